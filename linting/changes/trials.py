"""Trying one difference alone: does it break by itself, and which payload shows it?

One version takes over a single difference from the other, and the engine compares it with itself as it was. So a
narrowing that the rest of the schema hides is seen to have no effect, and a payload that comes out differs from an
accepted one by this difference only. Which side takes over is decided by the direction: the writer does.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from linting.changes.change import ABSENT, Witness
from linting.changes.difference import Difference, Patch
from linting.changes.levels import Direction, Level
from linting.changes.view import Path
from linting.containment import Proved, Refuted, Settings, contains
from linting.schemas import Schema, SchemaError, load


@dataclass(frozen=True)
class Judgement:
    """What a difference does by itself."""

    level: Level
    witness: Witness | None = None


HARMLESS = Judgement(Level.COMPATIBLE)
UNKNOWN = Judgement(Level.UNDECIDED)


@dataclass(frozen=True)
class Bench:
    """One direction of a comparison, on which differences are tried."""

    direction: Direction
    old: Schema
    new: Schema
    settings: Settings

    @property
    def writer(self) -> Schema:
        """Whose payloads are sent."""
        return self.old if self.direction is Direction.BACKWARD else self.new

    @property
    def reader(self) -> Schema:
        """Who has to accept them."""
        return self.new if self.direction is Direction.BACKWARD else self.old

    def try_on_writer(self, difference: Difference) -> Judgement:
        """Does the writer's version, with only this taken over from the reader's, refuse what it accepted?"""
        patch = difference.patches.to_old if self.direction is Direction.BACKWARD else difference.patches.to_new
        return self._judged(self.writer, _patched(self.writer, self.reader, patch, difference.rule))

    def try_on_reader(self, difference: Difference) -> Judgement:
        """Does the reader's version refuse what it would accept with only this left as the writer has it?"""
        patch = difference.patches.to_new if self.direction is Direction.BACKWARD else difference.patches.to_old
        return self._judged(_patched(self.reader, self.writer, patch, difference.rule), self.reader)

    def _judged(self, writer: Schema | None, reader: Schema | None) -> Judgement:
        if writer is None or reader is None:
            return UNKNOWN
        verdict = contains(writer, reader, self.settings)
        if isinstance(verdict, Proved):
            return HARMLESS
        if isinstance(verdict, Refuted) and self._is_broken_by(verdict.witness):
            return Judgement(Level.BREAKING, Witness(verdict.witness))
        return UNKNOWN

    def _is_broken_by(self, payload: object) -> bool:
        """Whether the real writer may send it and the real reader refuses it."""
        formats = self.settings.assert_formats
        return self.writer.accepts(payload, assert_formats=formats) and not self.reader.accepts(
            payload, assert_formats=formats
        )


def _patched(schema: Schema, source: Schema, patch: Patch, rule: str) -> Schema | None:
    """A version that took over one difference; None where the result is no schema."""
    dialect = source.dialect if rule == "dialect-changed" else schema.dialect
    try:
        value = _with_definitions(taken_over(schema.value, patch), source.value)
        return load(value, dialect=dialect, resources=schema.resources, lenient=True)
    except (SchemaError, UnfitPatchError):
        return None


class UnfitPatchError(ValueError):
    """A patch names a place that is not there."""


def taken_over(value: Any, patch: Patch) -> Any:
    """A copy of a value with a patch written into it; what the patch does not touch is shared."""
    for path, written in patch:
        value = _with(value, path, written)
    return value


def _with(node: Any, path: Path, written: object) -> Any:
    if not path:
        return written
    head, rest = path[0], path[1:]
    if isinstance(node, list):
        return _list_with(node, head, rest, written)
    if not isinstance(node, dict) and node is not True:
        raise UnfitPatchError
    copy = dict(node) if isinstance(node, dict) else {}
    if written is ABSENT and (not rest or head not in copy):
        copy.pop(head, None)
        return copy
    empty: Any = [] if rest and isinstance(rest[0], int) else {}
    copy[head] = _with(copy.get(head, empty), rest, written)
    return copy


def _list_with(node: list[Any], head: str | int, rest: Path, written: object) -> list[Any]:
    position, copy = int(head), list(node)
    if position > len(copy):
        raise UnfitPatchError
    if not rest and written is ABSENT:
        del copy[position : position + 1]
    elif position == len(copy):
        copy.append(_with({}, rest, written))
    else:
        copy[position] = _with(copy[position], rest, written)
    return copy


def _with_definitions(value: Any, source: Any) -> Any:
    """What is taken over may refer to definitions of the side that it comes from."""
    if not isinstance(value, dict) or not isinstance(source, dict):
        return value
    for keyword in ("$defs", "definitions"):
        there, here = source.get(keyword), value.get(keyword, {})
        if isinstance(there, Mapping) and isinstance(here, Mapping) and _lacks(here, there):
            value = {**value, keyword: {**there, **here}}
    return value


def _lacks(here: Mapping[str, object], there: Iterable[str]) -> bool:
    return any(name not in here for name in there)
