"""Questions about one schema, answered by the engine within few steps.

All questions share one arena and what was learned from earlier ones. A question that runs out of steps, or meets what
the engine does not model, has no answer, and its rule says nothing: a finding is always a proof or a payload.
"""

from __future__ import annotations

from functools import cached_property
from typing import Any
from urllib.parse import quote

import jsonschema_rs

from linting.containment.evaluation import Evaluator, Truth
from linting.containment.search import Empty, Inhabited, Outcome, Search, Unclear
from linting.rules.guessing import guess
from linting.schemas import Schema, SchemaError
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.places import Place
from linting.schemas.terms import Kind, Required, Term
from linting.schemas.validators import compiled, named

STEPS_A_QUESTION = 1_500
STEPS_A_SCHEMA = 15_000
TERMS_A_QUESTION = 20_000
TERMS_A_SCHEMA = 300_000
WIDEST_CHOICE = 150
MOST_COMPILED = 20_000_000
"""Characters of schemas that are compiled for references into them."""
STEPS_IN_VAIN = 4_000
"""What it counts for when a question was given up after long work: a few such and a schema is asked no more."""

_LONG_WORK = ("Strings:", "The budget of steps")
_LEADS_ELSEWHERE = ("Ref'", "$ref'", "'$id'", "'id'", "nchor'", "'$schema'")
_WHOLE = "urn:contracts:linted"
_LONGEST_REASON = 200


class _PatientEvaluator(Evaluator):
    """Reads values, and says "cannot tell" once it has looked at too many terms for one question."""

    floor = 0

    def begin_question(self) -> None:
        """Allow the next question its share of what is left."""
        self.floor = max(0, self.terms_left - TERMS_A_QUESTION)

    def accepts(self, term: Term, value: Any) -> Truth:
        return None if self.terms_left <= self.floor else super().accepts(term, value)


