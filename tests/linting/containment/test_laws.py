"""What has to be true of containment whatever the schemas are."""

import json

import jsonschema
import jsonschema_rs
from hypothesis import assume, given
from hypothesis import strategies as st

from linting.containment import Proved, Refuted, Settings, Undecided, Writer, contains
from linting.containment.evaluation import Evaluator
from linting.schemas import load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from tests.linting.containment.profiles import tried
from tests.linting.containment.strategies import payloads, plain_schemas, schemas

OPEN = Settings(writer=Writer.OPEN, assert_formats=False, budget=4_000)
DECLARED = Settings(writer=Writer.DECLARED, assert_formats=False, budget=4_000)


@given(schemas())
@tried(100)
def test_every_schema_is_contained_in_itself(value):
    twin = json.loads(json.dumps(value))

    assert isinstance(contains(load(value), load({"allOf": [twin]}), OPEN), Proved | Undecided)


@given(schemas(), schemas())
@tried(100)
def test_a_conjunction_is_contained_in_its_parts_and_they_in_a_disjunction(one, other):
    both, either = load({"allOf": [one, other]}), load({"anyOf": [one, other]})

    assert not isinstance(contains(both, load(one), OPEN), Refuted)
    assert not isinstance(contains(load(other), either, OPEN), Refuted)


@given(plain_schemas, plain_schemas)
@tried(100)
def test_negation_turns_containment_around(one, other):
    forth = contains(load(one), load(other), OPEN)
    back = contains(load({"not": other}), load({"not": one}), OPEN)

    assume(not isinstance(forth, Undecided) and not isinstance(back, Undecided))
    assert type(forth) is type(back)


@given(plain_schemas, plain_schemas, plain_schemas)
@tried(100)
def test_containment_is_transitive(first, second, third):
    assume(isinstance(contains(load(first), load(second), OPEN), Proved))
    assume(isinstance(contains(load(second), load(third), OPEN), Proved))

    assert not isinstance(contains(load(first), load(third), OPEN), Refuted)


@given(schemas(), schemas(), st.lists(payloads, min_size=10, max_size=10))
@tried(100)
def test_no_payload_disproves_a_proof_and_two_validators_confirm_each_refutation(one, other, tried):
    writer, reader = load(one), load(other)
    verdict = contains(writer, reader, OPEN)

    if isinstance(verdict, Proved):
        for payload in tried:
            assert reader.accepts(payload) or not writer.accepts(payload), payload
    elif isinstance(verdict, Refuted):
        assert writer.accepts(verdict.witness)
        assert not reader.accepts(verdict.witness)
        assert jsonschema.Draft202012Validator(one).is_valid(verdict.witness)
        assert not jsonschema.Draft202012Validator(other).is_valid(verdict.witness)


@given(plain_schemas, plain_schemas, st.lists(payloads, min_size=10, max_size=10))
@tried(100)
def test_no_declared_payload_disproves_a_proof_for_declared_writers(one, other, tried):
    writer, reader = load(one), load(other)
    arena = Arena()
    evaluator, term = Evaluator(arena), Compiler(writer, arena, assert_formats=False).root()
    verdict = contains(writer, reader, DECLARED)

    for payload in tried:
        declared = evaluator.undeclared([term], payload) is False
        if isinstance(verdict, Proved) and declared and writer.accepts(payload):
            assert reader.accepts(payload), payload
    if isinstance(verdict, Refuted):
        assert evaluator.undeclared([term], verdict.witness) is False


@given(schemas(), schemas())
@tried(100)
def test_what_holds_of_open_writers_holds_of_declared_ones(one, other):
    assume(isinstance(contains(load(one), load(other), OPEN), Proved))

    assert not isinstance(contains(load(one), load(other), DECLARED), Refuted)


@given(schemas(), schemas())
@tried(100)
def test_it_agrees_with_the_peer_wherever_that_answers(one, other):
    try:
        peer = jsonschema_rs.canonicalize(other).covers(jsonschema_rs.canonicalize(one))
    except (ValueError, jsonschema_rs.canonical.UnsupportedOperand):
        return
    verdict = contains(load(one), load(other), OPEN)

    if peer == jsonschema_rs.canonical.Containment.YES:
        assert not isinstance(verdict, Refuted)
    if peer == jsonschema_rs.canonical.Containment.NO:
        assert not isinstance(verdict, Proved)


@given(schemas(), payloads)
@tried(100)
def test_the_engine_reads_payloads_as_the_validator_does(value, payload):
    schema = load(value)
    arena = Arena()
    truth = Evaluator(arena).accepts(Compiler(schema, arena, assert_formats=False).root(), payload)

    assert truth in (None, schema.accepts(payload))
