"""`unevaluatedProperties` and `unevaluatedItems`: what is left depends on the branches that hold."""

from linting.schemas import Dialect
from tests.linting.containment.search.asking import is_empty, is_proved, payload_of


def test_branches_that_hold_declare_their_keys():
    writer = {
        "type": "object",
        "anyOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"b": {"const": 2}}}],
        "unevaluatedProperties": False,
    }

    assert is_proved(writer, {"propertyNames": {"enum": ["a", "b"]}})
    assert is_proved(writer, {"anyOf": [{"properties": {"a": {"const": 1}}}, {"properties": {"b": {"const": 2}}}]})
    assert payload_of(writer, {"properties": {"a": False}}) == {"a": 1}


def test_a_branch_that_fails_declares_nothing():
    writer = {
        "type": "object",
        "required": ["a", "b"],
        "properties": {"a": {"const": 0}},
        "if": {"properties": {"a": {"const": 1}}},
        "then": {"properties": {"b": True}},
        "unevaluatedProperties": False,
    }

    assert is_empty(writer)
    assert payload_of({**writer, "properties": {"a": {"const": 1}}}) == {"a": 1, "b": None}


def test_not_declares_nothing():
    assert is_empty(
        {
            "type": "object",
            "required": ["a"],
            "not": {"not": {"properties": {"a": True}}},
            "unevaluatedProperties": False,
        }
    )


def test_references_declare_what_they_lead_to():
    base = {"$defs": {"base": {"properties": {"a": True}}}, "$ref": "#/$defs/base", "unevaluatedProperties": False}

    assert is_proved({"type": "object", **base}, {"maxProperties": 1})
    assert payload_of({"type": "object", **base}, {"maxProperties": 0}) == {"a": None}


def test_items_that_contains_matches_are_evaluated_since_2020():
    schema = {"type": "array", "contains": {"const": 1}, "unevaluatedItems": {"const": 2}}

    assert is_proved(schema, {"items": {"enum": [1, 2]}}, Dialect.DRAFT2020_12)
    assert payload_of(schema, {"items": {"const": 1}}, Dialect.DRAFT2020_12)


def test_the_longest_prefix_that_holds_counts():
    schema = {
        "type": "array",
        "prefixItems": [True],
        "anyOf": [{"prefixItems": [True, {"const": "b"}]}, True],
        "unevaluatedItems": False,
    }

    assert is_proved(schema, {"maxItems": 2})
    assert payload_of(schema, {"maxItems": 1})[1] == "b"
