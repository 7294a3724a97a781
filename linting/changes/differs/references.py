"""References that name another place, and what they lead to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from linting.changes.difference import Descent, Difference, Findings, Pair, Subject
from linting.changes.equality import shown, shown_apart
from linting.changes.view import Keyword, View
from linting.documents import pointer_tokens

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
        yield _moved(pair, old, new)
    yield Descent(before, after, pair.subject, pair.polarity)


def _moved(pair: Pair, old: Keyword, new: Keyword) -> Difference:
    """Of two definitions each of which only one side has, one has another name: no matter of each reference to it."""
    roots = (pair.new.index.root.node, pair.old.index.root.node)
    if any(map(_leads_somewhere, roots, (old.value, new.value))):
        return pair.difference("reference-moved", _says(old, new), old, new)
    says = f"is called {shown(new.value)} now"
    return pair.difference("reference-moved", says, old, new, subject=Subject(route=old.value))


def _leads_somewhere(root: Any, reference: str) -> bool:
    if not reference.startswith("#/"):
        return True
    for token in pointer_tokens(reference[1:]):
        if not isinstance(root, dict) or token not in root:
            return isinstance(root, list)  # as good as somewhere: nobody names what stands in a list
        root = root[token]
    return True


def _says(old: Keyword, new: Keyword) -> str:
    before, after = shown_apart(old.value, new.value)
    return f"is described by {after} now (before: {before})"
