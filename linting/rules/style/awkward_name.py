"""A field name that is hard to write.

What it does
    Reports field names that are empty, have white space or control characters in them, or are longer than `longest`.

Why is this bad
    Such a name needs quoting in every language, cannot be seen in a log, and breaks column names and header names.

Example
    {"type": "object", "properties": {"first name ": {"type": "string", "x-classification": "public"}}}

Use instead
    {"type": "object", "properties": {"first_name": {"type": "string", "x-classification": "public"}}}

Options
    longest: How many characters a name has at most.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=("properties",))
def check(here: Subschema, *, longest: int = 64) -> Iterator[Remark]:
    """Report each such name."""
    for name in here.node["properties"]:
        fault = _fault(name, longest)
        if fault:
            yield here.remark(f"the name {shown(name, 60)} {fault}", "properties", name)


def _fault(name: str, longest: int) -> str:
    if not name:
        return "is empty"
    if any(character.isspace() or not character.isprintable() for character in name):
        return "has white space or control characters in it"
    return f"has more than {longest} characters" if len(name) > longest else ""
