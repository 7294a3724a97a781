"""Rules for how schemas are combined from others: branches, exclusions, conditions, and ways to write the same."""

from __future__ import annotations

from linting.changes.catalogue.rule import changing, coming_and_going, tightening_and_loosening
from linting.changes.levels import Movement

_NARROW_LATER = "Have writers send only what will be accepted first, then narrow in a new major version."
_READERS_FIRST = "Upgrade readers before writers make use of it."
_TELL_APART = "Give the alternatives a property whose fixed value tells them apart, so that no payload matches two."

COMBINATOR_RULES = (
    *tightening_and_loosening(
        ("allOf",),
        (
            "all-of-branch-added",
            "A further schema has to match",
            "Payloads that do not match the added branch are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "all-of-branch-removed",
            "One schema less has to match",
            "Readers of the old version refuse payloads that do not match the removed branch.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("anyOf",),
        (
            "any-of-branch-removed",
            "An alternative went",
            "Payloads that matched only this alternative are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "any-of-branch-added",
            "An alternative was added",
            "Readers of the old version refuse payloads that match only the new alternative.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("anyOf",),
        (
            "any-of-added",
            "One of several alternatives has to match",
            "Payloads that match none of the alternatives are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "any-of-removed",
            "No alternative has to match any more",
            "Readers of the old version refuse payloads that match none of their alternatives.",
            _READERS_FIRST,
        ),
    ),
    *coming_and_going(
        ("oneOf",),
        (
            "one-of-branch-added",
            "An exclusive alternative was added",
            "Payloads that match it are accepted, unless they match another one too: then they are refused now.",
            _TELL_APART,
        ),
        (
            "one-of-branch-removed",
            "An exclusive alternative went",
            "Payloads that matched it are refused, unless they match another one: two matches may have become one.",
            _NARROW_LATER,
        ),
        Movement.BOTH,
    ),
    *tightening_and_loosening(
        ("oneOf",),
        (
            "one-of-added",
            "Exactly one of several alternatives has to match",
            "Payloads that match none, or more than one, are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "one-of-removed",
            "No exclusive alternative has to match any more",
            "Readers of the old version refuse payloads that match none or several of their alternatives.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("anyOf", "oneOf"),
        (
            "any-of-became-one-of",
            "Alternatives exclude each other",
            "Payloads that match more than one of them are refused by readers of the new version.",
            _TELL_APART,
        ),
        (
            "one-of-became-any-of",
            "Alternatives no longer exclude each other",
            "Readers of the old version refuse payloads that match more than one of them.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("allOf", "anyOf"),
        (
            "any-of-became-all-of",
            "All of the alternatives have to match",
            "Payloads that match only some of them are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "all-of-became-any-of",
            "One of several schemas is enough",
            "Readers of the old version refuse payloads that match only some of them.",
            _READERS_FIRST,
        ),
    ),
    *coming_and_going(
        ("allOf", "oneOf"),
        (
            "one-of-became-all-of",
            "All of the exclusive alternatives have to match",
            "What matched only one is refused, and what matches all of them is accepted now.",
            _NARROW_LATER,
        ),
        (
            "all-of-became-one-of",
            "Only one of several schemas may match",
            "What matched all of them is refused, and what matches only one is accepted now.",
            _NARROW_LATER,
        ),
        Movement.BOTH,
    ),
    *tightening_and_loosening(
        ("not",),
        (
            "exclusion-added",
            "What matches a schema is refused",
            "Payloads that match the excluded schema are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "exclusion-removed",
            "What matched a schema is no longer refused",
            "Readers of the old version refuse payloads that match the schema they exclude.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("if", "then", "else"),
        (
            "condition-added",
            "A further schema has to match under a condition",
            "Payloads that meet the condition and do not match are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "condition-removed",
            "A schema no longer has to match under a condition",
            "Readers of the old version refuse payloads that meet the condition and do not match.",
            _READERS_FIRST,
        ),
    ),
    *coming_and_going(
        ("allOf", "anyOf", "oneOf"),
        (
            "schema-wrapped",
            "A schema was wrapped in a combinator with one branch",
            "A combinator with one branch accepts what the branch accepts, so nobody notices.",
            "",
        ),
        (
            "schema-unwrapped",
            "A combinator with one branch was replaced by the branch",
            "A combinator with one branch accepts what the branch accepts, so nobody notices.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("allOf", "anyOf", "oneOf"),
        (
            "schema-rewrapped",
            "A combinator with one branch became another one",
            "Every combinator with one branch accepts what the branch accepts, so nobody notices.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *coming_and_going(
        ("type", "anyOf", "oneOf"),
        (
            "types-parted",
            "Several types are written as alternatives",
            "Alternatives of one type each accept what a list of the types accepts, so nobody notices.",
            "",
        ),
        (
            "types-joined",
            "Alternatives of one type each are written as a list of types",
            "A list of types accepts what alternatives of one type each accept, so nobody notices.",
            "",
        ),
        Movement.NEUTRAL,
    ),
)
