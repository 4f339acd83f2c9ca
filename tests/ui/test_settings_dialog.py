"""Settings: what is chosen for this computer is told, what is set in the project can be undone."""

import pytest
from desks import desk_for, example
from PySide6.QtWidgets import QComboBox, QLineEdit

from cxworkshop.model.project import Constants
from cxworkshop.ui.settings_dialog import GROUPS, SettingsDialog


@pytest.fixture
def desk():
    return desk_for(example("heat-pump"))


@pytest.fixture
def dialog(desk):
    made = SettingsDialog(desk)
    made.show()
    return made


def choose(choice, value):
    choice.box.setCurrentIndex(choice.box.findData(value))
    choice.box.activated.emit(choice.box.currentIndex())


def test_it_shows_what_is_set(dialog):
    shown = [choice.box.currentText() for choice in (dialog.language, dialog.colours, dialog.zoom)]
    assert shown == ["English", "As the system", "100%"]


def test_choices_for_this_computer_are_told(dialog):
    told = []
    for signal in (dialog.language_chosen, dialog.theme_chosen, dialog.zoom_chosen):
        signal.connect(told.append)
    choose(dialog.language, "fi")
    choose(dialog.colours, "contrast")
    choose(dialog.zoom, 150)
    assert told == ["fi", "contrast", 150]


def test_every_constant_has_an_editor():
    names = [name for _, names in GROUPS for name in names]
    fields = {name for name in Constants.__struct_fields__ if name != "unknown"}
    assert sorted(names) == sorted(fields)


def test_everything_has_a_name(dialog):
    for kind in (QComboBox, QLineEdit):
        for widget in dialog.findChildren(kind):
            if not isinstance(widget.parentWidget(), QComboBox):
                assert widget.accessibleName(), widget


def test_participants_follow_the_project(dialog, desk):
    rows = dialog.participants.model().rowCount()
    first = desk.project.workshop.participants[0]
    desk.document.remove([("workshop", "participants", first.id)])
    assert dialog.participants.model().rowCount() == rows - 1
    desk.document.undo()
    assert dialog.participants.model().rowCount() == rows
