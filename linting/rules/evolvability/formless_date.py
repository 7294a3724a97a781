"""A date or time without a format.

What it does
    Reports text fields named like dates, such as `created_at` or `birth_date`, with neither `format`, `pattern`,
    `enum` nor `const`.

Why is this bad
    `03/04/2025` is in March or in April. Each writer picks a form, each reader guesses one, and no validator objects.
    Adding the format later refuses what has been written by then.

Example
    {"type": "object", "properties": {"created_at": {"type": "string"}}}

Use instead
    {"type": "object", "properties": {"created_at": {"type": "string", "format": "date-time"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import is_about_time
from linting.rules.rule import rule
from linting.rules.subschema import Subschema

_SAYS_MORE = frozenset({"format", "pattern", "enum", "const", "$ref", "anyOf", "oneOf", "allOf"})


@rule(Level.WARNING, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field."""
    name = here.field_name
    if name is not None and here.sole_type == "string" and is_about_time(name) and _SAYS_MORE.isdisjoint(here.node):
        yield here.remark(f"`{name}` looks like a date or time, but has no `format`", "type")
