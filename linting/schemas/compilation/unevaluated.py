"""`unevaluatedProperties` and `unevaluatedItems`, without annotations.

What these keywords leave to themselves depends on which branches beside them are true of the payload. So the branches
become conditions: a key is either evaluated, since some branch that knows it is true, or its value has to satisfy
the keyword. The splits are made key by key, and only for branches that know keys which are not evaluated anyway; so
they stay small where a product over all branches would not (compare Attouche et al., "Elimination of annotation
dependencies in validation for Modern JSON Schema", 2024, whose elimination is by cases of whole schemas).
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from linting.records import Record, field
from linting.schemas.compilation.combinators import target_of
from linting.schemas.compilation.registry import SINCE_2019, keyword, listed, mapped
from linting.schemas.dialects import Dialect
from linting.schemas.matching import found
from linting.schemas.places import Place
from linting.schemas.terms import ALWAYS, Kind, Required, Term

if TYPE_CHECKING:
    from linting.schemas.compilation.compiler import Compiler, Scope

_MOST_SPLITS = 8
_MOST_POSITIONS = 200


class _TooManyCasesError(Exception):
    pass


class _Evaluated(Record, frozen=False):
    """What subschemas in place evaluate, each under the condition that its branch is true (ALWAYS where it must be)."""

    names: dict[str, list[Term]] = field(default_factory=dict)
    patterns: dict[str, list[Term]] = field(default_factory=dict)
    every_key: list[Term] = field(default_factory=list)
    positions: list[tuple[int, Term]] = field(default_factory=list)
    containing: list[tuple[Term, Term]] = field(default_factory=list)
    every_item: list[Term] = field(default_factory=list)
    has_disputed_items: bool = False


@keyword("unevaluatedProperties", dialects=SINCE_2019)
def unevaluated_properties(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Members that no subschema in place has evaluated."""
    part = compiler.inner(place, held, "unevaluatedProperties")
    if part is ALWAYS:
        return ALWAYS
    try:
        evaluated = _evaluated(compiler, place)
        return _of_keys(compiler, evaluated, part)
    except _TooManyCasesError:
        return compiler.opaque(place, "unevaluatedProperties")


