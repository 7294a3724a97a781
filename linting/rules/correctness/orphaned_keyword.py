"""A keyword without the one that it depends on.

What it does
    Reports `then` and `else` without `if`, `if` without either, `minContains` and `maxContains` without `contains`,
    and `additionalItems` where `items` is no list.

Why is this bad
    Alone, such a keyword means nothing: the specification tells validators to skip it.

Example
    {"type": "array", "items": {"type": "string"}, "minContains": 2}

Use instead
    {"type": "array", "items": {"type": "string"}, "contains": {"const": "total"}, "minContains": 2}
"""

from collections.abc import Iterator

from linting.rules.finding import Fix, Level, Remark, Remove
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.rules.vocabulary import KEYWORDS

_NEEDS = {"then": "if", "else": "if", "minContains": "contains", "maxContains": "contains"}


@rule(Level.WARNING, on=("if", "then", "else", "minContains", "maxContains", "additionalItems"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each keyword that stands alone, where the dialect knows it at all."""
    known = KEYWORDS[here.place.dialect]
    for keyword, needed in _NEEDS.items():
        if keyword in here.node and keyword in known and needed not in here.node:
            removal = Fix(f"Remove {keyword}", (Remove(here.at(keyword)),))
            fix = None if needed == "if" else removal
            yield here.remark(f"`{keyword}` means nothing without `{needed}`", keyword, fix=fix)
    if "if" in here.node and "if" in known and not {"then", "else"} & here.node.keys() and not _collects(here):
        yield here.remark("`if` means nothing without `then` or `else`", "if")
    if "additionalItems" in here.node and "additionalItems" in known and not isinstance(here.node.get("items"), list):
        yield here.remark("`additionalItems` means nothing where `items` is not a list of positions", "additionalItems")


def _collects(here: Subschema) -> bool:
    """Whether a lone `if` may count for what `unevaluated…` sees (2020-12 core §10.2.2.1)."""
    return any({"unevaluatedProperties", "unevaluatedItems"} & part.node.keys() for part in here.subject.parts)
