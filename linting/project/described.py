"""What a configuration says of its contracts, compared with what it said: owners, classifications, settings.

Told as changes of the configuration file, at the lines where they stand; contracts that share an entry share them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from linting.changes import ABSENT, Bump, Change, Comparison, Level, Mode, Movement, comparison_as_json
from linting.changes.change import fingerprint_of
from linting.changes.equality import listed, same, shown
from linting.documents import pointer_join, pointer_tokens
from linting.project.config import DEFAULTS, Binding, Project
from linting.project.pairing import Pair
from linting.records import parts_of, replace
from linting.reports import Compared, Outcome, Report

_MOST_NAMED = 3


class _Told(NamedTuple):
    """A difference, where it stands, and what it is called."""

    rule: str
    name: str
    old_pointer: str
    pointer: str
    old: Any
    new: Any


def on_configuration(project: Project, before: Project, pairs: Iterable[Pair], label: str, name: str) -> Report | None:
    """The report on the file that configures a project, told as `name`; None where it says what it said."""
    if before is project or project.document is None or before.document is None:
        return None
    contracts: dict[str, tuple[_Told, list[str]]] = {}
    for pair in pairs:
        for told in _between(before, pair.old_path, project, pair.file.path):
            key = fingerprint_of(told.rule, told.pointer, told.old, told.new)
            contracts.setdefault(key, (told, []))[1].append(pair.file.contract)
    if not contracts:
        return None
    changes = tuple(_change(told, names, key) for key, (told, names) in contracts.items())
    comparison = Comparison(Mode.BACKWARD, Level.COMPATIBLE, None, None, changes, Bump.NONE)
    new, old = (replace(document, name=name) for document in (project.document, before.document))
    return Report(name, Outcome.PASS, (Compared(label, comparison_as_json(comparison), new, old),))


def _between(before: Project, old_path: str | None, project: Project, path: str) -> Iterator[_Told]:
    old = None if old_path is None else before.binding_of(old_path)
    new = project.binding_of(path)
    if old is None or new is None or old_path is None:
        return
    yield from _metadata(old, new)
    was, is_now = (parts_of(DEFAULTS.within(each.judging_of(at))) for each, at in ((before, old_path), (project, path)))
    for name, value in is_now.items():
        if not same(was[name], value):
            old_place, place = _place(before, old, name), _place(project, new, name)
            yield _Told("setting-changed", name, old_place, place, was[name], value)


def _metadata(old: Binding, new: Binding) -> Iterator[_Told]:
    """Loads what compares metadata only where it differs, since that takes a while."""
    if same(old.metadata, new.metadata):
        return
    from linting.changes.metadata import differences_within

    for inner in differences_within(old.metadata, new.metadata):
        event = "added" if inner.old is ABSENT else "removed" if inner.new is ABSENT else "changed"
        old_place, place = (
            f"{binding.place}/metadata{pointer_join(*path)}"
            for binding, path in ((old, inner.old_path), (new, inner.new_path))
        )
        yield _Told(f"metadata-{event}", inner.name or "metadata", old_place, place, inner.old, inner.new)


def _place(project: Project, binding: Binding, name: str) -> str:
    """Where a setting stands that counts for an entry: in it, at the top, or nowhere, which is the entry itself."""
    stated: Any = project.document.value if project.document is not None else None
    entry = stated
    for token in pointer_tokens(binding.place):
        entry = entry[int(token)] if isinstance(entry, list) else entry[token]
    if isinstance(entry, Mapping) and name in entry:
        return f"{binding.place}/{name}"
    return f"/{name}" if isinstance(stated, Mapping) and name in stated else binding.place


def _change(told: _Told, contracts: list[str], fingerprint: str) -> Change:
    is_gone = told.new is ABSENT
    return Change(
        rule=told.rule,
        pointer=told.old_pointer if is_gone else told.pointer,
        side="old" if is_gone else "new",
        movement=Movement.NEUTRAL,
        level=Level.COMPATIBLE,
        sentence=f"{_named(contracts)}: {_happened(told)}",
        old=told.old,
        new=told.new,
        witness=None,
        fingerprint=fingerprint,
        counterpart=told.pointer if is_gone else told.old_pointer,
    )


def _named(contracts: list[str]) -> str:
    names = [f"`{contract}`" for contract in contracts[:_MOST_NAMED]]
    more = len(contracts) - len(names)
    return listed([*names, f"{more} more"] if more else names)


def _happened(told: _Told) -> str:
    place = told.old_pointer if told.new is ABSENT else told.pointer
    is_item = place.rpartition("/")[2].isdigit() and ABSENT in (told.old, told.new)
    if told.old is ABSENT:
        return f"{shown(told.new)} was added to {told.name}" if is_item else f"{told.name} is {shown(told.new)} now"
    if told.new is ABSENT:
        was = shown(told.old)
        return f"{was} was taken out of {told.name}" if is_item else f"{told.name} was removed (before: {was})"
    return f"{told.name} changed from {shown(told.old)} to {shown(told.new)}"
