"""One lint rule, and the table that rules enter themselves into.

A rule is a file: its folder is the family, its name the code, its docstring the page, and its `check` function what it
does. An option is a keyword parameter of `check` with a default.
"""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any, get_args

from linting.records import Record
from linting.rules.finding import Level, Remark
from linting.rules.page import Page, page_from


class Family(StrEnum):
    """What a rule cares about."""

    CORRECTNESS = "correctness"
    """The schema does not say what it seems to say."""
    EVOLVABILITY = "evolvability"
    """It will be hard to change without a break."""
    SAFETY = "safety"
    """It lets payloads or patterns do harm."""
    LINEAGE = "lineage-and-privacy"
    """Nobody can tell where a payload came from, or what is personal in it."""
    STYLE = "style"
    """It is harder to read than it need be."""


_FOLDERS = {family.value.split("-")[0]: family for family in Family}

Check = Callable[..., Iterator[Remark]]
"""Takes a subschema, and options by keyword."""

EVERYWHERE = ("*",)
ROOT = ("",)


class Rule(Record):
    """One lint rule. Its code is public API: kebab-case, stable, never used again for something else."""

    __slots__ = ("__dict__",)

    code: str
    family: Family
    level: Level
    """The level unless a selection says otherwise."""
    on: tuple[str, ...]
    """The keywords of the subschemas that it looks at; EVERYWHERE for all, ROOT for the schema as a whole."""
    check: Check
    docstring: str
    needs_knowledge: bool = False
    """Whether it is silent without what only a registry knows."""

    @cached_property
    def page(self) -> Page:
        """What people read about it."""
        return page_from(self.docstring)

    @property
    def title(self) -> str:
        """Its line in the table."""
        return self.page.title

    @cached_property
    def options(self) -> Mapping[str, Any]:
        """Its options with their defaults."""
        parameters = inspect.signature(self.check).parameters.values()
        return MappingProxyType({each.name: each.default for each in parameters if each.kind is each.KEYWORD_ONLY})

    def choices_of(self, option: str) -> tuple[str, ...]:
        """The only values that an option may have, where it is one of a few words; else none."""
        return get_args(inspect.signature(self.check).parameters[option].annotation)


_TABLE: dict[str, Rule] = {}


def rule(level: Level, *, on: tuple[str, ...] = EVERYWHERE, needs_knowledge: bool = False) -> Callable[[Check], Check]:
    """Enter the `check` function of a rule's file into the table."""

    def register(check: Check) -> Check:
        package, _, name = check.__module__.rpartition(".")
        code = name.replace("_", "-")
        if code in _TABLE:
            raise ValueError(f"two rules are called {code}")
        family = _FOLDERS[package.rpartition(".")[2]]
        docstring = sys.modules[check.__module__].__doc__ or ""
        _TABLE[code] = Rule(code, family, level, on, check, docstring, needs_knowledge)
        return check

    return register


def registered() -> Mapping[str, Rule]:
    """The rules that have been loaded, by family and then by code."""
    order = list(Family)
    return MappingProxyType(dict(sorted(_TABLE.items(), key=lambda entry: (order.index(entry[1].family), entry[0]))))
