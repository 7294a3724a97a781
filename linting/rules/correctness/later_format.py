"""A format that a later dialect brought.

What it does
    Reports `format` values that only a later dialect than that of `$schema` defines, such as `uuid` in draft 4.

Why is this bad
    Some validators check it all the same and some do not, so the same payload passes here and fails there.

Example
    {"$schema": "http://json-schema.org/draft-07/schema#", "type": "string", "format": "uuid"}

Use instead
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "string", "format": "uuid"}
"""

from collections.abc import Iterator

from linting.patterns.formats import DRAFTS, FIRST_DRAFT
from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("format",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the format."""
    name, dialect = here.text("format"), here.place.dialect
    first = FIRST_DRAFT.get(name)
    if first is not None and DRAFTS.index(dialect.value) < DRAFTS.index(first):
        yield here.remark(f"the format {name} exists since {first}; {dialect} need not check it", "format")
