"""The differs: each looks at one family of keywords on both sides of a pair and names what it sees."""

from __future__ import annotations

from collections.abc import Callable

from linting.changes.difference import Findings, Pair
from linting.changes.differs import families
from linting.changes.differs.annotations import annotation_differences
from linting.changes.differs.arrays import array_differences
from linting.changes.differs.bounds import bound_differences
from linting.changes.differs.combinators import combinator_differences
from linting.changes.differs.objects import object_differences
from linting.changes.differs.properties import property_differences
from linting.changes.differs.references import reference_differences
from linting.changes.differs.strings import string_differences
from linting.changes.differs.types import boolean_difference, share_no_type, type_differences
from linting.changes.differs.values import value_differences

_DIFFERS: tuple[tuple[frozenset[str], Callable[[Pair], Findings]], ...] = (
    (families.REFERENCES, reference_differences),
    (families.TYPES, type_differences),
    (families.VALUES, value_differences),
    (families.LIMITS, bound_differences),
    (families.STRINGS, string_differences),
    (families.PROPERTIES, property_differences),
    (families.OBJECTS, object_differences),
    (families.ARRAYS, array_differences),
    (families.COMBINATORS, combinator_differences),
)
_WITHOUT_TYPE = _DIFFERS[:2]
"""What is told of two schemas with no type in common: not what belongs to the one type or to the other."""


def found_in(pair: Pair) -> Findings:
    """Everything that the differs see at one pair of places."""
    if pair.old.forbids_everything is not pair.new.forbids_everything:
        yield boolean_difference(pair)
        return
    names = pair.old.keywords.keys() | pair.new.keywords.keys()
    for family, differ in _WITHOUT_TYPE if share_no_type(pair) else _DIFFERS:
        if not names.isdisjoint(family):
            yield from differ(pair)
    if not names <= families.COMPARED:
        yield from annotation_differences(pair)
