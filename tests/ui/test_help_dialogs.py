"""The sheet of shortcuts prints itself from the table; About says version and terms."""

import pytest
from desks import application
from PySide6.QtWidgets import QLabel
from waiting import close_all

from cxworkshop import __version__
from cxworkshop.language import Language
from cxworkshop.ui.about_dialog import AboutDialog
from cxworkshop.ui.shortcuts_dialog import ShortcutsDialog, _caps, _in_two
from cxworkshop.ui.theme import Theme

GROUPS = [
    ("Project", [("New project", "Ctrl+N"), ("Save as", "Ctrl+Shift+S")]),
    ("View", [("Larger", "Ctrl++, Ctrl+="), ("Move", "Alt+Up")]),
]


@pytest.fixture(autouse=True)
def closing():
    yield
    close_all()


def words(dialog) -> list[str]:
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_every_line_of_the_table_is_printed():
    application()
    shown = words(ShortcutsDialog(Theme("light"), Language("en"), GROUPS))

    for title, lines in GROUPS:
        assert title in shown
        assert all(name in shown for name, _ in lines)
    assert {"Ctrl", "Shift", "N", "S", "+", "=", "↑"} <= set(shown)


@pytest.mark.parametrize(
    ("keys", "caps"),
    [
        ("Ctrl+N", ["Ctrl", "N"]),
        ("Ctrl++", ["Ctrl", "+"]),
        ("+, −", ["+", ", ", "−"]),
        ("Left, Alt+Down", ["←", ", ", "Alt", "↓"]),
        ("Ctrl+,", ["Ctrl", ","]),
    ],
)
def test_keys_become_caps(keys, caps):
    assert list(_caps(keys)) == caps


def test_both_columns_are_about_as_long():
    groups = [("a", [("", "")] * 9), ("b", [("", "")] * 3), ("c", [("", "")] * 4)]

    left, right = _in_two(groups)

    assert [title for title, _ in left] == ["a"]
    assert [title for title, _ in right] == ["b", "c"]
    assert _in_two([]) == ([], [])


def test_about_says_version_licence_and_marks():
    application()
    said = " ".join(words(AboutDialog(Theme("dark"), Language("en"))))

    for part in (__version__, "MIT", "Source Sans Pro", "Net Promoter", "Nothing is sent anywhere"):
        assert part in said
