"""How one version takes over a single difference from the other."""

from itertools import product
from typing import Any

import pytest

from linting.changes.change import ABSENT
from linting.changes.difference import Patch, Write
from linting.changes.patching import UnfitPatchError, narrowed_to, taken_over
from linting.schemas import load


def test_a_patch_writes_deletes_and_creates_on_the_way() -> None:
    value = {"properties": {"a": {"type": "string"}}, "required": ["a"]}
    patch = (
        Write(("properties", "a", "type"), "integer"),
        Write(("properties", "b"), True),
        Write(("items", "minimum"), 1),
        Write(("required",), ABSENT),
    )

    assert taken_over(value, patch) == {
        "properties": {"a": {"type": "integer"}, "b": True},
        "items": {"minimum": 1},
    }
    assert value == {"properties": {"a": {"type": "string"}}, "required": ["a"]}


def test_a_patch_reaches_into_lists() -> None:
    value = {"allOf": [{"minimum": 1}, {"maximum": 2}]}

    assert taken_over(value, (Write(("allOf", 1, "maximum"), 3),)) == {"allOf": [{"minimum": 1}, {"maximum": 3}]}
    assert taken_over(value, (Write(("allOf", 0), ABSENT),)) == {"allOf": [{"maximum": 2}]}
    assert taken_over(value, (Write(("allOf", 2), True),))["allOf"][2] is True


def test_the_schema_that_accepts_everything_makes_room_for_keywords() -> None:
    assert taken_over({"items": True}, (Write(("items", "type"), "string"),)) == {"items": {"type": "string"}}


@pytest.mark.parametrize("value", [{"items": False}, {"items": 1}, {"items": []}])
def test_a_patch_that_does_not_fit_is_refused(value: object) -> None:
    with pytest.raises(UnfitPatchError):
        taken_over(value, (Write(("items", 3 if value == {"items": []} else "type"), "string"),))


def test_deleting_what_is_not_there_does_nothing() -> None:
    assert taken_over({"type": "object"}, (Write(("properties", "a"), ABSENT),)) == {"type": "object"}


WIDE: dict[str, Any] = {
    "type": "object",
    "properties": {"a": {"type": "string"}, "b": {"properties": {"c": {"type": "integer"}, "d": True}}, "e": True},
    "required": ["a"],
    "patternProperties": {"^x": True},
}
PATCHES: list[Patch] = [
    (Write(("properties", "a", "type"), "integer"),),
    (Write(("properties", "a"), ABSENT),),
    (Write(("properties", "b", "properties", "c"), ABSENT),),
    (Write(("properties", "b", "required"), ["d"]),),
    (Write(("required",), ["a", "b"]),),
    (Write(("properties", "a"), ABSENT), Write(("properties", "f"), {"type": "string"})),
    (Write(("additionalProperties",), {"type": "null"}),),
    (Write(("unevaluatedProperties",), False),),
    (Write(("patternProperties",), ABSENT),),
    (Write(("properties",), ABSENT),),
    (Write(("items",), False), Write(("type",), "array")),
]
PARTS: dict[str, list[Any]] = {
    "a": [ABSENT, "s", 1],
    "b": [ABSENT, {}, {"c": 1}, {"c": "s", "d": 1}],
    "e": [ABSENT, 1],
    "f": [ABSENT, 1],
    "x": [ABSENT, 1],
}
PAYLOADS: list[dict[str, Any]] = [
    {name: part for name, part in zip(PARTS, parts, strict=True) if part is not ABSENT}
    for parts in product(*PARTS.values())
]


@pytest.mark.parametrize("patch", PATCHES)
@pytest.mark.parametrize("left", [{}, {"additionalProperties": False}, {"unevaluatedProperties": {"type": "integer"}}])
def test_a_narrowed_schema_refuses_of_what_was_accepted_just_what_the_patch_refuses(
    patch: Patch, left: dict[str, Any]
) -> None:
    before = load(WIDE | left)
    after = taken_over(before.value, patch)
    whole, narrowed = load(after), load(narrowed_to(after, patch))

    accepted = [payload for payload in PAYLOADS if before.accepts(payload)]

    assert accepted
    assert [narrowed.accepts(payload) for payload in accepted] == [whole.accepts(payload) for payload in accepted]


def test_a_narrowed_schema_leaves_out_what_stands_beside_the_patch() -> None:
    patch = (Write(("properties", "b", "properties", "c", "type"), "string"),)

    narrowed = narrowed_to(taken_over(WIDE | {"additionalProperties": False}, patch), patch)

    assert narrowed["properties"] == {"b": {"properties": {"c": {"type": "string"}}}}
    assert narrowed.keys().isdisjoint({"required", "additionalProperties"})


def test_definitions_that_change_are_read_with_all_that_leads_to_them() -> None:
    value = {"properties": {"a": {"$ref": "#/$defs/a"}}, "$defs": {"a": {"type": "string"}}}

    assert narrowed_to(value, (Write(("$defs", "a", "type"), "integer"),)) == value
