"""A first message for an audience, in plain words: the widest gap, its target, and what is done first."""

from collections import defaultdict
from collections.abc import Container, Iterator

from cxworkshop.language import N_, Language, Message
from cxworkshop.method.figures.experiences import experience_figures
from cxworkshop.method.figures.improvements import is_open
from cxworkshop.method.figures.targets import target_figures
from cxworkshop.method.view import View
from cxworkshop.model.experiences import Experience
from cxworkshop.model.improvements import Action, Area
from cxworkshop.model.metrics import Metric
from cxworkshop.model.sharing import Sharing
from cxworkshop.model.targets import Target
from cxworkshop.programme.checks.scope import measured_experiences
from cxworkshop.programme.values import certainty_text, short_text, value_text
from cxworkshop.programme.workload import due_day, moved_metrics
from cxworkshop.programme.you_said import Deed, Pair, you_said

CUSTOMERS = ("customers who answered", "all customers")
MOST_PAIRS = 2
MOST_AREAS = 2
"""An action for more problems than this is about all of them, and is the last to be told of one."""
GOOD_PERFORMANCE = 4.0


def draft(view: View, row: Sharing, language: Language) -> str:
    """Write the message for one audience; "" while the project holds nothing to tell."""
    sentences = _for_customers(view, row, language) if row.audience in CUSTOMERS else _for_us(view, row, language)
    return " ".join(sentences)


def _for_customers(view: View, row: Sharing, language: Language) -> list[str]:
    """Thank, and say what we heard and what we do; customers get no margins and no names."""
    told = you_said(view)
    if not told.pairs:
        return []
    found: list[str] = []
    if row.audience == "customers who answered":
        found.append(language.text(N_("Thank you for your answers.")))
    told_of: set[str] = set()
    for pair in told.pairs:
        deed = _best(pair, told_of)
        if deed is not None and len(told_of) < MOST_PAIRS:
            told_of.add(deed.action.id)
            found.append(_answered(pair.area, deed, language))
    for one in told.left_out[:1]:
        if one.why.strip():
            words = N_("We do not take this up now: {what}. The reason: {why}.")
            found.append(language.text(words, what=_bare(one.what), why=_bare(one.why)))
    return found


def _best(pair: Pair, told_of: Container[str]) -> Deed | None:
    """Choose what answers a problem best and was not told yet: what is done, then what is about little else."""
    fresh = [deed for deed in pair.deeds if deed.action.id not in told_of]
    return min(fresh, key=lambda deed: (not deed.done, _is_broad(deed.action)), default=None)


def _is_broad(action: Action) -> bool:
    return len(action.areas) > MOST_AREAS


def _answered(area: Area, deed: Deed, language: Language) -> str:
    """Say one problem in the customers' words, and what was done or is to come."""
    said = language.quote(_bare(area.title))
    if deed.done:
        did = _bare(deed.action.result or deed.action.title)
        return language.text(N_("You told us: {said}. This is what we did: {did}."), said=said, did=did)
    does = _bare((deed.action.promised and deed.action.promise_text) or deed.action.title)
    day = (deed.action.promise_date if deed.action.promised else None) or deed.day
    words = N_("You told us: {said}. From {day} on: {does}.")
    if not deed.action.promised:
        words = N_("You told us: {said}. By {day} we do this: {does}.")
    return language.text(words, said=said, does=does, day=language.long_date(day))


def _for_us(view: View, row: Sharing, language: Language) -> list[str]:
    """Say to colleagues where the gap is, how far it is to the target, what is done, and what goes well."""
    experience = widest_gap(view, row)
    if experience is None:
        return []
    found = [language.text(_about_gap(view, experience), experience=language.quote(_bare(experience.name)))]
    target = _target_of(view, row, experience)
    if target is not None:
        found += _measured(view, target, language)
    action = _first_action(view, experience, target)
    if action is not None:
        found.append(_planned(action, language))
    strength = _strength(view, experience)
    if strength is not None:
        words = N_("Something goes well, too: {experience}.")
        found.append(language.text(words, experience=language.quote(_bare(strength.name))))
    return found


def _about_gap(view: View, experience: Experience) -> Message:
    """Choose the sentence that is true of an experience: it has the widest gap, some gap, or none that is known."""
    gaps = {id: details.gap for id, details in view.of(experience_figures).items() if details.gap is not None}
    gap = gaps.get(experience.id)
    if gap is None or gap <= 0:
        return N_("We look first at what customers go through here: {experience}.")
    if gap < max(gaps.values()):
        return N_("There is a gap between what matters to customers and what they get: {experience}.")
    return N_("The widest gap between what matters to customers and what they get is here: {experience}.")


