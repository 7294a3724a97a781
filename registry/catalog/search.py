"""Full-text search over contracts: PostgreSQL's tsvector or SQLite's FTS5, behind the same three functions.

Both databases are given the same plain words, split here, and are asked for words that begin with
those of the query, so neither one's parser or query language ever sees what somebody typed.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from django.db import connection
from django.db.models import Q
from django.db.models.expressions import RawSQL

from registry.catalog.models import Contract

MOST_WORDS_ASKED = 12
LONGEST_WORD = 64
MOST_TEXT_KEPT = 400_000  # bytes; a tsvector holds one megabyte, and two of these are joined

_WORD = re.compile(r"[^\W_]+")
_CAMEL_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def words_in(text: str, *, wholes: bool = True) -> Iterator[str]:
    """The words of `text`, folded; `customerEmail` gives its parts, and with `wholes` itself besides."""
    for run in _WORD.findall(unicodedata.normalize("NFC", text)):
        humps = _CAMEL_HUMP.split(run)
        if wholes or len(humps) == 1:
            yield run.casefold()[:LONGEST_WORD]
        if len(humps) > 1:
            yield from (hump.casefold()[:LONGEST_WORD] for hump in humps)


def remember(contract: Contract, field_names: Iterable[str] | None = None) -> None:
    """Put what the contract says into the index; belongs inside the transaction that changed it.

    `field_names` are those of the latest version; None leaves the ones that are there.
    """
    steward = contract.steward
    words = _distinct(
        [
            contract.namespace,
            contract.name,
            contract.description,
            contract.domain,
            contract.owner_team.slug,
            contract.owner_team.name,
            steward.get_username() if steward else "",
            *contract.tags,
        ]
    )
    field_words = None if field_names is None else _distinct(field_names)
    _store(contract.pk, words, field_words)


def matching(text: str) -> Q:
    """The condition that a contract has, for each word of `text`, a word that begins with it."""
    words = list(dict.fromkeys(words_in(text, wholes=False)))[:MOST_WORDS_ASKED]
    if not words:
        return Q() if not text.strip() else Q(pk__in=[])
    if connection.vendor == "postgresql":
        sql = "SELECT contract_id FROM catalog_search WHERE words || field_words @@ %s::tsquery"
        asked = " & ".join(f"'{word}':*" for word in words)
    else:
        sql = "SELECT rowid FROM catalog_search WHERE catalog_search MATCH %s"
        asked = " AND ".join(f'"{word}" *' for word in words)
    return Q(pk__in=RawSQL(sql, [asked]))  # noqa: S611 - the text is a parameter, and holds letters and digits only


def tagged(tag: str) -> Q:
    """The condition that a contract carries exactly this tag."""
    if connection.vendor == "postgresql":
        return Q(tags__contains=[tag])
    sql = "SELECT c.id FROM catalog_contract c, json_each(c.tags) t WHERE t.value = %s"
    return Q(pk__in=RawSQL(sql, [tag]))  # noqa: S611 - the tag is a parameter


def _distinct(texts: Iterable[str]) -> list[str]:
    found = dict.fromkeys(word for text in texts for word in words_in(text))
    room = MOST_TEXT_KEPT
    kept = []
    for word in found:
        room -= len(word.encode()) + 1
        if room < 0:
            break
        kept.append(word)
    return kept


def _store(contract_id: int, words: list[str], field_words: list[str] | None) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                """
                INSERT INTO catalog_search (contract_id, words, field_words)
                VALUES (%s, array_to_tsvector(%s::text[]), array_to_tsvector(%s::text[]))
                ON CONFLICT (contract_id) DO UPDATE SET words = EXCLUDED.words,
                    field_words = CASE WHEN %s THEN EXCLUDED.field_words ELSE catalog_search.field_words END
                """,
                [contract_id, words, field_words or [], field_words is not None],
            )
            return
        if field_words is None:
            cursor.execute("SELECT field_words FROM catalog_search WHERE rowid = %s", [contract_id])
            row = cursor.fetchone()
            field_words = row[0].split() if row else []
        cursor.execute("DELETE FROM catalog_search WHERE rowid = %s", [contract_id])
        cursor.execute(
            "INSERT INTO catalog_search (rowid, words, field_words) VALUES (%s, %s, %s)",
            [contract_id, " ".join(words), " ".join(field_words)],
        )
