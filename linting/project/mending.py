"""Fixes of lint findings, made in the files of a project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from linting.documents import Document
from linting.project.errors import ProjectError
from linting.project.texts import save
from linting.reports import Mended
from linting.rules import Finding
from linting.rules.fixing import fixed


def mended(
    path: Path, document: Document, look: Callable[[Document], Sequence[Finding]], *, unsafe: bool = False
) -> tuple[Document, tuple[Mended, ...]]:
    """Mend what `look` finds in a text and write its file, if anything was mended. Raises ProjectError."""
    result = fixed(document, _lenient(look), unsafe=unsafe)
    if result.mended:
        save(path, result.document)
    told = tuple(Mended(each.rule, each.pointer, each.fix.title if each.fix else "") for each in result.mended)
    return result.document, told


def _lenient(look: Callable[[Document], Sequence[Finding]]) -> Callable[[Document], Sequence[Finding] | None]:
    """Findings, or None for a text that is no usable schema any more."""

    def looked(text: Document) -> Sequence[Finding] | None:
        try:
            return look(text)
        except ProjectError:
            return None

    return looked
