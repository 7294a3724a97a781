"""Write a moment in another form.

## What it does

Turns the moment at `at` from the form `from` into the form `to`. The forms are `"date-time"` and `"date"` (RFC 3339,
years 0000 to 9999), `"epoch-s"` and `"epoch-ms"` (integers, from 1970-01-01T00:00:00Z). `zone` is an offset such as
`"+02:00"`, `"Z"` if not given: a date is midnight there, and dates and date-times are written for there. What is
finer than milliseconds, or than the form can say, is cut off towards the past. A date-time that `zone` leads out of
these years becomes their first or last moment. Where nothing stands, nothing happens. `null` is no moment and fails,
unless `"null": "keep"` lets it pass as it is.

## Fails

`datetime-type` where `at` is neither text nor number as the form asks; `datetime-form` where it does not have the
form; `datetime-out-of-range` where the result lies outside the years 0000 to 9999.

## Way back

From `to` to `from`. Lossy where digits are cut off, else injective where every value has the form.

## Example

```json
{"mapping": {"op": "datetime", "at": ["created"], "from": "epoch-s", "to": "date-time"},
 "before": {"created": 1700000000},
 "after": {"created": "2023-11-14T22:13:20Z"}}
```
"""

import math
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import partial
from typing import Any, ClassVar, Self

from linting.schemas.dialects import Dialect
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    Format,
    Maximum,
    Minimum,
    MultipleOf,
    Number,
    Term,
    WrittenAsInteger,
)
from linting.schemas.terms import Kind as JsonKind
from shims import moments
from shims.effects import numbers, strings
from shims.effects.extents import Extent
from shims.effects.functions import Point
from shims.effects.texts import Text, escaped
from shims.moments import FORMS, Form
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import Verbatim
from shims.values import is_integer

_FINENESS: dict[Form, int] = {"date": 0, "epoch-s": 1, "epoch-ms": 2, "date-time": 3}


