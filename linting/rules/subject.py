"""What is linted: a schema with its parts in the order of the text, and what rules ask about it more than once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from linting.rules.knowledge import Knowledge
from linting.rules.solver import Solver
from linting.rules.subschema import Subschema
from linting.schemas import Schema, SchemaError
from linting.schemas.keywords import subschemas
from linting.schemas.places import Place

_NAMES = frozenset({"$anchor", "$dynamicAnchor", "$id", "id"})


def _with_ancestors(pointer: str) -> Iterator[str]:
    while pointer:
        yield pointer
        pointer = pointer.rpartition("/")[0]


class Subject:
    """One schema under scrutiny."""

    def __init__(self, schema: Schema, knowledge: Knowledge | None = None) -> None:
        self.schema = schema
        self.knowledge = knowledge
        self._by_node: dict[int, Subschema] = {}
        self._children: dict[int, list[Subschema]] = {}
        self.parts: tuple[Subschema, ...] = tuple(self._walked())

    @cached_property
    def solver(self) -> Solver:
        """Answers what needs reasoning; made when the first rule asks."""
        return Solver(self.schema, max((len(part.node.get("oneOf", ())) for part in self.parts), default=0))

    @property
    def questions_left_open(self) -> int:
        """How often the engine had no answer within its steps."""
        return self.solver.questions_left_open if "solver" in self.__dict__ else 0

    @property
    def root(self) -> Subschema:
        """The schema as a whole. Raises IndexError where it is true or false."""
        return self.parts[0]

    @cached_property
    def fields(self) -> tuple[Subschema, ...]:
        """Every schema of a field, in the order of the text."""
        return tuple(part for part in self.parts if part.keyword == "properties")

    @cached_property
    def references(self) -> tuple[str, ...]:
        """Every `$ref` of the schema as it is written."""
        return tuple(part.text("$ref") for part in self.parts if "$ref" in part.node)

    @cached_property
    def places_in_use(self) -> frozenset[str]:
        """The pointers that references lead to or that have a name of their own, and of all that is around them."""
        places = [self.target_place(part.place) for part in self.parts if "$ref" in part.node]
        pointers = [place.pointer for place in places if place is not None and not place.document]
        pointers += [part.pointer for part in self.parts if not part.is_root and not _NAMES.isdisjoint(part.node)]
        return frozenset(around for pointer in pointers for around in _with_ancestors(pointer))

    def children_of(self, part: Subschema) -> Iterator[Subschema]:
        """The subschemas directly inside of a part."""
        return iter(self._children.get(id(part.place.node), ()))

    def target_of(self, part: Subschema) -> Subschema | None:
        """Where the `$ref` of a part leads, if that is inside of this schema."""
        place = self.target_place(part.place)
        return None if place is None else self._by_node.get(id(place.node))

    def target_place(self, place: Place) -> Place | None:
        """Where the `$ref` at a place leads."""
        reference = place.node.get("$ref") if isinstance(place.node, dict) else None
        if not isinstance(reference, str):
            return None
        try:
            return self.schema.index.resolve(reference, place)
        except SchemaError:
            return None

    def followed(self, part: Subschema) -> Subschema:
        """The part itself, or what its references lead to in the end."""
        current, seen = part, {id(part)}
        while (target := self.target_of(current)) is not None and id(target) not in seen:
            seen.add(id(target))
            current = target
        return current

    def _walked(self) -> Iterator[Subschema]:
        """Depth first, without recursion; what YAML aliases share is visited once."""
        if not isinstance(self.schema.value, dict):
            return
        waiting = [Subschema(self.schema.index.root, self)]
        self._by_node[id(waiting[0].place.node)] = waiting[0]
        while waiting:
            part = waiting.pop()
            inner = []
            for steps, held in subschemas(part.place.node, part.place.dialect):
                if isinstance(held, dict) and id(held) not in self._by_node:
                    name = steps[1] if steps[1:] else None
                    child = Subschema(part.place.child(held, *steps), self, part, str(steps[0]), name)
                    self._by_node[id(held)] = child
                    inner.append(child)
            self._children[id(part.place.node)] = inner
            waiting.extend(reversed(inner))
            yield part
