"""A field that no payload can have.

What it does
    Asks the solver for an object that has the field and is valid, with the branches that the field stands in, and
    reports the field if there is none. Fields declared as `false` are meant to be impossible and left alone.

Why is this bad
    The field looks as if it could be sent, and every payload with it is refused. The usual reason is
    `additionalProperties: false` beside `allOf`: it does not see what the branches declare, and forbids it.

Example
    {
      "allOf": [{"properties": {"note": {"type": "string"}}}],
      "properties": {"id": {"type": "string"}},
      "additionalProperties": false
    }

Use instead
    {
      "allOf": [{"properties": {"note": {"type": "string"}}}],
      "properties": {"id": {"type": "string"}},
      "unevaluatedProperties": false
    }
"""

from collections.abc import Iterator
from typing import Any

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.schemas.compilation.registry import keywords_of

_JOINS = frozenset({"$ref", "allOf", "anyOf", "oneOf", "not", "if", "dependentSchemas", "dependencies"})
_LIMITS = frozenset({"propertyNames", "maxProperties", "patternProperties", "enum", "const", "dependentRequired"})
_DECIDING = _JOINS | _LIMITS
_ON_THE_WAY = frozenset({"allOf", "anyOf", "oneOf"})


@rule(Level.ERROR, on=("properties",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each field of an object that cannot be there, although the object can."""
    solver = here.subject.solver
    if not solver.can_judge(here.place):
        return
    way = _way(here)
    terms = [solver.term(part.place) for part in way]
    is_plain = all(_DECIDING.isdisjoint(part.node) for part in way)
    if not is_plain and solver.is_empty(*terms):
        return
    for name, held in here.node["properties"].items():
        if held is False or held == {"not": {}} or (is_plain and _is_surely_possible(here, held)):
            continue
        if solver.is_empty(solver.term(here.child("properties", name))):
            yield here.remark(f"no payload can have `{name}`: no value of it is valid", "properties", name)
        elif not is_plain and solver.is_empty(*(term for whole in terms for term in solver.with_key(whole, name))):
            yield here.remark(f"no payload can have `{name}`: the schema around it forbids it", "properties", name)


def _is_surely_possible(here: Subschema, held: Any) -> bool:
    """Whether a schema has one restriction at most: alone, each can be satisfied, and the solver need not be asked."""
    restrictions = keywords_of(here.place.dialect).keys() & held.keys() if isinstance(held, dict) else ()
    return len(restrictions) < 2 and _JOINS.isdisjoint(restrictions)


def _way(here: Subschema) -> list[Subschema]:
    """The schema and those around it that hold of the same object whenever it does."""
    way = [here]
    for outer in here.around():
        if way[-1].keyword not in _ON_THE_WAY:
            break
        way.append(outer)
    return way
