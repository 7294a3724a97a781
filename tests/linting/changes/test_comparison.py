"""What a comparison says about two versions: verdict, levels, witnesses and the number that is needed."""

from typing import Any

import pytest

from linting.changes import Bump, Change, Comparison, Level, Mode, Movement, compare
from linting.containment import Proved, Refuted, Settings, Writer
from linting.schemas import load

STRING, INTEGER = {"type": "string"}, {"type": "integer"}


def an_object(required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, **({"required": list(required)} if required else {})}


def compared(old: Any, new: Any, mode: Mode = Mode.BACKWARD, **settings: Any) -> Comparison:
    return compare(load(old), load(new), mode=mode, settings=Settings(**settings))


def only(comparison: Comparison) -> Change:
    (change,) = comparison.changes
    return change


def test_a_version_is_identical_to_itself() -> None:
    comparison = compared(an_object(name=STRING), an_object(name=STRING))

    assert comparison.level is Level.COMPATIBLE
    assert comparison.changes == ()
    assert comparison.bump is Bump.NONE
    assert comparison.backward == Proved()
    assert comparison.forward is None


def test_the_order_of_keys_and_names_is_no_change_of_the_schema() -> None:
    old = {"type": "object", "properties": {"a": STRING, "b": INTEGER}}
    new = {"properties": {"b": INTEGER, "a": STRING}, "type": "object"}

    assert compared(old, new).bump is Bump.NONE


def test_a_new_required_property_breaks_readers_of_old_payloads() -> None:
    comparison = compared(an_object(name=STRING), an_object(("email",), name=STRING, email=STRING))

    change = only(comparison)
    assert change.rule == "required-property-added"
    assert change.level is Level.BREAKING
    assert change.witness is not None
    assert comparison.bump is Bump.MAJOR


def test_forward_asks_whether_old_readers_accept_new_payloads() -> None:
    widened = compared(an_object(a=INTEGER), an_object(a={"type": ["integer", "string"]}), Mode.FORWARD)
    narrowed = compared(an_object(a={"type": ["integer", "string"]}), an_object(a=INTEGER), Mode.FORWARD)

    assert (widened.level, widened.backward) == (Level.BREAKING, None)
    assert narrowed.level is Level.COMPATIBLE


def test_full_is_as_bad_as_the_worse_direction() -> None:
    comparison = compared(an_object(a=INTEGER), an_object(a={"type": ["integer", "string"]}), Mode.FULL)

    assert isinstance(comparison.backward, Proved)
    assert isinstance(comparison.forward, Refuted)
    assert comparison.level is Level.BREAKING


def test_a_new_optional_property_is_risky_only_for_undeclared_fields() -> None:
    old, new = an_object(name=STRING), an_object(name=STRING, note=STRING)

    comparison = compared(old, new)

    assert comparison.level is Level.RISKY
    assert only(comparison).level is Level.RISKY
    assert only(comparison).witness is not None
    assert comparison.bump is Bump.MINOR
    assert compared(old, new, writer=Writer.OPEN).level is Level.BREAKING


def test_a_new_optional_property_of_a_closed_object_is_compatible() -> None:
    closed = {"additionalProperties": False}

    comparison = compared({**an_object(name=STRING), **closed}, {**an_object(name=STRING, note=STRING), **closed})

    assert comparison.level is Level.COMPATIBLE
    assert only(comparison).movement is Movement.LOOSENS
    assert comparison.bump is Bump.MINOR


def test_a_declared_property_that_a_closed_reader_no_longer_knows_breaks_beside_other_breaks() -> None:
    old = an_object(gift={"type": "boolean"}, state={"enum": ["open", "paid"]}) | {"additionalProperties": False}
    new = an_object(state={"enum": ["open"]}) | {"additionalProperties": False}

    levels = {change.rule: change.level for change in compared(old, new).changes}

    assert levels == {"property-removed": Level.BREAKING, "enum-value-removed": Level.BREAKING}


