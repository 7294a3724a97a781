"""A number of any size.

What it does
    Reports numbers that lack an upper or a lower bound.

Why is this bad
    1e308 passes validation and overflows the reader's type; a negative quantity passes and becomes a refund. A bound
    that comes later breaks writers.

Example
    {"type": "object", "properties": {"quantity": {"type": "integer"}}}

Use instead
    {"type": "object", "properties": {"quantity": {"type": "integer", "minimum": 0, "maximum": 10000}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_LOWER = frozenset({"minimum", "exclusiveMinimum", "enum", "const"})
_UPPER = frozenset({"maximum", "exclusiveMaximum", "enum", "const"})


@rule(Level.OFF, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the number."""
    if here.types.isdisjoint({"integer", "number"}) or "$ref" in here.node:
        return
    missing = [name for name, bounds in (("lower", _LOWER), ("upper", _UPPER)) if bounds.isdisjoint(here.node)]
    if missing:
        yield here.remark(f"this number has no {' and no '.join(missing)} bound", "type")
