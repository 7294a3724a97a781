"""Definitions that nothing refers to: told about, since they were edited, and without effect."""

from __future__ import annotations

from collections.abc import Iterator

from linting.changes.difference import Difference, Pair, Subject
from linting.changes.equality import same
from linting.changes.levels import Polarity
from linting.changes.view import Keyword, view_of
from linting.schemas import Schema


def unused_definitions(old: Schema, new: Schema) -> Iterator[Difference]:
    """What happened to the definitions of the root that no reference leads to."""
    pair = Pair(view_of(old.index.root, old.index), view_of(new.index.root, new.index), Subject(), Polarity.WITH)
    before, after = pair.keyword("$defs")
    if same(before and before.value, after and after.value):
        return
    unused_before, unused_after = _unused(old, before), _unused(new, after)
    for name in dict.fromkeys([*unused_before, *unused_after]):
        one, other = unused_before.get(name), unused_after.get(name)
        if one is None or other is None or not same(one.value, other.value):
            yield _told(pair, name, one, other)


def _told(pair: Pair, name: str, old: Keyword | None, new: Keyword | None) -> Difference:
    event = "added" if old is None else "removed" if new is None else "changed"
    subject = Subject(route=f"$defs.{name}")
    return pair.difference(f"definition-{event}", f"was {event}, and nothing refers to it", old, new, subject=subject)


def _unused(schema: Schema, definitions: Keyword | None) -> dict[str, Keyword]:
    if definitions is None:
        return {}
    used = {
        id(schema.index.resolve(place.node["$ref"], place).node)
        for place in schema.index.uses
        if isinstance(place.node.get("$ref"), str)
    }
    return {name: member for name, member in definitions.members().items() if id(member.value) not in used}
