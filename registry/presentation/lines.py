"""Code as lines: schema sources with their colours, and payloads with the offending place marked."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from linting.documents import pointer_join

MOST_LINES = 4_000
LONGEST_STRING = 120
INDENT = "  "

_JSON_TOKEN = re.compile(
    r'(?P<k>"(?:\\.|[^"\\])*"(?=\s*:))|(?P<s>"(?:\\.|[^"\\])*")'
    r"|(?P<a>-?\b\d[\d.eE+-]*|\b(?:true|false|null)\b)"
)
_YAML_TOKEN = re.compile(
    r"(?P<c>(?:^|(?<=\s))#.*$)"
    r"""|(?P<k>(?:^|(?<=[\s{,]))(?:"(?:\\.|[^"\\])*"|'[^']*'|[^\s#'"{}\[\],:&*!|>-][^#:{}\[\],]*?)(?=\s*:(?:\s|$)))"""
    r"""|(?P<s>"(?:\\.|[^"\\])*"|'(?:''|[^'])*')"""
    r"|(?P<a>(?<=\s)(?:-?\d[\d.eE+-]*|true|false|null|~)(?=\s*(?:$|[,\]}#])))"
)


@dataclass(frozen=True)
class Line:
    """One line of code. `offends` marks it as what a reader refuses, and `says` is why."""

    html: SafeString
    offends: bool = False
    says: str = ""


@dataclass(frozen=True)
class Code:
    """Lines that may have been cut: `more` says how many are left out."""

    lines: tuple[Line, ...]
    more: int = 0


def source_code(text: str, syntax: str) -> Code:
    """A schema as it was submitted, coloured line by line."""
    token = _JSON_TOKEN if syntax == "json" else _YAML_TOKEN
    lines = text.removesuffix("\n").split("\n")
    return _cut([Line(_coloured(line.removesuffix("\r"), token)) for line in lines[:MOST_LINES]], len(lines))


def payload_code(payload: Any, refusals: Mapping[str, str]) -> Code:
    """A payload, pretty-printed; `refusals` says by JSON Pointer what its reader has against a place."""
    lines = list(_printed(payload, (), "", "", refusals))
    return _cut(lines[:MOST_LINES], len(lines))


def payload_text(payload: Any) -> str:
    """The payload as JSON text, for copying."""
    return json.dumps(payload, indent=2, ensure_ascii=False)


def _cut(lines: list[Line], count: int) -> Code:
    return Code(tuple(lines), max(0, count - len(lines)))


def _coloured(line: str, token: re.Pattern[str]) -> SafeString:
    parts, end = [], 0
    for match in token.finditer(line):
        parts += [escape(line[end : match.start()]), _span(match.lastgroup or "", match.group())]
        end = match.end()
    return mark_safe("".join([*parts, escape(line[end:])]))  # noqa: S308  each part is escaped


def _span(kind: str, text: str) -> str:
    return f'<span class="{kind}">{escape(text)}</span>'


def _printed(
    value: Any, path: tuple[str | int, ...], before: str, after: str, refusals: Mapping[str, str]
) -> Iterator[Line]:
    """The lines of `value` at `path`; `before` (its key, as HTML) and `after` (a comma) go around it."""
    margin = INDENT * len(path)
    pointer = pointer_join(*path)
    offends, says = pointer in refusals, refusals.get(pointer, "")
    if not isinstance(value, dict | list) or not value:
        yield Line(mark_safe(f"{margin}{before}{_scalar(value)}{after}"), offends, says)  # noqa: S308  escaped
        return
    opening, closing = "{}" if isinstance(value, dict) else "[]"
    yield Line(mark_safe(f"{margin}{before}{opening}"), offends, says)  # noqa: S308  `before` is escaped
    members = list(value.items()) if isinstance(value, dict) else list(enumerate(value))
    for place, (key, member) in enumerate(members, start=1):
        named = f"{_span('k', json.dumps(key, ensure_ascii=False))}: " if isinstance(value, dict) else ""
        yield from _printed(member, (*path, key), named, "," if place < len(members) else "", refusals)
    yield Line(mark_safe(f"{margin}{closing}{after}"))  # noqa: S308  brackets and commas


def _scalar(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False)
    if not isinstance(value, str):
        return _span("a", text) if not isinstance(value, dict | list) else text
    if len(value) <= LONGEST_STRING:
        return _span("s", text)
    shown = json.dumps(value[: LONGEST_STRING // 2], ensure_ascii=False).removesuffix('"')
    return f"{_span('s', shown + '…')} {_span('c', f'{len(value):,} characters')}"
