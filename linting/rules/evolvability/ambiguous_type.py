"""A field of several types.

What it does
    Reports fields whose `type` lists several types beside null, other than `integer` with `number`.

Why is this bad
    Typed languages, columns of a database and code generators want one type. Each reader writes its own case
    distinction, and the writer that sends a text for once finds the reader that never expected it.

Example
    {"type": "object", "properties": {"quantity": {"type": ["integer", "string"]}}}

Use instead
    {"type": "object", "properties": {"quantity": {"type": "integer"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field."""
    types = {"number" if name == "integer" else name for name in here.types} - {"null"}
    if here.field_name is not None and len(types) > 1:
        yield here.remark(f"`{here.field_name}` may be {' or '.join(sorted(here.types - {'null'}))}", "type")
