"""Rules for lists: their items, by position or all alike, what they contain, and whether items repeat."""

from __future__ import annotations

from linting.changes.catalogue.rule import coming_and_going, tightening_and_loosening
from linting.changes.levels import Movement

_NARROW_LATER = "Have writers send only what will be accepted first, then narrow in a new major version."
_READERS_FIRST = "Upgrade readers before writers make use of it."

ARRAY_RULES = (
    *tightening_and_loosening(
        ("items",),
        (
            "items-restricted",
            "Items have to match a schema",
            "Lists with other items are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "items-unrestricted",
            "Items may be anything",
            "Readers of the old version refuse lists with items that do not match their schema.",
            _READERS_FIRST,
        ),
    ),
    *coming_and_going(
        ("prefixItems",),
        (
            "positional-item-added",
            "An item at a fixed position was declared",
            "The item at that position has to match now; where further items were refused, it is accepted now.",
            "Prefer an object with named properties to a list with positions: names can be added safely.",
        ),
        (
            "positional-item-removed",
            "An item at a fixed position is no longer declared",
            "The item at that position may be anything now, or is refused where further items are.",
            "Prefer an object with named properties to a list with positions: names can be removed safely.",
        ),
        Movement.BOTH,
    ),
    *tightening_and_loosening(
        ("unevaluatedItems",),
        (
            "unevaluated-items-restricted",
            "Items that no branch evaluates are restricted",
            "Lists with such items may be refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "unevaluated-items-unrestricted",
            "Items that no branch evaluates are no longer restricted",
            "Readers of the old version may refuse lists with such items.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("contains",),
        (
            "contains-added",
            "A list has to contain a certain item",
            "Lists without such an item are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "contains-removed",
            "A list no longer has to contain a certain item",
            "Readers of the old version refuse lists without such an item.",
            _READERS_FIRST,
        ),
    ),
    *tightening_and_loosening(
        ("uniqueItems",),
        (
            "unique-items-added",
            "Items must not repeat",
            "Lists with repeated items are refused by readers of the new version.",
            _NARROW_LATER,
        ),
        (
            "unique-items-removed",
            "Items may repeat",
            "Readers of the old version refuse lists with repeated items.",
            _READERS_FIRST,
        ),
    ),
)
