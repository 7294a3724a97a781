"""Rules for what the engine found and no other rule explains, so that no verdict comes without a change."""

from __future__ import annotations

from linting.changes.catalogue.rule import Rule, changing, tightening_and_loosening
from linting.changes.levels import Movement

VERDICT_RULES = (
    *tightening_and_loosening(
        ("*",),
        (
            "accepted-set-narrowed",
            "Payloads that were accepted are refused",
            "No single difference explains it: several act together. The payload shows it.",
            "Make the changes one at a time to see which of them belong together.",
        ),
        (
            "accepted-set-widened",
            "Payloads are accepted that were refused before",
            "No single difference explains it: several act together. The payload shows that old readers refuse it.",
            "Make the changes one at a time to see which of them belong together.",
        ),
    ),
    *changing(
        ("*",),
        (
            "schema-rewritten",
            "The same is said in another way",
            "The texts differ in nothing that means anything: a bound that is none, say, or a mark that is not set.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    Rule(
        "containment-undecided",
        "Compatibility could not be decided",
        ("*",),
        Movement.UNDETERMINED,
        "Neither a proof nor a payload that breaks was found. It is never taken for compatible.",
        "Rewrite the place that is named with simpler keywords, or treat the version as a new major one.",
        why_no_mirror="An answer that is missing in one direction says nothing about the other.",
    ),
)
