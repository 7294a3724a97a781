"""What literals about an object or an array say of one member or item, and which members and items they treat alike."""

from collections import Counter
from collections.abc import Collection, Iterable

from linting.containment.evaluation import Evaluator
from linting.containment.literals import Literals
from linting.containment.obligations import SomeItem, SomeMember
from linting.containment.proofs import Keys, Proof, TooFew
from linting.containment.search.languages import Languages
from linting.patterns import ANY, Language
from linting.schemas.matching import found
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    All,
    Contains,
    ItemCount,
    Items,
    Matches,
    Members,
    Names,
    Negation,
    PropertyCount,
    Required,
    Term,
    UniqueItems,
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
    for literal in literals.on_members:
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


def about_keys(literals: Literals, proof: Proof) -> Literals:
    """Only what names and cells tell about keys: so two keys that are treated alike may change places.

    Of obligations those that the proof deals with: fewer obligations mean larger cells.
    """
    met, waiting = set[Term](), [proof]
    while waiting:
        match waiting.pop():
            case Keys(obligation, ways):
                met.add(obligation)
                waiting.extend(inner for _, inner in ways)
            case TooFew(_, refuted):
                waiting.extend(inner for _, inner in refuted)
    kept = Members | Names | Required | PropertyCount
    return literals.only(lambda term: term in met or isinstance(_of_negation(term, Required), kept))


def about_positions(literals: Literals) -> Literals:
    """Only what `position_class` knows of: so two positions of one class may change places."""
    kept = Items | SomeItem | ItemCount | Contains | UniqueItems
    return literals.only(lambda term: isinstance(_of_negation(term, UniqueItems), kept))


def _of_negation(term: Term, kind: type[Term]) -> Term:
    """What a negation of this kind is about; the term itself where it is none."""
    return term.part if isinstance(term, Negation) and isinstance(term.part, kind) else term


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
    """The keys that the literals treat like one that is not named. Raises NotALanguage."""
    conditions: list[Term] = []
    for literal in literals.terms:
        if isinstance(literal, Members):
            conditions.extend(literals.arena.make(Matches, pattern) for pattern, _ in literal.patterns)
        elif isinstance(literal, Names):
            conditions.append(literal.part)
        elif isinstance(literal, SomeMember):
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


def longest_needed(literals: Literals) -> int:
    """Beyond this, leaving out an item beyond all prefixes that meets no obligation leaves all literals true."""
    least, most = bounds(literals, ItemCount)
    prefix, asked = 0, 0
    for literal in literals.terms:
        match literal:
            case Items(positions, _):
                prefix = max(prefix, len(positions))
            case SomeItem(start, stop, _):
                prefix, asked = max(prefix, start if stop is None else stop), asked + 1
            case Contains(_, fewest, _):
                asked += fewest
            case Negation(UniqueItems()):
                asked += 2
    longest = max(least, prefix + asked)
    return longest if most is None else min(longest, most)


def classes(literals: Literals, positions: Iterable[int]) -> frozenset[tuple[tuple[object, ...], int]]:
    """How many of the positions are of each class."""
    return frozenset(Counter(position_class(literals, position) for position in positions).items())


def are_positions(chosen: Collection[int], length: int) -> bool:
    """Whether these are different positions of an array."""
    return len(set(chosen)) == len(chosen) and all(0 <= position < length for position in chosen)
