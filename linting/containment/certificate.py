"""Checking proofs of containment, without the search that found them.

A certificate is a table of goals with their proofs, and the goal that it is about: `writer ∧ ¬reader` has no value.
Every node of a proof is read against a set of literals and has one rule here; what a rule cites about members and items
must be in the table. Citations may be circular, since each is about a smaller value: of all goals in the table that
had a value, take one with the smallest; its proof would cite a goal with a smaller one (in general: Brotherston and
Simpson, "Sequent calculi for induction and infinite descent", Journal of Logic and Computation 21(6), 2011).

What this trusts: what terms mean (`linting.schemas.terms`, and the table of what their negations ask for), languages,
and the evaluator. It trusts nothing that searches.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import combinations

from linting.containment.enumerations import sent
from linting.containment.evaluation import Evaluator
from linting.containment.literals import Literals
from linting.containment.obligations import SomeItem, SomeMember
from linting.containment.parts import (
    about_keys,
    about_positions,
    are_positions,
    bounds,
    cell,
    classes,
    flat,
    item_parts,
    longest_needed,
    member_parts,
    named_keys,
    position_class,
)
from linting.containment.proofs import (
    Arithmetic,
    ByKind,
    ByLength,
    Certificate,
    Counted,
    Goal,
    Item,
    Keys,
    Member,
    Obvious,
    Part,
    Pigeonhole,
    Positions,
    Proof,
    Split,
    Text,
    TooFew,
    TooMany,
    Tried,
    Twins,
)
from linting.containment.search.languages import Languages, NotALanguage
from linting.containment.theories import has_no_number
from linting.patterns import ANY, Language
from linting.patterns import literals as these
from linting.schemas.arena import Arena
from linting.schemas.terms import KINDS, ItemCount, Kind, Negation, PropertyCount, Required, Term, UniqueItems, Values
from linting.schemas.values import identity


class InvalidCertificate(Exception):  # noqa: N818 - a statement about a certificate
    """A rule does not say what it is used for."""


Step = tuple[Literals, Proof]


class Checker:
    """Checks certificates about the terms of one arena."""

    def __init__(self, arena: Arena, evaluator: Evaluator | None = None) -> None:
        self._arena = arena
        self._evaluator = evaluator or Evaluator(arena, most_terms=10**9)
        self._languages = Languages(arena, lambda _: None)
        self._cited: list[Goal] = []
        self._parts: set[Part] = set()
        self._rules: dict[type[Proof], Callable[..., Iterable[Step]]] = {
            Obvious: self._obvious, Part: self._part, Split: self._split, ByKind: self._by_kind, Tried: self._tried,
            Arithmetic: self._arithmetic, Text: self._text, Member: self._member, Keys: self._keys,
            TooMany: self._too_many, TooFew: self._too_few, ByLength: self._by_length, Item: self._item,
            Positions: self._positions, Counted: self._counted, Twins: self._twins, Pigeonhole: self._pigeonhole,
        }  # fmt: skip

    def accepts(self, certificate: Certificate) -> bool:
        """Whether the certificate proves that no value satisfies all terms of its question."""
        try:
            _require(certificate.goal <= flat(certificate.question))
            self._cited, checked = [certificate.goal], set[Goal]()
            while self._cited:
                goal = self._cited.pop()
                if goal not in checked:
                    checked.add(goal)
                    self._check(goal, certificate.lemmas[goal])
        except (InvalidCertificate, NotALanguage, KeyError):
            return False
        return True

    def _check(self, goal: Goal, proof: Proof) -> None:
        waiting: list[Iterator[Step]] = [iter([(Literals(self._arena).having(*goal), proof)])]
        while waiting:
            for literals, node in waiting[-1]:  # one step at a time: each has its own copy of all literals
                waiting.append(iter(self._rules[type(node)](literals, node)))
                break
            else:
                waiting.pop()

    def _cite(self, goal: Goal, parts: Iterable[Term]) -> None:
        _require(goal <= flat(parts))
        self._cited.append(goal)

    def _obvious(self, literals: Literals, _proof: Obvious) -> Iterable[Step]:
        _require(literals.are_contradictory or literals.has_clash())
        return ()

    def _part(self, literals: Literals, proof: Part) -> Iterator[Step]:
        _require(proof.terms <= literals.terms.keys())
        if proof not in self._parts:
            self._parts.add(proof)
            yield Literals(self._arena).having(*proof.terms), proof.proof

    def _split(self, literals: Literals, proof: Split) -> Iterator[Step]:
        options = literals.options(proof.choice)
        _require(proof.choice in literals.terms and options is not None and len(options) == len(proof.options))
        for option, inner in zip(options or (), proof.options, strict=True):
            if isinstance(inner, Obvious):
                _require(literals.refute(option))
            else:
                yield literals.having(option), inner

    def _by_kind(self, literals: Literals, proof: ByKind) -> Iterator[Step]:
        proofs = dict(proof.kinds)
        for kind in KINDS:
            if kind & literals.kinds:
                _require(kind in proofs)
                yield literals.having(self._arena.types(kind)), proofs[kind]

    def _tried(self, literals: Literals, _proof: Tried) -> Iterable[Step]:
        few = not literals.kinds & ~(Kind.NULL | Kind.BOOLEAN)
        _require(few or any(isinstance(literal, Values) for literal in literals.terms))
        stated = [literal for literal in literals.terms if not isinstance(literal, SomeMember | SomeItem)]
        for value in (None, True, False) if few else sent(self._arena, literals.terms):
            _require(any(self._evaluator.accepts(literal, value) is False for literal in stated))
        return ()

    def _arithmetic(self, literals: Literals, _proof: Arithmetic) -> Iterable[Step]:
        _require(literals.kinds == Kind.NUMBER and has_no_number(literals.terms))
        return ()

    def _text(self, literals: Literals, _proof: Text) -> Iterable[Step]:
        _require(literals.kinds == Kind.STRING)
        language = ANY
        for literal in literals.terms:
            with suppress(NotALanguage):
                language = language.intersect(self._languages.of(literal))
        _require(language.is_empty() is True)
        return ()

    def _member(self, literals: Literals, proof: Member) -> Iterable[Step]:
        needed = self._arena.make(Required, proof.name)
        _require(literals.kinds == Kind.OBJECT and needed in literals.terms)
        self._cite(proof.goal, member_parts(literals, proof.name, self._evaluator))
        return ()

    def _keys(self, literals: Literals, proof: Keys) -> Iterator[Step]:
        obligation = proof.obligation
        _require(literals.kinds == Kind.OBJECT and obligation in literals.terms)
        literals = about_keys(literals, proof)
        self._cover(literals, self._languages.of(obligation.key), [key for key, _ in proof.ways])
        for key, inner in proof.ways:
            shape = self._arena.members({key: obligation.value}, (), self._arena.all(()))
            yield literals.having(self._arena.make(Required, key), shape), inner

    def _cover(self, literals: Literals, keys: Language, listed: Iterable[str]) -> None:
        """Every key is listed, or treated like one that is and that no literal names."""
        names, exact = named_keys(literals), set(listed)
        left = keys.difference(these(exact))
        for key in exact - names:
            left = left.difference(cell(literals, key, self._languages).difference(these(names)))
        _require(left.is_empty() is True)

    def _too_many(self, literals: Literals, _proof: TooMany) -> Iterable[Step]:
        required = sum(isinstance(literal, Required) for literal in literals.terms)
        least, most = bounds(literals, PropertyCount)
        _require(literals.kinds == Kind.OBJECT and most is not None and max(least, required) > (most or 0))
        return ()

    def _too_few(self, literals: Literals, proof: TooFew) -> Iterator[Step]:
        least, _ = bounds(literals, PropertyCount)
        _require(literals.kinds == Kind.OBJECT and len(set(proof.possible)) < least)
        literals = about_keys(literals, proof)
        negated = (literal.part for literal in literals.terms if isinstance(literal, Negation))
        absent = {part.name for part in negated if isinstance(part, Required)}
        others = ANY.difference(these(proof.possible)).difference(these(absent))
        self._cover(literals, others, [key for key, _ in proof.refuted])
        for key, inner in proof.refuted:
            yield literals.having(self._arena.make(Required, key)), inner

    def _by_length(self, literals: Literals, proof: ByLength) -> Iterator[Step]:
        _require(literals.kinds == Kind.ARRAY)
        literals, proofs = about_positions(literals), dict(proof.lengths)
        for length in range(bounds(literals, ItemCount)[0], longest_needed(literals) + 1):
            _require(length in proofs)
            yield literals.having(self._arena.make(ItemCount, length, length)), proofs[length]

    def _item(self, literals: Literals, proof: Item) -> Iterable[Step]:
        _require(literals.kinds == Kind.ARRAY and 0 <= proof.position < bounds(literals, ItemCount)[0])
        self._cite(proof.goal, item_parts(literals, proof.position))
        return ()

    def _positions(self, literals: Literals, proof: Positions) -> Iterator[Step]:
        literals, length = _of_length(literals)
        one = proof.obligation
        _require(one in literals.terms and are_positions({position for position, _ in proof.ways}, length))
        listed = {position_class(literals, position) for position, _ in proof.ways}
        for position in range(one.start, length if one.stop is None else min(one.stop, length)):
            _require(position_class(literals, position) in listed)
        for position, inner in proof.ways:
            yield literals.having(self._at(position, one.part)), inner

    def _counted(self, literals: Literals, proof: Counted) -> Iterator[Step]:
        literals, length = _of_length(literals)
        count = proof.count
        _require(count in literals.terms and all(are_positions(chosen, length) for chosen, _ in proof.ways))
        most = count.least if count.most is None else min(count.most, length)
        listed = {classes(literals, chosen) for chosen, _ in proof.ways}
        for size in range(count.least, most + 1):
            for chosen in combinations(range(length), size):
                _require(classes(literals, chosen) in listed)
        against = self._arena.negation(count.part)
        for chosen, inner in proof.ways:
            placed = [self._at(position, count.part) for position in chosen]
            if count.most is not None:
                placed += [self._at(other, against) for other in range(length) if other not in chosen]
            yield literals.having(*placed), inner

    def _twins(self, literals: Literals, proof: Twins) -> Iterator[Step]:
        _require(self._arena.negation(self._arena.make(UniqueItems)) in literals.terms)
        literals, length = _of_length(literals)
        _require(all(are_positions(pair, length) for pair, _ in proof.ways))
        listed = {classes(literals, pair) for pair, _ in proof.ways}
        for pair in combinations(range(length), 2):
            _require(classes(literals, pair) in listed)
        for pair, inner in proof.ways:
            yield literals.having_equal(pair), inner

    def _pigeonhole(self, literals: Literals, proof: Pigeonhole) -> Iterable[Step]:
        positions = {position for position, _ in proof.goals}
        _require(literals.kinds == Kind.ARRAY and self._arena.make(UniqueItems) in literals.terms)
        _require(all(0 <= position < bounds(literals, ItemCount)[0] for position in positions))
        _require(proof.values.identities == set(map(identity, proof.values.examples)))
        _require(len(proof.values.identities) < len(positions))
        for position, goal in proof.goals:
            self._cite(goal, [*item_parts(literals, position), self._arena.negation(proof.values)])
        return ()

    def _at(self, position: int, part: Term) -> Term:
        return self._arena.make(SomeItem, position, position + 1, part)


def _require(condition: bool) -> None:
    if not condition:
        raise InvalidCertificate


def _of_length(literals: Literals) -> tuple[Literals, int]:
    """What the literals say of positions, and the one number of items that they leave."""
    least, most = bounds(literals, ItemCount)
    _require(literals.kinds == Kind.ARRAY and least == most)
    return about_positions(literals), least
