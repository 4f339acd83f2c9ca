"""The emotion curve of a journey, and the smooth line that it is drawn with."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from cxworkshop.method.view import View
from cxworkshop.model.experiences import Journey

Point = tuple[float, float]


class Stop(NamedTuple):
    """Hold one stage of a journey: its name, time and emotion, and whether it is measured."""

    name: str
    time: str
    emotion: float | None
    word: str
    measured: bool


class EmotionCurve(NamedTuple):
    """Hold the stages of a journey in order; the emotion runs from -2 to +2."""

    name: str
    stops: tuple[Stop, ...]

    def felt(self) -> list[tuple[int, float]]:
        """Give place and emotion of the stages where one is known."""
        return [(place, stop.emotion) for place, stop in enumerate(self.stops) if stop.emotion is not None]


def emotion_curve(view: View, journey: Journey) -> EmotionCurve:
    """Describe how a customer feels along a journey."""
    measured = {experience.stage for experience in view.experiences if experience.decision == "measure now"}
    return EmotionCurve(
        journey.name,
        tuple(
            Stop(stage.name, stage.time, stage.emotion, stage.emotion_word, stage.id in measured)
            for stage in journey.stages
        ),
    )


class Bend(NamedTuple):
    """Hold one piece of a smooth line: two points that pull, and where it ends."""

    pull: Point
    push: Point
    end: Point


def smooth(points: Sequence[Point]) -> list[Bend]:
    """Lead a smooth line through points with rising x that never goes beyond them (Fritsch & Carlson 1980)."""
    if len(points) < 2:
        return []
    steps = [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(points)]
    slopes = [rise / run for run, rise in steps]
    inner = [0.0 if one * two <= 0 else (one + two) / 2 for one, two in pairwise(slopes)]
    tangents = [slopes[0], *inner, slopes[-1]]
    for place, slope in enumerate(slopes):
        if slope == 0:
            tangents[place] = tangents[place + 1] = 0.0
            continue
        reach = hypot(tangents[place] / slope, tangents[place + 1] / slope)
        if reach > 3:
            tangents[place] *= 3 / reach
            tangents[place + 1] *= 3 / reach
    bends = []
    for place, (run, _) in enumerate(steps):
        (x, y), (end_x, end_y) = points[place], points[place + 1]
        third = run / 3
        pull = (x + third, y + tangents[place] * third)
        push = (end_x - third, end_y - tangents[place + 1] * third)
        bends.append(Bend(pull, push, (end_x, end_y)))
    return bends
