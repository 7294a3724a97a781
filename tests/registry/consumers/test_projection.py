"""A schema for who reads some fields only: it says of them what the whole schema says, or there is none."""

from typing import Any

import pytest

from linting.schemas import load
from registry.consumers.projection import restricted

ORDER = {
    "type": "object",
    "properties": {
        "id": {"type": "string"},
        "status": {"$ref": "#/$defs/status"},
        "total": {
            "type": "object",
            "properties": {"amount": {"type": "integer"}, "currency": {}},
            "required": ["amount"],
        },
        "lines": {"type": "array", "items": {"type": "object", "properties": {"sku": {"type": "string"}, "n": {}}}},
    },
    "required": ["id", "status"],
    "additionalProperties": False,
    "$defs": {"status": {"enum": ["open", "paid"]}},
}


def accepts(fields: list[str], payload: Any, schema: Any = ORDER) -> bool:
    part = restricted(load(schema), fields)
    assert part is not None
    return part.accepts(payload)


def test_fields_that_are_not_read_have_no_say() -> None:
    assert accepts(["/id"], {"id": "1", "status": 7, "anything": None})


def test_fields_that_are_read_keep_their_say() -> None:
    assert not accepts(["/id"], {"id": 1})
    assert not accepts(["/id"], {})
    assert not accepts(["/status"], {"status": "lost"})
    assert not accepts(["/id"], "no object")


def test_a_field_inside_a_field_is_followed_through_objects_items_and_references() -> None:
    assert accepts(["/total/amount"], {"total": {"amount": 1, "currency": 5}})
    assert not accepts(["/total/amount"], {"total": {}})
    assert not accepts(["/lines/*/sku"], {"lines": [{"sku": "a"}, {"sku": 2}]})
    assert accepts(["/lines/*/n"], {"lines": [{"sku": 2}]})


def test_of_several_fields_each_counts_and_the_widest_wins() -> None:
    assert not accepts(["/id", "/total/amount"], {"id": "1", "total": {"amount": "x"}})
    assert not accepts(
        ["/total/amount", "/total"],
        {"total": {"amount": 1, "currency": 1}, "id": "1"},
        {
            **ORDER,
            "properties": {**ORDER["properties"], "total": {"properties": {"currency": {"type": "string"}}}},
        },
    )


def test_parts_that_are_joined_are_restricted_each() -> None:
    joined = {"allOf": [ORDER, {"properties": {"id": {"minLength": 2}, "status": {"const": "open"}}}]}

    assert accepts(["/id"], {"id": "12", "status": "lost"}, {**joined, "$defs": ORDER["$defs"]})
    assert not accepts(["/id"], {"id": "1"}, {**joined, "$defs": ORDER["$defs"]})


@pytest.mark.parametrize(
    "schema",
    [
        {"if": {"required": ["kind"]}, "then": {"required": ["id"]}, "properties": {"id": {}}},
        {"not": {"required": ["id"]}},
        {"properties": {"id": {}}, "dependentRequired": {"id": ["other"]}},
        {"patternProperties": {"^i": {"type": "string"}}},
        {"additionalProperties": {"type": "string"}},
        {"additionalProperties": False},
        {"enum": [{"id": 1}]},
        {"allOf": [{"$id": "https://example.com/a", "properties": {"id": {}}}]},
        {"$anchor": "here", "properties": {"id": {}}},
        {"properties": {"id": {"$ref": "#/properties/other"}, "other": {"type": "string"}}},
        True,
    ],
)
def test_where_others_have_a_say_there_is_no_part(schema: Any) -> None:
    assert restricted(load(schema), ["/id"]) is None


def test_who_reads_everything_has_the_whole_schema() -> None:
    assert restricted(load(ORDER), []) is None
    assert restricted(load(ORDER), ["/id", ""]) is None


def test_in_old_drafts_a_reference_stands_alone() -> None:
    schema = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "definitions": {"order": {"properties": {"id": {"type": "string"}, "n": {"type": "integer"}}}},
        "$ref": "#/definitions/order",
    }

    assert accepts(["/id"], {"id": "1", "n": "x"}, schema)
    assert not accepts(["/id"], {"id": 1}, schema)
