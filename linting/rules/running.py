"""Ask every rule about every place it cares for."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from linting.records import Record
from linting.rules.finding import Finding, Level
from linting.rules.knowledge import Knowledge
from linting.rules.loading import RULES
from linting.rules.rule import EVERYWHERE, ROOT, Rule
from linting.rules.selection import Selection
from linting.rules.subject import Subject
from linting.rules.subschema import Subschema
from linting.schemas import Schema

_DEFAULTS = Selection()


class Linted(Record):
    """The findings in the order of the schema, and how many questions the engine left open within its steps."""

    findings: tuple[Finding, ...]
    questions_left_open: int = 0

    def at_least(self, level: Level) -> tuple[Finding, ...]:
        """The findings of a level and above."""
        return tuple(finding for finding in self.findings if finding.level >= level)


def lint(
    schema: Schema,
    selection: Selection = _DEFAULTS,
    knowledge: Knowledge | None = None,
    *,
    least: Level = Level.NOTE,
) -> Linted:
    """What the selected rules find in a schema: a pure function of its arguments. Raises SelectionError.

    Rules whose findings would be below `least` everywhere are not asked.
    """
    subject = Subject(schema, knowledge)
    rules = _asked(selection, least, knowledge is not None)
    found: dict[tuple[str, str, str], Finding] = {}
    for part in subject.parts:
        for rule in rules.about(part):
            for remark in rule.check(part, **selection.options_of(rule)):
                level = selection.level_at(rule, remark.pointer)
                if level is not Level.OFF and level >= least:
                    key = rule.code, remark.pointer, remark.message
                    found.setdefault(key, Finding(rule.code, level, remark.pointer, remark.message, remark.fix))
    return Linted(tuple(found.values()), subject.questions_left_open)


def _asked(selection: Selection, least: Level, has_knowledge: bool) -> _Asked:
    """Most schemas are linted by the same selection, which need not be worked out for each."""
    if selection == _DEFAULTS:
        return _asked_by_default(least, has_knowledge)
    selection.check(RULES)
    return _Asked([rule for rule in RULES.values() if _is_asked(rule, selection, least, has_knowledge)])


@cache
def _asked_by_default(least: Level, has_knowledge: bool) -> _Asked:
    return _Asked([rule for rule in RULES.values() if _is_asked(rule, _DEFAULTS, least, has_knowledge)])


def _is_asked(rule: Rule, selection: Selection, least: Level, has_knowledge: bool) -> bool:
    if rule.needs_knowledge and not has_knowledge:
        return False
    raised = any(level >= least for override in selection.overrides for level in override.levels.values())
    level = selection.level_of(rule)
    return raised or (level is not Level.OFF and level >= least)


class _Asked:
    """The rules of one run, by the keywords that they care for."""

    def __init__(self, rules: list[Rule]) -> None:
        self._at_root = [rule for rule in rules if rule.on == ROOT]
        self._everywhere = [rule for rule in rules if rule.on == EVERYWHERE]
        self._by_keyword: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.on not in (ROOT, EVERYWHERE):
                for keyword in rule.on:
                    self._by_keyword.setdefault(keyword, []).append(rule)

    def about(self, part: Subschema) -> Iterable[Rule]:
        """The rules for one subschema, each once."""
        rules = dict.fromkeys(self._everywhere)
        for keyword in part.node:
            if keyword in self._by_keyword:
                rules.update(dict.fromkeys(self._by_keyword[keyword]))
        return (*self._at_root, *rules) if part.is_root else rules
