"""A pattern's deterministic automaton, made state by state as it is walked and kept for the next walk.

A state is the set of positions one may be at (bits), and those one may be at if promises about the rest of the text
are kept; a promise is itself a state of a deterministic automaton. Subset construction as in Thompson (1968), on
demand. States may be shared between threads: making one twice is harmless, and the table keeps the first.
"""

from collections.abc import Iterable, Sequence

from linting.patterns.alphabet import SURROGATE, Alphabet
from linting.patterns.program import ACCEPTED, ACCEPTED_AT_END, FIRST_POSITION, Before, Guards, Part, Program, Reach
from linting.patterns.properties import WORD

MOST_STATES = 4_000
"""States of a part beyond which an automaton keeps none of them for the next walk."""

Promises = frozenset[tuple["State", bool]]
_NO_PROMISES: Promises = frozenset()
_ACCEPTING = 1 << ACCEPTED | 1 << ACCEPTED_AT_END


class State:
    """A set of positions, some under promises. `verdict` is True or False where no further text can change it.

    `weight` tells roughly how dear a step from here is; a search's budget is charged with it.
    """

    __slots__ = ("accepting", "free", "guarded", "moves", "runner", "verdict", "weight")

    accepting: bool
    verdict: bool | None

    def __init__(self, runner: "Runner", free: int, guarded: frozenset[tuple[int, Promises]]) -> None:
        self.runner = runner
        self.free = free
        self.guarded = guarded
        self.moves: dict[int, State] = {}
        self.weight = 1 + (free.bit_count() >> 7) + (len(guarded) >> 3)
        self.verdict = None
        if free & 1:
            self.verdict = True
        elif not free and not guarded and not runner.searching:
            self.verdict = False
        self.accepting = bool(free & _ACCEPTING) or any(
            position < FIRST_POSITION and all(state.accepting == kept_if for state, kept_if in promises)
            for position, promises in guarded
        )

    def step(self, letter: int) -> "State":
        """The state after one more character of class `letter`."""
        if self.verdict is not None:
            return self
        following = self.moves.get(letter)
        if following is None:
            following = self.moves.setdefault(letter, self.runner.follow(self, letter))
        return following


class Settled(State):
    """Where an automaton is left alone: nothing depends on it any more."""

    __slots__ = ()

    def __init__(self) -> None:
        self.moves = {}
        self.weight = 1
        self.verdict = self.accepting = False


SETTLED = Settled()


class Runner:
    """Makes the states of one part."""

    def __init__(self, machine: "Machine", part: Part, allowed: Sequence[int], *, searching: bool) -> None:
        self.machine = machine
        self.part = part
        self.allowed = allowed
        self.chained = [_chained(reaches) for reaches in part.after]
        self.searching = searching
        self.table: dict[tuple[int, frozenset[tuple[int, Promises]]], State] = {}

    def enter(self, before: Before) -> State:
        gathering = _Gathering(self.machine)
        gathering.add(self.part.start[before], _NO_PROMISES)
        return self._state(gathering)

    def follow(self, state: State, letter: int) -> State:
        machine, part = self.machine, self.part
        before = machine.before[letter]
        after = part.after[before - 1]
        allowed = self.allowed[letter]
        gathering = _Gathering(machine)
        if self.searching:
            gathering.add(part.start[before], _NO_PROMISES)
        live = state.free & allowed
        chained = live & self.chained[before - 1]
        gathering.free |= chained >> 1
        live ^= chained
        while live:
            lowest = live & -live
            gathering.add(after[lowest.bit_length() - 1 - FIRST_POSITION], _NO_PROMISES)
            live ^= lowest
        for position, promises in state.guarded:
            if position == ACCEPTED or allowed >> position & 1:
                kept = _advanced(promises, letter)
                if kept is not None and position == ACCEPTED:
                    gathering.put(ACCEPTED, kept)
                elif kept is not None:
                    gathering.add(after[position - FIRST_POSITION], kept)
        return self._state(gathering)

    def _state(self, gathering: "_Gathering") -> State:
        if gathering.free & 1:
            return self.machine.top
        free = gathering.free
        guarded = frozenset([entry for entry in gathering.guarded if not free >> entry[0] & 1])
        key = free, guarded
        known = self.table.get(key)
        if known is None:
            known = self.table.setdefault(key, State(self, free, guarded))
            if len(self.table) > MOST_STATES:
                self.machine.retire()
        return known


