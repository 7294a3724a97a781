"""Count in another unit: euros as cents, kilometres as miles, Celsius as Fahrenheit.

## What it does

Replaces the number at `at` by number * `num` / `den` + `offset`, in exact decimal arithmetic: 19.99 * 100 is 1999.
`den` is 1 and `offset` 0 if not given. `digits` bounds the digits after the point, and `round` says what becomes of
more: `"exact"` (fail; so it is if `round` is not given), `"half-even"`, `"half-up"` (away from zero), `"down"`
(towards zero), `"floor"` or `"ceiling"`. The result is written in plain digits without trailing zeros. Where nothing
stands, nothing happens. `null` is no number and fails, unless `"null": "keep"` lets it pass as it is.

## Fails

`scale-type` where something else than a number stands at `at`; `scale-inexact` where the result has more digits than
`digits`, or no end; `scale-out-of-range` for numbers and results of more than 400 digits.

## Way back

The scale turned round, without `digits`. Injective where it is exact, partial where it may fail, lossy where it
rounds.

## Example

```json
{"mapping": {"op": "scale", "at": ["price"], "num": 100, "digits": 0},
 "before": {"price": 19.99},
 "after": {"price": 1999}}
```
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar, Self

from linting.schemas.terms import ALWAYS, Maximum, Minimum, MultipleOf, Number, Term
from linting.schemas.terms import Kind as JsonKind
from shims.decimals import ROUNDINGS, Rounding, endless_part, finite_decimal, rounded
from shims.effects import numbers
from shims.effects.extents import Extent
from shims.effects.functions import Point
from shims.effects.numbers import plain
from shims.ops.base import NULL, PATH, Kind, NotInvertibleError, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import Verbatim
from shims.values import LONGEST_NUMBER, plain_digits, scalar

MOST_DIGITS = 30


@op
@dataclass(frozen=True, slots=True)
class Scale(PointOp):
    """An affine function of a number."""

    at: Path
    num: Fraction
    den: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)
    round: Rounding = "exact"
    digits: int | None = None
    keeps_null: bool = False

    name: ClassVar[str] = "scale"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "num": {"type": "number", "not": {"const": 0}},
        "den": {"type": "number", "exclusiveMinimum": 0, "default": 1},
        "offset": {"type": "number", "default": 0},
        "round": {"enum": list(ROUNDINGS), "default": "exact"},
        "digits": {"type": "integer", "minimum": 0, "maximum": MOST_DIGITS},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "num")
    result_kinds: ClassVar[int] = JsonKind.NUMBER

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        digits = parameters.get("digits")
        round_ = parameters.get("round", "exact")
        if digits is None and round_ != "exact":
            raise ValueError("`round` needs `digits`")
        num, den, offset = (Fraction(scalar(parameters.get(name, usual))) for name, usual in _NUMBERS)
        return cls(
            path_of(parameters["at"]),
            num,
            den,
            offset,
            round=round_,
            digits=None if digits is None else int(digits),
            keeps_null=parameters.get("null") == "keep",
        )

    def as_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {"at": list(self.at), "num": _number(self.num)}
        if self.den != 1:
            told["den"] = _number(self.den)
        if self.offset:
            told["offset"] = _number(self.offset)
        if self.digits is not None:
            told |= {"round": self.round, "digits": self.digits}
        return told | ({"null": "keep"} if self.keeps_null else {})

    @property
    def factor(self) -> Fraction:
        """What it multiplies by."""
        return self.num / self.den

    def changed(self, node: Any) -> Any:
        number: Decimal = self.of_type(node, "number")
        exact = Fraction(number) * self.factor + self.offset
        found = rounded(exact, self.round, self.digits)
        if found is None:
            raise self.failure("inexact", f"the number at {named(self.at)} cannot be scaled exactly")
        return Verbatim(plain_digits(found, self.at, "scale-out-of-range"))

    def accepts(self, point: Point) -> Term:
        return point.arena.all([point.of_number(), self._is_exact(point), self._has_room(point)])

    def _has_room(self, point: Point) -> Term:
        """The result is not longer than a number may be."""
        make = point.arena.make
        widest = 10**LONGEST_NUMBER
        too_long = point.arena.some([make(Minimum, widest, False), make(Maximum, -widest // 10, False)])
        origin = numbers.affine(too_long, point, self.factor, self.offset)
        return point.room(self.image_extent(point), origin)

    def image_extent(self, point: Point) -> Extent:
        found = point.digits.times(self.factor).plus(self.offset)
        return found if self.digits is None else found.rounded(self.digits)

    def _is_exact(self, point: Point) -> Term:
        """The result has no more digits than allowed, or an end at all."""
        if self.digits is None:
            endless = endless_part(self.factor.denominator)
            multiple = ALWAYS if endless == 1 else point.arena.make(MultipleOf, endless)
            return point.booleans.between(multiple, ALWAYS, "whether digits have an end")
        if self.round != "exact":
            return ALWAYS
        step = Fraction(1, 10**self.digits)
        return numbers.affine(point.arena.make(MultipleOf, plain(step)), point, self.factor, self.offset)

    def inverse_image(self, target: Term, point: Point) -> Term:
        if self.round == "exact":
            return numbers.affine(target, point, self.factor, self.offset)
        grid = Fraction(1, 10 ** (self.digits or 0))
        return numbers.monotone(target, point, partial(self._lowest, point, grid), grid)

    def _lowest(self, point: Point, grid: Fraction, bound: Number, strict: bool) -> Term | None:
        """The numbers that lead to the bound or above, where rounding is towards one side."""
        above = Fraction(bound) / grid
        first = (math.floor(above) + 1 if strict else math.ceil(above)) * grid
        if self.round == "floor" or (self.round == "down" and first > 0):
            lowest = point.arena.make(Minimum, plain(first), False)
        elif self.round in ("ceiling", "down"):
            lowest = point.arena.make(Minimum, plain(first - grid), True)
        else:
            half = first - grid / 2
            even = (first / grid) % 2 == 0
            away = self.round == "half-up" and first > 0
            lowest = point.arena.make(Minimum, plain(half), not (away or (self.round == "half-even" and even)))
        return numbers.affine(lowest, point, self.factor, self.offset)

    def invert(self) -> tuple[Op, ...]:
        offset = -self.offset / self.factor
        if finite_decimal(offset) is None:
            raise NotInvertibleError(f"the way back at {named(self.at)} needs an offset without end")
        sign = 1 if self.num > 0 else -1
        return (Scale(self.at, sign * self.den, sign * self.num, offset, keeps_null=self.keeps_null),)

    @property
    def kind(self) -> Kind:
        if self.round != "exact":
            return Kind.LOSSY
        always = self.digits is None and finite_decimal(1 / self.den) is not None
        return Kind.INJECTIVE if always else Kind.PARTIAL

    @property
    def losses(self) -> tuple[str, ...]:
        if self.round == "exact":
            return ()
        return (f"What {named(self.at)} has beyond {self.digits} digits after the point is rounded away.",)


_NUMBERS = (("num", 1), ("den", 1), ("offset", 0))


def _number(fraction: Fraction) -> int | float:
    return fraction.numerator if fraction.denominator == 1 else float(fraction)
