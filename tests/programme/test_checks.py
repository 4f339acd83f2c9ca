"""The checks as a whole: which there are, what they say, how they are accepted and remembered."""

import re
from collections.abc import Iterator, Mapping
from datetime import date

import pytest
from checking import SPOKEN, TODAY, found, project

from cxworkshop.language import NO_BREAK, Language, Message, Plural
from cxworkshop.method.view import Memory, look
from cxworkshop.model import edit
from cxworkshop.model.collection import Collection
from cxworkshop.model.decisions import Accepted
from cxworkshop.model.improvements import Action
from cxworkshop.model.metrics import Account, Metric
from cxworkshop.model.project import Project
from cxworkshop.model.segments import Segment
from cxworkshop.model.targets import Target
from cxworkshop.programme.checks import CHECKS, findings, open_musts, reason, title
from cxworkshop.programme.checks.finding import Check, Saying
from cxworkshop.programme.names import record_name

# From the tables of the method, and the least that each step needs.
SEVERITIES = """
L001 E  L002 W  L003 H  L005 W
L101 W  L102 W  L103 E  L104 W  L105 H  L106 W  L107 H  L108 H  L109 W  L110 W  L111 W  L112 H  L113 W  L114 W  L115 E
L201 E  L202 W  L203 W  L204 W  L205 W  L206 W  L207 H  L208 W  L209 H  L210 W  L211 E  L212 H  L213 H  L214 H  L215 E
L301 E  L302 W  L303 W  L304 E  L305 W  L306 W  L307 W  L308 E  L309 W  L310 W  L311 H  L312 E  L313 W  L314 W  L315 W
L316 W  L317 E
L401 E  L402 W  L403 E  L404 W  L405 W  L406 W  L407 W  L408 E  L409 W  L410 W  L411 W  L412 W  L413 E  L414 W  L415 W
L416 W  L417 H  L418 H  L419 E  L420 W  L421 E
L501 W  L502 E  L503 E  L504 E  L505 E  L506 W  L507 W  L508 W  L509 H  L510 H  L511 W  L512 W  L513 E  L514 W  L515 W
L516 W  L517 E  L518 H
L601 W  L602 E  L603 E  L604 W  L605 W  L606 W  L607 E  L608 W  L609 W  L610 W  L611 H  L612 W  L613 W  L614 W  L615 H
L616 H  L617 H  L618 W  L619 W  L620 H  L621 W  L622 E
L701 W  L702 W  L703 E  L704 W  L705 H  L706 H  L707 E  L708 E  L709 W  L710 W  L711 W  L712 E
L801 W  L802 W  L803 W  L804 H  L805 H  L806 H
"""

SEGMENT = Segment("s1", name="Homes", languages=("sv",))
SWEDISH = Collection("c1", metrics=("m1",), segments=("s1",), method="relational survey")
ON_ASSUMPTION = project(
    segments=[Segment("s1", name="Homes", population=900, decision="measure now", evidence="assumption")]
)


def texts(saying: Saying) -> Iterator[str]:
    """Give every form of a sentence."""
    for message in saying.values() if isinstance(saying, Mapping) else [saying]:
        yield from message if isinstance(message, Plural) else [text_of(message)]


def text_of(message: Message) -> str:
    return message if isinstance(message, str) else message.text


def test_the_checks_are_those_of_the_method_in_order() -> None:
    listed = re.findall(r"(L\d+) ([EWH])", SEVERITIES)
    assert [(check.id, check.severity) for check in CHECKS] == listed
    assert [check.step for check in CHECKS] == [int(id[1]) for id, _ in listed]


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_check_speaks_briefly_and_kindly(check: Check) -> None:
    for sentence in texts(check.title):
        assert len(sentence) <= 60 and not sentence.endswith("."), sentence
    for sentence in texts(check.reason):
        assert len(sentence) <= 190 and sentence.endswith("."), sentence
    for sentence in [*texts(check.title), *texts(check.reason)]:
        assert sentence[0].isupper() or sentence[0] in "{“±", sentence
        assert not re.search(r"!|please|oops|sorry|  ", sentence, re.IGNORECASE), sentence


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.id)
def test_a_choice_of_sentences_fits_title_and_reason(check: Check) -> None:
    choices = [set(saying) for saying in (check.title, check.reason) if isinstance(saying, Mapping)]
    assert all(keys == choices[0] for keys in choices)


