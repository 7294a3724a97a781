"""Findings as files that one can read, and that are asked again with each run of the tests."""

import json
from pathlib import Path

from tests.shims.verdicts.question import Finding, Question

FOUND = Path(__file__).parent / "found"


def keep(title: str, question: Question, finding: Finding) -> Path:
    """Write a finding down."""
    FOUND.mkdir(exist_ok=True)
    place = FOUND / f"{title}.json"
    told = {
        "finding": finding.kind,
        "payload": finding.payload,
        "writer": "open" if question.is_open else "declared",
        "source": question.source,
        "ops": question.ops,
        "target": question.target,
    }
    place.write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n")
    return place


def kept(place: Path) -> Question:
    """The question of a file."""
    told = json.loads(place.read_text())
    return Question(told["source"], told["ops"], told["target"], is_open=told["writer"] == "open")
