"""What mapping languages get wrong, each as a test: interpreted and compiled, from text to text."""

import pytest

from linting.containment import Settings, Writer
from linting.schemas import load
from shims.mapping import Mapping, parse
from shims.runtimes.python import compiled, transform
from shims.verify import Counterexample, Proved, verify

both = pytest.mark.parametrize(
    "run",
    [
        pytest.param(transform, id="interpreted"),
        pytest.param(lambda text, mapping: compiled(mapping).attempt(text), id="compiled"),
    ],
)


def mapping_of(*ops) -> Mapping:
    return parse({"oplevel": 1, "ops": list(ops)})


@both
def test_a_sibling_whose_name_starts_with_anothers_stays(run):
    mapping = mapping_of({"op": "move", "from": ["addr"], "to": ["place"]}, {"op": "remove", "at": ["a"]})

    assert run('{"addr":1,"address":2,"addr.city":3,"ab":4,"a":5}', mapping) == (
        '{"address":2,"addr.city":3,"ab":4,"place":1}'
    )


@both
def test_an_absent_optional_stays_absent(run):
    mapping = mapping_of(
        {"op": "move", "from": ["a"], "to": ["b", "c"]},
        {"op": "cast", "at": ["n"], "from": "integer", "to": "string"},
        {"op": "add", "at": ["optional", "kind"], "value": 1},
        {"op": "nest", "at": ["address"], "keys": ["street", "city"]},
        {"op": "join", "from": [["x"], ["y"]], "sep": " ", "to": ["z"]},
    )

    assert run('{"other":1}', mapping) == '{"other":1}'


@both
def test_a_nested_plunge_goes_into_what_is_there_and_into_itself(run):
    mapping = mapping_of(
        {"op": "move", "from": ["city"], "to": ["address", "place", "city"]},
        {"op": "move", "from": ["name"], "to": ["name", "full"]},
    )

    assert run('{"address":{"zip":9},"city":"Ghent","name":"Ada"}', mapping) == (
        '{"address":{"zip":9,"place":{"city":"Ghent"}},"name":{"full":"Ada"}}'
    )


@both
@pytest.mark.parametrize(
    ("restore", "there", "back"),
    [
        ("omit", '{"b":1}', '{"b":1}'),
        ({"value": 0}, '{"b":1}', '{"b":1,"a":0}'),
        ({"stash": ["_old", "a"]}, '{"b":1,"_old":{"a":[1.5]}}', '{"b":1,"a":[1.5]}'),
    ],
)
def test_what_was_removed_comes_back_as_restore_says(run, restore, there, back):
    mapping = mapping_of({"op": "remove", "at": ["a"], "restore": restore})

    assert run('{"a":[1.5],"b":1}', mapping) == there
    assert run(there, mapping.invert()) == back


@both
def test_fields_that_no_op_names_pass_through(run):
    mapping = mapping_of({"op": "move", "from": ["a"], "to": ["b"]})

    assert run('{"a":1,"unknown":{"deep":[1.5,{}]}}', mapping) == '{"unknown":{"deep":[1.5,{}]},"b":1}'


def test_fields_that_no_op_names_are_a_counterexample_under_a_closed_schema_if_writers_may_send_them():
    source = load({"type": "object", "properties": {"a": {"type": "integer"}}})
    target = load({"type": "object", "properties": {"b": {"type": "integer"}}, "additionalProperties": False})
    mapping = mapping_of({"op": "move", "from": ["a"], "to": ["b"]})

    found = verify(mapping, source, target, Settings(writer=Writer.OPEN))

    assert isinstance(found, Counterexample)
    assert verify(mapping, source, target) == Proved()


@both
def test_null_is_not_absent(run):
    mapping = mapping_of(
        {"op": "default", "at": ["a"], "value": 1},
        {"op": "default", "at": ["b"], "value": 1},
        {"op": "move", "from": ["c"], "to": ["d"]},
    )

    assert run('{"a":null,"c":null}', mapping) == '{"a":null,"b":1,"d":null}'


@both
def test_a_list_of_one_stays_a_list(run):
    mapping = mapping_of(
        {"op": "each", "at": ["lines"], "do": [{"op": "move", "from": ["q"], "to": ["n"]}]},
        {"op": "move", "from": ["tags"], "to": ["labels"]},
        {"op": "explode", "at": ["codes"], "sep": ","},
    )

    assert run('{"lines":[{"q":1}],"tags":["a"],"codes":"x","rest":[[1]]}', mapping) == (
        '{"lines":[{"n":1}],"codes":["x"],"rest":[[1]],"labels":["a"]}'
    )


@both
@pytest.mark.parametrize("value", ["false", "0", '""', "[]", "{}"])
def test_false_zero_and_nothing_in_it_are_values(run, value):
    mapping = mapping_of(
        {"op": "default", "at": ["a"], "value": 1, "null": True},
        {"op": "nullable", "at": ["a"], "mode": "drop"},
        {"op": "move", "from": ["a"], "to": ["b"]},
        {"op": "wrap", "at": ["b"]},
    )

    assert run(f'{{"a":{value}}}', mapping) == f'{{"b":[{value}]}}'
