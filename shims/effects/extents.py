"""How long numbers get when they are written plainly: runtimes refuse to compute with more than 400 characters.

A bound, never less than the truth, for numbers of the source as doubles write them or as whole numbers (RFC 7493,
section 2.2); a text may spell a double with more digits than it has, and those are not counted.
"""

from dataclasses import dataclass
from fractions import Fraction

from linting.schemas.terms import All, Maximum, Minimum, MultipleOf, Number, Term
from shims.decimals import endless_part, finite_decimal
from shims.values import LONGEST_NUMBER


@dataclass(frozen=True, slots=True)
class Extent:
    """Digits before the point, digits after it, and characters in all, with sign and point."""

    whole: int
    places: int
    length: int

    @property
    def fits(self) -> bool:
        """Whether every runtime computes with such numbers."""
        return self.length <= LONGEST_NUMBER

    def or_(self, other: "Extent") -> "Extent":
        """Numbers of either."""
        return Extent(
            max(self.whole, other.whole), max(self.places, other.places), max(self.length, other.length)
        )  # fmt: skip

    def within(self, known: Term) -> "Extent":
        """The same of numbers of which a term holds."""
        lowest, highest, places = None, None, self.places
        for part in known.parts if isinstance(known, All) else (known,):
            match part:
                case Minimum(bound):
                    lowest = bound
                case Maximum(bound):
                    highest = bound
                case MultipleOf(step):
                    places = min(places, _places(Fraction(step)))
        whole = self.whole
        if lowest is not None and highest is not None:
            whole = min(whole, max(_digits(lowest), _digits(highest)))
        return Extent(whole, places, min(self.length, whole + places + 2))

    def times(self, factor: Fraction) -> "Extent":
        """Such numbers multiplied, where that has an end."""
        number = abs(factor) * endless_part(factor.denominator)
        shift = -_places(number)
        digits = int(number / Fraction(10) ** shift)
        while digits % 10 == 0:
            digits, shift = digits // 10, shift + 1
        more = 0 if digits == 1 else len(str(digits))
        whole, places = max(1, self.whole + more + shift), max(0, self.places - shift)
        length = self.length + more
        if shift > 0:
            length = max(length, whole + 1)
        elif shift < 0:
            length = max(length + 1, places + 3)
        return Extent(whole, places, min(length, whole + places + 2))

    def plus(self, offset: Fraction) -> "Extent":
        """Such numbers with an offset, where that has an end."""
        if not offset:
            return self
        digits, places = _digits(offset), _places(offset)
        whole, widest = max(self.whole, digits) + 1, max(self.places, places)
        return Extent(whole, widest, min(self.length + digits + places + 2, whole + widest + 2))

    def rounded(self, places: int) -> "Extent":
        """Such numbers with at most so many digits after the point; rounding may carry."""
        places = min(places, self.places)
        return Extent(self.whole + 1, places, min(self.length + 1, self.whole + places + 3))


DOUBLE = Extent(309, 324, 327)
READ = Extent(309, LONGEST_NUMBER, LONGEST_NUMBER)
"""Numbers that a cast reads from text: within the range of doubles, in however many digits."""


def _digits(number: Number) -> int:
    return len(str(abs(int(number))))


def _places(number: Fraction) -> int:
    """Digits after the point; a number without end counts as if it had none, since nothing is computed with it."""
    found = finite_decimal(number)
    return 0 if found is None else max(0, -int(found.as_tuple().exponent))
