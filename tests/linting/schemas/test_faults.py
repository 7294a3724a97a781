from typing import Any

import pytest

from linting.schemas import Schema, load
from linting.schemas.faults import MOST_EVALUATIONS, TooManyFaultsError, faults_of

NODE = {"$ref": "#/$defs/node"}
BRANCH = {"type": "object", "properties": {"next": NODE}, "required": ["next"]}
LINKED = {"anyOf": [BRANCH, BRANCH, {"type": "null"}]}


def recursive(node: Any) -> Schema:
    return load({"$defs": {"node": node}, **NODE})


def nested(levels: int, innermost: Any = 5) -> Any:
    payload = innermost
    for _ in range(levels):
        payload = {"next": payload}
    return payload


def test_all_that_is_wrong_is_told() -> None:
    schema = load({"properties": {"id": {"type": "string"}}, "required": ["status"]})

    assert {fault.message for fault in faults_of(schema, {"id": 5}, assert_formats=True)} == {
        '5 is not of type "string"',
        '"status" is a required property',
    }
    assert faults_of(schema, {"id": "x", "status": 1}, assert_formats=True) == []


def test_formats_count_where_they_are_asserted() -> None:
    schema = load({"format": "date"})

    assert len(faults_of(schema, "soon", assert_formats=True)) == 1
    assert faults_of(schema, "soon", assert_formats=False) == []


def test_a_recursive_payload_of_few_levels_is_told() -> None:
    assert len(faults_of(recursive(LINKED), nested(6), assert_formats=True)) == 1


@pytest.mark.parametrize(
    "node",
    [
        pytest.param(LINKED, id="anyOf"),
        pytest.param({"oneOf": LINKED["anyOf"]}, id="oneOf"),
        pytest.param({**LINKED, "unevaluatedProperties": False}, id="unevaluatedProperties"),
        pytest.param({"dependentSchemas": {"next": BRANCH}, **BRANCH}, id="dependentSchemas"),
        pytest.param({"if": BRANCH, "then": BRANCH, "else": {"type": "null"}}, id="if"),
    ],
)
def test_branches_that_double_at_each_level_are_counted_and_never_gone_through(node: Any) -> None:
    schema = recursive(node)

    with pytest.raises(TooManyFaultsError):
        faults_of(schema, nested(150), assert_formats=True)

    assert schema.errors(nested(150)) == [("", "more is wrong with it than can be told")]


def test_a_dynamic_reference_counts_as_every_anchor_that_it_may_lead_to() -> None:
    link = {"$dynamicRef": "#node"}
    branch = {"type": "object", "properties": {"next": link}, "required": ["next"]}
    schema = load({"$dynamicAnchor": "node", "anyOf": [branch, branch, {"type": "null"}]})

    with pytest.raises(TooManyFaultsError):
        faults_of(schema, nested(150), assert_formats=True)


def test_what_is_valid_has_no_errors_however_deep_it_is() -> None:
    assert recursive(LINKED).errors(nested(150, innermost=None)) == []


@pytest.mark.parametrize(
    ("schema", "payload"),
    [
        pytest.param({"items": {"type": "string"}}, list(range(MOST_EVALUATIONS)), id="items"),
        pytest.param({"items": {"enum": ["a" * 100_000]}}, list(range(1_000)), id="long messages"),
        pytest.param({"additionalProperties": False}, {"x": nested(190, ["y"] * 20_000)}, id="long quotations"),
    ],
)
def test_so_does_a_payload_with_too_much_to_quote(schema: Any, payload: Any) -> None:
    with pytest.raises(TooManyFaultsError):
        faults_of(load(schema), payload, assert_formats=True)


def test_a_wide_payload_is_told_whole() -> None:
    members = {f"field_{number}": {"type": "string", "maxLength": 9} for number in range(300)}
    schema = load({"properties": members, "additionalProperties": False})

    assert len(faults_of(schema, dict.fromkeys(members, 5), assert_formats=True)) == 300
