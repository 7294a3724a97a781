"""Rules for what a value may be: its type, the values it may take, its format and its pattern."""

from __future__ import annotations

from linting.changes.catalogue.rule import changing, coming_and_going, tightening_and_loosening
from linting.changes.levels import Movement

_NARROW_LATER = (
    "Keep accepting what writers still send, deprecate it with a date, and narrow in a new major version once "
    "nobody sends it; or attach a mapping that rewrites it."
)
_READERS_FIRST = "Upgrade readers before the first writer sends the new values."
_NEW_PROPERTY = "Add a second property with the new type, fill both for a while, then retire the first one."

TYPE_RULES = (
    *tightening_and_loosening(
        ("type",),
        (
            "type-narrowed",
            "A type is no longer accepted",
            "Payloads with a value of the type that went are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "type-widened",
            "A further type is accepted",
            "Readers of the old version refuse payloads with a value of the added type.",
            _READERS_FIRST,
        ),
    ),
    *changing(
        ("type",),
        (
            "type-changed",
            "The type became another one",
            "What was valid is refused and what was refused is valid: readers and writers have to change together.",
            _NEW_PROPERTY,
        ),
        Movement.BOTH,
    ),
    *tightening_and_loosening(
        ("type",),
        (
            "null-forbidden",
            "Null is no longer accepted",
            "Writers that send null for an unknown value are refused by readers of the new version.",
            "Have writers leave the property out or send a value, or attach a mapping that drops null, before this.",
        ),
        (
            "null-allowed",
            "Null is accepted",
            "Readers of the old version refuse null, and their code may not expect it.",
            "Upgrade readers before a writer sends null; leaving the property out is often the better way.",
        ),
    ),
)

ENUM_RULES = (
    *tightening_and_loosening(
        ("enum", "const"),
        (
            "enum-value-removed",
            "A value is no longer accepted",
            "Payloads that carry the value are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "enum-value-added",
            "A further value is accepted",
            "Readers of the old version refuse payloads that carry the new value.",
            "Upgrade readers first, and let them treat a value they do not know as such.",
        ),
    ),
    *tightening_and_loosening(
        ("enum",),
        (
            "enum-added",
            "Only listed values are accepted",
            "Any value outside the new list is refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "enum-removed",
            "Values are no longer limited to a list",
            "Readers of the old version refuse every value outside the list.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("const",),
        (
            "const-added",
            "Only one value is accepted",
            "Every other value is refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "const-removed",
            "The value is no longer fixed",
            "Readers of the old version refuse every value but the fixed one.",
            _READERS_FIRST,
        ),
    ),
    *changing(
        ("const",),
        (
            "const-changed",
            "The fixed value became another one",
            "Payloads of either version are refused by readers of the other.",
            "Accept both values with enum for a while, then keep the new one.",
        ),
        Movement.BOTH,
    ),
)

STRING_RULES = (
    *tightening_and_loosening(
        ("pattern",),
        (
            "pattern-added",
            "Strings have to match a pattern",
            "Strings that do not match are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "pattern-removed",
            "Strings no longer have to match a pattern",
            "Readers of the old version refuse strings that do not match.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("pattern",),
        (
            "pattern-narrowed",
            "The pattern matches fewer strings",
            "Some strings that matched are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "pattern-widened",
            "The pattern matches more strings",
            "Readers of the old version refuse some of the strings that match now.",
            _READERS_FIRST,
        ),
    ),
    *changing(
        ("pattern",),
        (
            "pattern-changed",
            "The pattern became another one",
            "Neither pattern was shown to contain the other, so strings of either version may be refused.",
            "Accept both patterns with anyOf for a while, then keep the new one.",
        ),
        Movement.BOTH,
    ),
    *changing(
        ("pattern",),
        (
            "pattern-rewritten",
            "The pattern is written in another way",
            "Both patterns match exactly the same strings, so nobody notices.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *tightening_and_loosening(
        ("format",),
        (
            "format-added",
            "Strings have to follow a format",
            "Where formats are asserted, strings outside the format are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "format-removed",
            "Strings no longer have to follow a format",
            "Where formats are asserted, readers of the old version refuse strings outside the format.",
            _READERS_FIRST,
        ),
    ),
    *changing(
        ("format",),
        (
            "format-changed",
            "The format became another one",
            "Where formats are asserted, strings of either version may be refused by readers of the other.",
            _NEW_PROPERTY,
        ),
        Movement.BOTH,
    ),
)

NUMBER_RULES = (
    *tightening_and_loosening(
        ("multipleOf",),
        (
            "multiple-of-added",
            "Numbers have to be multiples of a step",
            "Numbers between the steps are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "multiple-of-removed",
            "Numbers no longer have to be multiples of a step",
            "Readers of the old version refuse numbers between the steps.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("multipleOf",),
        (
            "multiple-of-coarsened",
            "The step between accepted numbers is coarser",
            "The new step is a multiple of the old one: numbers in between are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "multiple-of-refined",
            "The step between accepted numbers is finer",
            "The old step is a multiple of the new one: readers of the old version refuse the numbers in between.",
            _READERS_FIRST,
        ),
    ),
    *changing(
        ("multipleOf",),
        (
            "multiple-of-changed",
            "The step between accepted numbers became another one",
            "Neither step is a multiple of the other, so numbers of either version may be refused.",
            _NEW_PROPERTY,
        ),
        Movement.BOTH,
    ),
)

SCHEMA_RULES = (
    *tightening_and_loosening(
        ("false",),
        (
            "value-forbidden",
            "No value is accepted here any more",
            "The schema became false: every payload that has a value at this place is refused.",
            _NARROW_LATER,
        ),
        (
            "value-permitted",
            "Values are accepted here that never were before",
            "The schema was false: readers of the old version refuse every payload with a value at this place.",
            _READERS_FIRST,
        ),
    ),
    *coming_and_going(
        ("x-…",),
        (
            "unknown-keyword-added",
            "A keyword that the dialect does not know was added",
            "Validators ignore it; only tools that know it take notice.",
            "",
        ),
        (
            "unknown-keyword-removed",
            "A keyword that the dialect does not know was removed",
            "Validators ignored it; only tools that know it take notice.",
            "",
        ),
        Movement.NEUTRAL,
    ),
    *changing(
        ("x-…",),
        (
            "unknown-keyword-changed",
            "A keyword that the dialect does not know was changed",
            "Validators ignore it; only tools that know it take notice.",
            "",
        ),
        Movement.NEUTRAL,
    ),
)

VALUE_RULES = (*TYPE_RULES, *ENUM_RULES, *STRING_RULES, *NUMBER_RULES, *SCHEMA_RULES)
