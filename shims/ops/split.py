"""Cut a string into several.

## What it does

Takes the string at `from`, cuts it at `sep`, and puts the parts at the places in `into`. `limit` says where to cut
where `sep` occurs more often than needed: `"none"` (nowhere: fail; so it is if `limit` is not given), `"first"` (at
the first ones: the last part keeps the rest) or `"last"` (at the last ones: the first part keeps the rest). `missing`
says what happens where it occurs less often: `"fail"`, or `"absent"` (the last places stay empty). Where nothing
stands at `from`, nothing happens.

## Fails

`split-type` where something else than a string stands at `from`; `split-count` for too many or too few parts;
`target-exists` and `not-an-object` as with `move`.

## Way back

`join`. Partial where it may fail, else injective.

## Example

```json
{"mapping": {"op": "split", "from": ["name"], "sep": " ", "into": [["given"], ["family"]], "limit": "first"},
 "before": {"name": "Ada King Lovelace"},
 "after": {"given": "Ada", "family": "King Lovelace"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal, Self

from linting.schemas.terms import ALWAYS, Matches, Term
from linting.schemas.terms import Kind as JsonKind
from shims.effects.composed import taken_apart
from shims.effects.functions import Point
from shims.effects.nodes import NOTHING, Applied
from shims.effects.strings import PartOfText
from shims.effects.texts import Text, cut_at, escaped, without
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.ops.base import PATH, Kind, Op, Parameters, op
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import string_of

SEPARATOR = {"type": "string", "minLength": 1}
PLACES = {"type": "array", "items": {"$ref": "#/$defs/path"}, "minItems": 2, "maxItems": 64, "uniqueItems": True}


@op
@dataclass(frozen=True, slots=True)
class Split(Op):
    """One string as several."""

    source: Path
    sep: str
    into: tuple[Path, ...]
    limit: Literal["none", "first", "last"] = "none"
    missing: Literal["fail", "absent"] = "fail"

    name: ClassVar[str] = "split"
    parameters: ClassVar[Parameters] = {
        "from": PATH,
        "sep": SEPARATOR,
        "into": PLACES,
        "limit": {"enum": ["none", "first", "last"], "default": "none"},
        "missing": {"enum": ["fail", "absent"], "default": "fail"},
    }
    required: ClassVar[tuple[str, ...]] = ("from", "sep", "into")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        into = tuple(map(path_of, parameters["into"]))
        limit, missing = parameters.get("limit", "none"), parameters.get("missing", "fail")
        return cls(path_of(parameters["from"]), parameters["sep"], into, limit, missing)

    def as_json(self) -> dict[str, Any]:
        into = [list(place) for place in self.into]
        told = {"from": list(self.source), "sep": self.sep, "into": into}
        return told | {"limit": self.limit, "missing": self.missing}

    def run(self, tree: Tree) -> None:
        node = tree.value_at(self.source)
        if node is ABSENT:
            return
        text = string_of(node, self.source, self.name)
        parts = self.parts_of(text)
        if parts is None:
            raise ShimError("split-count", f"{named(self.source)} does not have as many parts", path=self.source)
        tree.take(self.source)
        for place, part in zip(self.into, parts, strict=False):
            tree.put(place, part)

    def parts_of(self, text: str) -> list[str] | None:
        """The parts in the order of `into`; None where there are too many or too few."""
        wanted = len(self.into)
        match self.limit:
            case "first":
                parts = text.split(self.sep, wanted - 1)
            case "last":
                parts = text.rsplit(self.sep, wanted - 1)
            case _:
                parts = text.split(self.sep)
        fits = len(parts) == wanted or (len(parts) < wanted and self.missing == "absent")
        return parts if fits else None

    def follow(self, trace: Trace) -> None:
        node = trace.node_at(self.source)
        known = taken_apart(node, self._shape, trace.pull, last_before="" if self.limit == "first" else self.sep)
        if known is not None:
            trace.take(self.source)
            for place, part in zip(self.into, known, strict=True):
                trace.put(place, part)
            return
        arena, wanted = trace.scope.arena, len(self.into)
        least = 1 if self.missing == "absent" else wanted
        several = [arena.types(JsonKind.STRING), self._has_parts(trace, least)]
        if self.limit == "none":
            several.append(arena.negation(self._has_parts(trace, wanted + 1)))
        trace.demand(trace.pull.if_present(node, arena.all(several)))
        trace.take(self.source)
        for index, place in enumerate(self.into):
            there = arena.all([trace.exists(node), trace.pull.if_present(node, self._has_parts(trace, index + 1))])
            part = Applied(PartOf(self, index), node)
            trace.put(place, part if index < least else trace.either(there, part, NOTHING))

    def _has_parts(self, trace: Trace, count: int) -> Term:
        """The string has at least so many parts."""
        if count < 2:
            return ALWAYS
        pattern = rf"{escaped(self.sep)}(?:[\s\S]*{escaped(self.sep)}){{{count - 2}}}"
        return trace.scope.arena.make(Matches, pattern if count > 2 else escaped(self.sep))

    @property
    def _shape(self) -> list[str | int]:
        """The parts by their index, and the separators between them."""
        shape: list[str | int] = [0]
        for index in range(1, len(self.into)):
            shape += [self.sep, index]
        return shape

    def text_at(self, index: int, whole: Text) -> Text:
        """The strings that may be the part with this index."""
        if (cut := cut_at(whole.body, self._shape)) is not None:
            return Text(cut[2 * index])
        keeps_rest = {"first": len(self.into) - 1, "last": 0}.get(self.limit)
        return Text() if index == keeps_rest else without(self.sep)

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.join import Join  # the two are each other's way back

        missing: Literal["fail", "skip"] = "skip" if self.missing == "absent" else "fail"
        return (Join(self.into, self.sep, self.source, missing),)

    @property
    def kind(self) -> Kind:
        return Kind.INJECTIVE if self.limit != "none" and self.missing == "absent" else Kind.PARTIAL

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.source,)

    @property
    def writes(self) -> tuple[Path, ...]:
        return self.into


@dataclass(frozen=True)
class PartOf(PartOfText):
    """One of the parts."""

    op: Split
    index: int

    name: ClassVar[str] = "split"

    def image_text(self, point: Point) -> Text:
        return self.op.text_at(self.index, point.text)

    def result(self, value: Any) -> Any:
        parts = self.op.parts_of(string_of(value, self.op.source, self.name)) or []
        if self.index >= len(parts):
            raise ShimError("split-count", "there is no such part", path=self.op.source)
        return parts[self.index]
