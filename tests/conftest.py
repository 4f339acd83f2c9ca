"""What holds for every test: no screen, and random examples that do not change from run to run in CI."""

import os

import pytest
from hypothesis import Phase, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A failing project is large, and making it smaller takes minutes; the first one found says enough.
settings.register_profile("desk", deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the stored pictures of the screens be renewed."""
    parser.addoption("--renew-screens", action="store_true", help="store the screens as they look now")
