"""The pair that is measured: about 10 KB of an ordinary event schema, and its next versions."""

import copy
import json
from typing import Any

FIELDS = 56


_SHAPES: list[dict[str, Any]] = [
    {"type": "string", "maxLength": 255},
    {"type": "integer", "minimum": 0, "maximum": 2147483647},
    {"type": ["string", "null"], "maxLength": 64},
    {"enum": ["new", "active", "suspended", "closed"]},
    {"type": "string", "format": "date-time"},
    {"type": "boolean"},
    {"$ref": "#/$defs/money"},
    {"type": "array", "maxItems": 50, "items": {"$ref": "#/$defs/address"}},
]


def event_schema() -> dict[str, Any]:
    """A generated but ordinary schema: described scalars with bounds, nested objects, shared definitions."""
    properties = {
        f"field_{number:02}": {
            **_SHAPES[number % len(_SHAPES)],
            "description": f"Field {number} of the event, described in one plain sentence for its readers.",
        }
        for number in range(FIELDS)
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Account event",
        "type": "object",
        "properties": properties,
        "required": [f"field_{number:02}" for number in range(0, FIELDS, 2)],
        "additionalProperties": False,
        "$defs": {
            "money": {
                "type": "object",
                "properties": {"cents": {"type": "integer"}, "currency": {"enum": ["EUR", "USD", "GBP"]}},
                "required": ["cents", "currency"],
                "additionalProperties": False,
            },
            "address": {
                "type": "object",
                "properties": {name: {"type": "string", "maxLength": 120} for name in ("street", "city", "postcode")},
                "required": ["city"],
                "additionalProperties": False,
            },
        },
    }


def compatible_successor(schema: dict[str, Any]) -> dict[str, Any]:
    following = copy.deepcopy(schema)
    following["properties"]["added"] = {"type": "string", "description": "New and optional."}
    following["properties"]["field_00"]["maxLength"] = 300
    return following


def breaking_successor(schema: dict[str, Any]) -> dict[str, Any]:
    following = copy.deepcopy(schema)
    following["$defs"]["address"]["properties"]["city"]["maxLength"] = 60
    following["properties"]["field_03"]["enum"].remove("suspended")
    return following


def as_text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=1)
