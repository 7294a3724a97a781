"""Items, members or a definition that no value can satisfy.

What it does
    Asks the solver for a value of each schema of items, of further or pattern-named members, and of each definition.
    Schemas that are written as `false` are meant to be impossible and left alone.

Why is this bad
    A list whose items are impossible can only be empty, a definition that is impossible spoils whatever refers to it.

Example
    {"type": "array", "items": {"type": "string", "minLength": 8, "maxLength": 4}}

Use instead
    {"type": "array", "items": {"type": "string", "minLength": 4, "maxLength": 8}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_HELD = {
    "items": "items of this list",
    "prefixItems": "this item",
    "additionalItems": "further items",
    "contains": "an item to be contained",
    "additionalProperties": "further members",
    "patternProperties": "members with such names",
    "propertyNames": "names of members",
    "$defs": "this definition",
    "definitions": "this definition",
}


@rule(Level.ERROR, on=tuple(_HELD))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each such part that is impossible by itself."""
    solver = here.subject.solver
    for part in here.children:
        if part.keyword not in _HELD or part.node == {"not": {}} or not solver.can_judge(part.place):
            continue
        if solver.is_empty(solver.term(part.place)):
            yield part.remark(f"no value is valid for {_HELD[part.keyword]}")
