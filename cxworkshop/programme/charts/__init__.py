"""Charts as data: what the window and the paper both draw, made from a view of the project.

Numbers are in the units of the figures, places on an axis run from 0 to 1, and words of ours are messages, so
that a chart can be drawn in any language, at any size.
"""

from cxworkshop.programme.charts.bars import Bar, Bars, pareto
from cxworkshop.programme.charts.emotions import Bend, EmotionCurve, Point, Stop, emotion_curve, smooth
from cxworkshop.programme.charts.matrices import (
    Points,
    Spot,
    driver_matrix,
    experience_matrix,
    impact_effort,
    importance_performance,
)
from cxworkshop.programme.charts.timelines import WEEKS, Mark, Timeline, TimeRow, repeated, review_days, timeline
from cxworkshop.programme.charts.tracks import Track, TrackState, track
from cxworkshop.programme.charts.trends import Dot, Lines, nice_ticks, trends

__all__ = [
    "WEEKS",
    "Bar",
    "Bars",
    "Bend",
    "Dot",
    "EmotionCurve",
    "Lines",
    "Mark",
    "Point",
    "Points",
    "Spot",
    "Stop",
    "TimeRow",
    "Timeline",
    "Track",
    "TrackState",
    "driver_matrix",
    "emotion_curve",
    "experience_matrix",
    "impact_effort",
    "importance_performance",
    "nice_ticks",
    "pareto",
    "repeated",
    "review_days",
    "smooth",
    "timeline",
    "track",
    "trends",
]
