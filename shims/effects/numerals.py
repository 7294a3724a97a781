"""Integers as text: ranges of them, and the patterns of their canonical numerals."""

from collections.abc import Iterator

CLASSES = 24
"""Numerals of up to so many digits are told apart by their number of digits."""

Range = tuple[int | None, int | None]
"""From a bound to a bound, both included; None where there is none."""


def classes() -> Iterator[Range]:
    """Integers of as many digits, negative ones first; the outermost have no end."""
    widest = 10 ** (CLASSES - 1)
    yield None, -widest
    for digits in range(CLASSES - 1, 0, -1):
        yield -(10**digits - 1), -(10 ** (digits - 1))
    yield 0, 0
    for digits in range(1, CLASSES):
        yield 10 ** (digits - 1), 10**digits - 1
    yield widest, None


def extend(ranges: list[Range], further: Range) -> None:
    """Add a range to those before it, as one where they meet."""
    low, high = further
    if ranges and ranges[-1][1] is not None and low == ranges[-1][1] + 1:
        ranges[-1] = ranges[-1][0], high
    else:
        ranges.append(further)


def numerals(low: int | None, high: int | None) -> str:
    """The pattern of the numerals of one class, from a bound to a bound."""
    if low is None or high is None:
        digits = len(str(abs(high if low is None else low)))  # type: ignore[arg-type]
        return f"{'-' if low is None else ''}[1-9][0-9]{{{digits - 1},}}"
    if high < 0:
        return f"-(?:{_of_same_length(str(-high), str(-low))})"
    return _of_same_length(str(low), str(high))


def _of_same_length(low: str, high: str) -> str:
    """The pattern of the digits from `low` to `high`, both of one length."""
    first, last, rest = int(low[0]), int(high[0]), len(low) - 1
    least, most = low[1:] == "0" * rest, high[1:] == "9" * rest
    if rest == 0 or (least and most):
        return f"[{first}-{last}]" + (f"[0-9]{{{rest}}}" if rest else "")
    if first == last:
        return f"{first}(?:{_of_same_length(low[1:], high[1:])})"
    options = []
    if not least:
        options.append(f"{first}(?:{_of_same_length(low[1:], '9' * rest)})")
        first += 1
    if not most:
        options.append(f"{last}(?:{_of_same_length('0' * rest, high[1:])})")
        last -= 1
    if first <= last:
        options.append(f"[{first}-{last}][0-9]{{{rest}}}")
    return "|".join(options)


def higher(one: int | None, other: int | None) -> int | None:
    """The stricter of two lower bounds."""
    return other if one is None else one if other is None else max(one, other)


def lower(one: int | None, other: int | None) -> int | None:
    """The stricter of two upper bounds."""
    return other if one is None else one if other is None else min(one, other)


def numerals_from(bound: int) -> str:
    """The pattern of the numerals of integers that are not below a bound; zero apart."""
    if bound > 0:
        return _digits_from(str(bound))
    if bound == 0:
        return "[1-9][0-9]*"
    return f"[1-9][0-9]*|-(?:{_digits_to(str(-bound))})"


def _digits_from(text: str) -> str:
    """Numerals without leading zeros that are not below this one."""
    options = [text, f"[1-9][0-9]{{{len(text)},}}"]
    for index, digit in enumerate(text):
        if digit != "9":
            rest = len(text) - index - 1
            options.append(f"{text[:index]}[{int(digit) + 1}-9][0-9]{{{rest}}}")
    return "|".join(options)


def _digits_to(text: str) -> str:
    """Numerals from 1 without leading zeros that are not above this one."""
    options = [text]
    if len(text) > 1:
        options.append(f"[1-9][0-9]{{0,{len(text) - 2}}}")
    for index, digit in enumerate(text):
        lowest = 1 if index == 0 else 0
        if int(digit) > lowest:
            rest = len(text) - index - 1
            options.append(f"{text[:index]}[{lowest}-{int(digit) - 1}][0-9]{{{rest}}}")
    return "|".join(options)
