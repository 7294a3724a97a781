"""The payload as a whole is no object.

What it does
    Reports a schema whose payload is a list or a single value by its `type`.

Why is this bad
    A list or a number has no room for another field: a page token, a version, the time of the export. Going from a
    list to an object with a list breaks every reader.

Example
    {"type": "array", "items": {"type": "string"}}

Use instead
    {"type": "object", "properties": {"items": {"type": "array", "items": {"type": "string"}}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema) -> Iterator[Remark]:
    """Report the schema as a whole."""
    if here.types and "object" not in here.types:
        yield here.remark(f"the payload is {' or '.join(sorted(here.types))}, to which no field can be added", "type")
