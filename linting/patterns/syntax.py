"""The syntax tree of an ECMA-262 regular expression: what was written, and nothing about what it means."""

from dataclasses import dataclass
from enum import StrEnum

from linting.patterns.charset import EMPTY_SET, CharSet


class Place(StrEnum):
    """A condition on a position that consumes nothing."""

    START = "^"
    END = "$"
    BOUNDARY = r"\b"
    NO_BOUNDARY = r"\B"


@dataclass(frozen=True, slots=True)
class Chars:
    """One character out of a set; of none, where the set is empty, as in `[]`."""

    charset: CharSet


@dataclass(frozen=True, slots=True)
class Anchor:
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """One after the other. Without items: the empty text."""

    items: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Choice:
    options: tuple["Node", ...]


@dataclass(frozen=True, slots=True)
class Repeat:
    """`item` between `low` and `high` times; `high` is None where there is no bound."""

    item: "Node"
    low: int
    high: int | None
    lazy: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A capturing group. Groups that do not capture leave no trace."""

    item: "Node"
    index: int
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Look:
    """`(?=…)`, `(?!…)`, and with `behind` `(?<=…)`, `(?<!…)`."""

    item: "Node"
    negative: bool
    behind: bool = False


@dataclass(frozen=True, slots=True)
class BackReference:
    target: int | str


Node = Chars | Anchor | Sequence | Choice | Repeat | Group | Look | BackReference

NOTHING = Sequence(())
NEVER = Chars(EMPTY_SET)


def children(node: Node) -> tuple[Node, ...]:
    """The direct parts of a node, in the order they are written."""
    match node:
        case Sequence(items):
            return items
        case Choice(options):
            return options
        case Repeat() | Group() | Look():
            return (node.item,)
        case _:
            return ()
