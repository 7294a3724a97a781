"""What a conjunction of terms says of a value, gathered by type so that conditions can be looked up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from math import lcm

from linting.containment.evaluation import parts_for
from linting.schemas.terms import (
    ANY_KIND,
    NEVER,
    All,
    Arena,
    Conditional,
    Contains,
    ExactlyOne,
    ItemCount,
    Items,
    Kind,
    Length,
    Maximum,
    Members,
    Minimum,
    MultipleOf,
    Names,
    Negation,
    Never,
    Number,
    Opaque,
    PropertyCount,
    Reference,
    Required,
    Some,
    Term,
    Types,
    UniqueItems,
    Values,
    kind_of,
)

_MOST_UNROLLED = 50


@dataclass(slots=True)
class Span:
    """A range of counts; None is without end."""

    least: int = 0
    most: int | None = None

    def narrow(self, least: int, most: int | None) -> None:
        """Intersects with another range."""
        self.least = max(self.least, least)
        if most is not None:
            self.most = most if self.most is None else min(self.most, most)

    @property
    def is_empty(self) -> bool:
        """Whether no count is left."""
        return self.most is not None and self.least > self.most

    def is_within(self, least: int, most: int | None) -> bool:
        """Whether every count of this range is in another."""
        return self.least >= least and (most is None or (self.most is not None and self.most <= most))


@dataclass(slots=True)
class Facts:
    """The conjuncts of a goal's writer. `terms` has all of them, taken apart; `choices` the disjunctions among them."""

    terms: dict[Term, None] = field(default_factory=dict)
    kinds: int = ANY_KIND
    low: tuple[Number, bool] | None = None
    high: tuple[Number, bool] | None = None
    steps: list[Number] = field(default_factory=list)
    length: Span = field(default_factory=Span)
    item_count: Span = field(default_factory=Span)
    property_count: Span = field(default_factory=Span)
    members: list[Members] = field(default_factory=list)
    items: list[Items] = field(default_factory=list)
    contains: list[Contains] = field(default_factory=list)
    names: list[Names] = field(default_factory=list)
    required: dict[str, None] = field(default_factory=dict)
    values: Values | None = None
    choices: list[Some | ExactlyOne | Conditional] = field(default_factory=list)
    opaque: Opaque | None = None
    is_unique: bool = False
    is_empty: bool = False
    _children: dict[str, tuple[Term, ...]] = field(default_factory=dict)

    @property
    def key(self) -> frozenset[Term]:
        """What identifies these facts."""
        return frozenset(self.terms)

    def member(self, name: str) -> tuple[Term, ...]:
        """The conjuncts of the value of one member."""
        known = self._children.get(name)
        if known is None:
            found = (part for shape in self.members for part in parts_for(shape, name))
            known = self._children[name] = tuple(dict.fromkeys(part for part in found if part is not None))
        return known

    def item(self, index: int) -> tuple[Term, ...]:
        """The conjuncts of the item at one position."""
        return tuple(
            dict.fromkeys(shape.prefix[index] if index < len(shape.prefix) else shape.rest for shape in self.items)
        )

    @property
    def named(self) -> dict[str, None]:
        """The keys that these facts name."""
        return dict.fromkeys(name for shape in self.members for name in shape.properties) | self.required


def gather(terms: Iterable[Term], arena: Arena) -> Facts:
    """The facts of a conjunction, with conjunctions inside of it and references taken apart."""
    facts = Facts()
    stack = list(terms)
    stack.reverse()
    unrolled = 0
    while stack:
        term = stack.pop()
        if term in facts.terms:
            continue
        facts.terms[term] = None
        if isinstance(term, All):
            stack.extend(reversed(term.parts))
        elif isinstance(term, Reference):
            unrolled += 1
            if unrolled < _MOST_UNROLLED:
                stack.append(arena.unrolled(term))
        else:
            _note(facts, term)
    _conclude(facts)
    return facts


def _note(facts: Facts, term: Term) -> None:  # noqa: C901, PLR0912 - one line a kind of term
    match term:
        case Types(kinds):
            facts.kinds &= kinds
        case Values():
            _note_values(facts, term)
        case Members():
            facts.members.append(term)
        case Required(name):
            facts.required[name] = None
        case Items():
            facts.items.append(term)
        case Minimum(bound, strict):
            if facts.low is None or (bound, strict) > facts.low:
                facts.low = (bound, strict)
        case Maximum(bound, strict):
            if facts.high is None or (bound, not strict) < (facts.high[0], not facts.high[1]):
                facts.high = (bound, strict)
        case MultipleOf(step):
            facts.steps.append(step)
        case Length(least, most):
            facts.length.narrow(least, most)
        case ItemCount(least, most):
            facts.item_count.narrow(least, most)
        case PropertyCount(least, most):
            facts.property_count.narrow(least, most)
        case Contains():
            facts.contains.append(term)
        case Names():
            facts.names.append(term)
        case UniqueItems():
            facts.is_unique = True
        case Some() | ExactlyOne() | Conditional():
            facts.choices.append(term)
        case Negation(part):
            _note_negation(facts, part)
        case Opaque():
            facts.opaque = facts.opaque or term
        case Never():
            facts.is_empty = True


def _note_negation(facts: Facts, part: Term) -> None:
    if hasattr(part, "kind"):
        facts.kinds &= part.kind
    match part:
        case Minimum(bound, strict):
            _note(facts, Maximum(bound, not strict))
        case Maximum(bound, strict):
            _note(facts, Minimum(bound, not strict))
        case Opaque():
            facts.opaque = facts.opaque or part


def _note_values(facts: Facts, term: Values) -> None:
    if facts.values is None or len(term.examples) < len(facts.values.examples):
        facts.values = term
    kinds = 0
    for example in term.examples:
        kinds |= kind_of(example)
    facts.kinds &= kinds


def _conclude(facts: Facts) -> None:
    """Drops the types whose conditions contradict each other on their face."""
    if len(facts.steps) > 1 and all(isinstance(step, int) for step in facts.steps):
        facts.steps.append(lcm(*(int(step) for step in facts.steps)))
    low, high = facts.low, facts.high
    if low is not None and high is not None and (low[0] > high[0] or (low[0] == high[0] and (low[1] or high[1]))):
        facts.kinds &= ~Kind.NUMBER
    if facts.length.is_empty:
        facts.kinds &= ~Kind.STRING
    if facts.item_count.is_empty:
        facts.kinds &= ~Kind.ARRAY
    if facts.property_count.is_empty or any(NEVER in facts.member(name) for name in facts.required):
        facts.kinds &= ~Kind.OBJECT
    negated = (term.part for term in facts.terms if isinstance(term, Negation))
    facts.is_empty = facts.is_empty or not facts.kinds or any(part in facts.terms for part in negated)
