"""Conditions on the members of an object.

Keys that either side names are taken one by one. All other keys are taken together: such a key falls under the patterns
that it matches, which are only compared by their text here, or under `rest`.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from linting.containment.evaluation import parts_for
from linting.containment.structure.facts import Facts
from linting.schemas.terms import ALWAYS, NEVER, Members, Names, Term

if TYPE_CHECKING:
    from linting.containment.structure.simulation import Simulation


def implies_members(simulation: "Simulation", facts: Facts, wanted: Members) -> bool:
    """Whether every member that the facts allow satisfies what the reader says of its key."""
    for name in {**wanted.properties, **facts.named}:
        for part in parts_for(wanted, name):
            if part is None or not _implies_member(simulation, facts, name, part):
                return False
    if all(_implies_pattern(simulation, facts, pattern, part) for pattern, part in wanted.patterns):
        return wanted.rest is ALWAYS or _implies_rest(simulation, facts, wanted)
    return False


def _implies_member(simulation: "Simulation", facts: Facts, name: str, part: Term) -> bool:
    if part is ALWAYS:
        return True
    found = facts.member(name)
    if part in found or NEVER in found or is_absent(simulation, facts, name):
        return True
    return simulation.implies_inside(found, part)


def _implies_pattern(simulation: "Simulation", facts: Facts, pattern: str, part: Term) -> bool:
    """Keys that nobody names and that match a pattern of the reader."""
    if part is ALWAYS:
        return True
    for shape in facts.members:
        same = next((known for text, known in shape.patterns if text == pattern), None)
        if same is not None and simulation.implies_inside((same,), part):
            return True
        if all(simulation.implies_inside((known,), part) for known in _beyond(shape, skipped=frozenset())):
            return True
    return False


def _implies_rest(simulation: "Simulation", facts: Facts, wanted: Members) -> bool:
    """Keys that nobody names and that match no pattern of the reader."""
    shared = frozenset(pattern for pattern, _ in wanted.patterns)
    rests = [shape.rest for shape in facts.members if not {text for text, _ in shape.patterns} - shared]
    if rests and simulation.implies_inside(tuple(rests), wanted.rest):
        return True
    return any(
        all(simulation.implies_inside((known,), wanted.rest) for known in _beyond(shape, skipped=shared))
        for shape in facts.members
    )


def _beyond(shape: Members, *, skipped: frozenset[str]) -> Iterator[Term]:
    """What a shape may ask of a key that it does not name: one of these, or several."""
    yield shape.rest
    for pattern, part in shape.patterns:
        if pattern not in skipped:
            yield part


def implies_names(simulation: "Simulation", facts: Facts, wanted: Names) -> bool:
    """Whether every key that is allowed satisfies the term: listed keys are tried, or known names are stronger."""
    known = [shape.part for shape in facts.names]
    if known and simulation.implies_inside((*known, simulation.arena.types(8)), wanted.part):
        return True
    for shape in facts.members:
        if shape.rest is NEVER and not shape.patterns:
            allowed = [name for name in shape.properties if NEVER not in facts.member(name)]
            return all(simulation.evaluator.accepts(wanted.part, name) is True for name in allowed)
    return False


def excludes_members(simulation: "Simulation", facts: Facts, unwanted: Members) -> bool:
    """Whether some member that must be there is not what the other side says of its key."""
    for name in facts.required:
        found = facts.member(name)
        for part in parts_for(unwanted, name):
            if part is NEVER or (part is not None and part is not ALWAYS and simulation.excludes_inside(found, part)):
                return True
    return False


def is_absent(simulation: "Simulation", facts: Facts, name: str) -> bool:
    """Whether no object that passes the facts can have this key."""
    if simulation.arena.negation(simulation.required(name)) in facts.terms:
        return True
    found = facts.member(name)
    if NEVER in found:
        return True
    return any(simulation.evaluator.accepts(shape.part, name) is False for shape in facts.names)
