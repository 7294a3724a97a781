"""The dialect is not named.

What it does
    Reports a schema without `$schema`.

Why is this bad
    Each validator then assumes a draft of its own, and the drafts differ: `$ref` beside other keywords, `items` as a
    list, `dependencies`. The fix names the draft that the schema is read in here.

Example
    {"type": "object", "properties": {"id": {"type": "string"}}}

Use instead
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "type": "object",
      "properties": {"id": {"type": "string"}}
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Fix, Insert, Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema


@rule(Level.WARNING, on=ROOT)
def check(here: Subschema) -> Iterator[Remark]:
    """Report the schema as a whole."""
    if "$schema" not in here.node:
        dialect = here.place.dialect
        fix = Fix(f"Name {dialect}", (Insert("", "$schema", dialect.uri),))
        yield here.remark(f"`$schema` is missing; the schema is read as {dialect}", fix=fix)
