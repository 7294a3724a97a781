"""A deprecation that does not say what to use instead.

What it does
    Reports `deprecated: true` without a `description` or `$comment`.

Why is this bad
    Readers learn that something ends, and neither when nor where to go.

Example
    {"type": "object", "properties": {"fax": {"type": "string", "deprecated": true}}}

Use instead
    {
      "type": "object",
      "properties": {"fax": {"type": "string", "deprecated": true, "description": "Use phone. Ends on 2027-01-31."}}
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("deprecated",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the deprecation."""
    if here.node["deprecated"] is True and not here.text("description") and not here.text("$comment"):
        yield here.remark("deprecated, but nothing says what to use instead", "deprecated")
