"""Functions of one value, as far as they are known to schemas: where they work, and what they come from."""

from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from linting.patterns import Exhausted, Language
from linting.schemas.arena import Arena
from linting.schemas.terms import ALWAYS, ANY_KIND, NEVER, Kind, Term
from shims.effects.booleans import Booleans
from shims.effects.extents import DOUBLE, Extent
from shims.effects.scope import Workshop
from shims.effects.texts import ANY_TEXT, Text
from shims.errors import ShimError

Truth = bool | None


@dataclass(frozen=True)
class Point:
    """What is known of the value that a function gets."""

    workshop: Workshop
    known: Term = ALWAYS
    text: Text = ANY_TEXT
    extent: Extent = DOUBLE
    """How long its numbers may be, and those inside of it."""

    @property
    def arena(self) -> Arena:
        return self.workshop.arena

    @property
    def booleans(self) -> Booleans:
        return self.workshop.booleans

    @property
    def kinds(self) -> int:
        """The types that it may have."""
        return self.workshop.knowledge.kinds(self.known)

    @property
    def values(self) -> tuple[Any, ...] | None:
        """All values that it may have, where these are few."""
        return self.workshop.knowledge.values(self.known)

    def truth(self, term: Term, value: Any) -> Truth:
        """Whether the term is true of a value; None where that cannot be told."""
        return self.workshop.evaluator.accepts(term, value)

    def constant(self, truth: Truth, reason: str) -> Term:
        """A truth value as a term."""
        return self.booleans.unknown(reason) if truth is None else ALWAYS if truth else NEVER

    def strings(self, term: Term) -> Language | None:
        """The strings of a term, None where they are no language that can be worked with."""
        from linting.containment.search.languages import NotALanguage

        try:
            return self.workshop.languages.of(term)
        except NotALanguage:
            return None

    def covers(self, term: Term, text: Text) -> Truth:
        """Whether the term is true of all such texts, or of none; None where of some, or unknown."""
        language = self.strings(term)
        if language is None:
            return None
        if text.language.is_subset_of(language) is True:
            return True
        return False if text.language.intersect(language).is_empty() is True else None

    def outside(self, term: Term, text: Text) -> str | None:
        """A text that the term is not true of, if one is found."""
        language = self.strings(term)
        found = None if language is None else text.language.difference(language).shortest()
        return None if isinstance(found, Exhausted) else found

    @property
    def digits(self) -> Extent:
        """How long it may be, if it is a number."""
        return self.extent.within(self.known)

    def room(self, after: Extent, too_long: Term) -> Term:
        """No runtime refuses to compute for the length of its number; `too_long` holds only where one surely does."""
        if after.fits:
            return ALWAYS
        return self.booleans.between(NEVER, self.arena.negation(too_long), "how many digits a number has")

    def of_number(self) -> Term:
        """The value is a number that ops compute with."""
        return self.arena.all([self.of_type(Kind.NUMBER), self.room(self.digits, NEVER)])

    def of_type(self, kinds: int) -> Term:
        """The value has one of these types; ALWAYS where that is known."""
        return ALWAYS if not self.kinds & ~kinds else self.arena.types(kinds)


class Function(ABC):
    """A function of a value."""

    name: ClassVar[str]

    result_kinds: ClassVar[int] = ANY_KIND
    """The types of its results."""

    keeps_null: bool = False

    @abstractmethod
    def accepts(self, point: Point) -> Term:
        """The values that it does not fail on, null apart where it keeps null."""

    @abstractmethod
    def inverse_image(self, target: Term, point: Point) -> Term:
        """The values whose result the target is true of; of values that it fails on it may say anything."""

    def image_text(self, point: Point) -> Text:
        """The texts among its results, or more."""
        del point
        return ANY_TEXT

    def image_extent(self, point: Point) -> Extent:
        """How long the numbers in its results may be; as those in its argument, if it computes none."""
        return point.extent

    @abstractmethod
    def result(self, value: Any) -> Any:
        """What it makes of a value. Raises ShimError."""

    def undoes(self, before: "Function") -> bool:
        """Whether it gives back exactly what the function before it got, and never fails on what that has left."""
        del before
        return False

    @property
    def may_give_object(self) -> bool:
        """Whether a result may be an object."""
        return bool(self.result_kinds & Kind.OBJECT)

    def after(self, point: Point) -> Point:
        """What is known of its results, and how long the numbers in them are."""
        return replace(self.image(point), extent=self.image_extent(point))

    def image(self, point: Point) -> Point:
        """What is known of its results."""
        values = point.values
        if values is not None:
            return Point(point.workshop, point.booleans.values(self._results(values)))
        kinds = self.result_kinds | (Kind.NULL if self.keeps_null and point.kinds & Kind.NULL else 0)
        return Point(point.workshop, point.arena.types(kinds), self.image_text(point))

    def _results(self, values: tuple[Any, ...]) -> list[Any]:
        results = []
        for value in values:
            try:
                results.append(None if value is None and self.keeps_null else self.result(value))
            except ShimError:
                continue
        return results

    def domain(self, point: Point) -> Term:
        """All values that it does not fail on."""
        values = point.values
        if values is not None:
            return self._among(values, lambda _: True, point)
        return self._or_null(point, self.accepts(point), null=True)

    def preimage(self, target: Term, point: Point) -> Term:
        """The values whose result the target is true of."""
        if target is ALWAYS or target is NEVER:
            return target
        values = point.values
        if values is not None:
            return self._among(values, lambda result: point.truth(target, result), point)
        return self._or_null(point, self.inverse_image(target, point), null=point.truth(target, None))

    def _or_null(self, point: Point, term: Term, *, null: Truth) -> Term:
        if not self.keeps_null or not point.kinds & Kind.NULL:
            return term
        passes = point.constant(null, self.name)
        return point.booleans.conditional(point.arena.types(Kind.NULL), passes, term)

    def _among(self, values: tuple[Any, ...], holds: Callable[[Any], Truth], point: Point) -> Term:
        """Those of the few possible values whose result fits."""
        sure, unsure = [], []
        for value in values:
            try:
                truth = holds(None if value is None and self.keeps_null else self.result(value))
            except ShimError:
                continue
            if truth is None:
                unsure.append(value)
            elif truth:
                sure.append(value)
        if len(sure) == len(values):
            return ALWAYS
        least = point.booleans.values(sure)
        return point.booleans.between(least, point.booleans.values(sure + unsure), self.name) if unsure else least
