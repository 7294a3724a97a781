"""Ops that run on a value of their own, such as each item of a list."""

from collections.abc import Callable

from linting.schemas.terms import Term
from shims.effects.extents import Extent
from shims.effects.functions import Point
from shims.effects.scope import Scope
from shims.effects.trace import Trace


class Inner:
    """What ops do to values of which something is known."""

    def __init__(self, point: Point, known: Term, follow: Callable[[Trace], None]) -> None:
        """`known` holds of each value that they run on."""
        self._trace = Trace(Scope(point.workshop, known, point.extent))
        follow(self._trace)

    @property
    def domain(self) -> Term:
        """The values that no op fails on."""
        return self._trace.scope.arena.all([demand.condition for demand in self._trace.demands])

    @property
    def image(self) -> Term:
        """What holds of all their results."""
        return self._trace.pull.point(self._trace.root).known

    @property
    def extent(self) -> Extent:
        """How long the numbers in their results may be."""
        return self._trace.pull.point(self._trace.root).extent

    def inside(self, target: Term) -> Term:
        """The values whose result the target holds of."""
        return self._trace.pull.if_present(self._trace.root, target)
