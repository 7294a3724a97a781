"""Bring a number within bounds.

## What it does

A number at `at` below `min` becomes `min`, one above `max` becomes `max`; all others stay as they are spelled. Where
nothing stands, nothing happens. `null` is no number and fails, unless `"null": "keep"` lets it pass as it is.

## Fails

`clamp-type` where something else than a number stands at `at`.

## Way back

Nothing to do. Lossy: how far beyond the bounds a number was is gone.

## Example

```json
{"mapping": {"op": "clamp", "at": ["score"], "min": 0, "max": 100},
 "before": {"score": 120},
 "after": {"score": 100}}
```
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any, ClassVar, Self

from linting.schemas.terms import ALWAYS, Maximum, Minimum, Term
from linting.schemas.terms import Kind as JsonKind
from linting.schemas.values import exact
from shims.effects import numbers
from shims.effects.functions import Point
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.values import scalar


@op
@dataclass(frozen=True, slots=True)
class Clamp(PointOp):
    """A number no smaller and no larger than the bounds."""

    at: Path
    least: float | None = None
    most: float | None = None
    keeps_null: bool = False

    name: ClassVar[str] = "clamp"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "min": {"type": "number"},
        "max": {"type": "number"},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at",)
    result_kinds: ClassVar[int] = JsonKind.NUMBER

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        least, most = parameters.get("min"), parameters.get("max")
        if least is not None and most is not None and least > most:
            raise ValueError("`min` is above `max`")
        return cls(path_of(parameters["at"]), least, most, parameters.get("null") == "keep")

    def as_json(self) -> dict[str, Any]:
        bounds = {"min": self.least, "max": self.most}
        given = {name: bound for name, bound in bounds.items() if bound is not None}
        return {"at": list(self.at), **given, **({"null": "keep"} if self.keeps_null else {})}

    def changed(self, node: Any) -> Any:
        number: Decimal = self.of_type(node, "number")
        if self.least is not None and number < scalar(self.least):
            return self.least
        return self.most if self.most is not None and number > scalar(self.most) else node

    def accepts(self, point: Point) -> Term:
        return point.of_number()

    def inverse_image(self, target: Term, point: Point) -> Term:
        within = numbers.through_number(target, point, self._left_open)
        for bound, kind in ((self.least, Minimum), (self.most, Maximum)):
            if bound is not None:
                at_bound = point.constant(point.truth(target, bound), "a bound")
                inside = point.arena.make(kind, exact(bound), False)
                within = point.booleans.conditional(inside, within, at_bound)
        return within

    def _left_open(self, term: Term) -> Term:
        """What a condition on numbers says beyond what holds of all that are within the bounds."""
        least, most = (None if bound is None else exact(bound) for bound in (self.least, self.most))
        match term:
            case Minimum(bound, strict) if least is not None and (least > bound or (least == bound and not strict)):
                return ALWAYS
            case Maximum(bound, strict) if most is not None and (most < bound or (most == bound and not strict)):
                return ALWAYS
        return term

    def invert(self) -> tuple[Op, ...]:
        return ()

    @property
    def kind(self) -> Kind:
        return Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        return (f"How far {named(self.at)} was out of bounds cannot be told.",)
