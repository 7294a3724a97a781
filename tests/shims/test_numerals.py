"""Patterns of numerals hold for exactly the numbers that they are meant for."""

import re
from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import given

from linting.schemas import load
from shims.effects.numerals import classes, numerals
from shims.mapping import parse
from shims.verify import Counterexample, Proved, verify

TO_TEXT = parse({"oplevel": 1, "ops": [{"op": "cast", "at": [], "from": "integer", "to": "string"}]})


@given(st.integers(1, 12).flatmap(lambda digits: st.integers(10 ** (digits - 1), 10**digits - 1)), st.data())
def test_a_range_of_one_length_is_exactly_its_numerals(low, data):
    high = data.draw(st.integers(low, 10 ** len(str(low)) - 1))
    number = data.draw(st.one_of(st.integers(low - 2, high + 2), st.integers(0, 10**12)))

    for sign in (1, -1):
        pattern = numerals(*sorted((sign * low, sign * high)))
        assert (re.fullmatch(pattern, str(sign * number)) is not None) == (low <= number <= high)


def test_the_classes_leave_out_no_integer():
    ranges = list(classes())

    assert ranges[0][0] is ranges[-1][1] is None
    assert all(one[1] + 1 == other[0] for one, other in pairwise(ranges))


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ({"minimum": 1, "maximum": 10**18 - 1}, {"pattern": "^[1-9][0-9]*$", "maxLength": 18}),
        ({"minimum": 100, "maximum": 599}, {"pattern": "^[1-5][0-9][0-9]$"}),
        ({"minimum": -99}, {"pattern": "^(-[0-9]{1,2}|[0-9]+)$"}),
    ],
)
def test_bounded_integers_become_texts_of_their_form(number, text):
    source, target = load({"type": "integer"} | number), load({"type": "string"} | text)

    assert verify(TO_TEXT, source, target) == Proved()
    wider = load({"type": "integer"} | number | {"minimum": number["minimum"] - 1})
    assert isinstance(verify(TO_TEXT, wider, target), Counterexample)


@pytest.mark.parametrize(
    ("number", "pattern"),
    [
        ({"minimum": 1, "maximum": 999}, "^no-[1-9][0-9]{0,2}$"),
        ({"minimum": -5, "maximum": 12}, "^no-(-[1-5]|[0-9]|1[0-2])$"),
        ({"minimum": 0}, "^no-[0-9]+$"),
        ({}, "^no--?[0-9]+$"),
    ],
)
def test_a_number_put_into_a_text_is_known_by_its_bounds(number, pattern):
    ops = [*TO_TEXT.as_json()["ops"], {"op": "template", "to": ["t"], "parts": ["no-", ["n"]]}]
    steps = parse({"oplevel": 1, "ops": [{**ops[0], "at": ["n"]}, ops[1]]})
    source, target = (
        load({"type": "object", "properties": {key: value}, "required": [key]})
        for key, value in (("n", {"type": "integer"} | number), ("t", {"pattern": pattern}))
    )

    assert verify(steps, source, target) == Proved()
