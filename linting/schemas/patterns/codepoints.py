"""Sets of code points as sorted, disjoint, non-adjacent ranges, both ends included."""

import unicodedata
from collections.abc import Iterable
from functools import lru_cache

CodePoints = tuple[tuple[int, int], ...]

LAST = 0x10FFFF
ANY: CodePoints = ((0, LAST),)
NONE: CodePoints = ()


def union(*sets: Iterable[tuple[int, int]]) -> CodePoints:
    """Every code point that one of the sets has."""
    merged: list[tuple[int, int]] = []
    for low, high in sorted(piece for pieces in sets for piece in pieces):
        if merged and low <= merged[-1][1] + 1:
            if high > merged[-1][1]:
                merged[-1] = (merged[-1][0], high)
        else:
            merged.append((low, high))
    return tuple(merged)


def complement(ranges: CodePoints) -> CodePoints:
    """Every code point that the set has not."""
    result: list[tuple[int, int]] = []
    start = 0
    for low, high in ranges:
        if low > start:
            result.append((start, low - 1))
        start = high + 1
    if start <= LAST:
        result.append((start, LAST))
    return tuple(result)


def intersection(one: CodePoints, other: CodePoints) -> CodePoints:
    """Every code point that both sets have."""
    result: list[tuple[int, int]] = []
    i = j = 0
    while i < len(one) and j < len(other):
        low, high = max(one[i][0], other[j][0]), min(one[i][1], other[j][1])
        if low <= high:
            result.append((low, high))
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return tuple(result)


def overlaps(one: CodePoints, other: CodePoints) -> bool:
    """Whether the sets share a code point."""
    i = j = 0
    while i < len(one) and j < len(other):
        if max(one[i][0], other[j][0]) <= min(one[i][1], other[j][1]):
            return True
        if one[i][1] < other[j][1]:
            i += 1
        else:
            j += 1
    return False


def of(characters: str) -> CodePoints:
    """The set of the characters of a text."""
    return union((ord(character), ord(character)) for character in characters)


DIGIT = of("0123456789")
WORD = union(((0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)))
LINE_END = of("\n\r\u2028\u2029")
# ECMA-262 §12.2 and §12.3: white space and line terminators.
SPACE = union(
    ((0x09, 0x0D), (0x20, 0x20), (0xA0, 0xA0), (0x1680, 0x1680), (0x2000, 0x200A)),
    ((0x2028, 0x2029), (0x202F, 0x202F), (0x205F, 0x205F), (0x3000, 0x3000), (0xFEFF, 0xFEFF)),
)
NOT_LINE_END = complement(LINE_END)

_CATEGORY_NAMES = {
    "letter": "L", "cased_letter": "LC", "uppercase_letter": "Lu", "lowercase_letter": "Ll",
    "titlecase_letter": "Lt", "modifier_letter": "Lm", "other_letter": "Lo", "mark": "M", "combining_mark": "M",
    "nonspacing_mark": "Mn", "spacing_mark": "Mc", "enclosing_mark": "Me", "number": "N", "decimal_number": "Nd",
    "digit": "Nd", "letter_number": "Nl", "other_number": "No", "punctuation": "P", "punct": "P",
    "connector_punctuation": "Pc", "dash_punctuation": "Pd", "open_punctuation": "Ps", "close_punctuation": "Pe",
    "initial_punctuation": "Pi", "final_punctuation": "Pf", "other_punctuation": "Po", "symbol": "S",
    "math_symbol": "Sm", "currency_symbol": "Sc", "modifier_symbol": "Sk", "other_symbol": "So", "separator": "Z",
    "space_separator": "Zs", "line_separator": "Zl", "paragraph_separator": "Zp", "other": "C", "control": "Cc",
    "cntrl": "Cc", "format": "Cf", "surrogate": "Cs", "private_use": "Co", "unassigned": "Cn",
}  # fmt: skip
_CATEGORIES = frozenset(_CATEGORY_NAMES.values())


def property_named(expression: str) -> CodePoints | None:
    """The set of `\\p{expression}`: general categories, `Any` and `ASCII`; None where it is not one of these."""
    name, separator, value = expression.partition("=")
    if separator and name not in ("General_Category", "gc"):
        return None
    wanted = value if separator else name
    if wanted == "Any":
        return ANY
    if wanted == "ASCII":
        return ((0, 0x7F),)
    category = wanted if wanted in _CATEGORIES else _CATEGORY_NAMES.get(wanted.lower())
    return _category(category) if category else None


@lru_cache(maxsize=64)
def _category(category: str) -> CodePoints:
    prefixes = ("Lu", "Ll", "Lt") if category == "LC" else (category,)
    runs: list[tuple[int, int]] = []
    start: int | None = None
    for point in range(LAST + 2):
        inside = point <= LAST and unicodedata.category(chr(point)).startswith(prefixes)
        if inside and start is None:
            start = point
        elif not inside and start is not None:
            runs.append((start, point - 1))
            start = None
    return tuple(runs)
