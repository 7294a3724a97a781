"""One schema into one term, part by part, each part once."""

from typing import Any

from linting.records import Record, field
from linting.schemas.arena import Arena
from linting.schemas.compilation import arrays, combinators, objects, scalars, unevaluated  # noqa: F401 - they register keywords
from linting.schemas.compilation.combinators import INTERRUPTED
from linting.schemas.compilation.registry import MalformedError, keywords_of
from linting.schemas.errors import SchemaError
from linting.schemas.keywords import SUBSCHEMAS
from linting.schemas.likeness import Likeness
from linting.schemas.places import Place
from linting.schemas.references import RECURSIVE
from linting.schemas.schema import Schema
from linting.schemas.terms import ALWAYS, NEVER, Term

_DEEPEST = 24
_LEADING_ON = frozenset({"$ref", "$dynamicRef", "$recursiveRef"}).union(*SUBSCHEMAS.values())
Scope = tuple[tuple[str, str], ...]
"""Dynamic anchors, each with the resource that it leads to."""


class Compiler(Record, frozen=False):
    """Compiles one schema. `in_place` holds the references that are being followed at one location of the payload.

    The name of a definition is its place under its dynamic scope: which resource was the first to be entered, of those
    that have a dynamic anchor of some name. Nothing else of the way there matters, and there are many ways through the
    vocabularies of a metaschema. It belongs to this compilation (`_token`): two schemas may share a part, and mean
    different things by its references.
    """

    schema: Schema
    arena: Arena
    assert_formats: bool
    apply_defaults: bool = False
    likeness: Likeness | None = None
    in_place: tuple[object, ...] = ()
    scope: Scope = ()
    depth: int = 0
    _token: object = field(default_factory=object)
    _known: dict[object, Term] = field(default_factory=dict)
    _active: set[object] = field(default_factory=set)
    _scopes: dict[tuple[Scope, str], Scope] = field(default_factory=dict)

    def root(self) -> Term:
        """The term of the whole schema."""
        return self.term(self.schema.index.root)

    def inner(self, place: Place, held: Any, *steps: str | int) -> Term:
        """The term of a subschema that speaks about a part of the payload, such as a property's."""
        if held is True:
            return ALWAYS
        if held is False:
            return NEVER
        if self.likeness is not None and (number := self.likeness.number_of(held)) is not None:
            return self._shared(number, place.child(held, *steps))
        outside, self.in_place = self.in_place, ()
        try:
            return self.term(place.child(held, *steps))
        finally:
            self.in_place = outside

    def _shared(self, number: int, place: Place) -> Term:
        """A part that means the same in the other schema: one name for both, and read only where it matters."""

        def define() -> Term:
            self.in_place, self.depth = (), 0
            return self.term(place)

        return self.arena.reference(("shared", number), define)

    def beside(self, place: Place, held: Any, *steps: str | int) -> Term:
        """The term of a subschema that speaks about the same payload, such as a branch of `anyOf`."""
        return self.term(place.child(held, *steps))

    def term(self, place: Place) -> Term:
        """The term of the schema at a place; a name for it where it is being compiled or stands too deep."""
        node = place.node
        if node is True:
            return ALWAYS
        if node is False:
            return NEVER
        if not isinstance(node, dict):
            return self.opaque(place, "schema")
        if node.keys().isdisjoint(_LEADING_ON):
            return self._leaf(place)
        name = self._name(place)
        known = self._known.get(name)
        if known is not None:
            return known
        if name in self.in_place:
            return self.opaque(place, "$ref")
        if name in self._active or self.depth >= _DEEPEST:
            return self._named(name, place)
        return self._compiled(name, place)

    def opaque(self, place: Place, keyword: str) -> Term:
        """A term of unknown truth, equal only to itself."""
        from linting.schemas.terms import Opaque

        pointer = place.pointer + (
            f"/{keyword}" if keyword in (place.node if isinstance(place.node, dict) else ()) else ""
        )
        return self.arena.make(Opaque, keyword, pointer, (self._token, self._name(place)))

    def _name(self, place: Place) -> object:
        return (id(place.node), place.base, place.dialect, self.scope_of(place))

    def scope_of(self, place: Place) -> Scope:
        """What is in dynamic scope inside of a place that is entered from here."""
        if not self.schema.index.has_dynamic_scope:
            return ()
        known = self._scopes.get((self.scope, place.base))
        if known is None:
            anchors, outside = (
                dict.fromkeys(self.schema.index.dynamic_anchors(place.base), place.base),
                dict(self.scope),
            )
            if RECURSIVE in outside and RECURSIVE not in anchors:
                anchors[INTERRUPTED] = place.base
            known = self._scopes[self.scope, place.base] = tuple(sorted((anchors | outside).items()))
        return known

    def _leaf(self, place: Place) -> Term:
        """A schema without parts and references, as most are: it means the same wherever it is reached."""
        name = place.dialect, id(place.node)
        known = self._known.get(name)
        if known is None:
            known = self._known[name] = self.arena.all(self._conjuncts(place))
        return known

    def _named(self, name: object, place: Place) -> Term:
        scope, in_place = self.scope, self.in_place

        def define() -> Term:
            known = self._known.get(name)
            if known is not None:
                return known
            self.scope, self.in_place, self.depth = scope, in_place, 0
            return self._compiled(name, place)

        return self.arena.reference((self._token, name), define)

    def _compiled(self, name: object, place: Place) -> Term:
        outside = self.in_place, self.scope
        self._active.add(name)
        self.depth += 1
        self.in_place, self.scope = (*self.in_place, name), self.scope_of(place)
        try:
            term = self.arena.all(self._conjuncts(place))
        finally:
            self._active.discard(name)
            self.depth -= 1
            self.in_place, self.scope = outside
        self._known[name] = term
        return term

    def _conjuncts(self, place: Place) -> list[Term]:
        node = place.node
        table = keywords_of(place.dialect)
        if "$ref" in node and place.dialect.refs_stand_alone:
            return [self._keyword("$ref", place, node["$ref"])]
        parts: list[Term] = []
        done: set[object] = set()
        for keyword, held in node.items():
            compile_keyword = table.get(keyword)
            if compile_keyword is not None and compile_keyword not in done:
                done.add(compile_keyword)
                part = self._keyword(keyword, place, held)
                if part is NEVER:
                    return [NEVER]
                parts.append(part)
        return parts

    def _keyword(self, keyword: str, place: Place, held: Any) -> Term:
        try:
            return keywords_of(place.dialect)[keyword](self, place, held)
        except (MalformedError, SchemaError):
            return self.opaque(place, keyword)
