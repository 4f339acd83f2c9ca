"""Whatever somebody types, pastes or sends in is shown as it was written: nothing is opened, run or interpreted."""

import re
import sys
from pathlib import Path

import pytest
from desks import TODAY, application, desk_for, example, wait_for
from hostile import LONG, TEXTS, hostile
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListView,
    QMessageBox,
    QTextEdit,
    QWidget,
)

from cxworkshop.language import LANGUAGES
from cxworkshop.model.project import COLLECTIONS
from cxworkshop.ui.boxes import tell
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Recent, Settings
from cxworkshop.ui.window import Window

TAG = re.compile(r"<(?!/?p>)")
"""The beginning of markup, other than the paragraph into which we put tooltips."""
HEARD: list[str] = []
PLAN = 8


def _hear(event: str, arguments: tuple[object, ...]) -> None:
    if event.startswith("socket.") or (event == "open" and re.search("hostname|host/share", str(arguments[0]))):
        HEARD.append(f"{event} {arguments[0]}")


sys.addaudithook(_hear)


@pytest.fixture
def window(tmp_path):
    application()
    settings = Settings(tmp_path / "settings.json")
    settings.values.language, settings.values.theme = "en", "light"
    made = Window(settings, TODAY)
    made.resize(1440, 900)
    made.show()
    HEARD.clear()
    yield made
    assert not HEARD


def screens(window):
    """Open every screen in turn and paint it."""
    for step in range(PLAN + 1):
        for part in parts_of(step):
            window.frame.open_step(step, part.KEY)
            # the plan is made of the same texts, which takes its time and has tests of its own
            assert step == PLAN or wait_for(lambda: not window.frame.part().busy())
            window.grab()
            yield window.frame.part()


def opened(window, project, language="en"):
    document = desk_for(project, language).document
    window.show_document(document)
    document.settle()
    return document


def check_is_plain(root):
    """Find everything below a widget that could read what it shows as markup."""
    for widget in root.findChildren(QWidget):
        assert not TAG.search(widget.toolTip()), widget
        if isinstance(widget, QLabel) and re.search("[<&]", widget.text()):
            assert widget.textFormat() == Qt.TextFormat.PlainText, widget.text()[:80]
        assert not isinstance(widget, QTextEdit) or not widget.acceptRichText(), widget
        if isinstance(widget, QAbstractItemView) and widget.model() is not None:
            model = widget.model()
            columns = 1 if isinstance(widget, QListView) else model.columnCount()
            for row in range(min(model.rowCount(), 8)):
                for column in range(columns):
                    tip = model.index(row, column).data(Qt.ItemDataRole.ToolTipRole)
                    assert not TAG.search(tip or ""), (widget, tip)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_only_text_on_every_screen(window, language):
    window.settings.values.language = language
    window.set_language(language)
    opened(window, hostile(example("heat-pump")), language)

    for part in screens(window):
        check_is_plain(part)
        check_is_plain(window.frame.bar)
        check_is_plain(window.frame.coach)
        assert window.width() == 1440

    for page in range(3):
        window.frame.coach.open_page(page)
        window.grab()
    check_is_plain(window)


def test_hostile_text_is_only_text_in_every_record_sheet(window):
    document = opened(window, hostile(example("heat-pump")))

    for collection in COLLECTIONS:
        for record in getattr(document.project, collection)[:1]:
            window.frame.open_sheet((collection, record.id))
            window.grab()
            check_is_plain(window)


def test_texts_without_end_do_not_hold_the_window_up(window):
    opened(window, hostile(example("cafe"), LONG))

    for part in screens(window):
        assert all(len(one.text()) < 5_000 for one in part.findChildren(QLabel))
    assert window.width() == 1440


def test_what_is_found_is_only_text(window):
    opened(window, hostile(example("heat-pump")))
    goto = window.frame.goto

    for typed in ("<", "img", "hostname", "{name}", "%s", "w" * 500, "\u202e", "👩"):
        goto.setText(typed)
        goto.textEdited.emit(typed)
        window.grab()
    check_is_plain(window)


def test_boxes_toasts_and_menus_show_plain_text(window):
    document = opened(window, hostile(example("heat-pump")))

    for text in TEXTS:
        box = tell(window, "cxworkshop", text)
        assert box.textFormat() == Qt.TextFormat.PlainText
        box.grab()
        box.close()
        window.frame.desk.toast(text, text)
        document.put(("profile", "organisation"), f"{text}!")
        window.grab()
    assert window.width() == 1440
    assert not window.findChildren(QMessageBox) or not window.findChildren(QMessageBox)[-1].isVisible()


def test_the_start_page_shows_plain_text(window, tmp_path):
    for number, text in enumerate((*TEXTS, *LONG)):
        window.settings.remember(Recent(path=str(tmp_path / f"{number}"), name=text, subtitle=text))

    window.set_zoom(110)
    window.grab()

    check_is_plain(window)
    assert window.width() == 1440


def test_dialogs_show_plain_text(window):
    opened(window, hostile(example("heat-pump")))

    for show in (window.does.versions, window.does.settings, window.does.shortcuts, window.does.about):
        show()
        dialog = application().activeModalWidget()
        dialog.grab()
        check_is_plain(dialog)
        dialog.close()


def test_what_is_typed_comes_back_as_it_was_typed(window):
    document = opened(window, example("cafe"))
    segment = document.project.segments[0].id

    for text in (*TEXTS, *LONG):
        document.put(("segments", segment, "name"), text)
        assert document.project.segments[0].name == text
        window.frame.open_sheet(("segments", segment))
        window.grab()


def test_a_hostile_file_name_is_only_a_name(window, tmp_path):
    from cxworkshop.storage.project import ProjectFile

    path = Path(tmp_path) / "<img src='x'><b>&amp;{name}%s.cxw"
    ProjectFile(path).save(example("cafe"))

    window.open_path(str(path))

    assert window.document.path == path
    window.document.settle()
    check_is_plain(window)
    window.grab()


def test_buttons_and_fields_keep_the_ampersand(window):
    opened(window, hostile(example("cafe"), ("A & B",)))

    for part in screens(window):
        for one in part.findChildren(QAbstractButton):
            assert "A & B" not in one.text(), one.text()
        assert not [one for one in part.findChildren(QLineEdit) if "&&" in one.text()]
