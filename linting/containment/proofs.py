"""Why there is no payload: a tree of rule applications for each goal, small enough to be checked by itself.

A node is read against a set of literals, all of which are to hold of one value; `linting.containment.certificate` says
what each node claims and checks it. A proof speaks about members and items by citing the goals of smaller values, whose
proofs stand beside it; so a certificate is a table of goals, and it may be circular: every citation is about a smaller
value, and there is no infinite descent.
"""

from collections.abc import Mapping

from linting.containment.obligations import SomeItem, SomeMember
from linting.records import Record
from linting.schemas.arena import Arena
from linting.schemas.terms import Contains, Term, Values

Goal = frozenset[Term]


class Proof(Record):
    """A node."""


class Obvious(Proof):
    """The literals contradict each other before any choice is made."""


class Part(Proof, eq=False):
    """These are among the literals, and contradict each other already; a proof that may stand in several places."""

    terms: Goal
    proof: Proof


class Split(Proof):
    """A disjunction among the literals: one proof for each of its options."""

    choice: Term
    options: tuple[Proof, ...]


class ByKind(Proof):
    """One proof for each type that the literals leave."""

    kinds: tuple[tuple[int, Proof], ...]


class Tried(Proof):
    """The value is one of a few, and some literal is false of each of them."""


class Arithmetic(Proof):
    """No number is within all bounds and on all lattices."""


class Text(Proof):
    """The languages of the literals have no string in common."""


class Member(Proof):
    """A member that must be there has no value."""

    name: str
    goal: Goal


class Keys(Proof):
    """No key can meet an obligation: a proof for each key, where one stands for all keys that are treated alike."""

    obligation: SomeMember
    ways: tuple[tuple[str, Proof], ...]


class TooMany(Proof):
    """More members must be there than there may be."""


class TooFew(Proof):
    """Of all keys only `possible` ones can be there, which are too few; each other is refuted as for an obligation."""

    possible: tuple[str, ...]
    refuted: tuple[tuple[str, Proof], ...]


class ByLength(Proof):
    """One proof for each number of items; longer arrays could be shortened."""

    lengths: tuple[tuple[int, Proof], ...]


class Item(Proof):
    """The item at a position has no value."""

    position: int
    goal: Goal


class Positions(Proof):
    """No position can meet an obligation; of positions that are treated alike, one stands for all."""

    obligation: SomeItem
    ways: tuple[tuple[int, Proof], ...]


class Counted(Proof):
    """However the items that match `contains` are chosen, up to positions that are treated alike."""

    count: Contains
    ways: tuple[tuple[tuple[int, ...], Proof], ...]


class Twins(Proof):
    """Whichever two items are equal, up to positions that are treated alike."""

    ways: tuple[tuple[tuple[int, int], Proof], ...]


class Pigeonhole(Proof):
    """Items that must differ outnumber the values that they can have."""

    values: Values
    goals: tuple[tuple[int, Goal], ...]


class Certificate(Record):
    """That no value satisfies all terms of a question, and already not those of `goal`.

    `lemmas` has the proof of the goal and of all goals that it cites, by goal. All terms are of one arena.
    """

    arena: Arena
    question: tuple[Term, ...]
    goal: Goal
    lemmas: Mapping[Goal, Proof]

    def is_valid(self) -> bool:
        """Whether the proof holds: a Checker goes through it, rule by rule, and as far as it was found to go."""
        from linting.containment.certificate import Checker

        return Checker(self.arena).accepts(self)


OBVIOUS = Obvious()
TRIED = Tried()
ARITHMETIC = Arithmetic()
TEXT = Text()
TOO_MANY = TooMany()
