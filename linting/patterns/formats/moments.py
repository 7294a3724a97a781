"""`date`, `time`, `date-time` and `duration` (RFC 3339, §5.6 and appendix A)."""

_LEAP_YEAR = r"(?:\d\d(?:0[48]|[2468][048]|[13579][26])|(?:[02468][048]|[13579][26])00)"
_DATE = (
    r"(?:\d{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])"
    r"|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)"
    r"|02-(?:0[1-9]|1\d|2[0-8]))"
    rf"|{_LEAP_YEAR}-02-29)"
)
_HOUR = r"(?:[01]\d|2[0-3])"
_FRACTION = r"(?:\.\d+)?"


_OFFSET = rf"(?:[Zz]|[+-]{_HOUR}:[0-5]\d)"
_TIME = rf"{_HOUR}:[0-5]\d:(?:[0-5]\d|60){_FRACTION}{_OFFSET}"
_DAYS = r"(?:\d+D|\d+M(?:\d+D)?|\d+Y(?:\d+M(?:\d+D)?)?)"
_HOURS = r"T(?:\d+S|\d+M(?:\d+S)?|\d+H(?:\d+M(?:\d+S)?)?)"

PATTERNS = {
    "date": f"^{_DATE}$",
    "duration": rf"^P(?:{_DAYS}(?:{_HOURS})?|{_HOURS}|\d+W)$",
}

# Second 60 stands only where the clock in UTC shows 23:59 (RFC 3339, §5.7). An automaton would have to remember each of
# the 1,440 minutes to compare them with the offset.
_LEAP_SECOND = ":60"

PARTLY = {
    "time": (f"^{_TIME}$", _LEAP_SECOND),
    "date-time": (f"^{_DATE}[Tt]{_TIME}$", _LEAP_SECOND),
}
"""For each format its grammar, and what must not be found in a text for the grammar to be the whole truth about it."""
