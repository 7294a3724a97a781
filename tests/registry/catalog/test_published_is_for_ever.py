"""A published version is never changed or removed: not by a service, not by a console, not by SQL."""

import pytest
from django.db import IntegrityError, connection, transaction

from registry.catalog import queries, services
from registry.catalog.models import Version, VersionState
from registry.errors import Conflict
from registry.identity.actors import SYSTEM
from tests.factories import make_contract, make_proposed_version, make_published_version

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "change",
    [
        {"source": b"{}"},
        {"canonical": "{}"},
        {"digest": "sha256:0"},
        {"minor": 9},
        {"dialect": "draft4"},
        {"change_note": "other words"},
        {"submitted_by": "nobody"},
        {"published_at": None},
        {"state": VersionState.PROPOSED},
        {"state": VersionState.WITHDRAWN},
    ],
)
def test_the_database_refuses_to_change_it(change: dict) -> None:
    version = make_published_version()

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(**change)

    assert Version.objects.values().get(pk=version.pk) == Version.objects.values().get(pk=version.pk)
    assert queries.version_by_number(version.contract, "1.0.0").state == VersionState.PUBLISHED


def test_the_database_refuses_to_remove_it() -> None:
    version = make_published_version()

    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM catalog_version WHERE id = %s", [version.pk])

    assert Version.objects.filter(pk=version.pk).exists()


def test_a_state_moves_on_and_never_back() -> None:
    version = make_published_version()
    Version.objects.filter(pk=version.pk).update(state=VersionState.DEPRECATED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(state=VersionState.PUBLISHED)
    Version.objects.filter(pk=version.pk).update(state=VersionState.RETIRED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Version.objects.filter(pk=version.pk).update(state=VersionState.DEPRECATED)


def test_a_proposal_can_be_withdrawn_and_its_number_given_again() -> None:
    contract = make_contract()
    proposal = make_proposed_version(contract, number="1.0.0")

    services.version_withdraw(SYSTEM, proposal)
    again = make_proposed_version(contract, number="1.0.0")

    assert queries.version_by_number(contract, "1.0.0") == again


def test_only_a_proposal_is_published_or_withdrawn() -> None:
    version = make_published_version()

    for service in (services.version_publish, services.version_withdraw):
        with pytest.raises(Conflict) as refusal:
            service(SYSTEM, version)
        assert refusal.value.code == "version-not-proposed"
        assert "published" in refusal.value.message


@pytest.mark.parametrize(
    ("source", "syntax"),
    [
        (b'{ "type" : "object",\r\n\t"title": "caf\xc3\xa9" }\r\n\r\n', "json"),
        (b"\xef\xbb\xbf{}", "json"),
        (b"# a comment\ntype: object\nproperties:\n  no: {type: string}   # kept\n", "yaml"),
    ],
)
def test_the_schema_is_kept_byte_for_byte(source: bytes, syntax: str) -> None:
    contract = make_contract()

    services.version_propose(SYSTEM, contract, source=source)

    stored = queries.version_by_number(contract, "1.0.0")
    assert bytes(stored.source) == source
    assert stored.syntax == syntax
    assert stored.digest.startswith("sha256:")
