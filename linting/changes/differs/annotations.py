"""Annotations, names and dialects of schemas, and keywords that no dialect knows."""

from __future__ import annotations

from collections.abc import Iterator

from linting.changes.catalogue.annotations import ANNOTATION_SLUGS, FLAG_SLUGS
from linting.changes.difference import Difference, Findings, Pair
from linting.changes.differs.families import COMPARED
from linting.changes.equality import same, shown, shown_apart
from linting.changes.levels import Movement
from linting.changes.view import Keyword
from linting.schemas import Dialect

_Part = tuple[str, Keyword | None, Keyword | None]


def annotation_differences(pair: Pair) -> Findings:
    """What happened to the keywords that refuse no payload."""
    for name in dict.fromkeys([*pair.old.keywords, *pair.new.keywords]):
        if name in COMPARED:
            continue
        old, new = pair.keyword(name)
        if old is None or new is None or not same(old.value, new.value):
            yield from _told(pair, name, old, new)


def _told(pair: Pair, name: str, old: Keyword | None, new: Keyword | None) -> Findings:
    if name == "$schema":
        yield _dialect(pair, old, new)
    elif name in ("$id", "$anchor"):
        yield pair.difference("identifier-changed", f"has another {name}", old, new, subject=pair.subject.schema())
    elif name in FLAG_SLUGS:
        yield from _flag(pair, name, old, new)
    else:
        slug = ANNOTATION_SLUGS.get(name, "unknown-keyword")
        for called, before, after in _parts(name, old, new, is_metadata=slug in _METADATA):
            rule = f"{slug}-{_event(before, after)}"
            yield pair.difference(rule, _says(called, before, after), before, after, subject=pair.subject.schema())


_METADATA = ("unknown-keyword", "classification", "purpose")
"""Of these, which may hold anything, what changed inside is told, and not all that they hold."""


def _parts(name: str, old: Keyword | None, new: Keyword | None, *, is_metadata: bool) -> Iterator[_Part]:
    if old is None or new is None or not is_metadata or not _are_nested_alike(old.value, new.value):
        yield name, old, new
        return
    from linting.changes.metadata import differences_within

    for inner in differences_within(old.value, new.value):
        before = old.inside(inner.old_path, inner.old)
        after = new.inside(inner.new_path, inner.new)
        yield ".".join(filter(None, (name, inner.name))), before, after


def _are_nested_alike(old: object, new: object) -> bool:
    return any(isinstance(old, kind) and isinstance(new, kind) for kind in (dict, list))


def _dialect(pair: Pair, old: Keyword | None, new: Keyword | None) -> Difference:
    """Another name for the same dialect, or none where it is the one that is taken anyhow, changes nothing."""
    before, after = pair.old.place.dialect, pair.new.place.dialect
    if before is after:
        says, movement = "names its dialect in another way", Movement.NEUTRAL
    else:
        says = f"is written in {_spelled(after)} now (before: {_spelled(before)})"
        movement = Movement.UNDETERMINED
    return pair.difference("dialect-changed", says, old, new, movement=movement, subject=pair.subject.schema())


def _spelled(dialect: Dialect) -> str:
    return dialect.value.replace("draft", "draft ")


def _flag(pair: Pair, name: str, old: Keyword | None, new: Keyword | None) -> Findings:
    """A mark that is false says the same as none."""
    before, after = pair.old.value(name, False), pair.new.value(name, False)
    if not same(before, after):
        says = f"is marked {name} now" if after else f"is no longer marked {name}"
        yield pair.difference(f"{FLAG_SLUGS[name]}-{'set' if after else 'cleared'}", says, old, new)


def _event(old: Keyword | None, new: Keyword | None) -> str:
    if old is None:
        return "added"
    return "removed" if new is None else "changed"


def _says(name: str, old: Keyword | None, new: Keyword | None) -> str:
    if old is not None and new is not None:
        before, after = shown_apart(old.value, new.value)
        return f"has {name} {after} now (before: {before})"
    keyword = old or new
    if keyword is not None and isinstance(keyword.relative[-1], int):
        item = f"{shown(keyword.value)} in {name}"
        return f"no longer has {item}" if new is None else f"has {item} now"
    return f"no longer has {name}" if new is None else f"has {name} {shown(new.value)} now"
