"""Plan and export: the real pages, made beside the window and made anew; a file that is whole or not there."""

from pathlib import Path

import pytest
from desks import desk_for, empty_project, example
from pypdf import PdfReader
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from waiting import after, close_all, until

from cxworkshop.exports.plan import SECTIONS
from cxworkshop.ui import printed as printing
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.printed import Options, build, render
from cxworkshop.ui.screens import plan as plan_screen
from cxworkshop.ui.screens.plan import Plan
from cxworkshop.ui.task import Cancelled
from cxworkshop.ui.views.pages import FIT

KEY = Qt.Key


@pytest.fixture(autouse=True)
def closing():
    yield
    close_all()


def nothing(share: float) -> None:
    pass


@pytest.fixture(scope="module")
def desk() -> Desk:
    made = desk_for(example("heat-pump"))
    made.document.settle()
    return made


@pytest.fixture
def plan(desk):
    # what another test has chosen would be remembered
    desk.memory.clear()
    return shown(desk)


def shown(desk: Desk, width: int = 1112, height: int = 608) -> Plan:
    """Show the screen and wait for its pages."""
    made = Plan(desk)
    made.resize(width, height)
    made.show()
    after(made.built, made.refresh)
    return made


def number(plan: Plan) -> str:
    return plan.preview._number.text()


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_pages_are_those_of_the_file(plan, tmp_path):
    printed = plan.preview.printed
    after(plan.saved, lambda: plan.save_to(tmp_path / "plan.pdf"))

    assert (tmp_path / "plan.pdf").read_bytes() == printed.data
    assert len(PdfReader(tmp_path / "plan.pdf").pages) == len(printed.sizes) == plan.preview.thumbs.pages.rowCount()
    assert "Never cold on a Friday" in text_of(tmp_path / "plan.pdf")
    assert number(plan) == f"Page 1 of {len(printed.sizes)}"


def test_only_what_is_seen_is_drawn(plan):
    thumbs = plan.preview.thumbs
    plan.grab()
    assert until(lambda: 0 in thumbs.pages.fresh and 0 in plan.preview.pages._pictures)

    assert len(thumbs.pages.fresh) < len(plan.preview.printed.sizes) / 2
    assert set(plan.preview.pages._pictures) == {0}


def test_a_page_is_drawn_at_the_size_asked_for(plan):
    image = render(plan.preview.printed, 0, 300)

    assert image.width() == 300
    assert image.height() in (424, 425)
    assert len({image.pixel(150, y) for y in range(0, image.height(), 5)}) > 3


def test_keys_turn_the_pages(plan):
    pages, last = plan.preview.pages, len(plan.preview.printed.sizes)
    for key, page in ((KEY.Key_PageDown, 2), (KEY.Key_PageDown, 3), (KEY.Key_PageUp, 2), (KEY.Key_End, last)):
        QTest.keyClick(pages, key)
        assert number(plan) == f"Page {page} of {last}"
        assert plan.preview.thumbs.currentIndex().row() == page - 1
    assert not plan.preview._on.isEnabled()
    QTest.keyClick(pages, KEY.Key_PageDown)
    assert pages.page == last - 1
    QTest.keyClick(pages, KEY.Key_Home)
    assert not plan.preview._back.isEnabled()
    assert pages.accessibleName() == f"Page 1 of {last}, Cover"


def test_a_small_page_opens_the_large_one(plan):
    QTest.keyClick(plan.preview.thumbs, KEY.Key_Down)

    assert plan.preview.pages.page == 1


def test_the_scale_goes_up_and_down_and_back_to_fit(plan):
    pages = plan.preview.pages
    fitted = pages.percent()
    QTest.keyClicks(pages, "+")
    assert pages.scale > fitted
    pages.set_scale(100)
    assert plan.preview.scale.text() == "100%"
    turn(pages, 120)
    assert pages.scale == 150
    for _ in range(5):
        turn(pages, -120)
    assert pages.scale == FIT
    assert plan.preview.scale.text() == "Fit"