def widest_gap(view: View, row: Sharing) -> Experience | None:
    """Find the measured experience with the widest gap, among those the audience sees numbers of if there are any."""
    seen = {metric.experience for metric in view.metrics.of(row.metrics)}
    measured = [experience for experience in measured_experiences(view) if experience.name.strip()]
    figures = view.of(experience_figures)
    theirs = [experience for experience in measured if experience.id in seen]
    for some in (theirs, measured):
        gaps = [(gap, experience) for experience in some if (gap := figures[experience.id].gap) is not None and gap > 0]
        if gaps:
            return max(gaps, key=lambda entry: entry[0])[1]
    return next(iter(theirs or measured), None)


def _target_of(view: View, row: Sharing, experience: Experience) -> Target | None:
    """Find the target of an experience: of a metric the audience sees, else of any."""
    numeric = [target for target in view.targets if target.target is not None and target.kind != "monitor only"]
    theirs = [target for target in numeric if _is_about(view, target, experience)]
    return next((target for target in theirs if target.metric in row.metrics), theirs[0] if theirs else None)


def _is_about(view: View, target: Target, experience: Experience) -> bool:
    metric = view.metrics.find(target.metric)
    return metric is not None and metric.experience == experience.id and bool(metric.name.strip())


def _measured(view: View, target: Target, language: Language) -> Iterator[str]:
    """Say today's number with its n and interval, and the target with its day."""
    details = view.of(target_figures)[target.id]
    metric: Metric | None = details.metric
    if metric is None:
        return
    name = language.quote(_bare(metric.name))
    reading = details.now.estimate if details.now is not None else None
    if reading is not None and reading.value is not None:
        words = N_("Today {metric} stands at {value} ({certainty}).")
        value, certainty = short_text(metric, reading, language), certainty_text(metric, reading, language)
        yield language.text(words, metric=name, value=value, certainty=certainty)
    goal = value_text(metric, target.target, language)
    if target.target_date is None:
        yield language.text(N_("The target for {metric} is {goal}."), metric=name, goal=goal)
    else:
        day = language.long_date(target.target_date)
        yield language.text(N_("By {day} {metric} shall reach {goal}."), metric=name, goal=goal, day=day)


def actions_by_matter(view: View) -> dict[str, list[Action]]:
    """List the open actions that can be told, by each problem and each metric that they are about."""
    found: dict[str, list[Action]] = defaultdict(list)
    for action in view.actions:
        if is_open(action) and action.title.strip():
            for id in dict.fromkeys((*action.areas, *moved_metrics(action))):
                found[id].append(action)
    return found


def _first_action(view: View, experience: Experience, target: Target | None) -> Action | None:
    """Find the open action that is due first for an experience or its metric."""
    about = [area.id for area in view.areas if area.experience == experience.id]
    if target is not None and target.metric:
        about.append(target.metric)
    every = view.of(actions_by_matter)
    some = {action.id: action for id in about for action in every.get(id, ())}
    # of several that are alike the first of the project, however they were found
    places = view.actions.places()
    found = sorted(some.values(), key=lambda action: places[action.id])
    return min(found, key=lambda action: (_is_broad(action), due_day(action)), default=None)


def _planned(action: Action, language: Language) -> str:
    what, owner = language.quote(_bare(action.title)), action.owner.strip()
    if action.due is None:
        words = N_("First we do this: {action}.") if not owner else N_("First we do this: {action}. {owner} leads it.")
        return language.text(words, action=what, owner=owner)
    words = N_("First we do this, by {day}: {action}.")
    if owner:
        words = N_("First we do this, by {day}: {action}. {owner} leads it.")
    return language.text(words, action=what, owner=owner, day=language.long_date(action.due))


def _strength(view: View, but: Experience) -> Experience | None:
    """Find the experience that goes best, if any goes well: good news belongs to the message."""
    good = [
        (experience.performance.value, experience)
        for experience in view.experiences
        if experience is not but and experience.name.strip() and (experience.performance.value or 0) >= GOOD_PERFORMANCE
    ]
    return max(good, key=lambda entry: entry[0] or 0, default=(None, None))[1]


def _bare(words: str) -> str:
    """Take off spaces and the full stop, which the sentence around brings itself."""
    return " ".join(words.split()).rstrip(".")
