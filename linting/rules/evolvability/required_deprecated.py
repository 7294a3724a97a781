"""A deprecated field that is required.

What it does
    Reports fields with `deprecated: true` that `required` of the same object lists.

Why is this bad
    Writers cannot stop sending what every reader demands, so that the field can never go.

Example
    {"type": "object", "properties": {"fax": {"type": "string", "deprecated": true}}, "required": ["fax"]}

Use instead
    {"type": "object", "properties": {"fax": {"type": "string", "deprecated": true}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("required",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each deprecated field that has to be there."""
    fields = here.node.get("properties", {})
    if not isinstance(here.node["required"], list):
        return
    for index, name in enumerate(here.node["required"]):
        held = fields.get(name)
        if isinstance(held, dict) and held.get("deprecated") is True:
            yield here.remark(f"`{name}` is deprecated and required, so it can never go", "required", index)
