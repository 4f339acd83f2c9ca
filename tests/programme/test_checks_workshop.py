"""The checks of the workshop."""

import pytest
from checking import Case, project, try_case, untried

from cxworkshop.model.improvements import Area
from cxworkshop.model.project import Project
from cxworkshop.model.workshop import Block, BlockKind, Participant, ParticipantRole, Workshop


def agenda(*blocks: tuple[BlockKind, int], there: int | None = None) -> Project:
    rows = tuple(Block(f"b{place}", kind=kind, minutes=minutes) for place, (kind, minutes) in enumerate(blocks))
    return project(workshop=Workshop(agenda=rows, working_minutes=there))


def people(*roles: ParticipantRole, number: int = 1, material: bool = False) -> Project:
    some = tuple(Participant(f"p{place}", roles=(role,), people=number) for place, role in enumerate(roles))
    return project(workshop=Workshop(participants=some, customer_material=material))


def ended(kind: BlockKind, **rows: object) -> Project:
    return project(workshop=Workshop(agenda=(Block("b1", kind=kind, ended=True),)), **rows)


CASES = [
    Case(
        "L801",
        agenda(("s1", 60), ("s2", 31), there=90),
        "workshop//agenda",
        agenda(("s1", 60), ("lunch", 45), ("s2", 30), there=90),
    ),
    Case("L801", agenda(("s1", 60), there=59), "workshop//agenda", agenda(("s1", 60))),
    Case("L802", people("front line"), "workshop//participants", people("decision-maker")),
    Case("L803", people("decision-maker"), "workshop//participants", people("decision-maker", material=True)),
    Case("L803", people("facilitator"), "workshop//participants", people("facilitator", "customer's voice")),
    Case("L804", ended("s6"), "workshop//agenda.b1.ended", ended("s6", areas=[Area("i1")])),
    Case("L805", people("front line", number=13), "workshop//participants", people("front line", number=12)),
    Case("L806", agenda(("s1", 45), ("s2", 46)), "workshop//agenda", agenda(("s1", 45), ("break", 10), ("s2", 90))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_it_fires_at_the_place_to_mend_and_not_on_its_neighbour(case: Case) -> None:
    try_case(case)


def test_every_check_and_every_sentence_is_tried() -> None:
    assert untried(8, CASES) == set()


def test_a_workshop_that_nobody_has_planned_yet_is_left_alone() -> None:
    empty = project()
    for case in CASES:
        try_case(Case(case.check, case.fires, case.at, empty))
