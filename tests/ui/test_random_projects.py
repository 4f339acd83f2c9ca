"""Any valid project can be looked at: every screen, every sheet, whatever stands in it and whatever is missing."""

import gc

import pytest
from desks import TODAY, application, desk_for, wait_for
from hypothesis import HealthCheck, Phase, given, settings
from projects import projects

from cxworkshop.model.project import COLLECTIONS
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

PLAN = 8


@pytest.fixture
def window(tmp_path):
    application()
    kept = Settings(tmp_path / "settings.json")
    kept.values.language, kept.values.theme = "en", "light"
    made = Window(kept, TODAY)
    made.resize(1440, 900)
    made.show()
    return made


@settings(
    max_examples=4,
    derandomize=True,
    database=None,
    deadline=None,
    # a failure is found again by the same seed; shrinking a window would take minutes
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(project=projects(most=3))
def test_every_screen_shows_any_project(window, project):
    document = desk_for(project, project.about.language).document
    window.show_document(document)
    document.settle()

    for step in range(PLAN + 1):
        for part in parts_of(step):
            window.frame.open_step(step, part.KEY)
            # the plan of such a project is for the tests of the plan
            assert step == PLAN or wait_for(lambda: not window.frame.part().busy())
            window.grab()
    for collection in (*COLLECTIONS, *COLLECTIONS)[document.project.constants.max_surveys_per_year :][:6]:
        for record in getattr(project, collection)[:1]:
            window.frame.go((collection, record.id))
            window.frame.open_sheet((collection, record.id))
    window.grab()

    assert document.project == project
    # the app does this by itself, tests only when they end
    gc.collect()
