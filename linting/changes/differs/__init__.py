"""The differs: each looks at one family of keywords on both sides of a pair and names what it sees."""

from __future__ import annotations

from collections.abc import Callable

from linting.changes.difference import Findings, Pair
from linting.changes.differs.annotations import annotation_differences
from linting.changes.differs.arrays import array_differences
from linting.changes.differs.bounds import bound_differences
from linting.changes.differs.combinators import combinator_differences
from linting.changes.differs.objects import object_differences
from linting.changes.differs.properties import property_differences
from linting.changes.differs.references import reference_differences
from linting.changes.differs.strings import string_differences
from linting.changes.differs.types import type_differences
from linting.changes.differs.values import value_differences

DIFFERS: tuple[Callable[[Pair], Findings], ...] = (
    reference_differences,
    type_differences,
    value_differences,
    bound_differences,
    string_differences,
    property_differences,
    object_differences,
    array_differences,
    combinator_differences,
    annotation_differences,
)
