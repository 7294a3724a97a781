"""What lint rules find in a new version and not in the old one: what a change brings, and not what was there."""

from __future__ import annotations

from collections.abc import Mapping

from linting.project.config import Project
from linting.records import Record
from linting.rules import Finding, Level, Override, Selection
from linting.rules.running import lint
from linting.schemas import Schema


def selection_for(project: Project, path: str) -> Selection:
    """The levels and options of lint rules for one file; what is ignored there is told as waived."""
    overrides = tuple(
        Override(tuple(each.pointers or ("*",)), levels=_levels(each.levels))
        for each in project.overrides
        if each.levels and each.concerns(path)
    )
    return Selection(levels=_levels(project.levels), options=project.options, overrides=overrides)


def _levels(given: Mapping[str, str]) -> dict[str, Level]:
    return {name: Level(level) for name, level in given.items()}


class Novelties(Record):
    """What is new in the versions of one file."""

    old: Schema | None
    """None where there was no usable version: then all is new."""
    selection: Selection

    def within(self, new: Schema) -> tuple[Finding, ...]:
        """The warnings and errors of a new version that the old one did not have."""
        found = self._found(new)
        known = {_key(finding) for finding in self._found(self.old)} if found and self.old is not None else set()
        return tuple(finding for finding in found if _key(finding) not in known)

    def _found(self, schema: Schema) -> tuple[Finding, ...]:
        return lint(schema, self.selection, least=Level.WARNING).findings


def _key(finding: Finding) -> tuple[str, str]:
    return finding.rule, finding.pointer
