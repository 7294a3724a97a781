"""Gather members of an object into an object of their own.

## What it does

Moves each member whose name is `prefix` and one of `keys` into the object at `at`, under the key alone; `prefix` is
empty if not given. The members stand beside `at`. Those that are absent stay absent, and where all are, no object is
made.

## Fails

`target-exists` where the object has such a key already; `not-an-object` where something else than an object stands at
`at`.

## Way back

`flatten`. Iso for payloads with nothing at `at`.

## Example

```json
{"mapping": {"op": "nest", "at": ["address"], "keys": ["street", "city"], "prefix": "address_"},
 "before": {"id": 7, "address_street": "Main St", "address_city": "Ghent"},
 "after": {"id": 7, "address": {"street": "Main St", "city": "Ghent"}}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import MEMBER, Kind, Op, Parameters, op
from shims.ops.move import Move
from shims.paths import Path, path_of
from shims.tree import Tree

KEYS = {"type": "array", "items": {"type": "string"}, "minItems": 1, "maxItems": 1000, "uniqueItems": True}


@op
@dataclass(frozen=True, slots=True)
class Nest(Op):
    """Members as an object."""

    at: Path
    keys: tuple[str, ...]
    prefix: str = ""

    name: ClassVar[str] = "nest"
    parameters: ClassVar[Parameters] = {"at": MEMBER, "keys": KEYS, "prefix": {"type": "string", "default": ""}}
    required: ClassVar[tuple[str, ...]] = ("at", "keys")

    @classmethod
    def of(cls, parameters: Parameters) -> Self:
        return cls(path_of(parameters["at"]), tuple(parameters["keys"]), parameters.get("prefix", ""))

    def as_json(self) -> dict[str, Any]:
        return {"at": list(self.at), "keys": list(self.keys), "prefix": self.prefix}

    @property
    def moves(self) -> tuple[Move, ...]:
        """What it comes to."""
        return tuple(Move((*self.at[:-1], self.prefix + key), (*self.at, key)) for key in self.keys)

    def run(self, tree: Tree) -> None:
        for move in self.moves:
            move.run(tree)

    def follow(self, trace: Trace) -> None:
        for move in self.moves:
            move.follow(trace)

    def invert(self) -> tuple[Op, ...]:
        from shims.ops.flatten import Flatten  # the two are each other's way back

        return (Flatten(self.at, self.keys, self.prefix),)

    @property
    def kind(self) -> Kind:
        return Kind.ISO

    @property
    def reads(self) -> tuple[Path, ...]:
        return tuple(move.source for move in self.moves)

    @property
    def writes(self) -> tuple[Path, ...]:
        return tuple(move.target for move in self.moves)
