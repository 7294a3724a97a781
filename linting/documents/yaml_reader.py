"""YAML as far as it is JSON: the core schema of YAML 1.2, string keys, bounded aliases.

PyYAML resolves scalars as YAML 1.1 does, where `no` is false and `2024-01-01` a date; a schema means strings there.
So this reader takes only the parser's events from it (libyaml's, where built in) and builds the value itself, with an
explicit stack: nothing recurses, and each fault has the position of its event. Merge keys (`<<`,
https://yaml.org/type/merge.html) are no part of 1.2, but people share members by them, so they are read.
"""

import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import yaml

from linting.documents.document import line_starts, position_at
from linting.documents.errors import DocumentError
from linting.documents.limits import Limits
from linting.documents.pointers import pointer_join
from linting.records import Record

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_BOOLEANS = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_BASED = re.compile(r"0o[0-7]+\Z|0x[0-9a-fA-F]+\Z")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"[-+]?\.(?:inf|Inf|INF)\Z|\.(?:nan|NaN|NAN)\Z")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What YAML 1.2 §5.1 allows nowhere in a text."""
_TAG = "tag:yaml.org,2002:"
_MERGE = "<<"


class _Open(Record, frozen=False):
    """A collection under construction; `key` is the member whose value comes next, `merge` the event of a merge key."""

    value: Any
    event: Any
    anchor: str | None
    nodes: int = 1
    height: int = 1
    key: str | None = None
    awaiting_key: bool = True
    merge: Any = None


def read_yaml(text: str, limits: Limits) -> Any:
    """The value of a YAML text. Raises DocumentError."""
    return _Builder(limits).build(text)


class Offsets:
    """Where the values of a YAML text stand, found by reading it once more."""

    def __init__(self, text: str) -> None:
        self._by_pointer: dict[str, int] = {}
        _Builder(Limits(), offsets=self._by_pointer).build(text)

    def nearest(self, pointer: str) -> int:
        """The offset of the value at a pointer, or of what is nearest around it; an object's member starts at its key.

        What an alias repeats has no text of its own.
        """
        while pointer and pointer not in self._by_pointer:
            pointer = pointer.rpartition("/")[0]
        return self._by_pointer.get(pointer, 0)


class _Builder:
    def __init__(self, limits: Limits, offsets: dict[str, int] | None = None) -> None:
        self.limits = limits
        self.offsets = offsets
        self.stack: list[_Open] = []
        self.anchors: dict[str, tuple[Any, int, int] | None] = {}
        self.documents = 0
        self.result: Any = None
        self.key_offset: int | None = None

    def build(self, text: str) -> Any:
        for event in _events(text):
            match event:
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.AliasEvent():
                    self._alias(event)
                case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                    self._open(event)
                case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                    self._close()
                case yaml.DocumentStartEvent():
                    self._start_document(event)
        if not self.documents:
            raise DocumentError("empty", "The document is empty", line=1, column=1, remedy="Give a schema.")
        return self.result

    def _start_document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            _refuse(event, "several-documents", "More than one YAML document", "Give one document a file.")

    def _open(self, event: Any) -> None:
        mapping = isinstance(event, yaml.MappingStartEvent)
        expected = f"{_TAG}map" if mapping else f"{_TAG}seq"
        if event.tag not in (None, "!", expected):
            _refuse(event, "yaml-tag", f"The tag {event.tag} has no meaning in JSON", "Leave the tag away.")
        self._record(event)
        if self.stack and self.stack[-1].awaiting_key and isinstance(self.stack[-1].value, dict):
            _refuse(event, "yaml-key", "A key must be a string", "Give the key as a plain or quoted string.")
        self._check_depth(event, 1)
        self.stack.append(_Open({} if mapping else [], event, event.anchor))
        if event.anchor:
            self.anchors[event.anchor] = None

    def _close(self) -> None:
        done = self.stack.pop()
        if done.merge:
            self._merge(done)
        if done.anchor:
            self.anchors[done.anchor] = (done.value, done.nodes, done.height)
        self._place(done.event, done.value, done.nodes, done.height)

    def _merge(self, done: _Open) -> None:
        """Members of other mappings, where the mapping and those named before have none of that key."""
        merged = done.value.pop(_MERGE)
        for source in merged if isinstance(merged, list) else [merged]:
            if not isinstance(source, dict):
                remedy = "Give an alias of a mapping, or a list of such; or quote the key."
                _refuse(done.merge, "yaml-merge", "A merge key takes the members of a mapping", remedy)
            for key in source.keys() - done.value.keys():
                if self.offsets is not None:
                    self.offsets.setdefault(pointer_join(*self._path(), key), done.merge.start_mark.index)
            done.value |= source | done.value

    def _scalar(self, event: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.awaiting_key:
            self._key(top, event)
            return
        self._record(event)
        value = _resolve(event)
        if event.anchor:
            self.anchors[event.anchor] = (value, 1, 0)
        self._place(event, value, 1, 0)

    def _key(self, top: _Open, event: Any) -> None:
        key = _resolve(event)
        if not isinstance(key, str):
            _refuse(event, "yaml-key", f"The key {event.value!r} is not a string", f'Quote it: "{event.value}".')
        if key in top.value:
            pointer = pointer_join(*self._path(), key)
            _refuse(event, "duplicate-key", f"The key at {pointer} stands twice", "Keep one of the two.", pointer)
        if event.anchor:
            self.anchors[event.anchor] = (key, 1, 0)
        if key == _MERGE and not event.style:
            top.merge = event
        top.key, top.awaiting_key = key, False
        self.key_offset = event.start_mark.index

    def _alias(self, event: Any) -> None:
        self._record(event)
        if event.anchor not in self.anchors:
            _refuse(event, "yaml-alias", f"No anchor &{event.anchor} stands before", "Define the anchor first.")
        anchored = self.anchors[event.anchor]
        if anchored is None:
            _refuse(event, "yaml-alias", f"*{event.anchor} contains itself", "JSON values are finite; use $ref.")
        value, nodes, height = anchored
        self._check_depth(event, height)
        top = self.stack[-1] if self.stack else None
        if top and isinstance(top.value, dict) and top.awaiting_key:
            _refuse(event, "yaml-key", "An alias cannot be a key", "Write the key out.")
        self._place(event, value, nodes, height)

    def _place(self, event: Any, value: Any, nodes: int, height: int) -> None:
        if not self.stack:
            self.result = value
            return
        top = self.stack[-1]
        top.nodes += nodes
        top.height = max(top.height, height + 1)
        if top.nodes > self.limits.nodes:
            message = f"More than {self.limits.nodes} values once the aliases are written out"
            _refuse(event, "too-large", message, "Use fewer aliases.")
        if isinstance(top.value, dict):
            top.value[top.key] = value
            top.awaiting_key = True
        else:
            top.value.append(value)

    def _check_depth(self, event: Any, height: int) -> None:
        if len(self.stack) + height > self.limits.depth:
            message = f"More than {self.limits.depth} levels of nesting"
            _refuse(event, "too-deep", message, "Name the inner parts and refer to them.")

    def _record(self, event: Any) -> None:
        if self.offsets is not None:
            offset = event.start_mark.index if self.key_offset is None else self.key_offset
            self.offsets.setdefault(pointer_join(*self._path()), offset)
        self.key_offset = None

    def _path(self) -> list[str | int]:
        """The path of the value that comes next."""
        path: list[str | int] = []
        for frame in self.stack:
            if isinstance(frame.value, list):
                path.append(len(frame.value))
            elif frame.key is not None and not frame.awaiting_key:
                path.append(frame.key)
        return path


def _events(text: str) -> Iterator[Any]:
    try:
        yield from yaml.parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise DocumentError(
            "invalid-yaml",
            f"Not YAML: {error.problem or error.context}",
            line=mark.line + 1 if mark else 1,
            column=mark.column + 1 if mark else 1,
            remedy="Correct the syntax at this place; indentation and tabs are the usual causes.",
        ) from None
    except (yaml.YAMLError, UnicodeError) as error:
        unprintable = _UNPRINTABLE.search(text)
        line, column = position_at(line_starts(text), unprintable.start() if unprintable else 0)
        told = f"the control character U+{ord(unprintable[0]):04X}" if unprintable else " ".join(str(error).split())
        remedy = "Remove the character; control characters do not belong in YAML."
        raise DocumentError("invalid-yaml", f"Not YAML: {told}", line=line, column=column, remedy=remedy) from None


def _resolve(event: Any) -> Any:
    """A scalar by its tag, or by the core schema of YAML 1.2 §10.3.2 when it is plain."""
    text = event.value
    if event.tag in (None, "!"):
        plain = event.implicit[0] and event.tag is None
        value = _core_scalar(text, event) if plain else text
    elif event.tag == f"{_TAG}str":
        value = text
    elif event.tag in (f"{_TAG}int", f"{_TAG}float", f"{_TAG}bool", f"{_TAG}null"):
        value = _core_scalar(text, event)
        if isinstance(value, str):
            _refuse(event, "yaml-tag", f"{text!r} is no {event.tag.removeprefix(_TAG)}", "Correct the tag.")
    else:
        _refuse(event, "yaml-tag", f"The tag {event.tag} has no meaning in JSON", "Leave the tag away.")
    if isinstance(value, str) and any("\ud800" <= character <= "\udfff" for character in value):
        _refuse(event, "lone-surrogate", "Half of a surrogate pair is no character", "Write the character itself.")
    return value


def _core_scalar(text: str, event: Any) -> Any:
    if text in _NULLS:
        return None
    if text in _BOOLEANS:
        return _BOOLEANS[text]
    if _NOT_FINITE.match(text):
        _refuse(event, "invalid-yaml", f"{text} is not a JSON value", "Use a number or null, or quote it.")
    if _BASED.match(text):
        return int(text, 0)
    if not _FLOAT.match(text):
        return text
    if len(text) > 400 or math.isinf(float(text)):
        message = "The number is too large for the readers of JSON"
        _refuse(event, "number-out-of-range", message, "Stay within ±1.797e308, the range of IEEE 754.")
    return int(text) if _INTEGER.match(text) else float(text)


def _refuse(event: Any, code: str, message: str, remedy: str, pointer: str | None = None) -> NoReturn:
    mark = event.start_mark
    raise DocumentError(code, message, line=mark.line + 1, column=mark.column + 1, pointer=pointer, remedy=remedy)
