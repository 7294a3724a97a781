"""Rules for what a configuration says of a contract: the check compares it, and no schema has it."""

from __future__ import annotations

from linting.changes.catalogue.rule import changing, coming_and_going
from linting.changes.levels import Movement

METADATA_RULES = (
    *coming_and_going(
        ("metadata",),
        (
            "metadata-added",
            "More is said of a contract",
            "Something was added to the metadata that contracts.yaml has of it. No payload is refused for it.",
            "",
        ),
        (
            "metadata-removed",
            "Less is said of a contract",
            "Something was taken out of the metadata that contracts.yaml has of it. No payload is refused for it.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("metadata",),
        (
            "metadata-changed",
            "Something else is said of a contract",
            "It has another owner, say, or another classification: no payload is refused for it, and yet it matters.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("settings",),
        (
            "setting-changed",
            "A contract is judged in another way",
            "The same change may pass or fail by the new setting, by which this one was judged already.",
            "",
        ),
        Movement.NEUTRAL,
    ),
)
