"""One goal: put its literals down, try the finite side, then each type that is left.

Types are looked at one by one, since keywords speak of one type each and say nothing of the others (as the checks of
Habib, Shinnar, Hirzel, Pradel, "Finding Data Compatibility Bugs with JSON Subschema Checks", ISSTA 2021, are by type;
those compare canonical forms of both sides, where this asks for a payload that tells them apart).
"""

from collections.abc import Callable, Generator, Iterable
from typing import Any

from linting.containment.enumerations import LONG, sent, sieves
from linting.containment.evaluation import Evaluator
from linting.containment.obligations import SomeItem, SomeMember
from linting.containment.proofs import TRIED, ByKind, Goal, Member, Proof
from linting.containment.search import arrays, numbers, objects, strings
from linting.containment.search.branch import Branch
from linting.containment.search.candidates import Candidates
from linting.containment.search.decision import Asking, Decisions
from linting.containment.search.languages import Languages
from linting.containment.search.outcomes import (
    Conflict,
    Empty,
    Inhabited,
    Leaf,
    Outcome,
    Unclear,
    Why,
    goal_of,
    union,
    why_core,
)
from linting.schemas.arena import Arena
from linting.schemas.terms import Kind, Members, Negation, Required, Term, Types, Values

_KINDS = (Kind.NULL, Kind.BOOLEAN, Kind.NUMBER, Kind.STRING, Kind.ARRAY, Kind.OBJECT)
_FEW: dict[int, tuple[Any, ...]] = {Kind.NULL: (None,), Kind.BOOLEAN: (True, False)}
_ORDER: dict[type[Term], int] = {Types: 0, Values: 0, Required: 1, Members: 1, Negation: 2}
_CHOICE = 3

Objection = Callable[[Any], str | None]
"""Says what is wrong with a value; None if it will do."""