def _chained(reaches: Sequence[Reach]) -> int:
    """The positions that lead to nothing but the one numbered just below, as in a literal: all step in one shift."""
    chained = bytearray(len(reaches) // 8 + 2)
    for position, reach in enumerate(reaches, FIRST_POSITION):
        if not reach.guarded and reach.free == 1 << position - 1:
            chained[position // 8] |= 1 << position % 8
    return int.from_bytes(chained, "little")


class _Gathering:
    """Collects where one may be next."""

    __slots__ = ("free", "guarded", "machine")

    def __init__(self, machine: "Machine") -> None:
        self.machine = machine
        self.free = 0
        self.guarded: set[tuple[int, Promises]] = set()

    def put(self, position: int, promises: Promises) -> None:
        if promises:
            self.guarded.add((position, promises))
        else:
            self.free |= 1 << position

    def add(self, reach: Reach, promises: Promises) -> None:
        if not promises:
            self.free |= reach.free
        else:
            for position in range(reach.free.bit_length()):
                if reach.free >> position & 1:
                    self.guarded.add((position, promises))
        for position, guards in reach.guarded:
            made = self.machine.promise(guards)
            if made is not None:
                self.put(position, promises | made)


def _advanced(promises: Promises, letter: int) -> Promises | None:
    """The promises after one more character, without those that are kept for good; None if one is broken."""
    return _open([(state.step(letter), kept_if) for state, kept_if in promises])


def _open(promises: Iterable[tuple[State, bool]]) -> Promises | None:
    waiting: list[tuple[State, bool]] = []
    for state, kept_if in promises:
        if state.verdict is None:
            waiting.append((state, kept_if))
        elif state.verdict is not kept_if:
            return None
    return frozenset(waiting)


class Machine:
    """The runners of one program over one alphabet, and the states made so far."""

    def __init__(self, program: Program, plan: "Plan", owner: "Automaton") -> None:
        self.before = plan.before
        self.owner = owner
        searching = any(reach.free or reach.guarded for reach in program.parts[0].start[Before.OTHER :])
        self.runners = [
            Runner(self, part, allowed, searching=searching and not number)
            for number, (part, allowed) in enumerate(zip(program.parts, plan.allowed, strict=True))
        ]
        self.top = State(self.runners[0], 1 << ACCEPTED, frozenset())
        self.start = self.runners[0].enter(Before.NOTHING)

    def promise(self, guards: Guards) -> Promises | None:
        """The open promises that guards make; None if one is broken from the outset."""
        return _open([(self.runners[guard.part].enter(guard.before), guard.kept_if) for guard in guards])

    def retire(self) -> None:
        """Leaves a machine that has grown large to those who walk on it now, so that memory stays flat."""
        if self.owner.machine is self:
            self.owner.machine = None


class Plan:
    """What a program's machines share: its alphabet, and by letter the positions it leads on from."""

    def __init__(self, program: Program) -> None:
        charsets = {charset: None for part in program.parts for charset in part.charsets}
        sets = [*charsets, WORD] if program.sees_words else [*charsets]
        self.alphabet = Alphabet(sets)
        numbers = {charset: number for number, charset in enumerate(sets)}
        members = self.alphabet.members
        self.allowed = [_allowed([numbers[charset] for charset in part.charsets], members) for part in program.parts]
        word = 1 << numbers[WORD] if program.sees_words else 0
        self.before = [Before.WORD if member & word else Before.OTHER for member in members]


def _allowed(sets: Sequence[int], members: Sequence[int]) -> list[int]:
    places: dict[int, int] = {}
    for position, number in enumerate(sets, FIRST_POSITION):
        places[number] = places.get(number, 0) | 1 << position
    return [sum(bits for number, bits in places.items() if member >> number & 1) for member in members]


class Automaton:
    """The strings in which a program finds a match. `key` names the language: equal keys, equal languages.

    `wider`, if there is one, is a smaller automaton of a language that contains this one.
    """

    __slots__ = ("_plan", "_program", "alphabet", "key", "machine", "wider")

    def __init__(self, key: str, program: Program, wider: "Automaton | None" = None) -> None:
        self.key = key
        self.wider = wider
        self._program = program
        self._plan = Plan(program)
        self.machine: Machine | None = None
        self.alphabet = self._plan.alphabet

    @property
    def start(self) -> State:
        """Where a walk begins."""
        machine = self.machine
        if machine is None:
            self.machine = machine = Machine(self._program, self._plan, self)
        return machine.start

    def accepts(self, text: str) -> bool:
        """Whether the pattern finds a match; a text with a lone surrogate is in no language."""
        state, class_of = self.start, self.alphabet.class_of
        for character in text:
            letter = class_of(ord(character))
            if letter == SURROGATE:
                return False
            state = state.step(letter)
            if state.verdict is not None:
                break
        return state.accepting

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Automaton) and self.key == other.key

    def __hash__(self) -> int:
        return hash(self.key)

    def __repr__(self) -> str:
        return f"Automaton({self.key!r})"
