"""What a gateway meets when it pulls: DESIGN §8."""

import base64
import hashlib
import json
import re
import threading
import time

import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from django.db import OperationalError

from registry.delivery import queries, services, signing
from registry.delivery.waiting import WaitingRoom
from registry.identity import recent_tokens
from registry.identity.actors import SYSTEM, Role, Scope
from registry.identity.models import AccessToken
from registry.identity.services import token_revoke
from tests.contracts_api.calling import machine_of
from tests.factories import make_team
from tests.registry.delivery.conftest import DOWN

pytestmark = pytest.mark.django_db
BUNDLE = "/gateways/edge-1/bundle"


@pytest.fixture
def running(editor, mapping, gateway):
    """The mapping, active in production at revision 2."""
    services.mapping_activate(editor, mapping, environment="production")
    return mapping


def test_a_pull_gives_the_exact_bytes_with_etag_digest_and_signature(puller, running):
    answer = puller.get(BUNDLE)

    bundle = json.loads(answer.content)
    digest = hashlib.sha256(answer.content)
    assert answer.status == 200
    assert (bundle["environment"], bundle["revision"], bundle["oplevel"]) == ("production", 2, 1)
    assert [entry["ops"] for entry in bundle["mappings"]] == [DOWN]
    assert answer.headers["ETag"] == f'"r2-{digest.hexdigest()[:16]}"'
    assert answer.headers["Content-Digest"] == f"sha-256=:{base64.b64encode(digest.digest()).decode()}:"


def test_the_signature_holds_under_the_published_key_and_for_these_bytes_only(puller, nobody, running):
    answer = puller.get(BUNDLE)
    keyid, signature = re.fullmatch(r'keyid="(\w+)", ed25519=:(.*):', answer.headers["Shim-Signature"]).groups()

    (key,) = [key for key in nobody.get("/bundle-keys").body if key["keyid"] == keyid]
    public_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(key["public_key"]))

    public_key.verify(base64.b64decode(signature), answer.content)
    with pytest.raises(InvalidSignature):
        public_key.verify(base64.b64decode(signature), answer.content + b" ")


def test_an_unchanged_bundle_is_a_304_without_a_body(puller, running):
    etag = puller.get(BUNDLE).headers["ETag"]

    for known in (etag, f"W/{etag}", f'"other", {etag}'):
        answer = puller.get(BUNDLE, If_None_Match=known)
        assert (answer.status, answer.content, answer.headers["ETag"]) == (304, b"", etag)


def test_another_bundle_is_served_whole(puller, running, editor):
    etag = puller.get(BUNDLE).headers["ETag"]
    services.mapping_withdraw(editor, running)

    answer = puller.get(BUNDLE, If_None_Match=etag)

    assert answer.status == 200
    assert answer.headers["ETag"].startswith('"r3-')


def test_an_unchanged_bundle_costs_no_query_when_it_is_asked_for_again_at_once(
    puller, running, django_assert_num_queries
):
    etag = puller.get(BUNDLE).headers["ETag"]
    puller.get(BUNDLE, If_None_Match=etag)

    with django_assert_num_queries(0):
        assert puller.get(BUNDLE, If_None_Match=etag).status == 304


def test_a_gateway_needs_a_token_with_the_scope_and_a_role_in_its_team(team, gateway, nobody):
    without_scope = machine_of(team, Role.OWNER, (Scope.CONTRACTS_READ,))
    of_another_team = machine_of(make_team(), Role.OWNER)

    assert nobody.get(BUNDLE).status == 401
    assert without_scope.get(BUNDLE).code == "missing-scope"
    assert of_another_team.get(BUNDLE).code == "forbidden"
    assert of_another_team.get(BUNDLE, If_None_Match='"r1-0"').code == "forbidden"


def test_a_revoked_token_stops_within_a_second(puller, gateway, monkeypatch):
    etag = puller.get(BUNDLE).headers["ETag"]
    token_revoke(SYSTEM, AccessToken.objects.get())
    a_second_later = time.monotonic() + recent_tokens.SECONDS

    monkeypatch.setattr(recent_tokens._found_good, "_clock", lambda: a_second_later)

    assert puller.get(BUNDLE, If_None_Match=etag).code == "invalid-token"


def test_what_another_process_publishes_is_heard_of_within_a_second(puller, editor, running, monkeypatch):
    etag = puller.get(BUNDLE).headers["ETag"]
    assert puller.get(BUNDLE, If_None_Match=etag).status == 304
    monkeypatch.setattr(queries.RECENT_HEADS, "forget", lambda: None)
    services.mapping_withdraw(editor, running)

    monkeypatch.setattr(queries.RECENT_HEADS, "_clock", lambda: time.monotonic() + 1)

    assert puller.get(BUNDLE, If_None_Match=etag).status == 200


def test_a_gateway_that_nobody_registered_is_not_found(puller):
    assert puller.get("/gateways/edge-9/bundle").code == "unknown-gateway"
    assert puller.get("/gateways/edge-9/bundle", If_None_Match='"r1-0"').code == "unknown-gateway"


def test_a_database_that_is_away_is_a_503_that_says_when_to_come_again(puller, gateway, monkeypatch):
    def away(*_):
        raise OperationalError("the database is gone")

    queries.RECENT_HEADS.forget()
    monkeypatch.setattr(queries, "bundle_head", away)

    for headers in ({}, {"If_None_Match": '"r1-0"'}):
        answer = puller.get(BUNDLE, **headers)
        assert (answer.status, answer.code, answer.headers["Retry-After"]) == (503, "database-unavailable", "5")


