"""Letting the database decide who was first."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction

from registry.errors import Conflict


@contextmanager
def refusing_duplicates(message: str, *, code: str = "name-taken", remedy: str = "") -> Iterator[None]:
    """Writes inside are one savepoint; where a unique constraint refuses them, raises Conflict."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as taken:
        raise Conflict(message, code=code, remedy=remedy) from taken
