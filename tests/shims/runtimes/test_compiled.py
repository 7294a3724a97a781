"""Compiled mappings do what the interpreter does, on payloads of any spelling, and are used where they can be."""

import decimal
import json
import re

import hypothesis.strategies as st
import orjson
import pytest
from hypothesis import given

from shims.errors import ShimError
from shims.language import ops, page_of
from shims.mapping import parse
from shims.runtimes.python import compiled, transform
from shims.runtimes.python.compiled import containers
from tests.shims.runtimes.runners import expected_of, vectors
from tests.shims.strategies import OBJECTS, PAYLOADS
from tests.shims.test_laws import MAPPINGS

CANONICAL = st.one_of(OBJECTS, PAYLOADS).map(lambda payload: orjson.dumps(payload).decode())


def outcome_of(run, *arguments) -> dict:
    try:
        return {"after": run(*arguments)}
    except ShimError as failure:
        return {"fails": {"code": failure.code, "op": failure.op_index, "pointer": failure.pointer}}


@pytest.mark.parametrize("vector", [pytest.param(vector, id=name) for name, vector in vectors()])
def test_every_vector_comes_out_as_it_says(vector):
    program = compiled(parse({"oplevel": 1, "ops": vector["ops"]}))

    assert outcome_of(program.transform, vector["before"]) == expected_of(vector)


@given(MAPPINGS, CANONICAL)
def test_closures_and_interpreter_agree(mapping, payload):
    expected = outcome_of(transform, payload, mapping)

    found = compiled(mapping).attempt(payload)

    assert found is None if "fails" in expected else found == expected["after"]


@given(MAPPINGS, st.one_of(OBJECTS, PAYLOADS), st.sampled_from([(None, ", "), (None, ","), (1, ",")]), st.booleans())
def test_other_spellings_come_out_as_the_interpreter_has_them(mapping, payload, form, ascii_only):
    indent, comma = form
    text = json.dumps(payload, indent=indent, separators=(comma, comma.replace(",", ":")), ensure_ascii=ascii_only)

    assert outcome_of(compiled(mapping).transform, text) == outcome_of(transform, text, mapping)


@pytest.mark.parametrize(("name", "op"), sorted(ops().items()))
def test_every_op_has_a_closure_for_what_its_page_shows(name, op):
    example = json.loads(re.search(r"```json\n(.*?)```", page_of(op), re.DOTALL)[1])
    program = compiled(parse({"oplevel": 1, "ops": [example["mapping"]]}))

    found = program.attempt(orjson.dumps(example["before"]).decode())

    assert found is not None, name
    assert json.loads(found) == example["after"]


def test_an_op_without_a_closure_is_interpreted(monkeypatch):
    monkeypatch.setattr(containers, "place_step", lambda op: None)
    program = compiled(parse({"oplevel": 1, "ops": [{"op": "move", "from": ["a"], "to": ["b"]}]}))

    assert program.steps is None
    assert program.transform('{"a":1}') == '{"b":1}'


@pytest.mark.parametrize(
    "value",
    ["-0", "1.50", "1e400", "-1E5", "123456789012345678901234567890", '"\\u0061"', '"\\ud800"', '"\\/"', "[-0,1.0]"],
)
def test_a_value_that_is_spelled_otherwise_keeps_its_text_in_closures(value):
    program = compiled(parse({"oplevel": 1, "ops": [{"op": "move", "from": ["a"], "to": ["b"]}]}))

    assert program.attempt(f'{{"a":{value},"c":{value}}}') == f'{{"c":{value},"b":{value}}}'


@pytest.mark.parametrize(
    ("step", "before", "after"),
    [
        ({"op": "truncate", "at": ["a"], "length": 2}, r'"\u0061b"', r'"\u0061b"'),
        ({"op": "truncate", "at": ["a"], "length": 1}, r'"\u0061b"', '"a"'),
        ({"op": "wrap", "at": ["a"]}, "-0", "[-0]"),
        ({"op": "scale", "at": ["a"], "num": 100}, "1.50", "150"),
        ({"op": "cast", "at": ["a"], "from": "string", "to": "integer"}, r'"\u0031"', "1"),
        ({"op": "enum", "at": ["a"], "map": {"b": "c"}}, r'"\u0062"', '"c"'),
        ({"op": "clamp", "at": ["a"], "max": 9}, "1E0", "1E0"),
    ],
)
def test_ops_work_on_values_that_are_spelled_otherwise(step, before, after):
    mapping = parse({"oplevel": 1, "ops": [step]})

    found = compiled(mapping).attempt(f'{{"a":{before}}}')

    assert found == f'{{"a":{after}}}' == transform(f'{{"a":{before}}}', mapping)


@pytest.mark.parametrize(
    "payload",
    [
        '{"a":1,"a":2}',
        '{"a": 1}',
        '{"\\u0061":1}',
        '{"a":NaN}',
        '{"a":01}',
        '{"a":"\\x"}',
        '{"a":-0E-00,"b":"\\u0061"}',
        "[" * 1_100 + "]" * 1_100,
    ],
)
def test_a_payload_that_would_lose_more_than_that_is_not_for_closures(payload):
    program = compiled(parse({"oplevel": 1, "ops": []}))

    assert program.attempt(payload) is None


def test_a_constant_that_is_spelled_otherwise_is_not_for_closures():
    mapping = parse({"oplevel": 1, "ops": [{"op": "add", "at": ["b"], "value": 1e-7}]})

    assert compiled(mapping).steps is None
    assert compiled(mapping).transform('{"a":1}') == '{"a":1,"b":1e-07}'


def test_a_number_too_large_for_a_double_is_written_in_all_its_digits():
    mapping = parse({"oplevel": 1, "ops": [{"op": "scale", "at": ["a"], "num": 1000}]})

    assert compiled(mapping).attempt('{"a":9007199254740993}') == '{"a":9007199254740993000}'


def test_constants_are_not_shared_between_payloads():
    steps = [
        {"op": "add", "at": ["a"], "value": {"list": []}},
        {"op": "add", "at": ["a", "more"], "value": 1},
        {"op": "copy", "from": ["a"], "to": ["b"]},
        {"op": "remove", "at": ["a", "more"]},
    ]
    program = compiled(parse({"oplevel": 1, "ops": steps}))

    outcomes = {program.attempt("{}") for _ in range(3)}

    assert outcomes == {'{"a":{"list":[]},"b":{"list":[],"more":1}}'}


def test_what_the_caller_has_set_for_decimals_does_not_matter():
    mapping = parse({"oplevel": 1, "ops": [{"op": "scale", "at": ["a"], "num": 100}]})

    with decimal.localcontext(prec=2):
        found = compiled(mapping).attempt('{"a":1234.56}')

    assert found == '{"a":123456}' == transform('{"a":1234.56}', mapping)
