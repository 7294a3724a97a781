"""What may be a mapping, and what is refused as a whole."""

import json
from pathlib import Path

import jsonschema_rs
import pytest

import shims
from shims.errors import MappingError
from shims.language import mapping_schema
from shims.mapping import parse
from shims.ops.base import OPLEVEL, Kind, NotInvertibleError

MOVE = {"op": "move", "from": ["a"], "to": ["b"]}


def mapping_of(*ops):
    return parse({"oplevel": 1, "ops": list(ops)})


def refusal_of(value) -> MappingError:
    with pytest.raises(MappingError) as refusal:
        parse(value)
    return refusal.value


def test_an_op_that_is_not_known_is_refused_and_not_skipped():
    refusal = refusal_of({"oplevel": 1, "ops": [MOVE, {"op": "teleport", "at": []}]})

    assert (refusal.code, refusal.op_index, refusal.pointer) == ("unknown-op", 1, "/ops/1/op")


def test_a_higher_oplevel_is_refused_even_where_every_op_is_known():
    assert refusal_of({"oplevel": OPLEVEL + 1, "ops": [MOVE]}).code == "oplevel-too-high"


@pytest.mark.parametrize(
    ("step", "pointer"),
    [
        ({"op": "move", "from": ["a"]}, "/ops/0"),
        ({"op": "move", "from": ["a"], "to": ["b"], "tp": 1}, "/ops/0"),
        ({"op": "move", "from": "a", "to": ["b"]}, "/ops/0/from"),
        ({"op": "move", "from": ["a", 0], "to": ["b"]}, "/ops/0/from/1"),
        ({"op": "move", "from": ["a"] * 65, "to": ["b"]}, "/ops/0/from"),
        ({"op": "add", "at": [], "value": 1}, "/ops/0/at"),
        ({"op": "cast", "at": ["a"], "from": "string", "to": "date"}, "/ops/0/to"),
        ({"op": "enum", "at": ["a"], "map": {"a": []}}, "/ops/0/map"),
        ({"op": "enum", "at": ["a"], "map": [[1, "a"], [1.0, "b"]]}, "/ops/0"),
        ({"op": "remove", "at": ["a"], "restore": "stash"}, "/ops/0/restore"),
    ],
)
def test_parameters_that_an_op_does_not_take_are_refused_at_their_place(step, pointer):
    refusal = refusal_of({"oplevel": 1, "ops": [step]})

    assert (refusal.code, refusal.pointer) == ("invalid-parameters", pointer)


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        {},
        {"ops": []},
        {"oplevel": 1, "ops": {}},
        {"oplevel": 0, "ops": []},
        {"oplevel": True, "ops": []},
        {"oplevel": 1, "ops": [], "more": 1},
        {"oplevel": 1, "ops": [[]]},
        {"oplevel": 1, "ops": [{"op": ["move"]}]},
        {"oplevel": 1, "ops": [{"op": "add", "at": ["a"], "value": float("nan")}]},
        {"oplevel": 1, "ops": [{"op": "add", "at": ["a"], "value": "\ud800"}]},
    ],
)
def test_what_is_no_mapping_is_refused(value):
    assert refusal_of(value).code == "not-a-mapping"


def test_a_mapping_of_too_many_ops_is_refused():
    assert refusal_of({"oplevel": 1, "ops": [MOVE] * 1_001}).code == "too-many-ops"


def test_what_was_parsed_is_written_as_it_was_read():
    written = {
        "oplevel": 1,
        "ops": [
            {"op": "move", "from": ["a", "b"], "to": [], "prune": True},
            {"op": "add", "at": ["c"], "value": {"x": [1.5, None]}},
            {"op": "remove", "at": ["d"], "restore": {"value": None}},
            {"op": "default", "at": ["e"], "value": False, "null": True},
            {"op": "cast", "at": ["f"], "from": "string", "to": "number", "null": "keep"},
            {"op": "enum", "at": ["g"], "map": [[1, "a"]], "else": {"const": None}, "back": {"a": 2}},
        ],
    }

    assert parse(written).as_json() == written


def test_the_published_schema_is_the_one_that_the_ops_declare():
    published = (Path(shims.__file__).parent / "mapping.schema.json").read_text()

    assert json.loads(published) == mapping_schema(), "run: python -m shims.language > shims/mapping.schema.json"


def test_the_published_schema_says_what_parse_says():
    validator = jsonschema_rs.validator_for(mapping_schema())

    assert validator.is_valid({"oplevel": 1, "ops": [MOVE]})
    assert not validator.is_valid({"oplevel": 2, "ops": [MOVE]})
    assert not validator.is_valid({"oplevel": 1, "ops": [{"op": "teleport"}]})


def test_a_mapping_keeps_as_much_as_the_op_that_keeps_least():
    move, add, remove = MOVE, {"op": "add", "at": ["c"], "value": 1}, {"op": "remove", "at": ["d"]}
    cast = {"op": "cast", "at": ["e"], "from": "string", "to": "integer"}

    assert mapping_of().kind is Kind.ISO
    assert mapping_of(move).kind is Kind.ISO
    assert mapping_of(move, add).kind is Kind.INJECTIVE
    assert mapping_of(move, add, remove).kind is Kind.LOSSY
    assert mapping_of(move, add, remove, cast).kind is Kind.PARTIAL


def test_what_is_lost_is_said_in_a_sentence_for_each_place():
    mapping = mapping_of({"op": "remove", "at": ["a", "b"]}, {"op": "default", "at": ["c"], "value": 1})

    assert mapping.losses == (
        "The value of `/a/b` is dropped.",
        "Whether `/c` was given or filled in cannot be told.",
    )


def test_the_way_back_runs_the_inverses_in_reverse():
    mapping = mapping_of(MOVE, {"op": "add", "at": ["b", "c"], "value": 1})

    assert [step["op"] for step in mapping.invert().as_json()["ops"]] == ["remove", "move"]


def test_a_value_with_two_origins_has_no_way_back_unless_back_names_one():
    table = {"op": "enum", "at": ["s"], "map": {"new": "open", "placed": "open", "paid": "paid"}}

    with pytest.raises(NotInvertibleError, match="more than one origin"):
        mapping_of(table).invert()
    assert mapping_of({**table, "back": {"open": "placed"}}).invert().as_json()["ops"] == [
        {"op": "enum", "at": ["s"], "map": {"open": "placed", "paid": "paid"}, "back": {"placed": "open"}}
    ]


def test_every_other_value_has_no_way_back_unless_back_names_one():
    table = {"op": "enum", "at": ["s"], "map": {"a": "A"}, "else": {"const": "OTHER"}}

    with pytest.raises(NotInvertibleError):
        mapping_of(table).invert()
    assert mapping_of({**table, "back": {"OTHER": "z"}}).invert().as_json()["ops"][0]["map"] == {"OTHER": "z", "A": "a"}