def test_waiting_ends_when_the_time_is_over(puller, running):
    etag = puller.get(BUNDLE).headers["ETag"]
    start = time.monotonic()

    answer = puller.get(BUNDLE, If_None_Match=etag, Prefer="wait=1")

    assert answer.status == 304
    assert time.monotonic() - start > 0.9


@pytest.mark.django_db(transaction=True)
def test_whoever_waits_hears_of_a_change_before_the_time_is_over(puller, running, editor):
    etag = puller.get(BUNDLE).headers["ETag"]
    change = threading.Timer(0.3, _withdraw_in_a_thread, (editor, running))
    change.start()

    answer = puller.get(BUNDLE, If_None_Match=etag, Prefer="respond-async, wait=20")
    change.join()

    assert answer.status == 200
    assert answer.headers["ETag"].startswith('"r3-')


def test_without_a_seat_nobody_waits(gateway):
    known = queries.bundle_head("edge-1")
    start = time.monotonic()

    assert WaitingRoom(seats=0).wait_for_change(known, 20) is known
    assert time.monotonic() - start < 1


def test_a_mapping_goes_its_way_through_the_api(team, new, old, gateway):
    machine = machine_of(team)

    attached = machine.post("/contracts/shop/orders/mappings", {"source": "2.0.0", "target": "1.0.0", "ops": DOWN})
    address = f"/mappings/{attached.body['id']}"
    active = machine.post(f"{address}/activate", {"environment": "production"})
    withdrawn = machine.post(f"{address}/withdraw")
    rolled_back = machine.post("/environments/production/roll-back", {"revision": 2})

    assert (attached.status, attached.body["state"], attached.body["verification"]) == (201, "draft", "proved")
    assert attached.headers["Location"].endswith(f"/api/v1{address}")
    assert (active.status, active.body["environments"]) == (200, ["production"])
    assert (withdrawn.status, withdrawn.body["state"]) == (200, "withdrawn")
    assert (rolled_back.status, rolled_back.body["revision"]) == (201, 4)
    assert machine.get(address).body["state"] == "active"
    assert len(machine.get("/contracts/shop/orders/mappings").body["items"]) == 1
    revisions = machine.get("/environments/production/bundles").body["items"]
    assert [bundle["revision"] for bundle in revisions] == [4, 3, 2, 1]


def test_ops_may_hold_a_member_named_schema(team, new, old):
    ops = [{"op": "add", "at": ["id"], "value": {"schema": {"schema": [1.5]}}}]

    attached = machine_of(team).post(
        "/contracts/shop/orders/mappings", {"source": "2.0.0", "target": "1.0.0", "ops": ops}
    )

    assert attached.body["ops"] == ops


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({"source": "9.0.0", "target": "1.0.0", "ops": []}, "unknown-version", "/source"),
        ({"source": "2.0.0", "target": "1.0.0"}, "required", "/ops"),
        ({"source": "2.0.0", "target": "1.0.0", "ops": {}}, "not-a-mapping", "/ops"),
        ({"source": "2.0.0", "target": "1.0.0", "ops": [], "oplevel": 2}, "oplevel-too-high", "/oplevel"),
        ({"source": "2.0.0", "target": "1.0.0", "ops": [{"op": "js"}]}, "unknown-op", "/ops/0/op"),
        ({"source": "2.0.0", "target": "2.0.0", "ops": []}, "same-version", "/target"),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_place(team, new, old, body, code, pointer):
    answer = machine_of(team).post("/contracts/shop/orders/mappings", body)

    assert answer.status == 422
    assert answer.places == [(code, pointer)]


def test_a_gateway_is_registered_and_reports_through_the_api(team):
    machine = machine_of(team)
    registered = machine.post("/gateways", {"name": "edge-1", "environment": "production", "team": "checkout"})

    said = machine.post("/gateways/edge-1/status", {"revision": 1, "outcome": "accepted", "runtime": "python/1"})

    assert registered.status == 201
    assert said.status == 200
    shown = machine.get("/gateways/edge-1").body
    assert (shown["latest_revision"], shown["statuses"][0]["outcome"]) == (1, "accepted")
    assert [gateway["name"] for gateway in machine.get("/gateways").body["items"]] == ["edge-1"]
    assert machine.post("/gateways/edge-1/status", {"revision": 1, "outcome": "fine"}).status == 422


def test_the_signing_key_is_made_once_and_kept_private(settings, tmp_path):
    settings.VAR_DIR = tmp_path
    signing._kept_in.cache_clear()

    first = signing.signer()
    signing._kept_in.cache_clear()

    assert signing.signer().public_key == first.public_key
    assert (tmp_path / "bundle_key").stat().st_mode & 0o777 == 0o600
    assert [file.name for file in tmp_path.iterdir()] == ["bundle_key"]


def test_a_configured_key_goes_before_the_kept_one(settings, tmp_path, monkeypatch):
    settings.VAR_DIR = tmp_path
    monkeypatch.setenv("REGISTRY_BUNDLE_KEY", base64.b64encode(bytes(32)).decode())

    assert signing.signer().keyid == hashlib.sha256(signing.signer().public_key).hexdigest()[:16]
    assert list(tmp_path.iterdir()) == []


def _withdraw_in_a_thread(editor, mapping):
    from django.db import connection

    try:
        services.mapping_withdraw(editor, mapping)
    finally:
        connection.close()
