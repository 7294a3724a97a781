"""The form in which a comparison travels: the API's answer, the command line's JSON and the cached record."""

from __future__ import annotations

from typing import Any

from linting.changes.catalogue import RULES
from linting.changes.change import ABSENT, Change, Comparison
from linting.containment import ENGINE_VERSION, Proved, Refuted, Verdict


def comparison_as_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as plain JSON values.

    ``level``, ``mode`` and ``bump`` are words; ``backward`` and ``forward`` are verdicts, or null where the mode does
    not ask. A witness is ``{"payload": …}`` or null, so that the payload ``null`` can be told from none. ``old`` and
    ``new`` are left out of a change where there was no value.
    """
    return {
        "mode": comparison.mode.value,
        "level": comparison.level.value,
        "bump": comparison.bump.value,
        "engine": ENGINE_VERSION,
        "settings": {
            "writer": comparison.settings.writer.value,
            "assert_formats": comparison.settings.assert_formats,
            "readers_apply_defaults": comparison.settings.readers_apply_defaults,
        },
        "backward": verdict_as_json(comparison.backward),
        "forward": verdict_as_json(comparison.forward),
        "changes": [change_as_json(change) for change in comparison.changes],
    }


def verdict_as_json(verdict: Verdict | None) -> dict[str, Any] | None:
    """``{"answer": "proved" | "refuted" | "undecided", …}`` with what explains the answer."""
    if verdict is None:
        return None
    if isinstance(verdict, Proved):
        return {"answer": "proved"}
    if isinstance(verdict, Refuted):
        return {
            "answer": "refuted",
            "witness": {"payload": verdict.witness},
            "pointer": verdict.pointer,
            "reason": verdict.reason,
        }
    return {
        "answer": "undecided",
        "keyword": verdict.keyword,
        "pointer": verdict.pointer,
        "reason": verdict.reason,
    }


def change_as_json(change: Change) -> dict[str, Any]:
    """One change, with the title and the recipe of its rule so that nobody has to look them up."""
    rule = RULES[change.rule]
    return {
        "rule": change.rule,
        "title": rule.title,
        "level": change.level.value,
        "movement": change.movement.value,
        "masked": change.masked,
        "side": change.side,
        "pointer": change.pointer,
        "counterpart": change.counterpart,
        "sentence": change.sentence,
        **({} if change.old is ABSENT else {"old": change.old}),
        **({} if change.new is ABSENT else {"new": change.new}),
        "witness": None if change.witness is None else {"payload": change.witness.payload},
        "direction": None if change.direction is None else change.direction.value,
        "recipe": rule.recipe,
        "fingerprint": change.fingerprint,
    }
