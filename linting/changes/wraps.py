"""Combinators with one branch, which accept what the branch accepts: seen through where the other side has none."""

from __future__ import annotations

from linting.changes.difference import Difference, Pair
from linting.changes.view import Keyword, View, lone_branch, merged, view_of
from linting.records import replace

Aligned = tuple[Pair, list[Difference]]
_COMBINATORS = frozenset({"allOf", "anyOf", "oneOf"})


def unwrapped(pair: Pair) -> Aligned | None:
    """Where only one side wraps the schema, compare the branch."""
    for view, other, rule, says in (
        (pair.new, pair.old, "schema-wrapped", "is described by a combinator with one branch now"),
        (pair.old, pair.new, "schema-unwrapped", "is no longer described by a combinator with one branch"),
    ):
        lone = lone_branch(view)
        if lone is None or (lone[0] in other.keywords and not _is_deeper(lone[1], other)):
            continue
        name, branch = lone
        inner = _inner(view, name, branch)
        if inner is None:
            continue
        told = pair.difference(
            rule, says, *((None, view.keywords[name]) if view is pair.new else (view.keywords[name], None))
        )
        return (replace(pair, new=inner) if view is pair.new else replace(pair, old=inner)), [told]
    return None


def reference_unwrapped(pair: Pair) -> Aligned | None:
    """Where a reference was wrapped, or is no longer, what it leads to is the same on both sides."""
    for view, other in ((pair.new, pair.old), (pair.old, pair.new)):
        lone = lone_branch(view)
        if (
            lone is not None
            and "$ref" in other.keywords
            and isinstance(lone[1].value, dict)
            and "$ref" in lone[1].value
        ):
            return unwrapped(pair)
    return None


def rewrapped(pair: Pair) -> Aligned | None:
    """Where both sides wrap the schema, each in another combinator, compare the branches."""
    before, after = lone_branch(pair.old), lone_branch(pair.new)
    if before is None or after is None or after[0] in pair.old.keywords or before[0] in pair.new.keywords:
        return None
    old, new = _inner(pair.old, *before), _inner(pair.new, *after)
    if old is None or new is None:
        return None
    says = f"is described by {after[0]} with one branch now (before: {before[0]})"
    told = pair.difference("schema-rewrapped", says, pair.old.keywords[before[0]], pair.new.keywords[after[0]])
    return replace(pair, old=old, new=new), [told]


def _inner(view: View, name: str, branch: Keyword) -> View | None:
    return merged(view, view_of(branch.place, view.index), without=name)


def _is_deeper(branch: Keyword, other: View) -> bool:
    """Whether the branch is combined itself, so that it and not the wrap is what the other side combines."""
    return isinstance(branch.value, dict) and not _COMBINATORS.isdisjoint(branch.value) and lone_branch(other) is None
