"""The cover: whose plan it is, and one customer's way as a line."""

from collections.abc import Sequence

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.paper import MM, Paper, Style
from cxworkshop.exports.pen import Curve, Pen, Point
from cxworkshop.exports.placing import Box, Wanted, place
from cxworkshop.exports.plan.book import Book
from cxworkshop.exports.shapes import measure_line, shortened, write
from cxworkshop.exports.text import Text
from cxworkshop.language import N_
from cxworkshop.programme.charts import EmotionCurve, emotion_curve, smooth
from cxworkshop.programme.decisions import decision
from cxworkshop.programme.steps import STEPS

PLAN = N_("Action plan for customer experience")
GOAL = N_("Action plan for a better customer experience")
PANEL = 0.735
"""The part of the page that the dark panel covers."""
SIZES = (40, 34, 28, 23)
MOST_LINES = 4
NAME = Style(paper.SEMIBOLD, 15, 19, paper.PANEL_SIGNAL)
KIND = Style(paper.REGULAR, 11, 15, paper.PANEL_TEXT2)
SUBTITLE = Style(paper.REGULAR, 15, 21, paper.PANEL_TEXT2)
LABEL = Style(paper.SEMIBOLD, 11, 14, paper.PANEL_TEXT)
MOMENT = Style(paper.REGULAR, 10, 13, paper.PANEL_TEXT2)
VALUE = paper.BODY.strong()
LABEL_WIDTH = 108.0


def build(book: Book) -> Sequence[Block]:
    """Make the cover."""
    return [Cover(book)]


def chosen_curve(book: Book) -> EmotionCurve | None:
    """Choose the journey that the cover shows: the first with two emotions, of a measured segment if there is one."""
    measured = {segment.id for segment in book.view.segments if segment.decision == "measure now"}
    journeys = sorted(book.view.journeys, key=lambda journey: journey.segment not in measured)
    curves = (emotion_curve(book.view, journey) for journey in journeys)
    return next((curve for curve in curves if len(curve.felt()) > 1), None)


