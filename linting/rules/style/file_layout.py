"""The parts of the file are in an unusual order.

What it does
    Reports a schema whose `$schema` is not its first keyword, or whose definitions stand before what it says about
    the payload.

Why is this bad
    Readers look at the top for what this is and how to read it. A page of definitions first makes them search.

Example
    {"type": "object", "$schema": "https://json-schema.org/draft/2020-12/schema"}

Use instead
    {"$schema": "https://json-schema.org/draft/2020-12/schema", "type": "object"}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import ROOT, rule
from linting.rules.subschema import Subschema

_PAYLOAD = ("type", "properties", "items", "allOf", "anyOf", "oneOf", "required")
_FIRST = ("$schema", "$id", "id", "$comment")


@rule(Level.OFF, on=ROOT)
def check(here: Subschema) -> Iterator[Remark]:
    """Report the first thing that is out of order."""
    order = {keyword: place for place, keyword in enumerate(here.node)}
    before = [keyword for keyword in here.node if keyword not in _FIRST and order[keyword] < order.get("$schema", 0)]
    if before:
        yield here.remark(f"`$schema` comes after `{before[0]}`; put it first", "$schema")
    payload = [order[keyword] for keyword in _PAYLOAD if keyword in order]
    for keyword in ("$defs", "definitions"):
        if keyword in order and payload and order[keyword] < min(payload):
            yield here.remark(f"`{keyword}` stands before what is said about the payload; put it last", keyword)
