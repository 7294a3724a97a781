"""Rules for how schemas are put together: references, definitions, identity; those for combinators come first."""

from __future__ import annotations

from linting.changes.catalogue.combinators import COMBINATOR_RULES
from linting.changes.catalogue.rule import changing, coming_and_going
from linting.changes.levels import Movement

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
