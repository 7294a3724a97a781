"""Fixtures that every room may use; a room's own live beside its tests."""

import pytest

from tests.plugins.databases import use_a_file_for_sqlite


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> None:
    """Here and not in the plugin, for of two plugins pytest-django's own fixture of this name wins."""
    use_a_file_for_sqlite()
