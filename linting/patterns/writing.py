"""From a syntax tree back to a pattern: the canonical text by which automata are known."""

from linting.patterns.charset import CharSet
from linting.patterns.properties import DIGITS, DOT, WORD
from linting.patterns.syntax import Anchor, BackReference, Chars, Choice, Group, Look, Node, Repeat, Sequence

_SPECIAL = frozenset("^$\\.*+?()[]{}|/-")
_NAMED = {DOT: ".", DIGITS: r"\d", WORD: r"\w"}


def write(node: Node) -> str:
    """A pattern with the same meaning; the same text for equal trees."""
    match node:
        case Chars(charset):
            return _written_set(charset)
        case Anchor(place):
            return place.value
        case Sequence(items):
            return "".join([f"(?:{write(item)})" if isinstance(item, Choice) else write(item) for item in items])
        case Choice(options):
            return "|".join([write(option) for option in options])
        case Repeat(item, low, high, lazy):
            body = write(item) if isinstance(item, Chars | Group) else f"(?:{write(item)})"
            return f"{body}{_quantifier(low, high)}{'?' * lazy}"
        case Group(item, _, name):
            return f"({f'?<{name}>' if name else ''}{write(item)})"
        case Look(item, negative, behind):
            return f"(?{'<' * behind}{'!' if negative else '='}{write(item)})"
        case BackReference(target):
            return f"\\{target}" if isinstance(target, int) else f"\\k<{target}>"


def _quantifier(low: int, high: int | None) -> str:
    match low, high:
        case 0, None:
            return "*"
        case 1, None:
            return "+"
        case 0, 1:
            return "?"
        case _:
            return f"{{{low}}}" if low == high else f"{{{low},{'' if high is None else high}}}"


def _written_set(charset: CharSet) -> str:
    if charset in _NAMED:
        return _NAMED[charset]
    if len(charset) == 1:
        return _written_code(charset.intervals[0][0])
    body = "".join(
        _written_code(low) if low == high else f"{_written_code(low)}-{_written_code(high)}"
        for low, high in charset.intervals
    )
    return f"[{body}]"


def _written_code(code: int) -> str:
    character = chr(code)
    if character in _SPECIAL:
        return f"\\{character}"
    return character if 0x20 <= code < 0x7F else f"\\u{{{code:X}}}"
