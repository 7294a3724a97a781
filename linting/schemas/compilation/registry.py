"""The table of keywords: who compiles what, in which dialects."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from linting.schemas.dialects import Dialect
from linting.schemas.places import Place
from linting.schemas.terms import Term

if TYPE_CHECKING:
    from linting.schemas.compilation.compiler import Compiler

Compile = Callable[["Compiler", Place, Any], Term]

ALL = tuple(Dialect)
SINCE_6 = ALL[1:]
SINCE_7 = ALL[2:]
SINCE_2019 = ALL[3:]
ONLY_2020 = ALL[4:]
UNTIL_7 = ALL[:3]
UNTIL_2019 = ALL[:4]

_TABLE: dict[Dialect, dict[str, Compile]] = {dialect: {} for dialect in ALL}


class MalformedError(Exception):
    """A keyword whose value the metaschema would refuse: it becomes opaque."""


def keyword(*names: str, dialects: tuple[Dialect, ...] = ALL) -> Callable[[Compile], Compile]:
    """Registers the function that compiles a keyword (or a group of them, under each of its names)."""

    def register(compile_keyword: Compile) -> Compile:
        for dialect in dialects:
            for name in names:
                _TABLE[dialect][name] = compile_keyword
        return compile_keyword

    return register


def keywords_of(dialect: Dialect) -> Mapping[str, Compile]:
    """Everything that says something about payloads in a dialect."""
    return _TABLE[dialect]


def whole_number(value: Any) -> int:
    """A non-negative integer, which may be written as 2.0."""
    if isinstance(value, bool) or not isinstance(value, int | float) or value != int(value) or value < 0:
        raise MalformedError
    return int(value)


def number(value: Any) -> int | float:
    """A JSON number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise MalformedError
    return value


def text(value: Any) -> str:
    """A JSON string."""
    if not isinstance(value, str):
        raise MalformedError
    return value


def listed(value: Any) -> list[Any]:
    """A JSON array."""
    if not isinstance(value, list):
        raise MalformedError
    return value


def mapped(value: Any) -> dict[str, Any]:
    """A JSON object."""
    if not isinstance(value, dict):
        raise MalformedError
    return value
