"""A report on two small files, made from the wire form alone."""

from typing import Any

import pytest

from linting.documents import Document, read
from linting.reports import Compared, Outcome, Report

OLD = """\
{
  "properties": {
    "status": {"enum": ["open", "done"]},
    "note": {"type": "string"}
  }
}
"""
NEW = """\
properties:
  status:
    enum: [done]
"""


def wire_change(**differing: Any) -> dict[str, Any]:
    return {
        "rule": "enum-value-removed",
        "title": "A value is no longer accepted",
        "level": "breaking",
        "movement": "tightens",
        "masked": False,
        "side": "new",
        "pointer": "/properties/status/enum",
        "counterpart": "/properties/status/enum",
        "sentence": '`status` no longer accepts "open"',
        "old": "open",
        "witness": {"payload": {"status": "open"}},
        "direction": "backward",
        "recipe": "Keep accepting it for a while.",
        "fingerprint": "0123456789abcdef",
        **differing,
    }


def wire_removal(**differing: Any) -> dict[str, Any]:
    return wire_change(
        rule="property-removed",
        level="compatible",
        movement="loosens",
        side="old",
        pointer="/properties/note",
        counterpart="/properties",
        sentence="`note` is no longer declared",
        witness=None,
        direction=None,
        **differing,
    )


def wire_comparison(*changes: dict[str, Any], level: str = "breaking", **differing: Any) -> dict[str, Any]:
    return {
        "mode": "backward",
        "level": level,
        "bump": "major",
        "engine": "1",
        "settings": {},
        "backward": {"answer": "refuted", "witness": {"payload": {"status": "open"}}, "pointer": "", "reason": ""},
        "forward": None,
        "changes": list(changes),
        **differing,
    }


@pytest.fixture
def old() -> Document:
    return read(OLD, name="old.json")


@pytest.fixture
def new() -> Document:
    return read(NEW, name="new.yaml")


@pytest.fixture
def report(old: Document, new: Document) -> Report:
    comparison = wire_comparison(wire_change(), wire_removal())
    return Report(
        "new.yaml", Outcome.FAIL, (Compared("old.json", comparison, new, old),), ("It breaks 1.0.0.",), "2.0.0"
    )
