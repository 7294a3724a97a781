"""Checks and bundle pulls against a real gunicorn with one worker, on loopback."""

import json
import re
import time
import urllib.parse

import httpx

from tests.bench import schemas
from tests.bench.figures import report, timing_of
from tests.bench.load import requests_per_second
from tests.live import LiveServer, live_server

PREPARE = """
import json
from dataclasses import asdict
from django.conf import settings
from registry.catalog import services as catalog
from registry.identity import queries as identity
from registry.identity.actors import SYSTEM
from registry.operations.demo.content import load_demo_once
from tests.bench import schemas

demo = load_demo_once(settings.VAR_DIR)
contract = catalog.contract_register(
    SYSTEM, namespace="bench", name="account-events", owner_team=identity.team_by_slug("checkout")
)
version = catalog.version_propose(SYSTEM, contract, source=schemas.as_text(schemas.event_schema()))
catalog.version_publish(SYSTEM, version)
print("DEMO " + json.dumps(asdict(demo)))
"""


def run() -> None:
    with live_server() as server:
        found = re.search(r"^DEMO (.*)$", server.manage("shell", script=PREPARE), re.MULTILINE)
        demo = json.loads(found[1])
        print("\nserver, one gunicorn worker, SQLite")
        _checks(server, demo["pipeline_token"])
        _bundles(server, demo["gateway"], demo["gateway_token"])


def _checks(server: LiveServer, token: str) -> None:
    """Every request sends a schema the server has not seen, so nothing is answered from the verdict cache."""
    base = schemas.event_schema()
    with httpx.Client(base_url=server.url, headers={"Authorization": f"Bearer {token}"}) as client:
        for label, following in (
            ("compatible", schemas.compatible_successor(base)),
            ("breaking", schemas.breaking_successor(base)),
        ):
            samples = []
            for number in range(120):
                following["title"] = f"Account event {number}"
                body = {"contract": "bench/account-events", "schema": following}
                start = time.perf_counter()
                response = client.post("/api/v1/checks", json=body)
                samples.append(time.perf_counter() - start)
                response.raise_for_status()
            report(f"POST /checks, {label} 10 KB, never seen", timing_of(samples[20:]), "25 ms")


def _bundles(server: LiveServer, gateway: str, token: str) -> None:
    path = f"/api/v1/gateways/{gateway}/bundle"
    headers = {"Authorization": f"Bearer {token}"}
    first = httpx.get(server.url + path, headers=headers)
    first.raise_for_status()
    request = (
        f"GET {path} HTTP/1.1\r\nHost: {urllib.parse.urlsplit(server.url).netloc}\r\n"
        f"Authorization: Bearer {token}\r\nIf-None-Match: {first.headers['ETag']}\r\n\r\n"
    ).encode()
    rate = requests_per_second(urllib.parse.urlsplit(server.url).port, request)
    report("GET …/bundle, 304", rate, "1,000 requests/s")