def test_each_of_several_breaks_has_its_own_witness() -> None:
    old = an_object(status={"enum": ["open", "done"]}, count={"type": "integer", "maximum": 10})
    new = an_object(("id",), status={"enum": ["done"]}, count={"type": "integer", "maximum": 5}, id=INTEGER)

    comparison = compared(old, new)

    rules = {change.rule: change for change in comparison.changes if change.level is Level.BREAKING}
    assert set(rules) == {"enum-value-removed", "maximum-decreased", "required-property-added"}
    for change in rules.values():
        assert change.witness is not None
        assert load(old).accepts(change.witness.payload)
        assert not load(new).accepts(change.witness.payload)
    assert rules["enum-value-removed"].witness.payload["status"] == "open"  # type: ignore[union-attr, index]


def test_what_breaks_one_change_is_broken_by_no_other() -> None:
    old = an_object(a={"type": "number"}, b=STRING)
    new = an_object(a=INTEGER, b={"type": "boolean"})

    payloads = [change.witness.payload for change in compared(old, new).changes if change.witness]

    assert [set(payload) for payload in payloads] == [{"a"}, {"b"}]  # type: ignore[call-overload]


def test_the_worst_changes_come_first() -> None:
    old = an_object(a=STRING, b=STRING)
    new = {**an_object(("b",), a=STRING, b=STRING), "description": "Orders"}

    assert [change.level for change in compared(old, new).changes] == [Level.BREAKING, Level.COMPATIBLE]


def test_a_narrowing_that_the_rest_hides_has_no_effect() -> None:
    old = an_object(code={"allOf": [{"maxLength": 5, "type": "string"}, {"maxLength": 10}]})
    new = an_object(code={"allOf": [{"maxLength": 5, "type": "string"}, {"maxLength": 7}]})

    comparison = compared(old, new)

    change = only(comparison)
    assert change.rule == "max-length-decreased"
    assert (change.level, change.masked) == (Level.COMPATIBLE, True)
    assert comparison.level is Level.COMPATIBLE
    assert comparison.bump is Bump.PATCH


def test_only_what_breaks_is_blamed_beside_a_narrowing_without_effect() -> None:
    def order(longest: int, statuses: list[str]) -> dict[str, Any]:
        return an_object(
            code={"allOf": [{"maxLength": 5, "type": "string"}, {"maxLength": longest}]}, status={"enum": statuses}
        )

    comparison = compared(order(10, ["open", "done"]), order(7, ["done"]))

    levels = {change.rule: change.level for change in comparison.changes}
    assert levels == {"enum-value-removed": Level.BREAKING, "max-length-decreased": Level.COMPATIBLE}


def test_annotations_need_a_patch() -> None:
    comparison = compared(an_object(name=STRING), an_object(name={**STRING, "description": "In full"}))

    assert comparison.level is Level.COMPATIBLE
    assert only(comparison).movement is Movement.NEUTRAL
    assert comparison.bump is Bump.PATCH


def test_a_refactoring_without_effect_needs_a_patch() -> None:
    old = an_object(a={"type": "string", "minLength": 2})
    new = an_object(a={"allOf": [{"type": "string"}, {"minLength": 2}]})

    assert compared(old, new).bump is Bump.PATCH


def test_what_cannot_be_decided_is_never_called_compatible() -> None:
    old = {"type": "string", "pattern": r"^(a|b)\1$"}
    new = {"type": "string", "pattern": r"^(b|a)\1$"}

    comparison = compared(old, new)

    assert comparison.level is Level.UNDECIDED
    assert comparison.bump is Bump.MAJOR
    assert any(change.level is Level.UNDECIDED for change in comparison.changes)


def test_a_default_saves_readers_that_apply_it() -> None:
    old, new = an_object(name=STRING), an_object(("unit",), name=STRING, unit={"type": "string", "default": "kg"})

    assert compared(old, new).level is Level.BREAKING
    assert compared(old, new, readers_apply_defaults=True).level < Level.UNDECIDED


def test_a_change_of_a_definition_is_told_once_however_often_it_is_used() -> None:
    def order(longest: int) -> dict[str, Any]:
        definitions = {"$defs": {"Name": {"type": "string", "maxLength": longest}}}
        return {**an_object(first={"$ref": "#/$defs/Name"}, last={"$ref": "#/$defs/Name"}), **definitions}

    change = only(compared(order(9), order(8)))

    assert change.pointer == "/$defs/Name/maxLength"
    assert change.sentence == "`first` has to have at most 8 characters now (before: 9)"
    assert change.level is Level.BREAKING


