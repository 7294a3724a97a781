"""What literals about an object or an array say of one member or item, and which members and items they treat alike."""

from collections.abc import Iterable

from linting.containment.evaluation import Evaluator
from linting.containment.literals import Literals
from linting.containment.search.languages import Languages
from linting.containment.search.obligations import SomeItem, SomeMember
from linting.patterns import ANY, Language
from linting.schemas.matching import found
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    All,
    ItemCount,
    Items,
    Matches,
    Members,
    Names,
    Negation,
    PropertyCount,
    Required,
    Term,
)


def flat(terms: Iterable[Term]) -> set[Term]:
    """Conjunctions taken apart."""
    parts: set[Term] = set()
    waiting = list(terms)
    while waiting:
        term = waiting.pop()
        if isinstance(term, All):
            waiting.extend(term.parts)
        elif term is not ALWAYS:
            parts.add(term)
    return parts


def member_parts(literals: Literals, name: str, evaluator: Evaluator | None) -> list[Term]:
    """What certainly holds of the value of a member; NEVER where its name is refused."""
    parts: list[Term] = []
    for literal in literals.terms:
        if isinstance(literal, Members):
            matches = {pattern: found(pattern, name) for pattern, _ in literal.patterns}
            own = [part for pattern, part in literal.patterns if matches[pattern]]
            if name in literal.properties:
                own.append(literal.properties[name])
            elif not own and None not in matches.values():
                own.append(literal.rest)
            parts.extend(own)
        elif isinstance(literal, Names) and evaluator is not None and evaluator.accepts(literal.part, name) is False:
            parts.append(NEVER)
    return parts


def named_keys(literals: Literals) -> set[str]:
    """Keys that some literal mentions by name."""
    names: set[str] = set()
    for literal in literals.terms:
        term = literal.part if isinstance(literal, Negation) else literal
        if isinstance(term, Required):
            names.add(term.name)
        elif isinstance(literal, Members):
            names.update(literal.properties)
    return names


def cell(literals: Literals, name: str, languages: Languages) -> Language:
    """The keys that the literals treat like one that is not named. Raises NotALanguage.

    Where the number of members is bounded, obligations may have to share a key, so that their keys are told apart too.
    """
    bounded = any(isinstance(literal, PropertyCount) and literal.most is not None for literal in literals.terms)
    conditions: list[Term] = []
    for literal in literals.terms:
        if isinstance(literal, Members):
            conditions.extend(literals.arena.make(Matches, pattern) for pattern, _ in literal.patterns)
        elif isinstance(literal, Names):
            conditions.append(literal.part)
        elif isinstance(literal, SomeMember) and bounded:
            conditions.append(literal.key)
    alike = ANY
    for condition in conditions:
        language = languages.of(condition)
        alike = alike.intersect(language if language.accepts(name) else language.complement())
    return alike


def bounds(literals: Literals, kind: type[ItemCount] | type[PropertyCount]) -> tuple[int, int | None]:
    """The least and the greatest count that the literals allow."""
    counts = [literal for literal in literals.terms if isinstance(literal, kind)]
    mosts = [count.most for count in counts if count.most is not None]
    return max((count.least for count in counts), default=0), min(mosts, default=None)


def item_parts(literals: Literals, position: int) -> list[Term]:
    """What holds of the item at a position, and of those that it has to be equal to."""
    positions = {position}
    for pair in literals.equal:
        if position in pair:
            positions.update(pair)
    parts: list[Term] = []
    for literal in literals.terms:
        for at in positions:
            if isinstance(literal, Items):
                parts.append(literal.prefix[at] if at < len(literal.prefix) else literal.rest)
            elif isinstance(literal, SomeItem) and (literal.start, literal.stop) == (at, at + 1):
                parts.append(literal.part)
    return parts


def position_class(literals: Literals, position: int) -> tuple[object, ...]:
    """Positions of the same class can change places without any literal noticing."""
    marks: list[object] = [pair for pair in literals.equal if position in pair]
    for literal in literals.terms:
        if isinstance(literal, Items):
            marks.append(literal.prefix[position] if position < len(literal.prefix) else literal.rest)
        elif isinstance(literal, SomeItem):
            marks.append(literal.start <= position and (literal.stop is None or position < literal.stop))
    return tuple(marks)
