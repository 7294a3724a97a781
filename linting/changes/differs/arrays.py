"""Lists: items by position, all other items, what has to be among them, and repeats."""

from __future__ import annotations

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, Patch, Patches, Write, descent
from linting.changes.differs.objects import says_nothing
from linting.changes.differs.properties import movement_of_declaring
from linting.changes.equality import same
from linting.changes.levels import Polarity
from linting.changes.view import Keyword, View


def array_differences(pair: Pair) -> Findings:
    """What happened to the items of a list."""
    yield from _positional_items(pair)
    yield from _further_items(pair)
    yield from _unevaluated_items(pair)
    yield from _contained_items(pair)
    yield from _uniqueness(pair)


def _branches(view: View, name: str) -> list[Keyword]:
    keyword = view.get(name)
    return [] if keyword is None else keyword.branches()


def _positional_items(pair: Pair) -> Findings:
    before, after = _branches(pair.old, "prefixItems"), _branches(pair.new, "prefixItems")
    for position, (old, new) in enumerate(zip(before, after, strict=False)):
        yield descent(pair, old, new, pair.subject.item(position))
    for position, new in enumerate(after[len(before) :], len(before)):
        if (further := _described_further(pair.old)) is not None:
            yield descent(pair, further, new, pair.subject.item(position))
        else:
            yield _positional(pair, "positional-item-added", "is declared now", position, new=new)
    for position, old in enumerate(before[len(after) :], len(after)):
        if (further := _described_further(pair.new)) is not None:
            yield descent(pair, old, further, pair.subject.item(position))
        else:
            yield _positional(pair, "positional-item-removed", "is no longer declared", position, old=old)


def _described_further(view: View) -> Keyword | None:
    """The schema of the items that have none of their own, where it says something and lets them be there."""
    items = view.get("items")
    return None if items is None or says_nothing(items) or items.value is False else items


def _positional(
    pair: Pair, rule: str, says: str, position: int, *, old: Keyword | None = None, new: Keyword | None = None
) -> Difference:
    """Positions shift when one is taken away, so each is tried with all positional items at once."""
    further = (pair.old if new else pair.new).value("items", True)
    movement = movement_of_declaring(pair, further)
    if old is not None:
        movement = movement.mirrored
    subject = pair.subject.item(position)
    patches = _array_as_written(pair)
    return pair.difference(rule, says, old, new, movement=movement, patches=patches, subject=subject)


def _array_as_written(pair: Pair) -> Patches:
    """Both ways of writing positional items, taken over together."""
    names = ("prefixItems", "items", "additionalItems")
    return Patches(_written(pair.old, pair.new, names), _written(pair.new, pair.old, names))


def _written(to: View, source: View, names: tuple[str, ...]) -> Patch:
    stated = source.written if isinstance(source.written, dict) else {}
    present = to.written if isinstance(to.written, dict) else {}
    return tuple(Write((*to.path, n), stated.get(n, ABSENT)) for n in names if n in stated or n in present)


def _further_items(pair: Pair) -> Findings:
    old, new = pair.keyword("items")
    if not says_nothing(old) and not says_nothing(new) and old is not None and new is not None:
        yield descent(pair, old, new, pair.subject.item())
    elif not says_nothing(new):
        says = "no longer accepts further items" if new and new.value is False else "accepts only certain items now"
        yield pair.difference("items-restricted", says, old, new)
    elif not says_nothing(old):
        yield pair.difference("items-unrestricted", "accepts any item now", old, new)


def _unevaluated_items(pair: Pair) -> Findings:
    old, new = pair.keyword("unevaluatedItems")
    if not says_nothing(old) and not says_nothing(new) and old is not None and new is not None:
        yield descent(pair, old, new, pair.subject.certain_items("*"))
    elif not says_nothing(new):
        says = "accepts only certain items beyond those evaluated elsewhere now"
        yield pair.difference("unevaluated-items-restricted", says, old, new)
    elif not says_nothing(old):
        says = "accepts any item beyond those evaluated elsewhere now"
        yield pair.difference("unevaluated-items-unrestricted", says, old, new)


def _contained_items(pair: Pair) -> Findings:
    """With a largest count of them, a tighter schema for what is contained may let more lists through."""
    old, new = pair.keyword("contains")
    if old is not None and new is not None:
        counted = any("maxContains" in view.keywords for view in (pair.old, pair.new))
        inner = Polarity.EITHER if counted else Polarity.WITH
        yield descent(pair, old, new, pair.subject.certain_items("contained"), inner)
    elif new is not None:
        yield pair.difference("contains-added", "has to contain a certain item now", None, new)
    elif old is not None:
        yield pair.difference("contains-removed", "no longer has to contain a certain item", old, None)


def _uniqueness(pair: Pair) -> Findings:
    old, new = pair.keyword("uniqueItems")
    before, after = pair.old.value("uniqueItems", False), pair.new.value("uniqueItems", False)
    if not same(before, after):
        added, removed = (
            ("unique-items-added", "must not repeat an item now"),
            ("unique-items-removed", "may repeat items now"),
        )
        rule, says = added if after else removed
        yield pair.difference(rule, says, old, new)
