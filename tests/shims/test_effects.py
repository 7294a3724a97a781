"""What the effects of ops say of a payload is what happens to it."""

import json

import hypothesis.strategies as st
from hypothesis import given

from linting.containment import Settings, Writer
from linting.schemas import load
from shims.errors import ShimError
from shims.mapping import parse
from shims.runtimes.python import run
from shims.samples import samples
from shims.verify import Question
from tests.shims.strategies import OPS, PAYLOADS, SCHEMAS

OPEN = Settings(writer=Writer.OPEN)
MAPPINGS = st.lists(OPS, min_size=1, max_size=3)


def outcome(mapping, payload, target) -> bool:
    """Whether the payload becomes a valid one."""
    try:
        return target.accepts(run(mapping, payload))
    except ShimError:
        return False


@given(MAPPINGS, SCHEMAS, SCHEMAS, st.lists(PAYLOADS, min_size=1, max_size=5))
def test_a_payload_is_accepted_beforehand_exactly_if_its_result_is_valid(ops, source_schema, target_schema, payloads):
    try:
        mapping = parse({"oplevel": 1, "ops": ops})
    except ValueError:
        return
    source, target = load(source_schema), load(target_schema)
    question = Question(mapping, source, OPEN)
    needed = question.needed(target)

    for payload in [*payloads, *samples(source, OPEN, 6)]:
        if source.accepts(payload) and (told := question.evaluator.accepts(needed, payload)) is not None:
            assert told == outcome(mapping, payload, target), json.dumps(payload)
