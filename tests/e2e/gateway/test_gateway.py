"""A client of version 1 asks a service of version 2, through the example gateway."""

import base64
import json
from contextlib import ExitStack
from pathlib import Path

import httpx
import jsonschema
import pytest

from tests.e2e.gateway.conftest import (
    DOWN,
    ORDER_1,
    ORDER_2,
    Registry,
    RunningGateway,
    Upstream,
    eventually,
    order,
    registered,
    running_gateway,
)


def test_a_client_of_version_1_gets_a_valid_payload_of_version_1(gateway: RunningGateway, upstream: Upstream):
    upstream.body = b'{"order_id": "9007199254740993", "status": "dispatched", "total": 19.990000000000002}'
    jsonschema.validate(json.loads(upstream.body), ORDER_2)

    answer = gateway.get()

    jsonschema.validate(answer.json(), ORDER_1)
    assert answer.text == '{"status":"shipped","total":19.990000000000002,"id":9007199254740993}'
    assert answer.headers["contract-version"] == "1.0.0"
    assert answer.headers["shim"].startswith("applied; mapping=m-")
    assert "Contract-Version" in answer.headers["vary"]


def test_a_client_that_asks_for_no_version_gets_the_bytes_of_the_service(gateway: RunningGateway, upstream: Upstream):
    answer = gateway.get(version=None)

    assert answer.content == upstream.body
    assert "shim" not in answer.headers


def test_what_spoke_of_the_old_bytes_goes_with_them(gateway: RunningGateway, upstream: Upstream):
    upstream.headers += (("ETag", '"v2"'), ("Content-Digest", "sha-256=:x:"))

    assert not {"etag", "content-digest"} & set(gateway.get().headers)
    assert gateway.get(version=None).headers["etag"] == '"v2"'


def test_the_service_is_asked_for_an_answer_that_can_be_read(gateway: RunningGateway, upstream: Upstream):
    gateway.get(**{"Accept-Encoding": "gzip", "Range": "bytes=0-1"})

    assert not {"accept-encoding", "range"} & set(upstream.seen_headers)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"body": order(status="lost")}, "enum-unmapped"),
        ({"body": order(order_id="A-7")}, "cast-form"),
        ({"body": b'{"order_id": "1", "order_id": "2"}'}, "payload-duplicate-key"),
        ({"body": b'{"order_id": '}, "payload-invalid"),
        ({"body": b'{"order_id": "\xff"}'}, "payload-not-utf-8"),
        ({"body": b""}, "empty"),
        ({"body": b'"' + b"x" * 600_000 + b'"'}, "too-large"),
        ({"body": b'"' + b"x" * 3_000_000 + b'"', "chunked": True}, "unknown-length"),
        ({"headers": (("Content-Type", "text/plain"),)}, "content-type"),
        ({"headers": (("Content-Type", "application/json"), ("Content-Encoding", "gzip"))}, "content-encoding"),
        ({"status": 404}, "status"),
    ],
)
def test_what_cannot_be_rewritten_passes_through_untouched(gateway, upstream, changes, reason):
    for name, value in changes.items():
        setattr(upstream, name, value)

    with_version, without = raw(gateway, "1.0.0"), raw(gateway, None)

    assert with_version[:2] == without[:2] == (upstream.status, upstream.body)
    assert with_version[2]["shim"] == f"bypassed; reason={reason}"


def test_a_large_answer_is_rewritten_whole(gateway: RunningGateway, upstream: Upstream):
    upstream.body = b'{"order_id": "1", "status": "placed", "lines": [' + b"1.0, " * 100_000 + b"-0]}"

    answer = gateway.get()

    assert answer.headers["shim"].startswith("applied")
    assert answer.content == b'{"status":"open","lines":[' + b"1.0, " * 100_000 + b'-0],"id":1}'


def test_paths_and_versions_without_a_mapping_pass_through(gateway: RunningGateway, upstream: Upstream):
    for path, version, reason in (
        ("/orders-archive", "1.0.0", "no-route"),
        ("/orders", "0.9.0", "no-mapping"),
        ("/orders?x=1", "2.0.0", "same-version"),
    ):
        answer = gateway.get(path, version=version)
        assert answer.content == upstream.body
        assert answer.headers["shim"] == f"bypassed; reason={reason}"


def test_the_answer_to_head_has_no_body_to_rewrite(gateway: RunningGateway):
    answer = httpx.head(f"{gateway.url}/orders/1", headers={"Contract-Version": "1.0.0"})

    assert (answer.status_code, answer.headers["shim"]) == (200, "bypassed; reason=empty")


def test_it_runs_on_when_the_registry_is_gone_and_starts_again_without_it(upstream: Upstream, tmp_path: Path):
    state = tmp_path / "gateway"
    with ExitStack() as life_of_the_registry:
        registry = life_of_the_registry.enter_context(registered())
        reach = (registry.server.url, registry.gateway_token, registry.public_key, upstream, state)
        with running_gateway(*reach) as gateway:
            gateway.wait_until_it_runs(2)
            registry.activate([*DOWN, {"op": "default", "at": ["total"], "value": 0}])
            gateway.wait_until_it_runs(3)
            assert gateway.get().json() == {"status": "shipped", "id": 1042, "total": 0}
            registry.post("/environments/production/roll-back", {"revision": 2})
            gateway.wait_until_it_runs(4)
            eventually(lambda: said(registry) == [(4, "accepted"), (3, "accepted"), (2, "accepted")], gateway.log)

            life_of_the_registry.close()

            assert gateway.get().json() == {"status": "shipped", "id": 1042}

    with running_gateway(*reach) as gateway:
        gateway.wait_until_it_runs(4)
        assert gateway.get().json() == {"status": "shipped", "id": 1042}


def test_bundles_under_another_key_are_refused_and_nothing_is_shimmed(registry, upstream, tmp_path):
    other_key = base64.b64encode(bytes(32)).decode()
    with running_gateway(
        registry.server.url, registry.gateway_token, other_key, upstream, tmp_path / "gateway"
    ) as gateway:
        eventually(lambda: "refused" in gateway.log.read_text(), gateway.log)

        answer = gateway.get()

        assert (answer.content, answer.headers["shim"]) == (upstream.body, "bypassed; reason=no-bundle")
        eventually(lambda: [status["code"] for status in statuses(registry)] == ["unknown-key"], gateway.log)


def statuses(registry: Registry) -> list[dict]:
    return registry.team.get("/gateways/edge").json()["statuses"]


def said(registry: Registry) -> list[tuple[int, str]]:
    return [(status["revision"], status["outcome"]) for status in statuses(registry)]


def raw(gateway: RunningGateway, version: str | None) -> tuple[int, bytes, httpx.Headers]:
    """Status, undecoded body and headers of an answer."""
    headers = {"Contract-Version": version} if version else {}
    with httpx.stream("GET", f"{gateway.url}/orders/1", headers=headers, timeout=30) as answer:
        return answer.status_code, b"".join(answer.iter_raw()), answer.headers
