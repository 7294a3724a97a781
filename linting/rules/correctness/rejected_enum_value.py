"""A value of enum or const that its own schema refuses.

What it does
    Checks each value of `enum` and `const` against the schema that it stands in.

Why is this bad
    The value is offered and then refused: mostly since it has another type than `type` says, such as the number 1
    where a text is asked for, or `null` that was added to `enum` only.

Example
    {"type": "object", "properties": {"status": {"type": "string", "enum": ["open", "done", null]}}}

Use instead
    {"type": "object", "properties": {"status": {"type": ["string", "null"], "enum": ["open", "done", null]}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("enum", "const"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each value that is listed and refused."""
    values = here.node.get("enum", [])
    placed: list[tuple[tuple[str | int, ...], object]] = [
        (("enum", index), value) for index, value in enumerate(values)
    ]
    if "const" in here.node and here.place.dialect.value != "draft4":
        placed.append((("const",), here.node["const"]))
    for steps, value in placed:
        if here.subject.solver.refuses(here.place, value):
            reason = here.subject.solver.reason(here.place, value)
            yield here.remark(f"{shown(value, 60)} is listed, and refused all the same{reason}", *steps)
