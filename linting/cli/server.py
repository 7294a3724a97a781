"""The registry's HTTP API as the command line uses it. The only place that imports an HTTP client."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from http import HTTPStatus
from typing import Any

import httpx

from linting.cli.failures import Failure, UnreachableError, UnusableError
from linting.records import Record

_CONNECTION_ATTEMPTS = 2
_ABOUT_THE_SCHEMA = (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
_PROBLEM = "application/problem+json"
_ANSWERED = (HTTPStatus.OK, HTTPStatus.CREATED)
_NOT_A_REGISTRY = "Check the address: it is the registry's, without /api/v1."


class Server(Record):
    """A registry, and who asks it."""

    address: str
    token: str | None
    timeout: float
    """Seconds to wait for an answer."""

    def checked(self, checks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        """``{"check": …}`` or ``{"problem": …}`` for each check, in order. Raises UnreachableError or UnusableError."""
        return [result for batch in _batches(checks) for result in self._checked_at_once(batch)]

    def _checked_at_once(self, checks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
        if len(checks) == 1:
            answer = self._asked("POST", "checks", checks[0])
            results: object = [answer if "problem" in answer else {"check": answer}]
        else:
            results = self._asked("POST", "checks", {"checks": list(checks)}).get("results")
        if not isinstance(results, list) or len(results) != len(checks) or not all(map(_is_result, results)):
            raise self._is_no_registry()
        return results

    def deployability(self, application: str, version: str, environment: str) -> dict[str, Any]:
        """Whether a version may go there: ``{"deployable": true, false or null, "reasons": […]}``.

        Raises UnreachableError or UnusableError.
        """
        from urllib.parse import urlencode

        asked = urlencode({"application": application, "version": version, "environment": environment})
        answer = self._asked("GET", f"can-i-deploy?{asked}")
        reasons = answer.get("reasons")
        is_told = isinstance(reasons, list) and all(isinstance(each, dict) for each in reasons)
        if answer.get("deployable", 0) not in (True, False, None) or not is_told:
            raise self._is_no_registry()
        return answer

    def submitted(self, contract: str, submission: dict[str, Any]) -> dict[str, Any]:
        """The version that a schema became, or ``{"problem": …}``. Raises UnreachableError or UnusableError."""
        return self._asked("POST", f"contracts/{contract}/versions", submission)

    def fields_read(self, contract: str) -> list[str] | None:
        """The fields that registered consumers read; None where nobody can tell, or the contract is not known.

        Raises UnreachableError or UnusableError.
        """
        answer = self._asked("GET", f"contracts/{contract}/consumers", none_is={"fields_read": None})
        fields = answer.get("fields_read", 0)
        if fields is not None and not (isinstance(fields, list) and all(isinstance(each, str) for each in fields)):
            raise self._is_no_registry()
        return fields

    def greet(self) -> None:
        """Ask for something small. Raises UnreachableError, or UnusableError where the token is not accepted."""
        self._asked("GET", "contracts?limit=1")

    def _asked(
        self, method: str, path: str, body: dict[str, Any] | None = None, *, none_is: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """What is answered; `none_is` where the registry says that there is nothing of this name."""
        try:
            with httpx.Client(timeout=self.timeout, transport=self._transport(), headers=self._headers()) as client:
                response = client.request(method, f"{self.address.rstrip('/')}/api/v1/{path}", json=body)
        except httpx.TimeoutException:
            remedy = "Try again, or wait longer with --timeout."
            raise UnreachableError(f"{self.address}: no answer within {self.timeout:g} s", remedy=remedy) from None
        except (httpx.InvalidURL, httpx.UnsupportedProtocol):
            remedy = "Give an address such as https://contracts.example.org with --server or CONTRACTS_SERVER."
            raise UnusableError(f"{self.address}: this is not the address of a server", remedy=remedy) from None
        except httpx.HTTPError as error:
            remedy = "Check the address and the network; `contracts check --against FILE` needs no server."
            raise UnreachableError(f"{self.address}: cannot be reached ({error})", remedy=remedy) from None
        is_none = response.status_code == HTTPStatus.NOT_FOUND and _PROBLEM in response.headers.get("Content-Type", "")
        return none_is if is_none and none_is is not None else self._value_of(response)

    def _is_no_registry(self) -> UnreachableError:
        return UnreachableError(f"{self.address}: answered, and not as a registry does", remedy=_NOT_A_REGISTRY)

    def _transport(self) -> httpx.HTTPTransport:
        """A connection that fails is tried again; a request that was sent is not."""
        return httpx.HTTPTransport(retries=_CONNECTION_ATTEMPTS)

    def _headers(self) -> dict[str, str]:
        headers = {"Accept": "application/json", "User-Agent": "contracts"}
        return headers | ({"Authorization": f"Bearer {self.token}"} if self.token else {})

    def _value_of(self, response: httpx.Response) -> dict[str, Any]:
        try:
            value = response.json()
        except ValueError:
            value = None
        if response.status_code in _ANSWERED and isinstance(value, dict):
            return value
        if response.status_code in _ABOUT_THE_SCHEMA and isinstance(value, dict) and "detail" in value:
            return {"problem": value}
        raise self._failure(response, value if isinstance(value, dict) else None)

    def _failure(self, response: httpx.Response, problem: dict[str, Any] | None) -> Failure:
        status = response.status_code
        if status >= HTTPStatus.INTERNAL_SERVER_ERROR:
            told = f" (request id {problem['request_id']})" if problem and "request_id" in problem else ""
            remedy = "Try again; if it fails again, tell those who run the registry."
            return UnreachableError(f"{self.address}: the server failed with {status}{told}", remedy=remedy)
        if status == HTTPStatus.TOO_MANY_REQUESTS:
            seconds = response.headers.get("Retry-After", "a few")
            return UnreachableError(f"{self.address}: too many requests", remedy=f"Try again in {seconds} seconds.")
        if problem is None or "detail" not in problem:
            message = f"{self.address}: answered {status}, and not as a registry does"
            return UnreachableError(message, remedy=_NOT_A_REGISTRY)
        if status == HTTPStatus.UNAUTHORIZED:
            return UnusableError(f"{self.address}: {problem['detail']}", remedy=_token_remedy(self.token))
        return UnusableError(f"{self.address}: {problem['detail']}", remedy=str(problem.get("remedy", "")))


def _batches(checks: Sequence[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    """As many checks as the registry takes at once."""
    batch: list[dict[str, Any]] = []
    size = 0
    for check in checks:
        size += len(check["schema"])
        if batch and (len(batch) == _MOST_AT_ONCE or size > _LARGEST_BATCH):
            yield batch
            batch, size = [], len(check["schema"])
        batch.append(check)
    if batch:
        yield batch


_MOST_AT_ONCE = 100
_LARGEST_BATCH = 1_000_000
"""Characters."""


def _is_result(result: object) -> bool:
    """Whether an answer has what a report is made of."""
    if not isinstance(result, dict):
        return False
    check, problem = result.get("check"), result.get("problem")
    return isinstance(problem, dict) or (isinstance(check, dict) and check.keys() >= _TOLD)


_TOLD = {"outcome", "comparisons", "reasons", "suggested_version"}


def _token_remedy(token: str | None) -> str:
    if token is None:
        return "Give an access token with CONTRACTS_TOKEN or --token; its team's page issues one."
    return "The token may have expired or been revoked: issue a new one on its team's page and set CONTRACTS_TOKEN."


def place_in_file(problem: dict[str, Any]) -> tuple[int, int]:
    """The line and column of what a registry says is wrong; the first of the file where it does not say."""
    places = problem.get("errors") or [{}]
    first = places[0] if isinstance(places, list) and isinstance(places[0], dict) else {}
    line, column = first.get("line"), first.get("column")
    return (line, column) if isinstance(line, int) and isinstance(column, int) else (1, 1)


def problem_in_file(problem: dict[str, Any], file: str) -> str:
    """One line for what a registry says is wrong with a file, at its place where that is known."""
    places = problem.get("errors") or [{}]
    first = places[0] if isinstance(places, list) and isinstance(places[0], dict) else {}
    line, column = first.get("line"), first.get("column")
    place = f"{file}:{line}:{column}" if line is not None and column is not None else file
    pointer = first.get("pointer")
    return f"{place}: {problem.get('detail', 'refused')}" + (f" (at {pointer})" if pointer and line is None else "")
