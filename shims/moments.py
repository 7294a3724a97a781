"""Moments in time: RFC 3339 text, dates and epochs, in whole numbers and without any time zone database.

A moment is the count of milliseconds since 1970-01-01T00:00:00Z in the proleptic Gregorian calendar, for the years 0000
to 9999 that RFC 3339 can write. Civil days by Howard Hinnant, "chrono-compatible low-level date algorithms".
"""

import re
from typing import Literal, get_args

from linting.patterns.formats.moments import PATTERNS as _PATTERNS

Form = Literal["date-time", "date", "epoch-s", "epoch-ms"]
FORMS: tuple[Form, ...] = get_args(Form)

DAY = 86_400_000
ZONE = r"^(?:Z|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])$"

DATE_BODY = _PATTERNS["date"][1:-1]
"""A pattern for exactly the dates that `date_text` writes."""

_DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_DATE_TIME = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.([0-9]+))?([Zz]|[+-][0-9]{2}:[0-9]{2})",
    re.ASCII,
)


def date_time_body(zone: str) -> str:
    """A pattern for what `date_time_text` writes in a zone, whose pattern is given."""
    time = r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]{3})?"
    return f"(?:{DATE_BODY})T{time}{zone}"


def day_number(year: int, month: int, day: int) -> int:
    """Days since 1970-01-01."""
    year -= month <= 2
    era, of_era = divmod(year, 400)
    of_year = (153 * (month + (-3 if month > 2 else 9)) + 2) // 5 + day - 1
    return era * 146_097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719_468


def civil_day(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day number."""
    era, of_era = divmod(number + 719_468, 146_097)
    year = (of_era - of_era // 1_460 + of_era // 36_524 - of_era // 146_096) // 365
    of_year = of_era - (365 * year + year // 4 - year // 100)
    month = (5 * of_year + 2) // 153
    day = of_year - (153 * month + 2) // 5 + 1
    month += 3 if month < 10 else -9
    return year + era * 400 + (month <= 2), month, day


EARLIEST = day_number(0, 1, 1) * DAY
LATEST = day_number(10_000, 1, 1) * DAY - 1


def day_of(text: str) -> int | None:
    """The day that an RFC 3339 full-date names; None where it names none."""
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day = (int(part) for part in match.groups())
    if not (1 <= month <= 12 and day >= 1):
        return None
    number = day_number(year, month, day)
    return number if civil_day(number) == (year, month, day) else None


def moment_of(text: str) -> int | None:
    """The moment of an RFC 3339 date-time, cut to milliseconds; None where it is none.

    A leap second (§5.6: 60, which only the last minute of a UTC day has) is the first moment of the next day.
    """
    match = _DATE_TIME.fullmatch(text)
    if match is None or (day := day_of(match[1])) is None:
        return None
    hour, minute, second = int(match[2]), int(match[3]), int(match[4])
    offset = offset_of(match[6])
    if offset is None or hour > 23 or minute > 59 or second > 60:
        return None
    moment = day * DAY + ((hour * 60 + minute) * 60 + second) * 1_000 - offset
    if second == 60 and moment % DAY:
        return None
    return moment + int(((match[5] or "") + "000")[:3])


def offset_of(zone: str) -> int | None:
    """Milliseconds that a zone such as `Z` or `+02:00` is ahead of UTC; None for hours or minutes out of range."""
    if zone in ("Z", "z"):
        return 0
    hours, minutes = int(zone[1:3]), int(zone[4:6])
    if hours > 23 or minutes > 59:
        return None
    return (hours * 60 + minutes) * 60_000 * (-1 if zone[0] == "-" else 1)


def within_range(moment: int, zone: str) -> int:
    """The moment, or the nearest that can be written in a zone."""
    ahead = offset_of(zone) or 0
    return min(max(moment, EARLIEST - ahead), LATEST - ahead)


def date_text(moment: int, zone: str) -> str | None:
    """The date of a moment in a zone; None outside of the years 0000 to 9999."""
    local = moment + (offset_of(zone) or 0)
    if not EARLIEST <= local <= LATEST:
        return None
    return "{:04}-{:02}-{:02}".format(*civil_day(local // DAY))


def date_time_text(moment: int, zone: str) -> str | None:
    """A moment in a zone as RFC 3339 writes it, milliseconds only where there are some; None out of range."""
    date = date_text(moment, zone)
    if date is None:
        return None
    seconds, fraction = divmod((moment + (offset_of(zone) or 0)) % DAY, 1_000)
    minutes, second = divmod(seconds, 60)
    hour, minute = divmod(minutes, 60)
    fraction_text = f".{fraction:03}" if fraction else ""
    return f"{date}T{hour:02}:{minute:02}:{second:02}{fraction_text}{zone}"
