"""A payload that may nest without end.

What it does
    Follows references and parts, and reports a reference that leads back to a schema around it.

Why is this bad
    A payload ten thousand levels deep is valid, and overflows the stack of readers that walk it. JSON Schema cannot
    bound the depth, so readers have to, and should be told.

Example
    {
      "type": "object",
      "properties": {"name": {"type": "string"}, "children": {"type": "array", "items": {"$ref": "#"}}}
    }

Use instead
    {
      "type": "object",
      "properties": {"name": {"type": "string"}, "parent": {"type": "string", "description": "The parent's name."}}
    }

Limits
    Trees are often right. `x-max-depth` beside the reference says that somebody bounds them.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import IN_PLACE, Subschema

_MOST_VISITED = 1_000


@rule(Level.NOTE, on=("$ref",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the reference to a schema that it stands in; longer circles are reported where they close."""
    target = here.subject.target_of(here)
    if target is None or "x-max-depth" in here.node:
        return
    deeper = here.keyword not in IN_PLACE
    for outer in here.around():
        if outer is target:
            if deeper:
                yield here.remark(f"payloads may nest without end through {here.text('$ref')}", "$ref")
            return
        deeper = deeper or outer.keyword not in IN_PLACE
