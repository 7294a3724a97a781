"""What is plain about an object's members, before any goal is asked about their values.

Most choices in real schemas hang on a member whose value is one of a few constants, as `type`, `kind` or `apiVersion`
are, or on a member that a closed shape does not know. Seeing that decides the branches of a `oneOf` or of a list of
`if`s at once.
"""

from collections.abc import Iterable, Iterator
from typing import Self

from linting.containment.reading import parts_for
from linting.containment.search.outcomes import Parts, Why, union
from linting.records import Record, field
from linting.schemas.matching import found
from linting.schemas.terms import ALWAYS, NEVER, All, Members, Negation, Term, Values
from linting.schemas.values import Identity


class Tag(Record):
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
        for one in part.parts if type(part) is All else (part,):
            if type(one) is Values or (type(one) is Negation and type(one.part) is Values):
                yield name, one


def is_about_names(shape: Members) -> bool:
    """Whether a shape says something of named members only."""
    return not shape.patterns and shape.rest is ALWAYS


def is_only_tagged(shape: Members) -> bool:
    """Whether a shape says nothing but what `tagged` yields."""
    return is_about_names(shape) and all(
        isinstance(part, Values) or (isinstance(part, Negation) and isinstance(part.part, Values))
        for part in shape.properties.values()
    )


class KnownMembers(Record, frozen=False):
    """Constants, closed shapes and required names of one branch. Meaningful where the value is an object."""

    tags: dict[str, Tag] = field(default_factory=dict)
    shapes: list[tuple[Members, Why]] = field(default_factory=list)
    closed: list[tuple[Members, Why]] = field(default_factory=list)
    required: dict[str, Why] = field(default_factory=dict)
    newest: str | None = None
    """The member that the last shape about a single one speaks of: where a choice is likely to fail."""
    _tagged: dict[Members, tuple[tuple[str, Term], ...]] = field(default_factory=dict)
    """What `tagged` yields of each shape, for all copies."""

    def copy(self) -> Self:
        """The same knowledge, to be added to."""
        copies = self.tags.copy(), self.shapes.copy(), self.closed.copy(), self.required.copy()
        return type(self)(*copies, self.newest, self._tagged)

    def add_shape(self, shape: Members, why: Why) -> Iterable[str]:
        """Take note of what a shape says of its members; the names of those that it may make impossible."""
        self.shapes.append((shape, why))
        if len(shape.properties) == 1 and is_about_names(shape):
            self.newest = next(iter(shape.properties))
        touched: dict[str, None] = {}
        for name, part in self._tagged_of(shape):
            self.tags[name] = self.tags.get(name, _NO_TAG).narrowed(part, why)
            touched[name] = None
        if shape.rest is NEVER:
            self.closed.append((shape, why))
            return self.required
        return shape.properties if len(shape.properties) <= _FEW else touched

    def contradiction(self, names: Iterable[str]) -> Why | None:
        """Why one of these members, which must be there, cannot be."""
        for name in names:
            needed = self.required.get(name)
            if needed is None:
                continue
            tag = self.tags.get(name)
            if tag is not None and tag.is_impossible:
                return needed | tag.why
            impossible = self.shut_out(name)
            if impossible is None:
                impossible = self._opposed(name)
            if impossible is not None:
                return needed | impossible
        return None

    def _opposed(self, name: str) -> Why | None:
        """Why a member would have to be something and not to be it."""
        parts = {part: why for shape, why in self.shapes if (part := shape.properties.get(name)) is not None}
        for part, why in parts.items():
            if isinstance(part, Negation) and part.part in parts:
                return why | parts[part.part]
        return None

    def shut_out(self, name: str) -> Why | None:
        """Why there can be no member of this name: a closed shape does not know it."""
        for shape, why in self.closed:
            if name not in shape.properties and all(found(pattern, name) is False for pattern, _ in shape.patterns):
                return why
        return None

    def parts(self, name: str) -> Parts:
        """What all shapes say of a member; where a pattern cannot be told to match, less."""
        parts: Parts = {}
        for shape, why in self.shapes:
            for part in parts_for(shape, name):
                if part is not None:
                    parts[part] = parts.get(part, 0) | why
        return parts

    def truth(self, shape: Members) -> bool | None:
        """What the constants say of a shape."""
        if not self.tags:
            return None
        truths = [self.tags[name].truth(part) for name, part in self._decided(shape)]
        if False in truths:
            return False
        is_all = len(truths) == len(shape.properties) and is_only_tagged(shape)
        return True if is_all and None not in truths else None

    def why(self, shape: Members) -> Why:
        """What the truth of a shape rests on."""
        return union(self.tags[name].why | self.required[name] for name, _ in self._decided(shape))

    def _decided(self, shape: Members) -> list[tuple[str, Term]]:
        return [each for each in self._tagged_of(shape) if each[0] in self.tags and each[0] in self.required]

    def _tagged_of(self, shape: Members) -> tuple[tuple[str, Term], ...]:
        known = self._tagged.get(shape)
        if known is None:
            known = self._tagged[shape] = tuple(tagged(shape))
        return known


_NO_TAG = Tag()
_FEW = 3
"""A shape of so few members is likely to be what a choice adds; larger ones are left to the goals of their members."""
