"""Lint small schemas with one rule."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from linting.documents import Document, read
from linting.rules import Finding, Knowledge, Selection
from linting.rules.running import lint
from linting.rules.tolerance import load_tolerantly

FIXTURES = Path(__file__).parent / "fixtures"


def findings_of(value: Any, *select: str, **more: Any) -> tuple[Finding, ...]:
    """What the selected rules find in a schema; those that are on by default where none is named."""
    return lint(load_tolerantly(value), Selection(select=select, **more)).findings


def rules_found(value: Any, *select: str, **more: Any) -> set[str]:
    return {finding.rule for finding in findings_of(value, *select, **more)}


def knowledge_in(folder: Path) -> Knowledge | None:
    """What the registry knows, where a fixture says it."""
    file = folder / "knowledge.json"
    return Knowledge(frozenset(json.loads(file.read_text())["fields_read"])) if file.exists() else None


def look_for(*select: str, knowledge: Knowledge | None = None) -> Callable[[Document], Sequence[Finding]]:
    """A way to lint a text, as fixing asks for it."""

    def look(document: Document) -> Sequence[Finding]:
        return lint(load_tolerantly(document.value), Selection(select=select), knowledge).findings

    return look


def document_in(folder: Path, name: str) -> Document:
    return read((folder / name).read_bytes(), name=name)
