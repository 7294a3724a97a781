"""Bounds that a double cannot hold.

What it does
    Reports `minimum` and `maximum` of integers beyond 2**53 - 1 (RFC 8259 §6, RFC 7493 §2.2).

Why is this bad
    JavaScript, and every reader that parses JSON numbers as IEEE doubles, rounds such integers without a word:
    9007199254740993 arrives as 9007199254740992.

Example
    {"type": "integer", "minimum": 0, "maximum": 9223372036854775807}

Use instead
    {"type": "string", "pattern": "^[0-9]{1,19}$"}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_MOST = 2**53 - 1
_BOUNDS = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum")


@rule(Level.NOTE, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the first bound of an integer that is out of range."""
    if "integer" not in here.types:
        return
    for keyword in _BOUNDS:
        bound = here.node.get(keyword)
        if isinstance(bound, int | float) and not isinstance(bound, bool) and abs(bound) > _MOST:
            yield here.remark(f"`{keyword}` lets in integers beyond 2**53 - 1, which many readers round", keyword)
            return
