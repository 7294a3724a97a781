"""A field that may be anything.

What it does
    Reports fields whose schema restricts nothing: `true`, `{}`, or annotations only. Fields declared beside a branch
    that says more about them are left alone.

Why is this bad
    Writers will send a text here and a number there, and readers have to cope with both for ever. Giving it a type
    later refuses what has been written by then.

Example
    {"type": "object", "properties": {"value": {"description": "What was measured."}}}

Use instead
    {"type": "object", "properties": {"value": {"description": "What was measured.", "type": "number"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import IN_PLACE, Subschema
from linting.schemas.compilation.registry import keywords_of

_BRANCHES = frozenset({*IN_PLACE, "$ref", "$dynamicRef", "$recursiveRef"})


@rule(Level.NOTE, on=("properties",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each such field of an object that is described in one piece."""
    if here.keyword in IN_PLACE or not _BRANCHES.isdisjoint(here.node):
        return
    restricting = keywords_of(here.place.dialect)
    for name, held in here.node["properties"].items():
        if held is True or (isinstance(held, dict) and not any(keyword in restricting for keyword in held)):
            yield here.remark(f"`{name}` may be anything", "properties", name)
