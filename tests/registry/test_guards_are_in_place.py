"""Every guard that is written down stands in the migrated database: altering a table may not lose one on the way."""

import ast
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]


def declared() -> dict[str, str]:
    """The name of each guard with the event it refuses."""
    calls = (
        node
        for path in (ROOT / "registry").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Guard"
    )
    return {
        call.args[0].value: next((word.value.value for word in call.keywords if word.arg == "event"), "UPDATE")
        for call in calls
        if call.args and isinstance(call.args[0], ast.Constant)
    }


def standing() -> set[str]:
    sql = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(sql[connection.vendor])
        return {name for (name,) in cursor.fetchall()}


@pytest.mark.django_db
def test_every_guard_stands() -> None:
    wanted = {name for name, event in declared().items() if not (event == "TRUNCATE" and connection.vendor == "sqlite")}

    assert len(wanted) >= 12
    assert wanted - standing() == set()
