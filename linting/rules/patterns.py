"""What several rules ask about a pattern."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from linting.patterns import PatternError, parse
from linting.patterns.syntax import Choice, Group, Node
from linting.rules.subschema import Subschema


def patterns_of(here: Subschema) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each pattern of a subschema, with the steps to where it is written."""
    if "pattern" in here.node and isinstance(here.node["pattern"], str):
        yield here.node["pattern"], ("pattern",)
    by_pattern = here.node.get("patternProperties", {})
    for pattern in by_pattern if isinstance(by_pattern, dict) else ():
        yield pattern, ("patternProperties", pattern)


@lru_cache(maxsize=1024)
def tree_of(pattern: str) -> Node | None:
    """The syntax tree of a pattern; None where it is none."""
    try:
        return parse(pattern)
    except PatternError:
        return None


def alternatives(tree: Node) -> tuple[Node, ...]:
    """What a pattern offers at its top: the options of an alternation, or itself."""
    match tree:
        case Choice(options):
            return options
        case Group(item):
            return alternatives(item)
    return (tree,)
