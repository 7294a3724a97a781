"""Where each value of a JSON text stands, by a second, lazy pass over its tokens.

The first pass is the C scanner of the standard library, which is fast and keeps no positions. This one runs
only when something has to be shown, on text that is already known to be JSON or whose fault is to be found.
"""

import re
from collections.abc import Iterator

from linting.documents.pointers import pointer_join

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+', re.DOTALL)


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


def offsets_by_pointer(text: str) -> dict[str, int]:
    """The offset of every value of a JSON text by its pointer."""
    return {pointer: offset for offset, pointer in members(text)}


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
