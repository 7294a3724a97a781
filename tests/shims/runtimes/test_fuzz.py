"""The runtimes agree on mappings and payloads drawn at random. `RUNTIME_EXAMPLES=100000` looks longer.

The ops and values are those of the vectors, put together anew: an op that gets vectors is drawn at once.
"""

import json
import os
import shutil

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, given, settings

from shims.errors import ShimError
from shims.mapping import parse
from shims.runtimes.python import transform
from shims.text import open_object, read
from tests.shims.runtimes.runners import RUNTIMES, Case, Conversation, vectors

EXAMPLES = int(os.environ.get("RUNTIME_EXAMPLES", "300"))

_readable = [vector for _, vector in vectors() if vector.get("fails", {}).get("op", 0) is not None]
STEPS = list({json.dumps(step): step for _, vector in vectors() for step in vector["ops"]}.values())
LEXEMES = sorted(
    {
        node.text
        for vector in _readable
        if not vector.get("fails", {}).get("code", "").startswith("payload")
        and (members := open_object(read(vector["before"]).text)) is not None
        for node in members.values.values()
    }
    | {
        '"\\ud800x"',
        '"\\u0000"',
        '"\\/"',
        "1E-7",
        "-0.0",
        "[1, 2 ]",
        '{ "\\u0061" : 1 }',
        "0.000001",
        "12345678901234567890",
    }
)
SPACES = st.sampled_from(["", " ", "\n\t"])


def keys_in(step) -> list[str]:
    """The keys of the places that an op names, and of those in it."""
    if isinstance(step, list):
        return [key for item in step for key in ([item] if isinstance(item, str) else keys_in(item))]
    return [key for value in step.values() for key in keys_in(value)] if isinstance(step, dict) else []


@st.composite
def objects(draw, keys, depth=2):
    """The text of an object whose keys are among those that ops name."""
    members = []
    for key in draw(st.lists(st.sampled_from(keys), max_size=4, unique=True)):
        value = st.sampled_from(LEXEMES) if depth == 0 else st.sampled_from(LEXEMES) | objects(keys, depth - 1)
        spelling = json.dumps(key, ensure_ascii=draw(st.booleans()))
        members.append(f"{draw(SPACES)}{spelling}:{draw(SPACES)}{draw(value)}")
    return "{" + ",".join(members) + draw(SPACES) + "}"


@st.composite
def cases(draw):
    steps = draw(st.lists(st.sampled_from(STEPS), min_size=1, max_size=4))
    keys = sorted({*keys_in(steps), "a", "10"})
    return steps, draw(st.sampled_from(LEXEMES) | objects(keys))


def in_python(mapping, payload) -> dict:
    try:
        return {"after": transform(payload, mapping)}
    except ShimError as failure:
        return {"fails": {"code": failure.code, "op": failure.op_index, "pointer": failure.pointer}}


@pytest.fixture(scope="module")
def conversations():
    """One process a runtime that this machine has, for all examples."""
    opened = {command[0]: Conversation(command) for command in RUNTIMES if shutil.which(command[0])}
    yield opened
    for conversation in opened.values():
        conversation.close()


@pytest.mark.system("node", "lua5.3", "luajit")
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(case=cases())
def test_all_runtimes_agree(conversations, case):
    steps, payload = case
    mapping = parse({"oplevel": 1, "ops": steps})
    asked = Case(json.dumps(mapping.as_json()), payload)

    expected = in_python(mapping, payload)

    assert {name: told.answer(asked) for name, told in conversations.items()} == dict.fromkeys(conversations, expected)
