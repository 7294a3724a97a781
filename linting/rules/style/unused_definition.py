"""A definition that nothing refers to.

What it does
    Reports members of `$defs` and `definitions` that no `$ref` of the schema leads to or into.

Why is this bad
    Readers study it, reviewers discuss changes to it, and it means nothing. Often it is what is left of a removal, or
    the reference to it is misspelt.

Example
    {"type": "object", "$defs": {"address": {"type": "object"}}}

Use instead
    {
      "type": "object",
      "properties": {"home": {"$ref": "#/$defs/address"}},
      "$defs": {"address": {"type": "object"}}
    }

Limits
    A schema that only holds definitions is a library for others and left alone.
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import DEFINITIONS, Subschema

_ANNOTATIONS = frozenset({"$schema", "$id", "id", "title", "description", "$comment", "$defs", "definitions"})


@rule(Level.NOTE, on=tuple(DEFINITIONS))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each definition of the schema that could be taken away."""
    if here.subject.root.node.keys() <= _ANNOTATIONS:
        return
    for keyword in DEFINITIONS & here.node.keys():
        for name, held in here.node[keyword].items():
            if isinstance(held, dict) and here.at(keyword, name) not in here.subject.places_in_use:
                yield here.remark(f"nothing refers to the definition `{name}`", keyword, name)
