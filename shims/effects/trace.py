"""The payload while a mapping is read instead of run: `Tree`, with places where that has values."""

from collections.abc import Callable
from dataclasses import dataclass

from linting.schemas.terms import ALWAYS, NEVER, Term
from shims.effects.functions import Function
from shims.effects.nodes import NOTHING, Applied, Constant, Edited, Either, Given, Node, Nothing
from shims.effects.projected import Projected
from shims.effects.pulling import Pull
from shims.effects.scope import Scope
from shims.paths import Path

MOST_CASES = 200_000
"""How often a choice may be merged; so many that no person wrote the mapping by hand."""


class TooManyCasesError(Exception):
    """What the mapping does falls into more cases than can be looked at."""

    def __init__(self) -> None:
        super().__init__("what the mapping does falls into too many cases")


@dataclass(frozen=True, slots=True)
class Demand:
    """What must hold of the source for an op to succeed."""

    op_index: int
    condition: Term


class Trace:
    """A result in the making, as nodes, and what the ops demanded on the way."""

    def __init__(self, scope: Scope) -> None:
        self.scope = scope
        self.pull = Pull(scope)
        self.root: Node = Given(())
        self.demands: list[Demand] = []
        self.op_index = 0
        self._prefix: Path = ()
        self._guard: Term = ALWAYS
        self._cases_left = MOST_CASES

    # What ops ask and do; paths begin at the place that `within` has set.

    def node_at(self, path: Path) -> Node:
        """What stands at a place."""
        node = self.root
        for key in (*self._prefix, *path):
            node = self._member(node, key)
        return node

    def exists(self, node: Node) -> Term:
        """The node is not absent."""
        return self.pull.exists(node)

    def has_parent(self, path: Path) -> Term:
        """The object that would hold `path` is there."""
        whole = (*self._prefix, *path)
        return self.pull.is_object(self._absolute(whole[:-1])) if whole else ALWAYS

    def demand(self, condition: Term) -> None:
        """The op fails where the condition does not hold."""
        needed = self.scope.booleans.implies(self._guard, condition)
        if needed is not ALWAYS:
            self.demands.append(Demand(self.op_index, needed))

    def change(self, path: Path, change: Callable[[Node], Node]) -> None:
        """Put in place of what stands at `path` what `change` makes of it; nothing is absent before and after."""
        self.root = self._updated(self.root, (*self._prefix, *path), change)

    def apply(self, path: Path, function: Function) -> None:
        """Put a function of what stands at `path` in its place."""
        node = self.node_at(path)
        if not (isinstance(node, Applied) and function.undoes(node.function)):
            self.demand(self.pull.domain(Applied(function, node)))
        self.change(path, lambda node: applied(function, node))

    def take(self, path: Path, *, prune: bool = False, target: Path | None = None) -> Node:
        """Remove what stands at `path` and give it.

        `prune` also lets the objects go that this leaves empty, but for those that come back on the way to `target`.
        """
        taken = self.node_at(path)
        self.change(path, lambda _: NOTHING)
        whole = (*self._prefix, *path)
        kept = () if target is None else (*self._prefix, *target)[:-1] if target else ()
        if prune:
            for depth in range(len(whole) - 1, len(self._prefix) - 1, -1):
                if not target or whole[:depth] != kept[:depth]:
                    self._prune(whole[:depth], self.exists(taken))
        return taken

    def put(self, path: Path, node: Node) -> None:
        """Place a node at `path`, where it is present; making the objects on the way."""
        present = self.exists(node)
        if present is NEVER:
            return
        whole = (*self._prefix, *path)
        self._demand_room(whole, present)
        self.root = self._put(self.root, whole, node, present)

    def fill(self, path: Path, value: object, *, replaces_null: bool = False) -> None:
        """Place a constant where nothing stands (or null), in an object that is there."""
        has_parent = self.has_parent(path)

        def filled(node: Node) -> Node:
            empty = self.scope.arena.negation(self.exists(node))
            if replaces_null:
                empty = self.scope.arena.some([empty, self.is_null(node)])
            return self.either(self.scope.arena.all([has_parent, empty]), Constant(value), node)

        self.change(path, filled)

    def is_free(self, path: Path) -> Term:
        """Nothing stands at a place."""
        return self.scope.arena.negation(self.exists(self.node_at(path)))

    def is_null(self, node: Node) -> Term:
        """Null stands there."""
        null = self.pull.if_present(node, self.scope.booleans.values([None]))
        return self.scope.arena.all([self.exists(node), null])

    def within(self, place: Path, run: Callable[[], None]) -> None:
        """Follow ops whose places begin at `place`, and that run only where something stands there."""
        before, guard = self._prefix, self._guard
        present = self.exists(self.node_at(place))
        self._prefix, self._guard = (*before, *place), self.scope.arena.all([guard, present])
        try:
            run()
        finally:
            self._prefix, self._guard = before, guard

    def choose(self, condition: Term, then: Callable[[], None], otherwise: Callable[[], None]) -> None:
        """Follow one run of ops where the condition holds, and another where it does not."""
        if condition is ALWAYS or condition is NEVER:
            return (then if condition is ALWAYS else otherwise)()
        before, guard = self.root, self._guard
        try:
            self._guard = self.scope.arena.all([guard, condition])
            then()
            chosen, self.root = self.root, before
            self._guard = self.scope.arena.all([guard, self.scope.arena.negation(condition)])
            otherwise()
        finally:
            self._guard = guard
        self.root = self.either(condition, chosen, self.root)
        return None

    def either(self, condition: Term, then: Node, otherwise: Node) -> Node:
        """One node or the other, with the choice as far down as it goes. Raises TooManyCasesError."""
        self._cases_left -= 1
        if self._cases_left < 0:
            raise TooManyCasesError
        if condition is ALWAYS or then is otherwise:
            return then
        if condition is NEVER:
            return otherwise
        if isinstance(then, Given) and isinstance(otherwise, Given) and then.path == otherwise.path:
            return then
        if isinstance(then, Nothing) and isinstance(otherwise, Nothing):
            return then
        one, other = _as_edited(then), _as_edited(otherwise)
        if one is not None and other is not None and _same_base(one.base, other.base):
            keys = dict.fromkeys((*one.members, *other.members))
            members = {key: self.either(condition, self._member(one, key), self._member(other, key)) for key in keys}
            return Edited(one.base, members, self.scope.booleans.conditional(condition, one.made, other.made))
        return Either(condition, then, otherwise)

    def _absolute(self, whole: Path) -> Node:
        node = self.root
        for key in whole:
            node = self._member(node, key)
        return node

    def _member(self, node: Node, key: str) -> Node:
        match node:
            case Given(path):
                return NOTHING if self.scope.kinds((*path, key)) == 0 else Given((*path, key))
            case Edited(base, members):
                return members[key] if key in members else self._member(base, key)
            case Either(condition, then, otherwise):
                return self.either(condition, self._member(then, key), self._member(otherwise, key))
            case Constant(dict() as value) if key in value:
                return Constant(value[key])
            case Applied(function, argument) if function.may_give_object:
                knowledge = self.scope.workshop.knowledge
                if knowledge.kinds(knowledge.inside(self.pull.point(node).known, key)) == 0:
                    return NOTHING
                return self.either(self.pull.has(node, key), Applied(Projected(function, key), argument), NOTHING)
        return NOTHING

    def _edited(self, node: Node, edit: Callable[[Edited], Node], *, makes: bool = False) -> Node:
        """The node opened, as an object that may be there or not, and edited; `makes` one where nothing stands."""
        match node:
            case Edited():
                return edit(node)
            case Given() | Nothing():
                return edit(Edited(node))
            case Either(condition, then, otherwise):
                one, other = (self._edited(each, edit, makes=makes) for each in (then, otherwise))
                return self.either(condition, one, other)
            case Constant(dict() as value):
                return edit(Edited(NOTHING, {key: Constant(member) for key, member in value.items()}, ALWAYS))
            case Applied(function) if function.may_give_object:
                return edit(Edited(node))
        return self.either(self.exists(node), node, edit(Edited(NOTHING))) if makes else node

    def _updated(self, node: Node, path: Path, change: Callable[[Node], Node]) -> Node:
        if not path:
            return change(node)
        key, rest = path[0], path[1:]

        def edit(opened: Edited) -> Node:
            changed = self._updated(self._member(opened, key), rest, change)
            return Edited(opened.base, {**opened.members, key: changed}, opened.made)

        return self._edited(node, edit)

    def _put(self, node: Node, path: Path, value: Node, present: Term) -> Node:
        if not path:
            return self.either(present, value, node) if self.exists(node) is not NEVER else value
        key, rest = path[0], path[1:]

        def edit(opened: Edited) -> Node:
            inner = self._put(self._member(opened, key), rest, value, present)
            made = self.scope.arena.some([opened.made, present])
            if self.pull.is_object(opened) is ALWAYS:
                made = opened.made
            return Edited(opened.base, {**opened.members, key: inner}, made)

        return self._edited(node, edit, makes=True)

    def _demand_room(self, path: Path, present: Term) -> None:
        arena, implies = self.scope.arena, self.scope.booleans.implies
        node = self.root
        for key in path:
            holds_none = arena.some([arena.negation(self.exists(node)), self.pull.is_object(node)])
            self.demand(implies(present, holds_none))
            node = self._member(node, key)
        self.demand(implies(present, arena.negation(self.exists(node))))

    def _prune(self, path: Path, taken: Term) -> None:
        """Let the object at `path` go where the value was taken out of it and nothing is left."""
        emptied = self.scope.arena.all([taken, self._is_empty(self._absolute(path))])
        if emptied is not NEVER:
            self.root = self._updated(self.root, path, lambda node: self.either(emptied, NOTHING, node))

    def _is_empty(self, node: Node) -> Term:
        """The object has no members. Asked only where something was taken out of it."""
        arena = self.scope.arena
        match node:
            case Edited(base, members):
                gone = [arena.negation(self.exists(member)) for member in members.values()]
                return arena.all([*gone, self._has_no_others(base, members)])
            case Either(condition, then, otherwise):
                return self.scope.booleans.conditional(condition, self._is_empty(then), self._is_empty(otherwise))
        return NEVER

    def _has_no_others(self, base: Node, members: dict[str, Node]) -> Term:
        if isinstance(base, Nothing):
            return ALWAYS
        knowledge, known = self.scope.workshop.knowledge, self.pull.point(base).known
        if any(knowledge.requires(known, key) for key in knowledge.keys(known) if key not in members):
            return NEVER
        nothing_else = self.scope.arena.members(dict.fromkeys(members, ALWAYS), (), NEVER)
        return self.pull.if_present(base, nothing_else)


def applied(function: Function, node: Node) -> Node:
    """A function of a node; where it takes back what was just done, what there was before."""
    if isinstance(node, Applied) and function.undoes(node.function):
        return node.argument
    return Applied(function, node)


def _as_edited(node: Node) -> Edited | None:
    if isinstance(node, Given | Nothing):
        return Edited(node)
    return node if isinstance(node, Edited) else None


def _same_base(one: Node, other: Node) -> bool:
    if isinstance(one, Given) and isinstance(other, Given):
        return one.path == other.path
    return one is other or (isinstance(one, Nothing) and isinstance(other, Nothing))
