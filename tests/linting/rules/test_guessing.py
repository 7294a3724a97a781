"""Made-up values are right for what schemas usually say, so that nothing has to be searched for."""

import pytest

from linting.rules.guessing import guess
from linting.schemas import load
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler

NAMED = {"$ref": "#/$defs/money"}
MONEY = {"type": "object", "properties": {"cents": {"minimum": 5, "type": "integer"}}, "required": ["cents"]}


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 3},
        {"type": "string", "format": "date-time"},
        {"type": "integer", "minimum": 7},
        {"type": "number", "exclusiveMaximum": -2},
        {"type": "boolean"},
        {"type": "null"},
        {"enum": ["new", "closed"], "type": "string"},
        {"type": "array", "items": NAMED, "minItems": 2, "$defs": {"money": MONEY}},
        {"allOf": [NAMED, {"required": ["note"]}], "$defs": {"money": MONEY}, "type": "object"},
        {"type": "object", "properties": {"a": {"type": "object", "required": ["b"]}}, "required": ["a"]},
    ],
)
def test_a_value_is_made_up_that_validators_accept(schema):
    loaded, arena = load(schema), Arena()
    term = Compiler(loaded, arena, assert_formats=True).root()

    assert loaded.accepts(guess([term], arena))


def test_it_ends_where_a_schema_is_recursive():
    arena = Arena()
    endless = load({"type": "object", "properties": {"next": {"$ref": "#"}}, "required": ["next"]})

    value = guess([Compiler(endless, arena, assert_formats=True).root()], arena)

    assert not endless.accepts(value)
