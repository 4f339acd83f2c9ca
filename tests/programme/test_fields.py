"""Every field is said in words: a label, a help, and a word for each of its choices."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Annotated, Any, Literal, get_args, get_origin

import msgspec
import pytest

from cxworkshop.language import InContext, Language
from cxworkshop.method.agenda import BUFFER
from cxworkshop.method.figures.workshop import BLOCKS
from cxworkshop.model.fields import Record
from cxworkshop.model.project import COLLECTIONS, Project
from cxworkshop.model.rows import Rows
from cxworkshop.programme import about
from cxworkshop.programme.choices import OF_FIELD
from cxworkshop.programme.fields import all_fields, field_label
from cxworkshop.programme.steps import STEPS

SILENT = {"id", "unknown"}
LINES = [*about.FIELDS, *(line for step in STEPS for line in step.fields)]
ENGLISH = Language("en")


def reachable(kind: type[Record]) -> set[type[Record]]:
    """Give the records that a record is made of, itself included."""
    found = {kind}
    todo = [field.type for field in msgspec.structs.fields(kind)]
    while todo:
        part = todo.pop()
        if isinstance(part, type) and get_origin(part) is None and issubclass(part, Record):
            if part not in found:
                found.add(part)
                todo += [field.type for field in msgspec.structs.fields(part)]
        elif get_origin(part) is not Literal:
            todo += get_args(part)
    return found


RECORDS = reachable(Project)
DECLARED = {
    (kind, field.name): field.type
    for kind in RECORDS
    for field in msgspec.structs.fields(kind)
    if field.name not in SILENT
}


def choices(annotation: Any) -> set[str]:
    """Give the words in capitals of a type: the values of its Literals, those that are keys of a dictionary not."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    parts = get_args(annotation)
    if get_origin(annotation) is Annotated:
        parts = parts[:1]
    if get_origin(annotation) is dict:
        parts = parts[1:]
    return {value for part in parts for value in choices(part)}


def test_every_field_has_one_line_and_every_line_a_field():
    assert Counter((line.record, line.name) for line in LINES) == Counter(list(DECLARED))


def test_every_line_has_a_label_and_a_help_that_is_a_sentence():
    for line in LINES:
        label, help = ENGLISH.text(line.label), ENGLISH.text(line.help)

        assert label[0].isupper() and label[-1] not in ".:", label
        assert help.endswith((".", "?", ".”", "?”")), help


def test_labels_tell_the_fields_of_a_record_apart():
    twice = Counter((line.record, ENGLISH.text(line.label)) for line in LINES)

    assert [place for place, times in twice.items() if times > 1] == []


def test_labels_are_short():
    lengths = {ENGLISH.text(line.label): len(ENGLISH.text(line.label)) for line in LINES}

    # the third sign of a bad experience is said in the seed's own words
    assert [label for label, length in lengths.items() if length > 32] == ["The customer's need is not understood"]


def test_every_line_says_what_its_field_takes():
    for line in LINES:
        assert line.allowed().kind


def test_every_choice_has_a_word_and_every_word_a_choice():
    declared = {place: values for place, annotation in DECLARED.items() if (values := choices(annotation))}
    said = {place: set(words) - {BUFFER} for place, words in OF_FIELD.items()}  # the buffer is a figure, not a choice

    assert said == declared


