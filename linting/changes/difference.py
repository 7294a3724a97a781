"""What the differ works with and what it finds, before anybody knows whether it breaks something."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from linting.changes.catalogue import RULES
from linting.changes.change import ABSENT
from linting.changes.levels import Movement, Polarity
from linting.changes.view import Keyword, Path, View
from linting.records import Record, replace
from linting.schemas.places import Place


class Subject(Record):
    """The part of a payload that a subschema describes, as people name it and as a payload is walked."""

    route: str = ""
    aside: str = ""
    """Which of several schemas for that part it is, such as " (branch 2 of anyOf)"."""
    whole: str = "the payload"
    steps: Path | None = ()
    """The keys and indices that lead to one such part; None where no key is known."""

    def property(self, name: str) -> Subject:
        """A property by its name."""
        shown = name if name.replace("_", "a").replace("-", "a").isalnum() else f'"{name}"'
        return replace(self, route=self._dotted(shown), steps=self._stepped(name))

    def other_properties(self) -> Subject:
        """The properties that have no name of their own."""
        return replace(self, route=self._dotted("*"), steps=None)

    def item(self, position: int | None = None) -> Subject:
        """The item at a position of a list, or any of them."""
        shown = "" if position is None else str(position)
        return replace(self, route=f"{self.route}[{shown}]", steps=self._stepped(position or 0))

    def certain_items(self, which: str) -> Subject:
        """Items that are told apart by something else than their position."""
        return replace(self, route=f"{self.route}[{which}]", steps=None)

    def beside(self, aside: str) -> Subject:
        """The same part, in one of several schemas."""
        return replace(self, aside=f" ({aside})")

    def schema(self) -> Subject:
        """The schema itself rather than what it describes."""
        return replace(self, whole="the schema")

    def _dotted(self, name: str) -> str:
        return f"{self.route}.{name}" if self.route else name

    def _stepped(self, step: str | int) -> Path | None:
        return None if self.steps is None else (*self.steps, step)

    def __str__(self) -> str:
        return f"`{self.route}`" if self.route else self.whole


class Write(NamedTuple):
    """What to write at a path of a version, so that it takes over a difference from the other; ABSENT deletes."""

    path: Path
    value: object


Patch = tuple[Write, ...]


class Patches(NamedTuple):
    """How each side takes over one difference from the other."""

    to_old: Patch
    to_new: Patch


class Difference(Record):
    """One difference, named by a rule, with what it takes to try it alone."""

    rule: str
    sentence: str
    movement: Movement
    old: object
    new: object
    old_path: Path
    new_path: Path
    is_in_new: bool
    patches: Patches
    steps: Path | None
    """The way to the part of a payload that it is about, where one is known."""


class Pair(Record):
    """Two subschemas that describe the same part of a payload."""

    old: View
    new: View
    subject: Subject
    polarity: Polarity
    counts_elsewhere: bool = False
    """Whether ``unevaluated…`` stands somewhere, so that declaring something may let more through further out."""

    def keyword(self, name: str) -> tuple[Keyword | None, Keyword | None]:
        """A keyword on both sides."""
        return self.old.get(name), self.new.get(name)

    def difference(
        self,
        rule: str,
        says: str,
        old: Keyword | None,
        new: Keyword | None,
        *,
        values: tuple[object, object] | None = None,
        movement: Movement | None = None,
        patches: Patches | None = None,
        subject: Subject | None = None,
    ) -> Difference:
        """A difference between two keywords, one of which may be missing.

        ``says`` is the predicate of the sentence. ``values``, ``patches``, ``movement`` and ``subject`` are given where
        the difference is smaller or more precise than "this keyword became that one".
        """
        named = subject or self.subject
        sentence = f"{named}{named.aside} {says}"
        old_value, new_value = values or (value_of(old), value_of(new))
        return Difference(
            rule=rule,
            sentence=sentence[0].upper() + sentence[1:],
            movement=self.polarity.moves(movement or RULES[rule].movement),
            old=old_value,
            new=new_value,
            old_path=old.path if old else self.old.nearest(new),
            new_path=new.path if new else self.new.nearest(old),
            is_in_new=new is not None,
            patches=patches or self.takeover(old, new),
            steps=named.steps,
        )

    def takeover(self, old: Keyword | None, new: Keyword | None) -> Patches:
        """How each side takes over the other's keyword whole."""
        return self.rewriting(old, new, value_of(new), value_of(old))

    def rewriting(self, old: Keyword | None, new: Keyword | None, in_old: object, in_new: object) -> Patches:
        """How each side takes over a part of the other's keyword."""
        old_path = old.path if old else self.old.path + (new.relative if new else ())
        new_path = new.path if new else self.new.path + (old.relative if old else ())
        return Patches((Write(old_path, in_old),), (Write(new_path, in_new),))

    def takeover_of(self, *names: str) -> Patches:
        """How each side takes over several keywords at once, because they mean something only together."""
        each = [self.takeover(*self.keyword(name)) for name in names if any(self.keyword(name))]
        return Patches(
            tuple(write for patches in each for write in patches.to_old),
            tuple(write for patches in each for write in patches.to_new),
        )


def value_of(keyword: Keyword | None) -> object:
    """The value of a keyword that may be missing."""
    return ABSENT if keyword is None else keyword.value


class Descent(Record):
    """A pair of subschemas still to be compared."""

    old: Place
    new: Place
    subject: Subject
    polarity: Polarity


def descent(pair: Pair, old: Keyword, new: Keyword, subject: Subject, inner: Polarity = Polarity.WITH) -> Descent:
    """The step from a pair to a subschema on both sides."""
    return Descent(old.place, new.place, subject, pair.polarity.through(inner))


Findings = Iterator[Difference | Descent]
