"""How the comparison of two versions reads: what broke for whom, the payload that shows it, and the way out."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from linting.documents import Document, digest
from linting.schemas import Schema
from registry.presentation.lines import Code, payload_code, payload_text
from registry.presentation.member_order import declared_order, in_order
from registry.presentation.refusals import refusals_of

MOST_WITNESSES = 12
LONGEST_VALUE = 400
LONGEST_COPY = 50_000


@dataclass(frozen=True)
class Side:
    """One of the two versions: how to call it, its schema, and its text where lines are to be shown."""

    label: str
    schema: Schema
    document: Document | None = None
    number: str = ""


@dataclass(frozen=True)
class WitnessShown:
    """A payload that its writer's schema accepts and its reader's refuses."""

    writer: str
    reader: str
    code: Code
    text: str


@dataclass(frozen=True)
class ChangeShown:
    """One change, as the list of a comparison shows it. `line` counts in the text of `place`."""

    rule: str
    title: str
    level: str
    sentence: str
    recipe: str
    pointer: str
    place: Side
    line: int | None
    column: int | None
    old: str | None
    new: str | None
    masked: bool
    witness: WitnessShown | None

    @property
    def severity(self) -> str:
        return "error" if self.level == "breaking" else "warning"


@dataclass(frozen=True)
class ComparisonShown:
    """A comparison: what matters, then the changes without effect."""

    old: Side
    new: Side
    level: str
    mode: str
    bump: str
    answers: tuple[str, ...]
    witness: WitnessShown | None
    notable: tuple[ChangeShown, ...]
    harmless: tuple[ChangeShown, ...]
    counts: bool = True

    @property
    def is_breaking_for(self) -> str:
        """Whose readers refuse the payload, for the headline."""
        shown = self.witness or next((change.witness for change in self.notable if change.witness), None)
        return shown.reader if shown else self.new.label


def comparison_shown(
    comparison: Mapping[str, Any], old: Side, new: Side, *, assert_formats: bool, counts: bool = True
) -> ComparisonShown:
    """The wire form of a comparison (`linting.changes.comparison_as_json`) with its witnesses worked out."""
    witnesses = _Witnesses(old, new, assert_formats)
    changes = [_change_shown(change, old, new, witnesses) for change in comparison["changes"]]
    notable = _each_recipe_once(change for change in changes if change.level != "compatible")
    return ComparisonShown(
        old,
        new,
        comparison["level"],
        comparison["mode"],
        comparison["bump"],
        _answers(comparison, old, new),
        _unexplained(comparison, notable, witnesses),
        notable,
        tuple(change for change in changes if change.level == "compatible"),
        counts,
    )


class _Witnesses:
    """Shows payloads, each asked of both versions: who accepts it, who refuses it and where."""

    def __init__(self, old: Side, new: Side, assert_formats: bool) -> None:
        self._sides = (old, new)
        self._assert_formats = assert_formats
        self._shown: set[str] = set()
        self._places = declared_order(_as_written(old)) | declared_order(_as_written(new))

    def shown(self, witness: Mapping[str, Any] | None) -> WitnessShown | None:
        """The payload, or None where there is none, or it was shown before, or enough were shown."""
        if witness is None or len(self._shown) >= MOST_WITNESSES:
            return None
        payload = witness["payload"]
        identity = digest(payload)
        if identity in self._shown:
            return None
        self._shown.add(identity)
        payload = in_order(payload, self._places)
        text = payload_text(payload)
        old, new = self._sides
        writer, reader = (old, new) if self._accepts(old, payload) else (new, old)
        refusals = refusals_of(reader.schema, payload, assert_formats=self._assert_formats)
        return WitnessShown(
            writer.label,
            reader.label,
            payload_code(payload, refusals),
            text if len(text) <= LONGEST_COPY else "",
        )

    def _accepts(self, side: Side, payload: Any) -> bool:
        return side.schema.accepts(payload, assert_formats=self._assert_formats)


def _as_written(side: Side) -> Any:
    """The schema in its author's order, which a canonical text no longer has."""
    return side.document.value if side.document else side.schema.value


def _change_shown(change: Mapping[str, Any], old: Side, new: Side, witnesses: _Witnesses) -> ChangeShown:
    side = new if change["side"] == "new" else old
    place, pointer = (side, change["pointer"])
    if place.document is None and new.document is not None:  # removed: shown where it used to be, in the new text
        place, pointer = new, change["counterpart"]
    position = place.document.position_of(pointer) if place.document else None
    return ChangeShown(
        rule=change["rule"],
        title=change["title"],
        level=change["level"],
        sentence=change["sentence"],
        recipe=change["recipe"],
        pointer=change["pointer"],
        place=place,
        line=position.line if position else None,
        column=position.column if position else None,
        old=_value(change, "old"),
        new=_value(change, "new"),
        masked=change["masked"],
        witness=witnesses.shown(change["witness"]) if change["level"] != "compatible" else None,
    )


def _each_recipe_once(changes: Iterable[ChangeShown]) -> tuple[ChangeShown, ...]:
    seen: set[str] = set()
    shown = []
    for change in changes:
        shown.append(replace(change, recipe="") if change.recipe in seen else change)
        seen.add(change.recipe)
    return tuple(shown)


def _value(change: Mapping[str, Any], side: str) -> str | None:
    if side not in change:
        return None
    text = json.dumps(change[side], ensure_ascii=False)
    return text if len(text) <= LONGEST_VALUE else f"{text[:LONGEST_VALUE]}…"


def _answers(comparison: Mapping[str, Any], old: Side, new: Side) -> tuple[str, ...]:
    """What was asked and answered, direction by direction."""
    asked = (("backward", old, new), ("forward", new, old))
    return tuple(
        _answer(verdict, writer, reader)
        for direction, writer, reader in asked
        if (verdict := comparison[direction]) is not None
    )


def _answer(verdict: Mapping[str, Any], writer: Side, reader: Side) -> str:
    if verdict["answer"] == "proved":
        return f"Proved: every payload of {writer.label} is valid under {reader.label}."
    if verdict["answer"] == "refuted":
        return f"Refuted: a payload of {writer.label} is not valid under {reader.label}."
    where = f" at {verdict['pointer']}" if verdict["pointer"] else ""
    keyword = f" ({verdict['keyword']}{where})" if verdict["keyword"] else where
    return (
        f"Undecided whether every payload of {writer.label} is valid under {reader.label}: {verdict['reason']}{keyword}"
    )


def _unexplained(
    comparison: Mapping[str, Any], notable: tuple[ChangeShown, ...], witnesses: _Witnesses
) -> WitnessShown | None:
    """The whole verdict's own payload, where no change shows one."""
    if any(change.witness for change in notable):
        return None
    for direction in ("backward", "forward"):
        verdict = comparison[direction]
        if verdict is not None and verdict["answer"] == "refuted":
            return witnesses.shown(verdict["witness"])
    return None
