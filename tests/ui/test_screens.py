"""Every screen looks as it did: compared with stored pictures, which `pytest --renew-screens` renews.

The pictures are kept at half their size: small, and blind to what no eye sees.
"""

from pathlib import Path

import numpy
import pytest
from desks import TODAY, application, desk_for, empty_project, example, wait_for
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage

from cxworkshop.tour import NAMES, settle
from cxworkshop.ui.screens import parts_of
from cxworkshop.ui.settings import Settings
from cxworkshop.ui.window import Window

STORED = Path(__file__).parent / "screens"
SIZE = QSize(1280, 720)
MEAN_OFF = 0.6
"""How far apart two pictures may be on average, of 255."""
FAR, FAR_SHARE = 48, 0.004
"""So many of 255 is a visible difference, and this share of points may have one."""

SCREENS = [
    *(("heat-pump", step, part.KEY, "en", "light") for step in range(9) for part in parts_of(step)),
    *(("empty", step, part.KEY, "en", "light") for step in (0, 1, 2, 7) for part in parts_of(step)),
    *(("heat-pump", step, parts_of(step)[0].KEY, "fi", "dark") for step in (1, 5, 6)),
    *(("heat-pump", step, parts_of(step)[0].KEY, "en", "contrast") for step in (2, 5)),
]


def named(screen: tuple[str, int, str, str, str]) -> str:
    project, step, view, language, theme = screen
    return "-".join(part for part in (project, NAMES[step], view, language, theme) if part)


@pytest.mark.parametrize("screen", SCREENS, ids=named)
def test_a_screen_looks_as_it_did(screen, tmp_path, request):
    project, step, view, language, theme = screen
    application()
    settings = Settings(tmp_path / "settings.json")
    settings.values.language, settings.values.theme = language, theme
    window = Window(settings, TODAY)
    window.resize(SIZE)
    window.show()
    rows = empty_project(language) if project == "empty" else example(project, language)
    document = desk_for(rows, language, theme).document
    window.show_document(document)
    document.settle()
    window.frame.open_step(step, view)
    document.settle()
    window.frame.rail.list.setFocus()
    assert wait_for(window.frame.part().isVisible)
    settle(window)

    picture = window.grab().toImage().scaled(SIZE / 2, mode=Qt.TransformationMode.SmoothTransformation)
    stored = STORED / f"{named(screen)}.png"
    if request.config.getoption("--renew-screens"):
        stored.parent.mkdir(exist_ok=True)
        assert picture.convertToFormat(QImage.Format.Format_RGB888).save(str(stored))
        return

    off = abs(points(picture) - points(QImage(str(stored))))
    picture.save(str(tmp_path / stored.name))
    assert off.mean() <= MEAN_OFF, f"it looks different now: {tmp_path / stored.name}"
    assert (off.max(axis=2) > FAR).mean() <= FAR_SHARE, f"a part looks different now: {tmp_path / stored.name}"


def points(image: QImage) -> numpy.ndarray:
    plain = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = numpy.frombuffer(plain.constBits(), numpy.uint8).reshape(plain.height(), plain.bytesPerLine())
    return rows[:, : plain.width() * 3].reshape(plain.height(), plain.width(), 3).astype(int)
