"""The first page: projects by keys and by mouse, what is lost is said, nothing slow before the first paint."""

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from desks import application
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from waiting import close_all, until

from cxworkshop.language import LANGUAGES, Language
from cxworkshop.programme.examples import EXAMPLES
from cxworkshop.programme.templates import TEMPLATES
from cxworkshop.ui import files
from cxworkshop.ui.screens import start
from cxworkshop.ui.screens.start import FEW, StartPage
from cxworkshop.ui.settings import Recent, Settings
from cxworkshop.ui.style import apply
from cxworkshop.ui.theme import Theme
from cxworkshop.ui.views.card_button import CardButton
from cxworkshop.ui.views.recent import SPOKEN, day_text, shown

TODAY = date(2026, 11, 21)
KEY = Qt.Key


@pytest.fixture(autouse=True)
def closing():
    yield
    close_all()


def page_for(folder: Path, names: list[str], language: str = "en", zoom: int = 100) -> StartPage:
    """Show the page with recent projects; those named with "lost" have no file."""
    theme = Theme("light", zoom)
    apply(application(), theme)
    settings = Settings(folder / "settings.json")
    for name in reversed(names):
        path = folder / f"{name}.cxw"
        if "lost" not in name:
            path.touch()
        settings.remember(Recent(str(path), name, "", 5, (1, 1, 1, 1, 1, 0.5, 0), "2026-11-21T10:42"))
    page = StartPage(theme, Language(language), settings, TODAY)
    page.resize(1440, 868)
    page.show()
    page.fill_cards()
    page.first_focus().setFocus()
    return page


def heard(signal) -> list:
    values: list = []
    signal.connect(lambda *some: values.append(some))
    return values


def test_enter_opens_the_project_that_the_arrows_chose(tmp_path):
    page = page_for(tmp_path, ["one", "two", "three"])
    opened = heard(page.path_chosen)

    QTest.keyClick(page.list, KEY.Key_Down)
    QTest.keyClick(page.list, KEY.Key_Return)

    assert opened == [(str(tmp_path / "two.cxw"),)]


def test_a_click_opens_too(tmp_path):
    page = page_for(tmp_path, ["one", "two"])
    opened = heard(page.path_chosen)

    place = page.list.visualRect(page.list.rows.index(1)).center()
    QTest.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert opened == [(str(tmp_path / "two.cxw"),)]


def test_delete_takes_a_project_off_the_list_and_leaves_its_file(tmp_path):
    page = page_for(tmp_path, ["one", "two"])

    QTest.keyClick(page.list, KEY.Key_Delete)

    assert [row.title for row in page.list.rows.rows] == ["two"]
    assert [one.name for one in Settings(tmp_path / "settings.json").values.recent] == ["two"]
    assert (tmp_path / "one.cxw").exists()


def test_without_projects_the_page_says_what_to_begin_with(tmp_path):
    page = page_for(tmp_path, [])
    asked, example = heard(page.new_requested), heard(page.example_requested)

    assert page.list.isHidden()
    QTest.keyClick(page.first_review, KEY.Key_Space)
    QTest.keyClick(page.first_example, KEY.Key_Space)

    assert asked == [("first-review",)]
    assert example == [("heat-pump",)]
    assert page.first_focus() is page.side.new


def test_the_last_project_taken_off_leaves_the_focus_on_a_new_one(tmp_path):
    page = page_for(tmp_path, ["one"])
    page.activateWindow()

    QTest.keyClick(page.list, KEY.Key_Delete)

    assert page.list.isHidden()
    assert page.focusWidget() is page.side.new


def test_a_lost_project_is_said_and_can_be_looked_for(tmp_path, monkeypatch):
    page = page_for(tmp_path, ["lost", "here"])
    opened = heard(page.path_chosen)
    assert until(lambda: page.list.rows.rows[0].missing)
    assert not page.list.rows.rows[1].missing
    assert "Not found" in page.list.rows.index(0).data(SPOKEN)
    assert [action.text() for action in page.list.menu().actions()] == ["Look for it…", "Remove from this list"]

    found = str(tmp_path / "here.cxw")
    monkeypatch.setattr(start, "ask_for_project", lambda *some: found)
    QTest.keyClick(page.list, KEY.Key_Return)

    assert opened == [(found,)]
    assert [row.title for row in page.list.rows.rows] == ["here"]


