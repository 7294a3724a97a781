"""The parts of an address. What they do not match cannot be in the database, so it is not asked."""

from django.urls.converters import IntConverter, StringConverter


class NameConverter(StringConverter):
    """A namespace, a contract's name, a team's slug or a user's name."""

    regex = r"[A-Za-z0-9_.@+-]{1,200}"


class IdConverter(IntConverter):
    """A number that fits the database's keys."""

    regex = r"[0-9]{1,18}"


class NumberConverter(StringConverter):
    """A version number, as `1.2.0`."""

    regex = r"(?:0|[1-9][0-9]{0,8})\.(?:0|[1-9][0-9]{0,8})\.(?:0|[1-9][0-9]{0,8})"
