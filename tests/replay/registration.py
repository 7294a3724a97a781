"""Registers a history as its authors would have: check, submit and publish, version by version."""

import uuid
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.replay.histories import History


class ServerFailed(Exception):  # noqa: N818 - it ends the replay
    """The API answered 5xx."""


@dataclass(frozen=True)
class Refusal:
    """A version that the registry did not take, and why."""

    contract: str
    position: int
    code: str
    detail: str


@dataclass
class Tally:
    """What came of a replay."""

    histories: int = 0
    complete: int = 0
    versions: int = 0
    verdicts: Counter[str] = field(default_factory=Counter)
    refusals: list[Refusal] = field(default_factory=list)


def register(api: httpx.Client, history: History, owner_team: str, tally: Tally) -> None:
    """Register the contract and every version of it. Raises ServerFailed."""
    tally.histories += 1
    contract = {"namespace": history.namespace, "name": history.name, "owner_team": owner_team}
    answer = _post(api, "/contracts", contract)
    if answer.is_error:
        tally.refusals.append(_refusal(history, 0, answer.json()))
        return
    taken = [_submit(api, history, position, tally) for position in range(1, len(history.schemas) + 1)]
    tally.versions += sum(taken)
    tally.complete += all(taken)


def _submit(api: httpx.Client, history: History, position: int, tally: Tally) -> bool:
    """Publish one version: under the suggested number, which is the next major one where it breaks."""
    schema = history.schemas[position - 1]
    checked = _post(api, "/checks", {"contract": history.full_name, "schema": schema})
    if checked.is_error:
        tally.refusals.append(_refusal(history, position, checked.json()))
        return False
    check = checked.json()
    tally.verdicts["first" if not check["comparisons"] else check["level"]] += 1
    submission = {"schema": schema, "publish": True}
    if check["outcome"] == "fail":
        submission["version"] = check["suggested_version"]
    submitted = _post(api, f"/contracts/{history.full_name}/versions", submission)
    if submitted.is_error:
        tally.refusals.append(_refusal(history, position, submitted.json()))
    return submitted.is_success


def _post(api: httpx.Client, path: str, body: Any) -> httpx.Response:
    answer = api.post(f"/api/v1{path}", json=body, headers={"Idempotency-Key": str(uuid.uuid4())})
    if answer.is_server_error:
        raise ServerFailed(f"POST {path} answered {answer.status_code}: {answer.text[:500]}")
    return answer


def _refusal(history: History, position: int, problem: Mapping[str, Any]) -> Refusal:
    return Refusal(history.full_name, position, problem["code"], problem["detail"])
