"""What the values of a metric's column stand for, where they were not all understood: words of any language, codes."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from cxworkshop.language import N_
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.answering import NO_ANSWERS
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.surveys.scales import Scale, scale_of
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.values_panel import LEAVE_OUT, MOST, ValuesPanel
from cxworkshop.ui.parts import button, label

CHOOSE_ANSWER = N_("Choose an answer…")
WHICH_ANSWER = N_("Which answer is it? {column}")
MANY_ANSWERS = N_("The column has more values than a scale usually has. Is it the right one?")
NOT_BY_VALUE = frozenset({"one_to_ten", "only_yes", "no_scale"})
"""What no choice for single values can answer."""
BY_VALUE = frozenset(
    {
        "wider", "narrower", "reversed", "shifted", "one_two", "unclear_codes", "unclear_words", "third_option",
        "percent", "not_whole", "other_scale", "missing_code", "zero_to_ten_for_1_10", "unread", "mixed",
    }
)  # fmt: skip


def asks_for_answers(session: Session, seen: ColumnFound) -> bool:
    """Tell whether the values of a column are asked for one by one."""
    if seen.use.role not in ("metric", "importance") or not seen.values or _scale(session, seen) is None:
        return False
    if NOT_BY_VALUE & set(seen.warnings):
        return False
    if seen.finding == "needs a choice":
        return bool(BY_VALUE & set(seen.warnings))
    return seen.finding == "misfit" or bool(seen.unmatched or seen.use.values)


def _metric(session: Session, seen: ColumnFound) -> Metric | None:
    return session.project.metrics.find(seen.use.metric)


def _scale(session: Session, seen: ColumnFound) -> Scale | None:
    """Give the scale if it has so few answers that they can be listed."""
    metric = _metric(session, seen)
    scale = scale_of(metric) if metric is not None else None
    return scale if scale is not None and scale.points else None


class AnswersPanel(ValuesPanel):
    """Match the values of a metric's column with the answers of its scale."""

    TITLE = WHICH_ANSWER
    TOO_MANY = MANY_ANSWERS

    def __init__(self, session: Session, place: int, seen: ColumnFound) -> None:
        """Give each value a box, set to what it is read as."""
        self.confirm: QPushButton | None = None
        super().__init__(session, place, seen)
        if seen.troubled and all(self._known(text) is not None for text in self.boxes):
            # all have an answer, but the column as a whole is doubtful: somebody must say that it is right
            words = session.desk.text(N_("Use these answers"))
            self.confirm = button(session.desk.theme, words, self._confirm)
            self._inside.addWidget(self.confirm, 0, Qt.AlignmentFlag.AlignLeft)

    def _begin(self, inside: QVBoxLayout) -> None:
        desk, metric, scale = self._session.desk, _metric(self._session, self._seen), _scale(self._session, self._seen)
        if metric is not None and scale is not None:
            low, high = (desk.language.number(end, 0) for end in (scale.low, scale.high))
            words = N_("Answers to {metric} go from {low} to {high}. Choose which one each value stands for.")
            said = desk.text(words, metric=metric.name, low=low, high=high)
            inside.addWidget(label(desk.theme, said, "table", "text2", wrap=True))

    def _values(self) -> list[tuple[str, int]]:
        values = super()._values()
        # where not all have room, what was not understood comes first
        return sorted(values, key=lambda one: one[0] not in self._seen.unmatched) if len(values) > MOST else values

    def _choices(self, text: str) -> list[tuple[str, str | None]]:
        desk, scale = self._session.desk, _scale(self._session, self._seen)
        answers: list[tuple[str, str | None]] = []
        if scale is not None and scale.yes_no:
            answers = [(desk.text(N_("No")), "0"), (desk.text(N_("Yes")), "1")]
        elif scale is not None:
            numbers = range(int(scale.low), int(scale.high) + 1)
            answers = [(desk.language.number(answer, 0), str(answer)) for answer in numbers]
        return [(desk.text(CHOOSE_ANSWER), None), *answers, (desk.text(LEAVE_OUT), "")]

    def _known(self, text: str) -> str | None:
        chosen = super()._known(text)
        meaning = self._seen.meant.get(text)
        if chosen is not None or meaning is None:
            return chosen
        if meaning.answer is not None:
            return f"{meaning.answer:g}"
        return "" if meaning.why in NO_ANSWERS else None

    def _name(self, text: str) -> str:
        words = N_("What {value} in {column} means")
        return self._session.desk.text(words, value=text, column=self._seen.header)

    def _confirm(self) -> None:
        values = dict(self._session.mapping.columns[self.place].values)
        for text in self.boxes:
            values.setdefault(text, self._known(text) or "")
        self._use(values)
