"""One goal: put its literals down, try the finite side, then each type that is left."""

from collections.abc import Callable, Generator, Iterable
from typing import Any

from linting.containment.evaluation import Evaluator
from linting.containment.proofs import TRIED, ByKind, Goal, Proof
from linting.containment.search import arrays, numbers, objects, strings
from linting.containment.search.branch import Branch
from linting.containment.search.decision import Asking, Decisions
from linting.containment.search.languages import Languages
from linting.containment.search.obligations import SomeItem, SomeMember
from linting.containment.search.outcomes import Conflict, Empty, Inhabited, Leaf, Outcome, Unclear, Why
from linting.schemas.terms import Arena, Kind, Members, Negation, Required, Term, Types, Values

_KINDS = (Kind.NULL, Kind.BOOLEAN, Kind.NUMBER, Kind.STRING, Kind.ARRAY, Kind.OBJECT)
_FEW: dict[int, tuple[Any, ...]] = {Kind.NULL: (None,), Kind.BOOLEAN: (True, False)}
_ORDER: dict[type[Term], int] = {Types: 0, Values: 0, Required: 1, Members: 1, Negation: 2}
_CHOICE = 3


class Goals:
    """Works on goals; asks for goals about smaller values by yielding them."""

    def __init__(self, arena: Arena, evaluator: Evaluator, spend: Callable[[int], None]) -> None:
        self._arena = arena
        self._evaluator = evaluator
        self._spend = spend
        self._languages = Languages(arena, spend)

    def work(self, goal: Goal) -> Generator[Goal, Outcome, Outcome]:
        """The outcome of a goal."""
        literals = sorted(goal, key=self._cheapest_first)
        branch = Branch(self._arena)
        for index, literal in enumerate(literals):
            conflict = branch.add(literal, 1 << index)
            if conflict is not None:
                return Empty(_core(literals, conflict))
        leaf = yield from self._by_kind(branch, len(literals))
        match leaf:
            case Conflict(why, proof):
                return Empty(_core(literals, why), proof)
        return leaf

    def _cheapest_first(self, term: Term) -> tuple[int, int]:
        """A fixed order, so that the same question has the same answer; what needs no choice comes first."""
        return _ORDER.get(type(term), _CHOICE), self._arena.serial(term)

    def _by_kind(self, branch: Branch, bits_used: int) -> Asking:
        if branch.finite is not None:
            return self._finite(branch, branch.finite.examples)
        total: Why = branch.kinds_why
        unclear: Unclear | None = None
        uncertain: Inhabited | None = None
        proofs: list[tuple[int, Proof]] = []
        for index, kind in enumerate(kind for kind in _KINDS if kind & branch.kinds):
            bit = 1 << (bits_used + index)
            one = branch.copy()
            one.narrow(kind, bit)
            leaf = yield from self._of_kind(one, kind, bits_used + len(_KINDS))
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

    def _of_kind(self, branch: Branch, kind: int, bits_used: int) -> Asking:
        few = _FEW.get(kind)
        if few is not None:
            return self._finite(branch, few)
        if kind == Kind.STRING:
            leaf = strings.settle_at_once(branch, self._languages)
            if leaf is not None:
                return leaf
        return (yield from Decisions(self._settle, 1 << bits_used, self._spend).run(branch))

    def _settle(self, branch: Branch) -> Asking:
        """A branch in which all is decided; its type is the only one left."""
        if branch.finite is not None:
            return self._finite(branch, branch.finite.examples)
        match branch.kinds:
            case Kind.NUMBER:
                return numbers.settle(branch)
            case Kind.STRING:
                return strings.settle(branch, self._languages)
            case Kind.ARRAY:
                return (yield from arrays.Arrays(branch, self._arena, self._spend).settle())
        return (yield from objects.Objects(branch, self._arena, self._evaluator, self._languages, self._spend).settle())

    def _finite(self, branch: Branch, candidates: Iterable[Any]) -> Leaf:
        """Try every value that there can be."""
        why: Why = branch.kinds_why if branch.finite is None else branch.literals[branch.finite]
        uncertain: Inhabited | None = None
        for value in candidates:
            self._spend(1)
            against, is_certain = self._literal_against(branch, value)
            if against is not None:
                why |= against
            elif is_certain:
                return Inhabited(value)
            else:
                uncertain = uncertain or Inhabited(value, is_certain=False)
        return uncertain or Conflict(why, TRIED)

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


def _core(literals: list[Term], why: Why) -> Goal:
    return frozenset(literal for index, literal in enumerate(literals) if why >> index & 1)
