"""A classified field that does not say what it is for.

What it does
    Reports fields that are classified above `internal`, or as personal, and have no `x-purpose`.

Why is this bad
    Personal data may be kept for a purpose only (GDPR article 5). Where the purpose is not written beside the field,
    nobody dares to remove it, and everybody finds a new use for it.

Example
    {"type": "object", "properties": {"email": {"type": "string", "x-classification": "confidential"}}}

Use instead
    {
      "type": "object",
      "properties": {
        "email": {"type": "string", "x-classification": "confidential", "x-purpose": "To send the invoice."}
      }
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.privacy import is_sensitive
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.schemas.classification import CLASSIFYING, PURPOSE


@rule(Level.WARNING, on=CLASSIFYING)
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field; a purpose that holds for the object around it will do."""
    for keyword in CLASSIFYING:
        if keyword in here.node and is_sensitive(here.node[keyword]) and here.field_name is not None:
            if not any(name in part.node for part in (here, *here.around()) for name in PURPOSE):
                yield here.remark(f"`{here.field_name}` is classified, but nothing says what it is for", keyword)
            return
