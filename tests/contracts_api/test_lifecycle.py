from datetime import UTC, datetime, timedelta

import pytest
from django.utils.http import http_date

from registry.catalog import queries
from registry.clock import fixed, utc_now
from registry.identity.actors import SYSTEM
from registry.lifecycle.services import version_deprecate
from tests.contracts_api.conftest import ORDER

pytestmark = pytest.mark.django_db

SUNSET = datetime(2099, 1, 1, tzinfo=UTC)
DEPRECATION = {"sunset_at": "2099-01-01T00:00:00Z", "reason": "Replaced."}


@pytest.fixture
def deprecated(machine, published):
    machine.post(f"{published}/versions", {"schema": ORDER, "version": "2.0.0", "publish": True})
    answer = machine.post(f"{published}/versions/1.0.0/deprecate", DEPRECATION | {"successor": "2.0.0"})
    assert answer.status == 200, answer.body
    return published


def test_a_proposed_version_is_published(machine, contract):
    machine.post(f"{contract}/versions", {"schema": ORDER})

    answer = machine.post(f"{contract}/versions/1.0.0/publish")

    assert (answer.status, answer.body["state"]) == (200, "published")
    assert machine.post(f"{contract}/versions/1.0.0/publish").status == 409


def test_a_proposed_version_is_withdrawn_and_its_number_free_again(machine, contract):
    machine.post(f"{contract}/versions", {"schema": ORDER})

    assert machine.post(f"{contract}/versions/1.0.0/withdraw").body["state"] == "withdrawn"
    assert machine.post(f"{contract}/versions/1.0.0/withdraw").status == 409
    assert machine.post(f"{contract}/versions", {"schema": ORDER}).body["version"] == "1.0.0"


def test_a_published_version_cannot_be_withdrawn(machine, published):
    assert machine.post(f"{published}/versions/1.0.0/withdraw").code == "version-not-proposed"


def test_a_deprecated_version_says_so_wherever_it_is_served(machine, deprecated):
    for path in ("/versions/1.0.0", "/versions/1.0.0/schema", "/diff?old=1.0.0&new=2.0.0"):
        headers = machine.get(deprecated + path).headers

        assert headers["Deprecation"].startswith("@")
        assert headers["Sunset"] == http_date(SUNSET.timestamp())
        assert 'rel="successor-version"' in headers["Link"]
    assert "Deprecation" not in machine.get(f"{deprecated}/versions/2.0.0").headers


def test_a_client_whose_copy_is_fresh_is_told_of_the_deprecation_too(machine, deprecated):
    schema = f"{deprecated}/versions/1.0.0/schema"

    answer = machine.get(schema, If_None_Match=machine.get(schema).headers["ETag"])

    assert answer.status == 304
    assert "Sunset" in answer.headers


def test_the_window_is_part_of_the_version(machine, deprecated):
    version = machine.get(f"{deprecated}/versions/1.0.0").body

    assert version["state"] == "deprecated"
    assert version["deprecation"]["reason"] == "Replaced."
    assert version["deprecation"]["successor"] == "2.0.0"
    assert version["deprecation"]["sunset_at"] == "2099-01-01T00:00:00Z"


def test_a_sunset_moves_later_and_never_earlier(machine, deprecated):
    address = f"{deprecated}/versions/1.0.0/sunset"

    later = machine.post(address, {"sunset_at": "2100-01-01T00:00:00Z"})
    earlier = machine.post(address, {"sunset_at": "2098-01-01T00:00:00Z"})

    assert later.body["deprecation"]["sunset_at"] == "2100-01-01T00:00:00Z"
    assert (earlier.status, earlier.code) == (409, "sunset-not-later")


def test_a_version_is_retired_after_its_sunset_and_not_before(machine, deprecated):
    assert machine.post(f"{deprecated}/versions/1.0.0/retire").code == "sunset-not-reached"
    last_year = utc_now() - timedelta(days=365)
    version = queries.version_by_number(queries.contract_by_name("shop", "order"), "2.0.0")
    version_deprecate(SYSTEM, version, sunset_at=last_year + timedelta(days=1), reason="Old.", clock=fixed(last_year))

    assert machine.post(f"{deprecated}/versions/2.0.0/retire").body["state"] == "retired"


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"sunset_at": "2020-01-01T00:00:00Z"}, "/sunset_at"),
        ({"sunset_at": "2099-01-01"}, "/sunset_at"),
        ({"sunset_at": "2099-01-01T00:00:00"}, "/sunset_at"),
        ({"sunset_at": None}, "/sunset_at"),
        ({"reason": ""}, "/reason"),
        ({"successor": "7.0.0"}, "/successor"),
        ({"successor": "1.0.0"}, "/successor"),
        ({"why": "x"}, "/why"),
    ],
)
def test_a_deprecation_that_makes_no_sense_is_refused(machine, published, change, pointer):
    answer = machine.post(f"{published}/versions/1.0.0/deprecate", DEPRECATION | change)

    assert (answer.status, answer.places[0][1]) == (422, pointer), answer.body
    assert machine.get(f"{published}/versions/1.0.0").body["state"] == "published"


def test_only_a_published_version_is_deprecated(machine, contract):
    machine.post(f"{contract}/versions", {"schema": ORDER})

    assert machine.post(f"{contract}/versions/1.0.0/deprecate", DEPRECATION).code == "version-not-published"