def test_an_empty_project_hears_of_the_least_of_each_step_and_little_else() -> None:
    assert [finding.check for finding in findings(look(Project(), TODAY))] == [
        "L001", "L001", "L002", "L115", "L215", "L317", "L421", "L517", "L622", "L712",
    ]  # fmt: skip


def test_musts_are_counted_step_by_step() -> None:
    assert [finding.check for finding in open_musts(look(Project(), TODAY), 5)] == ["L517"]


def accept(check: str, of: Project, because: str = "Interviews follow in March") -> Project:
    """Accept what a check finds in a project."""
    one = found(of, check)[0]
    row = Accepted("k1", check=check, record=one.record, field=one.field, detail=one.detail, reason=because)
    return edit.add(of, ("accepted",), row)


def test_a_warning_can_be_accepted_with_a_reason() -> None:
    accepted = found(accept("L113", ON_ASSUMPTION), "L113")[0]
    assert (accepted.accepted_reason, accepted.open) == ("Interviews follow in March", False)
    assert found(accept("L113", ON_ASSUMPTION, because=""), "L113")[0].open
    assert found(ON_ASSUMPTION, "L113")[0].open


def test_an_accepted_warning_lapses_when_its_detail_changes() -> None:
    many = project(actions=[Action(f"a{place}", status="planned", owner=str(place)) for place in range(8)])
    accepted = accept("L619", many)
    assert not found(accepted, "L619")[0].open
    assert not found(edit.put(accepted, ("actions", "a1", "title"), "Call back"), "L619")[0].open
    assert found(edit.add(accepted, ("actions",), Action("a9", status="planned")), "L619")[0].open


def test_musts_and_hints_are_not_accepted() -> None:
    assert found(accept("L115", Project()), "L115")[0].open
    short = project(segments=[Segment("s1", definition="Loyal")])
    assert found(accept("L112", short), "L112")[0].open


def test_findings_are_remembered_until_what_they_read_changes() -> None:
    memory = Memory()
    first = look(ON_ASSUMPTION, TODAY, memory).of(findings)
    assert look(ON_ASSUMPTION, TODAY, memory).of(findings) is first
    known = edit.put(ON_ASSUMPTION, ("segments", "s1", "evidence"), "data")
    after = look(known, TODAY, memory).of(findings)
    assert {one.check for one in first} - {one.check for one in after} == {"L113"}
    assert look(ON_ASSUMPTION, TODAY, memory).of(findings) == first


def test_the_day_changes_findings_too() -> None:
    memory = Memory()
    due = project(actions=[Action("a1", status="planned", due=date(2026, 12, 1))])
    late = [
        [one.check for one in look(due, day, memory).of(findings) if one.check == "L604"]
        for day in (TODAY, date(2026, 12, 2), TODAY)
    ]
    assert late == [[], ["L604"], []]


def test_values_are_said_in_the_language_asked_for() -> None:
    wide = project(
        metrics=[Metric("m1", name="Wait", unit="min", report_as="percentile", scale_max=60)],
        targets=[Target("t1", metric="m1", kind="improve", minimum=1234.5)],
    )
    finding, view = found(wide, "L505")[0], look(wide, TODAY)
    assert f"1,234.5{NO_BREAK}min" in reason(finding, view, Language("en"))
    assert f"1{NO_BREAK}234,5{NO_BREAK}min" in reason(finding, view, Language("nb"))
    left_out = project(segments=[Segment("s1", decision="later", population=9)])
    finding, view = found(left_out, "L110")[0], look(left_out, TODAY)
    assert f"100{NO_BREAK}%" in reason(finding, view, Language("fi"))


def test_details_are_the_same_in_every_language() -> None:
    silent = project(metrics=[Metric("m1", name="Wait", class_="perception")], collection=[SWEDISH], segments=[SEGMENT])
    assert found(silent, "L417")[0].detail == "language=Swedish; metric=m1; segment=s1"


def test_a_record_without_a_name_is_said_by_its_code_and_a_long_name_is_cut() -> None:
    long = project(segments=[Segment("s1"), Segment("s2", name="x" * 500)], targets=[Target("t1", metric="gone")])
    view = look(long, TODAY)
    assert [record_name(view, "segments", "s1"), record_name(view, "targets", "t1")] == ["S1", "T1"]
    assert record_name(look(project(accounts=[Account("k3j9x2ab")]), TODAY), "accounts", "k3j9x2ab") == "k3j9x2ab"
    for language in SPOKEN:
        for finding in found(long, "L112"):
            assert len(title(finding, view, language)) < 160
