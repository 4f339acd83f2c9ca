"""Any valid project can be looked at: every screen, every sheet, whatever stands in it and whatever is missing."""

from desks import TODAY, application, close_documents, desk_for, wait_for
from hypothesis import HealthCheck, Phase, given, settings
from projects import projects
from waiting import close_all

from cxworkshop.model.project import COLLECTIONS
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

PLAN = 8


@settings(
    max_examples=30,
    derandomize=True,
    database=None,
    deadline=None,
    # a failure is found again by the same seed; shrinking a window would take minutes
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(project=projects(most=3))
def test_every_screen_shows_any_project(tmp_path_factory, project):
    application()
    kept = Settings(tmp_path_factory.mktemp("kept") / "settings.json")
    kept.values.language, kept.values.theme = project.about.language, "light"
    window = Window(kept, TODAY)
    window.resize(1440, 900)
    window.show()
    document = desk_for(project, project.about.language).document
    window.show_document(document)
    document.settle()

    for step in range(PLAN + 1):
        for part in parts_of(step):
            window.frame.open_step(step, part.KEY)
            # the plan of such a project is for the tests of the plan
            assert step == PLAN or wait_for(lambda: not window.frame.part().busy())
            window.grab()
    for collection in COLLECTIONS:
        for record in getattr(project, collection)[:1]:
            window.frame.go((collection, record.id))
            window.frame.open_sheet((collection, record.id))
    window.grab()

    assert document.project == project
    close_documents()
    close_all()
