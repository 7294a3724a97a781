"""What is lost is said, and nothing is said to come back that does not."""

import json
from decimal import Decimal

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from linting.containment import Settings, Writer
from linting.schemas import load
from shims.errors import MappingError, ShimError
from shims.loss import lost, round_trip
from shims.mapping import parse
from shims.runtimes.python import transform
from shims.samples import samples
from tests.shims.strategies import OPS, SCHEMAS

OPEN = Settings(writer=Writer.OPEN, budget=2_000)


def exact(text: str):
    return json.loads(text, parse_float=Decimal, parse_int=Decimal)


def schema(properties, required=()):
    return load({"type": "object", "properties": properties, "required": list(required)})


def test_a_loss_is_told_by_the_name_that_the_field_has_in_the_source():
    steps = parse(
        {"oplevel": 1, "ops": [{"op": "move", "from": ["old"], "to": ["new"]}, {"op": "remove", "at": ["new"]}]}
    )

    assert lost(steps, schema({"old": {"type": "string"}})) == ("The value of `/old` is dropped.",)


def test_a_loss_comes_with_a_payload_that_shows_it():
    steps = parse({"oplevel": 1, "ops": [{"op": "default", "at": ["n"], "value": 3}]})

    (loss,) = round_trip(steps, schema({"n": {"type": "integer"}})).losses

    assert loss.payload == {}


def test_fields_that_no_payload_has_are_not_said_to_be_lost():
    steps = parse({"oplevel": 1, "ops": [{"op": "remove", "at": ["n"]}]})

    assert round_trip(steps, schema({"m": True})).is_identity


def test_moves_inside_of_items_are_compared_item_by_item():
    steps = [{"op": "each", "at": ["l"], "do": [{"op": "move", "from": ["a"], "to": ["c", "b"]}]}]
    item = {"type": "object", "properties": {"a": True, "c": {"type": "object"}}}

    told = lost(parse({"oplevel": 1, "ops": steps}), schema({"l": {"type": "array", "items": item}}))

    assert "In each item of `/l`: The value of `/c` is dropped." in told


@settings(max_examples=60, deadline=None)
@given(st.lists(OPS, min_size=1, max_size=3), SCHEMAS)
def test_what_is_said_to_come_back_comes_back(ops, source_schema):
    try:
        mapping = parse({"oplevel": 1, "ops": ops})
    except MappingError:
        return
    source = load(source_schema)
    if not round_trip(mapping, source, OPEN).is_identity:
        return

    for payload in samples(source, OPEN, 10):
        text = json.dumps(payload)
        try:
            back = transform(transform(text, mapping), mapping.invert())
        except ShimError:
            continue
        assert exact(back) == exact(text)


def test_a_way_back_that_fails_restores_nothing():
    affix = {"op": "affix", "at": ["a"], "prefix": "k", "suffix": "-"}
    steps = parse({"oplevel": 1, "ops": [affix, {"op": "truncate", "at": ["a"], "length": 1}]})

    back = round_trip(steps, schema({"a": {"type": "string"}}))

    assert not back.is_identity
    assert back.reason == "its affix may fail"
    assert back.sentences == ("What `/a` has beyond 1 characters is cut off.",)


def test_what_comes_back_where_nothing_was_is_told():
    steps = parse({"oplevel": 1, "ops": [{"op": "move", "from": ["a"], "to": []}]})

    back = round_trip(steps, schema({"a": {"type": "object"}}))

    assert back.sentences == ("Where `/a` was absent, it comes back as an object.",)
    assert round_trip(steps, schema({"a": {"type": "object"}}, ["a"])).is_identity


def test_all_that_a_field_loses_is_said_in_one_sentence():
    text = {"type": ["string", "null"]}
    steps = parse({"oplevel": 1, "ops": [{"op": "default", "at": ["a"], "value": "x", "null": True}]})

    told = lost(steps, schema({"a": text}))

    assert told == ('Whether `/a` was given or filled in cannot be told; where `/a` was null, it becomes "x".',)


