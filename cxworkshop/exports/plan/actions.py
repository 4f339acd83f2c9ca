"""Step 6, second half: who does what by when, and whether it is enough."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from cxworkshop.exports import paper
from cxworkshop.exports.layout import Block, Stack
from cxworkshop.exports.paper import Style
from cxworkshop.exports.plan.book import (
    AMBER,
    Aside,
    Book,
    continued,
    date_cell,
    day_text,
    due_order,
    group,
    heading,
    nothing,
    owner_cell,
    plain,
    small,
    title,
)
from cxworkshop.exports.shapes import TickBox
from cxworkshop.exports.tables import Column, Entry, Row, Table
from cxworkshop.exports.text import Run, Text
from cxworkshop.language import C_, N_, NP_, Message
from cxworkshop.method.figures.improvements import EffectFigures, effects, is_open
from cxworkshop.method.figures.targets import target_figures
from cxworkshop.model.improvements import Action
from cxworkshop.model.project import code
from cxworkshop.programme.choices import label
from cxworkshop.programme.messages import reason_text
from cxworkshop.programme.values import reading_text, value_text
from cxworkshop.programme.workload import effect_text
from cxworkshop.programme.you_said import left_out

TITLE = N_("Action plan")
PROMISED = paper.SMALL.strong().tinted(paper.ACCENT)
SOON = 30
LATER = 365

OVERDUE = C_("actions", "Overdue")
NEXT_MONTH = C_("actions", "In the next month, until {day}")
IN_MONTH = C_("actions due in a month", "{month} {year}")
LATER_ON = C_("actions", "Later")
NO_DATE = C_("actions", "No date yet")
DONE = C_("actions", "Done")


def build(book: Book) -> Sequence[Block]:
    """Make the section."""
    open_actions = [action for action in book.view.actions if is_open(action)]
    done = [action for action in book.view.actions if action.status == "done"]
    blocks = title(book.text(TITLE), "actions", lead=_lead(book, open_actions, bool(done)))
    if not open_actions and not done:
        words = N_("No action is chosen yet. Here will stand who does what by when, with a box to tick.")
        return [*blocks, nothing(book.text(words)), *_left_out(book)]
    return [*blocks, _table(book, open_actions, done), *_left_out(book), *_enough(book)]


def _lead(book: Book, open_actions: list[Action], some_done: bool) -> str:
    """Say how much is to be done, and what is missing before it can start."""
    if not open_actions:
        return book.text(N_("Everything is done.")) if some_done else ""
    parts = [book.plural(NP_("One action to do.", "{n} actions to do."), len(open_actions))]
    nobody = sum(not action.owner.strip() for action in open_actions)
    undated = sum(action.due is None for action in open_actions)
    late = sum(action.due is not None and action.due < book.view.today for action in open_actions)
    if nobody:
        words = NP_("One needs an owner before it can start.", "{n} need an owner before they can start.")
        parts.append(book.plural(words, nobody))
    if undated:
        parts.append(book.plural(NP_("One has no date.", "{n} have no date."), undated))
    if late:
        parts.append(book.plural(NP_("One is overdue.", "{n} are overdue."), late))
    return " ".join(parts)


def _table(book: Book, open_actions: list[Action], done: list[Action]) -> Block:
    columns = (
        Column(signs=True),
        Column(book.text(N_("Action")), share=1),
        Column(book.text(N_("Owner")), most=0.19),
        Column(book.text(N_("Due")), most=0.15),
        Column(book.text(N_("Status")), most=0.15),
    )
    entries: list[Entry] = []
    for head, actions in _by_deadline(book, open_actions):
        entries.append(group(head, continued(book, head)))
        entries += [_row(book, action) for action in actions]
    if done:
        head = book.text(DONE)
        entries.append(group(head, continued(book, head)))
        entries += [_done_row(book, action) for action in sorted(done, key=due_order)]
    return Table(columns, entries, before=10)


def _by_deadline(book: Book, actions: list[Action]) -> Iterator[tuple[str, list[Action]]]:
    """Group open actions: overdue, the next month, month by month for a year, later, without a date."""
    groups: dict[str, list[Action]] = {}
    for action in sorted(actions, key=due_order):
        groups.setdefault(_deadline(book, action.due), []).append(action)
    yield from groups.items()


def _deadline(book: Book, due: date | None) -> str:
    today = book.view.today
    if due is None:
        return book.text(NO_DATE)
    if due < today:
        return book.text(OVERDUE)
    soon = today + timedelta(days=SOON)
    if due <= soon:
        return book.text(NEXT_MONTH, day=book.language.long_date(soon))
    if (due - today).days > LATER:
        return book.text(LATER_ON)
    words = book.text(IN_MONTH, month=book.language.month(due), year=due.year)
    return words[:1].upper() + words[1:]


def _row(book: Book, action: Action) -> Row:
    late = action.due is not None and action.due < book.view.today
    status = label(Action, "status", action.status, book.language)
    return Row(
        (
            TickBox(),
            Stack(_title(book, action, paper.TABLE), *_details(book, action)),
            owner_cell(book, action.owner),
            date_cell(book, action.due, AMBER if late else paper.TABLE.strong()),
            Stack(Text(status, style=AMBER if action.status == "blocked" else paper.TABLE), *_promise(book, action)),
        )
    )


def _title(book: Book, action: Action, style: Style) -> Text:
    """Write the code of an action before its title."""
    return Text(Run(f"{code(book.view, 'actions', action.id)}  ", paper.SMALL), action.title, style=style)


def _promise(book: Book, action: Action) -> Iterator[Block]:
    """Mark what customers were promised."""
    if action.promised:
        yield Text(book.text(N_("Promised")), style=PROMISED, before=1)


def _done_row(book: Book, action: Action) -> Row:
    quiet = paper.TABLE.tinted(paper.TEXT3)
    lines: list[Block] = [_title(book, action, quiet)]
    lines += [Text(words, style=paper.SMALL, before=1) for words in (action.result, action.learned) if words]
    return Row(
        (
            TickBox(done=True),
            Stack(*lines),
            plain(action.owner, quiet),
            plain(day_text(book, action.done_date or action.due), quiet),
            plain(label(Action, "status", action.status, book.language), quiet),
        )
    )


def _details(book: Book, action: Action) -> Iterator[Block]:
    """Say why, with what first step, what it moves, and what it promises."""
    areas = [area.title for area in book.view.areas.of(action.areas)]
    if areas:
        yield _note(book, N_("Why: {areas}"), areas="; ".join(areas))
    if action.first_step:
        if action.first_step_date is not None:
            day = day_text(book, action.first_step_date)
            yield _note(book, N_("First step, by {day}: {step}"), day=day, step=action.first_step)
        else:
            yield _note(book, N_("First step: {step}"), step=action.first_step)
    elif action.start is not None:
        yield _note(book, N_("Starts {day}"), day=day_text(book, action.start))
    moved = [_moved(book, action, id) for id in dict.fromkeys((*action.metrics, *(e.metric for e in action.effects)))]
    moved = [words for words in moved if words]
    if moved:
        yield _note(book, N_("Moves: {metrics}"), metrics="; ".join(moved))


def _note(book: Book, message: Message, **values: object) -> Text:
    return Text(book.text(message, **values), style=paper.SMALL, before=1)


def _moved(book: Book, action: Action, id: str) -> str:
    """Name a metric that an action moves, with the effect that is expected."""
    metric = book.view.metrics.find(id)
    if metric is None:
        return ""
    name = f"{code(book.view, 'metrics', id)} {metric.name}"
    effect = next((effect for effect in action.effects if effect.metric == id), None)
    words = effect_text(effect, book.language) if effect is not None else ""
    return f"{name} ({words})" if words else name


def _left_out(book: Book) -> list[Block]:
    """Say what is left out on purpose, with the reason."""
    parts = [_because(book, one.what, one.why) for one in left_out(book.view)]
    ideas = sum(action.status in (None, "idea") for action in book.view.actions)
    blocks: list[Block] = []
    if parts:
        head = Run(book.text(N_("Left out on purpose:")), paper.BODY.strong())
        blocks.append(Aside(Text(head, " ", "; ".join(parts) + ".", style=paper.BODY), before=18))
    if ideas:
        words = NP_("One more idea waits without a decision.", "{n} more ideas wait without a decision.")
        blocks.append(small(book.plural(words, ideas), before=8))
    return blocks


def _because(book: Book, what: str, why: str) -> str:
    what, why = what.strip().rstrip("."), why.strip().rstrip(".")
    return book.text(C_("left out, with the reason", "{what} ({why})"), what=what, why=why) if why else what


def _enough(book: Book) -> list[Block]:
    """Show whether the actions together reach each target."""
    rows = [row for entry in book.view.of(effects).values() for row in _enough_rows(book, entry)]
    if not rows:
        return []
    columns = (
        Column(book.text(N_("Metric")), share=1),
        Column(book.text(N_("Actions")), most=0.18),
        Column(book.text(N_("Today")), align="right", most=0.13),
        Column(book.text(N_("After them")), align="right", most=0.15),
        Column(book.text(N_("Target")), align="right", most=0.13),
        Column(book.text(N_("Of the way")), align="right", most=0.15),
    )
    note = N_(
        "An estimate on paper: actions hit the same failures one after the other. Below {share} something is missing."
    )
    return [
        heading(book.text(N_("Do the actions add up?"))),
        Table(columns, rows, before=8),
        small(book.text(note, share=book.language.percent(ENOUGH))),
    ]


ENOUGH = 0.8


def _enough_rows(book: Book, entry: EffectFigures) -> Iterator[Row]:
    """Give the row of a target that actions move, if it has a metric."""
    details = book.view.of(target_figures)[entry.target.id]
    metric = details.metric
    if metric is None or not entry.actions:
        return
    low = entry.coverage is not None and entry.coverage < ENOUGH
    share = (
        book.language.percent(entry.coverage)
        if entry.coverage is not None
        else reason_text(entry.reason, book.language)
    )
    codes = ", ".join(code(book.view, "actions", id) for id in entry.actions)
    n = details.baseline.estimate.n if details.baseline else None
    yield Row(
        (
            plain(metric.name),
            plain(codes),
            plain(reading_text(metric, details.value, n, book.language), align="right"),
            plain(value_text(metric, entry.after, book.language), align="right"),
            plain(value_text(metric, entry.target.target, book.language), align="right"),
            Text(share, style=AMBER if low else paper.TABLE.strong(), align="right"),
        )
    )
