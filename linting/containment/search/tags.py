"""Discriminators: members whose value is one of a few constants, as `type`, `kind` or `apiVersion` are in practice.

Most choices in real schemas hang on such a member. Knowing its constants decides the branches of a `oneOf` or of a list
of `if`s at once, without a goal for the member's value.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from linting.containment.search.outcomes import Why
from linting.schemas.terms import ALWAYS, All, Members, Negation, Term, Values
from linting.schemas.values import Identity


@dataclass(frozen=True, slots=True)
class Tag:
    """What is known of a member's value: among `allowed` (None: not bounded), not among `excluded`."""

    allowed: frozenset[Identity] | None = None
    excluded: frozenset[Identity] = frozenset()
    why: Why = 0

    def narrowed(self, part: Term, why: Why) -> "Tag":
        """Knowing an enumeration, or the negation of one, as well."""
        if isinstance(part, Values):
            allowed = part.identities if self.allowed is None else self.allowed & part.identities
            return Tag(allowed, self.excluded, self.why | why)
        assert isinstance(part, Negation)  # noqa: S101 - `tagged` yields nothing else
        assert isinstance(part.part, Values)  # noqa: S101
        return Tag(self.allowed, self.excluded | part.part.identities, self.why | why)

    @property
    def is_impossible(self) -> bool:
        """Whether the member cannot be there."""
        return self.allowed is not None and self.allowed <= self.excluded

    def truth(self, part: Term) -> bool | None:
        """What it says of an enumeration, or of the negation of one."""
        if isinstance(part, Negation):
            opposite = self.truth(part.part)
            return None if opposite is None else not opposite
        assert isinstance(part, Values)  # noqa: S101
        if self.allowed is None:
            return False if part.identities <= self.excluded else None
        left = self.allowed - self.excluded
        return True if left <= part.identities else False if left.isdisjoint(part.identities) else None


def tagged(shape: Members) -> Iterator[tuple[str, Term]]:
    """The members that a shape bounds by an enumeration or by the negation of one, with these parts."""
    for name, part in shape.properties.items():
        for one in part.parts if isinstance(part, All) else (part,):
            if isinstance(one, Values) or (isinstance(one, Negation) and isinstance(one.part, Values)):
                yield name, one


def is_only_tagged(shape: Members) -> bool:
    """Whether a shape says nothing but what `tagged` yields."""
    return (
        not shape.patterns
        and shape.rest is ALWAYS
        and all(
            isinstance(part, Values) or (isinstance(part, Negation) and isinstance(part.part, Values))
            for part in shape.properties.values()
        )
    )
