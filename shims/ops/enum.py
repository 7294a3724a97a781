"""Replace each value of a closed set by its counterpart.

## What it does

Looks up what stands at `at` in `map` and puts the counterpart in its place. `map` is an object, or a list of
pairs where values are not all strings: `[[1, "low"], [2, "high"], [null, "unknown"]]`. 1 and 1.0 are one
value; 1, `"1"` and `true` are three. Where nothing stands, nothing happens. `else` says what becomes of any
other value: `"fail"`, or `{"const": …}`. `back` adds to the way back, in the same form as `map`: what a value
of several origins returns to.

## Fails

`enum-unmapped` for a value that is not in `map`, unless `else` gives a constant.

## Way back

The map turned round, with `back` going first. A value with two origins and no `back` has no way back. Partial,
since it may fail; lossy with a constant for every other value.

## Example

```json
{"mapping": {"op": "enum", "at": ["state"], "map": {"active": "ENABLED", "paused": "DISABLED"}},
 "before": {"state": "active"},
 "after": {"state": "ENABLED"}}
```
"""

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any, ClassVar, Self

from linting.schemas.terms import ALWAYS, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects.functions import Point
from shims.ops.base import PATH, Kind, NotInvertibleError, Op, Parameters, PointOp, op
from shims.paths import Path, named, path_of
from shims.text import spelled
from shims.values import identity

Pairs = tuple[tuple[Any, Any], ...]

_SCALAR = {"type": ["string", "number", "boolean", "null"]}
_TABLE = {
    "oneOf": [
        {"type": "object", "additionalProperties": _SCALAR},
        {"type": "array", "items": {"type": "array", "items": _SCALAR, "minItems": 2, "maxItems": 2}},
    ]
}


@dataclass(frozen=True, slots=True)
class Constant:
    """What every value that the table does not name turns into."""

    value: Any


@op
@dataclass(frozen=True, slots=True)
class Enum(PointOp):
    """A table from values to values."""

    at: Path
    pairs: Pairs
    otherwise: Constant | None = None
    back: Pairs = ()

    name: ClassVar[str] = "enum"
    parameters: ClassVar[Parameters] = {
        "at": PATH,
        "map": _TABLE,
        "else": {
            "oneOf": [
                {"const": "fail"},
                {
                    "type": "object",
                    "properties": {"const": _SCALAR},
                    "required": ["const"],
                    "additionalProperties": False,
                },
            ],
            "default": "fail",
        },
        "back": _TABLE,
    }
    required: ClassVar[tuple[str, ...]] = ("at", "map")
    result_kinds: ClassVar[int] = JsonKind.STRING | JsonKind.NUMBER | JsonKind.BOOLEAN | JsonKind.NULL

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        otherwise = parameters.get("else", "fail")
        return cls(
            path_of(parameters["at"]),
            _pairs(parameters["map"]),
            None if otherwise == "fail" else Constant(otherwise["const"]),
            _pairs(parameters.get("back", {})),
        )

    def as_json(self) -> dict[str, Any]:
        otherwise = {} if self.otherwise is None else {"else": {"const": self.otherwise.value}}
        back = {"back": _as_json(self.back)} if self.back else {}
        return {"at": list(self.at), "map": _as_json(self.pairs), **otherwise, **back}

    def changed(self, node: Any) -> Any:
        counterpart = _look_up(self.pairs, identity(node), self.otherwise)
        if counterpart is None:
            raise self.failure("unmapped", f"the value at {named(self.at)} is not in the map")
        return counterpart.value

    def accepts(self, point: Point) -> Term:
        if self.otherwise is not None:
            return ALWAYS
        return point.booleans.values([old for old, _ in self.pairs])

    def inverse_image(self, target: Term, point: Point) -> Term:
        listed = point.booleans.values([old for old, _ in self.pairs])
        fits = point.booleans.values([old for old, new in self.pairs if point.truth(target, new)])
        if self.otherwise is None or not point.truth(target, self.otherwise.value):
            return fits
        return point.booleans.conditional(listed, fits, ALWAYS)

    def invert(self) -> tuple[Op, ...]:
        chosen = {identity(new): old for new, old in self.back}
        way_back = list(self.back)
        for new, origins in self._origins().items():
            if new in chosen:
                continue
            if len(origins) > 1:
                raise NotInvertibleError(
                    f"{spelled(origins[0][1])} at {named(self.at)} has more than one origin; say in `back` which it is"
                )
            way_back.append((origins[0][1], origins[0][0]))
        return (Enum(self.at, tuple(way_back), back=self._ambiguous_return()),)

    def _origins(self) -> dict[Hashable, list[tuple[Any, Any]]]:
        """The pairs by what they lead to; `else` counts as one more origin of its constant."""
        origins: dict[Hashable, list[tuple[Any, Any]]] = {}
        for old, new in self.pairs:
            origins.setdefault(identity(new), []).append((old, new))
        if self.otherwise is not None:
            other = ("every other value", self.otherwise.value)
            origins.setdefault(identity(self.otherwise.value), []).extend([other, other])
        return origins

    def _ambiguous_return(self) -> Pairs:
        """What the inverse needs in its own `back`: values to which more than one value returns."""
        forward = {identity(old): new for old, new in self.pairs}
        returned = {identity(old): old for _, old in self.back}
        return tuple((old, forward[key]) for key, old in returned.items() if key in forward)

    @property
    def kind(self) -> Kind:
        if self.otherwise is None:
            return Kind.PARTIAL
        return Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        return tuple(
            f"Which value {named(self.at)} had cannot be told where it has become {spelled(origins[0][1])}."
            for origins in self._origins().values()
            if len(origins) > 1
        )


def _pairs(table: dict[str, Any] | list[list[Any]]) -> Pairs:
    pairs = tuple(table.items()) if isinstance(table, dict) else tuple((old, new) for old, new in table)
    if len({identity(old) for old, _ in pairs}) < len(pairs):
        raise ValueError("a value stands twice in the table")
    return pairs


def _as_json(pairs: Pairs) -> dict[str, Any] | list[list[Any]]:
    if all(isinstance(old, str) for old, _ in pairs):
        return dict(pairs)
    return [list(pair) for pair in pairs]


def _look_up(pairs: Pairs, wanted: Hashable, otherwise: Constant | None) -> Constant | None:
    if wanted is not None:
        for old, new in pairs:
            if identity(old) == wanted:
                return Constant(new)
    return otherwise
