"""Numbers: exact, of any size, on lattices and between bounds."""

from fractions import Fraction

import pytest

from linting.containment import Refuted, Settings, Writer, contains
from linting.schemas import Dialect, load
from tests.linting.containment.search.asking import is_empty, is_proved, payload_of


def number(**keywords):
    return {"type": "number", **keywords}


@pytest.mark.parametrize(
    "schema",
    [
        number(minimum=2, maximum=1),
        number(minimum=1, exclusiveMaximum=1),
        number(exclusiveMinimum=1, maximum=1),
        number(multipleOf=2, minimum=1, exclusiveMaximum=2),
        number(multipleOf=0.1, exclusiveMinimum=0.2, exclusiveMaximum=0.3),
        {"type": "integer", "exclusiveMinimum": 1, "exclusiveMaximum": 2},
        {"type": "integer", "minimum": 1, "maximum": 3, "not": {"enum": [1, 2, 3]}},
        number(multipleOf=6, allOf=[{"not": {"multipleOf": 4}}, {"not": {"multipleOf": 9}}], minimum=1, maximum=5),
        number(multipleOf=1.5, allOf=[{"not": {"multipleOf": 0.5}}]),
        number(minimum=9007199254740993, maximum=9007199254740993, multipleOf=2),
    ],
)
def test_nothing_is_left(schema):
    assert is_empty(schema)


def test_two_steps_meet_in_their_least_common_multiple():
    assert is_proved(number(allOf=[{"multipleOf": 4}, {"multipleOf": 6}]), {"multipleOf": 12})
    assert payload_of(number(allOf=[{"multipleOf": 4}, {"multipleOf": 6}], minimum=1), {"multipleOf": 24}) % 24 == 12


def test_decimal_steps_are_decimals():
    assert is_proved(number(multipleOf=0.3), {"multipleOf": 0.1})
    assert is_proved(number(allOf=[{"multipleOf": 0.2}, {"multipleOf": 0.3}]), {"multipleOf": 0.6})
    assert not is_proved(number(multipleOf=0.1), {"multipleOf": 0.3})


def test_a_payload_is_a_multiple_to_those_who_divide_floats_too():
    price = payload_of(number(multipleOf=0.01), {"maximum": 4})

    assert price > 4
    assert (price / 0.01).is_integer()


def test_exclusions_may_fill_more_than_one_period():
    near = [n for n in sorted(range(-200, 200), key=abs) if n % 2 and n % 3][:30]
    schema = {"type": "integer", "allOf": [{"not": {"multipleOf": 2}}, {"not": {"multipleOf": 3}}]}

    assert payload_of({**schema, "not": {"enum": near}}) not in near


def test_neighbours_beyond_the_floats_are_different():
    assert payload_of({"type": "integer", "minimum": 2**63}, {"minimum": 2**63 + 1}) == 2**63
    assert is_proved({"type": "integer", "exclusiveMinimum": 2**63}, {"minimum": 2**63 + 1})


def test_there_is_a_number_between_any_two():
    assert 0.1 < payload_of(number(exclusiveMinimum=0.1, exclusiveMaximum=0.1001)) < 0.1001
    assert payload_of(number(), {"type": "integer"}) % 1


def test_draft_4_asks_for_integers_that_are_written_as_such():
    assert is_proved({"enum": [1]}, {"type": "integer"}, Dialect.DRAFT4)
    assert payload_of({"enum": [1.0], "type": "integer"}, {"not": {}}, Dialect.DRAFT4) == 1
    assert is_proved({"type": "integer"}, {"multipleOf": 1}, Dialect.DRAFT4)


def test_an_exclusive_bound_of_draft_4_is_a_boolean():
    strict = {"type": "integer", "minimum": 1, "exclusiveMinimum": True}

    assert is_proved(strict, {"minimum": 2}, Dialect.DRAFT4)
    assert is_proved({"type": "integer", "exclusiveMinimum": 1}, {"minimum": 2}, Dialect.DRAFT6)


@pytest.mark.parametrize("bound", [1.7976931348623157e308, 9.223372036854776e18, 1e23])
def test_no_payload_lies_between_a_large_decimal_and_the_double_next_to_it(bound):
    """Readers of doubles and of decimals compare it differently."""
    low, high = sorted((Fraction(bound), Fraction(repr(bound))))
    limited = {"type": "integer", "maximum": bound}

    for writer, reader in [({"type": "integer"}, limited), (limited, {"not": {"minimum": bound}})]:
        verdict = contains(load(writer), load(reader), Settings(writer=Writer.OPEN))

        assert not isinstance(verdict, Refuted) or not low <= verdict.witness <= high


def test_a_payload_beyond_both_readings_of_a_large_bound_is_shown():
    assert payload_of({"type": "integer"}, {"minimum": -9.223372036854776e18}) < -(2**63)
