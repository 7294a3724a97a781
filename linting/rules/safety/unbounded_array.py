"""A list of any length.

What it does
    Reports lists without `maxItems`.

Why is this bad
    One payload with a million items passes validation and fills the memory of every reader. A bound that comes later
    breaks writers.

Example
    {"type": "array", "items": {"type": "string"}}

Use instead
    {"type": "array", "items": {"type": "string"}, "maxItems": 100}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_SAYS_MORE = frozenset({"maxItems", "enum", "const", "$ref"})


@rule(Level.OFF, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the list, unless positions bound it."""
    is_tuple = here.node.get("items") is False or here.node.get("additionalItems") is False
    if "array" in here.types and _SAYS_MORE.isdisjoint(here.node) and not is_tuple:
        yield here.remark("this list may be of any length; `maxItems` bounds it", "type")
