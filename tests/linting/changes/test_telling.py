"""What happened is told once, where it happened, and nothing is said of it that is not so."""

from typing import Any

import pytest

from linting.changes import Change, Comparison, Level, Mode, compare
from linting.schemas import load

STRING, INTEGER, NULL = {"type": "string"}, {"type": "integer"}, {"type": "null"}
MONEY = {"type": "object", "properties": {"cents": INTEGER}}


def compared(old: Any, new: Any, mode: Mode = Mode.BACKWARD, **further: Any) -> Comparison:
    return compare(*(load({"properties": each, **further}) for each in (old, new)), mode=mode)


def told(comparison: Comparison) -> list[tuple[str, Level]]:
    return [(change.rule, change.level) for change in comparison.changes]


def only(comparison: Comparison) -> Change:
    (change,) = comparison.changes
    return change


@pytest.mark.parametrize("combinator", ["anyOf", "oneOf"])
@pytest.mark.parametrize("alone", [STRING, {"$ref": "#/$defs/money"}], ids=["a type", "a reference"])
def test_null_as_an_alternative_is_null_allowed(combinator: str, alone: Any) -> None:
    defs = {"$defs": {"money": MONEY}}

    there = compared({"note": alone}, {"note": {combinator: [alone, NULL]}}, **defs)
    back = compared({"note": {combinator: [alone, NULL]}}, {"note": alone}, **defs)

    assert told(there) == [("null-allowed", Level.COMPATIBLE)]
    assert told(back) == [("null-forbidden", Level.BREAKING)]


def test_what_is_said_to_people_is_compared_beside_the_alternatives() -> None:
    comparison = compared(
        {"note": {**STRING, "title": "Note"}}, {"note": {"anyOf": [STRING, NULL], "title": "Remark", "default": None}}
    )

    assert sorted(rule for rule, _ in told(comparison)) == ["default-added", "null-allowed", "title-changed"]


def test_each_further_alternative_is_told() -> None:
    comparison = compared({"key": INTEGER}, {"key": {"anyOf": [STRING, INTEGER, MONEY]}})

    assert told(comparison) == [("any-of-branch-added", Level.COMPATIBLE)] * 2
    assert [change.pointer for change in comparison.changes] == ["/properties/key/anyOf/0", "/properties/key/anyOf/2"]


def test_null_beside_what_may_be_null_already_is_an_exclusive_alternative() -> None:
    comparison = compared(
        {"note": {"type": ["string", "null"]}}, {"note": {"oneOf": [{"type": ["string", "null"]}, NULL]}}
    )

    assert told(comparison) == [("one-of-branch-added", Level.BREAKING)]


def test_of_a_type_that_became_another_nothing_else_is_told() -> None:
    comparison = compared({"tags": {**STRING, "maxLength": 9}}, {"tags": {"type": "array", "items": STRING}})

    assert told(comparison) == [("type-changed", Level.BREAKING)]


def test_of_types_that_have_one_in_common_the_rest_is_told() -> None:
    old, new = {"type": ["string", "integer"]}, {"type": ["string", "boolean"], "maxLength": 9}

    assert sorted(rule for rule, _ in told(compared({"a": old}, {"a": new}))) == ["max-length-added", "type-changed"]


def test_what_lets_more_through_is_not_said_to_have_no_effect() -> None:
    old = {"pay": {"oneOf": [STRING, INTEGER]}}
    new = {"pay": {"oneOf": [STRING, INTEGER, {"type": "boolean"}]}}

    assert not only(compared(old, new)).masked
    assert only(compared(old, new, Mode.FULL)).level is Level.BREAKING


def test_a_property_of_which_nothing_is_demanded_is_hidden_by_nothing() -> None:
    change = only(compared({}, {"note": {"description": "Whatever you like"}}))

    assert (change.rule, change.level, change.masked) == ("property-added", Level.COMPATIBLE, False)


def test_what_went_is_missed_in_the_keyword_that_held_it() -> None:
    change = only(compared({"a": STRING, "b": STRING}, {"a": STRING}))

    assert (change.side, change.pointer, change.counterpart) == ("old", "/properties/b", "/properties")


@pytest.mark.parametrize(
    ("demand", "sentence"),
    [
        ({"minLength": 1}, "`a` has to have at least 1 character now"),
        ({"minItems": 2}, "`a` has to have at least 2 items now"),
        ({"maxProperties": 1}, "`a` has to have at most 1 property now"),
        ({"maximum": 1}, "`a` has to be at most 1 now"),
    ],
)
def test_one_is_not_told_in_the_plural(demand: dict[str, int], sentence: str) -> None:
    assert only(compared({"a": {"title": "A"}}, {"a": {"title": "A", **demand}})).sentence == sentence


def test_a_type_that_gave_way_to_values_is_not_said_to_be_any() -> None:
    sentences = [change.sentence for change in compared({"a": STRING}, {"a": {"enum": ["x", 1]}}).changes]

    assert "`a` no longer names a type by itself" in sentences


def test_a_value_that_went_with_its_type_is_told_once() -> None:
    wide, narrow = {"type": ["string", "null"], "enum": ["x", None]}, {"type": "string", "enum": ["x"]}

    assert told(compared({"a": wide}, {"a": narrow})) == [("null-forbidden", Level.BREAKING)]
    assert told(compared({"a": narrow}, {"a": wide}, Mode.FULL)) == [("null-allowed", Level.BREAKING)]


def test_items_that_get_schemas_of_their_own_are_compared_with_what_described_them() -> None:
    old = {"a": {"type": "array", "items": INTEGER}}
    new = {"a": {"type": "array", "prefixItems": [INTEGER, INTEGER], "items": False}}

    assert told(compared(old, new)) == [("value-forbidden", Level.BREAKING)]
    assert told(compared(new, old)) == [("value-permitted", Level.COMPATIBLE)]


def test_what_is_a_risk_is_one_beside_a_break_too() -> None:
    old, new = {"properties": {"a": STRING}}, {"properties": {"a": INTEGER}, "additionalProperties": False}

    comparison = compare(load(old), load(new))

    assert told(comparison) == [("type-changed", Level.BREAKING), ("additional-properties-closed", Level.RISKY)]
    payload = comparison.changes[1].witness.payload  # type: ignore[union-attr]
    assert load(old).accepts(payload)
    assert not load(new).accepts(payload)