def test_a_recursive_schema_is_compared_in_finite_time() -> None:
    def tree(value: dict[str, Any]) -> dict[str, Any]:
        return an_object(value=value, children={"type": "array", "items": {"$ref": "#"}})

    change = only(compared(tree(INTEGER), tree(STRING)))

    assert change.rule == "type-changed"
    assert change.level is Level.BREAKING


def test_a_definition_used_with_and_against_the_grain_moves_both_ways() -> None:
    def order(longest: int) -> dict[str, Any]:
        name = {"$ref": "#/$defs/Name"}
        return {**an_object(a=name, b={"not": name}), "$defs": {"Name": {"maxLength": longest}}}

    assert only(compared(order(9), order(8))).movement is Movement.BOTH


def test_integers_and_booleans_are_different_values() -> None:
    change = only(compared(an_object(a={"const": 1}), an_object(a={"const": True})))

    assert change.rule == "const-changed"


@pytest.mark.parametrize("mode", Mode)
def test_a_fingerprint_is_stable_and_tells_changes_apart(mode: Mode) -> None:
    old, new = an_object(s={"enum": [1, 2, 3]}), an_object(s={"enum": [3]})

    first, second = compared(old, new, mode).changes, compared(old, new, mode).changes

    assert [change.fingerprint for change in first] == [change.fingerprint for change in second]
    assert len({change.fingerprint for change in first}) == len(first) >= 2


def test_changes_that_break_only_together_are_shown_with_the_verdicts_own_witness() -> None:
    old = an_object(a={"anyOf": [{"type": "string"}, {"type": "string", "minLength": 1}, {"type": "integer"}]})
    new = an_object(a={"anyOf": [{"type": "integer"}]})

    comparison = compared(old, new)

    assert comparison.level is Level.BREAKING
    breaking = [change for change in comparison.changes if change.level is Level.BREAKING]
    assert breaking
    assert all(change.witness is not None for change in breaking)


def test_naming_the_dialect_that_is_taken_anyhow_changes_nothing() -> None:
    (change,) = compare(load({}), load({"$schema": "https://json-schema.org/draft/2020-12/schema"})).changes

    assert change.sentence == "The schema names its dialect in another way"
    assert change.movement is Movement.NEUTRAL


@pytest.mark.parametrize("beside", [{}, {"additionalProperties": False}])
def test_each_of_thousands_of_breaks_is_shown_by_a_payload_of_its_own(beside: dict[str, Any]) -> None:
    names = [f"field_{number}" for number in range(2_000)]
    old = an_object(**{name: {"type": "string"} for name in names}) | beside
    new = an_object(**{name: {"type": "integer"} for name in names}) | beside

    changes = compared(old, new).changes

    assert [change.level for change in changes] == [Level.BREAKING] * len(names)
    assert {next(iter(change.witness.payload)) for change in changes if change.witness} == set(names)


def test_a_break_among_many_definitions_stays_one_even_where_not_each_can_be_tried() -> None:
    names = [f"d{number}" for number in range(1_500)]
    old, new = (
        an_object(**{name: {"$ref": f"#/$defs/{name}"} for name in names})
        | {"$defs": {name: {"type": kind} for name in names}}
        for kind in ("string", "integer")
    )

    comparison = compared(old, new)

    assert comparison.level is Level.BREAKING
    assert {change.level for change in comparison.changes} == {Level.BREAKING, Level.UNDECIDED}


@pytest.mark.parametrize("left", [{"additionalProperties": False}, {"unevaluatedProperties": {"type": "integer"}}])
@pytest.mark.parametrize("required", [(), ("gone",)])
def test_a_property_that_goes_while_others_are_shut_out_is_broken_by_both(
    left: dict[str, Any], required: tuple[str, ...]
) -> None:
    old, new = an_object(required, gone=STRING, a=STRING), an_object(a=INTEGER) | left
    name = "required-property" if required else "property"

    backward = {change.rule: change for change in compared(old, new).changes}
    forward = {change.rule: change for change in compared(new, old, Mode.FORWARD).changes}

    for change in (backward[f"{name}-removed"], forward[f"{name}-added"]):
        assert change.level is Level.BREAKING
        assert change.witness is not None
        assert "gone" in change.witness.payload
    assert backward["type-changed"].level is Level.BREAKING
