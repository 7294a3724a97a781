"""Keeps the gateway's bundle up to date; whatever the registry does, what runs goes on running."""

import logging
import random
import threading
import time
from dataclasses import dataclass, field
from typing import Any

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from examples.gateway.bundle import Bundle, BundleRefused, opened
from examples.gateway.shelf import Shelf

log = logging.getLogger("gateway")

RUNTIME = "example-gateway/1; oplevel=1"
WAIT = 25  # seconds that a poll may wait at the registry
REST = 2.0  # seconds between polls that were answered at once
LONGEST_REST = 30.0  # seconds, after failures in a row


@dataclass
class Puller:
    """Pulls, verifies, activates, keeps and reports bundles."""

    client: httpx.Client  # base_url is the gateway's address at the registry
    keys: dict[str, Ed25519PublicKey]
    shelf: Shelf
    bootstrap: Shelf | None = None
    active: Bundle | None = None
    stopping: threading.Event = field(default_factory=threading.Event)
    _refused_etag: str = ""
    _unsaid: dict[str, Any] | None = None  # what the registry has not been told yet

    def start_from_disk(self) -> None:
        """The last-known-good bundle, else the bootstrap file, else no shim; each verified as if just pulled."""
        for source in filter(None, (self.shelf, self.bootstrap)):
            if (kept := source.get()) is None:
                continue
            try:
                self.active = opened(*kept, self.keys)
            except BundleRefused as problem:
                log.warning("%s is not usable: %s", source.path, problem)
            else:
                log.info("revision %d, from %s", self.active.revision, source.path)
                return

    def run(self) -> None:
        """Poll until told to stop."""
        failures = 0
        while not self.stopping.is_set():
            started = time.monotonic()
            try:
                rest = self._poll()
                self._tell()
                failures = 0
            except Exception as problem:  # noqa: BLE001 - a gateway outlives whatever a registry sends
                failures += 1
                log.warning("could not pull, and goes on with what it has: %s", problem)
                rest = min(LONGEST_REST, 2.0**failures)
            waited = time.monotonic() - started
            if rest > waited:
                self.stopping.wait((rest - waited) * random.uniform(0.8, 1.2))  # noqa: S311 - spreads the load

    def _poll(self) -> float:
        """One pull; gives the seconds to leave between this and the next."""
        known = self._refused_etag or (self.active.etag if self.active else "")
        headers = {"Prefer": f"wait={WAIT}", "Shim-Runtime": RUNTIME}
        answer = self.client.get("/bundle", headers=headers | ({"If-None-Match": known} if known else {}))
        if answer.status_code in (httpx.codes.TOO_MANY_REQUESTS, httpx.codes.SERVICE_UNAVAILABLE):
            return float(answer.headers.get("Retry-After", LONGEST_REST))
        if answer.status_code == httpx.codes.OK:
            self._consider(answer.content, {name.lower(): value for name, value in answer.headers.items()})
        elif answer.status_code != httpx.codes.NOT_MODIFIED:
            log.warning("the registry answered %d: %s", answer.status_code, answer.text[:200])
            return LONGEST_REST
        return REST

    def _consider(self, content: bytes, headers: dict[str, str]) -> None:
        """Run this bundle from now on, if all is well with it; say what became of it."""
        try:
            bundle = opened(content, headers, self.keys)
            if self.active is not None and bundle.revision <= self.active.revision:
                raise BundleRefused(
                    "revision-not-rising", f"Revision {bundle.revision} is not above {self.active.revision}."
                )
        except BundleRefused as refusal:
            log.error("refused: %s", refusal)
            if refusal.code != "digest-mismatch":  # bytes that were damaged on the way are worth another try
                self._refused_etag = headers.get("etag", "")
            self._unsaid = {
                "outcome": "refused",
                "code": refusal.code,
                "reason": refusal.reason,
                "mapping": refusal.mapping,
                "op_index": refusal.op_index,
            } | _revision_in(headers)
            return
        self.active, self._refused_etag = bundle, ""
        log.info("revision %d with %d mappings", bundle.revision, len(bundle.shims))
        try:
            self.shelf.put(content, headers)
        except OSError as problem:
            log.warning("could not keep it for the next start: %s", problem)
        self._unsaid = {"outcome": "accepted", "revision": bundle.revision}

    def _tell(self) -> None:
        """Report what became of the last bundle; what could not be said is said next time."""
        if self._unsaid is not None:
            self.client.post("/status", json=self._unsaid | {"runtime": RUNTIME})
            self._unsaid = None


def _revision_in(headers: dict[str, str]) -> dict[str, int]:
    """The revision that the ETag names, `"r12-…"`: what was refused may not be readable at all."""
    number = headers.get("etag", "").strip('"').removeprefix("r").partition("-")[0]
    return {"revision": int(number) if number.isdecimal() else 0}