class Goals:
    """Works on goals; asks for goals about smaller values by yielding them."""

    def __init__(self, arena: Arena, evaluator: Evaluator, spend: Callable[[int], None]) -> None:
        self._arena = arena
        self._evaluator = evaluator
        self._candidates = Candidates(evaluator)
        self._spend = spend
        self._languages = Languages(arena, spend)

    def work(self, goal: Goal, objection: Objection | None = None) -> Generator[Goal, Outcome, Outcome]:
        """The outcome of a goal; a value is shown to `objection` first, which may say what is wrong with it."""
        literals = sorted(goal, key=self._cheapest_first)
        branch = Branch(self._arena)
        for index, literal in enumerate(literals):
            conflict = branch.add(literal, 1 << index)
            if conflict is not None:
                return Empty(_core(literals, conflict))
        leaf = yield from self._by_kind(branch, literals, objection)
        match leaf:
            case Conflict(why, proof):
                return Empty(_core(literals, why), proof)
        return leaf

    def _cheapest_first(self, term: Term) -> tuple[int, int]:
        """A fixed order, so that the same question has the same answer; what needs no choice comes first."""
        return _ORDER.get(type(term), _CHOICE), self._arena.serial(term)

    def _by_kind(self, branch: Branch, literals: list[Term], objection: Objection | None) -> Asking:
        if branch.finite is not None:
            return self._finite(branch, sent(self._arena, branch.literals), objection)
        total: Why = branch.kinds_why
        unclear: Unclear | None = None
        uncertain: Inhabited | None = None
        proofs: list[tuple[int, Proof]] = []
        for kind in (kind for kind in _KINDS if kind & branch.kinds):
            bit = 1 << len(literals)
            one = branch.copy()
            one.narrow(kind, bit)
            leaf = yield from self._of_kind(one, kind, [*literals, self._arena.types(kind)], objection)
            if isinstance(leaf, Inhabited):
                if leaf.is_certain:
                    return leaf
                uncertain = uncertain or leaf
            elif isinstance(leaf, Unclear):
                unclear = unclear or leaf
            elif not leaf.why & bit:
                return leaf
            else:
                total |= leaf.why & ~bit
                proofs.append((kind, leaf.proof))
        return uncertain or unclear or Conflict(total, ByKind(tuple(proofs)))

    def _of_kind(self, branch: Branch, kind: int, facts: list[Term], objection: Objection | None) -> Asking:
        few = _FEW.get(kind)
        if few is not None:
            return self._finite(branch, few, objection)
        if kind == Kind.STRING and not _is_nearly_decided(branch):
            leaf = strings.settle_at_once(branch, self._languages)
            if leaf is not None and not isinstance(leaf, Unclear):
                return _heard(leaf, objection)

        def settle(decided: Branch) -> Asking:
            if decided.finite is not None:
                return self._finite(decided, sent(self._arena, decided.literals), objection)
            return (yield from self._settle(decided))

        def heard(leaf: Leaf) -> Leaf:
            return _heard(leaf, objection)

        decisions = Decisions(settle, self._candidates.meet, heard, facts, self._spend)
        return (yield from decisions.run(branch))

    def _settle(self, branch: Branch) -> Asking:
        """A branch in which all is decided; its type is the only one left."""
        match branch.kinds:
            case Kind.NUMBER:
                return numbers.settle(branch)
            case Kind.STRING:
                return strings.settle(branch, self._languages)
            case Kind.ARRAY:
                return (yield from arrays.Arrays(branch, self._arena, self._spend).settle())
        conflict = yield from _of_newest_member(branch)
        if conflict is not None:
            return conflict
        return (yield from objects.Objects(branch, self._arena, self._evaluator, self._languages, self._spend).settle())

    def _why_so_few(self, branch: Branch, finite: Values) -> Why:
        """The enumeration, and where it is long, what its values were sifted by."""
        if len(finite.identities) <= LONG:
            return branch.literals[finite]
        return union(map(branch.literals.__getitem__, sieves(branch.literals)))

    def _finite(self, branch: Branch, candidates: Iterable[Any], objection: Objection | None) -> Leaf:
        """Try every value that there can be."""
        why: Why = branch.kinds_why if branch.finite is None else self._why_so_few(branch, branch.finite)
        possible: Leaf | None = None
        for value in candidates:
            self._spend(1)
            against, is_certain = self._literal_against(branch, value)
            if against is not None:
                why |= against
                continue
            leaf = _heard(Inhabited(value, is_certain), objection)
            if isinstance(leaf, Inhabited) and leaf.is_certain:
                return leaf
            possible = possible or leaf
        return possible or Conflict(why, TRIED)

    def _literal_against(self, branch: Branch, value: Any) -> tuple[Why | None, bool]:
        is_certain = True
        for literal, why in branch.literals.items():
            if isinstance(literal, SomeMember | SomeItem):
                continue  # the negation that it stands for is a literal too
            truth = self._evaluator.accepts(literal, value)
            if truth is False:
                return why, True
            is_certain = is_certain and truth is True
        return None, is_certain


def _of_newest_member(branch: Branch) -> Generator[Goal, Outcome, Conflict | None]:
    """Why the member that was spoken of last has no value, if that is so: wide objects need not be looked at then."""
    name = branch.members.newest
    needed = None if name is None else branch.members.required.get(name)
    if name is None or needed is None:
        return None
    parts = branch.members.parts(name)
    outcome = yield goal_of(parts)
    if not isinstance(outcome, Empty):
        return None
    return Conflict(branch.kinds_why | needed | why_core(parts, outcome.core), Member(name, outcome.core))


def _is_nearly_decided(branch: Branch) -> bool:
    """Whether some choice has no alternative any more: following it is cheaper than a union of languages."""
    return any(len(options) < 2 for _, options, _ in branch.open_choices())


def _heard(leaf: Leaf, objection: Objection | None) -> Leaf:
    """A value that nobody objects to is certain; one that somebody objects to is neither found nor refuted."""
    if objection is None or not isinstance(leaf, Inhabited):
        return leaf
    reason = objection(leaf.value)
    return Inhabited(leaf.value) if reason is None else Unclear(reason)


def _core(literals: list[Term], why: Why) -> Goal:
    return frozenset(literal for index, literal in enumerate(literals) if why >> index & 1)
