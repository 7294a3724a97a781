"""The page of a lint rule: its sections in order, with its two schemas as code and its options with their defaults."""

import json
from dataclasses import dataclass

from linting.rules.rule import Rule
from registry.presentation.lines import Code, source_code


@dataclass(frozen=True)
class Option:
    name: str
    meaning: str
    default: str


@dataclass(frozen=True)
class Section:
    """A heading with prose, a schema, or options beneath it."""

    heading: str
    paragraph: str = ""
    code: Code | None = None
    options: tuple[Option, ...] = ()


def sections_of(rule: Rule) -> list[Section]:
    return [_section(rule, heading, text) for heading, text in rule.page.sections.items()]


def _section(rule: Rule, heading: str, text: str) -> Section:
    if heading in ("Example", "Use instead"):
        return Section(heading, code=source_code(text, "json"))
    if heading == "Options":
        return Section(
            heading, options=tuple(_option(rule, name, meaning) for name, meaning in rule.page.options.items())
        )
    return Section(heading, paragraph=text)


def _option(rule: Rule, name: str, meaning: str) -> Option:
    default = rule.options[name]
    shown = ", ".join(default) if isinstance(default, tuple) else json.dumps(default)
    return Option(name, meaning, shown)
