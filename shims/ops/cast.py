"""Write a value as another JSON type.

## What it does

Turns the `from` type at `at` into the `to` type, in its canonical form: numbers in plain digits without
trailing zeros, booleans as `"true"` and `"false"` or as 1 and 0. Where nothing stands, nothing happens.
`null` is a value and not of the type, so it fails, unless `"null": "keep"` lets it pass as it is.

| from | to | accepts |
|---|---|---|
| string | integer | `-?(0\\|[1-9][0-9]*)`, not `-0` |
| string | number | what JSON writes as a number |
| string | boolean | `true`, `false` |
| integer, number | string | every number |
| integer | number | every integer |
| number | integer | numbers without a fraction: 1.0 is 1 |
| integer, number | boolean | 1 and 0 |
| boolean | string, integer, number | both |

## Fails

`cast-type` where another type than `from` stands at `at`; `cast-form` where the value has no counterpart;
`cast-out-of-range` for numbers in text that an IEEE 754 double cannot hold, and for numbers of more than 400
characters.

## Way back

The cast from `to` to `from`. Partial where a value may have no counterpart, else injective.

## Example

```json
{"mapping": {"op": "cast", "at": ["quantity"], "from": "string", "to": "integer"},
 "before": {"quantity": "12"},
 "after": {"quantity": 12}}
```
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Any, ClassVar, Literal, Self, get_args

from linting.schemas.terms import ALWAYS, All, Length, Matches, Minimum, MultipleOf, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects import numbers
from shims.effects.extents import DOUBLE, READ, Extent
from shims.effects.functions import Point
from shims.effects.texts import ANY_TEXT, Text
from shims.errors import ShimError
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import Verbatim
from shims.values import is_integer, number_in_text, plain_digits, scalar, type_of, with_article

ScalarType = Literal["string", "integer", "number", "boolean"]

_INTEGER_FORM = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER_FORM = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_OUT_OF_RANGE = "cast-out-of-range"
_BOOLEANS: dict[object, bool] = {"true": True, "false": False, Decimal(1): True, Decimal(0): False}


@op
@dataclass(frozen=True, slots=True)
class Cast(PointOp):
    """One scalar from one type to another."""

    at: Path
    source: ScalarType
    target: ScalarType
    keeps_null: bool = False

    name: ClassVar[str] = "cast"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "from": {"enum": list(get_args(ScalarType))},
        "to": {"enum": list(get_args(ScalarType))},
        "null": NULL,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "from", "to")
    result_kinds: ClassVar[int] = JsonKind.STRING | JsonKind.NUMBER | JsonKind.BOOLEAN

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        keeps_null = parameters.get("null") == "keep"
        return cls(path_of(parameters["at"]), parameters["from"], parameters["to"], keeps_null)

    def as_json(self) -> dict[str, Any]:
        keeps_null = {"null": "keep"} if self.keeps_null else {}
        return {"at": list(self.at), "from": self.source, "to": self.target, **keeps_null}

    def changed(self, node: Any) -> Any:
        value = scalar(node)
        if not _is(value, self.source):
            raise self.failure("type", f"{named(self.at)} is {with_article(type_of(value))}, not {self.source}")
        return node if self.source == self.target else self._cast(value)

    def _cast(self, value: Any) -> object:
        match self.target:
            case "string":
                return str(value).lower() if isinstance(value, bool) else plain_digits(value, self.at, _OUT_OF_RANGE)
            case "boolean":
                if value not in _BOOLEANS:
                    raise self._without_counterpart()
                return _BOOLEANS[value]
            case _:
                write = number_in_text if isinstance(value, str) else plain_digits
                return Verbatim(write(self._as_number(value), self.at, _OUT_OF_RANGE))

    def _as_number(self, value: Any) -> Decimal:
        if isinstance(value, bool):
            return Decimal(int(value))
        if isinstance(value, str):
            form = _INTEGER_FORM if self.target == "integer" else _NUMBER_FORM
            if form.fullmatch(value) is None or (self.target == "integer" and value == "-0"):
                raise self._without_counterpart()
            value = scalar(Verbatim(value))
        if self.target == "integer" and not is_integer(value):
            raise self._without_counterpart()
        return value  # type: ignore[no-any-return]

    def _without_counterpart(self) -> ShimError:
        return self.failure("form", f"the {self.source} at {named(self.at)} is no {self.target}")

    def accepts(self, point: Point) -> Term:
        is_number = self.source in ("integer", "number")
        of_type = point.of_number() if is_number else point.of_type(getattr(JsonKind, self.source.upper()))
        return point.arena.all([of_type, self._has_counterpart(point)])

    def _has_counterpart(self, point: Point) -> Term:
        match self.source, self.target:
            case "boolean", _:
                return ALWAYS
            case "string", "integer":
                form = point.arena.make(Matches, f"^(?:{numbers.INTEGER.body})$")
                negative = point.arena.all(
                    [point.arena.make(Matches, "^-"), point.arena.make(Length, 0, DOUBLE.whole + 1)]
                )
                return point.arena.all([form, point.arena.some([negative, point.arena.make(Length, 0, DOUBLE.whole)])])
            case "string", "number":
                form = point.arena.make(Matches, f"^{numbers.NUMBER_FORM}$")
                small = point.arena.all([point.arena.make(Matches, "^[^eE]*$"), point.arena.make(Length, 0, 300)])
                return point.arena.all([form, point.booleans.between(small, ALWAYS, "how large a number in text is")])
            case _, "boolean":
                return point.booleans.values(["true", "false"] if self.source == "string" else [1, 0])
            case ("integer", _) | (_, "integer"):
                return point.arena.make(MultipleOf, 1)
        return ALWAYS

    def inverse_image(self, target: Term, point: Point) -> Term:
        if self.source == self.target:
            return target
        if self.target == "boolean" or self.source == "boolean":
            return self._tabulated(target, point)
        match self.source, self.target:
            case "string", "integer":
                return numbers.read_integer(target, point)
            case "string", "number":
                return self._read_number(target, point)
            case _, "string":
                is_whole = self.source == "integer" or self._is_integral(point)
                return numbers.written(target, point, is_whole=is_whole)
        return numbers.affine(target, point, Fraction(1), Fraction(0))

    @staticmethod
    def _is_integral(point: Point) -> bool:
        parts = point.known.parts if isinstance(point.known, All) else (point.known,)
        return any(isinstance(part, MultipleOf) and part.step == 1 for part in parts)

    def _tabulated(self, target: Term, point: Point) -> Term:
        origins: list[Any] = [True, False]
        if self.target == "boolean" and self.source != "boolean":
            origins = ["true", "false"] if self.source == "string" else [1, 0]
        fits = [value for value in origins if point.truth(target, self.result(value))]
        return ALWAYS if len(fits) == len(origins) else point.booleans.values(fits)

    @staticmethod
    def _read_number(target: Term, point: Point) -> Term:
        def leaf(term: Term) -> Term:
            negative = point.arena.make(Matches, "^-")
            match term:
                case Minimum(0, False):
                    return point.booleans.between(point.arena.negation(negative), ALWAYS, "numbers read from text")
            return point.booleans.unknown("numbers read from text")

        return numbers.through_number(target, point, leaf)

    def image_text(self, point: Point) -> Text:
        if self.source == self.target:
            return point.text
        if self.target != "string":
            return ANY_TEXT
        if self.source == "number":
            return numbers.decimals(point)
        return numbers.integers(point) if self.source == "integer" else Text("true|false")

    def image_extent(self, point: Point) -> Extent:
        return READ if self.source == "string" else point.digits

    def invert(self) -> tuple[Op, ...]:
        return (Cast(self.at, self.target, self.source, self.keeps_null),)

    @property
    def kind(self) -> Kind:
        narrows = self.source == "string" or (self.source, self.target) == ("number", "integer")
        if self.source == self.target:
            return Kind.ISO
        return Kind.PARTIAL if narrows or self.target == "boolean" else Kind.INJECTIVE

    @property
    def losses(self) -> tuple[str, ...]:
        if (self.source, self.target) == ("string", "number"):
            return (f"How the number in {named(self.at)} was spelled is lost, such as its trailing zeros.",)
        return ()


def _is(value: object, expected: ScalarType) -> bool:
    return is_integer(value) if expected == "integer" else type_of(value) == expected
