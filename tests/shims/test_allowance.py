"""Mappings that make too much of a small payload fail where an allowance is set."""

import json
from typing import Any

import pytest

from shims.allowance import allowance
from shims.errors import ShimError
from shims.mapping import parse
from shims.runtimes.python import run, transform

TWICE = [
    {"op": "copy", "from": ["a"], "to": ["b"]},
    {"op": "nest", "at": ["both"], "keys": ["a", "b"]},
    {"op": "move", "from": ["both"], "to": ["a"]},
]
MANY = {"items": [{"a": "x"}] * 10_000}


def each(*ops: dict[str, Any]) -> list[dict[str, Any]]:
    return [{"op": "each", "at": ["items"], "do": list(ops)}]


@pytest.mark.parametrize(
    ("ops", "payload"),
    [
        pytest.param(TWICE * 40, {"a": 1}, id="copies of copies"),
        pytest.param(each(*TWICE * 20), MANY, id="in each item"),
        pytest.param(each({"op": "add", "at": ["b"], "value": "y" * 10_000}), MANY, id="a long text"),
        pytest.param(each({"op": "add", "at": ["b"], "value": ["y"] * 2_000}), MANY, id="a long list"),
        pytest.param(each({"op": "move", "from": ["a"], "to": ["y" * 10_000]}), MANY, id="a long name"),
        pytest.param(each({"op": "affix", "at": ["a"], "prefix": "y" * 10_000}), MANY, id="a long prefix"),
    ],
)
def test_a_mapping_that_makes_too_much_fails(ops: list[dict[str, Any]], payload: Any) -> None:
    mapping = parse({"oplevel": 1, "ops": ops})

    for act in (lambda: run(mapping, payload), lambda: transform(json.dumps(payload), mapping)):
        with allowance(1_000_000), pytest.raises(ShimError) as failure:
            act()
        assert failure.value.code == "result-too-large"


def test_what_is_only_moved_costs_next_to_nothing() -> None:
    mapping = parse({"oplevel": 1, "ops": [{"op": "move", "from": ["a"], "to": ["b"]}]})

    with allowance(100):
        assert json.loads(transform(json.dumps({"a": ["x"] * 10_000}), mapping)) == {"b": ["x"] * 10_000}


def test_each_run_has_all_of_it() -> None:
    mapping = parse({"oplevel": 1, "ops": [{"op": "add", "at": ["b"], "value": "y" * 60}]})

    with allowance(100):
        assert [len(run(mapping, {})["b"]) for _ in range(10)] == [60] * 10


def test_nobody_is_held_to_an_allowance_that_is_over() -> None:
    mapping = parse({"oplevel": 1, "ops": TWICE * 4})
    with allowance(10), pytest.raises(ShimError):
        run(mapping, {"a": 1})

    assert run(mapping, {"a": 1})
