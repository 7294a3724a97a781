"""Rules for how schemas are put together: combinators, conditions, references, definitions, identity."""

from __future__ import annotations

from linting.changes.catalogue.rule import changing, coming_and_going, tightening_and_loosening
from linting.changes.levels import Movement

_NARROW_LATER = "Have writers send only what will be accepted first, then narrow in a new major version."
_READERS_FIRST = "Upgrade readers before writers make use of it."

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
            "Give the alternatives a property whose fixed value tells them apart, so that no payload matches two.",
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
)

REFERENCE_RULES = (
    *coming_and_going(
        ("$ref",),
        (
            "reference-extracted",
            "A schema moved behind a reference",
            "The reference stands for the schema, so nobody notices.",
            "",
        ),
        (
            "reference-inlined",
            "A reference was replaced by what it names",
            "The reference stood for the schema, so nobody notices.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("$ref",),
        (
            "reference-moved",
            "A reference names another place",
            "What it names is compared by itself; the name alone has no effect.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("$ref",),
        (
            "reference-target-changed",
            "A reference names another document",
            "The document that it names is another one, and so may be what it accepts.",
            "Compare the two documents as well.",
        ),
        Movement.UNDETERMINED,
    ),
    *changing(
        ("$dynamicRef", "$recursiveRef", "$dynamicAnchor", "$recursiveAnchor"),
        (
            "dynamic-reference-changed",
            "A dynamic reference changed",
            "What it names depends on the path by which it is reached.",
            "",
        ),
        Movement.UNDETERMINED,
    ),
    *coming_and_going(
        ("$defs",),
        (
            "definition-added",
            "A definition was added",
            "By itself a definition has no effect; the references to it are compared where they stand.",
            "",
        ),
        (
            "definition-removed",
            "A definition was removed",
            "By itself a definition has no effect; the references to it are compared where they stood.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("$defs",),
        (
            "definition-changed",
            "A definition that nothing refers to was changed",
            "No reference leads there, so nobody notices.",
            "",
        ),
        Movement.NEUTRAL,
    ),
)

IDENTITY_RULES = (
    *changing(
        ("$schema",),
        (
            "dialect-changed",
            "The schema is read in another dialect",
            "The same keywords may mean something else; where they do, the engine shows it with a payload.",
            "Change the dialect in a version of its own, so that its effect is seen alone.",
        ),
        Movement.UNDETERMINED,
    ),
    *changing(
        ("$id", "$anchor"),
        (
            "identifier-changed",
            "The name of a schema changed",
            "References by the old name no longer find it; payloads are not affected.",
            "",
        ),
        Movement.NEUTRAL,
    ),
)

STRUCTURE_RULES = (*COMBINATOR_RULES, *REFERENCE_RULES, *IDENTITY_RULES)