class Solver:
    """Asks the engine about subschemas. Formats are asserted, as gateways do.

    A `oneOf` of n branches costs the engine some n² a question: a schema with a very wide one is not asked about.
    """

    def __init__(self, schema: Schema, widest_choice: int = 0, steps: int = STEPS_A_SCHEMA) -> None:
        self._schema = schema
        self._arena = Arena()
        self._evaluator = _PatientEvaluator(self._arena, TERMS_A_SCHEMA)
        self._compiler = Compiler(schema, self._arena, assert_formats=True)
        self._steps_left = 0 if widest_choice > WIDEST_CHOICE else steps
        self._search: Search | None = None
        self._edited: list[Place] = []
        self._validators: dict[int, jsonschema_rs.Validator | None] = {}
        self._compiled_size = 0
        self.questions_left_open = 0

    def term(self, place: Place) -> Term:
        """What a subschema means, by itself."""
        return self._compiler.term(place)

    def without(self, place: Place, *keywords: str) -> Term:
        """What a subschema would mean without some of its keywords."""
        node = {keyword: held for keyword, held in place.node.items() if keyword not in keywords}
        edited = Place(node, place.base, place.dialect, place.trail, place.document)
        self._edited.append(edited)  # terms are known by the identity of their node, which has to stay taken
        return self._compiler.term(edited)

    def negation(self, term: Term) -> Term:
        """True of exactly the other values."""
        return self._arena.negation(term)

    def with_key(self, term: Term, name: str) -> list[Term]:
        """Objects that the term is true of and that have a key."""
        return [self._arena.types(Kind.OBJECT), self._arena.make(Required, name), term]

    def is_empty(self, *terms: Term) -> bool:
        """Whether no value satisfies all terms, for certain."""
        return not self._is_guessed(terms) and isinstance(self._ask(terms), Empty)

    def _is_guessed(self, terms: tuple[Term, ...]) -> bool:
        """Whether a value that is quickly made up satisfies all terms."""
        try:
            value = guess(terms, self._arena)
            return all(self.accepts(term, value) for term in terms)
        except RecursionError:
            return False

    def payload_of(self, *terms: Term) -> Inhabited | None:
        """A value that certainly satisfies all terms, if one was found."""
        outcome = self._ask(terms)
        if not isinstance(outcome, Inhabited) or not outcome.is_certain:
            return None
        is_confirmed = all(self.accepts(term, outcome.value) for term in terms)
        return outcome if is_confirmed else None

    def accepts(self, term: Term, value: Any) -> bool:
        """Whether a value certainly satisfies a term."""
        return self._truth(term, value) is True

    def refuses(self, place: Place, value: Any) -> bool:
        """Whether a value is certainly invalid under a subschema."""
        if not self.can_judge(place):
            return False
        try:
            return self._truth(self.term(place), value) is False
        except RecursionError:
            return False

    def is_accepted(self, place: Place, value: Any) -> bool:
        """Whether the independent validator accepts a value under a subschema: no payload is shown without."""
        validator = self._validator(place)
        return validator is not None and bool(validator.is_valid(value))

    def reason(self, place: Place, value: Any) -> str:
        """Why the independent validator refuses a value, to follow what is said about it; nothing where it cannot."""
        validator = self._validator(place)
        error = None if validator is None else next(iter(validator.iter_errors(value)), None)
        if error is None or len(error.message) > _LONGEST_REASON:
            return ""
        return f": {error.message}"

    def _validator(self, place: Place) -> jsonschema_rs.Validator | None:
        """The validator of one subschema; None where there is none, or too much was compiled already."""
        key = id(place.node)
        if key not in self._validators:
            self._validators[key] = self._compiled(place)
        return self._validators[key]

    def _compiled(self, place: Place) -> jsonschema_rs.Validator | None:
        """By itself where it refers to nothing, else by a reference into the whole schema, which costs its size."""
        if place.document:
            return None
        try:
            if not any(name in repr(place.node) for name in _LEADS_ELSEWHERE):
                return compiled(place.node, place.dialect, {}, assert_formats=True)
            root = self._schema.index.root
            uri = root.base if ":" in str(root.node.get(root.dialect.id_keyword, "")) else _WHOLE
            resources = {**self._schema.index.external, uri: named(root.node, root.dialect)}
            self._compiled_size += self._size
            if self._compiled_size > MOST_COMPILED:
                return None
            reference = {"$schema": root.dialect.uri, "$ref": f"{uri}#{quote(place.pointer)}"}
            return compiled(reference, place.dialect, resources, assert_formats=True)
        except SchemaError:
            return None

    @cached_property
    def _size(self) -> int:
        return len(repr(self._schema.value))

    def can_judge(self, place: Place) -> bool:
        """Whether a subschema means the same by itself as where it stands: not so under dynamic scope."""
        return not self._schema.index.has_dynamic_scope or place.node is self._schema.value

    def _truth(self, term: Term, value: Any) -> Truth:
        self._evaluator.begin_question()
        return self._evaluator.accepts(term, value)

    def _ask(self, terms: tuple[Term, ...]) -> Outcome:
        if self._steps_left <= 0:
            self.questions_left_open += 1
            return Unclear("The steps for this schema are used up")
        if self._search is None:
            self._search = Search(self._arena, self._evaluator, 0)
        search, allowed = self._search, min(STEPS_A_QUESTION, self._steps_left)
        search.steps_left = allowed
        self._evaluator.begin_question()
        try:
            outcome = search.inhabit(terms)
        except RecursionError:
            outcome = Unclear("The schema nests too deeply")
        self._steps_left -= allowed - max(0, search.steps_left)
        if isinstance(outcome, Unclear):
            if outcome.reason.startswith(_LONG_WORK):
                self._steps_left -= STEPS_IN_VAIN
            self._search = None  # what an interrupted search assumed must not be taken for known
            self.questions_left_open += 1
        return outcome
