"""``properties`` and ``required``: what came, went, was renamed, and what has to be there."""

from __future__ import annotations

from linting.changes.change import ABSENT
from linting.changes.difference import Difference, Findings, Pair, Patches, Write, descent
from linting.changes.equality import listed, plainly_equal, shown
from linting.changes.levels import Movement
from linting.changes.view import ANNOTATIONS, Keyword, View

Members = dict[str, Keyword]


def property_differences(pair: Pair) -> Findings:
    """What happened to each named property."""
    before, after = members(pair.old, "properties"), members(pair.new, "properties")
    renames = _renames(pair, before, after)
    for name, old in before.items():
        if name in after:
            if not plainly_equal(old.value, after[name].value):
                yield descent(pair, old, after[name], pair.subject.property(name))
        elif name in renames:
            yield _renamed(pair, old, after[renames[name]])
        else:
            yield _removed(pair, name, old)
    for name, new in after.items():
        if name not in before and name not in renames.values():
            yield _added(pair, name, new)
    yield from _requirements(pair, told={*(before.keys() ^ after.keys())})


def _renames(pair: Pair, before: Members, after: Members) -> dict[str, str]:
    """New names by old ones; asked, and the vocabulary loaded, only where one property went and another came."""
    if before.keys() <= after.keys() or after.keys() <= before.keys():
        return {}
    from linting.changes.renames.pairing import renames_between

    return renames_between(before, after, _required(pair.old), _required(pair.new))


def members(view: View, name: str) -> Members:
    """The members of a keyword that may be missing."""
    keyword = view.get(name)
    return {} if keyword is None else keyword.members()


def _required(view: View) -> list[str]:
    names = view.value("required", [])
    return names if isinstance(names, list) else []


def _requiring(view: View, *, without: str = "", adding: str = "") -> Write:
    """Write what is required; draft 4 does not allow an empty list, so none is left."""
    keyword = view.get("required")
    path = keyword.path if keyword else (*view.path, "required")
    names = [name for name in _required(view) if name != without] + ([adding] if adding else [])
    return Write(path, names or ABSENT)


def _added(pair: Pair, name: str, new: Keyword) -> Difference:
    subject = pair.subject.property(name)
    patches = pair.takeover(None, new)
    patches = Patches(patches.to_old, (*patches.to_new, *_closing(pair, pair.old).to_new))
    if name not in _required(pair.new) or name in _required(pair.old):
        movement = _movement_of_naming(pair, new, _undeclared(pair.old))
        says = "was added as an optional property"
        return pair.difference("property-added", says, None, new, movement=movement, patches=patches, subject=subject)
    patches = Patches(
        (*patches.to_old, _requiring(pair.old, adding=name)), (*patches.to_new, _requiring(pair.new, without=name))
    )
    says = "was added as a required property"
    return pair.difference("required-property-added", says, None, new, patches=patches, subject=subject)


def _removed(pair: Pair, name: str, old: Keyword) -> Difference:
    subject = pair.subject.property(name)
    patches = pair.takeover(old, None)
    patches = Patches((*patches.to_old, *_closing(pair, pair.new).to_old), patches.to_new)
    if name not in _required(pair.old) or name in _required(pair.new):
        movement = _movement_of_naming(pair, old, _undeclared(pair.new)).mirrored
        says = "is no longer declared"
        return pair.difference("property-removed", says, old, None, movement=movement, patches=patches, subject=subject)
    patches = Patches(
        (*patches.to_old, _requiring(pair.old, without=name)), (*patches.to_new, _requiring(pair.new, adding=name))
    )
    says = "was required and is no longer declared"
    return pair.difference("required-property-removed", says, old, None, patches=patches, subject=subject)


def _closing(pair: Pair, there: View) -> Patches:
    """What came to be asked of undeclared properties on the side that lacks one: it is part of the loss."""
    here = pair.new if there is pair.old else pair.old
    asked = ((name, there.value(name, True)) for name in ("additionalProperties", "unevaluatedProperties"))
    came = [
        name for name, value in asked if value not in (True, {}) and not plainly_equal(value, here.value(name, True))
    ]
    return pair.takeover_of(*came)


def _undeclared(view: View) -> object:
    """The schema of properties that are not named; None where it depends on the name."""
    return None if "patternProperties" in view.keywords else view.value("additionalProperties", True)


def _movement_of_naming(pair: Pair, named: Keyword, undeclared: object) -> Movement:
    """As of declaring; but where all is allowed, to name a property and demand nothing of it moves nothing."""
    movement = movement_of_declaring(pair, undeclared)
    demands = set(named.value) - ANNOTATIONS if isinstance(named.value, dict) else named.value is False
    return Movement.NEUTRAL if movement is Movement.TIGHTENS and not demands else movement


def movement_of_declaring(pair: Pair, undeclared: object) -> Movement:
    """What declaring something does: it depends on what was allowed while it was not declared."""
    if pair.counts_elsewhere:
        return Movement.BOTH
    if undeclared is True or undeclared == {}:
        return Movement.TIGHTENS
    return Movement.LOOSENS if undeclared is False else Movement.BOTH


def _renamed(pair: Pair, old: Keyword, new: Keyword) -> Difference:
    old_name, new_name = str(old.relative[-1]), str(new.relative[-1])
    to_old = [Write(old.path, ABSENT), Write((*old.path[:-1], new_name), new.value)]
    to_new = [Write(new.path, ABSENT), Write((*new.path[:-1], old_name), old.value)]
    was_required, is_required = old_name in _required(pair.old), new_name in _required(pair.new)
    if was_required or is_required:
        to_old.append(_requiring(pair.old, without=old_name, adding=new_name if is_required else ""))
        to_new.append(_requiring(pair.new, without=new_name, adding=old_name if was_required else ""))
    further = _further(old, new)
    if is_required is not was_required:
        further.append("is required" if is_required else "may be absent")
    values: tuple[object, object] = (old_name, new_name)
    if further:
        values = _described(old_name, old, was_required), _described(new_name, new, is_required)
    return pair.difference(
        "property-renamed",
        f"{listed([f'is called {shown(new_name)}', *further])} now",
        old,
        new,
        values=values,
        patches=Patches(tuple(to_old), tuple(to_new)),
        subject=pair.subject.property(old_name),
    )


def _further(old: Keyword, new: Keyword) -> list[str]:
    """What is different beside the name, in words; told with it, since neither is seen without the other."""
    from linting.changes.renames.shapes import differing

    names = differing(old.value, new.value)
    return [f"has another {listed(names)}"] if names else []


def _described(name: str, keyword: Keyword, is_required: bool) -> dict[str, object]:
    return {"name": name, "required": is_required, "schema": keyword.value}


def _requirements(pair: Pair, told: set[str]) -> Findings:
    """Names that became required or optional, except those whose property was told about already."""
    before, after = _required(pair.old), _required(pair.new)
    keywords = pair.keyword("required")
    for name in dict.fromkeys(after):
        if name not in before and name not in told:
            yield pair.difference(
                "property-became-required",
                "is required now",
                *keywords,
                values=(ABSENT, name),
                subject=pair.subject.property(name),
                patches=Patches((_requiring(pair.old, adding=name),), (_requiring(pair.new, without=name),)),
            )
    for name in dict.fromkeys(before):
        if name not in after and name not in told:
            yield pair.difference(
                "property-became-optional",
                "may be absent now",
                *keywords,
                values=(name, ABSENT),
                subject=pair.subject.property(name),
                patches=Patches((_requiring(pair.old, without=name),), (_requiring(pair.new, adding=name),)),
            )
