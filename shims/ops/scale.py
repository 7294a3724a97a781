"""Count in another unit: euros as cents, kilometres as miles, Celsius as Fahrenheit.

## What it does

Replaces the number at `at` by number * `num` / `den` + `offset`, in exact decimal arithmetic: 19.99 * 100 is 1999.
`den` is 1 and `offset` 0 if not given. `digits` bounds the digits after the point, and `round` says what becomes of
more: `"exact"` (fail; so it is if `round` is not given), `"half-even"`, `"half-up"` (away from zero), `"down"`
(towards zero), `"floor"` or `"ceiling"`. The result is written in plain digits without trailing zeros. Where nothing
stands, nothing happens. `null` is no number and fails, unless `"null": "keep"` lets it pass as it is.

## Fails

`scale-type` where something else than a number stands at `at`; `scale-inexact` where the result has more digits than
`digits`, or no end; `scale-out-of-range` for numbers that an IEEE 754 double cannot hold.

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

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Self

from shims.decimals import ROUNDINGS, Rounding, finite_decimal, rounded
from shims.ops.base import NULL, PATH, Kind, NotInvertibleError, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import Verbatim
from shims.values import canonical_number, scalar

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
        return Verbatim(canonical_number(found, self.at, "scale-out-of-range"))

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
