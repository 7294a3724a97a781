"""What holds for every mapping and every payload."""

import copy
import json

import hypothesis.strategies as st
import pytest
from hypothesis import assume, given

from shims import tree
from shims.errors import ShimError
from shims.mapping import Mapping, parse
from shims.ops.base import Kind, NotInvertibleError
from shims.runtimes.python import run, transform
from shims.tree import ABSENT

KEYS = st.sampled_from(["a", "b", "ab", "c", ""])
PATHS = st.lists(KEYS, min_size=1, max_size=3)
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**70), 2**70),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["", "1", "a", "true", "-0", "é", "😀", "x y"]),
)
PAYLOADS = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
TABLES = st.dictionaries(st.sampled_from(["", "1", "a", "true"]), SCALARS, max_size=3)
TYPES = st.sampled_from(["string", "integer", "number", "boolean"])
OPS = st.one_of(
    st.builds(lambda a, b, p: {"op": "move", "from": a, "to": b, "prune": p}, PATHS, PATHS, st.booleans()),
    st.builds(lambda at, value: {"op": "add", "at": at, "value": value}, PATHS, PAYLOADS),
    st.builds(lambda at: {"op": "remove", "at": at}, PATHS),
    st.builds(
        lambda at, value, n: {"op": "default", "at": at, "value": value, "null": n}, PATHS, SCALARS, st.booleans()
    ),
    st.builds(lambda at, a, b: {"op": "cast", "at": at, "from": a, "to": b}, PATHS, TYPES, TYPES),
    st.builds(lambda at, table: {"op": "enum", "at": at, "map": table}, PATHS, TABLES),
)
MAPPINGS = st.lists(OPS, max_size=6).map(lambda ops: parse({"oplevel": 1, "ops": ops}))


def outcome_of(mapping: Mapping, payload):
    try:
        return run(mapping, payload)
    except ShimError as failure:
        return failure.code, failure.op_index, failure.pointer


def json_equal(one, other) -> bool:
    """Equality as JSON Schema has it: 1 is 1.0, and not true."""
    if isinstance(one, bool) != isinstance(other, bool):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(json_equal(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(json_equal, one, other))
    return one == other


@given(MAPPINGS, PAYLOADS)
def test_the_input_is_never_changed(mapping, payload):
    before = copy.deepcopy(payload)

    outcome_of(mapping, payload)

    assert json.dumps(payload) == json.dumps(before)


@given(MAPPINGS, PAYLOADS)
def test_nothing_but_a_shim_error_ever_comes_out(mapping, payload):
    outcome_of(mapping, payload)


@given(MAPPINGS, PAYLOADS)
def test_text_and_values_agree(mapping, payload):
    text = json.dumps(payload, ensure_ascii=False)

    expected = outcome_of(mapping, payload)

    try:
        found = json.loads(transform(text, mapping))
    except ShimError as failure:
        found = (failure.code, failure.op_index, failure.pointer)
    assert json_equal(found, expected)


@given(MAPPINGS, PAYLOADS)
def test_running_twice_gives_the_same(mapping, payload):
    assert json_equal(outcome_of(mapping, payload), outcome_of(mapping, payload))


@given(MAPPINGS)
def test_what_was_parsed_parses_to_itself(mapping):
    assert parse(mapping.as_json()) == mapping


@given(PATHS, PATHS, PAYLOADS)
def test_moving_there_and_back_changes_nothing(source, target, payload):
    """For what `move` is meant for: nothing at the target, no empty object on the way to it."""
    move = parse({"oplevel": 1, "ops": [{"op": "move", "from": source, "to": target}]})
    assume(is_free(payload, tuple(source), tuple(target)))

    there = outcome_of(move, payload)
    assume(not isinstance(there, tuple))

    assert move.kind is Kind.ISO
    assert json_equal(run(move.invert(), there), payload)


@given(OPS, PAYLOADS)
def test_where_nothing_is_lost_the_inverse_undoes(step, payload):
    assume(step["op"] in ("add", "cast", "enum"))
    mapping = parse({"oplevel": 1, "ops": [step]})
    assume(not mapping.losses)
    there = outcome_of(mapping, payload)
    assume(not isinstance(there, tuple))
    assume(step["op"] != "add" or not json_equal(there, payload))

    try:
        back = mapping.invert()
    except NotInvertibleError:
        pytest.fail("an op that loses nothing has a way back")

    assert json_equal(run(back, there), payload)


@given(MAPPINGS, PAYLOADS)
def test_each_object_is_opened_at_most_once_along_the_paths(mapping, payload):
    """The cost of a run: one shallow copy of each object that a path leads through, however many ops use it."""
    opened = []
    branch = tree.Branch

    class Counting(branch):
        def __init__(self, members, *rest):
            opened.append(len(members))
            super().__init__(members, *rest)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tree, "Branch", Counting)
        outcome_of(mapping, payload)

    made = sum(len(path) for step in mapping.ops for path in (*step.reads, *step.writes)) + 1
    constants = sum(objects_in(step.as_json()) for step in mapping.ops)
    assert len(opened) <= objects_in(payload) + constants + made


def objects_in(value) -> int:
    if isinstance(value, dict):
        return 1 + sum(map(objects_in, value.values()))
    return sum(map(objects_in, value)) if isinstance(value, list) else 0


def is_free(payload, source: tuple, target: tuple) -> bool:
    """Nothing stands at `target` once `source` is taken out, and no empty object stood on the way to it."""
    on_the_way = [value_at(payload, target[:depth]) for depth in range(len(target))]
    if any(not isinstance(place, dict) for place in on_the_way if place is not ABSENT):
        return target[: len(source)] == source
    rest = without(payload, source)
    return {} not in on_the_way[1:] and value_at(rest, target) is ABSENT


def value_at(payload, path: tuple):
    for key in path:
        if not isinstance(payload, dict) or key not in payload:
            return ABSENT
        payload = payload[key]
    return payload


def without(payload, path: tuple):
    if not isinstance(payload, dict) or path[0] not in payload:
        return payload
    rest = {key: value for key, value in payload.items() if key != path[0]}
    return rest if len(path) == 1 else {**rest, path[0]: without(payload[path[0]], path[1:])}
