"""Several people changing one environment at the same moment, on threads with connections of their own."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from registry.delivery import services
from registry.delivery.bundle_format import entries_in
from registry.identity.actors import SYSTEM
from tests.factories import make_published_version
from tests.registry.delivery.conftest import DOWN, NEW, UP

pytestmark = pytest.mark.django_db(transaction=True)


def test_revisions_rise_by_one_and_nobody_s_change_is_lost(contract, new, old, gateway):
    middle = make_published_version(contract, NEW, number="3.0.0")
    mappings = [
        services.mapping_attach(SYSTEM, source=source, target=target, ops=ops)
        for source, target, ops in ((new, old, DOWN), (middle, old, DOWN), (old, new, UP), (old, middle, UP))
    ]

    with ThreadPoolExecutor(len(mappings)) as people:
        list(people.map(_activate, mappings))

    bundles = list(gateway.environment.bundles.all())
    assert [bundle.revision for bundle in bundles] == [5, 4, 3, 2, 1]
    assert {entry["id"] for entry in entries_in(bundles[0])} == {mapping.public_id for mapping in mappings}


def _activate(mapping) -> None:
    try:
        services.mapping_activate(SYSTEM, mapping, environment="production")
    finally:
        connection.close()
