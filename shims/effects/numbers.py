"""Inverse images of terms under functions of numbers."""

import math
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    All,
    Kind,
    Maximum,
    Minimum,
    MultipleOf,
    Number,
    Term,
    Types,
    Values,
    WrittenAsInteger,
)
from linting.schemas.values import exact
from shims.effects.functions import Point
from shims.effects.numerals import Range, classes, extend, higher, lower, numerals, numerals_from
from shims.effects.texts import Text

INTEGER = Text(r"-?[1-9][0-9]*|0")
NUMBER_FORM = r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?"
_MOST_PLACES = 20


def through_number(target: Term, point: Point, leaf: Callable[[Term], Term]) -> Term:
    """Atom by atom; results are numbers, and `leaf` knows the atoms of numbers and finite sets."""

    def atom(term: Term) -> Term:
        match term:
            case Types(kinds):
                return ALWAYS if kinds & Kind.NUMBER else NEVER
            case Values():
                return leaf(term)
        return leaf(term) if getattr(term, "kind", 0) == Kind.NUMBER else ALWAYS

    return point.booleans.through(target, atom)


def affine(target: Term, point: Point, factor: Fraction, offset: Fraction) -> Term:
    """The numbers x of which the target holds for x * factor + offset."""
    make = point.arena.make

    def leaf(term: Term) -> Term:
        match term:
            case Minimum(bound, strict):
                return make(Minimum if factor > 0 else Maximum, plain((Fraction(bound) - offset) / factor), strict)
            case Maximum(bound, strict):
                return make(Maximum if factor > 0 else Minimum, plain((Fraction(bound) - offset) / factor), strict)
            case MultipleOf(step):
                return _multiple(point, Fraction(step), factor, offset)
            case WrittenAsInteger():
                return _multiple(point, Fraction(1), factor, offset)
            case Values(_, examples):
                origins = [(Fraction(exact(value)) - offset) / factor for value in examples if _is_number(value)]
                return point.booleans.values(spelled for x in origins if (spelled := _spelled(x)) is not None)
        return point.booleans.unknown("a condition on numbers")

    return through_number(target, point, leaf)


def monotone(target: Term, point: Point, lowest: Callable[[Number, bool], Term | None], grid: Fraction) -> Term:
    """The same for a rounded function: `lowest` says which numbers lead to a bound or above; results lie on a grid."""

    def leaf(term: Term) -> Term:
        match term:
            case Minimum(bound, strict):
                return lowest(bound, strict) or point.booleans.unknown("a bound after rounding")
            case Maximum(bound, strict):
                above = lowest(bound, not strict)
                return (
                    point.booleans.unknown("a bound after rounding") if above is None else point.arena.negation(above)
                )
            case MultipleOf(step):
                is_coarser = (grid / Fraction(step)).denominator == 1
                return ALWAYS if is_coarser else point.booleans.unknown("multipleOf after rounding")
            case WrittenAsInteger():
                return ALWAYS if grid.denominator == 1 else point.booleans.unknown("integers after rounding")
        return point.booleans.unknown("a condition on rounded numbers")

    return through_number(target, point, leaf)


def _multiple(point: Point, step: Fraction, factor: Fraction, offset: Fraction) -> Term:
    if (offset / step).denominator != 1:
        return point.booleans.unknown("multipleOf after an offset")
    origin = abs(step / factor)
    return _is_on_grid(point, origin)


def _is_on_grid(point: Point, step: Fraction) -> Term:
    """The number is a multiple; a step of at most a unit in the last place of any number is none at all."""
    return point.arena.make(MultipleOf, plain(step))


def integers(point: Point) -> Text:
    """The numerals of the integers that the argument may be, as far as bounds tell."""
    lowest, highest = _bounds(point.known)
    if lowest is None or highest is None:
        return _of_digits(point.digits.whole, lowest)
    ranges = ((higher(low, lowest), lower(high, highest)) for low, high in classes())
    return Text("|".join(numerals(low, high) for low, high in ranges if low is None or high is None or low <= high))


def _of_digits(most: int, lowest: int | None) -> Text:
    """The numerals of at most so many digits, from zero or one on, or of any sign."""
    body = f"[1-9][0-9]{{0,{most - 1}}}"
    if lowest is None or lowest < 0:
        return Text(f"-?{body}|0")
    return Text(body if lowest else f"{body}|0")


