"""A parser of ECMA-262 patterns (§22.2.1), lenient as Annex B.1.2 is where real schemas need it.

JSON Schema asks for Unicode patterns, while many in use escape characters that need no escape (`\\-`, `\\_`), which
only the older grammar allows. So an escape of a character without meaning is that character, and a brace that opens no
quantifier is a brace. Nesting is bounded; the parser recurses only as deep as groups nest.
"""

import re
from functools import lru_cache
from typing import NoReturn

from linting.schemas.patterns import codepoints
from linting.schemas.patterns.codepoints import CodePoints
from linting.schemas.patterns.syntax import (
    EMPTY,
    Alternation,
    BackReference,
    Boundary,
    Characters,
    Concatenation,
    Expression,
    Look,
    PatternError,
    Repetition,
)

_LONGEST = 20_000
_DEEPEST = 60
_QUANTIFIER = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")
_GROUP_NAME = re.compile(r"<([^\W\d][\w$]*)>")
_CLASS_ESCAPES = {"d": codepoints.DIGIT, "w": codepoints.WORD, "s": codepoints.SPACE}
_CONTROL_ESCAPES = {"t": 9, "n": 10, "v": 11, "f": 12, "r": 13}


@lru_cache(maxsize=4096)
def parse(pattern: str) -> Expression:
    """The syntax tree of a pattern. Raises PatternError."""
    if len(pattern) > _LONGEST:
        raise PatternError(f"A pattern longer than {_LONGEST} characters", _LONGEST)
    return _Parser(pattern).parse()


