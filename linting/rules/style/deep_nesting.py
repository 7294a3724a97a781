"""Objects inside of objects inside of objects.

What it does
    Reports fields that lie more than `deepest` levels of objects and lists deep, written out in one piece.

Why is this bad
    Nobody keeps track of where they are, paths get long, and the inner shape cannot be used elsewhere. A definition
    gives it a name.

Example
    {"properties": {"a": {"properties": {"b": {"properties": {"c": {"properties": {"d": {"properties": {
      "e": {"properties": {"f": {"properties": {"g": {"type": "string"}}}}}}}}}}}}}}}

Use instead
    {
      "properties": {"a": {"properties": {"b": {"properties": {"c": {"$ref": "#/$defs/c"}}}}}},
      "$defs": {"c": {"properties": {"d": {"properties": {"e": {"type": "string"}}}}}}
    }

Options
    deepest: How many levels may be written inside of one another.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import DEFINITIONS, Subschema

_LEVELS = frozenset({"properties", "items", "prefixItems", "additionalProperties", "patternProperties"})


@rule(Level.NOTE, on=("properties",))
def check(here: Subschema, *, deepest: int = 6) -> Iterator[Remark]:
    """Report the first object that is too deep; what is inside of it is not reported again."""
    depth = 1
    for part in (here, *here.around()):
        if part.keyword in DEFINITIONS:
            break
        depth += part.keyword in _LEVELS
    if depth == deepest + 1 and here.keyword in _LEVELS:
        yield here.remark(f"fields {depth} levels deep, written in one piece; a definition would name this part")
