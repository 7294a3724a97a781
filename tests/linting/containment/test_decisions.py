"""Examples of what is asked of a contract, and of what is answered."""

import pytest

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains, verdict_key
from linting.schemas import Dialect, load

OPEN = Settings(writer=Writer.OPEN)

INSIDE = {
    "an integer is a number": ({"type": "integer"}, {"type": "number"}),
    "a value of a longer list": ({"enum": ["a"]}, {"enum": ["a", "b"]}),
    "narrower bounds": ({"type": "number", "minimum": 2, "maximum": 3}, {"minimum": 1, "exclusiveMaximum": 3.5}),
    "a multiple of a multiple": ({"type": "integer", "multipleOf": 6}, {"multipleOf": 3}),
    "a shorter text": ({"type": "string", "maxLength": 5}, {"maxLength": 10}),
    "a stricter pattern": ({"type": "string", "pattern": "^a+$"}, {"pattern": "a"}),
    "more required fields": ({"type": "object", "required": ["a", "b"]}, {"required": ["a"]}),
    "a closed object": (
        {"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": False},
        {"propertyNames": {"const": "a"}, "maxProperties": 1},
    ),
    "the same tree, twice": (
        {"$ref": "#/$defs/t", "$defs": {"t": {"type": "object", "properties": {"next": {"$ref": "#/$defs/t"}}}}},
        {"type": "object", "properties": {"next": {"$ref": "#"}}},
    ),
    "each type has its branch": ({"type": ["string", "null"]}, {"anyOf": [{"type": "null"}, {"type": "string"}]}),
    "nothing at all": ({"type": "string", "minLength": 3, "maxLength": 2}, False),
    "an array cut short": ({"type": "array", "maxItems": 1}, {"prefixItems": [True], "items": False}),
    "one branch of two": ({"const": 1}, {"oneOf": [{"type": "integer"}, {"type": "string"}]}),
}
OUTSIDE = {
    "a float": ({"type": "number"}, {"type": "integer"}, "/type"),
    "a value that was dropped": ({"enum": ["a", "b"]}, {"enum": ["a"]}, "/enum"),
    "a field that is missing": (
        {"type": "object", "properties": {"a": {}, "b": {}}},
        {"type": "object", "properties": {"a": {}, "b": {}}, "required": ["b"]},
        "/required",
    ),
    "a longer text inside of a list": (
        {"type": "array", "items": {"type": "string", "maxLength": 10}},
        {"type": "array", "items": {"type": "string", "maxLength": 5}},
        "/items/maxLength",
    ),
    "a deep change behind references": (
        {"$ref": "#/$defs/t", "$defs": {"t": {"properties": {"v": {"type": "integer"}, "n": {"$ref": "#/$defs/t"}}}}},
        {
            "properties": {
                "v": {"type": "integer"},
                "n": {"properties": {"n": {"properties": {"v": {"minimum": 0}}}}},
            }
        },
        "/properties/n/properties/n/properties/v/minimum",
    ),
    "two equal items": ({"type": "array"}, {"uniqueItems": True}, "/uniqueItems"),
    "both branches": ({"type": "integer"}, {"oneOf": [{"minimum": 1}, {"maximum": 9}]}, "/oneOf"),
}


@pytest.mark.parametrize(("writer", "reader"), INSIDE.values(), ids=INSIDE.keys())
def test_it_proves(writer, reader):
    assert contains(load(writer), load(reader), OPEN) == Proved()


@pytest.mark.parametrize(("writer", "reader", "pointer"), OUTSIDE.values(), ids=OUTSIDE.keys())
def test_it_refutes_with_a_payload_and_the_place_that_rejects_it(writer, reader, pointer):
    verdict = contains(load(writer), load(reader), OPEN)

    assert isinstance(verdict, Refuted)
    assert load(writer).accepts(verdict.witness)
    assert not load(reader).accepts(verdict.witness)
    assert verdict.pointer == pointer
    assert verdict.reason


