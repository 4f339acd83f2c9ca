"""What the values of a metric's column stand for, where they were not all understood: words of any language, codes."""

from PySide6.QtWidgets import QPushButton, QVBoxLayout

from cxworkshop.language import C_, N_
from cxworkshop.method.catalogue import method_of
from cxworkshop.method.measuring import favourable
from cxworkshop.method.questions import BEST, QUESTIONS, WORST
from cxworkshop.model.metrics import Metric
from cxworkshop.surveys.answering import NO_ANSWERS
from cxworkshop.surveys.proposing import ColumnFound
from cxworkshop.surveys.scales import Scale, scale_of
from cxworkshop.ui.desk import Desk
from cxworkshop.ui.importing.session import Session
from cxworkshop.ui.importing.values_panel import LEAVE_OUT, ValuesPanel
from cxworkshop.ui.parts import button, label

CHOOSE_ANSWER = N_("Choose an answer…")
WHICH_ANSWER = N_("Which answer is it? {column}")
MANY_ANSWERS = N_("The column has more values than a scale usually has. Is it the right one?")
ANSWERS_OF = N_(
    "Answers to “{metric}” go from {low} to {high}. The good end is {good}. Choose what each value stands for."
)
YES_NO_OF = N_("Answers to “{metric}” are yes and no. The good one is {good}. Choose what each value stands for.")
WITH_WORDS = C_("answer of a scale", "{answer} ({words})")
USE_THESE = N_("Use these answers")
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


def is_settled(seen: ColumnFound) -> bool:
    """Tell whether every value of a column is understood or has a choice."""
    return all(meaning_of(seen, text) is not None for text, _ in seen.values or ())


def meaning_of(seen: ColumnFound, text: str) -> str | None:
    """Give the answer that a value stands for now, "" for one that is left out, None where nobody knows."""
    chosen = seen.use.values.get(text)
    meaning = seen.meant.get(text)
    if chosen is not None or meaning is None:
        return chosen
    if meaning.answer is not None:
        return f"{meaning.answer:g}"
    return "" if meaning.why in NO_ANSWERS else None


def _metric(session: Session, seen: ColumnFound) -> Metric | None:
    return session.project.metrics.find(seen.use.metric)


def _scale(session: Session, seen: ColumnFound) -> Scale | None:
    """Give the scale if it has so few answers that they can be listed."""
    metric = _metric(session, seen)
    scale = scale_of(metric) if metric is not None else None
    return scale if scale is not None and scale.points else None


def answers_in_words(metric: Metric, scale: Scale, desk: Desk) -> list[tuple[str, int]]:
    """List the answers of a scale, the ends with what the question says at them."""
    if scale.yes_no:
        return [(desk.text(N_("No")), 0), (desk.text(N_("Yes")), 1)]
    method = method_of(metric.method)
    asked = [QUESTIONS[key] for key in method.questions if QUESTIONS[key].low] if method is not None else []
    if asked:
        low, high = asked[0].low, asked[0].high
    else:
        low, high = (WORST, BEST) if high_is_good(metric, scale) else (BEST, WORST)
    ends = {int(scale.low): low[desk.language.code], int(scale.high): high[desk.language.code]}
    numbers = range(int(scale.low), int(scale.high) + 1)
    named = [(answer, desk.language.number(answer, 0)) for answer in numbers]
    return [
        (desk.text(WITH_WORDS, answer=number, words=ends[answer]) if answer in ends else number, answer)
        for answer, number in named
    ]


def high_is_good(metric: Metric, scale: Scale) -> bool:
    """Tell whether the high end of a metric's scale is the good one."""
    method, counted = method_of(metric.method), favourable(metric)
    better = metric.direction or (method.direction if method is not None else None)
    counts_low = scale.low in counted and scale.high not in counted
    return counts_low == (better == "lower")


class AnswersPanel(ValuesPanel):
    """Match the values of a metric's column with the answers of its scale."""

    TITLE = WHICH_ANSWER
    TOO_MANY = MANY_ANSWERS

    def __init__(self, session: Session, place: int, seen: ColumnFound) -> None:
        """Give each value a box, set to what it is read as."""
        metric, scale = _metric(session, seen), _scale(session, seen)
        self._answers = (
            answers_in_words(metric, scale, session.desk) if metric is not None and scale is not None else []
        )
        super().__init__(session, place, seen)

    def _first_button(self) -> QPushButton:
        desk = self._session.desk
        self.confirm = button(desk.theme, desk.text(USE_THESE), self._confirm)
        return self.confirm

    def _begin(self, inside: QVBoxLayout) -> None:
        desk, metric, scale = self._session.desk, _metric(self._session, self._seen), _scale(self._session, self._seen)
        if metric is None or scale is None or not self._answers:
            return
        low, high = self._answers[0][0], self._answers[-1][0]
        good_words, good_answer = self._answers[-1 if high_is_good(metric, scale) else 0]
        good = good_words if scale.yes_no else desk.language.number(good_answer, 0)
        words = YES_NO_OF if scale.yes_no else ANSWERS_OF
        said = desk.text(words, metric=metric.name, low=low, high=high, good=good)
        inside.addWidget(label(desk.theme, said, "table", "text2", wrap=True))

    def _refresh_below(self) -> None:
        super()._refresh_below()
        # all have an answer, but the column as a whole is doubtful: somebody must say that it is right
        self.confirm.setVisible(self._seen.troubled and is_settled(self._seen) and self._seen.matched > 0)

    def _choices(self, text: str) -> list[tuple[str, str | None]]:
        desk = self._session.desk
        answers: list[tuple[str, str | None]] = [(words, str(answer)) for words, answer in self._answers]
        return [(desk.text(CHOOSE_ANSWER), None), *answers, (desk.text(LEAVE_OUT), "")]

    def _known(self, text: str) -> str | None:
        return meaning_of(self._seen, text)

    def _name(self, text: str) -> str:
        words = N_("What {value} in {column} means")
        return self._session.desk.text(words, value=text, column=self._seen.header)

    def _confirm(self) -> None:
        values = dict(self._session.mapping.columns[self.place].values)
        for text, _ in self._values:
            values.setdefault(text, self._known(text) or "")
        self._use(values)
