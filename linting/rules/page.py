"""The page of a rule, read from the docstring of its file.

A page is a title, then headings that stand at the margin with their text indented beneath them. `Example` and
`Use instead` are schemas; a test lints them, so that a page cannot promise what its rule does not do.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Mapping
from textwrap import dedent
from types import MappingProxyType

from linting.records import Record

SECTIONS = ("What it does", "Why is this bad", "Example", "Use instead")
"""What every page has, in this order; `Options` and `Limits` may follow."""

OPTIONAL_SECTIONS = ("Options", "Limits")
_OPTION = re.compile(r"^(\w+): ", re.MULTILINE)


class PageError(ValueError):
    """A docstring that is no page."""


class Page(Record):
    """What a rule does, why, and what to write instead."""

    title: str
    sections: Mapping[str, str]

    @property
    def example(self) -> str:
        """A schema in which the rule finds something."""
        return self.sections["Example"]

    @property
    def instead(self) -> str:
        """The schema in which it finds nothing."""
        return self.sections["Use instead"]

    @property
    def options(self) -> Mapping[str, str]:
        """What the page says about each option."""
        parts = _OPTION.split(self.sections.get("Options", ""))[1:]
        meanings = (" ".join(meaning.split()) for meaning in parts[1::2])
        return MappingProxyType(dict(zip(parts[::2], meanings, strict=True)))


def page_from(docstring: str) -> Page:
    """Read a page. Raises PageError where a section is missing, empty, unknown or out of order."""
    title, _, rest = inspect.cleandoc(docstring).partition("\n")
    sections: dict[str, str] = {}
    for block in re.split(r"^(?=\S)", rest, flags=re.MULTILINE):
        heading, _, body = block.partition("\n")
        if heading.strip():
            sections[heading.strip()] = dedent(body).strip("\n")
    required = [heading for heading in sections if heading in SECTIONS]
    unknown = sections.keys() - {*SECTIONS, *OPTIONAL_SECTIONS}
    if not title.strip() or tuple(required) != SECTIONS or unknown or not all(map(str.strip, sections.values())):
        raise PageError(f"not the page of a rule: {title!r} has the sections {list(sections)}")
    return Page(title.strip().removesuffix("."), MappingProxyType(sections))
