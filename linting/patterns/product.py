"""Walking several automata at once, and judging where one stands."""

from collections.abc import Callable, Iterator, Sequence

from linting.patterns.alphabet import READABLE, Letter, characters, letters
from linting.patterns.automaton import SETTLED, Automaton, State
from linting.patterns.formula import All, Constant, Either, Formula, Literal, leaves
from linting.records import Record

Place = tuple[State, ...]
"""A state of the product: one state of each automaton."""


_READ_FIRST = frozenset(READABLE)
_ABREAST = 16
"""So many automata go along in the time of a step."""

KEY_A_STEP = 400
"""A formula of so long a key is read, or written anew, in the time of a step."""


class OutOfBudget(Exception):  # noqa: N818 - a signal, caught at the room's door
    """The search took more steps than it was given."""


class Tally:
    """The steps that several searches took together."""

    __slots__ = ("steps",)

    def __init__(self) -> None:
        self.steps = 0


class Budget:
    """Steps that may still be taken: moves of the product, large states and many automata counting for more.

    What is counted does not depend on what is cached, so the same question gets the same answer everywhere.
    """

    __slots__ = ("_tally", "left", "steps")

    def __init__(self, steps: int, tally: Tally | None = None) -> None:
        self.steps = self.left = steps
        self._tally = tally or Tally()

    def spend(self, steps: int) -> None:
        self.left -= steps
        self._tally.steps += steps
        if self.left < 0:
            raise OutOfBudget

    def share(self, number: int) -> "Budget":
        """One step in so many, for a search of its own: not taken from these, and counted all the same."""
        return Budget(self.left // number, self._tally)


class Move(Record):
    """On the character `code`, or any other of its class, to `target`."""

    code: int
    classes: tuple[int, ...]
    target: Place


class Product:
    """The automata of a formula side by side, over the fewest letters that any of them tells apart."""

    def __init__(self, formula: Formula, budget: Budget) -> None:
        atoms = dict.fromkeys(leaf.atom for leaf in leaves(formula) if isinstance(leaf, Literal))
        self.automata = [atom for atom in atoms if isinstance(atom, Automaton)]
        self.alphabets = tuple(automaton.alphabet for automaton in self.automata)
        self.start: Place = tuple([automaton.start for automaton in self.automata])
        self.budget = budget
        self._breadth = 1 + len(self.automata) // _ABREAST
        self._letters = letters(self.alphabets)
        self._letters_for: dict[int, tuple[Letter, ...]] = {}
        self._view = _view_of(formula, self.automata)
        self._cost_of_view = len(formula.key) // KEY_A_STEP
        self._asked: dict[tuple[bool | None, ...], int] = {}
        self._moves: dict[Place, tuple[Move, ...]] = {}

    def moves(self, place: Place) -> tuple[Move, ...]:
        """The moves to make from here, the most readable character first, and one for each target."""
        known = self._moves.get(place)
        if known is None:
            alphabet = self._letters_at(place)
            self.budget.spend(len(alphabet) * max([1, *[state.weight for state in place]]) * self._breadth)
            targets: dict[Place, Move] = {}
            for code, classes in alphabet:
                target = self._target(place, classes)
                if target not in targets:
                    targets[target] = Move(code, classes, target)
            known = self._moves[place] = tuple(targets.values())
        return known

    def _target(self, place: Place, classes: tuple[int, ...]) -> Place:
        """One character on, where an automaton is settled once the formula does not depend on it any more.

        So places that differ in such automata are one place, as derivatives are that are simplified (Owens, Reppy,
        Turon, "Regular-expression derivatives re-examined", Journal of Functional Programming 19(2), 2009, §4.1).
        """
        target = tuple([state.step(letter) for state, letter in zip(place, classes, strict=True)])
        verdicts = tuple([state.verdict for state in target])
        asked = self._asked.get(verdicts)
        if asked is None:
            self.budget.spend(self._cost_of_view)
            asked = self._asked[verdicts] = self._view(target)[1]
        return tuple(
            [
                state if state.verdict is not None or asked >> number & 1 else SETTLED
                for number, state in enumerate(target)
            ]
        )

    def _letters_at(self, place: Place) -> tuple[Letter, ...]:
        """One character for each class that the automata on which something depends here tell apart."""
        live = [number for number, state in enumerate(place) if state.verdict is None]
        key = sum(1 << number for number in live)
        known = self._letters_for.get(key)
        if known is None:
            found: dict[tuple[int, ...], Letter] = {}
            for letter in self._letters:
                found.setdefault(tuple([letter[1][number] for number in live]), letter)
            known = self._letters_for[key] = tuple(found.values())
        return known

    def all_moves(self, place: Place) -> Iterator[Move]:
        """Every move, also where several lead to the same target."""
        self.budget.spend(len(self._letters) * self._breadth)
        for code, classes in self._letters:
            yield Move(code, classes, self._target(place, classes))

    def spellings(self, move: Move) -> Iterator[int]:
        """Every character that makes the move, the most readable first."""
        intervals = characters(self.alphabets, move.classes)
        for code in READABLE:
            if any(low <= code <= high for low, high in intervals):
                yield code
        for low, high in intervals:
            yield from (code for code in range(low, high + 1) if code not in _READ_FIRST)


View = Callable[[Place], tuple[bool | None, int]]
"""What a formula will always be from a place on, None if that depends, and on which automata it does."""


def _view_of(formula: Formula, automata: Sequence[Automaton]) -> View:
    match formula:
        case Literal(Automaton() as atom, positive):
            return _view_of_literal(automata.index(atom), positive=positive)
        case All(parts):
            return _view_of_several([_view_of(part, automata) for part in parts], decisive=False)
        case Either(parts):
            return _view_of_several([_view_of(part, automata) for part in parts], decisive=True)
        case Constant(value):
            return lambda _: (value, 0)
    return lambda _: (None, 0)


def _view_of_literal(number: int, *, positive: bool) -> View:
    def view(place: Place) -> tuple[bool | None, int]:
        verdict = place[number].verdict
        return (None, 1 << number) if verdict is None else (verdict is positive, 0)

    return view


def _view_of_several(views: list[View], *, decisive: bool) -> View:
    def view(place: Place) -> tuple[bool | None, int]:
        is_open, asked = False, 0
        for inner in views:
            value, needed = inner(place)
            if value is decisive:
                return decisive, 0
            is_open |= value is None
            asked |= needed
        return (None, asked) if is_open else (not decisive, 0)

    return view


Now = Callable[[Place], bool]
Outlook = Callable[[Place], bool | None]


class Judge(Record):
    """What a formula without spans says of a place: whether it holds here, and whether it always will.

    `outlook` is True or False where no further text can change the answer, else None (Kleene's third value).
    """

    accepts: Now
    outlook: Outlook

    @staticmethod
    def of(formula: Formula, automata: Sequence[Automaton]) -> "Judge":
        """What it says depends on which automata accept, and on which are decided, and is remembered by these."""
        judge = Judge._of(formula, automata)
        now: dict[tuple[bool, ...], bool] = {}
        later: dict[tuple[bool | None, ...], bool | None] = {}

        def accepts(place: Place) -> bool:
            key = tuple([state.accepting for state in place])
            if key not in now:
                now[key] = judge.accepts(place)
            return now[key]

        def outlook(place: Place) -> bool | None:
            key = tuple([state.verdict for state in place])
            if key not in later:
                later[key] = judge.outlook(place)
            return later[key]

        return Judge(accepts, outlook)

    @staticmethod
    def _of(formula: Formula, automata: Sequence[Automaton]) -> "Judge":
        match formula:
            case Literal(Automaton() as atom, positive):
                return _judge_of_literal(automata.index(atom), positive=positive)
            case All(parts):
                return _judge_of_all([Judge._of(part, automata) for part in parts])
            case Either(parts):
                return _judge_of_either([Judge._of(part, automata) for part in parts])
            case Constant(value):
                return Judge(lambda _: value, lambda _: value)
        raise TypeError(f"a search cannot judge {formula.key}")


def _judge_of_literal(number: int, *, positive: bool) -> Judge:
    def outlook(place: Place) -> bool | None:
        verdict = place[number].verdict
        return None if verdict is None else verdict is positive

    return Judge(lambda place: place[number].accepting is positive, outlook)


def _judge_of_all(judges: list[Judge]) -> Judge:
    now, later = [judge.accepts for judge in judges], [judge.outlook for judge in judges]

    def outlook(place: Place) -> bool | None:
        views = [view(place) for view in later]
        return False if False in views else None if None in views else True

    return Judge(lambda place: all(accepts(place) for accepts in now), outlook)


def _judge_of_either(judges: list[Judge]) -> Judge:
    now, later = [judge.accepts for judge in judges], [judge.outlook for judge in judges]

    def outlook(place: Place) -> bool | None:
        views = [view(place) for view in later]
        return True if True in views else None if None in views else False

    return Judge(lambda place: any(accepts(place) for accepts in now), outlook)
