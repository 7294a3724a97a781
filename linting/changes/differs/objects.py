"""Objects beyond their named properties: the rest, names, patterns of names, and dependencies."""

from __future__ import annotations

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, descent
from linting.changes.differs.properties import members
from linting.changes.equality import listed, same, shown
from linting.changes.view import Keyword


def object_differences(pair: Pair) -> Findings:
    """What happened to the properties that are not named one by one."""
    yield from _pattern_properties(pair)
    if (turned := _reckoned_otherwise(pair)) is not None:
        yield turned
    else:
        yield from _rest(pair, "additionalProperties", "additional-properties")
        yield from _rest(pair, "unevaluatedProperties", "unevaluated-properties")
    yield from _names(pair)
    yield from _dependent_requirements(pair)
    yield from _dependent_schemas(pair)


def says_nothing(keyword: Keyword | None) -> bool:
    """Whether a subschema is missing or accepts everything by its looks."""
    return keyword is None or keyword.value is True or keyword.value == {}


def _pattern_properties(pair: Pair) -> Findings:
    before, after = members(pair.old, "patternProperties"), members(pair.new, "patternProperties")
    for pattern in dict.fromkeys([*before, *after]):
        old, new = before.get(pattern), after.get(pattern)
        if old is not None and new is not None:
            aside = f"properties that match {shown(pattern)}"
            yield descent(pair, old, new, pair.subject.other_properties().beside(aside))
        elif new is not None:
            says = f"declares properties that match {shown(pattern)} now"
            yield pair.difference("pattern-property-added", says, None, new)
        else:
            says = f"no longer declares properties that match {shown(pattern)}"
            yield pair.difference("pattern-property-removed", says, old, None)


_RESTS = ("additionalProperties", "unevaluatedProperties")
_RECKONED = {
    _RESTS: ("additional-became-unevaluated", "accepts properties that only subschemas declare now"),
    _RESTS[::-1]: ("unevaluated-became-additional", "no longer accepts properties that only subschemas declare"),
}


def _reckoned_otherwise(pair: Pair) -> Difference | None:
    """Where the same is said of all other properties, by the keyword that reckons others to be these."""
    for (before, after), (rule, says) in _RECKONED.items():
        old, new = pair.old.get(before), pair.new.get(after)
        is_exchange = after not in pair.old.keywords and before not in pair.new.keywords
        if is_exchange and old is not None and new is not None and same(old.value, new.value):
            return pair.difference(rule, says, old, new, patches=pair.takeover_of(*_RESTS))
    return None


_REST_SENTENCES = {
    "additional-properties-closed": "no longer accepts undeclared properties",
    "additional-properties-opened": "accepts undeclared properties now",
    "additional-properties-restricted": "accepts only certain values in undeclared properties now",
    "additional-properties-unrestricted": "accepts any value in undeclared properties now",
    "unevaluated-properties-restricted": "accepts only certain properties beyond those evaluated elsewhere now",
    "unevaluated-properties-unrestricted": "accepts any property beyond those evaluated elsewhere now",
}


def _rest(pair: Pair, name: str, slug: str) -> Findings:
    old, new = pair.keyword(name)
    if says_nothing(old) and says_nothing(new):
        return
    if old is not None and new is not None and not says_nothing(old) and not says_nothing(new):
        both_schemas = old.value is not False and new.value is not False
        if both_schemas or old.value is new.value:
            yield descent(pair, old, new, pair.subject.other_properties())
            return
    tightens = says_nothing(old) or (new is not None and new.value is False)
    rule = f"{slug}-{_how(old, new, tightens=tightens, slug=slug)}"
    yield pair.difference(rule, _REST_SENTENCES[rule], old, new)


def _how(old: Keyword | None, new: Keyword | None, *, tightens: bool, slug: str) -> str:
    closes = any(keyword is not None and keyword.value is False for keyword in (old, new))
    if closes and slug == "additional-properties":
        return "closed" if tightens else "opened"
    return "restricted" if tightens else "unrestricted"


def _names(pair: Pair) -> Findings:
    old, new = pair.keyword("propertyNames")
    if old is not None and new is not None:
        yield descent(pair, old, new, pair.subject.other_properties().beside("names of properties"))
    elif not says_nothing(new):
        yield pair.difference("property-names-restricted", "accepts only certain names of properties now", None, new)
    elif not says_nothing(old):
        yield pair.difference("property-names-unrestricted", "accepts any name of a property now", old, None)


def _dependent_requirements(pair: Pair) -> Findings:
    before, after = members(pair.old, "dependentRequired"), members(pair.new, "dependentRequired")
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        was, is_now = _list(old), _list(new)
        kept = [other for other in was if other in is_now]
        subject = pair.subject.property(name)
        if gained := [other for other in is_now if other not in was]:
            says = f"requires {_quoted(gained)} beside it now"
            patches = pair.rewriting(old, new, is_now + [other for other in was if other not in kept], kept or ABSENT)
            yield pair.difference("dependent-required-added", says, old, new, patches=patches, subject=subject)
        if lost := [other for other in was if other not in is_now]:
            says = f"no longer requires {_quoted(lost)} beside it"
            patches = pair.rewriting(old, new, kept or ABSENT, is_now + lost)
            yield pair.difference("dependent-required-removed", says, old, new, patches=patches, subject=subject)


def _list(keyword: Keyword | None) -> list[str]:
    return keyword.value if keyword is not None and isinstance(keyword.value, list) else []


def _quoted(names: list[str]) -> str:
    return listed([f"`{name}`" for name in names])


def _dependent_schemas(pair: Pair) -> Findings:
    before, after = members(pair.old, "dependentSchemas"), members(pair.new, "dependentSchemas")
    for name in dict.fromkeys([*before, *after]):
        old, new = before.get(name), after.get(name)
        aside = pair.subject.beside(f"when {shown(name)} is there")
        if old is not None and new is not None:
            yield descent(pair, old, new, aside)
        elif new is not None:
            yield pair.difference(
                "dependent-schema-added", "has to match a further schema now", None, new, subject=aside
            )
        else:
            says = "no longer has to match a further schema"
            yield pair.difference("dependent-schema-removed", says, old, None, subject=aside)
