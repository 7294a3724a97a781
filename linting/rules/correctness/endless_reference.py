"""References that lead back to themselves without going deeper.

What it does
    Follows `$ref` and the branches that hold of the same value, and reports references that come back to where they
    started.

Why is this bad
    To tell whether a value is valid one has to know whether it is valid. Validators loop, overflow their stack, or
    answer by chance.

Example
    {"$ref": "#/$defs/a", "$defs": {"a": {"anyOf": [{"type": "null"}, {"$ref": "#/$defs/a"}]}}}

Use instead
    {
      "$ref": "#/$defs/a",
      "$defs": {"a": {"anyOf": [{"type": "null"}, {"type": "array", "items": {"$ref": "#/$defs/a"}}]}}
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import IN_PLACE, Subschema

_MOST_VISITED = 500


@rule(Level.ERROR, on=("$ref",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report a reference that is on a circle."""
    waiting = _onward(here)
    seen = {id(part) for part in waiting}
    while waiting and len(seen) < _MOST_VISITED:
        part = waiting.pop()
        if part is here:
            yield here.remark(f"{here.text('$ref')} leads back to this place for the same value", "$ref")
            return
        for following in (*_onward(part), *_branches(part)):
            if id(following) not in seen:
                seen.add(id(following))
                waiting.append(following)


def _onward(part: Subschema) -> list[Subschema]:
    target = part.subject.target_of(part)
    return [] if target is None else [target]


def _branches(part: Subschema) -> list[Subschema]:
    return [child for child in part.children if child.keyword in IN_PLACE]
