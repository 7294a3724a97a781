"""Languages as values: sets of strings closed under union, intersection and complement.

A language is a formula over automata and lengths, and the finitely many texts by which it differs from that formula.
So an enumeration is a finite set and stays one, and "any key but these 130" has no automaton for its 130 names.
"""

from collections.abc import Callable, Iterable
from functools import reduce

from linting.patterns import enumeration, samples
from linting.patterns import formula as formulas
from linting.patterns.alphabet import legibility
from linting.patterns.errors import Exhausted
from linting.patterns.formula import FALSE, TRUE, Formula, Span
from linting.patterns.guessing import guess
from linting.patterns.hurrying import first_text
from linting.patterns.opaque import first_by_trying, has_opaque, members_by_trying, widest
from linting.patterns.product import Budget, OutOfBudget, Tally
from linting.patterns.search import Search
from linting.records import Record

STEPS = 100_000
"""The steps that a question may take unless its caller says otherwise: a second at worst."""

"""One step in so many goes into each attempt before the search that ends only with all steps."""

Texts = frozenset[str]
_NO_TEXTS: Texts = frozenset()


class Language(Record):
    """A set of strings without lone surrogates. Equal values are equal languages; for more ask `is_subset_of`."""

    formula: Formula
    included: Texts = _NO_TEXTS
    excluded: Texts = _NO_TEXTS

    def union(self, other: "Language") -> "Language":
        return _combined(self, other, formulas.any_of, any)

    def intersect(self, other: "Language") -> "Language":
        return _combined(self, other, formulas.all_of, all)

    def complement(self) -> "Language":
        return Language(formulas.negation(self.formula), self.excluded, self.included)

    def difference(self, other: "Language") -> "Language":
        return self.intersect(other.complement())

    def with_length(self, low: int, high: int | None) -> "Language":
        return self.intersect(lengths(low, high))

    def accepts(self, text: str) -> bool:
        """Whether the text is in the language; opaque conditions are tried on it."""
        if text in self.included:
            return True
        return text not in self.excluded and formulas.accepts(self.formula, text)

    def is_empty(self, budget: int = STEPS) -> bool | Exhausted:
        found = self.shortest(budget)
        return found if isinstance(found, Exhausted) else found is None

    def is_subset_of(self, other: "Language", budget: int = STEPS) -> bool | Exhausted:
        return True if self == other else self.difference(other).is_empty(budget)

    def shortest(
        self, budget: int = STEPS, avoid: Iterable[str] = (), tally: Tally | None = None
    ) -> str | Exhausted | None:
        """The shortest text, readable where there is a choice; None if there is none, `Exhausted` if that is unknown.

        Texts in `avoid` are passed over. Where conditions are opaque, or the steps run out, it may be some text that is
        not the shortest. `tally` counts the steps that are taken.
        """
        avoided = self.excluded.union(avoid)
        finite = min(self.included - avoided, key=legibility, default=None)
        if finite == "" or self.formula == FALSE:
            return finite
        if has_opaque(self.formula):
            return finite if finite is not None else first_by_trying(self.formula, budget, avoided, tally)
        try:
            found = first_text(self.formula, budget, avoided, tally)
        except OutOfBudget:
            some = finite if finite is not None else guess(self.formula, budget, avoided)
            return some if some is not None else _out_of_steps(budget)
        return min((text for text in (finite, found) if text is not None), key=legibility, default=None)

    def members(self, limit: int, budget: int = STEPS) -> tuple[str, ...] | Exhausted | None:
        """All texts, the shorter first, if there are no more than `limit`; None if there are more."""
        found: list[str] | Exhausted | None = []
        if len(self.included) > limit:
            return None
        if self.formula != FALSE:
            wanted = limit - len(self.included)
            try:
                gather = members_by_trying if has_opaque(self.formula) else enumeration.members
                found = gather(self.formula, wanted, Budget(budget), self.excluded)
            except OutOfBudget:
                return _out_of_steps(budget)
        return tuple(sorted([*found, *self.included], key=legibility)) if isinstance(found, list) else found

    def longest(self, budget: int = STEPS) -> int | Exhausted | None:
        """The length of the longest text; None if there is no longest; -1 if there is no text.

        Only an upper bound where conditions are opaque, or the longest texts of the formula are excluded ones.
        """
        try:
            found = enumeration.longest(Search(widest(self.formula), Budget(budget)))
        except OutOfBudget:
            return _out_of_steps(budget)
        return None if found is None else max([found, *map(len, self.included)])

    def is_finite(self, budget: int = STEPS) -> bool | Exhausted:
        longest = self.longest(budget)
        if longest is None and has_opaque(self.formula):
            return Exhausted("an opaque condition may leave finitely many texts")
        return longest if isinstance(longest, Exhausted) else longest is not None

    @property
    def minimum_length(self) -> int:
        """A length that no text falls short of: the shortest one's, or 0 where that is unknown."""
        if has_opaque(self.formula):
            return 0
        found = self.shortest()
        return len(found) if isinstance(found, str) else 0

    @property
    def maximum_length(self) -> int | None:
        """A length that no text exceeds; None where there is none or none is known."""
        found = self.longest()
        return None if found is None or isinstance(found, Exhausted) else max(found, 0)

    def samples(self, count: int, budget: int = STEPS) -> tuple[str, ...]:
        """Up to `count` various texts, as many as the budget yields."""
        found = dict.fromkeys(sorted(self.included, key=legibility)[:count])
        shortest = self.shortest(budget)
        if isinstance(shortest, str) and len(found) < count:
            found[shortest] = None
        try:
            for text in samples.samples(Search(widest(self.formula), Budget(budget)), 2 * count):
                if len(found) >= count:
                    break
                if self.accepts(text):
                    found[text] = None
        except OutOfBudget:
            pass
        return tuple(found)

    def __repr__(self) -> str:
        more = f" + {sorted(self.included)}" if self.included else ""
        less = f" - {sorted(self.excluded)}" if self.excluded else ""
        return f"<Language {self.formula.key}{more}{less}>"


def _out_of_steps(budget: int) -> Exhausted:
    return Exhausted(f"the search for a text took more than {budget} steps")


def _combined(
    left: Language,
    right: Language,
    join: Callable[[Formula, Formula], Formula],
    decide: Callable[[tuple[bool, bool]], bool],
) -> Language:
    """The formulas joined, and what differs from them decided text by text."""
    formula = join(left.formula, right.formula)
    included, excluded = set[str](), set[str]()
    for text in left.included | left.excluded | right.included | right.excluded:
        wanted = decide((left.accepts(text), right.accepts(text)))
        if wanted != formulas.accepts(formula, text):
            (included if wanted else excluded).add(text)
    return Language(formula, frozenset(included), frozenset(excluded))


ANY = Language(TRUE)
EMPTY = Language(FALSE)


def literal(text: str) -> Language:
    return Language(FALSE, frozenset((text,)))


def literals(texts: Iterable[str]) -> Language:
    return Language(FALSE, frozenset(texts))


def lengths(low: int, high: int | None) -> Language:
    """The texts of `low` to `high` code points; no upper bound where `high` is None."""
    return Language(formulas.all_of(Span(low, high)))


def union_of(languages: Iterable[Language]) -> Language:
    return reduce(Language.union, languages, EMPTY)
