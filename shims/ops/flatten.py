"""Put the members of an object beside it.

## What it does

Moves each of `keys` out of the object at `at`, to a member beside it whose name is `prefix` and the key; `prefix` is
empty if not given. The object goes with its last member; it stays where it has members that `keys` does not list, or
had none.

## Fails

`target-exists` where there is such a member already.

## Way back

`nest`. Iso for payloads in which the object has no other members.

## Example

```json
{"mapping": {"op": "flatten", "at": ["address"], "keys": ["street", "city"], "prefix": "address_"},
 "before": {"id": 7, "address": {"street": "Main St", "city": "Ghent"}},
 "after": {"id": 7, "address_street": "Main St", "address_city": "Ghent"}}
```
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Self

from shims.effects.trace import Trace
from shims.ops.base import MEMBER, Kind, Op, Parameters, op
from shims.ops.move import Move
from shims.ops.nest import KEYS, Nest
from shims.paths import Path, path_of
from shims.tree import Tree


@op
@dataclass(frozen=True, slots=True)
class Flatten(Op):
    """An object as members."""

    at: Path
    keys: tuple[str, ...]
    prefix: str = ""

    name: ClassVar[str] = "flatten"
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
        return tuple(Move((*self.at, key), (*self.at[:-1], self.prefix + key), prune=True) for key in self.keys)

    def run(self, tree: Tree) -> None:
        for move in self.moves:
            move.run(tree)

    def follow(self, trace: Trace) -> None:
        for move in self.moves:
            move.follow(trace)

    def invert(self) -> tuple[Op, ...]:
        return (Nest(self.at, self.keys, self.prefix),)

    @property
    def kind(self) -> Kind:
        return Kind.ISO

    @property
    def reads(self) -> tuple[Path, ...]:
        return tuple(move.source for move in self.moves)

    @property
    def writes(self) -> tuple[Path, ...]:
        return tuple(move.target for move in self.moves)
