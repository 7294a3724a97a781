"""What the bounds of a branch say of an option before a theory is asked: that it is too low, too high, too many."""

from collections.abc import Iterator
from dataclasses import dataclass

from linting.containment.proofs import ARITHMETIC, TEXT, TOO_MANY, ByLength, Proof
from linting.containment.search.branch import Branch
from linting.containment.search.outcomes import Conflict, Why
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


@dataclass(frozen=True, slots=True)
class _Bound:
    """A lower or an upper bound; `strict` where the value itself is excluded."""

    value: Number
    strict: bool
    why: Why = 0


class Bounds:
    """The tightest bounds of one branch whose type is known."""

    def __init__(self, branch: Branch) -> None:
        self._kinds_why = branch.kinds_why
        self._counted, self._proof = _PROOFS[branch.kinds]
        self._low: _Bound | None = None
        self._high: _Bound | None = None
        for literal, why in branch.literals.items():
            for low, high in self._of(literal):
                if low is not None:
                    self._low = _higher(self._low, _Bound(low.value, low.strict, why))
                if high is not None:
                    self._high = _lower(self._high, _Bound(high.value, high.strict, why))

    def against(self, option: Term) -> Conflict | None:
        """Why an option fails, its own reason left out, if its bounds and those of the branch leave nothing."""
        low, high = self._low, self._high
        for part in option.parts if isinstance(option, All) else (option,):
            for lower, upper in self._of(part):
                low = low if lower is None else _higher(low, lower)
                high = high if upper is None else _lower(high, upper)
        if low is None or high is None or (low is self._low and high is self._high):
            return None
        if low.value < high.value or (low.value == high.value and not (low.strict or high.strict)):
            return None
        return Conflict(self._kinds_why | low.why | high.why, self._proof)

    def _of(self, term: Term) -> Iterator[tuple[_Bound | None, _Bound | None]]:
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


def _higher(one: _Bound | None, other: _Bound) -> _Bound:
    return other if one is None or (other.value, other.strict) > (one.value, one.strict) else one


def _lower(one: _Bound | None, other: _Bound) -> _Bound:
    return other if one is None or (other.value, not other.strict) < (one.value, not one.strict) else one
