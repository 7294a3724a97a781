"""Edits of a JSON text that leave all else as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from linting.documents import pointer_join
from linting.documents.json_positions import lexemes
from linting.rules.finding import Edit, Insert, Remove, Rename, Replace
from linting.rules.fixing.splices import CannotSpliceError, Span, Splice

_CLOSING = {"{": "}", "[": "]"}


def json_splice(text: str, spans: Mapping[str, Span], edit: Edit) -> Splice:
    """What an edit changes in the text. Raises CannotSpliceError."""
    span = spans.get(edit.pointer)
    if span is None:
        raise CannotSpliceError
    match edit:
        case Replace(_, value):
            return Splice(span.value_start, span.end, written(value))
        case Rename(_, key):
            return Splice(span.start, span.key_end, written(key))
        case Remove():
            return _removal(text, span)
        case Insert(_, key, value):
            return _insertion(text, span, f"{written(key)}: {written(value)}")


def _removal(text: str, span: Span) -> Splice:
    """With the comma that follows, or the one before where it is the last."""
    following = _skip_space(text, span.end)
    if text[following] == ",":
        return Splice(span.start, _skip_space(text, following + 1), "")
    before = len(text[: span.start].rstrip()) - 1
    if text[before] == ",":
        return Splice(len(text[:before].rstrip()), span.end, "")
    return Splice(span.start, span.end, "")


def _insertion(text: str, span: Span, member: str) -> Splice:
    """As the first member, on a line of its own where the others are."""
    inside = span.value_start + 1
    first = _skip_space(text, inside)
    if text[first] == "}":
        return Splice(inside, inside, member)
    space = text[inside:first]
    return Splice(first, first, f"{member},{space if space.strip(' ') else ' '}")


def _skip_space(text: str, at: int) -> int:
    while text[at] in " \t\r\n":
        at += 1
    return at


def written(value: Any) -> str:
    """A value on one line."""
    return json.dumps(value, ensure_ascii=False)


def json_spans(text: str) -> dict[str, Span]:
    """Where every value of a JSON text stands, by its pointer."""
    spans: dict[str, Span] = {}
    path: list[str | int] = []
    opened: list[tuple[str, int, int, int]] = []
    awaiting_key = False
    key: tuple[int, int] | None = None
    for offset, lexeme in lexemes(text):
        if lexeme == ",":
            if isinstance(path[-1], int):
                path[-1] += 1
            else:
                awaiting_key = True
        elif lexeme in ("]", "}"):
            path.pop()
            awaiting_key = False
            pointer, start, value_start, key_end = opened.pop()
            spans[pointer] = Span(start, value_start, offset + 1, key_end)
        elif lexeme == ":":
            awaiting_key = False
        elif awaiting_key:
            path[-1] = json.loads(lexeme, strict=False)
            key = offset, offset + len(lexeme)
        else:
            start, key_end = key or (offset, offset)
            key = None
            if lexeme in _CLOSING:
                opened.append((pointer_join(*path), start, offset, key_end))
                awaiting_key = lexeme == "{"
                path.append("" if awaiting_key else 0)
            else:
                spans[pointer_join(*path)] = Span(start, offset, offset + len(lexeme), key_end)
    return spans
