"""Edits of a YAML text that leave all else as it is, where its layout allows.

Flow collections are edited as JSON is. In block collections, members and items that have their lines to themselves can
go and come. Nothing is done where a comment would get lost.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

import yaml

from linting.documents import pointer_join
from linting.rules.finding import Edit, Insert, Remove, Rename, Replace
from linting.rules.fixing.json_text import written
from linting.rules.fixing.splices import CannotSpliceError, Span, Splice

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PLAIN = re.compile(r"[A-Za-z$][A-Za-z0-9_$-]*")
_NOT_TEXT = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_BEFORE_A_MEMBER = re.compile(r"[ ]*\Z")
_BEFORE_AN_ITEM = re.compile(r"[ ]*-[ ]+\Z")


def yaml_splice(text: str, spans: Mapping[str, Span], edit: Edit) -> Splice:
    """What an edit changes in the text. Raises CannotSpliceError."""
    span = spans.get(edit.pointer)
    if span is None:
        raise CannotSpliceError
    match edit:
        case Replace(_, value):
            return _without_comments(text, Splice(span.value_start, span.end, _scalar(value)))
        case Rename(_, key):
            return Splice(span.start, span.key_end, _scalar(key))
        case Remove():
            return _without_comments(text, _removal(text, span))
        case Insert(_, key, value):
            return _insertion(text, span, f"{_scalar(key)}: {_scalar(value)}")


def _without_comments(text: str, splice: Splice) -> Splice:
    if "#" in re.sub(r"'[^']*'|\"[^\"]*\"", "", text[splice.start : splice.end]):
        raise CannotSpliceError
    return splice


def _removal(text: str, span: Span) -> Splice:
    follows = re.compile(r"\s*,[ ]*").match(text, span.end)
    if follows:
        return Splice(span.start, follows.end(), "")
    precedes = re.search(r"\s*,\s*\Z", text[: span.start])
    if precedes:
        return Splice(precedes.start(), span.end, "")
    line = text.rfind("\n", 0, span.start) + 1
    before = text[line : span.start]
    expected = _BEFORE_AN_ITEM if span.key_end == span.start else _BEFORE_A_MEMBER
    end = text.find("\n", span.end)
    if not expected.match(before) or text[span.end : end if end >= 0 else None].strip():
        raise CannotSpliceError
    return Splice(line, end + 1 if end >= 0 else len(text), "")


def _insertion(text: str, span: Span, member: str) -> Splice:
    at = span.value_start
    if text[at] == "{":
        return Splice(at + 1, at + 1, f"{member}, ")
    column = at - (text.rfind("\n", 0, at) + 1)
    line_break = "\r\n" if "\r\n" in text else "\n"
    return Splice(at, at, f"{member}{line_break}{' ' * column}")


def _scalar(value: Any) -> str:
    """Plain where that is surely a text, else as JSON, which YAML 1.2 includes."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) and value.lower() not in _NOT_TEXT:
        return value
    return written(value)


def yaml_spans(text: str) -> dict[str, Span]:
    """Where every value of a YAML text stands, by its pointer; behind an alias, where its anchor is."""
    spans: dict[str, Span] = {}
    root = yaml.compose(text, Loader=_LOADER)
    waiting: list[tuple[tuple[str | int, ...], Any, Any]] = [((), None, root)] if root is not None else []
    while waiting:
        path, key, node = waiting.pop()
        start, end = node.start_mark.index, node.end_mark.index
        end = start + len(text[start:end].rstrip())
        key_start, key_end = (key.start_mark.index, key.end_mark.index) if key is not None else (start, start)
        spans[pointer_join(*path)] = Span(key_start, start, end, key_end)
        if len(spans) > _MOST_SPANS:
            break
        if isinstance(node, yaml.MappingNode):
            waiting += [((*path, name.value), name, held) for name, held in node.value]
        elif isinstance(node, yaml.SequenceNode):
            waiting += [((*path, at), None, held) for at, held in enumerate(node.value)]
    return spans


_MOST_SPANS = 100_000
