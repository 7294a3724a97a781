"""Arrays in the making, and the things that are placed in them."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from linting.containment.proofs import Proof
from linting.containment.search.outcomes import Parts, Why
from linting.records import Record, field


class PartialArray(Record):
    """An array in the making: its length, what positions have to be beyond the branch, and which are made equal.

    `touched` are the positions of which the last step says more than the one before.
    """

    length: int
    extra: dict[int, Parts] = field(default_factory=dict)
    twins: tuple[int, int] | None = None
    touched: Sequence[int] = ()

    def having(self, more: dict[int, Parts]) -> "PartialArray":
        """With more to be said of some positions."""
        extra = dict(self.extra)
        for position, parts in more.items():
            extra[position] = {**extra.get(position, {}), **parts}
        return PartialArray(self.length, extra, self.twins, tuple(more))


class Placing(Record):
    """One thing to be placed: its reason, the ways to place it, and the proof from the ways' proofs."""

    why: Why
    ways: Callable[[PartialArray], Iterator[tuple[Any, PartialArray]]]
    proof: Callable[[tuple[tuple[Any, Proof], ...]], Proof]
