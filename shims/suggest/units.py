"""Units that fields are counted in, by the words of their names and descriptions."""

from fractions import Fraction

from shims.paths import Path
from shims.suggest.likeness import words_in, words_of
from shims.suggest.outline import Sketch

_WORDS: dict[str, dict[str, tuple[str, ...]]] = {
    "money": {
        "1": ("euro", "euros", "eur", "dollar", "dollars", "usd", "pounds", "major"),
        "1/100": ("cent", "cents", "pence", "minor"),
    },
    "time": {
        "1/1000000": ("us", "micros", "microseconds"),
        "1/1000": ("ms", "millis", "milliseconds", "millisecond"),
        "1": ("s", "sec", "secs", "second", "seconds"),
        "60": ("min", "mins", "minute", "minutes"),
        "3600": ("h", "hour", "hours"),
        "86400": ("day", "days"),
    },
    "mass": {"1/1000": ("mg",), "1": ("g", "gram", "grams"), "1000": ("kg", "kilogram", "kilograms", "kilo")},
    "length": {
        "1/1000": ("mm", "millimetres", "millimeters"),
        "1/100": ("cm", "centimetres", "centimeters"),
        "1": ("m", "metre", "metres", "meter", "meters"),
        "1000": ("km", "kilometres", "kilometers"),
    },
    "share": {"1/100": ("percent", "percentage", "pct"), "1": ("fraction", "ratio", "share")},
    "size": {"1": ("bytes", "byte"), "1000": ("kb",), "1024": ("kib",), "1000000": ("mb",), "1048576": ("mib",)},
}
_UNITS = {
    word: (dimension, Fraction(size))
    for dimension, sizes in _WORDS.items()
    for size, words in sizes.items()
    for word in words
}
Unit = tuple[str, Fraction]
MINOR: Unit = ("money", Fraction(1, 100))
_SHORT = 2  # letters: `s` and `m` are units in names such as `delay_s`, and anything in a sentence


def unit_of(path: Path, sketch: Sketch) -> Unit | None:
    """The dimension and the size of the unit that a field says it is counted in; its name goes before its text."""
    in_name = [word for word in words_of(path[-1]) if word in _UNITS] if path else []
    if in_name:
        return _UNITS[in_name[-1]]
    told = [word for word in words_in(sketch.description) if word in _UNITS and len(word) > _SHORT]
    return _UNITS[told[0]] if told else None


def factor_between(one: Unit | None, other: Unit | None) -> Fraction | None:
    """What to multiply by from the one unit to the other; None where they are the same or do not compare."""
    if one is None or other is None or one[0] != other[0] or one[1] == other[1]:
        return None
    return one[1] / other[1]
