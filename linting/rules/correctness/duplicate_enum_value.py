"""A value is listed twice.

What it does
    Reports values of `enum` that are equal to an earlier one; `1` and `1.0` are equal.

Why is this bad
    It is a slip of the pen: a copied line that was to be changed, or two lists that were merged by hand. Code
    generators make two constants of one name.

Example
    {"enum": ["open", "done", "open"]}

Use instead
    {"enum": ["open", "done", "cancelled"]}
"""

from collections.abc import Iterator

from linting.rules.finding import Fix, Level, Remark, Remove
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema
from linting.schemas.values import identity


@rule(Level.WARNING, on=("enum",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each repetition."""
    seen = set()
    for index, value in enumerate(here.node["enum"]):
        name = identity(value)
        if name in seen:
            fix = Fix("Remove the repetition", (Remove(here.at("enum", index)),))
            yield here.remark(f"{shown(value, 60)} is listed twice", "enum", index, fix=fix)
        seen.add(name)
