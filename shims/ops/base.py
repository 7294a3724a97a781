"""What an op is, and how it joins the language.

One file an op: a frozen dataclass under `@op`. Adding an op is adding its file and its vectors. Beside `run`, what it
does to a payload, stands `follow`, what it does to a schema; for ops that change one value, these are `changed`, and
`accepts` with `inverse_image`.
"""

import dataclasses
import enum
from abc import ABC, abstractmethod
from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from shims.effects.functions import Function
from shims.effects.trace import Trace
from shims.errors import ShimError
from shims.paths import Path, named
from shims.tree import ABSENT, Tree, is_untouched
from shims.values import JsonType, is_bounded, scalar, string_of, type_of, with_article

OPLEVEL = 1
"""The level of the language that this runtime speaks; a mapping of a higher level is refused."""

Parameters = Mapping[str, Any]

PATH = {"$ref": "#/$defs/path"}
MEMBER = {"$ref": "#/$defs/path", "minItems": 1}
STEPS = {"$ref": "#/$defs/ops"}
NULL = {"enum": ["fail", "keep"], "default": "fail"}
"""Parameters that several ops share: a place, a place in an object, ops to run there, and what becomes of null."""


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
    def follow(self, trace: Trace) -> None:
        """Do to places what `run` does to values."""

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
    def inner(self) -> tuple["Op", ...]:
        """The ops that it runs itself."""
        return ()

    @property
    def reads(self) -> tuple[Path, ...]:
        """Where it expects values that the source version declares."""
        return ()

    @property
    def writes(self) -> tuple[Path, ...]:
        """Where it leaves values that the target version should declare."""
        return ()


class PointOp(Op, Function):
    """An op that changes one value where it stands; where nothing stands, nothing happens."""

    at: Path

    @abstractmethod
    def changed(self, node: Any) -> Any:
        """The node that takes the place of `node`. Raises ShimError."""

    def run(self, tree: Tree) -> None:
        node = tree.value_at(self.at)
        if node is ABSENT or (self.keeps_null and scalar(node) is None):
            return
        changed = self.changed(node)
        if not is_untouched(node, changed):
            tree.replace(self.at, changed)

    def follow(self, trace: Trace) -> None:
        trace.apply(self.at, self)

    def result(self, value: Any) -> Any:
        return Tree(self.changed(value)).as_value()

    def of_type(self, node: Any, expected: JsonType) -> Any:
        """The scalar that a node holds. Raises ShimError `<op>-type` where it is of another type."""
        value = scalar(node)
        if expected == "string":
            return string_of(node, self.at, self.name)
        if type_of(value) != expected:
            raise self.failure("type", f"{named(self.at)} is {with_article(type_of(value))}, not {expected}")
        if expected == "number" and not is_bounded(value):
            raise self.failure("out-of-range", f"the number at {named(self.at)} is out of range")
        return value

    def at_place(self, place: Path) -> Self:
        """The same op for another place."""
        return dataclasses.replace(self, at=place)  # type: ignore[type-var]

    def failure(self, fault: str, message: str) -> ShimError:
        """The error `<op>-<fault>` at this op's place."""
        return ShimError(f"{self.name}-{fault}", message, path=self.at)

    @property
    def reads(self) -> tuple[Path, ...]:
        return (self.at,)

    @property
    def writes(self) -> tuple[Path, ...]:
        return (self.at,)


Definition = TypeVar("Definition", bound=Op)

OPS: dict[str, type[Op]] = {}
"""Every op by its id; `shims.language` sees to it that all of them have joined."""


def op(definition: type[Definition]) -> type[Definition]:
    """Class decorator: add an op to the language."""
    if definition.name in OPS:
        raise ValueError(f"two ops are called {definition.name!r}")
    OPS[definition.name] = definition
    return definition