class Cover(Block):
    """Fill the first page, to its edges."""

    whole_page = True
    anchor = "cover"

    def __init__(self, book: Book) -> None:
        """Take what the cover says from the project."""
        self._book = book
        self._curve = chosen_curve(book)
        self.bookmark = (0, book.text(N_("Cover")))

    def height(self, width: float) -> float:
        """Give the height of the body, so that nothing else follows."""
        return self._book.paper.body_height

    def draw(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Draw the panel, the words on it, the curve, and the people below."""
        sheet = self._book.paper
        edge = sheet.height * PANEL
        pen.box(0, 0, sheet.width, edge, fill=paper.PANEL)
        below = self._words(pen, x, width)
        area = Box(x, max(below + 36, edge * 0.52), width, 0)
        area = area._replace(height=edge - 66 - area.y)
        if self._curve is not None:
            with pen.tags.content("Figure", self._note()):
                CoverCurve(self._curve, sheet).draw(pen, area)
        else:
            _steps(pen, self._book, area)
        self._people(pen, x, edge + 34, width)
        note = Text(self._note(), style=paper.SMALL)
        note.draw(pen, x, sheet.height - sheet.footer - note.height(width), width)

    def _words(self, pen: Pen, x: float, width: float) -> float:
        """Write organisation, title and subtitle, and give where they end."""
        profile = self._book.view.profile
        y = self._book.paper.top
        if profile.organisation:
            write(pen, x, y + 12, shortened(profile.organisation, NAME, width), NAME)
            y += 19
        write(pen, x, y + 12, self._book.text(PLAN), KIND)
        y += 46
        title = fitted_title(profile.name or self._book.text(GOAL), width)
        title.draw(pen, x, y, width)
        y += title.height(width) + 16
        if profile.subtitle:
            subtitle = Text(profile.subtitle, style=SUBTITLE, most=4)
            subtitle.draw(pen, x, y, width * 0.86)
            y += subtitle.height(width * 0.86)
        return y

    def _people(self, pen: Pen, x: float, y: float, width: float) -> None:
        """Write the day, who made it and who led it, side by side."""
        view, book = self._book.view, self._book
        names = [participant.name for participant in view.workshop.participants if participant.name]
        entries = [
            (N_("Workshop"), book.language.long_date(view.workshop.day) if view.workshop.day else ""),
            (N_("Made by"), ", ".join(names)),
            (N_("Led by"), view.profile.facilitator),
            (N_("As of"), book.language.long_date(view.today)),
            (N_("Next review"), book.language.long_date(view.profile.review_date) if view.profile.review_date else ""),
            (N_("Confidentiality"), view.profile.confidentiality),
        ]
        shown = [(book.text(label), words) for label, words in entries if words]
        part, gap = (width - 2 * 18) / 3, 18
        for row in range(0, len(shown), 3):
            deepest = 0.0
            for place_, (label, words) in enumerate(shown[row : row + 3]):
                block = Stack(Text(label, style=paper.HEAD), Text(words, style=VALUE, most=4))
                block.draw(pen, x + place_ * (part + gap), y, part)
                deepest = max(deepest, block.height(part))
            y += deepest + 14

    def _note(self) -> str:
        """Say what the curve shows."""
        if self._curve is None:
            return self._book.text(N_("Seven questions, seven decisions, one plan."))
        felt = self._curve.felt()
        names = (self._curve.name, self._curve.stops[felt[0][0]].name, self._curve.stops[felt[-1][0]].name)
        journey, first, last = (
            self._book.language.quote(shortened(name, paper.SMALL, wide))
            for name, wide in zip(names, (160, 110, 110), strict=True)
        )
        words = N_("The line shows how a customer feels along the journey {journey}, from {first} to {last}.")
        return self._book.text(words, journey=journey, first=first, last=last)


def fitted_title(words: str, width: float) -> Text:
    """Set the title as large as it fits in a few lines; what is beyond them ends in three dots."""
    for size in SIZES:
        style = paper.COVER._replace(size=size, leading=size * 1.08)
        most = MOST_LINES if size == SIZES[-1] else MOST_LINES - 1
        if len(Text(words, style=style).lines(width)) <= most:
            break
    return Text(words, style=style, most=MOST_LINES, role="H1")


class CoverCurve:
    """Draw the emotions of a journey from edge to edge of the paper."""

    def __init__(self, curve: EmotionCurve, sheet: Paper) -> None:
        """Take the curve."""
        self._stops = [(curve.stops[n], emotion) for n, emotion in curve.felt()]
        self._sheet = sheet

    def draw(self, pen: Pen, area: Box) -> None:
        """Draw the line of nothing special, the curve, its points and their names."""
        middle = area.y + area.height / 2
        pen.line((0, middle), (self._sheet.width, middle), 0.6, paper.PANEL_LINE)
        points = self._points(area)
        bends = [Curve(*bend) for bend in smooth(self._with_ends(points))]
        start = self._with_ends(points)[0]
        with pen.clipped(0, 0, self._sheet.width, self._sheet.height * PANEL):
            pen.path(start, bends, colour=paper.PANEL_SIGNAL, weight=2.6)
        for point in points:
            pen.circle(*point, 4.6, fill=paper.PANEL, colour=paper.PANEL_SIGNAL, weight=2.4)
        self._labels(pen, area, points, bends, start)

    def _points(self, area: Box) -> list[Point]:
        inset = 4 * MM
        step = (area.width - 2 * inset) / (len(self._stops) - 1)
        return [
            (area.x + inset + place_ * step, area.y + (2 - emotion) / 4 * area.height)
            for place_, (_, emotion) in enumerate(self._stops)
        ]

    def _with_ends(self, points: list[Point]) -> list[Point]:
        """Lead the line on to both edges of the paper."""
        first = points[0][1] - (points[1][1] - points[0][1]) * 0.25
        last = points[-1][1] + (points[-1][1] - points[-2][1]) * 0.12
        return [(-2.0, first), *points, (self._sheet.width + 2, last)]

    def _labels(self, pen: Pen, area: Box, points: list[Point], bends: list[Curve], start: Point) -> None:
        if len(points) > 9:
            return
        names = [shortened(stop.name, LABEL, LABEL_WIDTH) for stop, _ in self._stops]
        times = [shortened(stop.time, MOMENT, LABEL_WIDTH) for stop, _ in self._stops]
        wanted = [
            Wanted(x, y, max(measure_line(name, LABEL), measure_line(time, MOMENT)), 28 if time else 15)
            for (x, y), name, time in zip(points, names, times, strict=True)
        ]
        room = Box(14, area.y - 26, self._sheet.width - 28, area.height + 66)
        line = [Box(x - 3, y - 3, 6, 6) for x, y in traced(start, bends)]
        for name, time, box in zip(names, times, place(wanted, 7, room, line), strict=True):
            write(pen, box.x, box.y + 11, name, LABEL)
            write(pen, box.x, box.y + 25, time, MOMENT)


def traced(start: Point, bends: Sequence[Curve], steps: int = 14) -> list[Point]:
    """Give points along a smooth line."""
    found = [start]
    for bend in bends:
        a, (b, c, d) = found[-1], bend
        for step in range(1, steps + 1):
            t = step / steps
            u = 1 - t
            parts = (u**3, 3 * u * u * t, 3 * u * t * t, t**3)
            x, y = (sum(w * p[axis] for w, p in zip(parts, (a, b, c, d), strict=True)) for axis in (0, 1))
            found.append((x, y))
        found[-1] = d
    return found


def _steps(pen: Pen, book: Book, area: Box) -> None:
    """Draw the seven steps where no journey is drawn yet; decided ones are filled."""
    middle = area.y + area.height / 2
    pen.line((0, middle), (book.paper.width, middle), 1.4, paper.PANEL_SIGNAL)
    gap = area.width / len(STEPS)
    for place_, step in enumerate(STEPS):
        x = area.x + gap * (place_ + 0.5)
        done = decision(book.view, step.number).state == "confirmed"
        fill = paper.PANEL_SIGNAL if done else paper.PANEL
        pen.circle(x, middle, 9, fill=fill, colour=paper.PANEL_SIGNAL, weight=2)
        ink = paper.PANEL if done else paper.PANEL_SIGNAL
        number = Style(paper.SEMIBOLD, 10, 12, ink)
        wide = measure_line(str(step.number), number)
        write(pen, x - wide / 2, middle + 3.4, str(step.number), number)
        label = Text(book.text(step.title), style=MOMENT, align="centre")
        label.draw(pen, x - gap / 2 + 2, middle + (18 if place_ % 2 else -22 - label.height(gap - 4)), gap - 4)
