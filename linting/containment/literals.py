"""Sets of literals as the checker of certificates sees them: closed under what needs no choice, and nothing else."""

from collections.abc import Callable, Iterable, Iterator

from linting.containment.obligations import alternatives, differing, kinds_of_values, negative_alternatives
from linting.records import Record, field, replace
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Atom,
    ExactlyOne,
    Kind,
    Members,
    Names,
    Negation,
    Reference,
    Required,
    Some,
    Term,
    Types,
    Values,
    kind_of,
)
from linting.schemas.values import identity

_DEEPEST = 4


class Literals(Record, frozen=False):
    """Terms that are to hold of one value; `equal` are pairs of positions whose items are to be equal.

    `on_members` are those that speak of an object's members, of which there are few and which are asked for often.
    """

    arena: Arena
    terms: dict[Term, None] = field(default_factory=dict)
    on_members: tuple[Term, ...] = ()
    equal: tuple[tuple[int, int], ...] = ()
    kinds: int = ANY_KIND
    are_contradictory: bool = False

    def having(self, *more: Term) -> "Literals":
        """With more terms; this set stays as it is."""
        extended = Literals(
            self.arena, dict(self.terms), self.on_members, self.equal, self.kinds, self.are_contradictory
        )
        extended._close(more)
        return extended

    def having_equal(self, pair: tuple[int, int]) -> "Literals":
        """With two items made equal."""
        return replace(self, equal=(*self.equal, pair))

    def only(self, is_kept: Callable[[Term], bool]) -> "Literals":
        """With fewer terms: what contradicts these contradicts all."""
        kept = {term: None for term in self.terms if is_kept(term)}
        return replace(self, terms=kept, on_members=tuple(filter(is_kept, self.on_members)))

    def _close(self, more: Iterable[Term]) -> None:
        waiting = list(more)
        while waiting:
            term = waiting.pop()
            if term is ALWAYS or term in self.terms:
                continue
            self.terms[term] = None
            if isinstance(term, Members | Names):
                self.on_members = (*self.on_members, term)
            if term is NEVER or self.arena.negation(term) in self.terms:
                self.are_contradictory = True
            self.kinds &= _kinds(term)
            waiting.extend(self._consequences(term))
        self.are_contradictory |= not self.kinds

    def _consequences(self, term: Term) -> Iterator[Term]:
        match term:
            case All(parts):
                yield from parts
            case Reference():
                yield self.arena.unrolled(term)
            case ExactlyOne(parts):
                yield self.arena.some(parts)
            case Negation(Some(parts)):
                yield from map(self.arena.negation, parts)
            case Negation(Reference() as reference):
                yield self.arena.negation(self.arena.unrolled(reference))
            case Negation(Values(_, examples)):
                for value in examples:
                    if isinstance(value, list | dict):
                        other = self.arena.types(ANY_KIND & ~(Kind.ARRAY if isinstance(value, list) else Kind.OBJECT))
                        yield self.arena.some([other, *differing(self.arena, value)])
            case Negation(part):
                options = negative_alternatives(self.arena, part)
                if options is not None and len(options) == 1:
                    yield options[0]

    def options(self, term: Term) -> tuple[Term, ...] | None:
        """A literal as the choice it is; None where it is none."""
        if isinstance(term, Negation):
            return negative_alternatives(self.arena, term.part)
        return None if isinstance(term, Atom | All | Types | Values | Reference) else alternatives(self.arena, term)

    def refute(self, option: Term, depth: int = _DEEPEST) -> bool:
        """Whether an option contradicts the literals plainly, or by choices that each do so plainly."""
        if depth == _DEEPEST and self._denies(option, {}):
            return True
        extended = self.having(option)
        if extended.are_contradictory or extended.has_clash():
            return True
        if not depth:
            return False
        fresh = [term for term in extended.terms if term not in self.terms]
        choices = [options for term in fresh if (options := extended.options(term)) is not None and options != (term,)]
        return any(all(extended.refute(one, depth - 1) for one in options) for options in choices)

    def _denies(self, term: Term, known: dict[Term, bool]) -> bool:
        """Whether a term is false as it stands: by itself, by its types, or by parts, however deep they are."""
        if term not in known:
            if term is NEVER or not self.kinds & _kinds(term) or self.arena.negation(term) in self.terms:
                known[term] = True
            elif isinstance(term, All):
                known[term] = any(self._denies(part, known) for part in term.parts)
            elif isinstance(term, Some):
                known[term] = all(self._denies(part, known) for part in term.parts)
            else:
                known[term] = self.kinds == Kind.OBJECT and self.having(term).has_clash()
        return known[term]

    def _is_used_up(self) -> bool:
        """Whether no value is left of those that enumerations list, by the values that are excluded and by types."""
        listed = [term for term in self.terms if isinstance(term, Values)]
        if not listed:
            return False
        left = frozenset.intersection(*(term.identities for term in listed))
        for term in self.terms:
            if isinstance(term, Negation) and isinstance(term.part, Values):
                left -= term.part.identities
        return not any(kind_of(value) & self.kinds for value in listed[0].examples if identity(value) in left)

    def has_clash(self) -> bool:
        """Whether no listed value is left, or a member that must be there cannot be, or be several constants."""
        if self._is_used_up():
            return True
        if self.kinds != Kind.OBJECT:
            return False
        from linting.containment.parts import flat, member_parts

        for term in self.terms:
            if isinstance(term, Required):
                whole = set(member_parts(self, term.name, None))
                parts = flat(whole)
                if NEVER in parts or any(isinstance(part, Negation) and part.part in whole for part in whole):
                    return True
                allowed = [part.identities for part in parts if isinstance(part, Values)]
                if allowed:
                    left = frozenset.intersection(*allowed)
                    for part in parts:
                        if isinstance(part, Negation) and isinstance(part.part, Values):
                            left -= part.part.identities
                    if not left:
                        return True
        return False


def _kinds(term: Term) -> int:
    match term:
        case Types(kinds):
            return kinds
        case Values():
            return kinds_of_values(term)
        case Negation(part) if isinstance(part, Atom):
            return part.kind
    return ANY_KIND
