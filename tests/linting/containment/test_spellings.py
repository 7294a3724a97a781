"""Draft 4 tells 1.0 from 1 where it asks for integers: an enumerated value is tried in each way that it is written."""

import pytest

from linting.containment import Proved, Refuted, Settings, Writer, contains
from linting.schemas import Dialect, load

OPEN = Settings(writer=Writer.OPEN, assert_formats=False)
INTEGER = {"type": "integer"}

REFUTED = {
    "a fraction before its integer": ({"enum": [1.0, 1]}, INTEGER, 1.0),
    "a fraction after its integer": ({"enum": [1, 1.0]}, INTEGER, 1.0),
    "equal values at two places": (
        {"properties": {"a": {"enum": [1]}, "b": {"enum": [1.0]}}},
        {"properties": {"b": INTEGER}},
        {"b": 1.0},
    ),
    "an array in two ways": ({"enum": [[1.0, 2], [1, 2.0]]}, {"items": [{}, INTEGER]}, [1, 2.0]),
    "a fraction inside of an object": (
        {"enum": [{"a": [1.0]}]},
        {"properties": {"a": {"items": INTEGER}}},
        {"a": [1.0]},
    ),
    "as canonical JSON has it": ({"enum": [{"a": 1.0}]}, {"properties": {"a": {"not": INTEGER}}}, {"a": 1}),
    "two enumerations, one after the other": ({"allOf": [{"enum": [1]}, {"enum": [1.0]}]}, INTEGER, 1.0),
    "two enumerations, the other way round": ({"allOf": [{"enum": [1.0]}, {"enum": [1]}]}, INTEGER, 1.0),
}


@pytest.mark.parametrize(("writer", "reader", "witness"), REFUTED.values(), ids=REFUTED.keys())
def test_each_way_of_writing_an_enumerated_value_is_tried(writer, reader, witness):
    verdict = contains(load(writer, dialect=Dialect.DRAFT4), load(reader, dialect=Dialect.DRAFT4), OPEN)

    assert isinstance(verdict, Refuted)
    assert repr(verdict.witness) == repr(witness)


@pytest.mark.parametrize("dialect", [Dialect.DRAFT6, Dialect.DRAFT2020_12])
def test_later_drafts_see_one_value(dialect):
    writer = load({"enum": [1.0, 1, [2.0]]}, dialect=dialect)
    reader = load({"enum": [[2], 1]}, dialect=dialect)

    assert isinstance(contains(writer, reader, OPEN), Proved)


def test_the_proof_checks_whoever_wrote_the_value():
    writer = load({"allOf": [{"enum": [1, "a"]}, {"enum": [1.0, "a", "b"]}]}, dialect=Dialect.DRAFT4)
    reader = load({"anyOf": [INTEGER, {"enum": [1.0, "a"]}]}, dialect=Dialect.DRAFT4)

    verdict = contains(writer, reader, OPEN)

    assert isinstance(verdict, Proved)
    assert verdict.certificate is not None
    assert verdict.certificate.is_valid()


def test_a_long_enumeration_is_sifted_without_trying_each_value():
    few, many = ({"type": ["number", "string"], "enum": [*range(count), "a"]} for count in (50_000, 50_001))
    settings = Settings(writer=Writer.OPEN, budget=1_000)

    proof = contains(load(few, dialect=Dialect.DRAFT4), load(many, dialect=Dialect.DRAFT4), settings)
    refutation = contains(load(many, dialect=Dialect.DRAFT4), load(few, dialect=Dialect.DRAFT4), settings)

    assert isinstance(proof, Proved)
    assert proof.certificate is not None
    assert proof.certificate.is_valid()
    assert isinstance(refutation, Refuted)
    assert refutation.witness == 50_000
