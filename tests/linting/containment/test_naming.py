"""Fields that may have any name have one that tells people what they are."""

from typing import Any

import pytest

from linting.containment import Refuted, Settings, Writer, contains
from linting.schemas import load

KNOWN = {"properties": {"a": {"type": "string"}}}


def witness(writer: Any, reader: Any) -> Any:
    old, new = load(writer), load(reader)
    verdict = contains(old, new, Settings(writer=Writer.OPEN))
    assert isinstance(verdict, Refuted)
    assert old.accepts(verdict.witness)
    assert not new.accepts(verdict.witness)
    return verdict.witness


@pytest.mark.parametrize(
    ("writer", "reader", "expected"),
    [
        (KNOWN, {**KNOWN, "additionalProperties": False}, {"unexpected_field": None}),
        ({"items": KNOWN}, {"items": {**KNOWN, "additionalProperties": False}}, [{"unexpected_field": None}]),
        ({}, {"patternProperties": {"^x-": {"type": "string"}}}, {"x-unexpected_field": None}),
        ({"required": ["a"]}, {"maxProperties": 1}, {"a": None, "unexpected_field": None}),
        ({}, {"maxProperties": 1}, {"unexpected_field": None, "unexpected_field_2": None}),
    ],
    ids=["any name", "inside of a list", "a name with a beginning", "beside one that has its name", "two of them"],
)
def test_a_field_with_any_name_says_that_nobody_expects_it(writer: Any, reader: Any, expected: Any) -> None:
    assert witness(writer, reader) == expected


def test_a_name_that_matters_stays() -> None:
    assert witness({}, {"properties": {"": {"type": "string"}}}) == {"": None}
    assert witness({"propertyNames": {"maxLength": 2}}, {"additionalProperties": False}) == {"": None}


def test_a_name_that_the_payload_has_already_is_not_given_twice() -> None:
    writer = {"required": ["unexpected_field"], "properties": {"unexpected_field": {"const": 1}}}
    reader = {"properties": {"unexpected_field": True}, "additionalProperties": False}

    assert witness(writer, reader) == {"unexpected_field": 1, "unexpected_field_2": None}
