"""An amount of money as a binary fraction.

What it does
    Reports fields named like amounts of money, such as `price` or `total_amount`, of type `number` without
    `multipleOf`.

Why is this bad
    0.1 has no exact binary form: sums drift by a cent, and every reader rounds in its own way. How many decimals
    count, and of which currency, is left to guessing. Changing the type later breaks every reader.

Example
    {"type": "object", "properties": {"price": {"type": "number"}}}

Use instead
    {"type": "object", "properties": {"price_cents": {"type": "integer"}, "currency": {"type": "string"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import is_about_money
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field."""
    name = here.field_name
    if name is None or "number" not in here.types or "string" in here.types or "multipleOf" in here.node:
        return
    if is_about_money(name):
        remedy = "use an integer of the smallest unit, a decimal text, or `multipleOf`"
        yield here.remark(f"`{name}` looks like money and is a binary fraction; {remedy}", "type")
