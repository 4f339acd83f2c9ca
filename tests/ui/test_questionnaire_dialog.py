"""A questionnaire saved from step 3, in a real dialog."""

import pypdf
import pytest
from desks import desk_for, empty_project, example, wait_for
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from cxworkshop.ui.questionnaire_dialog import QuestionnaireDialog


@pytest.mark.parametrize("kind", ["pdf", "limesurvey", "text"])
def test_each_kind_is_written_and_can_be_read(tmp_path, kind):
    desk = desk_for(example("heat-pump"))
    dialog = QuestionnaireDialog(desk)
    dialog.show()
    dialog.kind.box.setCurrentIndex(dialog.kind.box.findData(kind))
    wait_for(lambda: dialog.outlook is not None and dialog._looking is None)
    assert dialog.outlook.questions > 0
    path = tmp_path / "form.out"
    said = []
    desk.toast_requested.connect(lambda text, button, call: said.append(text))
    dialog.save_to(path)
    wait_for(lambda: bool(said))
    if kind == "pdf":
        assert "recommend" in "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    else:
        assert "recommend" in path.read_text("utf-8-sig")


@pytest.mark.parametrize("zoom", [100, 150])
def test_there_is_nothing_to_scroll_to_below_the_words_and_the_window_fits_the_screen(zoom):
    dialog = QuestionnaireDialog(desk_for(example("heat-pump", "fi"), language="fi", zoom=zoom))
    dialog.show()
    wait_for(lambda: dialog.outlook is not None and dialog._looking is None)
    area = dialog.area
    area.widget().layout().activate()
    QApplication.sendPostedEvents(area.widget(), QEvent.Type.LayoutRequest)

    words = area.widget().layout().heightForWidth(area.viewport().width())
    assert area.widget().height() == max(words, area.viewport().height())
    assert dialog.frameGeometry().height() <= dialog.screen().availableSize().height()


def test_a_project_that_asks_nothing_says_so_and_writes_nothing():
    dialog = QuestionnaireDialog(desk_for(empty_project()))
    dialog.show()
    wait_for(lambda: dialog.outlook is not None and dialog._looking is None)
    assert dialog.outlook.nothing
    assert not dialog.save.isEnabled()


def test_the_name_of_a_project_is_refused(tmp_path):
    desk = desk_for(example("heat-pump"))
    dialog = QuestionnaireDialog(desk)
    dialog.show()
    wait_for(lambda: dialog.outlook is not None and dialog._looking is None)
    dialog.save_to(desk.document.path)
    assert dialog.problem.isVisible()
