"""A field that looks personal and is not classified.

What it does
    Reports fields of texts and numbers named like personal data, such as `email` or `date_of_birth`, without a
    keyword that says how personal they are.

Why is this bad
    What is not marked is copied into logs, test data and dead letters, and is forgotten when a person asks to be
    deleted. This registry redacts by classification.

Example
    {"type": "object", "properties": {"email": {"type": "string", "format": "email"}}}

Use instead
    {
      "type": "object",
      "properties": {
        "email": {
          "type": "string", "format": "email", "x-classification": "confidential", "x-purpose": "To send the invoice."
        }
      }
    }

Limits
    Names are all it goes by. `x-classification: public` says that a field is not personal.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.privacy import classification_of, is_personal
from linting.rules.rule import rule
from linting.rules.subschema import Subschema


@rule(Level.NOTE, on=("type", "$ref"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field, unless something around it is classified as a whole."""
    name = here.field_name
    if name is None or not is_personal(name) or not here.subject.followed(here).types & {"string", "integer", "number"}:
        return
    if all(classification_of(part) is None for part in (here, *here.around())):
        yield here.remark(f"`{name}` looks like personal data, but nothing classifies it (`x-classification`)")
