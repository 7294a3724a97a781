"""Keywords that join schemas about the same payload, and references."""

from typing import TYPE_CHECKING, Any

from linting.schemas.compilation.registry import (
    ALL,
    ONLY_2020,
    SINCE_7,
    MalformedError,
    keyword,
    listed,
    text,
)
from linting.schemas.dialects import Dialect
from linting.schemas.places import Place
from linting.schemas.references import RECURSIVE
from linting.schemas.terms import ALWAYS, Conditional, Term

if TYPE_CHECKING:
    from linting.schemas.compilation.compiler import Compiler

INTERRUPTED = "##"
"""In a dynamic scope: a resource without `$recursiveAnchor`, entered from one that has it."""


@keyword("allOf")
def all_of(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Every branch."""
    return compiler.arena.all(_branches(compiler, place, "allOf", held))


@keyword("anyOf")
def any_of(compiler: "Compiler", place: Place, held: Any) -> Term:
    """At least one branch."""
    return compiler.arena.some(_branches(compiler, place, "anyOf", held))


@keyword("oneOf")
def one_of(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Exactly one branch."""
    return compiler.arena.exactly_one(_branches(compiler, place, "oneOf", held))


def _branches(compiler: "Compiler", place: Place, name: str, held: Any) -> list[Term]:
    return [compiler.beside(place, branch, name, index) for index, branch in enumerate(listed(held))]


@keyword("not")
def negated(compiler: "Compiler", place: Place, held: Any) -> Term:
    """Not the branch."""
    return compiler.arena.negation(compiler.beside(place, held, "not"))


@keyword("if", dialects=SINCE_7)
def conditional(compiler: "Compiler", place: Place, held: Any) -> Term:
    """`then` and `else` count only beside `if`."""
    node = place.node
    if "then" not in node and "else" not in node:
        return ALWAYS
    condition = compiler.beside(place, held, "if")
    then = compiler.beside(place, node.get("then", True), "then")
    otherwise = compiler.beside(place, node.get("else", True), "else")
    return compiler.arena.make(Conditional, condition, then, otherwise)


@keyword("$ref")
def reference(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001 - one signature for all
    """What it points to."""
    return compiler.term(target_of(compiler, "$ref", place))


@keyword("$dynamicRef", dialects=ONLY_2020)
def dynamic_reference(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """What it points to, in the dynamic scope."""
    return compiler.term(target_of(compiler, "$dynamicRef", place))


@keyword("$recursiveRef", dialects=(Dialect.DRAFT2019_09,))
def recursive_reference(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """`#`, in the dynamic scope."""
    return compiler.term(target_of(compiler, "$recursiveRef", place))


def target_of(compiler: "Compiler", name: str, place: Place) -> Place:
    """The place that a reference keyword leads to.

    2020-12 core §8.2.3.2: where a `$dynamicRef` leads to a dynamic anchor, the outermost resource in scope
    that has it decides. 2019-09 core §8.2.4.2: `$recursiveRef` likewise, for resources marked as recursive; validators
    stop at the first resource on the way out that is not, so that the two differ where there is one.
    """
    index, held = compiler.schema.index, text(place.node[name])
    target = index.resolve(held, place, name)
    if name == "$ref" or not isinstance(target.node, dict):
        return target
    if name == "$dynamicRef":
        anchor = held.partition("#")[2]
        is_dynamic = target.node.get("$dynamicAnchor") == anchor
    else:
        if held != "#":
            raise MalformedError
        anchor = RECURSIVE
        is_dynamic = target.node.get("$recursiveAnchor") is True
    scope = dict(compiler.scope)
    if is_dynamic and anchor == RECURSIVE and INTERRUPTED in scope:
        raise MalformedError
    base = scope.get(anchor) if is_dynamic else None
    return target if base is None else index.dynamic_anchor(base, anchor)


@keyword("contentMediaType", "contentEncoding", dialects=ALL[1:3])
def content(compiler: "Compiler", place: Place, held: Any) -> Term:  # noqa: ARG001
    """Annotations by the specification, asserted by some validators of drafts 6 and 7."""
    return compiler.opaque(place, "contentMediaType" if "contentMediaType" in place.node else "contentEncoding")
