"""Terms read as sets of strings."""

from collections.abc import Callable, Iterable
from functools import reduce

from linting import patterns
from linting.patterns import ANY, EMPTY, Language
from linting.schemas.arena import Arena
from linting.schemas.terms import (
    All,
    Always,
    Atom,
    Conditional,
    ExactlyOne,
    Format,
    Kind,
    Length,
    Matches,
    Negation,
    Never,
    Reference,
    Some,
    Term,
    Types,
    Values,
)

_DEEPEST = 60
_LONGEST = 20_000
"""A language whose formula is written longer than this is better taken apart by choices than walked as a whole."""


_KEY_A_STEP = 200
"""A formula that is written so long is put together in the time of a step."""


def effort_of(language: Language) -> int:
    """The steps that it counts for to put a language together."""
    return len(language.formula.key) // _KEY_A_STEP


class NotALanguage(Exception):  # noqa: N818 - a fact about a term, not an error
    """The term says something of strings that no language here can express."""


class Languages:
    """The strings that a term is true of, remembered by term."""

    def __init__(self, arena: Arena, spend: Callable[[int], None]) -> None:
        self._arena = arena
        self.spend = spend
        self._known: dict[Term, Language | None] = {}
        self._depth = 0

    def of(self, term: Term) -> Language:
        """Raises NotALanguage."""
        if term not in self._known:
            self.spend(1)
            self._known[term] = language = self._read(term)
            self.spend(0 if language is None else effort_of(language))
        known = self._known[term]
        if known is None:
            raise NotALanguage
        return known

    def _read(self, term: Term) -> Language | None:
        self._depth += 1
        try:
            language = None if self._depth > _DEEPEST else self._language(term)
            return None if language is None or len(language.formula.key) > _LONGEST else language
        except (NotALanguage, patterns.PatternError):
            return None
        finally:
            self._depth -= 1

    def of_all(self, terms: Iterable[Term]) -> Language:
        """What all of the terms are true of."""
        return reduce(Language.intersect, map(self.of, terms), ANY)

    def _language(self, term: Term) -> Language:
        match term:
            case Types(kinds):
                return ANY if kinds & Kind.STRING else EMPTY
            case Values(_, examples):
                return patterns.literals([value for value in examples if isinstance(value, str)])
            case Matches(pattern):
                return patterns.compile(pattern)
            case Length(least, most):
                return patterns.lengths(least, most)
            case Format(name, dialect):
                from linting.patterns.formats import format_language

                return format_language(name, dialect)
            case Always() | Atom():
                return ANY
            case Never():
                return EMPTY
        return self._combined(term)

    def _combined(self, term: Term) -> Language:
        match term:
            case All(parts):
                return self.of_all(parts)
            case Some(parts):
                return reduce(Language.union, map(self.of, parts), EMPTY)
            case Negation(part):
                return self.of(part).complement()
            case Conditional(condition, then, otherwise):
                held = self.of(condition)
                return held.intersect(self.of(then)).union(held.complement().intersect(self.of(otherwise)))
            case ExactlyOne(parts):
                return self._exactly_one(parts)
            case Reference():
                return self.of(self._arena.unrolled(term))
        raise NotALanguage

    def _exactly_one(self, parts: tuple[Term, ...]) -> Language:
        one, more = EMPTY, EMPTY
        for language in map(self.of, parts):
            more = more.union(one.intersect(language))
            one = one.union(language)
            self.spend(effort_of(more) + effort_of(one))
            if len(more.formula.key) > _LONGEST:
                raise NotALanguage
        return one.intersect(more.complement())
