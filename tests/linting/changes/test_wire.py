"""The wire form of a comparison."""

import json

from linting.changes import Mode, compare, comparison_as_json
from linting.schemas import load


def test_a_comparison_is_plain_json() -> None:
    old, new = load({"enum": [1, None]}), load({"enum": [1]})

    wire = comparison_as_json(compare(old, new, mode=Mode.FULL))

    assert json.loads(json.dumps(wire)) == wire
    assert wire["mode"] == "full"
    assert wire["level"] == "breaking"
    assert wire["bump"] == "major"
    assert wire["settings"] == {"writer": "declared", "assert_formats": True, "readers_apply_defaults": False}
    assert wire["backward"]["answer"] == "refuted"
    assert wire["forward"] == {"answer": "proved"}


def test_the_payload_null_is_a_witness_and_the_value_null_is_a_value() -> None:
    wire = comparison_as_json(compare(load({"enum": [1, None]}), load({"enum": [1]})))

    (change,) = wire["changes"]
    assert change["witness"] == {"payload": None}
    assert change["old"] is None
    assert "new" not in change


def test_a_direction_that_was_not_asked_is_null() -> None:
    wire = comparison_as_json(compare(load(True), load(True)))

    assert wire["backward"] == {"answer": "proved"}
    assert wire["forward"] is None


def test_a_change_brings_what_its_rule_says() -> None:
    wire = comparison_as_json(compare(load({"minimum": 1}), load({"minimum": 2})))

    (change,) = wire["changes"]
    assert change["rule"] == "minimum-increased"
    assert change["title"] == "A bound became stricter: minimum"
    assert change["recipe"].startswith("Keep accepting")
    assert change["direction"] == "backward"
    assert (change["old"], change["new"]) == (1, 2)
