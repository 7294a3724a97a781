"""``allOf``, ``anyOf``, ``oneOf`` and ``not``: branches that came, went or changed."""

from __future__ import annotations

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, descent
from linting.changes.differs.conditions import condition_differences
from linting.changes.differs.exchanges import SLUGS, exchanged
from linting.changes.differs.matching import matched, named
from linting.changes.levels import Polarity
from linting.changes.view import Keyword
from linting.records import replace

_INNER = {"allOf": Polarity.WITH, "anyOf": Polarity.WITH, "oneOf": Polarity.EITHER}


def combinator_differences(pair: Pair) -> Findings:
    """What happened to the schemas that a schema is combined from."""
    exchange = exchanged(pair)
    if exchange is not None:
        yield exchange.difference
        yield from _branches(pair, exchange.before, exchange.after)
    for name in SLUGS:
        if exchange is None or name not in exchange:
            yield from _combinator(pair, name)
    yield from _exclusion(pair)
    yield from condition_differences(pair)


def _combinator(pair: Pair, name: str) -> Findings:
    old, new = pair.keyword(name)
    if old is None and new is None:
        return
    if name != "allOf" and (old is None or new is None):
        yield _alternatives(pair, name, old, new)
    else:
        yield from _branches(pair, name, name)


def _branches(pair: Pair, old_name: str, new_name: str) -> Findings:
    """Branch by branch; under another combinator each may move the whole either way."""
    old, new = pair.old.get(old_name), pair.new.get(new_name)
    inner = _INNER[new_name] if old_name == new_name else Polarity.EITHER
    before = [] if old is None else old.branches()
    after = [] if new is None else new.branches()
    for one, other in matched(before, after):
        if one is not None and other is not None:
            aside = pair.subject.beside(f"branch {int(other.relative[-1]) + 1} of {new_name}")
            yield descent(pair, one, other, aside, inner)
        else:
            difference = _branch(pair, new_name, (old, new), one, other)
            yield difference if old_name == new_name else replace(difference, movement=inner.moves(difference.movement))


def _alternatives(pair: Pair, name: str, old: Keyword | None, new: Keyword | None) -> Difference:
    count = "one" if name == "anyOf" else "exactly one"
    if old is None:
        return pair.difference(f"{SLUGS[name]}-added", f"has to match {count} of several schemas now", old, new)
    return pair.difference(f"{SLUGS[name]}-removed", f"no longer has to match {count} of several schemas", old, new)


def _branch(
    pair: Pair, name: str, keywords: tuple[Keyword | None, Keyword | None], one: Keyword | None, other: Keyword | None
) -> Difference:
    """A branch that only one side has: the patches take it out of the one list and put it into the other."""
    branch = one or other
    if branch is None:
        raise ValueError("a branch stands on one side at least")
    here, there = keywords if one is not None else keywords[::-1]
    shorter = [item for item in _list(here) if item is not branch.value]
    longer = [*_list(there), branch.value]
    in_old, in_new = (shorter, longer) if one is not None else (longer, shorter)
    patches = pair.rewriting(*keywords, in_old or ABSENT, in_new or ABSENT)
    rule = f"{SLUGS[name]}-branch-{'added' if one is None else 'removed'}"
    return pair.difference(rule, says_of_branch(rule, branch), one, other, patches=patches)


def says_of_branch(rule: str, branch: Keyword) -> str:
    """What happened to a branch, and which one it is."""
    which = named(branch.value)
    return f"{_BRANCH_SENTENCES[rule]}{' ' if which.startswith('where ') else ': '}{which}"


_BRANCH_SENTENCES = {
    "all-of-branch-added": "has to match a further schema now",
    "all-of-branch-removed": "has to match one schema less now",
    "any-of-branch-added": "may match a further alternative now",
    "any-of-branch-removed": "can no longer match one of its alternatives",
    "one-of-branch-added": "may match a further, exclusive alternative now",
    "one-of-branch-removed": "can no longer match one of its exclusive alternatives",
}


def _list(keyword: Keyword | None) -> list[object]:
    return [] if keyword is None else list(keyword.value)


def _exclusion(pair: Pair) -> Findings:
    old, new = pair.keyword("not")
    if old is not None and new is not None:
        yield descent(pair, old, new, pair.subject.beside("what is excluded"), Polarity.AGAINST)
    elif new is not None:
        yield pair.difference("exclusion-added", "must not match a certain schema now", None, new)
    elif old is not None:
        yield pair.difference("exclusion-removed", "may match a schema now that was excluded", old, None)
