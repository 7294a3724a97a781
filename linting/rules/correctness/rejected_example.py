"""An example that its own schema refuses.

What it does
    Checks each of `examples`, and OpenAPI's `example`, against the schema that it stands in.

Why is this bad
    People and test generators copy examples. One that is not valid teaches the wrong shape, or shows that the schema
    is not what was meant.

Example
    {"type": "object", "properties": {"currency": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["eur"]}}}

Use instead
    {"type": "object", "properties": {"currency": {"type": "string", "pattern": "^[A-Z]{3}$", "examples": ["EUR"]}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("examples", "example"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each example of a subschema that is refused."""
    examples = here.node.get("examples")
    placed = [
        (("examples", index), value) for index, value in enumerate(examples if isinstance(examples, list) else ())
    ]
    if "example" in here.node:
        placed.append((("example",), here.node["example"]))  # type: ignore[arg-type]
    solver = here.subject.solver
    for steps, value in placed:
        if solver.refuses(here.place, value):
            yield here.remark(
                f"the example {shown(value, 60)} is not valid here{solver.reason(here.place, value)}", *steps
            )
