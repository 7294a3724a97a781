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
    """What the bound says, with ``{}`` for its value."""
    things: str
    """What is being bounded."""
    is_lower: bool
    idle: int | None = None
    """The value at which the keyword says nothing, so that its absence equals it."""


BOUNDS = (
    Bound("minimum", "minimum", "at least {}", "numbers", is_lower=True),
    Bound("maximum", "maximum", "at most {}", "numbers", is_lower=False),
    Bound("exclusiveMinimum", "exclusive-minimum", "more than {}", "numbers", is_lower=True),
    Bound("exclusiveMaximum", "exclusive-maximum", "less than {}", "numbers", is_lower=False),
    Bound("minLength", "min-length", "at least {} characters long", "strings", is_lower=True, idle=0),
    Bound("maxLength", "max-length", "at most {} characters long", "strings", is_lower=False),
    Bound("minItems", "min-items", "at least {} items long", "lists", is_lower=True, idle=0),
    Bound("maxItems", "max-items", "at most {} items long", "lists", is_lower=False),
    Bound("minProperties", "min-properties", "at least {} properties wide", "objects", is_lower=True, idle=0),
    Bound("maxProperties", "max-properties", "at most {} properties wide", "objects", is_lower=False),
    Bound("minContains", "min-contains", "at least {} matching items long", "lists", is_lower=True, idle=1),
    Bound("maxContains", "max-contains", "at most {} matching items long", "lists", is_lower=False),
)
BOUND_BY_KEYWORD = {bound.keyword: bound for bound in BOUNDS}


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
