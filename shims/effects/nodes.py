"""Values before they are known: each place of the result, and where in the source it comes from."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from linting.schemas.terms import NEVER, Term
from shims.paths import Path

if TYPE_CHECKING:
    from shims.effects.functions import Function
    from shims.effects.texts import Text


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """A value of the result, or its absence."""


@dataclass(frozen=True, slots=True, eq=False)
class Given(Node):
    """What the source has at a place, if it has anything there."""

    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Constant(Node):
    """A value that the mapping brings along."""

    value: Any


@dataclass(frozen=True, slots=True, eq=False)
class Nothing(Node):
    """No value at all."""


@dataclass(frozen=True, slots=True, eq=False)
class Edited(Node):
    """What `base` gives, as it is unless it is an object, and an object too where `made` holds of the source.

    The object has the members of the base, but for those listed, which have become what their node says.
    """

    base: "Given | Nothing | Applied"
    members: dict[str, Node] = field(default_factory=dict)
    made: Term = NEVER


@dataclass(frozen=True, slots=True, eq=False)
class Either(Node):
    """One node where the condition holds of the source, else another."""

    condition: Term
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True, eq=False)
class Applied(Node):
    """A function of a value; absent where that is absent."""

    function: "Function"
    argument: Node


@dataclass(frozen=True, slots=True, eq=False)
class Combined(Node):
    """A string made of constants and others, present where `present` holds of the source.

    Of a part that is a `Text` it is known only which strings it may be.
    """

    parts: "tuple[str | Text | Node, ...]"
    present: Term


NOTHING = Nothing()
