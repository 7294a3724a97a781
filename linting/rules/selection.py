"""Which rules are asked, at which level, with which options, and where not: one value, whoever writes it down.

Options of the command line make one, and a configuration file will.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fnmatch import fnmatchcase
from typing import Any

from linting.records import Record, field
from linting.rules.finding import Level
from linting.rules.rule import Family, Rule


class SelectionError(ValueError):
    """A selection that names a rule, family or option that is not there. `remedy` says what may have been meant.

    Where an option is wrong, `at` is the rule and the name that it was given for.
    """

    def __init__(self, message: str, remedy: str = "", *, at: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.at = at


class Override(Record):
    """What is different below some places: JSON Pointers with `*` for anything, as in `/properties/legacy*`."""

    pointers: tuple[str, ...]
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)

    def covers(self, pointer: str) -> bool:
        """Whether a place is one of these, or inside of one."""
        return any(fnmatchcase(pointer, pattern) or fnmatchcase(pointer, pattern + "/*") for pattern in self.pointers)


class Selection(Record):
    """Names are codes of rules, families, or `all`; a rule's own code counts before its family."""

    select: tuple[str, ...] = ()
    """The rules to ask; nothing for those that are on by default."""
    ignore: tuple[str, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)
    options: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    """By code and by name."""
    overrides: tuple[Override, ...] = ()
    """The last that covers a place and has something to say decides."""

    def level_of(self, rule: Rule) -> Level:
        """The level of a rule, places left aside."""
        if self.select and not _names(self.select, rule):
            return Level.OFF
        if _names(self.ignore, rule) and not (rule.code in self.select and rule.code not in self.ignore):
            return Level.OFF
        given = _level_in(self.levels, rule)
        if given is not None:
            return given
        return Level.NOTE if self.select and rule.level is Level.OFF else rule.level

    def level_at(self, rule: Rule, pointer: str) -> Level:
        """The level of a rule at a place."""
        level = self.level_of(rule)
        for override in self.overrides:
            if override.covers(pointer):
                given = Level.OFF if _names(override.ignore, rule) else _level_in(override.levels, rule)
                level = level if given is None else given
        return level

    def options_of(self, rule: Rule) -> Mapping[str, Any]:
        """The options that are given to a rule."""
        return self.options.get(rule.code, {})

    def check(self, rules: Mapping[str, Rule]) -> None:
        """Raises SelectionError for the first name that means nothing."""
        known = [*rules, *(family.value for family in Family), "all"]
        named = [*self.select, *self.ignore, *self.levels]
        named += [name for override in self.overrides for name in (*override.ignore, *override.levels)]
        for name in named:
            if name not in known:
                raise SelectionError(f"there is no rule or family {name!r}", _hint(name, known))
        for code, options in self.options.items():
            if code not in rules:
                raise SelectionError(f"there is no rule {code!r}", _hint(code, rules), at=(code,))
            for name, value in options.items():
                _check_option(rules[code], name, value)


def _check_option(rule: Rule, name: str, value: Any) -> None:
    if name not in rule.options:
        message = f"the rule {rule.code} has no option {name!r}"
        raise SelectionError(message, _meant(name, rule.options), at=(rule.code, name))
    default = rule.options[name]
    if (choices := rule.choices_of(name)) and isinstance(value, str) and value not in choices:
        message = f"the option {name} of {rule.code} cannot be {value!r}"
        raise SelectionError(message, f"It is one of {', '.join(choices)}.", at=(rule.code, name))
    if isinstance(value, list) and isinstance(default, tuple) and all(isinstance(each, str) for each in value):
        return
    if not isinstance(value, type(default)) or isinstance(value, bool) is not isinstance(default, bool):
        wanted = list(default) if isinstance(default, tuple) else default
        message = f"the option {name} of {rule.code} is to be like {wanted!r}, not {value!r}"
        raise SelectionError(message, at=(rule.code, name))


def _names(names: Iterable[str], rule: Rule) -> bool:
    return any(name in (rule.code, rule.family, "all") for name in names)


def _level_in(levels: Mapping[str, Level], rule: Rule) -> Level | None:
    return next((levels[name] for name in (rule.code, rule.family.value, "all") if name in levels), None)


def _meant(name: str, options: Mapping[str, Any]) -> str:
    """What may have been meant by a name that no option of a rule has."""
    from difflib import get_close_matches

    if close := get_close_matches(name, list(options), n=3):
        return f"Did you mean {' or '.join(close)}?"
    return f"It has {', '.join(options)}." if options else "It has no options."


def _hint(name: str, known: Iterable[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, list(known), n=3)
    return f"Did you mean {' or '.join(close)}?" if close else "`contracts rules` lists them."
