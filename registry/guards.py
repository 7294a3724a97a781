"""Rules that the database itself keeps, so that no bug and no console session can break them.

Each guard is a trigger, said once and written for PostgreSQL and SQLite alike; migrations install
it. Rebuilding a table (as Django does on SQLite when it alters a column) drops its triggers, so
such a migration ends by installing them again; the tests of each guard notice when it does not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_REFUSE = """
CREATE OR REPLACE FUNCTION registry_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = TG_ARGV[0], ERRCODE = 'integrity_constraint_violation';
END $$
"""


@dataclass(frozen=True)
class Guard:
    """Refuse `event` (UPDATE, DELETE or TRUNCATE) on rows of `table` for which `condition` holds.

    `condition` is SQL that both databases read, over OLD and NEW, with `{changed:column}` for "this column
    would change". A refusal reaches Python as IntegrityError.
    """

    name: str
    table: str
    event: str
    message: str
    condition: str = ""

    def install(self, editor: BaseDatabaseSchemaEditor) -> None:
        self.remove(editor)
        if editor.connection.vendor == "postgresql":
            editor.execute(_REFUSE)
        if statement := self._create(editor.connection.vendor):
            editor.execute(statement)

    def remove(self, editor: BaseDatabaseSchemaEditor) -> None:
        on_table = f" ON {self.table}" if editor.connection.vendor == "postgresql" else ""
        editor.execute(f"DROP TRIGGER IF EXISTS {self.name}{on_table}")

    def _create(self, vendor: str) -> str:
        when = f"WHEN ({_spelled(self.condition, vendor)})" if self.condition else ""
        if vendor == "postgresql":
            each = "STATEMENT" if self.event == "TRUNCATE" else "ROW"
            return (
                f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH {each} {when} "
                f"EXECUTE FUNCTION registry_refuse('{self.message}')"
            )
        if self.event == "TRUNCATE":
            return ""  # SQLite has none
        return (
            f"CREATE TRIGGER {self.name} BEFORE {self.event} ON {self.table} FOR EACH ROW {when} "
            f"BEGIN SELECT RAISE(ABORT, '{self.message}'); END"
        )


def any_changed(*columns: str) -> str:
    """The condition that at least one of `columns` would change."""
    return " OR ".join(f"{{changed:{column}}}" for column in columns)


def _spelled(condition: str, vendor: str) -> str:
    differs = "IS DISTINCT FROM" if vendor == "postgresql" else "IS NOT"
    parts = condition.split("{changed:")
    spelled = parts[0]
    for part in parts[1:]:
        column, _, rest = part.partition("}")
        spelled += f"OLD.{column} {differs} NEW.{column}{rest}"
    return spelled


def installing(*guards: Guard) -> migrations.RunPython:
    """The migration operation that installs `guards`, and removes them on the way back."""
    return migrations.RunPython(_for_each(guards, Guard.install), _for_each(guards, Guard.remove))


def _for_each(guards: tuple[Guard, ...], act: Callable[[Guard, BaseDatabaseSchemaEditor], None]):
    def run(_apps, editor: BaseDatabaseSchemaEditor) -> None:
        for guard in guards:
            act(guard, editor)

    return run
