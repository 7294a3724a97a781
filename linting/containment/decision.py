"""Is every payload of the writer valid under the reader?

Three layers, the cheapest first: equal schemas; the structural simulation, which proves most real pairs; the search for
a payload of `writer and not reader`, which refutes the others or proves them by finding that there is none.
"""

from linting.containment.closing import Closing
from linting.containment.confirmation import Sides, confirmed
from linting.containment.evaluation import Evaluator
from linting.containment.search import Empty, Inhabited, Search
from linting.containment.structure import Simulation
from linting.containment.unmodelled import first_opaque
from linting.containment.verdicts import Proved, Refuted, Settings, Undecided, Verdict, Writer
from linting.schemas import Schema
from linting.schemas.compilation import Compiler
from linting.schemas.terms import Arena, Term

_DEFAULTS = Settings()


def contains(writer: Schema, reader: Schema, settings: Settings = _DEFAULTS) -> Verdict:
    """Whether L(writer) is a subset of L(reader), under what `settings` says about writers, formats and defaults.

    A pure function of its arguments; it ends within `settings.budget` steps and never raises for what a schema says.
    """
    if writer.digest == reader.digest and writer.dialect is reader.dialect and not writer.index.external:
        return Proved()
    try:
        return _decided(writer, reader, settings)
    except RecursionError:
        return Undecided("The schemas nest too deeply")


def _decided(writer: Schema, reader: Schema, settings: Settings) -> Verdict:
    arena = Arena()
    evaluator = Evaluator(arena)
    written = Compiler(writer, arena, assert_formats=settings.assert_formats).root()
    read = Compiler(
        reader, arena, assert_formats=settings.assert_formats, apply_defaults=settings.readers_apply_defaults
    ).root()
    sent = Closing(arena).closed(written) if settings.writer is Writer.DECLARED else written
    if _is_simulated(sent, read, arena, evaluator, settings):
        return Proved()
    outcome = Search(arena, evaluator, settings.budget).inhabit([sent, arena.negation(read)])
    if isinstance(outcome, Empty):
        return Proved()
    if not isinstance(outcome, Inhabited):
        return _undecided(outcome.reason, written, read, arena)
    sides = Sides(writer, reader, written, read, settings)
    refutation = confirmed(outcome.value, sides, evaluator)
    return refutation if isinstance(refutation, Refuted) else _undecided(refutation, written, read, arena)


def _is_simulated(sent: Term, read: Term, arena: Arena, evaluator: Evaluator, settings: Settings) -> bool:
    return Simulation(arena, evaluator, settings.budget).proves(sent, read)


def _undecided(reason: str, written: Term, read: Term, arena: Arena) -> Undecided:
    """With the keyword that is not modelled, where there is one to blame."""
    opaque = first_opaque(read, arena) or first_opaque(written, arena)
    if opaque is None:
        return Undecided(reason)
    return Undecided(f"{opaque.keyword} is not modelled here", opaque.keyword, opaque.pointer)
