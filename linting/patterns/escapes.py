r"""Escapes and character classes: `\d`, `\u{1F600}`, `\p{Lu}`, `[^a-z\s]` (ECMA-262 §22.2.1)."""

from linting.patterns.charset import EMPTY_SET, LAST, CharSet
from linting.patterns.cursor import Cursor
from linting.patterns.properties import DIGITS, SPACES, WORD, property_set

_SETS = {"d": DIGITS, "w": WORD, "s": SPACES}
_SETS |= {name.upper(): charset.complement() for name, charset in _SETS.items()}
_CONTROLS = {"t": 0x09, "n": 0x0A, "v": 0x0B, "f": 0x0C, "r": 0x0D}
_REMEDIES = {
    "A": "write ^ for the start of the text",
    "z": "write $ for the end of the text",
    "Z": "write $ for the end of the text",
    "h": r"write [ \t] for horizontal space",
    "e": r"write \x1B for escape",
    "a": r"write \x07 for the bell",
    "Q": "escape each character by itself",
}
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
_DIGITS = frozenset("0123456789")


def read_escape(cursor: Cursor) -> CharSet:
    """The set of an escape whose backslash has been taken; a single character is a set of one.

    Letters that mean nothing are refused, as under the `u` flag, since they are mostly mistakes (`\\A`, `\\Z`, `\\h`).
    Any other character may be escaped without need, as real schemas do (`\\@`, `\\-`) and validators accept.
    """
    start = cursor.position - 1
    if cursor.at_end:
        cursor.fail("a backslash stands at the end", r"write \\ for a backslash", position=start)
    letter = cursor.take()
    if letter in _SETS:
        return _SETS[letter]
    if letter in "pP":
        return _property(cursor, negated=letter == "P")
    code = _code_point(cursor, letter)
    if code is None:
        cursor.fail(f"“\\{letter}” means nothing", _REMEDIES.get(letter, ""), position=start)
    return CharSet.from_intervals([(code, code)])


def _code_point(cursor: Cursor, letter: str) -> int | None:
    if letter in _CONTROLS:
        return _CONTROLS[letter]
    match letter:
        case "c":
            following = cursor.peek()
            return ord(cursor.take()) % 32 if following in _LETTERS else None
        case "x":
            return cursor.hexadecimal(2)
        case "u":
            return _unicode(cursor)
        case "0":
            return None if cursor.peek() in _DIGITS and not cursor.at_end else 0
    return None if letter in _LETTERS or letter in _DIGITS else ord(letter)


def _unicode(cursor: Cursor) -> int | None:
    if cursor.skip("{"):
        digits = cursor.until("}")
        inner = Cursor(digits)
        code = inner.hexadecimal(len(digits)) if 0 < len(digits) <= 64 else None
        return code if code is not None and code <= LAST else None
    high = cursor.hexadecimal(4)
    if high is not None and 0xD800 <= high < 0xDC00:
        resume = cursor.position
        low = cursor.hexadecimal(4) if cursor.skip("\\u") else None
        if low is not None and 0xDC00 <= low < 0xE000:
            return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)
        cursor.position = resume
    return high


def _property(cursor: Cursor, *, negated: bool) -> CharSet:
    if not cursor.skip("{"):
        cursor.fail(r"\p needs a name in braces", r"write \p{L} for a letter")
    name, equals, value = cursor.until("}").partition("=")
    charset = property_set(name, value if equals else None)
    return charset.complement() if negated else charset


def read_class(cursor: Cursor) -> CharSet:
    r"""The set of a class whose `[` has been taken. A `-` beside a set is itself, as in `[\w-.]` (Annex B)."""
    start = cursor.position - 1
    negated = cursor.skip("^")
    parts: list[CharSet] = []
    while not cursor.skip("]"):
        if cursor.at_end:
            cursor.fail("this character class has no end", "close it with ]", position=start)
        parts.append(_range(cursor))
    charset = CharSet.from_intervals(interval for part in parts for interval in part.intervals) if parts else EMPTY_SET
    return charset.complement() if negated else charset


def _range(cursor: Cursor) -> CharSet:
    start = cursor.position
    first = _member(cursor)
    if cursor.peek() != "-" or cursor.text[cursor.position + 1 : cursor.position + 2] in ("]", ""):
        return first[1]
    cursor.take()
    last = _member(cursor)
    if first[0] is None or last[0] is None:
        return first[1].union(CharSet.of("-")).union(last[1])
    if first[0] > last[0]:
        cursor.fail("this range is the wrong way round", "write the lower character first", position=start)
    return CharSet.from_intervals([(first[0], last[0])])


def _member(cursor: Cursor) -> tuple[int | None, CharSet]:
    """A member of a class: its code point if it is a single character, and its set."""
    character = cursor.take()
    if character != "\\":
        code = ord(character)
        return code, CharSet.from_intervals([(code, code)])
    if cursor.skip("b"):
        return 0x08, CharSet.of("\b")
    if cursor.peek() == "u":
        return _unicode_member(cursor)
    charset = read_escape(cursor)
    return (charset.intervals[0][0] if len(charset) == 1 else None), charset


def _unicode_member(cursor: Cursor) -> tuple[int, CharSet]:
    start = cursor.position - 1
    cursor.take()
    code = _unicode(cursor)
    if code is None:
        cursor.fail("this is no Unicode escape", r"write \u0041 or \u{1F600}", position=start)
    return code, CharSet.from_intervals([(code, code)])
