"""Where one side says what the other says as one alternative of several: a string, then a string or null.

Told keyword by keyword this is a type that went and a list of schemas that came; what happened is one alternative more.
"""

from __future__ import annotations

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Pair, Patches, Write
from linting.changes.differs.combinators import says_of_branch
from linting.changes.differs.exchanges import SLUGS
from linting.changes.differs.types import permits_type_of
from linting.changes.view import ANNOTATIONS, Keyword, View, merged, shape_of, view_of
from linting.records import replace

_NULL = {"type": "null"}


def one_of_several(pair: Pair) -> tuple[Pair, list[Difference]] | None:
    """The pair with only the alternative that both sides have, and each other alternative as a difference."""
    for name in ("anyOf", "oneOf"):
        for several, alone in ((pair.new, pair.old), (pair.old, pair.new)):
            kept = _kept(several, alone, name)
            if kept is None:
                continue
            inner = merged(several, view_of(kept.place, several.index), without=name)
            if inner is not None:
                came = several is pair.new
                others = [branch for branch in several.keywords[name].branches() if branch.path != kept.path]
                told = [_told(pair, name, branch, came=came) for branch in others]
                return (replace(pair, new=inner) if came else replace(pair, old=inner)), told
    return None


def _kept(several: View, alone: View, name: str) -> Keyword | None:
    """The alternative that reads like the other side, where alternatives are all that this side asks for."""
    keyword = several.get(name)
    if keyword is None or name in alone.keywords or several.keywords.keys() - ANNOTATIONS != {name}:
        return None
    branches, shape = keyword.branches(), shape_of(alone.written)
    return next((branch for branch in branches if shape_of(branch.value) == shape), None) if len(branches) > 1 else None


def types_apart(pair: Pair) -> tuple[Pair, list[Difference]] | None:
    """The pair without its types, where one side lists them and the other has an alternative for each.

    One alternative may say more than its type: it is compared with what the other side says of that type.
    """
    for several, alone in ((pair.new, pair.old), (pair.old, pair.new)):
        for name in ("anyOf", "oneOf"):
            if not _parts_types(several, alone, name):
                continue
            rich = [branch for branch in several.keywords[name].branches() if len(branch.value) > 1]
            place = view_of(rich[0].place, several.index) if rich else View(several.place, {}, several.index)
            inner = merged(several, place, without=name)
            if len(rich) > 1 or inner is None:
                continue
            rest = _of_type(alone, rich[0].value["type"] if rich else None)
            came = several is pair.new
            rule, says = (
                ("types-parted", "has an alternative for each of its types now")
                if came
                else ("types-joined", "has a list of types now, and no alternatives")
            )
            ends = (alone.keywords["type"], several.keywords[name])
            told = pair.difference(rule, says, *(ends if came else ends[::-1]))
            return replace(pair, old=rest if came else inner, new=inner if came else rest), [told]
    return None


def _parts_types(several: View, alone: View, name: str) -> bool:
    """Whether alternatives are all that one side asks for, one for each type of the other's list."""
    keyword, types = several.get(name), alone.value("type")
    if keyword is None or name in alone.keywords or several.keywords.keys() - ANNOTATIONS != {name}:
        return False
    named = [branch.value.get("type") for branch in keyword.branches() if isinstance(branch.value, dict)]
    is_exclusive = not {"integer", "number"} <= set(map(str, named))
    return isinstance(types, list) and sorted(map(str, named)) == sorted(types) and is_exclusive


def _of_type(view: View, name: str | None) -> View:
    """What a schema says of values of one of its types; None for what it says of all of them."""
    keywords = {keyword: value for keyword, value in view.keywords.items() if keyword != "type"}
    if name is not None:
        keywords["type"] = view.keywords["type"]._replace(value=name)
        rest = View(view.place, {"type": keywords["type"]}, view.index)
        if "enum" in keywords:
            listed = keywords["enum"]
            permitted = [value for value in listed.value if permits_type_of(rest, value)]
            keywords["enum"] = listed._replace(value=permitted)
    return View(view.place, keywords, view.index)


def _told(pair: Pair, name: str, branch: Keyword, *, came: bool) -> Difference:
    """One alternative that came or went; to try it alone, it is put beside the schema or taken out of the list."""
    several, alone = (pair.new, pair.old) if came else (pair.old, pair.new)
    keyword = several.keywords[name]
    without = Write(keyword.path, [each.value for each in keyword.branches() if each.path != branch.path])
    beside = Write(alone.path, {name: [alone.written, branch.value]})
    patches = Patches((beside,), (without,)) if came else Patches((without,), (beside,))
    ends = (None, branch) if came else (branch, None)
    if branch.value == _NULL and _states_another_type(alone):
        rule, says = ("null-allowed", "accepts null now") if came else ("null-forbidden", "no longer accepts null")
        values = (ABSENT, "null") if came else ("null", ABSENT)
        return pair.difference(rule, says, *ends, values=values, patches=patches)
    rule = f"{SLUGS[name]}-branch-{'added' if came else 'removed'}"
    return pair.difference(rule, says_of_branch(rule, branch), *ends, patches=patches)


def _states_another_type(view: View) -> bool:
    """Whether a schema, or what it refers to, names types, and null is none of them."""
    target = view.target()
    types = view.value("type") if target is None or not isinstance(target.node, dict) else target.node.get("type")
    return types is not None and "null" not in types
