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
`cast-out-of-range` for numbers that an IEEE 754 double cannot hold.

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
from typing import Any, ClassVar, Literal, Self, get_args

from shims.errors import ShimError
from shims.ops.base import NULL, PATH, Kind, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import Verbatim
from shims.values import canonical_number, is_integer, scalar, type_of, with_article

ScalarType = Literal["string", "integer", "number", "boolean"]

_INTEGER_FORM = re.compile(r"-?(?:0|[1-9][0-9]*)", re.ASCII)
_NUMBER_FORM = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
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
                return str(value).lower() if isinstance(value, bool) else canonical_number(value, self.at)
            case "boolean":
                if value not in _BOOLEANS:
                    raise self._without_counterpart()
                return _BOOLEANS[value]
            case _:
                return Verbatim(canonical_number(self._as_number(value), self.at))

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
