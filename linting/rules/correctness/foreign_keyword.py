"""A keyword of another dialect, which is ignored here.

What it does
    Reports restrictions that the dialect named by `$schema` does not know although another dialect, or OpenAPI, does.

Why is this bad
    The same file means one thing to its author and another to a validator that takes `$schema` at its word.

Example
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "object",
      "dependentRequired": {"card": ["expiry"]}
    }

Use instead
    {
      "$schema": "http://json-schema.org/draft-07/schema#",
      "type": "object",
      "dependencies": {"card": ["expiry"]}
    }
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import ANNOTATIONS, KEYWORDS, SINCE
from linting.schemas import Dialect

_HARMLESS = ANNOTATIONS | {
    "$defs",
    "definitions",
    "$vocabulary",
    "contentMediaType",
    "contentEncoding",
    "contentSchema",
}
_INSTEAD = {
    "id": "use `$id`",
    "dependencies": "use `dependentRequired` or `dependentSchemas`",
    "additionalItems": "use `prefixItems` and `items`",
    "$recursiveRef": "use `$dynamicRef`",
    "$recursiveAnchor": "use `$dynamicAnchor`",
    "prefixItems": "use a list under `items`",
    "dependentRequired": "use `dependencies`",
    "dependentSchemas": "use `dependencies`",
}
_RESTRICTIONS = tuple(sorted(SINCE.keys() - _HARMLESS))


@rule(Level.WARNING, on=(*_RESTRICTIONS, "nullable"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each restriction that this dialect skips."""
    dialect = here.place.dialect
    if here.node.get("nullable") is True and "null" not in here.types and here.types:
        yield here.remark('`nullable` belongs to OpenAPI and is ignored: add "null" to `type`', "nullable")
    for keyword in here.node:
        if keyword not in SINCE or keyword in _HARMLESS or keyword in KEYWORDS[dialect]:
            continue
        if keyword == "id" and not isinstance(here.node["id"], str):
            continue
        instead = _INSTEAD.get(keyword)
        origin = f"since {SINCE[keyword]}" if _is_older(dialect, SINCE[keyword]) else "of older drafts"
        remedy = f"; {instead}" if instead else f"; `$schema` names {dialect}"
        yield here.remark(f"`{keyword}` is a keyword {origin} and is ignored in {dialect}{remedy}", keyword)


def _is_older(dialect: Dialect, other: Dialect) -> bool:
    order = list(Dialect)
    return order.index(dialect) < order.index(other)
