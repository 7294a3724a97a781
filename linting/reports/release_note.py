"""A change told to those who do not read schemas: how risky it is, when who has to act, and what users notice.

It is made of two comparisons in their wire form: whether those who send as they do today are understood by the new
version (backward), and whether those who read as they do today understand what the new version sends (forward).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from linting.reports.visible import visible

Wire = Mapping[str, Any]

_STOPPING = ("breaking", "undecided")
_RISKS = {
    (False, False): "**Risk: low.** Everybody can go on as today; nothing that works stops working.",
    (True, False): "**Risk: high for those who send data.** What some of them send today will be refused.",
    (False, True): "**Risk: high for those who read data.** Some of what is sent will be new to them, and be refused.",
    (True, True): "**Risk: high.** What is sent today may be refused, and what will be sent may not be understood.",
}
_TIMES = {
    (False, False): "**Timing:** whenever it suits; nobody has to wait for anybody.",
    (
        True,
        False,
    ): "**Timing:** those who send have to change first; only then may those who read move on.",
    (
        False,
        True,
    ): "**Timing:** those who read have to move to the new version first; only then may anybody send by it.",
    (True, True): "**Timing:** run both versions side by side, with a date by which everybody has moved, or translate "
    "between them on the way. There is no order in which one side can simply go first.",
}
_CARE = "**Take care:** senders that add fields nobody agreed on may be refused; ask them before the release."
_MOST = 50


def release_note(name: str, *, old: str, new: str, backward: Wire, forward: Wire) -> str:
    """The note in Markdown, with a line break at its end."""
    stops = (backward["level"] in _STOPPING, forward["level"] in _STOPPING)
    lines = [f"# {_plain(' '.join(name.split()))}", "", f"From {old} to {new}.", ""]
    if not backward["changes"]:
        return "\n".join([*lines, "Nothing changed."]) + "\n"
    lines += [_RISKS[stops], "", _TIMES[stops], ""]
    if "risky" in (backward["level"], forward["level"]):
        lines += [_CARE, ""]
    lines += [line for section in _sections(backward, forward) for line in section]
    return "\n".join(lines).rstrip("\n") + "\n"


def _sections(backward: Wire, forward: Wire) -> Iterator[Sequence[str]]:
    told: set[str] = set()
    for heading, changes in (
        ("Stops working for those who send as today", _stopping(backward)),
        ("Stops working for those who read as today", _stopping(forward)),
        ("Nobody knows for sure", _of_level("undecided", backward, forward)),
        ("Works unless somebody sends more than was agreed", _of_level("risky", backward, forward)),
        ("New or different, and harmless", _moving(backward)),
        ("Explained better, or tidied up", backward["changes"]),
    ):
        fresh = {change["fingerprint"]: change for change in changes if change["fingerprint"] not in told}
        told |= fresh.keys()
        if fresh:
            yield (f"## {heading}", "", *_items([*fresh.values()]), "")


def _stopping(comparison: Wire) -> list[Wire]:
    return [change for change in comparison["changes"] if change["level"] == "breaking"]


def _of_level(level: str, *comparisons: Wire) -> list[Wire]:
    return [change for comparison in comparisons for change in comparison["changes"] if change["level"] == level]


def _moving(comparison: Wire) -> list[Wire]:
    return [change for change in comparison["changes"] if change["movement"] != "neutral"]


def _items(changes: Sequence[Wire]) -> Iterator[str]:
    """One line each; what helps is said after the last of those that it helps."""
    told = changes[:_MOST]
    for change, following in zip(told, [*told[1:], None], strict=True):
        is_last = following is None or following["recipe"] != change["recipe"]
        helps = change["level"] == "breaking" and change["recipe"] and is_last
        way_out = f" *What helps:* {change['recipe']}" if helps else ""
        yield f"- {_sentence(change['sentence'])}{way_out}"
    if len(changes) > _MOST:
        yield f"- … and {len(changes) - _MOST} more."


def _plain(text: str) -> str:
    """What a schema says makes no tag, and moves nothing."""
    return visible(text.replace("<", "&lt;"))


def _sentence(text: str) -> str:
    text = _plain(text.replace("\n", " "))
    begun = text[:1].upper() + text[1:]
    return begun if begun.endswith((".", "!", "?")) else f"{begun}."
