"""Inverse images of terms under functions that give strings."""

from collections.abc import Callable
from typing import ClassVar

from linting.schemas.terms import ALWAYS, NEVER, Kind, Length, Matches, Term, Types, Values
from shims.effects.functions import Function, Point
from shims.effects.texts import Text, anchored, escaped, letter_of, pieces


def by_image(target: Term, point: Point, image: Text, back: Callable[[str], str | None] | None = None) -> Term:
    """Where the target holds of all that the function can give, or of none of it.

    In between, a result that the target refuses is looked for, and `back` says which string leads to it.
    """
    truth = point.covers(target, image)
    if truth is not None:
        return ALWAYS if truth else NEVER
    refused = point.outside(target, image) if back is not None else None
    origin = None if refused is None or back is None else back(refused)
    most = ALWAYS if origin is None else point.arena.negation(point.booleans.values([origin]))
    return point.booleans.between(NEVER, most, "what the text may be")


class PartOfText(Function):
    """Takes a part out of a text; fails on what is no text or has no such part."""

    result_kinds: ClassVar[int] = Kind.STRING

    def accepts(self, point: Point) -> Term:
        del point
        return ALWAYS

    def inverse_image(self, target: Term, point: Point) -> Term:
        return through_string(target, point, lambda term: _by_image(term, point, self.image_text(point)))


def _by_image(term: Term, point: Point, image: Text) -> Term | None:
    is_about_strings = isinstance(term, Values) or getattr(term, "kind", 0) == Kind.STRING
    return by_image(term, point, image) if is_about_strings else None


def through_string(target: Term, point: Point, leaf: Callable[[Term], Term | None]) -> Term:
    """Atom by atom; other than strings there are none among the results, and `leaf` knows the atoms of strings."""

    def atom(term: Term) -> Term:
        match term:
            case Types(kinds):
                return ALWAYS if kinds & Kind.STRING else NEVER
        known = leaf(term)
        if known is not None:
            return known
        return ALWAYS if getattr(term, "kind", 0) != Kind.STRING else point.booleans.unknown("what the text may be")

    return point.booleans.through(target, atom)


def affixed(target: Term, point: Point, prefix: str, suffix: str) -> Term:
    """The strings s of which the target holds for prefix + s + suffix."""
    size = len(prefix) + len(suffix)

    def leaf(term: Term) -> Term | None:
        match term:
            case Length(least, most):
                return _length(point, least - size, None if most is None else most - size)
            case Values(_, examples):
                return point.booleans.values(
                    value[len(prefix) : len(value) - len(suffix)]
                    for value in examples
                    if isinstance(value, str) and has_affixes(value, prefix, suffix)
                )
            case Matches(pattern) if (rest := _stripped(pattern, prefix, suffix)) is not None:
                return point.arena.make(Matches, f"^(?:{rest})$")
        if getattr(term, "kind", 0) != Kind.STRING:
            return None
        image = Text(f"{escaped(prefix)}(?:{point.text.body}){escaped(suffix)}", *_grown(point.text, size))
        return by_image(term, point, image, lambda text: text[len(prefix) : len(text) - len(suffix)])

    return through_string(target, point, leaf)


def stripped(target: Term, point: Point, prefix: str, suffix: str) -> Term:
    """The strings prefix + s + suffix of which the target holds for s."""
    size = len(prefix) + len(suffix)

    def leaf(term: Term) -> Term | None:
        match term:
            case Length(least, most):
                return point.arena.make(Length, least + size, None if most is None else most + size)
            case Values(_, examples):
                return point.booleans.values(f"{prefix}{value}{suffix}" for value in examples if isinstance(value, str))
            case Matches(pattern) if (body := anchored(pattern)) is not None:
                return point.arena.make(Matches, f"^{escaped(prefix)}(?:{body}){escaped(suffix)}$")
        if getattr(term, "kind", 0) != Kind.STRING:
            return None
        return by_image(term, point, stripped_text(point.text, prefix, suffix), lambda text: prefix + text + suffix)

    return through_string(target, point, leaf)


def truncated(target: Term, point: Point, length: int) -> Term:
    """The strings of which the target holds for their first `length` characters."""
    short = point.arena.make(Length, 0, length)
    cut = Text(least=length, most=length)
    beyond = by_image(target, point, cut)
    return point.booleans.conditional(short, target, beyond)


def has_affixes(text: str, prefix: str, suffix: str) -> bool:
    """Whether both can be taken off."""
    whole = len(text) >= len(prefix) + len(suffix)
    return whole and text.startswith(prefix) and text.endswith(suffix)


def stripped_text(text: Text, prefix: str, suffix: str) -> Text:
    """The strings of a text without what begins and ends them, as far as the pattern shows it."""
    size = len(prefix) + len(suffix)
    rest = _stripped(f"^{text.body}$", prefix, suffix)
    least, most = max(0, text.least - size), None if text.most is None else max(0, text.most - size)
    return Text(least=least, most=most) if rest is None else Text(rest, least, most)


def _stripped(pattern: str, prefix: str, suffix: str) -> str | None:
    """An anchored pattern without constants at its ends; None where it does not begin and end with them."""
    body = anchored(pattern)
    atoms = None if body is None else pieces(body)
    if atoms is None:
        return None
    ahead, behind = [letter_of(atom) for atom in atoms], len(atoms) - len(suffix)
    if ahead[: len(prefix)] != list(prefix) or behind < len(prefix) or ahead[behind:] != list(suffix):
        return None
    return "".join(atoms[len(prefix) : behind])


def _length(point: Point, least: int, most: int | None) -> Term:
    if most is not None and most < 0:
        return NEVER
    return ALWAYS if least <= 0 and most is None else point.arena.make(Length, max(least, 0), most)


def _grown(text: Text, size: int) -> tuple[int, int | None]:
    return text.least + size, None if text.most is None else text.most + size
