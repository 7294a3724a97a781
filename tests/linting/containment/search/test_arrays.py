"""Arrays: positions, counts, and items that must or must not be equal."""

import pytest

from linting.schemas import Dialect
from tests.linting.containment.search.asking import is_empty, is_proved, payload_of


def counted(value, least=1, most=None):
    return {"contains": {"const": value}, "minContains": least, **({} if most is None else {"maxContains": most})}


@pytest.mark.parametrize(
    "schema",
    [
        {"minItems": 2, "maxItems": 1},
        {"minItems": 1, "items": False},
        {"minItems": 3, "prefixItems": [True, True, False]},
        {"contains": {"const": 1}, "items": {"const": 2}},
        {"maxItems": 1, "allOf": [counted(1), counted(2)]},
        {"maxItems": 3, "allOf": [counted(1, 2), counted(2, 2)]},
        {"allOf": [counted(1, 2), counted(1, 0, 1)]},
        {"uniqueItems": True, **counted(1, 2)},
        {"uniqueItems": True, "items": {"type": "boolean"}, "minItems": 3},
        {"uniqueItems": True, "items": {"enum": [1, 1.0, 2]}, "minItems": 3},
        {"uniqueItems": True, "prefixItems": [{"enum": [0, 1]}, {"enum": [0, 1]}, {"enum": [0, 1]}], "minItems": 3},
        {"uniqueItems": True, "prefixItems": [{"const": 0}, {"const": 0}], "minItems": 2},
        {"not": {"uniqueItems": True}, "maxItems": 1},
        {"not": {"uniqueItems": True}, "prefixItems": [{"const": 1}, {"const": 2}], "items": False},
        {"uniqueItems": True, "items": {"type": "array", "items": {"type": "null"}, "maxItems": 1}, "minItems": 3},
    ],
)
def test_nothing_is_left(schema):
    assert is_empty({"type": "array", **schema})


def test_counts_overlap_where_an_item_is_both():
    writer = {"type": "array", "maxItems": 2, "allOf": [{"contains": {"minimum": 2}}, {"contains": {"maximum": 2}}]}

    assert payload_of({**writer, "maxItems": 1, "items": {"type": "number"}}) == [2]
    assert is_empty({**writer, "maxItems": 1, "items": {"not": {"const": 2}, "type": "number"}})


def test_the_prefix_is_by_position_and_the_rest_is_alike():
    writer = {"type": "array", "prefixItems": [{"const": 1}, {"const": 2}], "items": {"const": 3}}

    assert payload_of(writer, {"maxItems": 3}) == [1, 2, 3, 3]
    assert is_proved(writer, {"items": {"type": "integer"}})
    assert payload_of(writer, {"not": {"contains": {"const": 3}}}) == [1, 2, 3]


def test_before_2020_the_list_was_called_items():
    writer = {"type": "array", "items": [{"const": 1}], "additionalItems": False}

    assert is_proved(writer, {"maxItems": 1}, Dialect.DRAFT7)
    assert payload_of(writer, {"maxItems": 0}, Dialect.DRAFT4) == [1]


def test_twins_are_found_wherever_two_positions_agree():
    writer = {"type": "array", "prefixItems": [{"enum": [1, 2]}, {"enum": [2, 3]}], "items": False}

    assert payload_of(writer, {"uniqueItems": True}) == [2, 2]


def test_as_many_items_as_values_take_every_value():
    writer = {"type": "array", "items": {"enum": ["a", "b", "c"]}, "uniqueItems": True, "minItems": 3}

    assert is_proved(writer, {"contains": {"const": "b"}})
    assert is_proved(writer, {"maxItems": 3})
    assert len(payload_of({**writer, "minItems": 2}, {"contains": {"const": "b"}})) == 2


def test_different_items_are_built_where_there_are_enough():
    found = payload_of(
        {"type": "array", "items": {"type": "integer", "minimum": 5}, "uniqueItems": True, "minItems": 4}
    )

    assert len(set(found)) == 4


def test_a_count_with_both_bounds_is_met_exactly():
    writer = {"type": "array", **counted(1, 2, 2), "minItems": 3}

    assert payload_of(writer).count(1) == 2
    assert is_proved(writer, counted(1, 1, 3))
    assert not is_proved(counted(1, 1, 3) | {"type": "array"}, counted(1, 2, 2))
