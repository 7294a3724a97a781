"""The structural differ: walks two schemas side by side and names every difference once.

It follows references within each document, so that a moved or inlined definition is no change by itself, and it ends
on recursive schemas, because no pair of places is looked at twice. The walk keeps its own stack.
"""

from __future__ import annotations

from collections.abc import Iterator

from linting.changes.alternatives import one_of_several, types_apart
from linting.changes.difference import Descent, Difference, Pair, Subject
from linting.changes.differs import found_in
from linting.changes.differs.definitions import unused_definitions
from linting.changes.differs.references import is_dynamic
from linting.changes.equality import plainly_equal
from linting.changes.levels import Polarity
from linting.changes.view import View, merged, view_of
from linting.changes.wraps import reference_unwrapped, rewrapped, unwrapped
from linting.records import replace
from linting.schemas import Schema

_COUNTING = frozenset({"unevaluatedProperties", "unevaluatedItems"})
_CHAIN = 32
"""References that lead to references, and combinators that wrap combinators, are followed this far."""


def differences(old: Schema, new: Schema) -> Iterator[Difference]:
    """Every difference between two schemas, in the order of the documents."""
    if old.value is new.value:
        return
    places = (*old.index.places, *new.index.places)
    counts_elsewhere = any(not place.node.keys().isdisjoint(_COUNTING) for place in places)
    seen: set[tuple[int, int, Polarity]] = set()
    moves = set[str]()
    stack = [Descent(old.index.root, new.index.root, Subject(), Polarity.WITH)]
    while stack:
        step = stack.pop()
        key = (id(step.old.node), id(step.new.node), step.polarity)
        if key in seen or plainly_equal(step.old.node, step.new.node):
            continue
        if isinstance(step.old.node, dict) and isinstance(step.new.node, dict):
            seen.add(key)
        further = []
        for finding in _findings(_pair(step, old, new, counts_elsewhere)):
            if isinstance(finding, Descent):
                further.append(finding)
            elif finding.rule != "reference-moved" or finding.sentence not in moves:
                moves.add(finding.sentence)
                yield finding
        stack.extend(reversed(further))
    yield from unused_definitions(old, new)


def _pair(step: Descent, old: Schema, new: Schema, counts_elsewhere: bool) -> Pair:
    views = view_of(step.old, old.index), view_of(step.new, new.index)
    return Pair(*views, step.subject, step.polarity, counts_elsewhere)


def _findings(pair: Pair) -> Iterator[Difference | Descent]:
    """What is found at one place, once both sides are brought into the same form."""
    for _ in range(_CHAIN):
        aligned = next((aligned for align in _ALIGNMENTS if (aligned := align(pair)) is not None), None)
        if aligned is None:
            break
        pair, told = aligned
        yield from told
    yield from found_in(pair)


def _dereferenced(pair: Pair) -> tuple[Pair, list[Difference]] | None:
    """Where only one side is a reference, compare what it leads to with what the other side says here."""
    old, new = pair.keyword("$ref")
    if (old is None) is (new is None) or is_dynamic(pair.old) or is_dynamic(pair.new):
        return None
    if new is not None:
        view = _behind_reference(pair.new)
        told = pair.difference("reference-extracted", "is described by a reference now", old, new)
        return None if view is None else (replace(pair, new=view), [told])
    view = _behind_reference(pair.old)
    told = pair.difference("reference-inlined", "is no longer described by a reference", old, new)
    return None if view is None else (replace(pair, old=view), [told])


def _behind_reference(view: View) -> View | None:
    target = view.target()
    if target is None or target.document:
        return None
    return merged(view, view_of(target, view.index), without="$ref")


_ALIGNMENTS = (one_of_several, types_apart, rewrapped, reference_unwrapped, _dereferenced, unwrapped)
"""Ways to bring both sides into one form; a reference is not followed where only a combinator stands around it."""