class _Parser:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.depth = 0

    def parse(self) -> Expression:
        expression = self.alternation()
        if self.at < len(self.text):
            self.fail("A closing parenthesis without its opening one")
        return expression

    def fail(self, message: str) -> NoReturn:
        raise PatternError(message, self.at)

    def peek(self) -> str:
        return self.text[self.at : self.at + 1]

    def take(self, expected: str) -> bool:
        if self.text.startswith(expected, self.at):
            self.at += len(expected)
            return True
        return False

    def alternation(self) -> Expression:
        self.depth += 1
        if self.depth > _DEEPEST:
            self.fail(f"More than {_DEEPEST} nested groups")
        options = [self.concatenation()]
        while self.take("|"):
            options.append(self.concatenation())
        self.depth -= 1
        return options[0] if len(options) == 1 else Alternation(tuple(options))

    def concatenation(self) -> Expression:
        parts: list[Expression] = []
        while self.peek() and self.peek() not in "|)":
            atom = self.atom()
            parts.append(self.quantified(atom))
        return parts[0] if len(parts) == 1 else Concatenation(tuple(parts)) if parts else EMPTY

    def quantified(self, atom: Expression) -> Expression:
        character = self.peek()
        if character and character in "*+?":
            self.at += 1
            least, most = {"*": (0, None), "+": (1, None), "?": (0, 1)}[character]
        elif character == "{" and (match := _QUANTIFIER.match(self.text, self.at)):
            self.at = match.end()
            least = int(match[1][:9])
            most = int(match[3][:9]) if match[3] else None if match[2] else least
            if most is not None and most < least:
                self.fail("A quantifier whose bounds are in the wrong order")
        else:
            return atom
        if isinstance(atom, Boundary) or (isinstance(atom, Look) and not atom.ahead):
            self.fail("A quantifier after what has no width")
        self.take("?")
        if self.peek() and self.peek() in "*+?":
            self.fail("A quantifier after a quantifier")
        return Repetition(atom, least, most)

    def atom(self) -> Expression:
        character = self.text[self.at]
        if character in "*+?" or (character == "{" and _QUANTIFIER.match(self.text, self.at)):
            self.fail("A quantifier that repeats nothing")
        self.at += 1
        match character:
            case "^":
                return Boundary("start")
            case "$":
                return Boundary("end")
            case ".":
                return Characters(codepoints.NOT_LINE_END)
            case "(":
                return self.group()
            case "[":
                return Characters(self.character_class())
            case "\\":
                return self.escape()
        return Characters(codepoints.of(character))

    def group(self) -> Expression:
        opened = self.at - 1
        look: tuple[bool, bool] | None = None
        if self.take("?"):
            if self.take("="):
                look = (True, False)
            elif self.take("!"):
                look = (True, True)
            elif self.take("<="):
                look = (False, False)
            elif self.take("<!"):
                look = (False, True)
            elif (name := _GROUP_NAME.match(self.text, self.at)) is not None:
                self.at = name.end()
            elif not self.take(":"):
                self.fail("A group of a kind that ECMA-262 does not know")
        body = self.alternation()
        if not self.take(")"):
            self.at = opened
            self.fail("A group that is not closed")
        return Look(body, *look) if look else body

    def escape(self) -> Expression:
        character = self.peek()
        if not character:
            self.fail("A backslash at the end")
        if character in "bB":
            self.at += 1
            return Boundary("word" if character == "b" else "not-word")
        if character in "123456789":
            digits = re.compile("[0-9]+").match(self.text, self.at)
            assert digits is not None  # noqa: S101 - peeked just above
            self.at = digits.end()
            return BackReference(digits[0])
        if character == "k" and (name := _GROUP_NAME.match(self.text, self.at + 1)):
            self.at = name.end()
            return BackReference(name[1])
        return Characters(self.escaped_set())

    def escaped_set(self) -> CodePoints:
        """What stands after a backslash, where it is one code point or a class of them."""
        character = self.peek()
        if not character:
            self.fail("A backslash at the end")
        self.at += 1
        if (known := _CLASS_ESCAPES.get(character.lower())) is not None:
            return known if character.islower() else codepoints.complement(known)
        if character in "pP" and self.peek() == "{":
            return self.unicode_property(negative=character == "P")
        point = self.escaped_point(character)
        return ((point, point),)

    def escaped_point(self, character: str) -> int:
        if character in _CONTROL_ESCAPES:
            return _CONTROL_ESCAPES[character]
        if character == "0" and not self.peek().isdigit():
            return 0
        if character == "c" and self.peek().isascii() and self.peek().isalpha():
            self.at += 1
            return ord(self.text[self.at - 1]) % 32
        if character == "x" and (point := self.hexadecimal(2)) is not None:
            return point
        if character == "u":
            return self.unicode_escape()
        return ord(character)

    def hexadecimal(self, count: int) -> int | None:
        digits = self.text[self.at : self.at + count]
        if len(digits) == count and all(digit in "0123456789abcdefABCDEF" for digit in digits):
            self.at += count
            return int(digits, 16)
        return None

    def unicode_escape(self) -> int:
        if braces := re.compile(r"\{([0-9a-fA-F]{1,8})\}").match(self.text, self.at):
            self.at = braces.end()
            if int(braces[1], 16) > codepoints.LAST:
                self.fail("A code point beyond Unicode")
            return int(braces[1], 16)
        point = self.hexadecimal(4)
        if point is None:
            return ord("u")
        if 0xD800 <= point < 0xDC00 and self.text.startswith("\\u", self.at):
            resume = self.at
            self.at += 2
            low = self.hexadecimal(4)
            if low is not None and 0xDC00 <= low < 0xE000:
                return 0x10000 + ((point - 0xD800) << 10) + (low - 0xDC00)
            self.at = resume
        return point

    def unicode_property(self, *, negative: bool) -> CodePoints:
        end = self.text.find("}", self.at)
        name = self.text[self.at + 1 : end]
        ranges = codepoints.property_named(name) if end > 0 else None
        if ranges is None:
            self.fail(f"A Unicode property that is not known: {name!r}")
        self.at = end + 1
        return codepoints.complement(ranges) if negative else ranges

    def character_class(self) -> CodePoints:
        opened = self.at - 1
        negative = self.take("^")
        pieces: list[CodePoints] = []
        while not self.take("]"):
            if not self.peek():
                self.at = opened
                self.fail("A character class that is not closed")
            low = self.class_member()
            if self.peek() == "-" and self.text[self.at + 1 : self.at + 2] not in ("", "]"):
                self.at += 1
                high = self.class_member()
                pieces.append(self.class_range(low, high))
            else:
                pieces.append(low)
        ranges = codepoints.union(*pieces)
        return codepoints.complement(ranges) if negative else ranges

    def class_range(self, low: CodePoints, high: CodePoints) -> CodePoints:
        single = [len(ranges) == 1 and ranges[0][0] == ranges[0][1] for ranges in (low, high)]
        if not all(single):
            # `[\\w-.]`: Annex B takes the dash as itself.
            return codepoints.union(low, high, codepoints.of("-"))
        if low[0][0] > high[0][0]:
            self.fail("A range whose ends are in the wrong order")
        return ((low[0][0], high[0][0]),)

    def class_member(self) -> CodePoints:
        if self.take("\\"):
            if self.take("b"):
                return ((8, 8),)
            return self.escaped_set()
        self.at += 1
        return codepoints.of(self.text[self.at - 1])
