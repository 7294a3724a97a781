"""A schema for who reads some fields only: it says of them what the whole schema says, or there is none."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        {"properties": {"id": {"type": "array", "items": {"$ref": "#/properties/other"}}, "other": {}}},
        {"properties": {"id": {"type": "array", "items": {"$ref": "#/$defs/a"}}}, "$defs": {"a": {"$ref": "#"}}},
        {"properties": {"id": {}}, "patternProperties": {"^i": {"type": "string"}}},
        True,
    ],
)
def test_where_others_have_a_say_there_is_no_part(schema: Any) -> None:
    assert restricted(load(schema), ["/id"]) is None


@pytest.mark.parametrize(
    "field", ["/labels/*", "/labels/a", "/lines/0", "/lines/0/sku"], ids=lambda field: field.replace("/", ".")
)
def test_a_field_that_the_schema_tells_of_in_another_way_is_not_told_apart(field: str) -> None:
    schema = {
        "properties": {
            "labels": {"additionalProperties": {"type": "string"}},
            "lines": {"items": {"properties": {"sku": {"type": "string"}}}},
        }
    }

    assert restricted(load(schema), [field]) is None


def test_a_reference_and_what_stands_beside_it_both_count() -> None:
    both = {
        "$ref": "#/$defs/named",
        "allOf": [{"properties": {"id": {"maxLength": 3}}}],
        "$defs": {"named": {"properties": {"id": {"minLength": 2}}}},
    }

    assert accepts(["/id"], {"id": "12"}, both)
    assert not accepts(["/id"], {"id": "1"}, both)
    assert not accepts(["/id"], {"id": "1234"}, both)


_VALUES = st.sampled_from(["open", "lost", 1, None, {"amount": 1}, {"amount": "x"}, [], [{"sku": "a"}], [{"sku": 1}]])
_FIELDS = st.lists(st.sampled_from(["/id", "/status", "/total/amount", "/total", "/lines/*/sku", "/none"]), min_size=1)


@given(st.dictionaries(st.sampled_from(["id", "status", "total", "lines", "more"]), _VALUES), _FIELDS)
def test_whatever_the_whole_schema_accepts_its_part_accepts(payload: dict[str, Any], fields: list[str]) -> None:
    whole = load({**ORDER, "additionalProperties": True})
    part = restricted(whole, fields)

    assert part is not None
    assert part.accepts(payload) or not whole.accepts(payload)


@given(st.dictionaries(st.sampled_from(["id", "status", "total", "lines"]), _VALUES), st.sampled_from(["id", "status"]))
def test_a_fault_of_a_field_that_is_read_is_found_whatever_else_is_read(payload: dict[str, Any], name: str) -> None:
    only = load({"properties": {name: ORDER["properties"][name]}, "required": [name], "$defs": ORDER["$defs"]})
    part = restricted(load(ORDER), [f"/{name}", "/total"])

    assert part is not None
    assert only.accepts(payload) or not part.accepts(payload)


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
