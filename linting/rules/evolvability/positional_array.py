"""A list whose items mean something by their position.

What it does
    Reports `prefixItems`, and `items` with a list of schemas, with more than one position.

Why is this bad
    Positions cannot be renamed, left out or moved: whatever comes in between shifts all that follows. Nobody reading
    the payload knows what the third item is.

Example
    {"type": "array", "prefixItems": [{"type": "number"}, {"type": "string"}]}

Use instead
    {"type": "object", "properties": {"amount": {"type": "integer"}, "currency": {"type": "string"}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import KEYWORDS


@rule(Level.WARNING, on=("prefixItems", "items"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each list of positions."""
    for keyword in ("prefixItems", "items"):
        positions = here.node.get(keyword)
        if isinstance(positions, list) and len(positions) > 1 and keyword in KEYWORDS[here.place.dialect]:
            yield here.remark(f"{len(positions)} items by position: an object could name them and grow", keyword)
