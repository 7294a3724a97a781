"""Payloads of a schema, various and valid: what a mapping is tried on where nothing is proved.

The engine finds a first payload; from there, members come and go and values change, as the terms of the schema suggest.
Every payload is checked by the validator. The same schema gives the same payloads everywhere.
"""

import copy
import random
from collections.abc import Iterator
from typing import Any

from linting.containment import Settings, Writer
from linting.containment.closing import Closing
from linting.containment.evaluation import Evaluator
from linting.containment.search import Inhabited, Search
from linting.patterns import Language
from linting.schemas import Schema
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.terms import ALWAYS, NEVER, All, Kind, Maximum, Minimum, Term
from shims.effects.functions import Point
from shims.effects.scope import Workshop

_DEEPEST = 6
_MOST_ROUNDS = 12
_SCALARS: dict[int, tuple[Any, ...]] = {
    Kind.NULL: (None,),
    Kind.BOOLEAN: (True, False),
    Kind.NUMBER: (0, 1, -1, 0.5, 19.99, 1e21, 9007199254740993, -0.01),
    Kind.STRING: ("", "a", "A b", "0", "-1", "1.5", "é😀", "a,b", "2024-02-29", "2023-11-14T22:13:20Z", "a-b_c/d"),
}
_KINDS: tuple[int, ...] = (*_SCALARS, Kind.ARRAY, Kind.OBJECT)


def samples(source: Schema, settings: Settings, count: int) -> Iterator[Any]:
    """Up to `count` different valid payloads, as writers with these settings send them."""
    yield from Samples(source, settings).drawn(count)


class Samples:
    """Draws payloads from one schema."""

    def __init__(self, source: Schema, settings: Settings) -> None:
        self._arena = Arena()
        self._workshop = Workshop(self._arena)
        self._source, self._settings = source, settings
        written = Compiler(source, self._arena, assert_formats=settings.assert_formats).root()
        self._sent = Closing(self._arena).closed(written) if settings.writer is Writer.DECLARED else written
        self._random = random.Random(source.digest)  # noqa: S311 - payloads, not secrets
        self._found: dict[Term, Any] = {}
        self._candidates: dict[tuple[Term, int], list[Any]] = {}

    def drawn(self, count: int) -> Iterator[Any]:
        """Different valid payloads."""
        seen: set[str] = set()
        for _ in range(_MOST_ROUNDS * count):
            if len(seen) >= count:
                return
            payload = self._draw(self._sent, 0)
            text = repr(payload)
            if text not in seen and self._is_sent(payload):
                seen.add(text)
                yield payload

    def _is_sent(self, payload: Any) -> bool:
        if self._workshop.evaluator.accepts(self._sent, payload) is False:
            return False
        return self._source.accepts(payload, assert_formats=self._settings.assert_formats)

    def _draw(self, known: Term, depth: int) -> Any:
        """A value that may be one of the term, made of what is known of each of its parts."""
        few = self._workshop.knowledge.values(known)
        if few:
            return copy.deepcopy(self._random.choice(few))
        if depth > _DEEPEST or self._random.random() < 0.15:
            return self._first(known)
        kinds = [kind for kind in _KINDS if kind & self._workshop.knowledge.kinds(known)]
        if not kinds:
            return None
        kind = self._random.choice(kinds)
        if kind == Kind.OBJECT:
            return self._object(known, depth)
        if kind == Kind.ARRAY:
            item = self._workshop.knowledge.item(known)
            return [self._draw(item, depth + 1) for _ in range(self._random.choice((0, 1, 1, 2, 3)))]
        return self._scalar(known, kind)

    def _object(self, known: Term, depth: int) -> dict[str, Any]:
        knowledge = self._workshop.knowledge
        drawn: dict[str, Any] = {}
        share = self._random.choice((0.0, 0.5, 0.9, 1.0))
        for key in knowledge.keys(known):
            inside = knowledge.inside(known, key)
            if inside is not NEVER and (knowledge.requires(known, key) or self._random.random() < share):
                drawn[key] = self._draw(inside, depth + 1)
        if self._random.random() < 0.5 and knowledge.inside(known, "\0") not in (NEVER, ALWAYS):
            key = self._random.choice(("a", "en", "x1"))
            drawn[key] = self._draw(knowledge.inside(known, key), depth + 1)
        return drawn

    def _scalar(self, known: Term, kind: int) -> Any:
        fits = self._candidates.get((known, kind))
        if fits is None:
            fits = self._candidates[known, kind] = self._fitting(known, kind)
        return self._random.choice(fits) if fits else self._first(known)

    def _fitting(self, known: Term, kind: int) -> list[Any]:
        """Values of one type that the term is not false of."""
        point = Point(self._workshop, known)
        candidates = list(_SCALARS[kind])
        if kind == Kind.STRING:
            language: Language | None = point.strings(known)
            candidates += language.samples(8) if language is not None else ()
        elif kind == Kind.NUMBER:
            for part in known.parts if isinstance(known, All) else (known,):
                if isinstance(part, Minimum | Maximum):
                    candidates += [int(part.bound) - 1, int(part.bound), int(part.bound) + 1]
        evaluator = Evaluator(self._arena)
        return [value for value in candidates if evaluator.accepts(known, value) is not False]

    def _first(self, known: Term) -> Any:
        """The payload that the engine finds first."""
        if known not in self._found:
            search = Search(self._arena, self._workshop.evaluator, self._settings.budget)
            outcome = search.inhabit([known])
            self._found[known] = outcome.value if isinstance(outcome, Inhabited) else None
        return copy.deepcopy(self._found[known])
