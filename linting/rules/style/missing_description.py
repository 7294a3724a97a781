"""Nobody says what this is.

What it does
    Reports a schema without `description`; with the option `fields`, each field without one too.

Why is this bad
    Those who read the contract were not there when it was made. What a name leaves open, each of them guesses.

Example
    {"title": "Order", "type": "object"}

Use instead
    {"title": "Order", "description": "What a customer ordered, once it is paid.", "type": "object"}

Options
    fields: Whether every field needs a description as well.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=ROOT)
def check(here: Subschema, *, fields: bool = False) -> Iterator[Remark]:
    """Report the schema as a whole, and fields where that is asked for."""
    if not here.text("description").strip():
        yield here.remark("the schema has no `description`")
    for part in here.subject.fields if fields else ():
        if not part.text("description").strip() and not part.subject.followed(part).text("description").strip():
            yield part.remark(f"`{part.name}` has no `description`")
