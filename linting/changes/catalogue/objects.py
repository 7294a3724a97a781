"""Rules for objects: their properties, which of them are required, and what else they may hold."""

from __future__ import annotations

from linting.changes.catalogue.rule import changing, coming_and_going, tightening_and_loosening
from linting.changes.levels import Movement

_FILL_FIRST = (
    "Add it as optional, have every writer send it, and require it in a later major version; or attach a mapping "
    "that adds it with a default."
)
_STOP_READING_FIRST = "Have readers stop relying on it first; or attach a mapping that fills it for them."
_NAME_THEM_FIRST = "Declare what writers really send before closing the rest, and give them a date."
_READ_IT_FIRST = (
    "Upgrade readers that refuse undeclared properties before the first writer sends it, and make sure that nobody "
    "uses the name for something else already."
)
_KEEP_BOTH = "Keep both names for a while, or attach a mapping that moves the value."

PROPERTY_RULES = (
    *coming_and_going(
        ("properties",),
        (
            "property-added",
            "An optional property was declared",
            "Writers that send only what they declare are safe. One that already used the name otherwise breaks.",
            _READ_IT_FIRST,
        ),
        (
            "property-removed",
            "A property is no longer declared",
            "Readers may miss it. Where undeclared properties are refused, payloads that carry it are refused too.",
            "Deprecate it with a sunset date, wait until nobody uses it, then remove it in a new major version.",
        ),
        Movement.BOTH,
    ),
    *coming_and_going(
        ("properties", "required"),
        (
            "required-property-added",
            "A required property was added",
            "Payloads written before it existed lack it and are refused by readers of the new version.",
            _FILL_FIRST,
        ),
        (
            "required-property-removed",
            "A required property was removed",
            "Readers of the old version refuse payloads without it.",
            _STOP_READING_FIRST,
        ),
        Movement.BOTH,
    ),
    *changing(
        ("properties", "required"),
        (
            "property-renamed",
            "A property has another name",
            "By all that speaks for it what came is what went: old and new versions miss each other's value.",
            _KEEP_BOTH,
        ),
        Movement.BOTH,
    ),
    *tightening_and_loosening(
        ("required",),
        (
            "property-became-required",
            "A property has to be present",
            "Payloads without it are refused by readers of the new version.",
            _FILL_FIRST,
        ),
        (
            "property-became-optional",
            "A property may be absent",
            "Readers of the old version refuse payloads without it.",
            "Upgrade readers before the first writer leaves it out.",
        ),
    ),
)

CONTENT_RULES = (
    *tightening_and_loosening(
        ("additionalProperties",),
        (
            "additional-properties-closed",
            "Undeclared properties are refused",
            "Payloads with any property that is not declared are refused by readers of the new version.",
            _NAME_THEM_FIRST,
        ),
        (
            "additional-properties-opened",
            "Undeclared properties are accepted",
            "Readers of the old version refuse payloads with properties they do not declare.",
            "Upgrade readers before writers send more than they declare.",
        ),
    ),
    *tightening_and_loosening(
        ("additionalProperties",),
        (
            "additional-properties-restricted",
            "Undeclared properties have to match a schema",
            "Payloads whose undeclared properties do not match are refused by readers of the new version.",
            _NAME_THEM_FIRST,
        ),
        (
            "additional-properties-unrestricted",
            "Undeclared properties may hold anything",
            "Readers of the old version refuse undeclared properties that do not match their schema.",
            "Upgrade readers before writers send more than they declare.",
        ),
    ),
    *tightening_and_loosening(
        ("unevaluatedProperties",),
        (
            "unevaluated-properties-restricted",
            "Properties that no branch evaluates are restricted",
            "Payloads with such properties may be refused by readers of the new version.",
            _NAME_THEM_FIRST,
        ),
        (
            "unevaluated-properties-unrestricted",
            "Properties that no branch evaluates are no longer restricted",
            "Readers of the old version may refuse payloads with such properties.",
            "Upgrade readers before writers send more than they declare.",
        ),
    ),
    *tightening_and_loosening(
        ("additionalProperties", "unevaluatedProperties"),
        (
            "unevaluated-became-additional",
            "Properties that only subschemas declare count as undeclared",
            "Payloads with properties that are declared in a branch or behind a reference may be refused.",
            _NAME_THEM_FIRST,
        ),
        (
            "additional-became-unevaluated",
            "Properties that subschemas declare count as declared",
            "Readers of the old version refuse payloads with properties that they do not declare beside the keyword.",
            "Upgrade readers before writers send what only branches declare.",
        ),
    ),
    *coming_and_going(
        ("patternProperties",),
        (
            "pattern-property-added",
            "Properties whose name matches a pattern are declared",
            "Such properties have to match the schema now; where undeclared ones were refused, they are accepted now.",
            "Make sure that nobody uses such names for something else.",
        ),
        (
            "pattern-property-removed",
            "Properties whose name matches a pattern are no longer declared",
            "Such properties may hold anything now, or are refused where undeclared ones are.",
            "Deprecate them with a sunset date first.",
        ),
        Movement.BOTH,
    ),
    *tightening_and_loosening(
        ("propertyNames",),
        (
            "property-names-restricted",
            "Property names have to match a schema",
            "Payloads with other names are refused by readers of the new version.",
            _NAME_THEM_FIRST,
        ),
        (
            "property-names-unrestricted",
            "Property names are no longer restricted",
            "Readers of the old version refuse payloads with other names.",
            "Upgrade readers before writers send such names.",
        ),
    ),
)

DEPENDENCY_RULES = (
    *tightening_and_loosening(
        ("dependentRequired",),
        (
            "dependent-required-added",
            "A property requires another one",
            "Payloads with the one and without the other are refused by readers of the new version.",
            _FILL_FIRST,
        ),
        (
            "dependent-required-removed",
            "A property no longer requires another one",
            "Readers of the old version refuse payloads with the one and without the other.",
            "Upgrade readers before the first writer leaves it out.",
        ),
    ),
    *tightening_and_loosening(
        ("dependentSchemas",),
        (
            "dependent-schema-added",
            "A property brings a further schema",
            "Payloads that carry the property and do not match the schema are refused by readers of the new version.",
            _FILL_FIRST,
        ),
        (
            "dependent-schema-removed",
            "A property no longer brings a further schema",
            "Readers of the old version refuse payloads that carry the property and do not match.",
            "Upgrade readers before writers make use of it.",
        ),
    ),
)

OBJECT_RULES = (*PROPERTY_RULES, *CONTENT_RULES, *DEPENDENCY_RULES)
