"""The schema has no title.

What it does
    Reports a schema without `title`.

Why is this bad
    Lists, documentation and code generators fall back to a file name, which changes.

Example
    {"description": "What a customer ordered.", "type": "object"}

Use instead
    {"title": "Order", "description": "What a customer ordered.", "type": "object"}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema) -> Iterator[Remark]:
    """Report the schema as a whole."""
    if not here.text("title").strip():
        yield here.remark("the schema has no `title`")