def test_adding_an_optional_field_breaks_only_writers_that_send_undeclared_fields():
    old = load({"type": "object", "properties": {"a": {"type": "string"}}})
    new = load({"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}})

    assert contains(old, new, Settings(writer=Writer.DECLARED)) == Proved()
    assert isinstance(contains(old, new, OPEN), Refuted)


def test_declared_fields_count_wherever_they_are_declared_in_place():
    writer = load(
        {
            "allOf": [
                {"properties": {"a": {"properties": {"x": {}}}}},
                {"properties": {"a": {"properties": {"y": {}}}}},
            ],
            "oneOf": [{"required": ["b"], "properties": {"b": {}}}, {"required": ["c"], "properties": {"c": {}}}],
        }
    )
    inner = {"properties": {"x": True, "y": True}, "additionalProperties": False}
    reader = load({"properties": {"a": inner, "b": True, "c": True}, "additionalProperties": False})
    narrow = load({"properties": {"a": True, "b": True}, "additionalProperties": False})

    assert contains(writer, reader) == Proved()
    assert isinstance(contains(writer, narrow), Refuted)


def test_a_location_without_declared_fields_stays_a_free_form_map():
    verdict = contains(load({"type": "object"}), load({"type": "object", "maxProperties": 0}))

    assert isinstance(verdict, Refuted)
    assert len(verdict.witness) == 1


def test_additional_properties_with_a_schema_of_its_own_declare_every_field():
    writer = load({"type": "object", "properties": {"a": {}}, "additionalProperties": {"type": "string"}})

    assert isinstance(contains(writer, load({"properties": {"b": {"type": "integer"}}})), Refuted)


def test_a_recursive_writer_is_closed_at_every_level():
    tree = {"type": "object", "properties": {"value": {"type": "integer"}, "next": {"$ref": "#"}}}
    reader = {**tree, "additionalProperties": False}

    assert contains(load(tree), load(reader)) == Proved()
    assert isinstance(contains(load(tree), load(reader), OPEN), Refuted)


def test_formats_are_asserted_where_the_contract_says_so():
    writer, reader = load({"type": "string"}), load({"type": "string", "format": "date"})

    assert isinstance(contains(writer, reader, Settings(assert_formats=True)), Refuted)
    assert contains(writer, reader, Settings(assert_formats=False)) == Proved()
    assert contains(reader, load({"format": "date", "title": "x"})) == Proved()


def test_an_opaque_format_that_stays_is_in_nobodys_way():
    email = {"type": "string", "format": "email"}
    old = load({"type": "object", "properties": {"e": email, "d": {"enum": ["a"]}}, "required": ["d"]})
    new = load({"type": "object", "properties": {"e": email, "d": {"enum": ["a", "b"]}}})

    assert isinstance(contains(old, new), Proved)


def test_readers_that_apply_defaults_need_no_field_that_has_one():
    old = load({"type": "object", "properties": {"a": {"type": "integer"}}})
    new = load({"type": "object", "properties": {"a": {"type": "integer", "default": 1}}, "required": ["a"]})
    referred = load(
        {
            "type": "object",
            "properties": {"a": {"$ref": "#/$defs/a"}},
            "required": ["a"],
            "$defs": {"a": {"type": "integer", "default": 1}},
        }
    )

    assert isinstance(contains(old, new), Refuted)
    assert contains(old, new, Settings(readers_apply_defaults=True)) == Proved()
    assert contains(old, referred, Settings(readers_apply_defaults=True)) == Proved()


def test_an_integer_of_draft_4_is_written_as_one():
    number = load({"type": "number", "multipleOf": 1}, dialect=Dialect.DRAFT4)
    integer = load({"type": "integer"}, dialect=Dialect.DRAFT4)
    later = load({"type": "integer"}, dialect=Dialect.DRAFT6)

    assert isinstance(contains(number, integer, OPEN), Refuted)
    assert contains(number, later, OPEN) == Proved()
    assert contains(integer, later, OPEN) == Proved()


def test_what_is_not_modelled_is_named():
    verdict = contains(load({"dependencies": {"a": ["c"]}}), load({"dependencies": {"a": ["b"]}}), OPEN)

    assert verdict == Undecided("dependencies is not modelled here", "dependencies", "/dependencies")


def test_other_contracts_are_part_of_the_question():
    value = {"$ref": "contract:shop/amount@1.0.0"}
    wide = load(value, resources={"contract:shop/amount@1.0.0": {"type": "number"}})
    narrow = load(value, resources={"contract:shop/amount@1.0.0": {"type": "integer"}})

    assert isinstance(contains(wide, narrow, OPEN), Refuted)
    assert contains(narrow, wide, OPEN) == Proved()


def test_a_verdict_has_one_name_for_each_question():
    key = verdict_key("sha256:a", "sha256:b", Settings())

    assert key == verdict_key("sha256:a", "sha256:b", Settings())
    assert len({key, verdict_key("sha256:b", "sha256:a", Settings()), verdict_key("sha256:a", "sha256:b", OPEN)}) == 3
