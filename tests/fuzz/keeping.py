"""Disagreements as files that one can read: `question.json` and, where a payload shows it, `payload.json`."""

import json
import re
from pathlib import Path
from typing import Any

from linting.containment import Writer
from linting.schemas import Dialect
from tests.fuzz.judging import Finding, Question

FOUND = Path(__file__).parent.parent / "linting" / "containment" / "found"


def keep(title: str, question: Question, finding: Finding, folder: Path = FOUND) -> Path:
    """Write a disagreement down; its folder is named after its title."""
    place = folder / re.sub(r"\W+", "-", title).strip("-")
    place.mkdir(parents=True, exist_ok=True)
    _write(place / "writer.json", question.writer)
    _write(place / "reader.json", question.reader)
    story = {"finding": finding.kind, "dialect": question.dialect, "mode": question.mode}
    _write(place / "story.json", story)
    if finding.payload is not None:
        _write(place / "payload.json", finding.payload)
    return place


def kept(place: Path) -> tuple[Question, list[Any]]:
    """The question of a folder, and the payloads to try."""
    story = _read(place / "story.json")
    payload = place / "payload.json"
    question = Question(
        _read(place / "writer.json"), _read(place / "reader.json"), Dialect(story["dialect"]), Writer(story["mode"])
    )
    return question, [_read(payload)] if payload.exists() else []


def _read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def _write(path: Path, value: Any) -> None:
    path.write_text(json.dumps(value, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
