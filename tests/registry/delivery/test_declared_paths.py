"""Which places a schema declares."""

import pytest

from registry.delivery.declared_paths import declares

NESTED = {"properties": {"a": {"properties": {"b": {"type": "string"}}}}}


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        (NESTED, ()),
        (NESTED, ("a",)),
        (NESTED, ("a", "b")),
        ({"$ref": "#/$defs/x", "$defs": {"x": NESTED}}, ("a", "b")),
        ({"allOf": [{}, NESTED]}, ("a", "b")),
        ({"oneOf": [{"properties": {"a": {}}}, NESTED]}, ("a", "b")),
        ({"if": {}, "then": NESTED}, ("a", "b")),
        ({"patternProperties": {"^x-": {}}}, ("x-y",)),
        ({"additionalProperties": {"type": "string"}}, ("anything",)),
        ({"$ref": "contract:shop/order@1.0.0"}, ("anything",)),
        ({"$ref": "#anchor"}, ("anything",)),
        ({"properties": {"a": {"$ref": "#"}}}, ("a", "a", "a")),
    ],
)
def test_these_places_are_declared_or_left_open(schema, path):
    assert declares(schema, path)


@pytest.mark.parametrize(
    ("schema", "path"),
    [
        (NESTED, ("b",)),
        (NESTED, ("a", "c")),
        (NESTED, ("a", "b", "c")),
        ({"properties": {"a": False}}, ("a", "b")),
        ({"$ref": "#"}, ("a",)),
    ],
)
def test_these_are_not(schema, path):
    assert not declares(schema, path)