def decimals(point: Point) -> Text:
    """The canonical texts of the numbers that the argument may be, as far as bounds and a step tell."""
    lowest: Number | None = None
    highest: Number | None = None
    step: Fraction | None = None
    for part in point.known.parts if isinstance(point.known, All) else (point.known,):
        match part:
            case Minimum(bound) if lowest is None or bound > lowest:
                lowest = bound
            case Maximum(bound) if highest is None or bound < highest:
                highest = bound
            case MultipleOf(size):
                step = Fraction(size)
    sign = "" if lowest is not None and lowest >= 0 else "-?"
    whole = "[0-9]*"
    if lowest is not None and highest is not None:
        digits = max(_digits(lowest), _digits(highest))
        whole = f"[0-9]{{0,{digits - 1}}}"
    places = next((k for k in range(1, _MOST_PLACES) if step is not None and (step * 10**k).denominator == 1), None)
    fraction = "*" if places is None else f"{{0,{places - 1}}}"
    return Text(rf"{sign}(?:[1-9]{whole}|0)(?:\.[0-9]{fraction}[1-9])?")


def _digits(number: Number) -> int:
    return len(str(abs(int(number))))


def written(target: Term, point: Point, *, is_whole: bool) -> Term:
    """The numbers of which the target holds for their canonical text.

    Texts of integers are told apart by sign and number of digits: where the target is true of all or none of a class,
    it is a condition on the size of the number.
    """
    image = integers(point) if is_whole else decimals(point)
    truth = point.covers(target, image)
    if truth is not None:
        return ALWAYS if truth else NEVER
    language = point.strings(target)
    finite = None if language is None else language.members(200)
    if isinstance(finite, tuple):
        numbers = [text for text in finite if image.language.accepts(text)]
        return point.booleans.values(_parsed(text) for text in numbers)
    if not is_whole:
        return point.booleans.unknown("numbers as text")
    return _by_digits(target, point)


def _by_digits(target: Term, point: Point) -> Term:
    """Class by class from the least to the greatest number, as far as the argument may be one of the class."""
    lowest, highest = _bounds(point.known)
    least: list[Range] = []
    most: list[Range] = []
    for low, high in classes():
        first, last = higher(low, lowest), lower(high, highest)
        if first is not None and last is not None and first > last:
            continue
        truth = point.covers(target, Text(numerals(first, last)))
        if truth is not False:
            extend(most, (low, high))
        if truth is True:
            extend(least, (low, high))
    arena = point.arena
    sure, possible = (arena.some([_between(point, *each) for each in ranges]) for ranges in (least, most))
    return point.booleans.between(sure, possible, "numbers as text")


def _bounds(known: Term) -> Range:
    """The least and the greatest integer that a term lets a number be."""
    lowest: int | None = None
    highest: int | None = None
    for part in known.parts if isinstance(known, All) else (known,):
        match part:
            case Minimum(bound, strict):
                lowest = higher(lowest, math.floor(bound) + 1 if strict else math.ceil(bound))
            case Maximum(bound, strict):
                highest = lower(highest, math.ceil(bound) - 1 if strict else math.floor(bound))
    return lowest, highest


def _between(point: Point, low: int | None, high: int | None) -> Term:
    parts: list[Term] = []
    if low is not None:
        parts.append(point.arena.make(Minimum, low, False))
    if high is not None:
        parts.append(point.arena.make(Maximum, high, False))
    return point.arena.all(parts)


def read_integer(target: Term, point: Point) -> Term:
    """The canonical texts of integers of which the target holds for the number."""

    def leaf(term: Term) -> Term:
        match term:
            case MultipleOf(step) if Fraction(1, 1) % Fraction(step) == 0:
                return ALWAYS
            case WrittenAsInteger():
                return ALWAYS
            case Minimum(bound, strict):
                return _at_least(point, math.floor(bound) + 1 if strict else math.ceil(bound))
            case Maximum(bound, strict):
                return point.arena.negation(_at_least(point, math.ceil(bound) if strict else math.floor(bound) + 1))
            case Values(_, examples):
                integral = (exact(value) for value in examples if _is_number(value))
                return point.booleans.values(str(number) for number in integral if isinstance(number, int))
        return point.booleans.unknown("numbers read from text")

    return through_number(target, point, leaf)


def _at_least(point: Point, bound: int) -> Term:
    """Canonical texts of integers from `bound` on."""
    from linting.schemas.terms import Matches

    body = numerals_from(bound) + "|-?0" if bound <= 0 else numerals_from(bound)
    return point.arena.make(Matches, f"^(?:{body})$")


def plain(number: Fraction) -> Number:
    """The number as terms have it."""
    return number.numerator if number.denominator == 1 else number


def _spelled(number: Fraction) -> int | float | None:
    """The number as JSON has it; None where no double is this number."""
    if number.denominator == 1:
        return number.numerator
    return value if Fraction(exact(value := float(number))) == number else None


def _parsed(text: str) -> int | float:
    return float(text) if "." in text else int(text)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
