"""What Envoy asks to rewrite an answer: one POST in, the other version out, or a reason why not."""

import json
import logging
from collections import Counter
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from examples.gateway.puller import Puller
from shims.errors import ShimError

log = logging.getLogger("gateway")


@dataclass(frozen=True)
class Route:
    """That answers under a path are payloads of one version of a contract."""

    prefix: str
    contract: str
    version: str

    @classmethod
    def parse(cls, text: str) -> "Route":
        """From `/orders=shop/orders@2.0.0`."""
        prefix, _, target = text.partition("=")
        contract, _, version = target.partition("@")
        if not (prefix.startswith("/") and contract and version):
            raise ValueError(f"{text!r} is no route; write /path=namespace/name@1.0.0")
        return cls(prefix, contract, version)

    def covers(self, path: str) -> bool:
        """Whether `path` is the prefix or lies under it; `/orders` does not cover `/orders-archive`."""
        own = path.partition("?")[0]
        return own == self.prefix or own.startswith(self.prefix.rstrip("/") + "/")


class NotShimmed(Exception):  # noqa: N818
    """The payload goes to the client as it is; the message is a code."""


@dataclass
class Sidecar:
    """Rewrites payloads by the bundle that is active, and counts what it did."""

    puller: Puller
    routes: list[Route]
    counts: Counter[str] = field(default_factory=Counter)

    def rewritten(self, body: bytes, path: str, wanted: str) -> tuple[bytes, dict[str, str]]:
        """The payload in the wanted version, and which mapping of which revision made it. Raises NotShimmed."""
        bundle = self.puller.active
        route = next((route for route in self.routes if route.covers(path)), None)
        if bundle is None or route is None:
            raise NotShimmed("no-bundle" if bundle is None else "no-route")
        if wanted == route.version:
            raise NotShimmed("same-version")
        shim = bundle.shims.get((route.contract, route.version, wanted))
        if shim is None:
            raise NotShimmed("no-mapping")
        try:
            text = shim.program.transform(body.decode())
        except UnicodeDecodeError:
            raise NotShimmed("payload-not-utf-8") from None
        except ShimError as failure:
            log.warning("%s failed at op %s, %s: %s", shim.id, failure.op_index, failure.pointer or "root", failure)
            raise NotShimmed(failure.code) from None
        return text.encode(), {"Mapping": shim.id, "Revision": str(bundle.revision)}


def serve(sidecar: Sidecar, port: int) -> ThreadingHTTPServer:
    """The sidecar as an HTTP server on loopback; the caller runs it."""
    server = ThreadingHTTPServer(("127.0.0.1", port), _handler_for(sidecar))
    server.daemon_threads = True
    return server


def _handler_for(sidecar: Sidecar) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            try:
                text, proof = sidecar.rewritten(
                    body, self.headers.get("Original-Path", ""), self.headers.get("Contract-Version", "")
                )
            except NotShimmed as reason:
                sidecar.counts[str(reason)] += 1
                self._answer(HTTPStatus.UNPROCESSABLE_ENTITY, b"", {"Reason": str(reason)})
            except Exception:
                log.exception("a bug; the payload passes through as it was")
                sidecar.counts["internal"] += 1
                self._answer(HTTPStatus.INTERNAL_SERVER_ERROR, b"", {"Reason": "internal"})
            else:
                sidecar.counts["shimmed"] += 1
                self._answer(HTTPStatus.OK, text, proof)

        def do_GET(self) -> None:
            active = sidecar.puller.active
            state = {"revision": active.revision if active else None, "counts": dict(sidecar.counts)}
            self._answer(HTTPStatus.OK, json.dumps(state).encode(), {"Content-Type": "application/json"})

        def _answer(self, status: HTTPStatus, body: bytes, headers: dict[str, str]) -> None:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Quiet: Envoy has the access log."""

    return Handler
