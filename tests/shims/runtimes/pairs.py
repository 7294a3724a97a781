"""Mappings and payloads at random, as text: ops of the vectors and others, values in every spelling that JSON has."""

import json
from dataclasses import dataclass
from random import Random

import hypothesis.strategies as st

from linting.schemas import load
from shims.errors import MappingError, ShimError
from shims.mapping import Mapping, parse
from shims.samples import samples
from shims.text import open_object, read
from tests.shims.runtimes.runners import Case, vectors
from tests.shims.strategies import OPS
from tests.shims.verdicts.drawing import drawn_pair

READABLE = [vector for _, vector in vectors() if len(vector["before"]) <= 400 and vector["ops"]]


def _lexemes() -> list[str]:
    """The values that vectors have in an object, as they are spelled there, and some more."""
    found = {
        '"\\ud800x"',
        '"\\udc00"',
        '"\\ud83d"',
        '"\\ude00"',
        '"\\u0000"',
        '"\\/"',
        "1E-7",
        "-0.0",
        "[1, 2 ]",
        '{ "\\u0061" : 1 }',
        "0.000001",
        "12345678901234567890",
    }
    return sorted(found.union(*(members_of(vector["before"]).values() for vector in READABLE)))


def members_of(payload: str) -> dict[str, str]:
    """The text of each member; none for what is no object, or no JSON."""
    try:
        members = open_object(read(payload).text)
    except ShimError:
        return {}
    return {key: node.text for key, node in members.values.items()} if members else {}


LEXEMES = _lexemes()
KEYS = ["a", "b", "ab", "c"]
SPACES = st.sampled_from(["", "", "", " ", "\n\t"])
SLIPS = st.sampled_from([*'{}[],:"\\0-.eE \t\n\x01é', "\\u", "nul", "true", '"a":1,'])


@dataclass(frozen=True)
class Pair:
    """A mapping and the text of a payload."""

    mapping: Mapping
    payload: str

    @property
    def case(self) -> Case:
        """What the other runtimes are asked."""
        return Case(json.dumps(self.mapping.as_json()), self.payload)


def rarely(draw) -> bool:
    """Once in twenty times; small numbers and large ones are drawn more often than those between."""
    return draw(st.integers(0, 19)) == 13


@st.composite
def values(draw, keys, depth):
    """The text of a value; objects have keys among those that ops name."""
    kind = draw(st.integers(0, 5)) if depth else 0
    if kind < 3:
        return draw(st.sampled_from(LEXEMES))
    members = {key: draw(values(keys, depth - 1)) for key in draw(st.lists(st.sampled_from(keys), max_size=3))}
    return draw(lists(members.values()) if kind == 3 else objects(members))


@st.composite
def lists(draw, items):
    """The text of a list."""
    return f"[{draw(SPACES)}{f',{draw(SPACES)}'.join(items)}{draw(SPACES)}]"


@st.composite
def objects(draw, members):
    """The text of an object of these members, now and then with one of them twice."""
    told = []
    for key, value in [*members.items(), *(list(members.items())[:1] if rarely(draw) else [])]:
        spelling = json.dumps(key, ensure_ascii=draw(st.booleans()))
        if spelling[1:2].isalpha() and rarely(draw):
            spelling = f'"\\u{ord(spelling[1]):04x}{spelling[2:]}'
        told.append(f"{draw(SPACES)}{spelling}{draw(SPACES)}:{draw(SPACES)}{value}")
    return "{" + ",".join(told) + draw(SPACES) + "}"


@st.composite
def as_in_vectors(draw):
    """The ops of some vectors one after the other, and their payloads in one."""
    chosen = draw(st.lists(st.sampled_from(READABLE), min_size=1, max_size=4))
    members = {key: text for vector in chosen for key, text in members_of(vector["before"]).items()}
    for key in draw(st.lists(st.sampled_from(sorted({*members, "a", "10"})), max_size=1)):
        members[key] = draw(values(sorted(members) or ["a"], 2))
    whole = chosen[0]["before"] if len(chosen) == 1 and draw(st.booleans()) else draw(objects(members))
    return [step for vector in chosen for step in vector["ops"]], whole


@st.composite
def drawn_anew(draw):
    """Ops and a payload over few keys."""
    members = {key: draw(values(KEYS, 2)) for key in draw(st.lists(st.sampled_from(KEYS), max_size=4))}
    return draw(st.lists(OPS, min_size=1, max_size=4)), draw(objects(members) | values(KEYS, 1))


@st.composite
def fitting(draw):
    """Ops that do something to payloads of a schema, and one of these as text."""
    question = drawn_pair(Random(draw(st.integers(0, 2**32))))
    if question is None:
        return [], "{}"
    payloads = list(samples(load(question.source), question.settings(), 6))
    payload = draw(st.sampled_from(payloads)) if payloads else {}
    return question.ops, json.dumps(payload, ensure_ascii=draw(st.booleans()), indent=draw(st.sampled_from([None, 1])))


@st.composite
def pairs(draw):
    """A mapping that parses, and a payload that it may be meant for; one in twenty is not quite JSON."""
    steps, payload = draw(as_in_vectors() | as_in_vectors() | drawn_anew() | fitting())
    if rarely(draw):
        at = draw(st.integers(0, len(payload)))
        payload = payload[:at] + draw(SLIPS) + payload[at + draw(st.integers(0, 1)) :]
    try:
        return Pair(parse({"oplevel": 1, "ops": steps}), payload)
    except MappingError:
        return Pair(Mapping(()), payload)


@st.composite
def batches(draw, size=3):
    """Each of some mappings with each of their payloads: drawing takes longer than answering."""
    drawn = [draw(pairs()) for _ in range(size)]
    return [Pair(one.mapping, other.payload) for one in drawn for other in drawn]
