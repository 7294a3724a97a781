"""A text with edits made in it: exactly what the edits say, and nothing else, or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from linting.documents import Document, DocumentError, canonical, read
from linting.rules.finding import Edit
from linting.rules.fixing.json_text import json_spans, json_splice
from linting.rules.fixing.splices import CannotSpliceError, Span, Splice, spliced
from linting.rules.fixing.values import edited


class Rewriting(NamedTuple):
    """The text after some edits, and the pieces of the text before that they put something else for."""

    document: Document
    splices: tuple[Splice, ...]


def rewritten(document: Document, edits: Sequence[Edit]) -> Rewriting | None:
    """Make edits in a text; None where one cannot be made, or would make the text say something else."""
    try:
        wanted = edited(document.value, edits)
        splices = _splices(document, edits)
        result = read(spliced(document.text, splices), name=document.name, syntax=document.syntax)
    except (CannotSpliceError, LookupError, DocumentError):
        return None
    return Rewriting(result, splices) if canonical(result.value) == canonical(wanted) else None


def _splices(document: Document, edits: Sequence[Edit]) -> tuple[Splice, ...]:
    if document.syntax == "json":
        return tuple(json_splice(document.text, _json_spans(document.text), edit) for edit in edits)
    from linting.rules.fixing.yaml_text import yaml_spans, yaml_splice

    spans = yaml_spans(document.text)
    return tuple(yaml_splice(document.text, spans, edit) for edit in edits)


@lru_cache(maxsize=1)
def _json_spans(text: str) -> Mapping[str, Span]:
    """Many fixes are asked about one after the other for the same text."""
    return json_spans(text)
