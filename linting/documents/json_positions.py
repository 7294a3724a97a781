"""Where the values of a JSON text stand, found when something has to be shown.

The C scanner of the standard library reads a text fast and keeps no positions. In a text that is known to be JSON, it
is asked once more for what is passed by on the way to a place (`Offsets`); in one whose fault is to be found, a second
pass goes over the tokens (`members`).
"""

import json
import re
from collections.abc import Iterator

from linting.documents.pointers import pointer_join, pointer_tokens

_SCAN = json.JSONDecoder().raw_decode
_GAP = re.compile(r"[ \t\n\r:,]*").match
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


class Offsets:
    """Where the values of a JSON text stand: each object and list on the way to one is read as far as is needed."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._start = _past_gap(text, 0)
        self._opened: dict[int, _Opened] = {}

    def nearest(self, pointer: str) -> int:
        """The offset of the value at a pointer, or of what is nearest around it; an object's member starts at its key.

        It is the value's own offset that leads further in.
        """
        shown = value = self._start
        for token in pointer_tokens(pointer) if pointer.startswith("/") else ():
            opened = self._opened.get(value)
            if opened is None:
                opened = self._opened[value] = _Opened(self._text, value)
            found = opened.find(token)
            if found is None:
                break
            shown, value = found
        return shown


class _Opened:
    """An object or a list of a text, as far as it was read: where each part is shown, and where its value starts."""

    def __init__(self, text: str, start: int) -> None:
        self._known: dict[str, tuple[int, int]] = {}
        self._rest = _parts(text, start)

    def find(self, name: str) -> tuple[int, int] | None:
        """Where a member or an item is; None where there is none."""
        if name in self._known:
            return self._known[name]
        for one, shown, value in self._rest:
            self._known[one] = shown, value
            if one == name:
                return shown, value
        return None


def _parts(text: str, start: int) -> Iterator[tuple[str, int, int]]:
    """The name of each member or item, where it is shown, and where its value starts; nothing inside of other values.

    A value is passed by only when the next part is asked for.
    """
    at = _past_gap(text, start + 1)
    if text.startswith("{", start):
        while text[at] != "}":
            key, end = _SCAN(text, at)
            value = _past_gap(text, end)
            yield key, at, value
            at = _past_gap(text, _SCAN(text, value)[1])
    elif text.startswith("[", start):
        index = 0
        while text[at] != "]":
            yield str(index), at, at
            at = _past_gap(text, _SCAN(text, at)[1])
            index += 1


def _past_gap(text: str, offset: int) -> int:
    """The offset of what comes next, past white space, colons and commas."""
    gap = _GAP(text, offset)
    return offset if gap is None else gap.end()


def lexemes(text: str) -> Iterator[tuple[int, str]]:
    """Each lexeme with its offset; strings come with their quotes."""
    for match in _TOKEN.finditer(text):
        yield match.start(), match.group()


def members(text: str) -> Iterator[tuple[int, str]]:
    """The offset and pointer of every value, in the order of the text; an object's member starts at its key.

    A key that comes twice is yielded twice.
    """
    opened: list[str] = []  # the pointers of the objects and lists around a place
    counts: list[int | None] = []  # how many items of each are complete; None for an object
    awaiting_key = False
    key, key_offset = "", None
    for offset, lexeme in lexemes(text):
        if lexeme == ",":
            if counts and (count := counts[-1]) is not None:
                counts[-1] = count + 1
            else:
                awaiting_key = True
        elif lexeme == ":":
            awaiting_key = False
        elif lexeme in "]}":
            if opened:
                opened.pop()
                counts.pop()
            awaiting_key = False
        elif awaiting_key:
            key, key_offset = _step(lexeme), offset
        else:
            step = f"/{counts[-1]}" if key_offset is None and counts else key
            pointer = opened[-1] + step if opened else ""
            yield (offset if key_offset is None else key_offset), pointer
            key_offset = None
            if lexeme in "[{":
                awaiting_key = lexeme == "{"
                opened.append(pointer)
                counts.append(None if awaiting_key else 0)


def _step(lexeme: str) -> str:
    """The step to a member, from its key with quotes; nearly all keys are written as they are."""
    if "\\" in lexeme:
        import json

        return pointer_join(json.loads(lexeme, strict=False))
    key = lexeme[1:-1]
    return pointer_join(key) if "~" in key or "/" in key else "/" + key


def first_duplicate(text: str) -> tuple[int, str]:
    """The offset and pointer of the first key that an object has twice."""
    seen: set[str] = set()
    for offset, pointer in members(text):
        if pointer in seen:
            return offset, pointer
        seen.add(pointer)
    return 0, ""


def first_deeper_than(text: str, depth: int) -> int:
    """The offset of the first bracket that opens more than `depth` levels."""
    open_brackets = 0
    for offset, lexeme in lexemes(text):
        if lexeme in "[{":
            open_brackets += 1
            if open_brackets > depth:
                return offset
        elif lexeme in "]}":
            open_brackets -= 1
    return 0
