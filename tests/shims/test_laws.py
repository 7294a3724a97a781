"""What holds for every mapping and every payload."""

import copy
import json

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, assume, given, settings

from shims import tree
from shims.errors import MappingError, ShimError
from shims.mapping import Mapping, parse
from shims.ops.base import Kind, NotInvertibleError
from shims.runtimes.python import run, transform
from shims.tree import ABSENT
from tests.shims.strategies import OPS, PATHS, PAYLOADS, PLACES, SCALARS, TEXTS, TYPES


def parsed(ops) -> Mapping | None:
    """The mapping, where these ops make one."""
    try:
        return parse({"oplevel": 1, "ops": ops})
    except MappingError:
        return None


MAPPINGS = st.lists(OPS, max_size=6).map(parsed).filter(lambda mapping: mapping is not None)


MOVING = st.lists(
    st.one_of(
        st.builds(lambda a, b, p: {"op": "move", "from": a, "to": b, "prune": p}, PATHS, PATHS, st.booleans()),
        st.builds(lambda at, value: {"op": "add", "at": at, "value": value}, PATHS, PAYLOADS),
        st.builds(lambda at: {"op": "remove", "at": at}, PATHS),
        st.builds(lambda at, value: {"op": "default", "at": at, "value": value}, PATHS, SCALARS),
    ),
    max_size=6,
).map(parsed)
TABLES = st.dictionaries(st.sampled_from(["", "1", "a", "true"]), SCALARS, max_size=3)
REVERSIBLE = st.one_of(
    st.builds(lambda at, value: {"op": "add", "at": at, "value": value}, PATHS, PAYLOADS),
    st.builds(lambda at, one, other: {"op": "cast", "at": at, "from": one, "to": other}, PLACES, TYPES, TYPES),
    st.builds(lambda at, table: {"op": "enum", "at": at, "map": table}, PLACES, TABLES),
    st.builds(lambda at, text: {"op": "affix", "at": at, "prefix": text, "suffix": text}, PLACES, TEXTS),
    st.builds(lambda at: {"op": "explode", "at": at, "sep": ","}, PLACES),
    st.builds(lambda at: {"op": "implode", "at": at, "sep": ","}, PLACES),
    st.builds(lambda at: {"op": "wrap", "at": at}, PATHS),
    st.builds(
        lambda at, num: {"op": "scale", "at": at, "num": num, "den": 4, "offset": 2}, PLACES, st.sampled_from([1, 2, 5])
    ),
    st.builds(lambda at: {"op": "to_list", "at": at, "key": "k", "value": "v"}, PLACES),
)


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


def test_values_are_computed_with_exactly_and_rounded_once_in_the_end():
    power = parse({"oplevel": 1, "ops": [{"op": "scale", "at": ["a"], "num": 1.1}] * 9})

    exact, rounded = transform('{"a":1.1}', power), run(power, {"a": 1.1})

    assert exact == '{"a":2.5937424601}'
    assert rounded == json.loads(exact)


@given(MAPPINGS, PAYLOADS)
def test_running_twice_gives_the_same(mapping, payload):
    assert json_equal(outcome_of(mapping, payload), outcome_of(mapping, payload))


@given(MAPPINGS)
def test_what_was_parsed_parses_to_itself(mapping):
    assert parse(mapping.as_json()) == mapping


@settings(suppress_health_check=[HealthCheck.filter_too_much])
@given(PATHS, PATHS, PAYLOADS)
def test_moving_there_and_back_changes_nothing(source, target, payload):
    """For what `move` is meant for: nothing at the target, no empty object on the way to it."""
    move = parse({"oplevel": 1, "ops": [{"op": "move", "from": source, "to": target}]})
    assume(is_free(payload, tuple(source), tuple(target)))

    there = outcome_of(move, payload)
    assume(not isinstance(there, tuple))

    assert move.kind is Kind.ISO
    assert json_equal(run(move.invert(), there), payload)


@given(REVERSIBLE, PAYLOADS)
def test_where_nothing_is_lost_the_inverse_undoes(step, payload):
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


@given(MOVING, PAYLOADS)
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
