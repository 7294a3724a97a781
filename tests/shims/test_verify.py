"""What a verification says, and that nothing is said too much."""

import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from linting.containment import Settings, Writer
from linting.containment.evaluation import Evaluator
from linting.schemas import Schema, load
from shims.assessment import assess
from shims.effects import trace
from shims.errors import ShimError
from shims.mapping import parse
from shims.runtimes.python import run
from shims.samples import samples
from shims.verify import Counterexample, Judge, Proved, Unknown, verify
from tests.shims.strategies import OPS, SCHEMAS

OPEN = Settings(writer=Writer.OPEN)


def schema(properties, required=(), **more):
    return load({"type": "object", "properties": properties, "required": list(required), **more})


def mapping(*ops):
    return parse({"oplevel": 1, "ops": list(ops)})


RENAME = mapping({"op": "move", "from": ["a"], "to": ["b"]})
TEXT = {"type": "string"}


def test_a_mapping_that_fits_is_proved():
    target = schema({"b": TEXT}, ["b"], additionalProperties=False)

    assert verify(RENAME, schema({"a": TEXT}, ["a"]), target) == Proved()


def test_a_counterexample_says_what_comes_of_the_payload_and_why_that_is_wrong():
    found = verify(RENAME, schema({"a": TEXT}), schema({"b": TEXT}, ["b"]))

    assert found == Counterexample({}, {}, 'the result is not valid at /: "b" is a required property')


def test_a_counterexample_says_which_op_fails():
    steps = mapping({"op": "remove", "at": ["x"]}, {"op": "cast", "at": ["a"], "from": "string", "to": "integer"})

    found = verify(steps, schema({"a": TEXT}, ["a"]), schema({"a": {"type": "integer"}}))

    assert isinstance(found, Counterexample)
    assert (found.result, found.op_index) == (None, 1)


def test_undeclared_fields_matter_only_where_writers_send_them():
    source, target = schema({"a": TEXT}), schema({"b": TEXT}, additionalProperties=False)

    assert verify(RENAME, source, target) == Proved()
    assert isinstance(verify(RENAME, source, target, OPEN), Counterexample)


def test_what_cannot_be_told_is_tried_and_says_how_often():
    steps = mapping({"op": "cast", "at": ["a"], "from": "number", "to": "string"})
    source = schema({"a": {"type": "number", "minimum": 0, "maximum": 9}}, ["a"])

    found = verify(steps, source, schema({"a": {"maxLength": 300}}, ["a"]))

    assert isinstance(found, Unknown)
    assert found.fuzzed > 3
    assert "numbers as text" in found.reason


ITEM = {"type": "object", "properties": {"k": TEXT, "v": TEXT}, "required": ["k", "v"]}
ITEMS = {"type": "array", "items": ITEM, "minItems": 1}
TO_MAP = {"op": "to_map", "at": ["l"], "key": "k", "duplicates": "last"}
UNWRAP = {"op": "unwrap", "at": ["l"], "pick": "first"}
OUT = {"op": "move", "from": ["l", "v"], "to": ["v"], "prune": True}
WRAP_EACH = {"op": "each_value", "at": ["r"], "do": [{"op": "wrap", "at": []}]}


@pytest.mark.parametrize(
    ("ops", "source", "target"),
    [
        pytest.param([TO_MAP, {"op": "remove", "at": ["l", "x"]}], {"l": ITEMS}, {"l": {"not": {"required": ["x"]}}}),
        pytest.param([TO_MAP, {"op": "copy", "from": ["l", "a", "v"], "to": ["a"]}], {"l": ITEMS}, {"a": TEXT}),
        pytest.param([UNWRAP, OUT], {"l": ITEMS}, {"v": TEXT, "l": {"required": ["k"]}}),
        pytest.param(
            [WRAP_EACH, {"op": "move", "from": ["r", "v"], "to": ["v"]}],
            {"r": ITEM},
            {"v": {"type": "array", "minItems": 1}, "r": {"maxProperties": 1}},
        ),
        pytest.param(
            [{"op": "explode", "at": ["t"], "sep": ","}, {"op": "unwrap", "at": ["t"], "pick": "first"}],
            {"t": {"type": "string", "pattern": "^[a-z]+(,[0-9]+)*$"}},
            {"t": {"type": "string", "pattern": "^[a-z]+$"}},
        ),
    ],
)
def test_an_op_inside_of_what_another_op_made_is_followed(ops, source, target):
    known = [key for key in target if key in ("v", "t")]

    assert verify(mapping(*ops), schema(source, list(source)), schema(target, known)) == Proved()


