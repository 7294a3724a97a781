r"""Text to syntax tree, in one pass and without recursion.

The dialect is ECMA-262 (2024) under the `u` flag, as JSON Schema recommends (2020-12 core, §6.4), loosened by what
Annex B allows where published schemas need it: `{` and `}` that begin no quantifier, a lone `]`, escapes of
characters that need none (`\@`), a `-` beside a set in a class, quantified look-ahead. Letters without a meaning
after a backslash, octal escapes and the inventions of other engines (`(?i)`, `(?P<n>`, `\A`, `a++`) are errors that
say what to write.
"""

from typing import Literal

from linting.patterns.charset import CharSet
from linting.patterns.cursor import Cursor
from linting.patterns.errors import PatternTooLarge
from linting.patterns.escapes import read_class, read_escape
from linting.patterns.properties import DOT
from linting.patterns.syntax import Anchor, BackReference, Chars, Choice, Group, Look, Node, Place, Repeat, Sequence
from linting.records import Record, field

DEEPEST = 60
LONGEST = 20_000

_Kind = Literal["whole", "plain", "capture", "look"]
_LOOKS = {"(?=": (False, False), "(?!": (True, False), "(?<=": (False, True), "(?<!": (True, True)}
_NAME_REMEDY = "name the group with letters, digits, _ or $, as in (?<year>…)"


class _Frame(Record, frozen=False):
    """A group that is being read."""

    kind: _Kind
    opened: int
    index: int = 0
    name: str | None = None
    negative: bool = False
    behind: bool = False
    options: list[Node] = field(default_factory=list)
    items: list[Node] = field(default_factory=list)

    def finish_option(self) -> None:
        self.options.append(self.items[0] if len(self.items) == 1 else Sequence(tuple(self.items)))
        self.items = []

    def finish(self) -> Node:
        self.finish_option()
        inner = self.options[0] if len(self.options) == 1 else Choice(tuple(self.options))
        match self.kind:
            case "capture":
                return Group(inner, self.index, self.name)
            case "look":
                return Look(inner, self.negative, self.behind)
            case _:
                return inner


def parse(pattern: str) -> Node:
    """The syntax tree of a pattern.

    Raises PatternSyntaxError, with the place and a remedy, for what is no pattern; PatternTooLarge beyond fixed bounds
    of length and nesting; NotRegular for Unicode properties that are not modelled.
    """
    if len(pattern) > LONGEST:
        raise PatternTooLarge(f"the pattern is longer than {LONGEST} characters")
    return _Parser(pattern).read()


