"""Calls the API as a machine would: JSON out, JSON in, a token in between."""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import partialmethod
from typing import Any

from django.test import Client

from registry.clock import utc_now
from registry.identity import services
from registry.identity.actors import SYSTEM, Role, Scope
from registry.identity.models import Team

PROBLEM = "application/problem+json"


@dataclass(frozen=True)
class Answer:
    status: int
    body: Any
    headers: Any
    content: bytes

    @property
    def code(self) -> str:
        assert self.headers["Content-Type"] == PROBLEM, f"{self.status} is no problem: {self.content[:200]!r}"
        assert self.body["status"] == self.status
        return self.body["code"]

    @property
    def places(self) -> list[tuple[str, str | None]]:
        return [(place["code"], place.get("pointer")) for place in self.body["errors"]]


@dataclass(frozen=True)
class Caller:
    """`post("/contracts", {...})`; a body of bytes goes out as it is."""

    token: str | None = None

    def call(self, method: str, path: str, body: Any = None, **headers: str) -> Answer:
        if self.token:
            headers.setdefault("Authorization", f"Bearer {self.token}")
        data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
        content_type = headers.pop("content_type", "application/json" if body is not None else "")
        address = path if path.startswith(("/api", "http")) else f"/api/v1{path}"
        response = Client(raise_request_exception=False).generic(
            method,
            address,
            data,
            content_type,
            headers={name.replace("_", "-"): text for name, text in headers.items()},
        )
        content = b"".join(response) if response.streaming else response.content
        is_json = "json" in response.headers.get("Content-Type", "")
        return Answer(
            response.status_code, json.loads(content) if is_json and content else None, response.headers, content
        )

    get = partialmethod(call, "GET")
    post = partialmethod(call, "POST")
    patch = partialmethod(call, "PATCH")
    put = partialmethod(call, "PUT")
    delete = partialmethod(call, "DELETE")


def machine_of(team: Team, role: Role = Role.OWNER, scopes: tuple[Scope, ...] = tuple(Scope)) -> Caller:
    """A caller with a fresh token of `team`."""
    expires_at = utc_now() + timedelta(days=300)
    _, secret = services.token_issue(
        SYSTEM, kind="ci", name="tests", team=team, role=role, scopes=scopes, expires_at=expires_at
    )
    return Caller(secret)
