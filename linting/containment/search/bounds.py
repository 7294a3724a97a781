"""What the bounds of a branch say of an option before a theory is asked: that it is too low, too high, too many."""

from collections.abc import Callable, Iterator

from linting.containment.proofs import ARITHMETIC, TEXT, TOO_MANY, ByLength, Proof
from linting.containment.search.branch import Branch
from linting.containment.search.outcomes import Conflict, Why
from linting.records import Record
from linting.schemas.terms import (
    All,
    ItemCount,
    Kind,
    Length,
    Maximum,
    Minimum,
    Negation,
    Number,
    PropertyCount,
    Term,
)

_PROOFS: dict[int, tuple[type[Term], Proof]] = {
    Kind.NUMBER: (Minimum, ARITHMETIC),
    Kind.STRING: (Length, TEXT),
    Kind.ARRAY: (ItemCount, ByLength(())),
    Kind.OBJECT: (PropertyCount, TOO_MANY),
}

_BOUNDING = frozenset({Minimum, Maximum, Negation, Length, ItemCount, PropertyCount})
_LITERALS_A_STEP = 8
"""So many literals are looked at in the time of a step."""


class _Bound(Record):
    """A lower or an upper bound; `strict` where the value itself is excluded."""

    value: Number
    strict: bool
    why: Why = 0


_Pair = tuple[_Bound | None, _Bound | None]
"""A lower and an upper bound."""


class Bounds:
    """The tightest bounds of one branch whose type is known; they are looked for when an option has some of its own."""

    def __init__(self, branch: Branch, spend: Callable[[int], None]) -> None:
        self._branch = branch
        self._spend = spend
        self._counted, self._proof = _PROOFS[branch.kinds]
        self._tightest: _Pair | None = None

    def against(self, option: Term) -> Conflict | None:
        """Why an option fails, its own reason left out, if its bounds and those of the branch leave nothing."""
        own = [pair for part in _flat(option) if type(part) in _BOUNDING for pair in self._of(part)]
        if not own:
            return None
        low, high = self._of_branch()
        for lower, upper in own:
            low, high = _higher(low, lower), _lower(high, upper)
        if low is None or high is None or low.value < high.value:
            return None
        if low.value == high.value and not (low.strict or high.strict):
            return None
        return Conflict(self._branch.kinds_why | low.why | high.why, self._proof)

    def _of_branch(self) -> _Pair:
        if self._tightest is None:
            self._spend(len(self._branch.literals) // _LITERALS_A_STEP)
            low: _Bound | None = None
            high: _Bound | None = None
            for literal, why in self._branch.literals.items():
                for lower, upper in self._of(literal):
                    low = _higher(low, lower and _Bound(lower.value, lower.strict, why))
                    high = _lower(high, upper and _Bound(upper.value, upper.strict, why))
            self._tightest = low, high
        return self._tightest

    def _of(self, term: Term) -> Iterator[_Pair]:
        """The lower and the upper bound that a term is, if it is one of this type."""
        match term:
            case Minimum(value, strict) if self._counted is Minimum:
                yield _Bound(value, strict), None
            case Maximum(value, strict) if self._counted is Minimum:
                yield None, _Bound(value, strict)
            case Negation(Minimum(value, strict)) if self._counted is Minimum:
                yield None, _Bound(value, not strict)
            case Negation(Maximum(value, strict)) if self._counted is Minimum:
                yield _Bound(value, not strict), None
            case Length(least, most) | ItemCount(least, most) | PropertyCount(least, most):
                if isinstance(term, self._counted):
                    yield _Bound(least, strict=False), None if most is None else _Bound(most, strict=False)


def _flat(option: Term) -> tuple[Term, ...]:
    return option.parts if type(option) is All else (option,)


def _higher(one: _Bound | None, other: _Bound | None) -> _Bound | None:
    if one is None or other is None:
        return one or other
    return other if (other.value, other.strict) > (one.value, one.strict) else one


def _lower(one: _Bound | None, other: _Bound | None) -> _Bound | None:
    if one is None or other is None:
        return one or other
    return other if (other.value, not other.strict) < (one.value, not one.strict) else one
