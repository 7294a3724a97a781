r"""A time without a zone.

What it does
    Reports patterns that accept a date with a time and no zone, such as `2024-02-29T12:00:00`, but refuse the same
    with a zone.

Why is this bad
    Nobody can tell which moment is meant: readers take it for local time, each in another place, and an hour is lost
    or doubled twice a year. A zone cannot be added later without a break.

Example
    {"type": "string", "pattern": "^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}$"}

Use instead
    {"type": "string", "format": "date-time"}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.schemas.matching import found

_MOMENTS = ("2024-02-29T12:00:00", "2024-02-29 12:00:00")
_FURTHER = ("Z", "+01:00", "+0100", " UTC", " +0000", ".123Z", ".000000Z")
_NO_MOMENT = "x"


@rule(Level.WARNING, on=("pattern",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the pattern."""
    pattern = here.text("pattern")
    if not ("T" in pattern or " " in pattern or ":" in pattern) or found(pattern, _NO_MOMENT) is not False:
        return
    for moment in _MOMENTS:
        if found(pattern, moment) is True and not any(found(pattern, moment + zone) for zone in _FURTHER):
            yield here.remark(f"accepts {moment!r}, and no zone: nobody can tell which moment is meant", "pattern")
            return