def turn(pages, angle: int) -> None:
    """Turn the wheel with Ctrl held."""
    middle = QPointF(pages.viewport().rect().center())
    event = QWheelEvent(
        middle,
        middle,
        QPoint(),
        QPoint(0, angle),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(pages.viewport(), event)


def test_sections_say_on_how_many_pages_they_are(plan):
    printed = plan.preview.printed

    assert [section.key for section in printed.sections] == [section.key for section in SECTIONS]
    assert list(plan.choices.boxes) == [section.key for section in SECTIONS]
    by_key = {section.key: section for section in printed.sections}
    assert (by_key["cover"].first, by_key["cover"].pages) == (0, 1)
    assert (by_key["summary"].first, by_key["summary"].pages) == (1, 1)
    assert plan.choices.boxes["cover"].accessibleDescription() == "On one page"
    firsts = [section.first for section in printed.sections]
    assert firsts == sorted(firsts)
    assert printed.section_of(1) == "Summary"


def test_a_section_can_be_left_out(plan, tmp_path):
    before = len(plan.preview.printed.sizes)
    after(plan.built, lambda: QTest.keyClick(plan.choices.boxes["appendix"], KEY.Key_Space))

    assert len(plan.preview.printed.sizes) <= before
    assert plan.preview.printed.sections[-1].first is None
    after(plan.saved, lambda: plan.save_to(tmp_path / "short.pdf"))
    titles = [entry["/Title"] for entry in PdfReader(tmp_path / "short.pdf").outline if isinstance(entry, dict)]
    assert "Appendix" not in titles
    assert "Cover" in titles


def test_without_any_section_the_page_says_so_and_nothing_is_written(plan, tmp_path):
    for box in plan.choices.boxes.values():
        box.setChecked(False)
    after(plan.failed)

    assert plan.preview.trouble.text() == "Nothing is chosen. Tick at least one section."
    assert plan.preview.again.isHidden()
    after(plan.failed, lambda: plan.save_to(tmp_path / "none.pdf"))
    assert not (tmp_path / "none.pdf").exists()
    assert "Tick at least one section" in plan.problem.text()


def test_language_and_paper(plan, tmp_path):
    choices = plan.choices
    choices.language.setCurrentIndex(choices.language.findData("fi"))
    after(plan.built, lambda: choices.paper.setCurrentIndex(choices.paper.findData("Letter")))
    after(plan.saved, lambda: plan.save_to(tmp_path / "plan.pdf"))

    reader = PdfReader(tmp_path / "plan.pdf")
    assert reader.trailer["/Root"]["/Lang"] == "fi"
    assert tuple(round(side) for side in reader.pages[0].mediabox[2:]) == (612, 792)
    assert "Letter" in plan._kind.text()


def test_a_change_makes_the_pages_anew_and_keeps_the_old_ones_meanwhile():
    desk = desk_for(example("cafe"))
    plan = shown(desk)
    old = plan.preview.printed
    plan.preview.pages.set_page(1)

    desk.document.put(("profile", "name"), "Coffee at once")
    assert plan.preview.printed is old
    after(plan.built)

    assert plan.preview.printed is not old
    assert plan.preview.pages.page == 1
    assert plan.preview.printed.data != old.data


def test_many_changes_in_a_row_make_one_plan(monkeypatch):
    desk = desk_for(empty_project())
    plan = shown(desk)
    made: list[str] = []
    monkeypatch.setattr(
        "cxworkshop.ui.views.plan_preview.build",
        lambda view, options, report: made.append(view.profile.name) or build(view, options, report),
    )

    for name in ("A", "Ab", "Abc"):
        desk.document.put(("profile", "name"), name)
    after(plan.built)

    assert made == ["Abc"]


def test_a_newer_change_ends_the_older_work(desk):
    def stop(share: float) -> None:
        if share > 0.2:
            raise Cancelled

    with pytest.raises(Cancelled):
        build(desk.view(), Options("en"), stop)


def test_pages_that_cannot_be_made_are_tried_again(desk, monkeypatch):
    def broken(*some: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patch:
        patch.setattr("cxworkshop.ui.views.plan_preview.build", broken)
        plan = Plan(desk)
        plan.show()
        after(plan.failed, plan.refresh)
        assert "could not be made" in plan.preview.trouble.text()
        assert "safe" in plan.preview.trouble.text()
        assert not plan.preview.again.isHidden()
        plan.refresh()
        assert plan.preview._task is None
        assert not plan.preview._timer.isActive()

    after(plan.built, lambda: QTest.keyClick(plan.preview.again, KEY.Key_Space))
    assert plan.preview._banner.isHidden()


def test_nothing_is_made_while_the_screen_is_hidden(desk):
    plan = Plan(desk_for(empty_project()))
    plan.desk.document.put(("profile", "name"), "Not looked at")

    assert not plan.preview._timer.isActive()


def test_missing_owners_and_decisions_are_said_with_a_way_to_them():
    project = example("heat-pump")
    desk = desk_for(project)
    action = next(action for action in project.actions if action.status == "planned" and action.owner)
    desk.document.put(("actions", action.id, "owner"), "")
    desk.document.settle()
    plan = Plan(desk)
    went: list = []
    desk.go_requested.connect(went.append)
    desk.step_requested.connect(lambda step, view: went.append(step))

    plan._warn()
    links = [
        button
        for place in range(plan._warnings.count())
        for button in plan._warnings.itemAt(place).widget().findChildren(QPushButton)
    ]
    assert "owner" in links[0].accessibleDescription()
    for link in links:
        link.click()

    assert went[0] == ("actions", action.id, "owner")
    assert 1 <= went[1] <= 7


def test_saving_remembers_the_folder_and_offers_to_open_the_file(plan, tmp_path, monkeypatch):
    said: list = []
    opened: list = []
    plan.desk.toast_requested.connect(lambda *some: said.append(some))
    monkeypatch.setattr(plan_screen.QDesktopServices, "openUrl", lambda url: opened.append(url.toLocalFile()))
    asked: list = []

    def name_it(parent, title, proposed, kind):
        asked.append(proposed)
        return str(tmp_path / "our plan.pdf")

    monkeypatch.setattr(plan_screen, "ask_where_to_save", name_it)
    after(plan.saved, plan.save_plan)

    assert asked[0].suffix == ".pdf"
    text, button, call = said[0]
    assert text.startswith("Plan saved in")
    assert button == "Open"
    call()
    assert opened == [str(tmp_path / "our plan.pdf")]
    after(plan.saved, plan.save_plan)
    assert asked[1].parent == tmp_path


def test_a_plan_that_cannot_be_written_says_what_is_safe(plan, tmp_path):
    (tmp_path / "folder.pdf").mkdir()
    after(plan.failed, lambda: plan.save_to(tmp_path / "folder.pdf"))

    assert not plan.problem.isHidden()
    assert "is a folder" in plan.problem.text()
    assert plan.save.isEnabled()
    after(plan.saved, lambda: plan.save_to(tmp_path / "plan.pdf"))
    assert plan.problem.isHidden()


def test_a_plan_never_replaces_a_project(plan):
    path = plan.desk.document.path
    before = path.read_bytes()
    plan.save_to(path)
    plan.save_to(path.with_name("other.cxw"))

    assert path.read_bytes() == before
    assert not path.with_name("other.cxw").exists()
    assert "name of a project" in plan.problem.text()


def test_what_is_saved_is_the_project_as_it_is_now(tmp_path):
    desk = desk_for(example("cafe"))
    plan = shown(desk)
    desk.document.put(("profile", "name"), "Just now")
    after(plan.saved, lambda: plan.save_to(tmp_path / "plan.pdf"))

    assert "Just now" in text_of(tmp_path / "plan.pdf")


@pytest.mark.parametrize(("width", "height", "zoom"), [(856, 608, 100), (1000, 430, 100), (1180, 608, 200)])
def test_the_screen_holds_at_small_sizes(width, height, zoom):
    plan = Plan(desk_for(empty_project(), zoom=zoom))
    plan.resize(width, height)
    plan.show()

    assert plan.width() == width


def test_sections_share_a_page_in_the_count():
    titles = {"a": "A", "b": "B", "c": "C", "d": "D"}
    sizes = ((595.0, 842.0),) * 4
    starts = {"A": (0, 786.0), "B": (1, 400.0), "D": (3, 786.0)}

    counted = {one.key: (one.first, one.pages) for one in printing._sections(titles, starts, sizes)}

    assert counted == {"a": (0, 2), "b": (1, 2), "c": (None, 0), "d": (3, 1)}