@keyword("unevaluatedItems", dialects=SINCE_2019)
def unevaluated_items(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Items that no subschema in place has evaluated."""
    part = compiler.inner(place, held, "unevaluatedItems")
    if part is ALWAYS:
        return ALWAYS
    try:
        evaluated = _evaluated(compiler, place)
        if evaluated.has_disputed_items:
            return compiler.opaque(place, "unevaluatedItems")
        return _of_items(compiler, evaluated, part)
    except _TooManyCasesError:
        return compiler.opaque(place, "unevaluatedItems")


def _of_keys(compiler: "Compiler", evaluated: _Evaluated, part: Term) -> Term:
    arena = compiler.arena
    if ALWAYS in evaluated.every_key:
        return ALWAYS
    settled = [pattern for pattern, conditions in evaluated.patterns.items() if ALWAYS in conditions]
    open_patterns = {pattern: terms for pattern, terms in evaluated.patterns.items() if ALWAYS not in terms}
    if len(open_patterns) > _MOST_SPLITS:
        raise _TooManyCasesError
    parts: list[Term] = []
    for name, conditions in evaluated.names.items():
        by_pattern = [terms for pattern, terms in evaluated.patterns.items() if _matches(pattern, name)]
        reasons = [*conditions, *(term for terms in by_pattern for term in terms)]
        if ALWAYS not in reasons:
            parts.append(arena.some([arena.members({name: part}, (), ALWAYS), *reasons]))
    named = dict.fromkeys(evaluated.names, ALWAYS)

    def of_others(patterns: list[str], waiting: list[tuple[str, list[Term]]]) -> Term:
        if not waiting:
            return arena.members(dict(named), [(pattern, ALWAYS) for pattern in patterns], part)
        (pattern, conditions), *later = waiting
        known = arena.all([arena.some(conditions), of_others([*patterns, pattern], later)])
        return arena.some([known, of_others(patterns, later)])

    parts.append(of_others(settled, list(open_patterns.items())))
    return arena.some([*evaluated.every_key, arena.all(parts)])


def _of_items(compiler: "Compiler", evaluated: _Evaluated, part: Term) -> Term:
    arena = compiler.arena
    if ALWAYS in evaluated.every_item:
        return ALWAYS
    first = max((count for count, condition in evaluated.positions if condition is ALWAYS), default=0)
    last = max((count for count, _ in evaluated.positions), default=0)
    conditional = [(term, condition) for term, condition in evaluated.containing if condition is not ALWAYS]
    if len(conditional) > _MOST_SPLITS or last - first > _MOST_POSITIONS:
        raise _TooManyCasesError

    def of_rest(item: Term, waiting: list[tuple[Term, Term]]) -> Term:
        if waiting:
            (term, condition), *later = waiting
            known = arena.all([condition, of_rest(arena.some([item, term]), later)])
            return arena.some([known, of_rest(item, later)])
        parts = [arena.items([ALWAYS] * last, item)]
        for index in range(first, last):
            reasons = [condition for count, condition in evaluated.positions if count > index]
            parts.append(arena.some([arena.items([*[ALWAYS] * index, item], ALWAYS), *reasons]))
        return arena.all(parts)

    certain = [term for term, condition in evaluated.containing if condition is ALWAYS]
    return arena.some([*evaluated.every_item, of_rest(arena.some([part, *certain]), conditional)])


def _matches(pattern: str, name: str) -> bool:
    matched = found(pattern, name)
    if matched is None:
        raise _TooManyCasesError
    return matched


def _evaluated(compiler: "Compiler", place: Place) -> _Evaluated:
    """Everything that the keywords beside an `unevaluated…` keyword evaluate, through all that applies in place."""
    evaluated = _Evaluated()
    outside = compiler.scope
    waiting: list[tuple[Place, Term, Scope]] = [(place, ALWAYS, outside)]
    seen: set[tuple[int, str, Term, Scope]] = set()
    try:
        while waiting:
            at, condition, compiler.scope = waiting.pop()
            scope = compiler.scope = compiler.scope_of(at)
            if not isinstance(at.node, dict) or (id(at.node), at.base, condition, scope) in seen:
                continue
            is_self = not seen
            seen.add((id(at.node), at.base, condition, scope))
            _note_keys(evaluated, at, condition, is_self=is_self)
            _note_items(compiler, evaluated, at, condition, is_self=is_self)
            for inner, own in _applied_in_place(compiler, at):
                waiting.append((inner, compiler.arena.all([condition, own]), scope))
    finally:
        compiler.scope = outside
    return evaluated


def _note_keys(evaluated: _Evaluated, place: Place, condition: Term, *, is_self: bool) -> None:
    node = place.node
    for name in mapped(node.get("properties", {})):
        evaluated.names.setdefault(name, []).append(condition)
    for pattern in mapped(node.get("patternProperties", {})):
        evaluated.patterns.setdefault(pattern, []).append(condition)
    if "additionalProperties" in node or ("unevaluatedProperties" in node and not is_self):
        evaluated.every_key.append(condition)


def _note_items(compiler: "Compiler", evaluated: _Evaluated, place: Place, condition: Term, *, is_self: bool) -> None:
    node = place.node
    if "unevaluatedItems" in node and not is_self:
        evaluated.every_item.append(condition)
    if place.dialect is Dialect.DRAFT2019_09:
        # Core §9.3.1.3 does not name `contains` among what evaluates items, and validators count it all the same.
        evaluated.has_disputed_items |= "contains" in node
        items = node.get("items")
        if isinstance(items, list):
            evaluated.positions.append((len(items), condition))
            if "additionalItems" in node:
                evaluated.every_item.append(condition)
        elif "items" in node:
            evaluated.every_item.append(condition)
        return
    if "items" in node:
        evaluated.every_item.append(condition)
    if "prefixItems" in node:
        evaluated.positions.append((len(listed(node["prefixItems"])), condition))
    if "contains" in node:
        evaluated.containing.append((compiler.inner(place, node["contains"], "contains"), condition))


def _applied_in_place(compiler: "Compiler", place: Place) -> Iterator[tuple[Place, Term]]:
    """Subschemas about the same payload, each with the condition under which its annotations count."""
    node = place.node
    for name in ("$ref", "$dynamicRef", "$recursiveRef"):
        if isinstance(node.get(name), str) and (target := target_of(compiler, name, place)) is not None:
            yield target, ALWAYS
    for index, branch in enumerate(listed(node.get("allOf", []))):
        yield place.child(branch, "allOf", index), ALWAYS
    for name in ("anyOf", "oneOf"):
        for index, branch in enumerate(listed(node.get(name, []))):
            inner = place.child(branch, name, index)
            yield inner, compiler.term(inner)
    yield from _conditional_parts(compiler, place)
    for key, branch in mapped(node.get("dependentSchemas", {})).items():
        yield place.child(branch, "dependentSchemas", key), _has_key(compiler, key)


def _conditional_parts(compiler: "Compiler", place: Place) -> Iterable[tuple[Place, Term]]:
    node = place.node
    if "if" not in node:
        return
    condition = place.child(node["if"], "if")
    holds = compiler.term(condition)
    yield condition, holds
    if "then" in node:
        yield place.child(node["then"], "then"), holds
    if "else" in node:
        yield place.child(node["else"], "else"), compiler.arena.negation(holds)


def _has_key(compiler: "Compiler", key: str) -> Term:
    return compiler.arena.all([compiler.arena.types(Kind.OBJECT), compiler.arena.make(Required, key)])