class _Parser:
    def __init__(self, pattern: str) -> None:
        self.cursor = Cursor(pattern)
        self.open: list[_Frame] = [_Frame("whole", 0)]
        self.groups = 0
        self.names: set[str] = set()
        self.references: list[tuple[int, int | str]] = []

    def read(self) -> Node:
        cursor = self.cursor
        while not cursor.at_end:
            character = cursor.peek()
            match character:
                case "|":
                    cursor.take()
                    self.open[-1].finish_option()
                case "(":
                    self._enter()
                case ")":
                    self._leave()
                case _:
                    atom = self._atom()
                    self._append(atom if isinstance(atom, Anchor) else self._quantified(atom))
        if len(self.open) > 1:
            cursor.fail("this group has no end", "close it with )", position=self.open[-1].opened)
        self._check_references()
        return self.open[0].finish()

    def _enter(self) -> None:
        cursor, start = self.cursor, self.cursor.position
        if len(self.open) > DEEPEST:
            raise PatternTooLarge(f"the pattern nests more than {DEEPEST} groups")
        for opening, (negative, behind) in _LOOKS.items():
            if cursor.skip(opening):
                self.open.append(_Frame("look", start, negative=negative, behind=behind))
                return
        if cursor.skip("(?:"):
            self.open.append(_Frame("plain", start))
            return
        name = self._group_name() if cursor.skip("(?<") else None
        if name is None:
            cursor.skip("(")
            if cursor.peek() == "?":
                cursor.fail("this kind of group is not ECMA-262", self._foreign_group(), position=start)
        self.groups += 1
        self.open.append(_Frame("capture", start, index=self.groups, name=name))

    def _foreign_group(self) -> str:
        text = self.cursor.text[self.cursor.position : self.cursor.position + 4]
        if text.startswith("?P<"):
            return "write (?<name>…)"
        if text[1:2] in set("imsxu-^"):
            return "flags are not part of a pattern; write both cases, as in [aA]"
        return "write (?:…) to group"

    def _group_name(self) -> str:
        start = self.cursor.position
        name = self.cursor.until(">")
        if not name.replace("$", "_").isidentifier():
            self.cursor.fail("this is no name for a group", _NAME_REMEDY, position=start)
        if name in self.names:
            self.cursor.fail(f"two groups are named “{name}”", "give each its own name", position=start)
        self.names.add(name)
        return name

    def _leave(self) -> None:
        cursor = self.cursor
        if len(self.open) == 1:
            cursor.fail("this ) closes nothing", r"write \) for the character")
        cursor.take()
        frame = self.open.pop()
        node = frame.finish()
        if frame.behind and self._quantifier_follows():
            cursor.fail("a look-behind cannot be repeated", "remove the quantifier")
        self._append(self._quantified(node))

    def _append(self, node: Node) -> None:
        self.open[-1].items.append(node)

    def _atom(self) -> Node:
        cursor = self.cursor
        start = cursor.position
        character = cursor.take()
        match character:
            case "^" | "$":
                return self._anchor(Place(character))
            case ".":
                return Chars(DOT)
            case "[":
                return Chars(read_class(cursor))
            case "\\":
                return self._escape()
            case "*" | "+" | "?":
                cursor.fail("there is nothing to repeat", f"write \\{character} for the character", position=start)
            case "{":
                cursor.position = start
                if self._quantifier_follows():
                    cursor.fail("there is nothing to repeat", r"write \{ for the character")
                cursor.take()
        return Chars(CharSet.of(character))

    def _anchor(self, place: Place) -> Anchor:
        if self._quantifier_follows():
            self.cursor.fail(f"{place} cannot be repeated", "remove the quantifier")
        return Anchor(place)

    def _escape(self) -> Node:
        cursor = self.cursor
        start = cursor.position - 1
        if cursor.skip("b"):
            return self._anchor(Place.BOUNDARY)
        if cursor.skip("B"):
            return self._anchor(Place.NO_BOUNDARY)
        if cursor.skip("k"):
            if not cursor.skip("<"):
                cursor.fail("this back-reference names no group", r"write \k<name>", position=start)
            return self._reference(start, cursor.until(">"))
        if cursor.peek() != "0" and (number := cursor.number()) is not None:
            return self._reference(start, number)
        return Chars(read_escape(cursor))

    def _reference(self, start: int, target: int | str) -> BackReference:
        self.references.append((start, target))
        return BackReference(target)

    def _check_references(self) -> None:
        for position, target in self.references:
            known = target in self.names if isinstance(target, str) else 1 <= target <= self.groups
            if not known:
                self.cursor.fail(f"there is no group {target} to refer to", "count the groups", position=position)

    def _quantifier_follows(self) -> bool:
        position = self.cursor.position
        found = self._bounds() is not None
        self.cursor.position = position
        return found

    def _quantified(self, node: Node) -> Node:
        start = self.cursor.position
        bounds = self._bounds()
        if bounds is None:
            return node
        low, high = bounds
        if high is not None and low > high:
            self.cursor.fail("this count is the wrong way round", "write the lower number first", position=start)
        lazy = self.cursor.skip("?")
        if self._quantifier_follows():
            self.cursor.fail("a quantifier follows a quantifier", "group the first in (?:…)")
        return Repeat(node, low, high, lazy)

    def _bounds(self) -> tuple[int, int | None] | None:
        """The counts of a quantifier, if one stands here; otherwise nothing is taken."""
        cursor = self.cursor
        for sign, bounds in (("*", (0, None)), ("+", (1, None)), ("?", (0, 1))):
            if cursor.skip(sign):
                return bounds
        start = cursor.position
        if cursor.skip("{") and (low := cursor.number()) is not None:
            high: int | None = low
            if cursor.skip(","):
                high = cursor.number()
            if cursor.skip("}"):
                return low, high
        cursor.position = start
        return None