@pytest.mark.parametrize(
    ("path", "label"),
    [
        (("segments",), "Segments"),
        (("segments", "k3j9x2ab", "population"), "Customers"),
        (("segments", "k3j9x2ab", "persona", "goal"), "Goal"),
        (("segments", "k3j9x2ab", "languages", "0"), "Languages"),
        (("segments", "k3j9x2ab", "roles", "0", "weight"), "Weight"),
        (("segments", "k3j9x2ab", "ratings", "c1", "agreed"), "Ratings"),
        (("experiences", "e1", "importance", "votes", "p1"), "Importance"),
        (("experiences", "e1", "bad_checks", "promise", "evidence"), "Seen in"),
        (("experiences", "e1", "factors", "trust"), "Trust"),
        (("journeys", "j1", "stages", "s1", "emotion"), "Emotion"),
        (("metrics", "m1", "questions", "fi"), "Question"),
        (("measurements", "m1", "data", "x"), "Cases that count"),
        (("measurements", "m1", "asked", "favourable", "0"), "Favourable answers"),
        (("measurements", "m1", "account_sums", "at_risk"), "Companies at risk"),
        (("drivers", "d1", "correlations", "0", "1"), "Correlations among drivers"),
        (("areas", "i1", "stake", "affected"), "Share who meet it"),
        (("actions", "a1", "team", "0"), "Team"),
        (("decisions", "d1", "arguments", "names", "0"), "Filled-in words"),
        (("workshop", "agenda", "b1", "minutes"), "Minutes"),
        (("workshop", "confidence", "p1"), "Confidence vote"),
        (("constants", "conf_level"), "Confidence level"),
    ],
)
def test_a_place_is_named_by_its_innermost_label(path, label):
    assert field_label(path, ENGLISH) == label


@pytest.mark.parametrize("name", ["values", "n"])
def test_a_name_that_several_kinds_of_counts_share_is_left_to_the_field_that_holds_them(name):
    assert field_label(("measurements", "m1", "data", name), ENGLISH) == "Counts"


def test_an_id_is_named_by_its_collection():
    assert field_label(("sharing", "r1", "id"), ENGLISH) == "Sharing"


@pytest.mark.parametrize("path", [("nowhere",), ("segments", "s1", "colour"), ("segments", "s1", "name", "first", "x")])
def test_a_place_that_does_not_exist_is_named_by_its_path(path):
    assert field_label(path, ENGLISH) == ".".join(path)


def places(kind: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], Any, str]]:
    """Give the path of every field in a type, with its record and name; "x" stands for ids, places and keys."""
    origin, parts = get_origin(kind), get_args(kind)
    if origin is None and isinstance(kind, type) and issubclass(kind, Record):
        for field in msgspec.structs.fields(kind):
            if field.name not in SILENT:
                yield (*path, field.name), kind, field.name
                yield from places(field.type, (*path, field.name))
    elif origin is Annotated:
        yield from places(parts[0], path)
    elif origin in (tuple, dict, Rows):
        yield from places(parts[-1] if origin is dict else parts[0], (*path, "x"))
    elif origin is not Literal:
        for part in parts:
            yield from places(part, path)


def test_every_place_has_a_label():
    found = list(places(Project))

    assert {(kind, name) for _, kind, name in found} == set(all_fields())
    assert [path for path, _, _ in found if field_label(path, ENGLISH) == ".".join(path)] == []


def test_the_steps_share_out_the_collections():
    belonging = [name for step in STEPS for name in step.collections]

    assert sorted(belonging) == sorted(set(COLLECTIONS) - {"accepted", "decisions", "notes"})


def test_the_steps_stand_in_order():
    assert [step.number for step in STEPS] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.key)
def test_the_moves_of_a_guide_are_numbered_and_fill_its_minutes(step):
    moves = step.guide.how.split("\n")
    minutes = [int(re.search(r"\((\d+) minutes\)\.$", move)[1]) for move in moves]

    assert [move.partition(".")[0] for move in moves] == [str(number) for number in range(1, len(moves) + 1)]
    assert sum(minutes) == step.guide.minutes == BLOCKS[f"s{step.number}"][0]


def test_nothing_is_shouted():
    texts = [text for step in STEPS for text in (*step.guide[:4], step.question, step.title, step.long_title)]
    texts += [text for line in LINES for text in (line.label, line.help)]
    plain = [text.text if isinstance(text, InContext) else text for text in texts]

    assert [text for text in plain if "!" in text or "  " in text] == []
