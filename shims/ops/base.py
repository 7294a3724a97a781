"""What an op is, and how it joins the language.

One file an op: a frozen dataclass under `@op`. Adding an op is adding its file and its vectors. Its
effect on a schema (what verification pushes through it) will stand beside `run`, as `push`.
"""

import enum
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from shims.paths import Path
from shims.tree import Tree

OPLEVEL = 1
"""The level of the language that this runtime speaks; a mapping of a higher level is refused."""

Parameters = Mapping[str, Any]


class Kind(enum.IntEnum):
    """What an op keeps, from everything to least; a mapping's kind is the least of its ops'.

    Each op's page names the payloads it is meant for; the kind speaks of those.
    """

    PARTIAL = 0  # there are values on which it fails
    LOSSY = 1  # it always works, and its inverse cannot restore all of the payload
    INJECTIVE = 2  # its inverse restores the payload, but makes sense only for what it made
    ISO = 3  # it and its inverse undo each other

    @property
    def label(self) -> str:
        """The word on the wire and on pages."""
        return self.name.lower()


class NotInvertibleError(Exception):
    """The way back is not determined; the message says which value has two origins."""


class Op(ABC):
    """One step of a mapping."""

    name: ClassVar[str]
    """Its id in a mapping: public, kebab-case, never reused."""

    level: ClassVar[int] = 1
    """The first oplevel that has it."""

    parameters: ClassVar[Parameters]
    """JSON Schema of each parameter, by name."""

    required: ClassVar[tuple[str, ...]]
    """The parameters that have no default."""

    @classmethod
    @abstractmethod
    def of(cls, parameters: Parameters) -> Self:
        """The op from parameters that `parameters` has found valid."""

    @abstractmethod
    def as_json(self) -> dict[str, Any]:
        """Its parameters as a mapping spells them, without `op`."""

    @abstractmethod
    def run(self, tree: Tree) -> None:
        """Change the payload. Raises ShimError; the tree is then thrown away."""

    @abstractmethod
    def invert(self) -> tuple["Op", ...]:
        """The ops of the way back; none where the way back has nothing to do. Raises NotInvertibleError."""

    @property
    @abstractmethod
    def kind(self) -> Kind:
        """What it keeps."""

    @property
    def losses(self) -> tuple[str, ...]:
        """What cannot be told from the result, one plain sentence each."""
        return ()

    @property
    def reads(self) -> tuple[Path, ...]:
        """Where it expects values that the source version declares."""
        return ()

    @property
    def writes(self) -> tuple[Path, ...]:
        """Where it leaves values that the target version should declare."""
        return ()


Definition = TypeVar("Definition", bound=Op)

OPS: dict[str, type[Op]] = {}
"""Every op by its id; `shims.language` sees to it that all of them have joined."""


def op(definition: type[Definition]) -> type[Definition]:
    """Class decorator: add an op to the language."""
    if definition.name in OPS:
        raise ValueError(f"two ops are called {definition.name!r}")
    OPS[definition.name] = definition
    return definition
