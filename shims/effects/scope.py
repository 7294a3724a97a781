"""Terms about places of the source, simplified by what its schema says of them."""

from linting.containment.evaluation import Evaluator
from linting.containment.search.languages import Languages
from linting.schemas.arena import Arena
from linting.schemas.terms import ALWAYS, NEVER, Kind, Required, Term, Types
from shims.effects.booleans import Booleans
from shims.effects.extents import DOUBLE, Extent
from shims.effects.knowledge import Knowledge
from shims.paths import Path


class Workshop:
    """What all scopes of one question share."""

    def __init__(self, arena: Arena) -> None:
        self.arena = arena
        self.evaluator = Evaluator(arena)
        self.booleans = Booleans(arena)
        self.knowledge = Knowledge(arena, self.evaluator)
        self.languages = Languages(arena, lambda _: None)


class Scope:
    """The values that a trace begins with: payloads of the source, or the items of a list in them."""

    def __init__(self, workshop: Workshop, known: Term, extent: Extent = DOUBLE) -> None:
        """`known` holds of every such value; it may say less than all that does. `extent` is of all numbers inside."""
        self.extent = extent
        self.workshop = workshop
        self.arena = workshop.arena
        self.booleans = workshop.booleans
        self._places: dict[Path, Term] = {(): known}

    def known(self, path: Path) -> Term:
        """What holds of whatever stands at a place; NEVER where nothing can."""
        found = self._places.get(path)
        if found is None:
            found = self._places[path] = self.workshop.knowledge.inside(self.known(path[:-1]), path[-1])
        return found

    def kinds(self, path: Path) -> int:
        """The types that what stands at a place may have."""
        return self.workshop.knowledge.kinds(self.known(path))

    def is_object(self, path: Path) -> Term:
        """An object stands at a place."""
        here = self.kinds(path)
        if not here & Kind.OBJECT:
            return NEVER
        present = self.present(path)
        if here == Kind.OBJECT:
            return present
        return self.arena.all([present, self.at(path, self.arena.types(Kind.OBJECT))])

    def present(self, path: Path) -> Term:
        """Something stands at a place."""
        if not path:
            return ALWAYS
        if self.kinds(path) == 0:
            return NEVER
        parent, key = path[:-1], path[-1]
        holder = self.is_object(parent)
        if self.workshop.knowledge.requires(self.known(parent), key):
            return holder
        return self.arena.all([holder, self.at(parent, self.arena.make(Required, key))])

    def at(self, path: Path, term: Term) -> Term:
        """The term holds of what stands at a place, if anything does."""
        kinds = self.kinds(path)
        if term is ALWAYS or kinds == 0:
            return ALWAYS
        if isinstance(term, Types) and not kinds & ~term.kinds:
            return ALWAYS
        for key in reversed(path):
            term = self.arena.members({key: term}, (), ALWAYS)
        return term

    def of_kinds(self, path: Path, kinds: int) -> Term:
        """What stands at a place, if anything does, has one of these types."""
        possible = self.kinds(path)
        if not possible & ~kinds:
            return ALWAYS
        return self.at(path, self.arena.types(kinds) if possible & kinds else NEVER)
