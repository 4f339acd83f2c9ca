"""Every reference vector of the method comes out as it stands in vectors.json."""

import importlib
import json
import math
import re
from pathlib import Path

import pytest

import cxworkshop.method

VECTORS = json.loads((Path(__file__).parent / "vectors.json").read_text(encoding="utf-8"))
FORMULAS = frozenset(vector["func"] for vector in VECTORS)
RELATIVE = 1e-8


def find_formulas():
    """Find the functions that vectors.json names, each where it is defined."""
    found = {}
    for path in Path(cxworkshop.method.__path__[0]).glob("*.py"):
        for name in re.findall(r"^def (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE):
            if name in FORMULAS:
                module = importlib.import_module(f"cxworkshop.method.{path.stem}")
                found.setdefault(name, []).append(getattr(module, name))
    return found


DEFINED = find_formulas()


def same(result, expected):
    """Compare as JSON does: a named tuple is a list, or a dict where a dict is expected."""
    if isinstance(expected, dict):
        result = result._asdict() if hasattr(result, "_asdict") else result
        return result.keys() == expected.keys() and all(same(result[key], expected[key]) for key in expected)
    if isinstance(expected, list):
        return isinstance(result, list | tuple) and len(result) == len(expected) and all(map(same, result, expected))
    if isinstance(expected, bool | str | None):
        return type(result) is type(expected) and result == expected
    if isinstance(result, bool) or not isinstance(result, int | float):
        return False
    # Rounding may leave a trace where 0 is expected; everywhere else the digits count.
    return math.isclose(result, expected, rel_tol=RELATIVE, abs_tol=0 if expected else 1e-12)


def test_there_are_136_vectors():
    assert len(VECTORS) == 136


def test_every_formula_is_defined_once():
    assert {name: len(functions) for name, functions in DEFINED.items()} == dict.fromkeys(FORMULAS, 1)


@pytest.mark.parametrize("vector", VECTORS, ids=[f"{place}-{vector['func']}" for place, vector in enumerate(VECTORS)])
def test_vector(vector):
    result = DEFINED[vector["func"]][0](*vector["args"], **vector["kwargs"])

    assert same(result, vector["result"]), f"{vector['id']}: {result!r} is not {vector['result']!r}"


@pytest.mark.parametrize(
    ("result", "expected"),
    [
        (1.0, 1.1),
        (None, 0.0),
        (0, None),
        (True, 1),
        (2.6e-8, 2.7e-8),
        ([1], [1, 2]),
        ("red", "green"),
        ({"a": 1}, {"b": 1}),
    ],
)
def test_the_comparison_can_fail(result, expected):
    assert not same(result, expected)
