"""Payloads that show a break: small, readable, and pointing at what refuses them."""

import copy

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from linting.containment import Refuted, Settings, Writer, contains
from linting.schemas import Dialect, load
from tests.fuzz.worlds import WORLDS
from tests.linting.containment.profiles import tried

OPEN = Settings(writer=Writer.OPEN, assert_formats=False, budget=4_000)
INVOICE = {
    "type": "object",
    "required": ["email", "country", "amount", "lines"],
    "properties": {
        "email": {"type": "string", "format": "email", "examples": ["ada@example.org"]},
        "country": {"type": "string", "default": "CH", "minLength": 2, "maxLength": 2},
        "amount": {"type": "number", "exclusiveMinimum": 0, "examples": [12.5]},
        "note": {"type": "string"},
        "lines": {
            "type": "array",
            "minItems": 1,
            "items": {"type": "object", "required": ["kind"], "properties": {"kind": {"enum": ["goods", "service"]}}},
        },
    },
}
REST = {"email": "ada@example.org", "country": "CH", "amount": 12.5, "lines": [{"kind": "goods"}]}


def stricter(change):
    reader = copy.deepcopy(INVOICE)
    change(reader["properties"], reader)
    return contains(load(INVOICE), load(reader))


@pytest.mark.parametrize(
    ("change", "witness"),
    [
        (lambda fields, _: fields["amount"].update(maximum=10), REST),
        (lambda fields, _: fields["country"].update(enum=["AT", "DE"]), REST),
        (lambda _, whole: whole["required"].append("note"), REST),
        (lambda fields, _: fields["lines"]["items"]["properties"]["kind"].update(enum=["goods"]),
         {**REST, "lines": [{"kind": "service"}]}),
        (lambda fields, _: fields["lines"].update(maxItems=1), {**REST, "lines": [{"kind": "goods"}] * 2}),
        (lambda fields, _: fields["note"].update(maxLength=2), {**REST, "note": "aaa"}),
    ],
)  # fmt: skip
def test_it_is_told_in_the_examples_defaults_and_enumerated_values_of_the_writer(change, witness):
    verdict = stricter(change)

    assert isinstance(verdict, Refuted)
    assert verdict.witness == witness


def test_the_place_in_the_reader_and_the_reason_are_told():
    verdict = stricter(lambda fields, _: fields["amount"].update(maximum=10))

    assert verdict.pointer == "/properties/amount/maximum"
    assert verdict.reason == "At /amount: 12.5 is greater than the maximum of 10"


def without_one(payload):
    """The payload with one member or item less, in each way."""
    if isinstance(payload, dict):
        yield from ({name: held for name, held in payload.items() if name != left_out} for left_out in payload)
    elif isinstance(payload, list):
        yield from (payload[:index] + payload[index + 1 :] for index in range(len(payload)))


@given(
    st.randoms(use_true_random=False),
    st.sampled_from(tuple(Dialect)),
    st.sampled_from([WORLDS[name] for name in ("objects", "arrays")]),
)
@tried(60)
def test_nothing_can_be_left_out_of_it(chance, dialect, world):
    writer, reader = (load(side, dialect=dialect) for side in world.pair(chance, dialect))
    verdict = contains(writer, reader, OPEN)
    assume(isinstance(verdict, Refuted))

    for smaller in without_one(verdict.witness):
        breaks = writer.accepts(smaller, assert_formats=False) and not reader.accepts(smaller, assert_formats=False)
        assert not breaks, (verdict.witness, smaller)
