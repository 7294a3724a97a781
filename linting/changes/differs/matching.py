"""Which branch of a combinator became which."""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from typing import Any

from linting.changes.differs.conditions import words_of
from linting.changes.equality import shown
from linting.changes.view import Keyword
from linting.documents import canonical

Match = tuple[Keyword | None, Keyword | None]


def matched(before: list[Keyword], after: list[Keyword]) -> Iterator[Match]:
    """Branches belong together that are equal, wherever they stand; else that say they are the same kind of thing.

    What is left is paired by position where both sides have as many; else it came or went.
    """
    left, right = list(before), list(after)
    for sameness in (_text, _kind):
        yield from _taken(left, right, sameness)
    if len(left) == len(right):
        yield from zip(left, right, strict=True)
    else:
        yield from ((old, None) for old in left)
        yield from ((None, new) for new in right)


def alike(before: list[Keyword], after: list[Keyword]) -> bool:
    """Whether some branch is on both sides, by what it says or by what kind of thing it is."""
    return any(
        {key(branch.value) for branch in before} & {key(branch.value) for branch in after} - {None}
        for key in (_text, _kind)
    )


def _taken(left: list[Keyword], right: list[Keyword], sameness) -> Iterator[Match]:  # type: ignore[no-untyped-def]
    """Pair off and take away the branches whose sameness is known and found on both sides."""
    keys = {id(branch): sameness(branch.value) for branch in (*left, *right)}
    for old in list(left):
        key = keys[id(old)]
        new = next((branch for branch in right if key is not None and keys[id(branch)] == key), None)
        if new is not None:
            left.remove(old)
            right.remove(new)
            yield old, new


def named(branch: object) -> str:
    """What people know a branch by: its condition, its value, its title, what it refers to, or what it says."""
    stated: dict[str, Any] = branch if isinstance(branch, dict) else {}
    if words := words_of(stated.get("if")):
        return f"where {words}"
    if "const" in stated:
        return shown(stated["const"])
    known_as = stated.get("title", stated.get("$ref"))
    return shown(known_as if isinstance(known_as, str) else branch)


def _text(branch: object) -> Hashable:
    return canonical(branch)


def _kind(branch: object) -> Hashable | None:
    """What a branch calls itself: its title, condition, value, the fixed values of its properties, or its only type."""
    if not isinstance(branch, dict):
        return None
    if isinstance(branch.get("title"), str):
        return ("title", branch["title"])
    for name in ("if", "const", "$ref"):
        if name in branch:
            return (name, canonical(branch[name]))
    properties = branch.get("properties")
    if isinstance(properties, dict):
        fixed = [
            (name, canonical(value.get("const", value.get("enum"))))
            for name, value in properties.items()
            if isinstance(value, dict) and ("const" in value or len(value.get("enum", ())) == 1)
        ]
        if fixed:
            return ("fixed", *fixed)
    return ("type", branch["type"]) if isinstance(branch.get("type"), str) else None
