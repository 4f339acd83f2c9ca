"""What nobody sees waits: hidden tables and parts catch up when they are shown."""

import pytest
from desks import desk_for, example
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from cxworkshop.ui.sight import PutOff, out_of_sight
from cxworkshop.ui.table import Column, EditableTable
from cxworkshop.ui.views.source_card import SourceCard


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def pages(desk):
    made = QStackedWidget()
    made.table = EditableTable(desk, "segments", [Column(("name",))], name="Segments")
    made.addWidget(QWidget())
    made.addWidget(made.table)
    made.resize(600, 400)
    made.show()
    return made


def names(table):
    return [row.name for row in table.table_model.rows]


def rename(desk, name):
    desk.document.put(("segments", desk.project.segments[0].id, "name"), name)


def test_a_hidden_table_catches_up_when_it_is_shown(pages, desk):
    assert out_of_sight(pages.table)
    rename(desk, "Cold homes")
    assert "Cold homes" not in names(pages.table)

    pages.setCurrentIndex(1)

    assert not out_of_sight(pages.table)
    assert "Cold homes" in names(pages.table)
    rename(desk, "Warm homes")
    assert "Warm homes" in names(pages.table)


def test_who_asks_a_hidden_table_for_a_row_finds_it(pages, desk):
    id = desk.document.duplicate(("segments", desk.project.segments[0].id))

    assert pages.table.select(id)
    assert pages.table.current_id() == id


def test_a_table_that_was_never_put_into_a_window_follows_at_once(desk):
    table = EditableTable(desk, "segments", [Column(("name",))], name="Segments")

    rename(desk, "Cold homes")

    assert "Cold homes" in names(table)


def test_what_was_put_off_is_done_once(pages):
    done = []
    put_off = PutOff(pages.table, lambda: done.append(True))

    assert put_off.wanted() and put_off.wanted()
    assert not done
    pages.setCurrentIndex(1)
    assert done == [True]
    assert not put_off.wanted()
    pages.setCurrentIndex(0)
    pages.setCurrentIndex(1)
    assert done == [True]


def test_the_card_of_a_source_is_told_anew_when_it_is_shown(desk):
    source = desk.project.collection[0].id
    made = QStackedWidget()
    card = SourceCard(desk)
    page = QWidget()
    QVBoxLayout(page).addWidget(card)
    made.addWidget(QWidget())
    made.addWidget(page)
    made.show()
    card.show_source(source)

    desk.document.put(("collection", source, "name"), "Letters")
    assert "Letters" not in card.title.text()

    made.setCurrentIndex(1)
    assert "Letters" in card.title.text()
