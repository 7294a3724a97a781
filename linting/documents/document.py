"""A value with its text, and the way back from a JSON Pointer to a line and column."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Literal, NamedTuple

from linting.records import Record

Syntax = Literal["json", "yaml"]


class Position(NamedTuple):
    """A place in a text; both count from 1, the column in code points."""

    line: int
    column: int


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
        while pointer and pointer not in self._offsets:
            pointer = pointer.rpartition("/")[0]
        return position_at(self._line_starts, self._offsets.get(pointer, 0))

    @cached_property
    def _offsets(self) -> Mapping[str, int]:
        if self.syntax == "json":
            from linting.documents.json_positions import offsets_by_pointer

            return offsets_by_pointer(self.text)
        from linting.documents.yaml_reader import offsets_by_pointer as yaml_offsets_by_pointer

        return yaml_offsets_by_pointer(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return line_starts(self.text)


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
