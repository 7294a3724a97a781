r"""The character sets that patterns name: `\d \w \s .` (ECMA-262 §22.2.2.9) and `\p{…}` (§22.2.2.10, UAX #44).

Modelled are the general categories under all their names, and the binary properties that the standard library
knows exactly. Scripts and other properties are not in `unicodedata`; they raise `NotRegular` rather than guess.
The Unicode version is that of the running Python.
"""

import unicodedata
from functools import lru_cache
from itertools import compress, islice, pairwise
from operator import ne

from linting.patterns.charset import EVERYTHING, CharSet, Interval
from linting.patterns.errors import NotRegular

DIGITS = CharSet.from_intervals([(0x30, 0x39)])
WORD = CharSet.from_intervals([(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)])
LINE_ENDS = CharSet.of("\n\r\u2028\u2029")
SPACES = (
    CharSet.of("\t\v\f \xa0\u1680\u202f\u205f\u3000\ufeff")
    .union(LINE_ENDS)
    .union(CharSet.from_intervals([(0x2000, 0x200A)]))
)
DOT = LINE_ENDS.complement()

CATEGORIES: dict[str, tuple[str, ...]] = {
    "L": ("Letter",),
    "LC": ("Cased_Letter",),
    "Lu": ("Uppercase_Letter",),
    "Ll": ("Lowercase_Letter",),
    "Lt": ("Titlecase_Letter",),
    "Lm": ("Modifier_Letter",),
    "Lo": ("Other_Letter",),
    "M": ("Mark", "Combining_Mark"),
    "Mn": ("Nonspacing_Mark",),
    "Mc": ("Spacing_Mark",),
    "Me": ("Enclosing_Mark",),
    "N": ("Number",),
    "Nd": ("Decimal_Number", "digit"),
    "Nl": ("Letter_Number",),
    "No": ("Other_Number",),
    "P": ("Punctuation", "punct"),
    "Pc": ("Connector_Punctuation",),
    "Pd": ("Dash_Punctuation",),
    "Ps": ("Open_Punctuation",),
    "Pe": ("Close_Punctuation",),
    "Pi": ("Initial_Punctuation",),
    "Pf": ("Final_Punctuation",),
    "Po": ("Other_Punctuation",),
    "S": ("Symbol",),
    "Sm": ("Math_Symbol",),
    "Sc": ("Currency_Symbol",),
    "Sk": ("Modifier_Symbol",),
    "So": ("Other_Symbol",),
    "Z": ("Separator",),
    "Zs": ("Space_Separator",),
    "Zl": ("Line_Separator",),
    "Zp": ("Paragraph_Separator",),
    "C": ("Other",),
    "Cc": ("Control", "cntrl"),
    "Cf": ("Format",),
    "Co": ("Private_Use",),
    "Cn": ("Unassigned",),
}
_SHORT_NAMES = {name: short for short, names in CATEGORIES.items() for name in (short, *names)}
_CATEGORY_KEYS = ("General_Category", "gc")

# Beyond plane 3 only this block holds single characters; planes 15 and 16 are private use, the rest is unassigned.
_EACH_BY_ITSELF = ((0, 0xD7FF), (0xE000, 0x3FFFF), (0xE0000, 0xE0FFF))
_PRIVATE = ((0xF0000, 0xFFFFD), (0x100000, 0x10FFFD))


def property_set(name: str, value: str | None) -> CharSet:
    r"""The set of `\p{name}` or `\p{name=value}`. Raises NotRegular for those that are not modelled."""
    if value is not None:
        if name in _CATEGORY_KEYS and value in _SHORT_NAMES:
            return _category(_SHORT_NAMES[value])
        raise NotRegular(rf"\p{{{name}={value}}}")
    if name in _SHORT_NAMES:
        return _category(_SHORT_NAMES[name])
    match name:
        case "Any":
            return EVERYTHING
        case "ASCII":
            return CharSet.from_intervals([(0, 0x7F)])
        case "ASCII_Hex_Digit" | "AHex":
            return DIGITS.union(CharSet.of("abcdefABCDEF"))
        case "Assigned":
            return _category("Cn").complement()
        case "White_Space" | "space":
            return SPACES.difference(CharSet.of("\ufeff")).union(CharSet.of("\x85"))
    raise NotRegular(rf"\p{{{name}}}")


@lru_cache(maxsize=64)
def _category(short: str) -> CharSet:
    wanted = {"LC": ("Lu", "Ll", "Lt")}.get(short, (short,))
    intervals = [span for name, spans in _by_category().items() for span in spans if name.startswith(wanted)]
    return CharSet.from_intervals(intervals)


@lru_cache(maxsize=1)
def _by_category() -> dict[str, list[Interval]]:
    """The intervals of each two-letter category; everything that is not found in a sweep is unassigned."""
    spans: dict[str, list[Interval]] = {"Co": list(_PRIVATE)}
    for first, last in _EACH_BY_ITSELF:
        names = list(map(unicodedata.category, map(chr, range(first, last + 1))))
        changes = compress(range(first + 1, last + 1), map(ne, names, islice(names, 1, None)))
        for start, end in pairwise([first, *changes, last + 1]):
            spans.setdefault(names[start - first], []).append((start, end - 1))
    assigned = [span for name, found in spans.items() if name != "Cn" for span in found]
    spans["Cn"] = list(CharSet.from_intervals(assigned).complement().intervals)
    return spans
