"""A default that its own schema refuses.

What it does
    Checks each `default` against the schema that it stands in.

Why is this bad
    Whoever fills in the default makes the payload invalid; code generators make types whose initial value is wrong.

Example
    {"type": "object", "properties": {"retries": {"type": "integer", "minimum": 1, "default": 0}}}

Use instead
    {"type": "object", "properties": {"retries": {"type": "integer", "minimum": 1, "default": 1}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("default",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the default of a subschema."""
    default, solver = here.node["default"], here.subject.solver
    if solver.refuses(here.place, default):
        yield here.remark(
            f"the default {shown(default, 60)} is not valid here{solver.reason(here.place, default)}", "default"
        )
