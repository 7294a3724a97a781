"""An identifier that is a number.

What it does
    Reports fields named like identifiers, such as `order_id`, whose only type is `integer` or `number`.

Why is this bad
    Identifiers change their form: another system is merged in, a UUID takes over. A number cannot become a text
    without a break. Beyond 2**53, JavaScript and others round it and so identify something else.

Example
    {"type": "object", "properties": {"order_id": {"type": "integer"}}}

Use instead
    {"type": "object", "properties": {"order_id": {"type": "string", "maxLength": 64}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import is_identifier
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field."""
    name = here.field_name
    if name is not None and is_identifier(name) and here.sole_type in ("integer", "number"):
        yield here.remark(f"the identifier `{name}` is a number, which can never become a text", "type")
