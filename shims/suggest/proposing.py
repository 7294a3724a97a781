"""The ops that lead from one sketch to another: moves first, then values, then what is missing or too much."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from shims import language
from shims.paths import Path
from shims.suggest.compositions import composition
from shims.suggest.constants import constant_for
from shims.suggest.conversions import conversions, without_null
from shims.suggest.likeness import words_of
from shims.suggest.outline import NUMERIC, Sketch, at, fields_of, is_required, is_required_below, placed
from shims.suggest.pairing import SAME_ENOUGH, Pair, Pairing, overlap
from shims.suggest.steps import Step, place, step
from shims.suggest.switching import kind_by_kind
from shims.suggest.unions import MOST_BY_PRESENCE, union_of

_PAIRS_OF_NAMES = ({"first", "last"}, {"given", "family"}, {"firstname", "lastname"}, {"forename", "surname"})
_LEVELS = language.DEEPEST - MOST_BY_PRESENCE
"""How many ops stand inside of one another but for those that tell kinds apart by what is there."""
_MOST_PRUNED = 24
"""Of an object with more members, what is left when they have gone stays: to prune after each is hard to verify."""
_NEVER_AT_THE_ROOT = frozenset({"add", "default", "nullable", "remove", "unwrap"})
"""Ops that need an object around their place; what they would do there stays open, and verification says so."""


class Proposal:
    """Steps for the values of one object, collected while the sketch of what is there changes with each."""

    def __init__(
        self, source: Sketch, target: Sketch, threshold: float, pairing: Pairing, apart: frozenset[Path] = frozenset()
    ) -> None:
        """Fields are taken for the same under another name from a likeness of `threshold` on, those `apart` never."""
        self.source, self.current, self.target, self.threshold = source, source, target, threshold
        self._apart = apart
        self.steps: list[Step] = []
        self._pairing = pairing
        self._levels_left = _LEVELS

    def made(self, *, is_whole: bool = True) -> list[Step]:
        """All the steps. Without `is_whole`, the object keeps members that are not spoken of, and is not wrapped."""
        if is_whole:
            self._envelope()
        kinds = kind_by_kind(self.current, self.target, self._inside)
        if kinds is not None:
            self.steps += kinds
            self.current = self.target
        else:
            self._of_one_kind()
        self.steps = [made for made in self.steps if made.op["op"] not in _NEVER_AT_THE_ROOT or made.op["at"]]
        return self.steps

    def _of_one_kind(self) -> None:
        self._names_of_people()
        if self.threshold <= 1:
            self._texts()
        self._moves()
        self._reshapings()
        self._values()
        self._missing()
        self._too_much()

    @property
    def unread(self) -> tuple[Path, ...]:
        """What the steps leave where the target declares nothing: kept, and read by nobody."""
        gone = [path for path, _ in fields_of(self.current) if self._is_gone(path)]
        return tuple(path for path in gone if path[:-1] not in gone)

    def _envelope(self) -> None:
        """A payload that goes whole into one member, or comes out of one."""
        names = set(self.current.members)
        for key, member in self.target.members.items():
            if self.current.solid_types == member.solid_types == {"array"}:
                self._wrap(key)
                return
            wrapped = overlap(names, set(member.members))
            if wrapped >= SAME_ENOUGH and wrapped > overlap(names, set(self.target.members)):
                self._wrap(key)
                return
        wanted = set(self.target.members)
        for key, member in self.current.members.items():
            found = overlap(wanted, set(member.members))
            if found >= SAME_ENOUGH and found > overlap(wanted, names):
                for other in sorted(names - {key}):
                    self.steps.append(step("remove", f"only {place((key,))} is kept", at=(other,), score=0.7))
                self.steps.append(step("move", f"{place((key,))} is unwrapped", from_=(key,), to=(), prune=True))
                self.current = member
                return

    def _wrap(self, key: str) -> None:
        self.steps.append(step("move", f"the payload is wrapped in {place((key,))}", from_=(), to=(key,)))
        self.current = Sketch({"type": "object"}, {key: self.current}, required=frozenset({key}))

    def _names_of_people(self) -> None:
        """One name as two, or two as one."""
        parts = _two_names(path for path, _ in fields_of(self.target) if self._is_new(path))
        whole = _whole_names(self.current, self._is_gone, parts)
        if whole and parts:
            reason = f"{place(whole[0])} is cut into {' and '.join(map(place, parts))}"
            self.steps.append(
                step("split", reason, from_=whole[0], sep=" ", into=parts, limit="first", missing="absent", score=0.8)
            )
            self._replace([whole[0]], list(parts))
            return
        parts = _two_names(path for path, _ in fields_of(self.current) if self._is_gone(path))
        whole = _whole_names(self.target, self._is_new, parts)
        if whole and parts:
            reason = f"{' and '.join(map(place, parts))} are put together as {place(whole[0])}"
            self.steps.append(step("join", reason, from_=parts, sep=" ", to=whole[0], missing="skip", score=0.8))
            self._replace(list(parts), [whole[0]])

    def _texts(self) -> None:
        """Several texts as one, or one as several."""
        if (found := composition(self.current, self.target)) is not None:
            self.steps.append(found.made)
            needed = all(is_required(self.current, path) for path in found.gone)
            for path in found.gone:
                self.current = placed(self.current, path, None)
            for path in found.new:
                self.current = placed(self.current, path, at(self.target, path), required=needed)

    def _replace(self, gone: list[Path], new: list[Path]) -> None:
        needed = any(is_required(self.current, path) for path in gone)
        for path in gone:
            self.current = placed(self.current, path, None)
        for index, path in enumerate(new):
            self.current = placed(self.current, path, Sketch({"type": "string"}), required=needed and index == 0)

    def _moves(self) -> None:
        while pairs := self._pairing.pairs(self.current, self.target, self.threshold, self._apart):
            for pair in pairs:
                self._move(pair)

    def _move(self, pair: Pair) -> None:
        source, target, score = pair.source, pair.target, min(pair.score, 1.0)
        member = at(self.current, source)
        prune = True if self._leaves_nothing(source) else None
        reason = f"{place(source)} has become {place(target)} ({score:.0%} alike)"
        question = f"Has {place(source)} become {place(target)}?" if pair.is_guess else ""
        self.steps.append(step("move", reason, from_=source, to=target, prune=prune, score=score, question=question))
        needed = is_required_below(self.current, source, _depth_in_common(source[:-1], target))
        self.current = placed(self.current, source, None)
        if prune and (holder := at(self.current, source[:-1])) is not None and not holder.members:
            self.current = placed(self.current, source[:-1], None)
        moved = replace(member or Sketch({}), origin=source)
        self.current = placed(self.current, target, moved, required=needed)

    def _leaves_nothing(self, source: Path) -> bool:
        """Whether the object around a place has no place in the target, and goes when it is empty."""
        is_gone = len(source) > 1 and at(self.target, source[:-1]) is None
        holder = at(self.source, source[:-1])
        return is_gone and (holder is None or len(holder.members) <= _MOST_PRUNED)

    def _is_gone(self, path: Path) -> bool:
        return at(self.target, path) is None

    def _is_new(self, path: Path) -> bool:
        return at(self.current, path) is None

    def _reshapings(self) -> None:
        """A scalar that has become a member of an object in its place, and the other way round."""
        for path, target in [((), self.target), *fields_of(self.target)]:
            source = at(self.current, path)
            if source is None or not source.solid_types or not target.solid_types:
                continue
            key = _same_types_in(target, source)
            if "object" not in source.solid_types and key is not None:
                self._plunge(path, source, target, key)
            key = _same_types_in(source, target)
            if "object" not in target.solid_types and key is not None:
                self._hoist(path, source, key)

    def _plunge(self, path: Path, source: Sketch, target: Sketch, key: str) -> None:
        """Into a member of what stands in its place now; null stays where it is, if it may."""
        reason = f"{place(path)} has become {place((*path, key))}"
        if path and source.may_be_null and target.may_be_null:
            inner = step("move", reason, from_=(), to=(key,)).op
            self.steps.append(step("in", reason, at=path, do=[inner], null="keep", score=0.8))
            kept = Sketch({"type": ["object", "null"]})
            source = replace(source, keywords={**source.keywords, "type": sorted(source.solid_types)})
        else:
            self.steps.append(step("move", reason, from_=path, to=(*path, key), score=0.8))
            kept = Sketch({"type": "object"})
        moved = replace(source, origin=source.origin or path)
        self._put(path, replace(kept, members={key: moved}, required=frozenset({key})))

    def _hoist(self, path: Path, source: Sketch, key: str) -> None:
        for other in sorted(set(source.members) - {key}):
            reason = f"only {place((*path, key))} is kept"
            self.steps.append(step("remove", reason, at=(*path, other), score=0.6))
        reason = f"{place((*path, key))} has become {place(path)}"
        self.steps.append(step("move", reason, from_=(*path, key), to=path, prune=True, score=0.8))
        self._put(path, replace(source.members[key], origin=(*path, key)), required=key in source.required)

    def _put(self, path: Path, member: Sketch, *, required: bool = True) -> None:
        if path:
            needed = required and is_required(self.current, path)
            self.current = placed(self.current, path, member, required=needed)
        else:
            self.current = member

    def _values(self) -> None:
        for path, target in [((), self.target), *fields_of(self.target)]:
            source = at(self.current, path)
            if source is None:
                continue
            needed = bool(path) and is_required(self.target, path)
            if source.members and target.members:
                self.steps.extend(without_null(path, source, target, is_required=needed))
                continue
            self.steps.extend(conversions(path, source, target, is_required=needed, inside=self._inside))
            if path and (_changes_shape(source, target) or union_of(source) is not None):
                self._put(path, target)

    def _inside(self, source: Sketch, target: Sketch, *, is_whole: bool = True) -> list[Step]:
        if self._levels_left == 0:
            return []
        proposal = Proposal(source, target, self.threshold, self._pairing)
        proposal._levels_left = self._levels_left - 1
        return proposal.made(is_whole=is_whole)

    def _missing(self) -> None:
        for path, target in list(fields_of(self.target)):
            if not is_required(self.target, path) or at(self.current, path[:-1]) is None:
                continue
            if at(self.current, path) is not None and is_required(self.current, path):
                continue
            value, question = constant_for(path, target)
            holder = at(self.current, path[:-1])
            op = "add" if self._is_new(path) and (holder is None or holder.values is None) else "default"
            reason = f"{place(path)} must be there" + (", and has this default" if not question else "")
            score = 0.9 if not question else 0.4
            self.steps.append(step(op, reason, at=path, value=value, score=score, question=question))
            self.current = placed(self.current, path, target, required=True)

    def _too_much(self) -> None:
        for path, target in [((), self.target), *fields_of(self.target)]:
            source = at(self.current, path)
            if source is None or not target.is_closed:
                continue
            for key in sorted(set(source.members) - set(target.members)):
                inner = (*path, key)
                self.steps.append(step("remove", f"{place(inner)} has no place any more", at=inner, score=0.8))
                self.current = placed(self.current, inner, None)


def _changes_shape(source: Sketch, target: Sketch) -> bool:
    """Whether a list, a map or a scalar has become another of them."""
    one, two = source.solid_types, target.solid_types
    return bool(one and two) and one != two and bool((one | two) & {"array", "object"})


def _depth_in_common(one: Path, other: Path) -> int:
    """How many keys two ways share."""
    pairs = zip(one, other, strict=False)
    return next((depth for depth, (key, found) in enumerate(pairs) if key != found), min(len(one), len(other)))


def _same_types_in(holder: Sketch, wanted: Sketch) -> str | None:
    """The member that a scalar would be: of its types, and rather one that must be there."""
    fits = [key for key, member in holder.members.items() if member.solid_types == wanted.solid_types]
    if not fits and wanted.solid_types and wanted.solid_types <= NUMERIC:
        fits = [key for key, member in holder.members.items() if member.solid_types and member.solid_types <= NUMERIC]
    return min(fits, key=lambda key: (key not in holder.required, fits.index(key)), default=None)


def _whole_names(sketch: Sketch, may_be: Callable[[Path], bool], parts: tuple[Path, Path] | None) -> list[Path]:
    """Where the name of somebody stands as a whole; beside the parts, it may be called a name of any sort."""
    if parts is None:
        return []
    fields = [path for path, _ in fields_of(sketch) if may_be(path)]
    exact = [path for path in fields if words_of(path[-1]) in (("name",), ("full", "name"), ("fullname",))]
    return exact or [path for path in fields if words_of(path[-1])[-1:] == ("name",) and path[:-1] == parts[0][:-1]]


def _two_names(paths: Iterator[Path]) -> tuple[Path, Path] | None:
    """Given and family name, in this order."""
    found: dict[str, Path] = {}
    for path in paths:
        words = words_of(path[-1])
        if words and (len(words) == 1 or words[1:] == ("name",)):
            found.setdefault(words[0], path)
    for pair in _PAIRS_OF_NAMES:
        if pair <= set(found):
            given = next(word for word in pair if word in ("first", "given", "firstname", "forename"))
            return found[given], found[next(iter(pair - {given}))]
    return None
