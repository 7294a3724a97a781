"""Objects: keys by name and by cell, capacities, and obligations that have to share a key."""

import pytest

from tests.linting.containment.search.asking import is_empty, is_proved, payload_of


def some_key(pattern, value):
    """Some key that the pattern finds has this value."""
    return {"not": {"patternProperties": {pattern: {"not": {"const": value}}}}}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "object", "required": ["a", "b", "c"], "maxProperties": 2},
        {"type": "object", "minProperties": 5, "maxProperties": 3},
        {"type": "object", "required": ["a"], "propertyNames": {"minLength": 2}},
        {"type": "object", "required": ["a"], "properties": {"a": False}},
        {"type": "object", "required": ["ab"], "patternProperties": {"a": {"const": 1}, "b": {"const": 2}}},
        {"type": "object", "minProperties": 3, "propertyNames": {"enum": ["a", "b"]}},
        {"type": "object", "minProperties": 3, "propertyNames": {"pattern": "^[ab]$"}},
        {"type": "object", "minProperties": 2, "additionalProperties": False, "patternProperties": {"^x$": True}},
        {"type": "object", "maxProperties": 1, "allOf": [some_key(".", 1), some_key(".", 2)]},
        {"type": "object", "maxProperties": 1, "allOf": [some_key("^a", 1), some_key("b$", 2)]},
        {"allOf": [some_key("^[ab]$", value) for value in (1, 2, 3)]},
        {"required": ["a"], "allOf": [some_key("^[ab]$", 1), some_key("^[ab]$", 2)], "properties": {"a": {"const": 3}}},
    ],
)
def test_nothing_is_left(schema):
    assert is_empty({"type": "object", **schema})


def test_obligations_share_a_key_where_there_is_room_for_one_only():
    one = payload_of({"maxProperties": 1, "allOf": [some_key("^a", 1), some_key("b$", 1)]})

    assert one == {next(iter(one)): 1}
    assert next(iter(one)).startswith("a")
    assert next(iter(one)).endswith("b")


def test_the_only_key_of_one_obligation_is_left_to_it():
    assert payload_of({"allOf": [some_key("^[ab]$", 1), some_key("^a$", 2)]}) == {"b": 1, "a": 2}
    assert payload_of({"allOf": [some_key("^a$", 2), some_key("^[ab]$", 1)]}) == {"b": 1, "a": 2}


def test_as_many_obligations_as_keys_are_matched_to_them():
    chain = [some_key("^[abc]$", 1), some_key("^[ab]$", 2), some_key("^a$", 3)]

    assert payload_of({"allOf": chain}) == {"c": 1, "b": 2, "a": 3}
    assert is_empty({"allOf": [*chain, some_key("^[abc]$", 4)]})


def test_keys_that_match_several_patterns_have_all_their_schemas():
    writer = {"patternProperties": {"^a": {"minimum": 3}, "b$": {"maximum": 4}}, "additionalProperties": False}

    assert is_proved(writer, {"properties": {"ab": {"type": "object"}, "x": False}, "type": "string"}) is False
    assert is_proved({"type": "object", **writer}, {"properties": {"axb": {"minimum": 3, "maximum": 4}}})


def test_a_finite_language_of_keys_runs_out():
    writer = {"type": "object", "propertyNames": {"pattern": "^[abc]$"}, "minProperties": 3}

    assert is_proved(writer, {"required": ["a", "b", "c"]})
    assert len(payload_of(writer, {"maxProperties": 2})) == 3


def test_what_a_closed_object_cannot_hold_is_not_asked_for():
    closed = {"type": "object", "properties": {"a": True, "b": True}, "additionalProperties": False}

    assert is_proved(closed, {"maxProperties": 2})
    assert is_proved(closed, {"propertyNames": {"enum": ["a", "b"]}})
    assert set(payload_of(closed, {"maxProperties": 1})) == {"a", "b"}


def test_dependencies_are_followed():
    writer = {"type": "object", "dependentRequired": {"a": ["b"], "b": ["c"]}}

    assert is_proved({**writer, "required": ["a"]}, {"required": ["c"]})
    assert is_proved(writer, {"dependentRequired": {"a": ["c"]}})
    assert payload_of(writer, {"dependentRequired": {"c": ["a"]}})


def test_a_wide_object_costs_its_width():
    wide = {f"p{n}": {"type": "string", "maxLength": n} for n in range(130)}
    wider = {name: {"maxLength": held["maxLength"] + 1} for name, held in wide.items()}
    reader = {"properties": {**wider, "p77": {"maxLength": 76}}}

    assert is_proved({"type": "object", "properties": wide}, {"properties": wider}, budget=2_000)
    assert list(payload_of({"type": "object", "properties": wide}, reader, budget=2_000)) == ["p77"]
