"""Sets of strings that can be put together: pattern text between `^` and `$`, and bounds on the length.

Languages are closed under union, intersection and complement, but are not put one after the other; pattern text is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from linting import patterns
from linting.patterns import ANY, Language, PatternError
from linting.patterns.formats import moments
from linting.patterns.formats.identifiers import PATTERNS as _IDENTIFIERS
from linting.schemas.terms import All, Format, Length, Matches, Term, Values

_EVERYTHING = r"[\s\S]*"
_FORMATS = {**moments.PATTERNS, **_IDENTIFIERS, **{name: pattern for name, (pattern, _) in moments.PARTLY.items()}}
_MOST_VALUES = 50


@dataclass(frozen=True)
class Text:
    """All strings that `body` matches as a whole, of `least` to `most` code points."""

    body: str = _EVERYTHING
    least: int = 0
    most: int | None = None

    @cached_property
    def language(self) -> Language:
        """The set of strings."""
        return _compiled(self.body).with_length(self.least, self.most)

    def then(self, other: "Text") -> "Text":
        """One of these followed by one of those."""
        most = None if self.most is None or other.most is None else self.most + other.most
        return Text(f"(?:{self.body})(?:{other.body})", self.least + other.least, most)

    def or_(self, other: "Text") -> "Text":
        """One of these or one of those."""
        most = None if self.most is None or other.most is None else max(self.most, other.most)
        return Text(f"(?:{self.body})|(?:{other.body})", min(self.least, other.least), most)

    @property
    def is_any(self) -> bool:
        return self.body == _EVERYTHING and self.least == 0 and self.most is None


ANY_TEXT = Text()


@lru_cache(maxsize=512)
def _compiled(body: str) -> Language:
    if body == _EVERYTHING:
        return ANY
    try:
        return patterns.compile(f"^(?:{body})$")
    except PatternError:
        return ANY


def escaped(text: str) -> str:
    """A pattern for exactly this text, in ECMA-262 syntax."""
    return re.sub(r"[\^$\\.*+?()\[\]{}|/\-]", lambda match: "\\" + match[0] if match[0] != "-" else "-", text)


def constant(text: str) -> Text:
    """The set of one string."""
    return Text(escaped(text), len(text), len(text))


def without(separator: str) -> Text:
    """All strings in which the separator does not occur."""
    if len(separator) == 1:
        return Text(rf"[^{_in_class(separator)}]*")
    return Text(rf"(?![\s\S]*{escaped(separator)}){_EVERYTHING}")


def text_of(term: Term) -> Text:
    """Strings that include all of the term's: read off its pattern, format, enumeration and bounds."""
    best, least, most = _EVERYTHING, 0, None
    for part in term.parts if isinstance(term, All) else (term,):
        match part:
            case Length(low, high):
                least = max(least, low)
                most = high if most is None else most if high is None else min(most, high)
            case Matches(pattern) if (body := anchored(pattern)) is not None:
                best = body
            case Format(name) if name in _FORMATS and best == _EVERYTHING:
                best = _FORMATS[name][1:-1]
            case Values(_, examples) if len(examples) <= _MOST_VALUES:
                best = "|".join(escaped(value) for value in examples if isinstance(value, str))
    return Text(best, least, most)


def pieces(body: str) -> list[str] | None:
    """A pattern cut into its top-level atoms with their quantifiers; None where it has alternatives at the top."""
    found: list[str] = []
    at = 0
    while at < len(body):
        if body[at] == "|":
            return None
        end = _atom_end(body, at)
        if end is None:
            return None
        while end < len(body) and body[end] in "*+?{":
            end = body.index("}", end) + 1 if body[end] == "{" else end + 1
        found.append(body[at:end])
        at = end
    return found


def cut_at(body: str, parts: Sequence[str | object]) -> list[str] | None:
    """A pattern cut at constants: the pattern of each part, in order, None where it does not show them.

    Right where no other part can hold the constant after it, which the caller knows or has seen to.
    """
    atoms = pieces(body)
    if atoms is None:
        return None
    found: list[str] = []
    at = 0
    for index, part in enumerate(parts):
        if isinstance(part, str):
            if "".join(letter or "\0" for letter in map(letter_of, atoms[at : at + len(part)])) != part:
                return None
            found.append(escaped(part))
            at += len(part)
            continue
        after = parts[index + 1] if index + 1 < len(parts) else None
        end = len(atoms) if after is None else _next(atoms, at, str(after))
        own = "".join(atoms[at:end]) if end is not None else None
        if own is None or (after is not None and not _lacks(own, str(after))):
            return None
        found.append(own)
        at = end or 0
    return found if at == len(atoms) else None


def _next(atoms: list[str], start: int, constant_: str) -> int | None:
    letters = [letter_of(atom) for atom in atoms]
    ends = range(start, len(atoms) - len(constant_) + 1)
    return next((at for at in ends if letters[at : at + len(constant_)] == list(constant_)), None)


def _lacks(body: str, constant_: str) -> bool:
    """Whether no text of the pattern has any letter of the constant."""
    held = Text(rf"[\s\S]*[{''.join(map(_in_class, constant_))}][\s\S]*")
    return Text(body).language.intersect(held.language).is_empty() is True


def letter_of(atom: str) -> str | None:
    """The one character that an atom of a pattern matches, if it is just that."""
    if len(atom) == 1 and atom != ".":
        return atom
    return atom[1] if len(atom) == 2 and atom[0] == "\\" and not atom[1].isalnum() else None


def anchored(pattern: str) -> str | None:
    """What stands between `^` and `$`, where the pattern is about whole strings."""
    if not pattern.startswith("^") or not pattern.endswith("$") or pattern.endswith("\\$"):
        return None
    body = pattern[1:-1]
    return body if pieces(body) is not None else None


def _atom_end(body: str, at: int) -> int | None:
    """Where the atom that begins at `at` ends, before its quantifier."""
    match body[at]:
        case "\\":
            longer = {"u": 6, "x": 4}.get(body[at + 1 : at + 2], 2)
            if body[at + 1 : at + 2] in ("p", "P", "k", "b", "B") or body[at : at + 3] == "\\u{":
                return None
            return at + longer
        case "[":
            end = at + 1
            while end < len(body) and body[end] != "]":
                end += 2 if body[end] == "\\" else 1
            return end + 1
        case "(":
            depth, end = 1, at + 1
            while end < len(body) and depth:
                if body[end] == "[":
                    inner = _atom_end(body, end)
                    if inner is None:
                        return None
                    end = inner
                    continue
                depth += {"(": 1, ")": -1}.get(body[end], 0)
                end += 2 if body[end] == "\\" else 1
            return end
        case "^" | "$":
            return None
    return at + 1


def _in_class(letter: str) -> str:
    return "\\" + letter if letter in "\\]^-" else letter
