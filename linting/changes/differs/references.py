"""References that name another place, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator

from linting.changes.difference import Descent, Difference, Findings, Pair
from linting.changes.equality import shown_apart
from linting.changes.view import Keyword, View

_DYNAMIC = ("$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor")


def reference_differences(pair: Pair) -> Findings:
    """What happened to the references, and what they lead to."""
    changed = list(_dynamic(pair))
    yield from changed
    old, new = pair.keyword("$ref")
    if old is not None and new is not None:
        yield from _between(pair, old, new)
    elif changed:
        return
    elif new is not None:
        yield pair.difference("all-of-branch-added", "has to match a referenced schema too now", None, new)
    elif old is not None:
        says = "no longer has to match a referenced schema too"
        yield pair.difference("all-of-branch-removed", says, old, None)


def is_dynamic(view: View) -> bool:
    """Whether what a schema refers to depends on how it is reached."""
    return "$dynamicRef" in view.keywords or "$recursiveRef" in view.keywords


def _dynamic(pair: Pair) -> Iterator[Difference]:
    """With the static reference that one side may have in its place."""
    for name in _DYNAMIC:
        old, new = pair.keyword(name)
        if (old and old.value) != (new and new.value):
            patches = pair.takeover_of(name, "$ref")
            says = "is described by another dynamic reference"
            yield pair.difference("dynamic-reference-changed", says, old, new, patches=patches)


def _between(pair: Pair, old: Keyword, new: Keyword) -> Findings:
    """Published versions never change, so another document is compared only by its name."""
    before, after = pair.old.target(), pair.new.target()
    if before is None or after is None or before.document or after.document:
        if old.value != new.value:
            says = _says(old, new)
            yield pair.difference("reference-target-changed", says, old, new)
        return
    if before.pointer != after.pointer:
        says = _says(old, new)
        yield pair.difference("reference-moved", says, old, new)
    yield Descent(before, after, pair.subject, pair.polarity)


def _says(old: Keyword, new: Keyword) -> str:
    before, after = shown_apart(old.value, new.value)
    return f"is described by {after} now (before: {before})"
