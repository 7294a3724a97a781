"""Parts that two schemas share: same words, annotations aside, and references that lead to shared parts."""

from functools import reduce
from operator import getitem

import pytest

from linting.schemas import Dialect, load
from linting.schemas.likeness import Likeness


def are_shared(one, other, *path):
    first, second = load(one), load(other)
    likeness = Likeness(first, second)
    numbers = [likeness.number_of(reduce(getitem, path, schema.value)) for schema in (first, second)]
    return numbers[0] is not None and numbers[0] == numbers[1]


def with_definitions(properties, **definitions):
    return {"type": "object", "properties": properties, "$defs": definitions}


def test_parts_in_other_words_are_not_shared():
    one, other = (
        {"properties": {"a": {"items": {"maxLength": most}}, "b": {"items": {"maxLength": 1}}}} for most in (1, 2)
    )

    assert not are_shared(one, other, "properties", "a")
    assert are_shared(one, other, "properties", "b")


def test_annotations_say_nothing():
    one, other = (
        {"properties": {"a": {"title": title, "properties": {"b": {"description": title}}}}} for title in "xy"
    )

    assert are_shared(one, other, "properties", "a")


def test_a_property_may_be_called_like_an_annotation():
    one, other = ({"properties": {"a": {"properties": {"title": {"maxLength": n}}}}} for n in (1, 2))

    assert not are_shared(one, other, "properties", "a")


@pytest.mark.parametrize(("value", "other"), [(1, True), (0, False), ([1], [True]), ({"title": 1}, {"title": 2})])
def test_values_are_compared_by_type_and_whole(value, other):
    assert not are_shared({"items": {"not": {"const": value}}}, {"items": {"not": {"const": other}}}, "items")


def test_a_reference_is_shared_with_what_it_leads_to():
    properties = {"a": {"$ref": "#/$defs/outer"}, "b": {"$ref": "#/$defs/same"}}
    outer, same = {"properties": {"x": {"$ref": "#/$defs/inner"}}}, {"items": {"type": "string"}}
    one, other = (with_definitions(properties, outer=outer, same=same, inner={"minimum": n}) for n in (1, 2))

    assert not are_shared(one, other, "properties", "a")
    assert not are_shared(one, other, "$defs", "outer")
    assert are_shared(one, other, "properties", "b")


def test_definitions_that_refer_to_each_other_are_shared_until_something_tells_them_apart():
    def tree(leaf):
        return with_definitions(
            {"root": {"$ref": "#/$defs/even"}, "leaf": {"maximum": leaf}},
            even={"properties": {"next": {"$ref": "#/$defs/odd"}}},
            odd={"properties": {"next": {"$ref": "#/$defs/even"}, "leaf": {"$ref": "#/$defs/leaf"}}},
            leaf={"maximum": leaf},
        )

    assert are_shared(tree(1), {**tree(1), "maxProperties": 5}, "properties", "root")
    assert not are_shared(tree(1), tree(2), "properties", "root")


def test_what_is_beside_a_changed_reference_is_shared():
    part = {"properties": {"changed": {"$ref": "#/$defs/x"}, "same": {"properties": {"y": {"type": "null"}}}}}
    one, other = (with_definitions({"part": part}, x={"minimum": n}) for n in (1, 2))

    assert not are_shared(one, other, "properties", "part")
    assert are_shared(one, other, "properties", "part", "properties", "same")


def test_nothing_is_shared_where_references_depend_on_where_they_stand():
    value = {"properties": {"a": {"items": {"type": "string"}}, "b": {"$id": "urn:example:b"}}}

    assert not are_shared(value, {**value, "minProperties": 1}, "properties", "a")


def test_versions_may_have_names_of_their_own():
    part = {"properties": {"a": {"items": {"$ref": "#/$defs/b"}}}, "$defs": {"b": {}}}
    one, other = ({"$id": f"https://example.com/{version}", **part} for version in (1, 2))

    assert are_shared(one, other, "properties", "a")


def test_nothing_is_shared_across_dialects():
    value = {"properties": {"a": {"items": [{"type": "string"}]}}}
    one, other = load(value, dialect=Dialect.DRAFT7), load(value, dialect=Dialect.DRAFT2019_09)

    assert Likeness(one, other).number_of(one.value["properties"]["a"]) is None


def test_what_has_no_parts_is_left_to_be_seen_for_what_it_is():
    value = {"properties": {"kind": {"const": 1}, "by": {"$ref": "#/$defs/one"}}, "$defs": {"one": {"const": 1}}}

    assert not are_shared(value, {**value, "minProperties": 1}, "properties", "kind")
    assert not are_shared(value, {**value, "minProperties": 1}, "properties", "by")
