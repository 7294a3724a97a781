"""Rules for bounds: twelve keywords that each come, go, rise and fall."""

from __future__ import annotations

from collections.abc import Iterator

from linting.changes.catalogue.rule import Rule, tightening_and_loosening
from linting.records import Record


class Bound(Record):
    """One bounding keyword."""

    keyword: str
    slug: str
    """The keyword in kebab-case, as rule ids use it."""
    phrase: str
    """What a value has to do, with ``{}`` for the bound and what it counts."""
    things: str
    """What is being bounded."""
    is_lower: bool
    idle: int | None = None
    """The value at which the keyword says nothing, so that its absence equals it."""
    counted: tuple[str, str] | None = None
    """One and several of what it counts, where it counts something."""

    def demand(self, bound: float) -> str:
        """What a value has to do, in words."""
        if self.counted is None:
            return self.phrase.format(bound)
        one, several = self.counted
        return self.phrase.format(f"{bound} {one if bound == 1 else several}")


_CHARACTERS, _ITEMS, _PROPERTIES = ("character", "characters"), ("item", "items"), ("property", "properties")
_MATCHING_ITEMS = ("matching item", "matching items")

BOUNDS = (
    Bound("minimum", "minimum", "be at least {}", "numbers", is_lower=True),
    Bound("maximum", "maximum", "be at most {}", "numbers", is_lower=False),
    Bound("exclusiveMinimum", "exclusive-minimum", "be more than {}", "numbers", is_lower=True),
    Bound("exclusiveMaximum", "exclusive-maximum", "be less than {}", "numbers", is_lower=False),
    Bound("minLength", "min-length", "have at least {}", "strings", is_lower=True, idle=0, counted=_CHARACTERS),
    Bound("maxLength", "max-length", "have at most {}", "strings", is_lower=False, counted=_CHARACTERS),
    Bound("minItems", "min-items", "have at least {}", "lists", is_lower=True, idle=0, counted=_ITEMS),
    Bound("maxItems", "max-items", "have at most {}", "lists", is_lower=False, counted=_ITEMS),
    Bound("minProperties", "min-properties", "have at least {}", "objects", is_lower=True, idle=0, counted=_PROPERTIES),
    Bound("maxProperties", "max-properties", "have at most {}", "objects", is_lower=False, counted=_PROPERTIES),
    Bound(
        "minContains", "min-contains", "contain at least {}", "lists", is_lower=True, idle=1, counted=_MATCHING_ITEMS
    ),
    Bound("maxContains", "max-contains", "contain at most {}", "lists", is_lower=False, counted=_MATCHING_ITEMS),
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
