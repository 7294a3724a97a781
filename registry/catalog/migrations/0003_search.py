"""The search index: a GIN-indexed tsvector on PostgreSQL, an FTS5 table on SQLite."""

from django.db import migrations

_POSTGRES = [
    """
    CREATE TABLE catalog_search (
        contract_id bigint PRIMARY KEY,
        words tsvector NOT NULL,
        field_words tsvector NOT NULL
    )
    """,
    "CREATE INDEX catalog_search_words ON catalog_search USING gin ((words || field_words))",
]
_SQLITE = [
    "CREATE VIRTUAL TABLE catalog_search USING fts5 (words, field_words, tokenize = 'unicode61 remove_diacritics 0')",
]


def create_index(_apps, editor):
    for statement in _POSTGRES if editor.connection.vendor == "postgresql" else _SQLITE:
        editor.execute(statement)


def drop_index(_apps, editor):
    editor.execute("DROP TABLE catalog_search")


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_published_is_frozen")]

    operations = [migrations.RunPython(create_index, drop_index)]
