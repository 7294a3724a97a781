"""Strings and the lists of their parts: between a separator, taken apart and put together."""

from linting.schemas.terms import ALWAYS, NEVER, ItemCount, Items, Kind, Matches, Term
from shims.effects.functions import Point
from shims.effects.lists import through_kind
from shims.effects.texts import Text, escaped, text_of, without


def split_up(target: Term, point: Point, separator: str) -> Term:
    """The strings of which the target holds for the list of their parts; the empty string has none."""
    parts = _Parts(point, separator)

    def leaf(term: Term) -> Term:
        match term:
            case Items((), rest):
                return parts.every(rest)
            case Items((wanted,), rest) if rest is ALWAYS:
                return parts.first(wanted)
            case ItemCount(least, most):
                return parts.count(least, most)
        return point.booleans.unknown("the items of a string")

    return through_kind(target, point, Kind.ARRAY, leaf)


def put_together(point: Point, separator: str) -> Text:
    """The strings that a list of strings may be put together to."""
    item = text_of(point.workshop.knowledge.item(point.known))
    may_be_empty = "" if point.workshop.knowledge.fewest_items(point.known) else "?"
    return Text(f"(?:(?:{item.body})(?:{escaped(separator)}(?:{item.body}))*){may_be_empty}")


class _Parts:
    """Terms about the parts of a string, as terms about the string."""

    def __init__(self, point: Point, separator: str) -> None:
        self._point, self._separator = point, escaped(separator)
        self._make, self._booleans = point.arena.make, point.booleans
        self._part = without(separator)
        self._empty = self._booleans.values([""])

    def every(self, wanted: Term) -> Term:
        """All parts are so."""
        truth = self._point.covers(wanted, self._part)
        if truth is not None:
            return ALWAYS if truth else self._empty
        body = self._exactly(wanted)
        if body is None:
            return self._booleans.between(self._empty, ALWAYS, "the items of a string")
        return self._make(Matches, f"^(?:(?:{body})(?:{self._separator}(?:{body}))*)?$")

    def first(self, wanted: Term) -> Term:
        """The first part is so, if there is one."""
        truth = self._point.covers(wanted, self._part)
        if truth is not None:
            return ALWAYS if truth else self._empty
        body = self._exactly(wanted)
        if body is None:
            return self._booleans.between(self._empty, ALWAYS, "the first item of a string")
        return self._make(Matches, rf"^(?:(?:{body})(?:{self._separator}[\s\S]*)?)?$")

    def count(self, least: int, most: int | None) -> Term:
        """There are so many parts."""
        empty = self._empty if least == 0 else NEVER
        several = max(least, 1) - 1
        if most is not None and most < max(least, 1):
            return empty
        make, separator, negation = self._make, self._separator, self._point.arena.negation
        enough = make(Matches, rf"(?:{separator}[\s\S]*){{{several}}}") if several else ALWAYS
        too_many = NEVER if most is None else make(Matches, rf"(?:{separator}[\s\S]*){{{most}}}")
        whole = self._point.arena.all([enough, negation(too_many), negation(self._empty)])
        return self._point.arena.some([empty, whole])

    def _exactly(self, wanted: Term) -> str | None:
        """The pattern of the parts that are so, if there is one and none of them holds the separator."""
        own = text_of(wanted)
        if own.is_any or own.least or own.most is not None or not self._point.covers(wanted, own):
            return None
        return own.body if own.language.is_subset_of(self._part.language) is True else None
