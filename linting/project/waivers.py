"""Findings that are agreed on: each with its reason and the day it runs out, in a file that is reviewed like code."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from datetime import date
from pathlib import Path

from linting.changes import RULES as CHANGE_RULES
from linting.documents import Document, DocumentError, read
from linting.project.errors import ProjectError
from linting.project.rules import PROJECT_RULES
from linting.project.writing import write_whole
from linting.records import Record
from linting.reports import Location, Notice, Severity

WAIVERS_NAME = "contracts-waivers.yaml"
_HEAD = "# Findings that are agreed on. `contracts waive` adds to this file; delete what is no longer needed.\n"
_KEYS = ("contract", "fingerprint", "reason", "expires")
_RULE = "rule"

Known = tuple[str, str]
"""A contract and a fingerprint."""


class Waiver(Record):
    """One agreement."""

    contract: str
    fingerprint: str
    reason: str
    expires: date
    """The last day on which it holds, in UTC."""
    line: int = 1
    rule: str = ""
    """What it lets pass, for those who review the file; empty where nobody wrote it down."""

    @property
    def covers(self) -> Known:
        """What it is about."""
        return (self.contract, self.fingerprint)


def waivers_of(root: Path) -> list[Waiver]:
    """What the project's file says; nothing where there is none. Raises ProjectError with the line that is wrong."""
    path = root / WAIVERS_NAME
    if not path.is_file() or _is_blank(path.read_text(encoding="utf-8", errors="replace")):
        return []
    try:
        document = read(path.read_bytes(), name=WAIVERS_NAME)
    except DocumentError as error:
        raise ProjectError(f"{WAIVERS_NAME}:{error.line or 1}: {error.message}", remedy=error.remedy) from error
    entries = document.value
    if not isinstance(entries, list):
        raise ProjectError(f"{WAIVERS_NAME}:1: this is to be a list of waivers")
    return [_waiver(document, entry, index) for index, entry in enumerate(entries)]


def _is_blank(text: str) -> bool:
    return all(not line.strip() or line.lstrip().startswith("#") for line in text.splitlines())


def _waiver(document: Document, entry: object, index: int) -> Waiver:
    line = document.position_of(f"/{index}").line
    given = entry if isinstance(entry, dict) else {}
    is_whole = set(given) - {_RULE} == set(_KEYS)
    if not is_whole or not all(isinstance(value, str) and value.strip() for value in given.values()):
        raise ProjectError(
            f"{WAIVERS_NAME}:{line}: a waiver has {', '.join(_KEYS)}, and may have {_RULE}, all of them texts",
            remedy="`contracts waive FINGERPRINT --reason TEXT --expires DATE` writes one.",
        )
    try:
        expires = date.fromisoformat(given["expires"])
    except ValueError:
        remedy = "Write it as 2027-01-31."
        raise ProjectError(f"{WAIVERS_NAME}:{line}: {given['expires']!r} is no date", remedy=remedy) from None
    return Waiver(given["contract"], given["fingerprint"], given["reason"], expires, line, given.get(_RULE, ""))


def add_waiver(root: Path, waiver: Waiver) -> Path:
    """Write one more at the end of the file; comments in it stay."""
    path = root / WAIVERS_NAME
    text = path.read_bytes().decode() if path.is_file() else _HEAD
    line_end = "\r\n" if "\r\n" in text else "\n"
    entry = [
        f"- contract: {json.dumps(waiver.contract)}",
        f"  rule: {json.dumps(waiver.rule)}",
        f"  fingerprint: {json.dumps(waiver.fingerprint)}",
        f"  reason: {json.dumps(waiver.reason, ensure_ascii=False)}",
        f"  expires: {json.dumps(waiver.expires.isoformat())}",
    ]
    if text.strip() == "[]":
        text = _HEAD
    whole = line_end.join([text.rstrip("\r\n"), *entry, ""])
    try:
        read(whole, name=WAIVERS_NAME)
    except DocumentError as error:
        remedy = "Write it as YAML with a dash before each waiver."
        raise ProjectError(f"{WAIVERS_NAME}: nothing can be added below this list", remedy=remedy) from error
    write_whole(path, whole.encode())
    return path


def accepted_at(root: Path, today: date) -> Mapping[Known, str]:
    """Why findings do not count today, by the project's file. Raises ProjectError."""
    return holding(waivers_of(root), today)


def holding(waivers: list[Waiver], today: date) -> Mapping[Known, str]:
    """Why changes do not count today."""
    return {waiver.covers: f"{waiver.reason} (until {waiver.expires})" for waiver in waivers if today <= waiver.expires}


def stale(
    waivers: list[Waiver], today: date, found: Collection[Known], name: str, *, is_linted: bool
) -> Iterator[Notice]:
    """A finding for each waiver that has run out or covers nothing that was found.

    Where the lint rules were not asked, nobody knows whether they would have found what a waiver covers.
    """
    agreed = {waiver.covers for waiver in waivers if waiver.expires >= today}
    for waiver in waivers:
        if waiver.expires < today:
            if waiver.covers in agreed:
                continue  # somebody has agreed anew
            yield _notice(waiver, "waiver-expired", f"ran out on {waiver.expires}", name)
        elif waiver.covers not in found and (is_linted or _is_of_no_lint_rule(waiver)):
            yield _notice(waiver, "waiver-unused", "covers no finding", name)


def _is_of_no_lint_rule(waiver: Waiver) -> bool:
    return not waiver.rule or waiver.rule in CHANGE_RULES or waiver.rule in PROJECT_RULES


def _notice(waiver: Waiver, rule: str, what: str, name: str) -> Notice:
    return Notice(
        rule=rule,
        title=PROJECT_RULES[rule].title,
        severity=Severity.WARNING,
        message=f"the waiver for {waiver.contract} {what}: {waiver.reason}",
        location=Location(name, waiver.line, 1),
        fingerprint=waiver.fingerprint,
        recipe=PROJECT_RULES[rule].recipe,
    )
