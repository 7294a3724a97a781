"""Which ops may fail on a valid payload, and a payload on which they do."""

import hypothesis.strategies as st
from hypothesis import given, settings

from linting.containment import Settings, Writer
from linting.schemas import load
from shims.mapping import parse
from shims.samples import samples
from shims.totality import MayFail, failure_of, may_fail
from tests.shims.strategies import OPS, SCHEMAS

OPEN = Settings(writer=Writer.OPEN, budget=2_000)
TO_BOOLEAN = {"op": "cast", "at": ["a"], "from": "string", "to": "boolean"}
TO_TEXT = {"op": "cast", "at": ["b"], "from": "boolean", "to": "string"}


def mapping(*ops):
    return parse({"oplevel": 1, "ops": list(ops)})


def schema(**properties):
    return load({"type": "object", "properties": properties, "required": list(properties)})


def test_the_ops_that_may_fail_are_named_with_a_payload_that_shows_it():
    (failing,) = may_fail(mapping(TO_TEXT, TO_BOOLEAN), schema(a={"type": "string"}, b={"type": "boolean"}))

    assert (failing.op_index, failing.op, failing.code) == (1, "cast", "cast-form")
    assert isinstance(failing.payload["a"], str)


def test_a_mapping_whose_ops_fit_the_schema_cannot_fail():
    assert may_fail(mapping(TO_TEXT, TO_BOOLEAN), schema(a={"enum": ["true", "false"]}, b={"type": "boolean"})) == ()


def test_an_op_is_not_blamed_for_what_an_op_before_it_refuses():
    again = {"op": "cast", "at": ["a"], "from": "boolean", "to": "integer"}

    failing = may_fail(mapping(TO_BOOLEAN, again), schema(a={"type": "string"}))

    assert [found.op_index for found in failing] == [0]


def test_what_is_not_known_is_not_said_to_be_safe():
    steps = mapping({"op": "to_map", "at": ["l"], "key": "k"})
    item = {"type": "object", "properties": {"k": {"type": "string"}}, "required": ["k"]}
    items = {"type": "array", "items": item, "uniqueItems": True}

    (failing,) = may_fail(steps, schema(l=items))

    assert failing == MayFail(0, "to_map")
    assert failing.as_json() == {"op": 0, "name": "to_map"}


@settings(max_examples=60, deadline=None)
@given(st.lists(OPS, min_size=1, max_size=3), SCHEMAS)
def test_no_op_fails_that_was_not_named(ops, source_schema):
    try:
        steps = parse({"oplevel": 1, "ops": ops})
    except ValueError:
        return
    source = load(source_schema)

    named = {failing.op_index for failing in may_fail(steps, source, OPEN)}

    for payload in samples(source, OPEN, 10):
        failure = failure_of(steps, payload)
        assert failure is None or failure.op_index in named, payload
