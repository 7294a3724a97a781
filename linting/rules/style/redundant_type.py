"""A type that another one includes.

What it does
    Reports `integer` beside `number`, and a list of one type.

Why is this bad
    It reads like a distinction and is none: every integer is a number.

Example
    {"type": ["integer", "number"]}

Use instead
    {"type": "number"}
"""

from collections.abc import Iterator

from linting.rules.finding import Fix, Level, Remark, Replace
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the list of types."""
    types = here.node["type"]
    if not isinstance(types, list) or ("$ref" in here.node and here.place.dialect.refs_stand_alone):
        return
    kept = [name for name in types if not (name == "integer" and "number" in types)]
    if len(kept) < len(types) or len(types) == 1:
        shorter = kept[0] if len(kept) == 1 else kept
        fix = Fix("Write it shorter", (Replace(here.at("type"), shorter),))
        message = "every integer is a number" if len(kept) < len(types) else "a list of one type"
        yield here.remark(message, "type", fix=fix)