@op
@dataclass(frozen=True, slots=True)
class Datetime(PointOp):
    """One moment from one form to another."""

    at: Path
    source: Form
    target: Form
    zone: str = "Z"
    keeps_null: bool = False

    name: ClassVar[str] = "datetime"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "from": {"enum": list(FORMS)},
        "to": {"enum": list(FORMS)},
        "zone": {"type": "string", "pattern": moments.ZONE, "default": "Z"},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "from", "to")
    result_kinds: ClassVar[int] = JsonKind.STRING | JsonKind.NUMBER

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        zone, keeps_null = parameters.get("zone", "Z"), parameters.get("null") == "keep"
        return cls(path_of(parameters["at"]), parameters["from"], parameters["to"], zone, keeps_null)

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "from": self.source, "to": self.target, "zone": self.zone, **keeps_null}

    def changed(self, node: Any) -> Any:
        moment = self._moment(node)
        match self.target:
            case "epoch-ms":
                return Verbatim(str(moment))
            case "epoch-s":
                return Verbatim(str(moment // 1_000))
        if self.source == "date-time":
            moment = moments.within_range(moment, self.zone)
        write = moments.date_text if self.target == "date" else moments.date_time_text
        text = write(moment, self.zone)
        if text is None:
            raise self.failure("out-of-range", f"{named(self.at)} is outside the years 0000 to 9999")
        return text

    def _moment(self, node: Any) -> int:
        if self.source in ("epoch-s", "epoch-ms"):
            number: Decimal = self.of_type(node, "number")
            if not is_integer(number):
                raise self.failure("form", f"{named(self.at)} is not a whole number")
            return int(number) * (1_000 if self.source == "epoch-s" else 1)
        text = self.of_type(node, "string")
        if self.source == "date-time":
            moment = moments.moment_of(text)
        else:
            day = moments.day_of(text)
            moment = None if day is None else day * moments.DAY - (moments.offset_of(self.zone) or 0)
        if moment is None:
            raise self.failure("form", f"{named(self.at)} is not a {self.source}")
        return moment

    def accepts(self, point: Point) -> Term:
        if self.source in ("epoch-s", "epoch-ms"):
            return point.arena.all([point.of_number(), point.arena.make(MultipleOf, 1), self._in_range(point)])
        return point.arena.all([point.of_type(JsonKind.STRING), self._has_form(point)])

    def _in_range(self, point: Point) -> Term:
        """The year can be written, where it is."""
        if self.target in ("epoch-s", "epoch-ms"):
            return ALWAYS
        ahead, unit = moments.offset_of(self.zone) or 0, 1_000 if self.source == "epoch-s" else 1
        first, last = -(-(moments.EARLIEST - ahead) // unit), (moments.LATEST - ahead) // unit
        return point.arena.all([point.arena.make(Minimum, first, False), point.arena.make(Maximum, last, False)])

    def _has_form(self, point: Point) -> Term:
        form: Term = point.arena.make(Format, self.source, str(Dialect.DRAFT2020_12))
        known = point.strings(point.known)
        wanted = point.strings(form)
        if known is not None and wanted is not None and known.is_subset_of(wanted) is True:
            form = ALWAYS
        return form

    def inverse_image(self, target: Term, point: Point) -> Term:
        if self.target in ("date", "date-time"):
            return strings.by_image(target, point, self.image_text(point)) if self._writes(target, point) else NEVER
        match self.source, self.target:
            case "epoch-ms", "epoch-s":
                return numbers.monotone(target, point, partial(_first_of_second, point), Fraction(1))
            case (("epoch-s" | "epoch-ms"), _):
                return numbers.affine(target, point, Fraction(1 if self.source == self.target else 1_000), Fraction(0))
        return self._number(target, point)

    @staticmethod
    def _writes(target: Term, point: Point) -> bool:
        return bool(point.workshop.knowledge.kinds(target) & JsonKind.STRING)

    def _number(self, target: Term, point: Point) -> Term:
        """A whole number in the range of the years 0000 to 9999, as dates and date-times give it."""
        unit = 1_000 if self.target == "epoch-s" else 1
        first, last = (moments.EARLIEST - moments.DAY) // unit, (moments.LATEST + moments.DAY) // unit

        def leaf(term: Term) -> Term:
            match term:
                case Minimum(bound, _) if bound < first:
                    return ALWAYS
                case Maximum(bound, _) if bound > last:
                    return ALWAYS
                case Minimum(bound, _) if bound > last:
                    return NEVER
                case Maximum(bound, _) if bound < first:
                    return NEVER
                case MultipleOf(1) | WrittenAsInteger():
                    return ALWAYS
            return point.booleans.unknown("a moment as a number")

        return numbers.through_number(target, point, leaf)

    def image_extent(self, point: Point) -> Extent:
        return point.digits.times(Fraction(1_000)) if self.source == "epoch-s" else point.digits

    def image_text(self, point: Point) -> Text:
        del point
        return Text(moments.DATE_BODY if self.target == "date" else moments.date_time_body(escaped(self.zone)))

    def invert(self) -> tuple[Op, ...]:
        return (Datetime(self.at, self.target, self.source, self.zone, self.keeps_null),)

    @property
    def kind(self) -> Kind:
        if self._coarsens:
            return Kind.LOSSY
        return Kind.ISO if self.source == self.target == "epoch-s" else Kind.PARTIAL

    @property
    def _coarsens(self) -> bool:
        return _FINENESS[self.target] < _FINENESS[self.source]

    @property
    def losses(self) -> tuple[str, ...]:
        if self._coarsens:
            finer = {"date": "The time of day", "epoch-s": "What is finer than seconds"}
            return (f"{finer.get(self.target, 'What is finer than milliseconds')} in {named(self.at)} is cut off.",)
        if self.source == "date-time":
            return (f"In which zone {named(self.at)} was written is lost.",)
        return ()


def _first_of_second(point: Point, bound: Number, strict: bool) -> Term:
    """The milliseconds whose second is the bound or later."""
    second = math.floor(bound) + 1 if strict else math.ceil(bound)
    return point.arena.make(Minimum, second * 1_000, False)
