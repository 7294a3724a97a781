"""The syntax tree of a pattern. Groups leave no trace, since only the language counts."""

from dataclasses import dataclass
from typing import Literal

from linting.schemas.patterns.codepoints import CodePoints


class PatternError(ValueError):
    """A text that is no ECMA-262 pattern; `offset` counts code points from 0."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(f"{message} at character {offset + 1}")
        self.message = message
        self.offset = offset


@dataclass(frozen=True, slots=True)
class Characters:
    """One code point out of a set."""

    ranges: CodePoints


@dataclass(frozen=True, slots=True)
class Concatenation:
    """One after another; without parts, the empty string."""

    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Alternation:
    """Any of the options."""

    options: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Repetition:
    """From `least` to `most` times; None is without end. Laziness is of no consequence to the language."""

    body: "Expression"
    least: int
    most: int | None


@dataclass(frozen=True, slots=True)
class Boundary:
    """A zero-width condition on the place: start or end of the text, at or off a word's edge."""

    kind: Literal["start", "end", "word", "not-word"]


@dataclass(frozen=True, slots=True)
class Look:
    """A zero-width condition on what comes next, or came before."""

    body: "Expression"
    ahead: bool
    negative: bool


@dataclass(frozen=True, slots=True)
class BackReference:
    """What a group matched, once more: not a regular language."""

    group: str


Expression = Characters | Concatenation | Alternation | Repetition | Boundary | Look | BackReference
EMPTY = Concatenation(())
