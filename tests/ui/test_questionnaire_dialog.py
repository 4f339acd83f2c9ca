"""A questionnaire saved from step 3, in a real dialog."""

import pypdf
import pytest
from desks import desk_for, empty_project, example, wait_for

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
