"""Make as many fixes as can be made without getting in each other's way, look again, and go on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from linting.documents import Document
from linting.records import Record
from linting.rules.finding import Finding, Insert, Remove, Replace
from linting.rules.fixing.rewriting import rewritten

_MOST_ROUNDS = 25
_MOST_TRIED = 100

Look = Callable[[Document], Sequence[Finding] | None]
"""Lints a text; None where it is no usable schema, as a text after a fix has to be."""


class Fixed(Record):
    """The text as it is now, and the findings that were mended, in the order in which that was done."""

    document: Document
    mended: tuple[Finding, ...] = ()


def fixed(document: Document, look: Look, *, unsafe: bool = False) -> Fixed:
    """Mend what `look` finds, until nothing is left that can be; `unsafe` takes in what changes valid payloads."""
    mended: list[Finding] = []
    refused: set[tuple[str, str]] = set()
    for _ in range(_MOST_ROUNDS):
        chosen = _compatible(
            finding
            for finding in look(document) or ()
            if finding.fix is not None
            and (unsafe or finding.fix.keeps_payloads)
            and (finding.rule, finding.pointer) not in refused
        )
        if not chosen:
            break
        document, made = _mended(document, chosen, look)
        mended += made
        refused.update((finding.rule, finding.pointer) for finding in chosen if finding not in made)
    return Fixed(document, tuple(mended))


def _mended(document: Document, chosen: list[Finding], look: Look) -> tuple[Document, list[Finding]]:
    """All at once; or else those that can be made by themselves."""
    at_once = _edited(document, chosen, look) if chosen else None
    if at_once is not None or len(chosen) < 2:
        return at_once or document, chosen if at_once is not None else []
    possible = [finding for finding in chosen[:_MOST_TRIED] if _edited(document, [finding], look) is not None]
    together = _edited(document, possible, look) if possible else None
    return together or document, possible if together is not None else []


def _edited(document: Document, findings: list[Finding], look: Look) -> Document | None:
    """The document after these fixes; None where one cannot be made, or would make it no usable schema."""
    rewriting = rewritten(
        document, [edit for finding in findings if finding.fix is not None for edit in finding.fix.edits]
    )
    return None if rewriting is None or look(rewriting.document) is None else rewriting.document


def _compatible(findings: Iterable[Finding]) -> list[Finding]:
    """Fixes of which no two touch the members of one object or list, nor one what another takes away."""
    chosen: list[Finding] = []
    containers: set[str] = set()
    replaced: set[str] = set()
    beneath: set[str] = set()
    for finding in findings:
        edits = finding.fix.edits if finding.fix is not None else ()
        touched = {edit.pointer if isinstance(edit, Insert) else edit.pointer.rpartition("/")[0] for edit in edits}
        gone = {edit.pointer for edit in edits if isinstance(edit, Remove | Replace)}
        around = {pointer for edit in edits for pointer in _with_ancestors(edit.pointer)}
        if touched & containers or around & replaced or gone & beneath:
            continue
        chosen.append(finding)
        containers |= touched
        replaced |= gone
        beneath |= around
    return chosen


def _with_ancestors(pointer: str) -> Iterator[str]:
    yield pointer
    while pointer:
        pointer = pointer.rpartition("/")[0]
        yield pointer
