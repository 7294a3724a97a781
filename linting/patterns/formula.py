"""Boolean combinations of automata, opaque conditions and lengths, in negation normal form.

Lengths stay intervals: `maxLength: 65535` is one `Span`, not 65,536 states. Parts are kept in a fixed order and
without repetition, so that the same combination is the same object to `==` and every search is deterministic.
"""

from collections.abc import Callable, Iterable
from functools import reduce

from linting.patterns.automaton import Automaton
from linting.records import Record, field


class Opaque(Record):
    """A condition known only by trying: equal to itself and to nothing else. `examples` satisfy it."""

    key: str
    holds: Callable[[str], bool] = field(aside=True)
    examples: tuple[str, ...] = field(default=(), aside=True)

    def accepts(self, text: str) -> bool:
        return self.holds(text)


Atom = Automaton | Opaque


class Constant(Record):
    value: bool

    @property
    def key(self) -> str:
        return "any" if self.value else "none"


class Span(Record):
    """Texts of `low` to `high` code points; no upper bound where `high` is None."""

    low: int
    high: int | None

    @property
    def key(self) -> str:
        return f"{{{self.low},{'' if self.high is None else self.high}}}"

    def holds(self, length: int) -> bool:
        return self.low <= length and (self.high is None or length <= self.high)


class Literal(Record):
    """An atom or its negation."""

    atom: Atom
    positive: bool = True

    @property
    def key(self) -> str:
        return self.atom.key if self.positive else f"!{self.atom.key}"


class All(Record):
    parts: tuple["Formula", ...]
    key: str

    def __hash__(self) -> int:
        return hash(self.key)


class Either(Record):
    parts: tuple["Formula", ...]
    key: str

    def __hash__(self) -> int:
        return hash(self.key)


Formula = Constant | Span | Literal | All | Either
TRUE, FALSE = Constant(value=True), Constant(value=False)


def all_of(*formulas: Formula) -> Formula:
    parts: dict[Formula, None] = {}
    span = Span(0, None)
    for formula in formulas:
        for part in formula.parts if isinstance(formula, All) else (formula,):
            if isinstance(part, Span):
                highs = [high for high in (span.high, part.high) if high is not None]
                span = Span(max(span.low, part.low), min(highs, default=None))
            elif part != TRUE:
                parts[part] = None
    if FALSE in parts or (span.high is not None and span.low > span.high) or _opposites(parts):
        return FALSE
    smaller = _resolved(parts, Either)
    if smaller is not None:
        return all_of(span, *smaller)
    if span != Span(0, None):
        parts[span] = None
    return next(iter(parts), TRUE) if len(parts) < 2 else All(_ordered(parts), _key("&", parts))


def any_of(*formulas: Formula) -> Formula:
    parts: dict[Formula, None] = {}
    spans: list[Span] = []
    for formula in formulas:
        for part in formula.parts if isinstance(formula, Either) else (formula,):
            if isinstance(part, Span):
                spans.append(part)
            elif part != FALSE:
                parts[part] = None
    joined = _joined(spans)
    if TRUE in parts or Span(0, None) in joined or _opposites(parts):
        return TRUE
    smaller = _resolved(parts, All)
    if smaller is not None:
        return any_of(*joined, *smaller)
    parts.update(dict.fromkeys(joined))
    return next(iter(parts), FALSE) if len(parts) < 2 else Either(_ordered(parts), _key("|", parts))


def negation(formula: Formula) -> Formula:
    match formula:
        case Constant(value):
            return FALSE if value else TRUE
        case Literal(atom, positive):
            return Literal(atom, not positive)
        case Span(low, high):
            below = Span(0, low - 1) if low else FALSE
            return any_of(below, FALSE if high is None else Span(high + 1, None))
        case All(parts):
            return any_of(*map(negation, parts))
        case Either(parts):
            return all_of(*map(negation, parts))


def _joined(spans: Iterable[Span]) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(spans, key=lambda span: span.low):
        last = joined[-1] if joined else None
        if last is not None and (last.high is None or span.low <= last.high + 1):
            high = None if last.high is None or span.high is None else max(last.high, span.high)
            joined[-1] = Span(last.low, high)
        else:
            joined.append(span)
    return joined


def _opposites(parts: Iterable[Formula]) -> bool:
    literals = {part for part in parts if isinstance(part, Literal)}
    return any(Literal(literal.atom, not literal.positive) in literals for literal in literals if literal.positive)


_MOST_RESOLVED = 24
"""Of so many parts it is worth while to ask what they say of each other."""


def _resolved(parts: dict[Formula, None], dual: type[All] | type[Either]) -> list[Formula] | None:
    """The parts without what others of them decide; None if they decide nothing.

    A disjunction beside one of its options says nothing, and beside the negation of one it has one option less
    (absorption and unit resolution); the same of a conjunction among alternatives.
    """
    if len(parts) > _MOST_RESOLVED:
        return None
    kept: list[Formula] = []
    join = any_of if dual is Either else all_of
    for part in parts:
        if not isinstance(part, dual):
            kept.append(part)
        elif not any(inner in parts for inner in part.parts):
            left = [inner for inner in part.parts if negation(inner) not in parts]
            kept.append(part if len(left) == len(part.parts) else join(*left))
    return None if kept == list(parts) else kept


def _ordered(parts: Iterable[Formula]) -> tuple[Formula, ...]:
    return tuple(sorted(parts, key=lambda part: part.key))


def _key(sign: str, parts: Iterable[Formula]) -> str:
    return f"({sign.join(sorted(part.key for part in parts))})"


def accepts(formula: Formula, text: str) -> bool:
    match formula:
        case Constant(value):
            return value
        case Span():
            return formula.holds(len(text))
        case Literal(atom, positive):
            return atom.accepts(text) is positive
        case All(parts):
            return all(accepts(part, text) for part in parts)
        case Either(parts):
            return any(accepts(part, text) for part in parts)


def rewritten(formula: Formula, replace: Callable[[Literal | Span], Formula]) -> Formula:
    """The formula with every leaf replaced, simplified anew."""
    match formula:
        case Constant():
            return formula
        case Literal() | Span():
            return replace(formula)
        case All(parts):
            return all_of(*[rewritten(part, replace) for part in parts])
        case Either(parts):
            return any_of(*[rewritten(part, replace) for part in parts])


def leaves(formula: Formula) -> dict[Literal | Span, None]:
    """Every literal and span, each once, in a fixed order."""
    match formula:
        case Constant():
            return {}
        case Literal() | Span():
            return {formula: None}
        case All(parts) | Either(parts):
            return reduce(lambda found, part: found | leaves(part), parts, dict[Literal | Span, None]())