def test_what_each_item_loses_is_said_field_by_field():
    steps = [{"op": "remove", "at": ["a"]}, {"op": "default", "at": ["b"], "value": 1}]
    item = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "integer"}}}
    mapping = parse({"oplevel": 1, "ops": [{"op": "each", "at": ["l"], "do": steps}]})

    assert lost(mapping, schema({"l": {"type": "array", "items": item}})) == (
        "In each item of `/l`: The value of `/a` is dropped.",
        "In each item of `/l`: Whether `/b` was given or filled in cannot be told.",
    )


def test_what_is_dropped_whole_is_not_said_to_be_dropped_where_it_is_empty():
    steps = parse({"oplevel": 1, "ops": [{"op": "remove", "at": ["a"]}]})

    assert lost(steps, schema({"a": {"type": "array"}})) == ("The value of `/a` is dropped.",)


def test_that_there_is_no_way_back_is_said_where_the_ops_have_nothing_to_say():
    cases = [{"type": "string", "do": [{"op": "wrap", "at": ["a"]}]}]
    steps = parse({"oplevel": 1, "ops": [{"op": "switch", "on": ["a"], "cases": cases, "else": "keep"}]})

    (told,) = lost(steps, schema({"a": {"type": ["string", "array"]}}))

    assert told.startswith("There is no way back: a case changes `/a`")


@pytest.mark.parametrize(
    ("there", "kind"),
    [
        ({"op": "cast", "at": ["a"], "from": "integer", "to": "string"}, {"type": "integer"}),
        ({"op": "explode", "at": ["a"], "sep": ","}, {"type": "string"}),
        ({"op": "to_list", "at": ["a"], "key": "k", "value": "v"}, {"type": "object"}),
    ],
    ids=lambda value: value.get("op"),
)
def test_a_way_back_that_cannot_fail_loses_nothing(there, kind):
    assert round_trip(parse({"oplevel": 1, "ops": [there]}), schema({"a": kind})).is_identity


LETTERS, DIGITS = {"type": "string", "pattern": "^[a-z]+$"}, {"type": "string", "pattern": "^[0-9]+$"}
PARTS = [["a"], "--", ["b"]]


@pytest.mark.parametrize(
    ("there", "properties"),
    [
        ({"op": "template", "to": ["c"], "parts": PARTS}, {"a": LETTERS, "b": DIGITS}),
        ({"op": "extract", "from": ["c"], "parts": PARTS}, {"c": {"type": "string", "pattern": "^[a-z]+--[0-9]+$"}}),
        ({"op": "join", "from": [["a"], ["b"]], "sep": "-", "to": ["c"]}, {"a": LETTERS, "b": DIGITS}),
        (
            {"op": "split", "from": ["c"], "sep": "-", "into": [["a"], ["b"]]},
            {"c": {"type": "string", "pattern": "^[a-z]+-[0-9]+$"}},
        ),
    ],
    ids=lambda value: value.get("op", ""),
)
def test_parts_that_can_be_told_apart_come_back(there, properties):
    assert round_trip(parse({"oplevel": 1, "ops": [there]}), schema(properties, properties)).is_identity


def test_a_part_that_may_end_as_the_constant_begins_is_not_told_apart():
    """`x-` before `--` is taken for `x` before `---`."""
    ending = {"type": "string", "pattern": "^[a-z]-?$"}
    steps = parse({"oplevel": 1, "ops": [{"op": "template", "to": ["c"], "parts": PARTS}]})

    assert not round_trip(steps, schema({"a": ending, "b": DIGITS}, ["a", "b"])).is_identity


@pytest.mark.parametrize(
    ("first", "last", "comes_back"), [(LETTERS, {"type": "string"}, True), ({"type": "string"}, LETTERS, False)]
)
def test_only_the_last_of_joined_texts_may_hold_the_separator(first, last, comes_back):
    steps = parse({"oplevel": 1, "ops": [{"op": "join", "from": [["a"], ["b"]], "sep": "-", "to": ["c"]}]})

    assert round_trip(steps, schema({"a": first, "b": last}, ["a", "b"])).is_identity is comes_back
