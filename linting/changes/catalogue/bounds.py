"""Rules for bounds: twelve keywords that each come, go, rise and fall."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from linting.changes.catalogue.rule import Rule, tightening_and_loosening


@dataclass(frozen=True)
class Bound:
    """One bounding keyword."""

    keyword: str
    slug: str
    """The keyword in kebab-case, as rule ids use it."""
    phrase: str
    """What a value has to do, with ``{}`` for the bound."""
    things: str
    """What is being bounded."""
    is_lower: bool
    idle: int | None = None
    """The value at which the keyword says nothing, so that its absence equals it."""


BOUNDS = (
    Bound("minimum", "minimum", "be at least {}", "numbers", is_lower=True),
    Bound("maximum", "maximum", "be at most {}", "numbers", is_lower=False),
    Bound("exclusiveMinimum", "exclusive-minimum", "be more than {}", "numbers", is_lower=True),
    Bound("exclusiveMaximum", "exclusive-maximum", "be less than {}", "numbers", is_lower=False),
    Bound("minLength", "min-length", "have at least {} characters", "strings", is_lower=True, idle=0),
    Bound("maxLength", "max-length", "have at most {} characters", "strings", is_lower=False),
    Bound("minItems", "min-items", "have at least {} items", "lists", is_lower=True, idle=0),
    Bound("maxItems", "max-items", "have at most {} items", "lists", is_lower=False),
    Bound("minProperties", "min-properties", "have at least {} properties", "objects", is_lower=True, idle=0),
    Bound("maxProperties", "max-properties", "have at most {} properties", "objects", is_lower=False),
    Bound("minContains", "min-contains", "contain at least {} matching items", "lists", is_lower=True, idle=1),
    Bound("maxContains", "max-contains", "contain at most {} matching items", "lists", is_lower=False),
)


def _rules(bound: Bound) -> Iterator[Rule]:
    stricter, laxer = ("increased", "decreased") if bound.is_lower else ("decreased", "increased")
    edge = "below" if bound.is_lower else "above"
    narrow_later = (
        f"Keep accepting {bound.things} {edge} the new bound until no writer sends them, then narrow in a new major "
        "version; or attach a mapping that clamps or drops them."
    )
    readers_first = f"Upgrade readers before a writer sends {bound.things} {edge} the old bound."
    refused_now = f"{bound.things.capitalize()} {edge} the bound are refused by readers of the new version."
    refused_before = f"Readers of the old version refuse {bound.things} {edge} the old bound."
    yield from tightening_and_loosening(
        (bound.keyword,),
        (f"{bound.slug}-added", f"A bound was added: {bound.keyword}", refused_now, narrow_later),
        (f"{bound.slug}-removed", f"A bound was removed: {bound.keyword}", refused_before, readers_first),
    )
    yield from tightening_and_loosening(
        (bound.keyword,),
        (f"{bound.slug}-{stricter}", f"A bound became stricter: {bound.keyword}", refused_now, narrow_later),
        (f"{bound.slug}-{laxer}", f"A bound became laxer: {bound.keyword}", refused_before, readers_first),
    )


BOUND_RULES = tuple(rule for bound in BOUNDS for rule in _rules(bound))
