"""A value with its text, and the way back from a JSON Pointer to a line and column."""

from bisect import bisect_right
from functools import cached_property
from typing import Any, Literal, NamedTuple, Protocol

from linting.records import Record

Syntax = Literal["json", "yaml"]


class Position(NamedTuple):
    """A place in a text; both count from 1, the column in code points."""

    line: int
    column: int


class _Offsets(Protocol):
    def nearest(self, pointer: str) -> int: ...


class Document(Record):
    """One JSON value as it was written. Positions cost nothing until the first one is asked for."""

    __slots__ = ("__dict__",)

    value: Any
    text: str
    syntax: Syntax
    name: str

    def position_of(self, pointer: str) -> Position:
        """Where the value at `pointer` stands (an object member: its key).

        A pointer into something that has no text of its own, such as the inside of a YAML alias or a missing
        member, answers with its nearest ancestor.
        """
        known = self._positions.get(pointer)
        if known is None:
            known = self._positions[pointer] = position_at(self._line_starts, self._offsets.nearest(pointer))
        return known

    @cached_property
    def _positions(self) -> dict[str, Position]:
        return {}

    @cached_property
    def _offsets(self) -> _Offsets:
        if self.syntax == "json":
            from linting.documents.json_positions import Offsets

            return Offsets(self.text)
        from linting.documents.yaml_reader import Offsets as YamlOffsets

        return YamlOffsets(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)

    def __reduce__(self) -> tuple[Any, ...]:
        """What was looked up goes along to another process, and not what it was found by."""
        return _restored, (self.value, self.text, self.syntax, self.name, self._positions)


def _restored(value: Any, text: str, syntax: Syntax, name: str, positions: dict[str, Position]) -> Document:
    document = Document(value, text, syntax, name)
    document._positions.update(positions)  # noqa: SLF001 - it is its own
    return document


def line_starts(text: str) -> list[int]:
    """The offset of each line's first character."""
    starts = [0]
    offset = text.find("\n")
    while offset >= 0:
        starts.append(offset + 1)
        offset = text.find("\n", offset + 1)
    return starts


def position_at(starts: list[int], offset: int) -> Position:
    """The line and column of an offset, given the starts of the lines."""
    line = bisect_right(starts, offset)
    return Position(line, offset - starts[line - 1] + 1)
