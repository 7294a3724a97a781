"""Is every payload of the writer valid under the reader?

Asked as: is there a payload of `writer and not reader`? A search answers it. What it finds is shown to independent
validators before anyone else sees it; that there is nothing to find is proved, and the proof can be checked without
the search (`linting.containment.certificate`). The reduction is that of "Witness generation for JSON Schema" (PVLDB
2022); that containment is decidable at all was shown by way of automata, to which that paper points.
"""

from linting.containment.closing import Closing
from linting.containment.confirmation import Confirmation
from linting.containment.evaluation import Evaluator
from linting.containment.naming import with_telling_names
from linting.containment.proofs import Certificate
from linting.containment.search import Empty, Search
from linting.containment.shrinking import shrunk
from linting.containment.stack import on_a_fresh_stack
from linting.containment.unmodelled import first_opaque
from linting.containment.verdicts import Proved, Settings, Undecided, Verdict, Writer
from linting.documents import canonical
from linting.records import replace
from linting.schemas import Schema
from linting.schemas.arena import Arena
from linting.schemas.compilation import Compiler
from linting.schemas.likeness import Likeness
from linting.schemas.terms import Term

_DEFAULTS = Settings()


def contains(writer: Schema, reader: Schema, settings: Settings = _DEFAULTS) -> Verdict:
    """Whether L(writer) is a subset of L(reader), under what `settings` says about writers, formats and defaults.

    A pure function of its arguments; it ends within `settings.budget` steps and never raises for what a schema says.
    """
    return Question(writer, reader, settings).answer(settings.writer)


class Question:
    """What is asked about one writer and one reader, who are read once for all kinds of writers."""

    def __init__(self, writer: Schema, reader: Schema, settings: Settings = _DEFAULTS) -> None:
        self._writer = writer
        self._reader = reader
        self._settings = settings
        self._terms: tuple[Arena, Term, Term] | None = None

    def answer(self, kind: Writer) -> Verdict:
        """As of `contains`, where the settings say that writers are of this kind."""
        if _are_the_same(self._writer, self._reader):
            return Proved()
        settings = replace(self._settings, writer=kind)
        try:
            return self._decided(settings)
        except RecursionError:
            self._terms = None  # perhaps for the depth of whoever asks, which no verdict may depend on
        try:
            return on_a_fresh_stack(lambda: self._decided(settings))
        except RecursionError:
            return Undecided("The schemas nest too deeply")

    def _decided(self, settings: Settings) -> Verdict:
        arena, written, read = self._terms = self._terms or self._compiled()
        evaluator = Evaluator(arena)
        sent = Closing(arena).closed(written) if settings.writer is Writer.DECLARED else written
        confirmation = Confirmation(self._writer, self._reader, written, read, settings, evaluator)
        search = Search(arena, evaluator, settings.budget)
        asked = (sent, arena.negation(read))
        outcome = search.inhabit(asked, confirmation.objection)
        if isinstance(outcome, Empty):
            return Proved(Certificate(arena, asked, outcome.core, search.lemmas))
        if confirmation.witness is not None:
            witness = shrunk(confirmation.witness[0], self._writer, confirmation.is_witness)
            schemas = (self._writer.value, self._reader.value)
            return confirmation.refutation(with_telling_names(witness, schemas, confirmation.is_witness))
        return _undecided(getattr(outcome, "reason", "No payload could be confirmed"), written, read, arena)

    def _compiled(self) -> tuple[Arena, Term, Term]:
        """What the two schemas mean, in one arena."""
        arena, writer, reader = Arena(), self._writer, self._reader
        formats, with_defaults = self._settings.assert_formats, self._settings.readers_apply_defaults
        likeness = None if with_defaults else Likeness(writer, reader)
        written = Compiler(writer, arena, assert_formats=formats, likeness=likeness).root()
        read = Compiler(reader, arena, assert_formats=formats, apply_defaults=with_defaults, likeness=likeness).root()
        return arena, written, read


def _are_the_same(writer: Schema, reader: Schema) -> bool:
    """Whether they are equal, and what they refer to."""
    if writer.digest != reader.digest or writer.dialect is not reader.dialect:
        return False
    supplied, other = writer.index.external, reader.index.external
    return supplied.keys() == other.keys() and all(canonical(supplied[uri]) == canonical(other[uri]) for uri in other)


def _undecided(reason: str, written: Term, read: Term, arena: Arena) -> Undecided:
    """With the keyword that is not modelled, where there is one to blame."""
    opaque = first_opaque(read, arena) or first_opaque(written, arena)
    if opaque is None:
        return Undecided(reason)
    return Undecided(f"{opaque.keyword} is not modelled here", opaque.keyword, opaque.pointer)
