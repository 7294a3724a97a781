"""Conditions on numbers and strings, and counts: comparisons."""

from typing import TYPE_CHECKING

from linting.containment.structure.facts import Facts
from linting.schemas.terms import (
    Atom,
    Contains,
    ItemCount,
    Length,
    Maximum,
    Minimum,
    MultipleOf,
    PropertyCount,
    UniqueItems,
)

if TYPE_CHECKING:
    from linting.containment.structure.simulation import Simulation


def implies(simulation: "Simulation", facts: Facts, wanted: Atom) -> bool:
    """Whether the bounds of the facts are within the bounds of the atom."""
    match wanted:
        case Minimum(bound, strict):
            return facts.low is not None and (facts.low[0], facts.low[1]) >= (bound, strict)
        case Maximum(bound, strict):
            return facts.high is not None and (facts.high[0], not facts.high[1]) <= (bound, not strict)
        case MultipleOf(step):
            return any(known % step == 0 for known in facts.steps)
        case Length(least, most):
            return facts.length.is_within(least, most)
        case ItemCount(least, most):
            return facts.item_count.is_within(least, most)
        case PropertyCount(least, most):
            least_known = max(len(facts.required), facts.property_count.least)
            most_known = facts.property_count.most
            closed = [shape for shape in facts.members if not shape.patterns and shape.rest is simulation.never]
            for shape in closed:
                most_known = len(shape.properties) if most_known is None else min(most_known, len(shape.properties))
            return least_known >= least and (most is None or (most_known is not None and most_known <= most))
        case UniqueItems():
            return facts.is_unique or (facts.item_count.most is not None and facts.item_count.most <= 1)
        case Contains(part, least, most):
            return any(
                known.part is part and known.least >= least and (most is None or _at_most(known.most, most))
                for known in facts.contains
            )
    return False


def _at_most(known: int | None, most: int) -> bool:
    return known is not None and known <= most


def excludes(facts: Facts, unwanted: Atom) -> bool:
    """Whether the bounds of the facts are outside of the bounds of the atom; for values of its type only."""
    match unwanted:
        case Minimum(bound, strict):
            return facts.high is not None and (
                facts.high[0] < bound or (facts.high[0] == bound and (facts.high[1] or strict))
            )
        case Maximum(bound, strict):
            return facts.low is not None and (
                facts.low[0] > bound or (facts.low[0] == bound and (facts.low[1] or strict))
            )
        case Length(least, most):
            return _is_outside(facts.length.least, facts.length.most, least, most)
        case ItemCount(least, most):
            return _is_outside(facts.item_count.least, facts.item_count.most, least, most)
        case PropertyCount(least, most):
            known_least = max(len(facts.required), facts.property_count.least)
            return _is_outside(known_least, facts.property_count.most, least, most)
    return False


def _is_outside(known_least: int, known_most: int | None, least: int, most: int | None) -> bool:
    return (known_most is not None and known_most < least) or (most is not None and known_least > most)
