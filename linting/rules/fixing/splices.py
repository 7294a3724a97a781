"""Pieces of text put in the place of others."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Splice(NamedTuple):
    """The text between two offsets, and what to put there."""

    start: int
    end: int
    text: str


class Span(NamedTuple):
    """Where a member or item begins (at its key, if it has one), and where its value begins and ends."""

    start: int
    value_start: int
    end: int
    key_end: int


class CannotSpliceError(Exception):
    """The text is laid out in a way in which the edit cannot be made safely."""


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """The text with all splices made; they must not overlap."""
    parts, at = [], 0
    for splice in sorted(splices):
        if splice.start < at:
            raise CannotSpliceError
        parts += [text[at : splice.start], splice.text]
        at = splice.end
    return "".join([*parts, text[at:]])
