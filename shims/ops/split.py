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

from shims.errors import ShimError
from shims.ops.base import PATH, Kind, Op, Parameters, op
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree
from shims.values import scalar, type_of

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
        text = scalar(node)
        if type_of(text) != "string":
            raise ShimError("split-type", f"{named(self.source)} is not a string", path=self.source)
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
