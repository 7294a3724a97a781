"""Conditions on the items of an array."""

from typing import TYPE_CHECKING

from linting.containment.structure.facts import Facts
from linting.schemas.terms import ALWAYS, NEVER, Items

if TYPE_CHECKING:
    from linting.containment.structure.simulation import Simulation

_MOST_POSITIONS = 500


def implies_items(simulation: "Simulation", facts: Facts, wanted: Items) -> bool:
    """Whether the item at every position that can be there satisfies what the reader says of it."""
    positions = max([len(wanted.prefix), *(len(shape.prefix) for shape in facts.items)])
    if positions > _MOST_POSITIONS:
        return False
    most = facts.item_count.most
    for index in range(positions + 1):
        if most is not None and index >= most:
            return True
        found = facts.item(index)
        if NEVER in found:
            return True  # the array ends here
        part = wanted.prefix[index] if index < len(wanted.prefix) else wanted.rest
        if part is not ALWAYS and part not in found and not simulation.implies_inside(found, part):
            return False
    return True
