"""`python -m tests.replay CASES`: register real schema histories through the public API, and say how it went.

Without `--server` and `--token` a server is started on a database of its own and gone afterwards. Exits
with 1 if the API ever answers 5xx, or if fewer than MINIMUM histories are taken whole.
"""

import argparse
import re
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path

import httpx

from tests.live import live_server
from tests.replay.histories import histories_in
from tests.replay.registration import ServerFailed, Tally, register

MINIMUM = 100
LEVELS = ("first", "compatible", "risky", "undecided", "breaking")
OWNER_TEAM = "replay"
PREPARE = f"""
from datetime import timedelta
from registry.clock import utc_now
from registry.identity import services
from registry.identity.actors import SYSTEM, Role, Scope

team = services.team_create(SYSTEM, slug="{OWNER_TEAM}", name="Replay")
_, secret = services.token_issue(
    SYSTEM, kind="ci", name="replay", team=team, role=Role.EDITOR,
    scopes=[Scope.CONTRACTS_READ, Scope.CONTRACTS_WRITE, Scope.CHECKS_RUN], expires_at=utc_now() + timedelta(days=1),
)
print("TOKEN " + secret)
"""


def main() -> int:
    arguments = _arguments()
    tally = Tally()
    started = time.perf_counter()
    with _server(arguments) as (url, token, team):
        headers = {"Authorization": f"Bearer {token}"}
        with httpx.Client(base_url=url, headers=headers, timeout=60) as api:
            started = time.perf_counter()
            for history in histories_in(arguments.cases):
                try:
                    register(api, history, team, tally)
                except ServerFailed as failure:
                    print(f"{history.full_name}: {failure}", file=sys.stderr)
                    return 1
    _print(tally, time.perf_counter() - started)
    return 0 if tally.complete >= MINIMUM else 1


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.replay", description=__doc__.partition("\n")[0])
    parser.add_argument("cases", type=Path, help="the folder that holds histories/versions.jsonl")
    parser.add_argument("--server", help="address of a running registry")
    parser.add_argument("--token", help="an editor's token there")
    parser.add_argument("--team", default=OWNER_TEAM, help="who is to own the contracts there")
    arguments = parser.parse_args()
    if bool(arguments.server) != bool(arguments.token):
        parser.error("--server and --token go together")
    return arguments


@contextmanager
def _server(arguments: argparse.Namespace) -> Iterator[tuple[str, str, str]]:
    """Address, token and owner team: those given, or those of a server that lives as long as the block."""
    if arguments.server:
        yield arguments.server, arguments.token, arguments.team
        return
    with live_server() as server:
        prepared = server.manage("shell", script=PREPARE)
        yield server.url, re.findall(r"^TOKEN (\S+)$", prepared, re.MULTILINE)[0], OWNER_TEAM


def _print(tally: Tally, seconds: float) -> None:
    print(f"histories  {tally.complete} of {tally.histories} registered whole")
    print(
        f"versions   {tally.versions} in {seconds:.1f} s, {tally.versions / seconds:.1f} a second (each checked first)"
    )
    print("verdicts   " + "  ".join(f"{level} {tally.verdicts[level]}" for level in LEVELS))
    print(f"refused    {len(tally.refusals)} versions")
    for (contract, code), refusals in groupby(tally.refusals, key=lambda refusal: (refusal.contract, refusal.code)):
        alike = list(refusals)
        positions = ", ".join(str(refusal.position) for refusal in alike)
        print(f"  {contract} (version {positions} of its history): {code}: {alike[0].detail[:120]}")


if __name__ == "__main__":
    sys.exit(main())
