"""Reading a term on nodes: what must hold of the source for it to hold of the result."""

from collections.abc import Iterator
from functools import reduce
from itertools import product

from linting.containment.evaluation import parts_for
from linting.schemas.matching import found
from linting.schemas.terms import (
    ALWAYS,
    ANY_KIND,
    NEVER,
    All,
    Always,
    Atom,
    Kind,
    Members,
    Names,
    Never,
    PropertyCount,
    Reference,
    Required,
    Some,
    Term,
    Types,
    Values,
    kind_of,
)
from shims.effects.extents import DOUBLE, Extent
from shims.effects.functions import Point
from shims.effects.nodes import Applied, Combined, Constant, Edited, Either, Given, Node, Nothing
from shims.effects.scope import Scope
from shims.effects.texts import ANY_TEXT, Text, constant, escaped, text_of

_MOST_COUNTED = 6


class Pull:
    """Reads terms on the nodes of one trace."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self._arena = scope.arena
        self._booleans = scope.booleans
        self._existence: dict[Node, Term] = {}
        self._extents: dict[Node, Extent] = {}

    def exists(self, node: Node) -> Term:
        """The node is not absent."""
        known = self._existence.get(node)
        if known is None:
            known = self._existence[node] = self._exists(node)
        return known

    def _exists(self, node: Node) -> Term:
        match node:
            case Given(path):
                return self.scope.present(path)
            case Edited(base, _, made):
                return self._arena.some([self.exists(base), made])
            case Either(condition, then, otherwise):
                return self._booleans.conditional(condition, self.exists(then), self.exists(otherwise))
            case Applied(_, argument):
                return self.exists(argument)
            case Combined(_, present):
                return present
        return NEVER if isinstance(node, Nothing) else ALWAYS

    def is_object(self, node: Node) -> Term:
        """The node is there, and an object."""
        match node:
            case Given(path):
                return self.scope.is_object(path)
            case Edited(base, _, made):
                return self._arena.some([self.is_object(base), made])
            case Either(condition, then, otherwise):
                return self._booleans.conditional(condition, self.is_object(then), self.is_object(otherwise))
            case Constant(dict()):
                return ALWAYS
            case Applied(function) if function.may_give_object:
                return self._arena.all([self.exists(node), self.if_present(node, self._arena.types(Kind.OBJECT))])
        return NEVER

    def has(self, node: Node, key: str) -> Term:
        """The node is an object with that member."""
        if isinstance(node, Given):
            return self.scope.present((*node.path, key))
        given = self.if_present(node, self._arena.make(Required, key))
        return self._arena.all([self.is_object(node), given])

    def if_present(self, node: Node, term: Term) -> Term:
        """The term holds of the node, or the node is absent."""
        if term is ALWAYS:
            return ALWAYS
        match node:
            case Nothing():
                return ALWAYS
            case Given(path):
                return self.scope.at(path, term)
            case Constant(value):
                truth = self.scope.workshop.evaluator.accepts(term, value)
                return self.point(node).constant(truth, "a constant")
            case Either(condition, then, otherwise):
                held, failed = self.if_present(then, term), self.if_present(otherwise, term)
                return self._booleans.conditional(condition, held, failed)
            case Applied(function, argument):
                return self.if_present(argument, function.preimage(term, self.point(argument)))
            case Combined(_, present):
                return self._booleans.implies(present, self._of_text(node, term))
            case Edited():
                return self._of_edited(node, term)
        raise TypeError(node)

    def domain(self, function_node: Applied) -> Term:
        """The function does not fail on its argument."""
        argument = function_node.argument
        return self.if_present(argument, function_node.function.domain(self.point(argument)))

    def point(self, node: Node) -> Point:
        """What is known of a node's value."""
        workshop = self.scope.workshop
        match node:
            case Given(path):
                known = self.scope.known(path)
                return Point(workshop, known, text_of(known), self.scope.extent)
            case Constant(value):
                text = constant(value) if isinstance(value, str) else ANY_TEXT
                return Point(workshop, self._booleans.values([value]), text)
            case Either(_, then, otherwise):
                one, other = self.point(then), self.point(otherwise)
                if isinstance(then, Nothing) or isinstance(otherwise, Nothing):
                    return other if isinstance(then, Nothing) else one
                known, extent = self._arena.some([one.known, other.known]), one.extent.or_(other.extent)
                return Point(workshop, known, one.text.or_(other.text), extent)
            case Applied(function, argument):
                return function.after(self.point(argument))
            case Combined():
                return Point(workshop, self._arena.types(Kind.STRING), self.text(node))
            case Edited(base, _, made):
                before = 0 if isinstance(base, Nothing) else self.point(base).kinds
                known = self._arena.types(before | (Kind.OBJECT if made is not NEVER else 0))
                return Point(workshop, known, extent=self._extent_of(node))
        return Point(workshop)

    def _extent_of(self, node: Edited) -> Extent:
        if (found := self._extents.get(node)) is None:
            inside = (self.point(each).extent for each in (node.base, *node.members.values()))
            found = self._extents[node] = reduce(Extent.or_, inside, DOUBLE)
        return found

    def text(self, node: Combined) -> Text:
        """The strings that the parts may come to."""
        whole = constant("")
        for part in node.parts:
            if isinstance(part, Node):
                whole = whole.then(self.point(part).text)
            else:
                whole = whole.then(part if isinstance(part, Text) else constant(part))
        return whole

    def _of_text(self, node: Combined, term: Term) -> Term:
        point = self.point(node)
        if not self.scope.workshop.knowledge.kinds(term) & Kind.STRING:
            return NEVER
        return point.constant(point.covers(term, point.text), "a string that is put together")

    def _of_edited(self, node: Edited, term: Term) -> Term:
        match term:
            case Never():
                return self._arena.negation(self.exists(node))
            case All(parts):
                return self._arena.all([self._of_edited(node, part) for part in parts])
            case Some(parts):
                return self._arena.some([self._of_edited(node, part) for part in parts])
            case Reference():
                return self._of_edited(node, self._arena.unrolled(term))
            case Always() | Atom() | Types() | Values():
                return self._atom(node, term)
        whole = self._booleans.through(term, lambda atom: self._atom(node, atom))
        return self._booleans.implies(self.exists(node), whole)

    def _atom(self, node: Edited, term: Term) -> Term:
        """An atom on an object whose members have changed; true where the node is absent."""
        match term:
            case Types(kinds):
                made = ALWAYS if kinds & Kind.OBJECT else self._arena.negation(node.made)
                return self._arena.all([self._base_is(node, kinds), made])
            case Values():
                return self._equal_to_one(node, term)
            case Required(name):
                return self._required(node, name)
            case Members():
                return self._arena.all(self._members(node, term))
            case Names(part):
                return self._arena.all(self._names(node, part))
            case PropertyCount(least, most):
                return self._count(node, least, most)
        return self.if_present(node.base, term)

    def _base_is(self, node: Edited, kinds: int) -> Term:
        if isinstance(node.base, Given):
            return self.scope.of_kinds(node.base.path, kinds)
        return self.if_present(node.base, self._arena.types(kinds))

    def _required(self, node: Edited, name: str) -> Term:
        is_object = self.is_object(node)
        if name in node.members:
            return self._booleans.implies(is_object, self.exists(node.members[name]))
        if isinstance(node.base, Nothing):
            return self._arena.negation(node.made)
        given = self.if_present(node.base, self._arena.make(Required, name))
        if self.scope.workshop.knowledge.requires(self.point(node.base).known, name):
            given = ALWAYS
        return self._arena.all([given, self._booleans.implies(node.made, self.exists(node.base))])

    def _members(self, node: Edited, term: Members) -> Iterator[Term]:
        for key, member in node.members.items():
            parts = parts_for(term, key)
            wanted = self._arena.all([part for part in parts if part is not None])
            if None in parts:
                yield self._booleans.unknown("patternProperties")
            yield self.if_present(member, wanted)
        yield self.if_present(node.base, self._untouched(node, term))

    def _untouched(self, node: Edited, term: Members) -> Term:
        """What the term says of the members that have not changed."""
        properties = {key: part for key, part in term.properties.items() if key not in node.members}
        patterns = [(self._but_for(pattern, node), part) for pattern, part in term.patterns]
        if not patterns and term.rest is ALWAYS and not properties:
            return ALWAYS
        return self._arena.members({**properties, **dict.fromkeys(node.members, ALWAYS)}, patterns, term.rest)

    @staticmethod
    def _but_for(pattern: str, node: Edited) -> str:
        """The pattern, not matching the keys of the members that have changed."""
        excepted = [key for key in node.members if found(pattern, key) is not False]
        if not excepted:
            return pattern
        return rf"^(?!(?:{'|'.join(map(escaped, excepted))})$)(?=[\s\S]*(?:{pattern}))"

    def _names(self, node: Edited, part: Term) -> Iterator[Term]:
        is_object = self.is_object(node)
        for key, member in node.members.items():
            truth = self.scope.workshop.evaluator.accepts(part, key)
            if truth is not True:
                absent = self._arena.negation(self.exists(member))
                allowed = self._booleans.unknown("propertyNames") if truth is None else NEVER
                yield self._booleans.implies(is_object, self._arena.some([absent, allowed]))
        others = self._arena.some([part, self._booleans.values(node.members)])
        yield self.if_present(node.base, self._arena.make(Names, others))

    def _count(self, node: Edited, least: int, most: int | None) -> Term:
        """The number of members, by cases over which of those that have changed are there before and after."""
        before = {key: self._had(node, key) for key in node.members}
        after = {key: self.exists(member) for key, member in node.members.items()}
        facts = list(dict.fromkeys(t for t in (*before.values(), *after.values()) if t not in (ALWAYS, NEVER)))
        if len(facts) > _MOST_COUNTED:
            return self._booleans.unknown("the number of properties after many changes")
        cases = []
        for truths in product((True, False), repeat=len(facts)):
            truth = {ALWAYS: True, NEVER: False, **dict(zip(facts, truths, strict=True))}
            moved = sum(truth[t] for t in after.values()) - sum(truth[t] for t in before.values())
            held = [t if truth[t] else self._arena.negation(t) for t in facts]
            cases.append(self._arena.all([*held, self._base_count(node, least - moved, most, moved)]))
        is_no_object = self._arena.negation(self.is_object(node))
        return self._arena.some([is_no_object, *cases])

    def _base_count(self, node: Edited, least: int, most: int | None, moved: int) -> Term:
        highest = None if most is None else most - moved
        if highest is not None and highest < 0:
            return NEVER
        if isinstance(node.base, Nothing):
            return ALWAYS if least <= 0 else NEVER
        counted = self.if_present(node.base, self._arena.make(PropertyCount, max(least, 0), highest))
        if least <= 0:
            return counted if highest is not None else ALWAYS
        return self._arena.all([counted, self.exists(node.base)])

    def _had(self, node: Edited, key: str) -> Term:
        return NEVER if isinstance(node.base, Nothing) else self.has(node.base, key)

    def _equal_to_one(self, node: Edited, term: Values) -> Term:
        """Equal to one of the values: an object by its members, anything else by what the base is."""
        plain = [value for value in term.examples if not isinstance(value, dict)]
        cases = []
        if isinstance(node.base, Nothing):
            cases.append(self._arena.negation(self.exists(node)))
        elif plain:
            kinds = ANY_KIND & ~Kind.OBJECT
            same = self.if_present(node.base, self._booleans.values(plain))
            cases.append(self._arena.all([self._atom(node, self._arena.types(kinds)), same]))
        for value in term.examples:
            if isinstance(value, dict):
                members = {key: self._booleans.values([member]) for key, member in value.items()}
                shape = self._arena.members(members, (), NEVER)
                required = [self._arena.make(Required, key) for key in value]
                cases.append(
                    self._of_edited(node, self._arena.all([self._arena.types(kind_of(value)), shape, *required]))
                )
        return self._arena.some(cases)
