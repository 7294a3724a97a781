import contextlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from contracts_api.raw_json import MOST_SCHEMAS, RawJSON
from contracts_api.raw_json import value_with_raw_schemas as bounded_value
from linting.documents import DocumentError, Limits

LIMITS = Limits(size=8 * 1024 * 1024)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(codec="utf-8")), inner),
    max_leaves=20,
)


def value_with_raw_schemas(body: bytes):
    return bounded_value(body, LIMITS)


def test_a_schema_stays_exactly_as_it_was_sent():
    value = value_with_raw_schemas(b'{"version": "1.0.0",\n "schema" : {"maximum": 1.50, "a":[ ]} , "publish": true}')

    schema = value.pop("schema")
    assert value == {"version": "1.0.0", "publish": True}
    assert schema.text == '{"maximum": 1.50, "a":[ ]}'
    assert (schema.line, schema.column) == (2, 13)


def test_a_schema_inside_a_schema_is_part_of_it():
    value = value_with_raw_schemas(b'{"schema": {"properties": {"schema": {"type": "string"}}}}')

    assert value["schema"].text == '{"properties": {"schema": {"type": "string"}}}'


def test_each_schema_of_a_batch_is_kept_apart():
    value = value_with_raw_schemas(
        b'{"checks": [{"schema": "}{"}, {"schema": true}, {"schema": NaN, "contract": "a/b"}]}'
    )

    assert [check["schema"].text for check in value["checks"]] == ['"}{"', "true", "NaN"]
    assert value["checks"][2]["contract"] == "a/b"


def test_a_key_spelled_with_escapes_is_the_same_key():
    assert isinstance(value_with_raw_schemas(b'{"sch\\u0065ma": {}}')["schema"], RawJSON)


@given(VALUES, VALUES)
def test_any_json_around_and_in_a_schema_comes_through(around, inside):
    sent = {"a": around, "schema": inside, "z": around}
    if '"schema"' in json.dumps(around):
        return

    value = value_with_raw_schemas(json.dumps(sent, indent=1).encode())

    assert (value["a"], value["z"]) == (around, around)
    assert json.loads(value["schema"].text) == inside


@pytest.mark.parametrize(
    ("body", "code", "line", "column"),
    [
        (b'{"a": NaN}', "invalid-json", 1, 7),
        (b'{"a": 1,\n "a": 2}', "duplicate-key", 2, 2),
        (b'{"schema": {}, "schema": {}}', "duplicate-key", 1, 16),
        (b'{"a": 1e400}', "number-out-of-range", 1, 7),
        (b'{"a": "\\ud800"}', "lone-surrogate", 1, 8),
        (b'{"a": ' + b"[" * 10_000 + b"]" * 10_000 + b"}", "too-deep", 1, 206),
        (b'{"a": "\xff"}', "not-utf-8", 1, 8),
        (b'{"schema": }', "invalid-json", 1, 12),
        (b'{"schema": {"a": 1}', "invalid-json", 1, 20),
        (b'{"schema": {}}}', "invalid-json", 1, 15),
        (b"", "invalid-json", 1, 1),
        (b'[{"a": 1},\n {"schema": ' + b"[" * 30_000, "too-deep", 2, 30_013),
        (b"[" + b'{"schema":0},' * (MOST_SCHEMAS + 1) + b"7]", "too-large", 1, 13_012),
    ],
)
def test_what_is_not_strict_json_is_refused_at_its_place(body, code, line, column):
    with pytest.raises(DocumentError) as refused:
        value_with_raw_schemas(body)

    assert (refused.value.code, refused.value.line, refused.value.column) == (code, line, column)


@pytest.mark.parametrize(
    "body",
    [
        b'"schema":' * 200_000,
        b'"\\' * 500_000,
        b'{"schema": ' + b'[{"":' * 400_000,
        b"[" + b'{"schema":0},' * 100_000 + b"{}]",
        b'{"schema": "' + b"\\" * 2_000_000,
    ],
    ids=["keys", "escapes", "nesting", "many", "unclosed"],
)
def test_hostile_bodies_take_time_in_proportion_to_their_size(body):
    with contextlib.suppress(DocumentError):
        value_with_raw_schemas(body)
