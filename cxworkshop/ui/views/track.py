"""The track from the start to the target; right is always better."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF

from cxworkshop.language import N_, Language
from cxworkshop.method.figures.targets import TargetFigures
from cxworkshop.model.targets import Target
from cxworkshop.programme.charts import Track
from cxworkshop.programme.values import value_text
from cxworkshop.ui.theme import Theme

BAR, DOT, WAY = 8, 5, 5
FLAG_HIGH, FLAG_WIDE = 22, 8
EDGE = 8
SAME = 0.005
"""Places closer together than this are one place on the track."""


def draw_track(painter: QPainter, rect: QRectF, theme: Theme, track: Track | None) -> None:
    """Draw a track in the middle of a place; without one the groove stays empty."""
    px = theme.px
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    groove = QRectF(rect.left() + 1, rect.center().y() - px(BAR) / 2, rect.width() - 2, px(BAR))
    painter.setPen(QPen(theme.color("border_strong" if theme.contrast else "border"), 1))
    painter.setBrush(theme.color("sunken"))
    painter.drawRoundedRect(groove, px(BAR) / 2, px(BAR) / 2)
    if track is not None:
        _draw_way(painter, groove, theme, track)
    painter.restore()


def _draw_way(painter: QPainter, groove: QRectF, theme: Theme, track: Track) -> None:
    px, middle = theme.px, groove.center().y()

    def at(place: float) -> QPointF:
        return QPointF(groove.left() + px(EDGE) + place * (groove.width() - 2 * px(EDGE)), middle)

    now = track.now if track.now is not None else track.start
    start = track.start if track.start is not None else now
    color = {"met": "good", "worse": "bad"}.get(track.state, "accent")
    if track.minimum is not None:
        painter.setPen(QPen(theme.color("text2"), max(1, px(1.5))))
        foot = at(track.minimum) + QPointF(0, px(BAR) / 2 + 1)
        painter.drawLine(foot, foot + QPointF(0, px(4)))
    if track.target is not None and now is not None and track.target > now:
        # a worse value has the way back to its start behind the solid bar
        begin = start if track.state == "worse" and start is not None else now
        pen = QPen(theme.color(color), px(2), Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([1.2, 1.6])
        painter.setPen(pen)
        painter.drawLine(at(begin), at(track.target))
    moved = now is not None and start is not None and abs(now - start) > SAME
    if moved and now is not None and start is not None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color(color))
        left, right = sorted((at(start).x(), at(now).x()))
        painter.drawRect(QRectF(left, middle - px(WAY) / 2, right - left, px(WAY)))
    if track.target is not None:
        _draw_flag(painter, theme, at(track.target))
    if start is not None:
        _draw_dot(painter, theme, at(start), "surface", "text2")
    if moved and now is not None:
        _draw_dot(painter, theme, at(now), color, color)


def _draw_dot(painter: QPainter, theme: Theme, centre: QPointF, fill: str, edge: str) -> None:
    painter.setPen(QPen(theme.color(edge), max(1.5, theme.px(2))))
    painter.setBrush(theme.color(fill))
    painter.drawEllipse(centre, theme.px(DOT) - 0.5, theme.px(DOT) - 0.5)


def _draw_flag(painter: QPainter, theme: Theme, foot: QPointF) -> None:
    px, color = theme.px, theme.color("text")
    top = foot - QPointF(0, px(FLAG_HIGH) / 2)
    painter.setPen(QPen(color, max(1.5, px(2))))
    painter.drawLine(top, foot + QPointF(0, px(FLAG_HIGH) / 2 - px(2)))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawPolygon(QPolygonF([top, top + QPointF(px(FLAG_WIDE), px(4)), top + QPointF(0, px(8))]))


def track_sentence(target: Target, details: TargetFigures, language: Language) -> str:
    """Say a track in words: from where to where, by when, and where it stands now."""
    metric = details.metric
    if metric is None:
        return language.text(N_("Choose the metric first."))
    start = value_text(metric, details.value, language)
    now = details.now.estimate if details.now is not None else None
    today = value_text(metric, now.value, language, now.n) if now is not None and now.value is not None else ""
    if target.target is None:
        return language.text(N_("Now {now}, no target yet"), now=today or start)
    goal = value_text(metric, target.target, language)
    values = {"start": start, "target": goal, "day": language.short_date(target.target_date, year=True)}
    if details.value is None:
        return language.text(N_("To {target}, no starting point yet"), **values)
    if target.target_date is None:
        words = N_("From {start} to {target}, no date yet, now {now}")
    else:
        words = N_("From {start} to {target} by {day}, now {now}")
    return language.text(words, **values, now=today or start)
