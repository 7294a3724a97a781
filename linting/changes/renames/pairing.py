"""Which property that went is the same as one that came: by what speaks for it, strongest first.

Two properties are one where their schemas agree and one more thing speaks for it: their names, what is said of them to
people, or a schema that tells by itself what it is for. Where a second property would do as well, none is taken: one
that went and one that came are the truth, and a wrong rename suggests to move a value where it does not belong.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import cached_property
from heapq import nlargest
from itertools import islice

from linting.changes.renames.names import contradict, nearness
from linting.changes.renames.shapes import are_akin, points_of, prose_of, samples_of
from linting.changes.renames.thresholds import AT_MOST, MARGIN, NEAR, RELATED, TELLING
from linting.changes.view import Keyword, shape_of
from linting.records import Record


class Lone(Record, eq=False):
    """A property that only one side has."""

    name: str
    schema: object
    shape: str
    is_required: bool
    is_peculiar: bool
    """Whether no property that both sides have is of this shape."""
    prose: str
    """What it says to people and no other property does."""
    samples: str
    """The values that it shows and no other property does."""


class Candidate(Record, eq=False):
    """A property that went and one that came, which may be the same."""

    __slots__ = ("__dict__",)
    old: Lone
    new: Lone

    @property
    def is_of_one_shape(self) -> bool:
        """Whether both accept the same by their looks."""
        return self.old.shape == self.new.shape

    @property
    def is_required_alike(self) -> bool:
        """Whether both have to be there, or neither."""
        return self.old.is_required is self.new.is_required

    @cached_property
    def nearness(self) -> float:
        """Of the names."""
        return nearness(self.old.name, self.new.name)


Candidates = Sequence[Candidate]


def renames_between(
    before: dict[str, Keyword],
    after: dict[str, Keyword],
    required_before: Collection[str],
    required_after: Collection[str],
) -> dict[str, str]:
    """New names by old ones, each used once."""
    gone, come = _lone(before, after, required_before), _lone(after, before, required_after)
    left = [] if max(len(gone), len(come)) > AT_MOST else list(_candidates(gone, come))
    renames: dict[str, str] = {}
    for reason in _REASONS:
        for winner in _winners(left, reason):
            renames[winner.old.name] = winner.new.name
        left = [each for each in left if each.old.name not in renames and each.new.name not in renames.values()]
    return renames


def _lone(here: dict[str, Keyword], there: dict[str, Keyword], required: Collection[str]) -> list[Lone]:
    said, shown = ([find(keyword.value) for keyword in here.values()] for find in (prose_of, samples_of))
    shared = {shape_of(keyword.value) for name, keyword in here.items() if name in there}
    alone = []
    for (name, keyword), prose, samples in zip(here.items(), said, shown, strict=True):
        if name not in there:
            shape, is_required = shape_of(keyword.value), name in required
            own = (prose if said.count(prose) == 1 else "", samples if shown.count(samples) == 1 else "")
            alone.append(Lone(name, keyword.value, shape, is_required, shape not in shared, *own))
    return alone


def _candidates(gone: Sequence[Lone], come: Sequence[Lone]) -> Iterator[Candidate]:
    for old in gone:
        for new in come:
            if (old.shape == new.shape or are_akin(old.schema, new.schema)) and not contradict(old.name, new.name):
                yield Candidate(old, new)


def _winners(left: Candidates, reason: Callable[[Candidate, Candidates], float]) -> Iterator[Candidate]:
    """Those for which more speaks by a margin than for any other with one of their names."""
    found = [(strength, each) for each in left if (strength := reason(each, left)) > 0]
    claims: dict[Lone, list[float]] = {}
    for strength, each in found:
        for lone in (each.old, each.new):
            claims.setdefault(lone, []).append(strength)
    for strength, each in found:
        if all(_leads(strength, claims[lone]) for lone in (each.old, each.new)):
            yield each


def _leads(strength: float, claims: Sequence[float]) -> bool:
    """Whether a claim is ahead of all others by a margin."""
    return len(claims) == 1 or strength >= nlargest(2, claims)[1] + MARGIN


def _same_letters(each: Candidate, _: Candidates) -> float:
    return float(each.nearness == 1)


def _near_names(each: Candidate, _: Candidates) -> float:
    return each.nearness if each.is_of_one_shape and each.nearness >= NEAR else 0


def _same_words(each: Candidate, _: Candidates) -> float:
    """Nobody writes the same sentence about two things, or gives the same examples of them."""
    return float(each.old.prose == each.new.prose != "" or each.old.samples == each.new.samples != "")


def _related_names(each: Candidate, left: Candidates) -> float:
    return each.nearness if each.nearness >= RELATED and _is_the_only_one(each, left) else 0


def _telling_shape(each: Candidate, left: Candidates) -> float:
    """Even with unlike names, where no other property is like these two."""
    is_peculiar = each.old.is_peculiar and each.new.is_peculiar
    return float(is_peculiar and points_of(each.new.schema) >= TELLING and _is_the_only_one(each, left))


def _is_the_only_one(each: Candidate, left: Candidates) -> bool:
    """Whether one property of its shape went and one came, as required as the other."""
    alike = (other for other in left if other.is_of_one_shape and other.old.shape == each.old.shape)
    return each.is_required_alike and list(islice(alike, 2)) == [each]


_REASONS = (_same_letters, _near_names, _same_words, _related_names, _telling_shape)