def test_a_lost_project_stays_when_nothing_was_found(tmp_path, monkeypatch):
    page = page_for(tmp_path, ["lost"])
    assert until(lambda: page.list.rows.rows[0].missing)
    monkeypatch.setattr(start, "ask_for_project", lambda *some: "")

    QTest.keyClick(page.list, KEY.Key_Return)

    assert len(page.list.rows.rows) == 1


def test_many_projects_are_shown_when_asked_for(tmp_path):
    names = [f"project {number}" for number in range(FEW + 3)]
    page = page_for(tmp_path, names)
    assert len(page.list.rows.rows) == FEW

    page._more.click()

    assert [row.title for row in page.list.rows.rows] == names
    assert page._more.isHidden()


def test_templates_and_examples_are_cards_with_name_and_note(tmp_path):
    page = page_for(tmp_path, [])
    asked, example = heard(page.new_requested), heard(page.example_requested)

    cards = page.findChildren(CardButton)
    assert [card.accessibleName() for card in cards] == [one.title for one in (*TEMPLATES, *EXAMPLES)]
    assert all(card.accessibleDescription() for card in cards)
    for card in cards:
        QTest.keyClick(card, KEY.Key_Space)

    assert asked == [(template.key,) for template in TEMPLATES]
    assert example == [(one.key,) for one in EXAMPLES]


def test_new_open_language_and_theme(tmp_path):
    page = page_for(tmp_path, [])
    told = [heard(signal) for signal in (page.new_requested, page.open_requested)]
    chosen = [heard(signal) for signal in (page.language_chosen, page.theme_chosen)]

    QTest.keyClick(page.side.new, KEY.Key_Space)
    QTest.keyClick(page.side.open, KEY.Key_Space)
    for choice in (page.side.languages, page.side.themes):
        choice.menu().actions()[1].trigger()

    assert told == [[("",)], [()]]
    assert chosen == [[(LANGUAGES[1],)], [("light",)]]
    assert page_for(tmp_path, []).side.themes.menu().actions()[0].isChecked()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("width", "height", "zoom"), [(1024, 640, 100), (1440, 868, 100), (1440, 868, 200)])
def test_nothing_is_wider_than_the_page(tmp_path, language, width, height, zoom):
    page = page_for(tmp_path, ["one", "lost"], language, zoom)
    page.resize(width, height)

    assert page.width() == width
    for area in (page._side, page._page):
        assert until(lambda area=area: area.widget().width() <= area.viewport().width())
    assert page.list.width() > page.theme.px(280)


def test_what_a_row_says():
    recent = Recent(str(Path.home() / "Documents" / "Work" / "a.cxw"), "Vinterro", "Winter", 7, (1.0,) * 7)
    row = shown(recent, Language("en"), TODAY)

    assert row.title == "Vinterro – Winter"
    assert row.place == "Documents › Work"
    assert row.progress == "Plan ready"
    assert shown(Recent("/x/plan.cxw"), Language("en"), TODAY).title == "plan"


@pytest.mark.parametrize(
    ("opened", "said"),
    [
        ("2026-11-21T08:05", "Today 8:05"),
        ("2026-11-12T08:05", "12 Nov"),
        ("2025-11-12T08:05", "12 Nov 2025"),
        ("", ""),
        ("soon", ""),
    ],
)
def test_when_a_project_was_open(opened, said):
    assert day_text(opened, Language("en"), TODAY) == said


def test_where_a_folder_is():
    language, home = Language("en"), Path("/home/anna")

    assert files.place_text(home, language, home) == "Home folder"
    assert files.place_text(home / "Documents" / "CX", language, home) == "Documents › CX"
    assert files.place_text(Path("/media/stick"), language, home) == "media › stick"


def test_the_page_loads_nothing_slow():
    slow = ["cxworkshop.programme", "cxworkshop.method", "cxworkshop.exports", "reportlab", "pypdfium2", "pyqtgraph"]
    code = (
        "import sys, cxworkshop.ui.screens.start;"
        f"print([name for name in {slow} if any(one == name or one.startswith(name + '.') for one in sys.modules)])"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
