"""What the literals of a branch say of a term without further thought, and why."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from linting.containment.search.obligations import kinds_of_values
from linting.containment.search.outcomes import Why, union
from linting.schemas.terms import ALWAYS, NEVER, All, Atom, Kind, Members, Negation, Required, Some, Term, Types, Values

if TYPE_CHECKING:
    from linting.containment.search.branch import Branch


def plain_truth(branch: "Branch", term: Term) -> bool | None:
    """True or false where that is plain; None otherwise."""
    if term is ALWAYS or term in branch.literals:
        return True
    if term is NEVER or branch.arena.negation(term) in branch.literals:
        return False
    match term:
        case Types(kinds):
            left = branch.kinds & kinds
            return False if not left else True if left == branch.kinds else None
        case Values():
            return None if branch.kinds & kinds_of_values(term) else False
        case All(parts):
            return _conjunction(plain_truth(branch, part) for part in parts)
        case Some(parts):
            return _opposite(_conjunction(_opposite(plain_truth(branch, part)) for part in parts))
        case Negation(part) if isinstance(part, Atom | Values):
            return _opposite(plain_truth(branch, part))
        case Atom():
            return _truth_of_atom(branch, term)
    return None


def _truth_of_atom(branch: "Branch", atom: Atom) -> bool | None:
    if not branch.kinds & atom.kind:
        return True
    if branch.kinds == Kind.OBJECT:
        if isinstance(atom, Members):
            return branch.members.truth(atom)
        if isinstance(atom, Required) and branch.members.shut_out(atom.name) is not None:
            return False
    return None


def why_false(branch: "Branch", term: Term) -> Why:
    """Why `plain_truth` says that it is false."""
    why = branch.literals.get(branch.arena.negation(term))
    if why is not None:
        return why
    match term:
        case All(parts):
            return next(why_false(branch, part) for part in parts if plain_truth(branch, part) is False)
        case Some(parts):
            return union(why_false(branch, part) for part in parts)
        case Members() | Negation(Members()) if branch.kinds == Kind.OBJECT:
            shape = term.part if isinstance(term, Negation) else term
            assert isinstance(shape, Members)  # noqa: S101 - narrows the type
            return branch.kinds_why | branch.members.why(shape)
        case Required(name) if branch.kinds == Kind.OBJECT:
            return branch.kinds_why | (branch.members.shut_out(name) or 0)
    return branch.kinds_why


def _conjunction(truths: Iterable[bool | None]) -> bool | None:
    answer: bool | None = True
    for truth in truths:
        if truth is False:
            return False
        if truth is None:
            answer = None
    return answer


def _opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth
