"""Rewriting a schema without changing its meaning is never a change with effect."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from linting.changes import Bump, Level, Mode, Movement, compare
from linting.containment import Settings, Writer
from linting.schemas import Dialect, load

Value = Any

ORDER = {
    "$schema": Dialect.DRAFT7.uri,
    "type": "object",
    "required": ["id", "lines"],
    "properties": {
        "id": {"$ref": "#/definitions/Identifier"},
        "status": {"enum": ["open", "paid", "sent"]},
        "total": {"type": "number", "minimum": 0, "exclusiveMaximum": 1000000},
        "buyer": {"$ref": "#/definitions/Person"},
        "lines": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["article"],
                "properties": {
                    "article": {"$ref": "#/definitions/Identifier"},
                    "quantity": {"type": "number", "minimum": 1},
                },
            },
        },
    },
    "definitions": {
        "Identifier": {"type": "string", "minLength": 1, "maxLength": 36},
        "Person": {
            "type": "object",
            "properties": {"name": {"type": "string"}, "boss": {"$ref": "#/definitions/Person"}},
        },
    },
}


def reordered(value: Value) -> Value:
    """Keys, required names and enum values in another order."""
    if isinstance(value, dict):
        turned = {name: reordered(value[name]) for name in reversed(value)}
        return {name: inner[::-1] if name in ("required", "enum", "type") and isinstance(inner, list) else inner
                for name, inner in turned.items()}  # fmt: skip
    return [reordered(item) for item in value] if isinstance(value, list) else value


def renamed_definitions(value: Value) -> Value:
    text = json.dumps(value)
    return json.loads(text.replace("Identifier", "Key").replace("Person", "Human"))


def inlined_references(value: Value) -> Value:
    """The definition that is not recursive, written where it is used."""
    text = json.dumps(value)
    identifier = json.dumps(value["definitions"]["Identifier"])
    return json.loads(text.replace('{"$ref": "#/definitions/Identifier"}', identifier))


def without_unused_definitions(value: Value) -> Value:
    inlined = inlined_references(value)
    del inlined["definitions"]["Identifier"]
    return inlined


def wrapped(value: Value) -> Value:
    copy = json.loads(json.dumps(value))
    copy["properties"]["status"] = {"allOf": [copy["properties"]["status"]]}
    return copy


def upgraded(value: Value) -> Value:
    """The same in draft 2020-12."""
    text = json.dumps(value).replace("#/definitions/", "#/$defs/").replace('"definitions"', '"$defs"')
    return json.loads(text.replace(Dialect.DRAFT7.uri, Dialect.DRAFT2020_12.uri))


def downgraded(value: Value) -> Value:
    """The same in draft 4, where an exclusive bound is a flag."""
    copy = json.loads(json.dumps(value).replace(Dialect.DRAFT7.uri, Dialect.DRAFT4.uri))
    copy["properties"]["total"] = {"type": "number", "minimum": 0, "maximum": 1000000, "exclusiveMaximum": True}
    return copy


REWRITINGS = [
    reordered,
    renamed_definitions,
    inlined_references,
    without_unused_definitions,
    wrapped,
    upgraded,
    downgraded,
]


@pytest.mark.parametrize("rewritten", REWRITINGS, ids=lambda rewriting: rewriting.__name__)
@pytest.mark.parametrize("writer", Writer)
def test_a_rewriting_has_no_effect(rewritten: Callable[[Value], Value], writer: Writer) -> None:
    old, new = load(ORDER), load(rewritten(ORDER))

    for one, other in ((old, new), (new, old)):
        comparison = compare(one, other, mode=Mode.FULL, settings=Settings(writer=writer))

        assert comparison.level is Level.COMPATIBLE
        assert comparison.bump in (Bump.NONE, Bump.PATCH)
        assert all(change.level is Level.COMPATIBLE for change in comparison.changes)
        moving = [c.rule for c in comparison.changes if c.movement is not Movement.NEUTRAL]
        assert moving in ([], ["dialect-changed"])


@pytest.mark.parametrize("rewritten", REWRITINGS, ids=lambda rewriting: rewriting.__name__)
def test_a_real_change_is_seen_through_a_rewriting(rewritten: Callable[[Value], Value]) -> None:
    changed = json.loads(json.dumps(ORDER))
    changed["definitions"]["Identifier"]["maxLength"] = 20

    comparison = compare(load(ORDER), load(rewritten(changed)))

    assert comparison.level is Level.BREAKING
    assert "max-length-decreased" in {change.rule for change in comparison.changes if change.level is Level.BREAKING}


def test_draft_4_has_another_idea_of_integers_and_a_payload_shows_it() -> None:
    old, new = ({"$schema": dialect.uri, "type": "integer"} for dialect in (Dialect.DRAFT7, Dialect.DRAFT4))

    (change,) = compare(load(old), load(new)).changes

    assert change.rule == "dialect-changed"
    assert change.level is Level.BREAKING
    assert change.witness is not None
    assert isinstance(change.witness.payload, float)


OTHERWISE = {
    "flattened allOf": (
        {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"required": ["a"]}]},
        {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]},
    ),
    "flattened allOf of a field": (
        {"properties": {"a": {"allOf": [{"type": "string", "minLength": 1}, {"maxLength": 5}]}}},
        {"properties": {"a": {"type": "string", "minLength": 1, "maxLength": 5}}},
    ),
    "types as alternatives": ({"type": ["string", "null"]}, {"anyOf": [{"type": "string"}, {"type": "null"}]}),
    "a list of one": ({"enum": ["a"]}, {"const": "a"}),
    "the same language": ({"pattern": "^(a|b)$"}, {"pattern": "^[ab]$"}),
    "bounds of integers": ({"type": "integer", "minimum": 1}, {"type": "integer", "exclusiveMinimum": 0}),
    "not everything": ({"properties": {"a": False}}, {"properties": {"a": {"not": {}}}}),
    "a condition as alternatives": (
        {"if": {"required": ["a"]}, "then": {"required": ["b"]}},
        {"anyOf": [{"not": {"required": ["a"]}}, {"required": ["b"]}]},
    ),
}


@pytest.mark.parametrize(("one", "other"), OTHERWISE.values(), ids=list(OTHERWISE))
@pytest.mark.parametrize("writer", Writer)
def test_what_is_said_otherwise_has_no_effect(one: Value, other: Value, writer: Writer) -> None:
    for old, new in ((one, other), (other, one)):
        comparison = compare(load(old), load(new), mode=Mode.FULL, settings=Settings(writer=writer))

        assert comparison.level is Level.COMPATIBLE
        assert comparison.bump is Bump.PATCH
        assert all(change.level is Level.COMPATIBLE for change in comparison.changes)


@pytest.mark.parametrize("rewritten", REWRITINGS, ids=lambda rewriting: rewriting.__name__)
def test_a_rewriting_rewrites(rewritten: Callable[[Value], Value]) -> None:
    assert json.dumps(rewritten(ORDER)) != json.dumps(ORDER)
