"""Chains of ops on numbers, up to the least and the largest: what may fail is announced, and nothing else fails."""

import sys

import hypothesis.strategies as st
import pytest
from hypothesis import example, given, settings

from linting.containment import Settings, Writer
from linting.schemas import load
from shims.effects.extents import DOUBLE
from shims.mapping import parse
from shims.runtimes.python import transform
from shims.totality import failure_of, may_fail
from shims.verify import Counterexample, Proved, verify

OPEN = Settings(writer=Writer.OPEN, budget=2_000)
LARGEST, LEAST = sys.float_info.max, 5e-324


def scale(num, **more):
    return {"op": "scale", "at": ["a"], "num": num, **more}


def cast(source, target):
    return {"op": "cast", "at": ["a"], "from": source, "to": target}


def datetime(source, target):
    return {"op": "datetime", "at": ["a"], "from": source, "to": target}


FACTORS = st.sampled_from([100, 0.01, 3, -2, 1e100, 1e-100, 1e300, 1e-300, 1.5, 1.1])
STEPS = st.one_of(
    st.builds(scale, FACTORS),
    st.builds(lambda num, offset: scale(num, offset=offset), FACTORS, st.sampled_from([32, -0.5, 1e200, 1e-200])),
    st.builds(lambda num, digits: scale(num, round="half-even", digits=digits), FACTORS, st.sampled_from([0, 2, 30])),
    st.builds(cast, st.sampled_from(["number", "integer", "string"]), st.sampled_from(["string", "number", "integer"])),
    st.builds(
        datetime, st.sampled_from(["epoch-s", "epoch-ms"]), st.sampled_from(["epoch-s", "epoch-ms", "date-time"])
    ),
    st.just({"op": "clamp", "at": ["a"], "min": -1e200, "max": 1e200}),
)
NUMBERS = st.one_of(
    st.sampled_from([LARGEST, -LARGEST, LEAST, -LEAST, 2.2250738585072014e-308, 10**308, -(10**308) - 7, 0.1, 0, 7]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**308), 10**308),
)
DIGITS = st.integers(1, 320).flatmap(
    lambda count: st.sampled_from(["9" * count, "-1" + "0" * count, "0." + "0" * count + "1"])
)
KINDS = st.sampled_from(
    [
        {"type": "number"},
        {"type": "integer"},
        {"type": ["number", "string"]},
        {"type": "number", "minimum": 0, "maximum": 1000, "multipleOf": 0.01},
        {"type": "string", "pattern": "^-?(0|[1-9][0-9]*)$"},
    ]
)


@settings(max_examples=120, deadline=None)
@given(st.lists(STEPS, min_size=1, max_size=6), KINDS, st.lists(NUMBERS | DIGITS, min_size=1, max_size=8))
@example([scale(1e100)], {"type": "number"}, [LARGEST])
@example([scale(100)] * 60, {"type": "number"}, [LARGEST])
@example([scale(0.01)] * 60, {"type": "number"}, [LEAST])
@example([scale(1e100), datetime("epoch-s", "epoch-ms"), cast("integer", "string")], {"type": "integer"}, [10**298])
@example([cast("string", "integer")], {"type": "string", "pattern": "^9*$"}, ["9" * 310])
def test_no_op_on_numbers_fails_that_was_not_announced(ops, kind, values):
    source = load({"type": "object", "properties": {"a": kind}, "required": ["a"]})
    mapping = parse({"oplevel": 1, "ops": ops})

    announced = {failing.op_index for failing in may_fail(mapping, source, OPEN)}

    for payload in ({"a": value} for value in values):
        failure = failure_of(mapping, payload) if source.accepts(payload) else None
        assert failure is None or failure.op_index in announced, payload


@pytest.mark.parametrize("count", [1, 30])
def test_a_scale_that_leads_beyond_doubles_is_written_out_and_fails_nowhere(count):
    """1.8e308 has 309 digits, and runtimes compute with up to 400 characters."""
    ops = [scale(100)] * count + [cast("number", "string")]
    source = load({"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"]})

    assert may_fail(parse({"oplevel": 1, "ops": ops}), source) == ()


def test_a_factor_that_leads_beyond_all_limits_comes_with_a_number_that_shows_it():
    source = load({"type": "object", "properties": {"a": {"type": "number"}}, "required": ["a"]})

    (failing,) = may_fail(parse({"oplevel": 1, "ops": [scale(1e100)]}), source)

    assert failing.code == "scale-out-of-range"
    assert failing.payload["a"] >= 1e299


def test_the_same_factor_is_no_danger_to_numbers_that_are_bounded():
    number = {"type": "integer", "minimum": 0, "maximum": 1_000_000}
    source = load({"type": "object", "properties": {"a": number}})

    assert verify(parse({"oplevel": 1, "ops": [scale(1e100)]}), source, load({})) == Proved()


def test_digits_in_text_that_no_double_holds_refute_a_cast():
    source = load(
        {"type": "object", "properties": {"a": {"type": "string", "pattern": "^[0-9]{310}$"}}, "required": ["a"]}
    )

    found = verify(parse({"oplevel": 1, "ops": [cast("string", "integer")]}), source, load({}))

    assert isinstance(found, Counterexample)


def test_numbers_inside_of_items_keep_their_length_when_they_are_taken_out():
    """What each item has become is not forgotten when one of them is picked."""
    ops = [
        {"op": "each", "at": ["a"], "do": [{"op": "scale", "at": [], "num": 1e60}]},
        {"op": "unwrap", "at": ["a"], "pick": "first"},
        scale(1e60),
    ]
    items = {"type": "array", "items": {"type": "number"}, "minItems": 1}
    source = load({"type": "object", "properties": {"a": items}, "required": ["a"]})

    announced = {failing.op_index for failing in may_fail(parse({"oplevel": 1, "ops": ops}), source)}

    assert announced >= {2}


@settings(max_examples=200, deadline=None)
@given(NUMBERS, FACTORS, st.sampled_from([0, 32, -0.5]))
def test_no_number_is_longer_than_its_extent_says(number, factor, offset):
    op = parse({"oplevel": 1, "ops": [scale(factor, offset=offset)]}).ops[0]
    extent = DOUBLE.times(op.factor).plus(op.offset)
    if not extent.fits:
        return

    written = transform(f'{{"a":{number!r}}}', parse({"oplevel": 1, "ops": [scale(factor, offset=offset)]}))

    assert len(written) - len('{"a":}') <= extent.length
