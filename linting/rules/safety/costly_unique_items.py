"""Unique items in a list of objects without bound.

What it does
    Reports `uniqueItems: true` on lists of objects or lists without `maxItems`.

Why is this bad
    Most validators compare every item with every other: a list of 20,000 objects takes 200 million deep comparisons.
    And two objects that differ in a field nobody looks at count as different, so that it rarely says what was meant.

Example
    {"type": "array", "items": {"type": "object"}, "uniqueItems": true}

Use instead
    {"type": "array", "items": {"type": "object"}, "uniqueItems": true, "maxItems": 100}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("uniqueItems",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the list."""
    if here.node["uniqueItems"] is not True or "maxItems" in here.node:
        return
    for part in here.children:
        if part.keyword == "items" and part.subject.followed(part).types & {"object", "array"}:
            yield here.remark("every item is compared with every other, and nothing bounds how many", "uniqueItems")
            return
