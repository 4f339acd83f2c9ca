"""The line icons of resources/icons, in any colour of the theme."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPixmap

from cxworkshop import paths
from cxworkshop.ui.theme import Theme


def icon(theme: Theme, name: str, color: str = "text") -> QIcon:
    """Give an icon in the colour of a token; disabled it takes the colour of disabled text."""
    size = QSize(theme.px(20), theme.px(20))
    made = QIcon()
    made.addPixmap(pixmap(name, theme.color(color), size))
    made.addPixmap(pixmap(name, theme.color("disabled_text"), size), QIcon.Mode.Disabled)
    return made


def pixmap(name: str, color: QColor, size: QSize) -> QPixmap:
    """Draw an icon sharply for the screen it is shown on."""
    ratio = QGuiApplication.primaryScreen().devicePixelRatio()
    image = QPixmap(size * ratio)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw(painter, name, color, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return image


def draw(painter: QPainter, name: str, color: QColor, place: QRectF) -> None:
    """Draw an icon into a square of a painter."""
    from PySide6.QtSvg import QSvgRenderer  # only the few painted icons need it

    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(_source(name).replace("currentColor", color.name()).encode())).render(painter, place)


@cache
def _source(name: str) -> str:
    return (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
