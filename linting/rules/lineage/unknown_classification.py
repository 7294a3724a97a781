"""A classification that nobody knows.

What it does
    Reports `x-classification` values that are not among the known ones.

Why is this bad
    Redaction and clearance go by the value. A misspelt one protects nothing.

Example
    {"type": "object", "properties": {"email": {"type": "string", "x-classification": "confidental"}}}

Use instead
    {
      "type": "object",
      "properties": {
        "email": {"type": "string", "x-classification": "confidential", "x-purpose": "To send the invoice."}
      }
    }

Options
    known: The classifications there are, in lower case.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema

_KNOWN = ("public", "internal", "confidential", "restricted")


@rule(Level.ERROR, on=("x-classification",))
def check(here: Subschema, *, known: tuple[str, ...] = _KNOWN) -> Iterator[Remark]:
    """Report the value."""
    value = here.node["x-classification"]
    if not isinstance(value, str) or value.strip().lower() not in known:
        yield here.remark(f"{shown(value, 40)} is no classification; there are {', '.join(known)}", "x-classification")
