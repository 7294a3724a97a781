"""A member of what a function gives, as a function of the function's argument."""

from typing import Any, ClassVar

from linting.schemas.terms import ALWAYS, Term
from shims.effects.functions import Function, Point
from shims.effects.texts import text_of
from shims.errors import ShimError


class Projected(Function):
    """Asked only where the result is an object that has the member."""

    name: ClassVar[str] = "a member of what was made"

    def __init__(self, function: Function, key: str) -> None:
        self._function, self._key = function, key

    def accepts(self, point: Point) -> Term:
        return self._function.domain(point)

    def inverse_image(self, target: Term, point: Point) -> Term:
        return self._function.preimage(point.arena.members({self._key: target}, (), ALWAYS), point)

    def result(self, value: Any) -> Any:
        given = None if value is None and self._function.keeps_null else self._function.result(value)
        if not isinstance(given, dict) or self._key not in given:
            raise ShimError("absent", "there is no such member")
        return given[self._key]

    def image(self, point: Point) -> Point:
        if point.values is not None:
            return super().image(point)
        given = self._function.image(point).known
        known = point.workshop.knowledge.inside(given, self._key)
        return Point(point.workshop, known, text_of(known))
