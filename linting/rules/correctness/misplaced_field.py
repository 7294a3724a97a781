"""A field that is declared outside of properties.

What it does
    Reports unknown keywords that hold a schema with a `type`, stand beside `type: object`, and are not referred to.

Why is this bad
    The field is taken for an unknown keyword and skipped: nothing about it is checked, and nobody finds it.

Example
    {"type": "object", "name": {"type": "string"}, "properties": {"id": {"type": "string"}}}

Use instead
    {"type": "object", "properties": {"id": {"type": "string"}, "name": {"type": "string"}}}
"""

from collections.abc import Iterator
from typing import Any

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import ALL_KEYWORDS

_TYPES = frozenset({"object", "array", "string", "number", "integer", "boolean", "null"})


@rule(Level.WARNING, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each unknown keyword that looks like a field."""
    if "object" not in here.types:
        return
    for name, held in here.node.items():
        if name in ALL_KEYWORDS or name.startswith(("x-", "x_", "$")) or not _looks_like_a_schema(held):
            continue
        if not any(here.at(name) in reference for reference in here.subject.references):
            yield here.remark(f"`{name}` looks like a field, but stands outside of `properties` and is ignored", name)


def _looks_like_a_schema(held: Any) -> bool:
    kind = held.get("type") if isinstance(held, dict) else None
    return isinstance(kind, str) and kind in _TYPES
