"""An object that refuses fields it does not know.

What it does
    Reports `additionalProperties: false` and `unevaluatedProperties: false`. Branches of `not` and `if` are left alone.

Why is this bad
    Adding a field is the most common change there is. Readers of a closed version refuse payloads of the next one, so
    that every addition breaks forward compatibility and all readers have to move first.

Example
    {"type": "object", "properties": {"id": {"type": "string"}}, "additionalProperties": false}

Use instead
    {"type": "object", "properties": {"id": {"type": "string"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_TESTS = frozenset({"not", "if"})


@rule(Level.NOTE, on=("additionalProperties", "unevaluatedProperties"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each object that is closed."""
    if here.keyword in _TESTS or any(outer.keyword in _TESTS for outer in here.around()):
        return
    for keyword in ("additionalProperties", "unevaluatedProperties"):
        if here.node.get(keyword) is False and ("properties" in here.node or "allOf" in here.node):
            yield here.remark("closed to fields that it does not know: readers refuse the first one added", keyword)
