"""What is wrong with a type is said in words that help to mend it."""

from typing import Any

import pytest

from linting.schemas import Dialect, SchemaError, load


def refusal(value: Any, dialect: Dialect = Dialect.DRAFT2020_12) -> SchemaError:
    with pytest.raises(SchemaError) as refused:
        load(value, dialect=dialect)
    return refused.value


@pytest.mark.parametrize("dialect", Dialect)
@pytest.mark.parametrize(
    ("written", "meant"), [("strin", "string"), ("interger", "integer"), ("Object", "object"), ("bool", "boolean")]
)
def test_a_misspelt_type_is_told_what_was_meant(dialect: Dialect, written: str, meant: str) -> None:
    refused = refusal({"properties": {"a": {"type": written}}}, dialect)

    assert (refused.code, refused.pointer) == ("metaschema", "/properties/a/type")
    assert refused.message == f'Not a valid schema: "{written}" is not a type'
    assert refused.remedy.startswith(f'Did you mean "{meant}"?')


@pytest.mark.parametrize("value", ["date-range", 3, None, {}, ["string", "x-thing"]])
def test_a_type_like_no_other_is_told_the_types_there_are(value: Any) -> None:
    refused = refusal({"type": value})

    assert "is not a type" in refused.message
    assert refused.remedy.startswith("The types are array, boolean,")


@pytest.mark.parametrize("value", [[], ["string", "string"]])
def test_types_in_a_list_stand_once_each(value: Any) -> None:
    assert "named once each" in refusal({"type": value}).message


def test_a_property_that_is_called_type_is_no_type() -> None:
    assert "is not a type" not in refusal({"properties": {"type": "strin"}}).message


def test_a_long_value_is_not_repeated_in_full() -> None:
    assert len(refusal({"type": "x" * 10_000}).message) < 400


def test_any_other_fault_names_the_metaschema() -> None:
    refused = refusal({"minLength": "3"})

    assert refused.message == 'Not a valid schema: "3" is not of type "integer"'
    assert Dialect.DRAFT2020_12.uri in refused.remedy