@pytest.mark.parametrize(
    ("ops", "target"),
    [
        ([TO_MAP, {"op": "copy", "from": ["l", "a", "v"], "to": ["a"]}], {"a": {"maxLength": 0}}),
        ([UNWRAP, OUT], {"v": {"maxLength": 0}}),
        ([UNWRAP, OUT], {"l": {"not": {"required": ["k"]}}}),
    ],
)
def test_what_is_wrong_inside_of_what_an_op_made_is_found(ops, target):
    found = verify(mapping(*ops), schema({"l": ITEMS}, ["l"]), schema(target))

    assert isinstance(found, Counterexample)
    assert not schema(target).accepts(found.result)


@pytest.mark.parametrize("writer", [Writer.DECLARED, Writer.OPEN])
def test_a_mapping_that_does_nothing_is_proved_from_a_version_to_itself(writer):
    source = schema({"a": {"$ref": "#/$defs/a"}}, **{"$defs": {"a": {"type": "array", "items": {"$ref": "#/$defs/a"}}}})

    assert verify(mapping(), source, source, Settings(writer=writer)) == Proved()


def outcome(steps, payload, target) -> int | None:
    """The op that fails; None where the result is not valid."""
    try:
        result = run(steps, payload)
    except ShimError as failure:
        return failure.op_index
    assert not target.accepts(result)
    return None


@settings(max_examples=60, deadline=None)
@given(st.lists(OPS, min_size=1, max_size=3), SCHEMAS, SCHEMAS, st.sampled_from([Settings(budget=2_000), OPEN]))
def test_what_is_proved_is_true_of_payloads_and_what_is_refuted_is_false(ops, source_schema, target_schema, how):
    try:
        steps = parse({"oplevel": 1, "ops": ops})
    except ValueError:
        return
    source, target = load(source_schema), load(target_schema)

    verdict = verify(steps, source, target, how)

    if isinstance(verdict, Proved):
        for payload in samples(source, how, 20):
            assert target.accepts(run(steps, payload)), payload
    elif isinstance(verdict, Counterexample):
        assert source.accepts(verdict.payload)
        assert outcome(steps, verdict.payload, target) == verdict.op_index


def test_a_counterexample_is_as_small_as_it_can_be():
    judge = Judge(RENAME, schema({"a": TEXT, "n": {"type": "array"}}), schema({"b": TEXT}, ["b"]), Settings())

    assert judge.smallest({"n": [1, [2, {"x": 3}]]}).payload == {}
    assert judge.smallest({"a": "x"}) is None


def test_a_payload_that_no_writer_sends_refutes_nothing():
    source, target = schema({"a": TEXT}), schema({"b": TEXT}, ["b"])

    assert Judge(RENAME, source, target, Settings()).counterexample({"undeclared": 1}) is None
    assert Judge(RENAME, source, target, OPEN).counterexample({"undeclared": 1}) is not None
    assert Judge(RENAME, source, target, OPEN).counterexample({"a": 1}) is None


def test_a_mapping_of_too_many_cases_is_tried_and_says_so(monkeypatch):
    monkeypatch.setattr(trace, "MOST_CASES", 3)
    steps = mapping(*({"op": "move", "from": ["o", key], "to": ["p", key], "prune": True} for key in "abc"))
    source = schema({"o": {"type": "object", "properties": dict.fromkeys("abc", TEXT)}})

    told = assess(steps, source, schema({})).as_json()

    assert (told["status"], told["reason"]) == ("unknown", "what the mapping does falls into too many cases")
    assert told["fuzzed"] > 3
    assert not told["round_trip"]
    assert [failing["op"] for failing in told["may_fail"]] == [0, 1, 2]


