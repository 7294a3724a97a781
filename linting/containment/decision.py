"""Is every payload of the writer valid under the reader?"""

from linting.containment.verdicts import Proved, Settings, Undecided, Verdict
from linting.schemas import Schema

_DEFAULTS = Settings()


def contains(writer: Schema, reader: Schema, settings: Settings = _DEFAULTS) -> Verdict:
    """Whether L(writer) is a subset of L(reader), under what `settings` says about writers and formats."""
    if writer.digest == reader.digest and writer.dialect is reader.dialect and not writer.references:
        return Proved()
    return Undecided(f"No rule settles this pair for writers that are {settings.writer}")
