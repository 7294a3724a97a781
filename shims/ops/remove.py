"""Remove a value that the target version does not have.

## What it does

Drops what stands at `at`; where nothing stands, nothing happens. `restore` says what the way back does: `"omit"`
leaves the place empty, `{"value": …}` puts that constant there. `{"stash": […]}` keeps the value at that other place
of the payload, where no reader looks for it and the target version has to allow it; the way back takes it from there.

## Fails

Never, without `stash`; with it `target-exists` and `not-an-object` as with `move`.

## Way back

Nothing, or `add` of the constant; then it is lossy: the removed value is gone. Or the `move` out of the stash; then
iso.

## Example

```json
{"mapping": {"op": "remove", "at": ["internal_note"], "restore": "omit"},
 "before": {"id": 7, "internal_note": "VIP"},
 "after": {"id": 7}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import MEMBER, Kind, Op, Parameters, op
from shims.ops.move import Move
from shims.paths import Path, named, path_of
from shims.tree import ABSENT, Tree


@dataclass(frozen=True, slots=True)
class Restore:
    """The constant that the way back puts in place of what was removed."""

    value: Any


@dataclass(frozen=True, slots=True)
class Stash:
    """The place from which the way back takes what was removed."""

    place: Path


@op
@dataclass(frozen=True, slots=True)
class Remove(Op):
    """A value gone, with or without a stand-in for the way back."""

    at: Path
    restore: Restore | Stash | None = None

    name: ClassVar[str] = "remove"
    parameters: ClassVar[Parameters] = {
        "at": MEMBER,
        "restore": {
            "oneOf": [
                {"const": "omit"},
                {
                    "type": "object",
                    "properties": {"value": {}},
                    "required": ["value"],
                    "additionalProperties": False,
                },
                {
                    "type": "object",
                    "properties": {"stash": MEMBER},
                    "required": ["stash"],
                    "additionalProperties": False,
                },
            ],
            "default": "omit",
        },
    }
    required: ClassVar[tuple[str, ...]] = ("at",)

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        restore, at = parameters.get("restore", "omit"), path_of(parameters["at"])
        if restore == "omit":
            return cls(at)
        return cls(at, Restore(restore["value"]) if "value" in restore else Stash(path_of(restore["stash"])))

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "restore": self._restore_as_json()}

    def _restore_as_json(self) -> object:
        match self.restore:
            case Restore(value):
                return {"value": value}
            case Stash(place):
                return {"stash": list(place)}
        return "omit"

    def run(self, tree: Tree) -> None:
        value = tree.take(self.at)
        if isinstance(self.restore, Stash) and value is not ABSENT:
            tree.put(self.restore.place, value)

    def follow(self, trace: Trace) -> None:
        taken = trace.take(self.at)
        if isinstance(self.restore, Stash):
            trace.put(self.restore.place, taken)

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.add import Add  # the two are each other's way back

        match self.restore:
            case Restore(value):
                return (Add(self.at, value),)
            case Stash(place):
                return (Move(place, self.at, prune=len(place) > 1),)
        return ()

    @property
    def kind(self) -> Kind:
        return Kind.ISO if isinstance(self.restore, Stash) else Kind.LOSSY

    @property
    def losses(self) -> tuple[str, ...]:
        if isinstance(self.restore, Stash):
            return ()
        return (f"The value of {named(self.at)} is dropped.",)

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.at,)

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.restore.place,) if isinstance(self.restore, Stash) else ()