@pytest.mark.parametrize("reading", ["its own", "the validator's"])
def test_what_only_one_reading_refuses_is_no_counterexample(reading, monkeypatch):
    judge = Judge(RENAME, schema({"a": TEXT}), schema({"b": TEXT}, ["b"]), Settings())
    assert judge.counterexample({}) is not None

    if reading == "its own":
        monkeypatch.setattr(Evaluator, "accepts", lambda *_: True)
    else:
        monkeypatch.setattr(Schema, "errors", lambda *_, **__: [])

    assert judge.counterexample({}) is None


def test_an_op_below_what_is_gone_leaves_it_gone():
    take = {"op": "move", "from": ["ab"], "to": ["c"]}
    source = schema({"ab": {"const": 12}}, ["ab"])

    gone = verify(mapping(take, {"op": "default", "at": ["ab", "b"], "value": 1}), source, schema({"ab": {"const": 3}}))

    assert gone == Proved()


@pytest.mark.parametrize(
    ("op", "before", "after"),
    [
        ({"op": "cast", "from": "string", "to": "string"}, {"maxLength": 1}, {"pattern": "^[^,]*$"}),
        ({"op": "datetime", "from": "epoch-s", "to": "epoch-s"}, {"type": "integer"}, {"minimum": -(2**63)}),
        ({"op": "datetime", "from": "epoch-ms", "to": "epoch-s"}, {"type": "integer"}, {"maximum": 2**63}),
    ],
)
def test_of_values_that_stay_or_are_only_divided_nothing_is_taken_for_granted(op, before, after):
    kind = before.get("type", "string")

    verdict = verify(mapping({**op, "at": ["a"]}), schema({"a": {"type": kind, **before}}), schema({"a": after}))

    assert isinstance(verdict, Counterexample)


def test_every_number_that_a_double_holds_and_what_ops_make_of_it_can_be_reckoned_with():
    source, target = schema({"n": {"type": "number"}}), schema({"n": {"minimum": 0, "maximum": 5}})
    steps = mapping({"op": "scale", "at": ["n"], "num": 100}, {"op": "clamp", "at": ["n"], "min": 0, "max": 5})

    assert verify(steps, source, target) == Proved()
    assert run(steps, {"n": 5e-324}) == {"n": 5e-322}
    assert run(steps, {"n": 1.7e308}) == {"n": 5}


def test_a_result_that_no_double_holds_refutes_nothing():
    steps = mapping({"op": "scale", "at": ["n"], "num": 1.8, "offset": 0.1})
    judge = Judge(steps, schema({"n": {"type": "number"}}), schema({"n": {"maximum": 1}}), Settings())

    assert judge.counterexample({"n": 1.7e308}) is None
    assert judge.counterexample({"n": 1.7e300}) is not None


@pytest.mark.parametrize(
    "op",
    [
        {"op": "split", "from": ["a"], "sep": ",", "into": [["x"], ["y"]]},
        {"op": "split", "from": ["a"], "sep": ",", "into": [["x"], ["y"]], "missing": "absent"},
        {"op": "extract", "from": ["a"], "parts": [["x"], ",", ["y"]]},
    ],
)
@pytest.mark.parametrize("values", [["b,c", "b"], ["b,c", "b,c,d"], ["b,c", 1, None]])
def test_texts_that_have_no_such_parts_are_no_trouble_where_all_values_are_known(op, values):
    verdict = verify(mapping(op), schema({"a": {"enum": values}}), schema({"x": {"const": "b"}, "y": {"const": "c"}}))

    assert isinstance(verdict, Proved | Counterexample)


def test_parts_of_parts_are_no_trouble_either():
    split = {"op": "split", "from": ["a"], "sep": ",", "into": [["x"], ["y"]], "missing": "absent"}
    source = schema({"a": {"enum": ["b", "c"]}}, ["a"])

    assert verify(mapping(split, split), source, schema({"y": {"const": 1}})) == Proved()


def test_an_item_is_taken_out_of_lists_that_are_all_known():
    source = schema({"a": {"enum": [["x", "y"], []]}}, ["a"])
    steps = mapping({"op": "unwrap", "at": ["a"], "pick": "last", "empty": "absent"})

    assert verify(steps, source, schema({"a": {"const": "y"}})) == Proved()
    assert isinstance(verify(steps, source, schema({"a": {"const": "y"}}, ["a"])), Counterexample)
