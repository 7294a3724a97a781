"""Schemas that are made to hurt: linting ends soon, says little or much, and never raises."""

from typing import Any

import pytest

from linting.rules import Selection
from linting.rules.running import lint
from linting.rules.tolerance import load_tolerantly

EVERYTHING = Selection(select=("all",))


def nested(depth: int, **inner: Any) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string", **inner}
    for _ in range(depth):
        schema = {"type": "object", "properties": {"a": schema}, "required": ["a"]}
    return schema


HARD_PATTERNS = [
    {"anyOf": [{"pattern": f"^.{{{i}}}[a-c].*[x-z].{{{j}}}$"}, {"pattern": f"[k-m].{{{i + j}}}[n-p]"}]}
    for i in range(3, 9)
    for j in range(2, 6)
]

HOSTILE: dict[str, Any] = {
    "many branches": {"oneOf": [{"properties": {f"f{i}": {"const": i}}} for i in range(600)]},
    "many equal branches": {"oneOf": [{"type": "object"}] * 500},
    "many constants": {"oneOf": [{"const": f"value {i}"} for i in range(1_000)]},
    "deep": nested(90),
    "deep and all alike": {"anyOf": [nested(60), nested(60), nested(60)]},
    "wide": {"type": "object", "properties": {f"field_{i}": {"type": "string"} for i in range(5_000)}},
    "wide and required": {"type": "object", "required": [f"a{i}" for i in range(2_000)], "properties": {"a": {}}},
    "many definitions": {"type": "object", "$defs": {f"d{i}": {"type": "object"} for i in range(3_000)}},
    "a long enum": {"enum": [f"value {i}" for i in range(20_000)]},
    "crossing conditions": {
        "allOf": [
            {"if": {"required": [f"a{i}"]}, "then": {"required": [f"b{i}"]}, "else": {"maxProperties": i}}
            for i in range(60)
        ]
    },
    "nested choices": {
        "allOf": [
            {"anyOf": [{"required": [f"a{i}"]}, {"required": [f"b{i}"]}, {"maxProperties": i}]} for i in range(60)
        ]
    },
    "a web of references": {
        "$ref": "#/$defs/d0",
        "$defs": {
            f"d{i}": {"anyOf": [{"$ref": f"#/$defs/d{j}"} for j in range(i + 1, min(i + 4, 16))], "minProperties": i}
            for i in range(15)
        }
        | {"d15": {"properties": {"a": {"$ref": "#/$defs/d0"}, "b": {"$ref": "#/$defs/d1"}}}},
    },
    "doubling references": {
        "$ref": "#/$defs/d0",
        "$defs": {
            **{
                f"d{i}": {"properties": {"a": {"$ref": f"#/$defs/d{i + 1}"}, "b": {"$ref": f"#/$defs/d{i + 1}"}}}
                for i in range(60)
            },
            "d60": {"type": "string"},
        },
    },
    "patterns": {"allOf": [{"pattern": f"^(a|b){{{i},}}[ab]*c.{{{i}}}$"} for i in range(1, 25)]},
    "texts that are hard to find": {
        "required": [f"f{i}" for i in range(40)],
        "properties": {f"f{i}": {"allOf": [*HARD_PATTERNS, {"maxLength": 90 + i}]} for i in range(40)},
    },
    "catastrophic patterns": {"properties": {f"f{i}": {"pattern": f"^(a+)+{i}$"} for i in range(40)}},
    "long names": {"properties": {"x" * 50_000: {"type": "string"}, "y_" * 20_000: {"type": "string"}}},
    "long texts": nested(80, description="words " * 20_000),
    "unknown keywords": {"type": "object", **{f"maxItem{i}": i for i in range(3_000)}},
    "numbers": {"multipleOf": 0.1, "allOf": [{"multipleOf": 1 + i / 7} for i in range(40)], "minimum": 1e300},
    "dynamic references": {
        "$dynamicAnchor": "node",
        "properties": {"a": {"$dynamicRef": "#node"}, "b": {"anyOf": [{"$dynamicRef": "#node"}, {"type": "null"}]}},
    },
}


@pytest.mark.parametrize("schema", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_schema_is_linted_to_the_end(schema: dict[str, Any]) -> None:
    lint(load_tolerantly(schema), EVERYTHING)


@pytest.mark.parametrize(
    "schema", [True, False, {}, {"properties": {}}, {"not": {}}, {"enum": [{}, []]}, {"allOf": [True]}]
)
def test_an_odd_schema_is_linted(schema: Any) -> None:
    lint(load_tolerantly(schema), EVERYTHING)


def test_the_same_schema_has_the_same_findings() -> None:
    schema = load_tolerantly(HOSTILE["a web of references"])

    assert lint(schema, EVERYTHING) == lint(schema, EVERYTHING)


def test_what_the_engine_leaves_open_is_counted_and_not_reported() -> None:
    too_wide = load_tolerantly({"oneOf": [{"const": number} for number in range(200)], "type": "string"})

    linted = lint(too_wide, Selection(select=("unsatisfiable-schema",)))

    assert linted.findings == ()
    assert linted.questions_left_open == 1
