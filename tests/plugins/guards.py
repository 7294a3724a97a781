"""Lift the database's guards (append-only audit, frozen versions) while a test database is emptied.

Tests that commit are cleaned up by emptying every table, which is just what the guards refuse.
Only this clean-up is let through; the tests themselves run with the guards in place.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager

import pytest


@pytest.fixture(scope="session", autouse=True)
def _emptying_is_let_through(django_db_modify_db_settings: None) -> Iterator[None]:
    from django.db.backends.base.operations import BaseDatabaseOperations

    flush = BaseDatabaseOperations.execute_sql_flush

    def flush_without_guards(self: BaseDatabaseOperations, sql_list: list[str]) -> None:
        with lifted(self.connection):
            flush(self, sql_list)

    patch = pytest.MonkeyPatch()
    patch.setattr(BaseDatabaseOperations, "execute_sql_flush", flush_without_guards)
    yield
    patch.undo()


def lifted(connection) -> AbstractContextManager[None]:
    """The guards of `connection`'s database are off inside; also for tests of what comes after somebody does that."""
    return _lifted_on_sqlite(connection) if connection.vendor == "sqlite" else _lifted_on_postgres(connection)


@contextmanager
def _lifted_on_postgres(connection) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield
        finally:
            cursor.execute("SET session_replication_role = DEFAULT")


@contextmanager
def _lifted_on_sqlite(connection) -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        triggers = cursor.fetchall()
        for name, _sql in triggers:
            cursor.execute(f"DROP TRIGGER {name}")
        try:
            yield
        finally:
            for _name, sql in triggers:
                cursor.execute(sql)
