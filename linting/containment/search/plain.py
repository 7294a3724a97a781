"""What the literals of a branch say of a term without further thought, and why."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, ClassVar

from linting.containment.obligations import kinds_of_values
from linting.containment.search.outcomes import Why, union
from linting.schemas.terms import (
    ALWAYS,
    NEVER,
    All,
    Atom,
    Conditional,
    ExactlyOne,
    Kind,
    Members,
    Negation,
    Opaque,
    Reference,
    Required,
    Some,
    Term,
    Types,
    Values,
)

if TYPE_CHECKING:
    from linting.containment.search.branch import Branch


class Plain:
    """Terms, read against the literals of a branch as they are now.

    What was read is remembered: terms share their parts, and a hundred nested ones may have 2¹⁰⁰ ways through them.
    """

    __slots__ = ("_branch", "_truths", "_whys")

    def __init__(self, branch: "Branch") -> None:
        self._branch = branch
        self._truths: dict[Term, bool | None] = {}
        self._whys: dict[Term, Why] = {}

    def truth(self, term: Term) -> bool | None:
        """True or false where that is plain; None otherwise."""
        branch = self._branch
        if term is ALWAYS or term in branch.literals:
            return True
        if term is NEVER or branch.arena.opposite(term) in branch.literals:
            return False
        read = self._readers.get(type(term))
        return self._atom(term) if read is None else read(self, term)

    def _types(self, term: Types) -> bool | None:
        left = self._branch.kinds & term.kinds
        return False if not left else True if left == self._branch.kinds else None

    def _values(self, term: Values) -> bool | None:
        return None if self._branch.kinds & kinds_of_values(term) else False

    def _joined(self, term: All | Some) -> bool | None:
        """True of all or of some; one part that is against it (for it) settles that."""
        if term in self._truths:
            return self._truths[term]
        is_all = type(term) is All
        answer: bool | None = is_all
        for part in term.parts:
            truth = self.truth(part)
            if truth is (not is_all):
                answer = truth
                break
            if truth is None:
                answer = None
        self._truths[term] = answer
        return answer

    def _exactly_one(self, term: ExactlyOne) -> bool | None:
        return None if None in map(self._false_piece, term.parts) else False

    def _negation(self, term: Negation) -> bool | None:
        return _opposite(self.truth(term.part)) if isinstance(term.part, Atom | Values) else None

    def _unknown(self, _term: Term) -> None:
        return None

    _readers: ClassVar[Mapping[type[Term], Callable[..., bool | None]]] = {
        Types: _types,
        Values: _values,
        All: _joined,
        Some: _joined,
        ExactlyOne: _exactly_one,
        Negation: _negation,
        Conditional: _unknown,
        Reference: _unknown,
        Opaque: _unknown,
    }
    """All other terms are atoms."""

    def _atom(self, atom: Term) -> bool | None:
        branch = self._branch
        if isinstance(atom, Atom) and not branch.kinds & atom.kind:
            return True
        if branch.kinds == Kind.OBJECT:
            if type(atom) is Members:
                return branch.members.truth(atom)
            if type(atom) is Required and branch.members.shut_out(atom.name) is not None:
                return False
        return None

    def why_false(self, term: Term) -> Why:
        """Why `truth` says that it is false."""
        branch = self._branch
        why = branch.literals.get(branch.arena.negation(term))
        if why is not None:
            return why
        match term:
            case All() | Some():
                if term not in self._whys:
                    self._whys[term] = self._why_joined(term)
                return self._whys[term]
            case ExactlyOne(parts):
                pieces = map(self._false_piece, parts)
                return union(self.why_false(piece) for piece in pieces if piece is not None)
            case Members() | Negation(Members()) if branch.kinds == Kind.OBJECT:
                shape = term.part if isinstance(term, Negation) else term
                assert isinstance(shape, Members)  # noqa: S101 - narrows the type
                return branch.kinds_why | branch.members.why(shape)
            case Required(name) if branch.kinds == Kind.OBJECT:
                return branch.kinds_why | (branch.members.shut_out(name) or 0)
        return branch.kinds_why

    def _false_piece(self, part: Term) -> Term | None:
        """What is false of a part, looked at no deeper than the checker of proofs does."""
        pieces = part.parts if isinstance(part, All) else (part,)
        plain = (piece for piece in pieces if not isinstance(piece, All | Some | ExactlyOne))
        return next((piece for piece in plain if self.truth(piece) is False), None)

    def _why_joined(self, term: All | Some) -> Why:
        if isinstance(term, Some):
            return union(self.why_false(part) for part in term.parts)
        return next(self.why_false(part) for part in term.parts if self.truth(part) is False)


def _opposite(truth: bool | None) -> bool | None:
    return None if truth is None else not truth
