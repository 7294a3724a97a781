"""``if``, ``then`` and ``else``: told by what the condition asks, where that can be said in a few words."""

from __future__ import annotations

from typing import Any

from linting.changes.difference import Findings, Pair, descent
from linting.changes.equality import listed, same, shown
from linting.changes.levels import Polarity

_CONDITIONAL = ("if", "then", "else")


def condition_differences(pair: Pair) -> Findings:
    """``then`` and ``else`` mean nothing without ``if``; an ``if`` that moves may move the whole either way."""
    old, new = pair.keyword("if")
    if old is None and new is None:
        return
    if old is None or new is None:
        rule, says = (
            ("condition-added", "has to match a further schema under a condition now")
            if old is None
            else ("condition-removed", "no longer has to match a further schema under a condition")
        )
        yield pair.difference(rule, says, old, new, patches=pair.takeover_of(*_CONDITIONAL))
        return
    yield descent(pair, old, new, pair.subject.beside("the condition"), Polarity.EITHER)
    words = words_of(new.value) if same(old.value, new.value) else ""
    yield from _consequence(pair, "then", f"where {words}" if words else "where the condition is met")
    yield from _consequence(pair, "else", f"unless {words}" if words else "where the condition is not met")


def words_of(condition: object) -> str:
    """What a condition asks, where it is that a property has a value; empty where it is something else."""
    stated: dict[str, Any] = condition if isinstance(condition, dict) else {}
    properties = stated.get("properties")
    if not isinstance(properties, dict) or len(properties) != 1 or stated.keys() - _SIMPLE:
        return ""
    ((name, asked),) = properties.items()
    values = _values(asked)
    return f"`{name}` is {listed([shown(value) for value in values], 'or')}" if 0 < len(values) <= _FEW else ""


_SIMPLE = frozenset({"properties", "required", "type"})
_FEW = 3


def _values(asked: object) -> list[object]:
    if not isinstance(asked, dict):
        return []
    values = [asked["const"]] if "const" in asked else asked.get("enum")
    return values if isinstance(values, list) else []


def _consequence(pair: Pair, name: str, aside: str) -> Findings:
    old, new = pair.keyword(name)
    subject = pair.subject.beside(aside)
    if old is not None and new is not None:
        yield descent(pair, old, new, subject)
    elif new is not None:
        yield pair.difference("condition-added", "has to match a further schema now", None, new, subject=subject)
    elif old is not None:
        says = "no longer has to match a further schema"
        yield pair.difference("condition-removed", says, old, None, subject=subject)
