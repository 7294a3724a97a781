"""`Idempotency-Key`: a POST that is sent twice takes effect once (draft-ietf-httpapi-idempotency-key-header).

The key is reserved in a transaction of its own, so that a second request sees the first in flight;
the answer is recorded in the transaction of the effect, so that neither exists without the other.
What only thinks has no effect until it has thought, and does that outside of any transaction: SQLite has one
writer at a time, and no search may keep the others waiting.
A refusal has no effect and frees the key. A request that died in flight holds its key for
`LEASE`; one that is merely slow and was overtaken finds its reservation gone, and is rolled back.
"""

import functools
import hashlib
import json
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec, TypeVar

from django.db import transaction
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.encoders import JSONEncoder

from contracts_api.models import IdempotencyRecord
from contracts_api.problems import ApiError
from contracts_api.views import actor_of
from registry.clock import utc_now
from registry.errors import Conflict
from registry.secrecy import seal, unseal

HEADER = "Idempotency-Key"
REPLAYED_HEADER = "Idempotent-Replayed"
LONGEST_KEY = 255
KEPT = timedelta(hours=24)
LEASE = timedelta(minutes=1)
_SEAL = "idempotent-answer"
_KEPT_HEADERS = ("Location", "ETag", "Deprecation", "Sunset", "Link", "Cache-Control")

View = TypeVar("View")
Arguments = ParamSpec("Arguments")
Handler = Callable[Concatenate[View, Request, Arguments], Response]


@dataclass(frozen=True)
class Thought:
    """An answer, and what is to be stored along with it, if anything."""

    response: Response
    store: Callable[[], None] | None = None


Thinker = Callable[Concatenate[View, Request, Arguments], Thought]
Remember = Callable[[Response], None]


def idempotent(handler: Handler[View, Arguments]) -> Handler[View, Arguments]:
    """A view's `post` that writes and honours the header: runs once for a key, and answers the same ever after."""

    @functools.wraps(handler)
    def post(view: View, request: Request, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Response:
        def write(remember: Remember) -> Response:
            with transaction.atomic():
                response = handler(view, request, *args, **kwargs)
                remember(response)
            return response

        return _once(request, write) if HEADER in request.headers else handler(view, request, *args, **kwargs)

    post.honours_idempotency_key = True  # type: ignore[attr-defined]
    return post


def idempotent_thought(thinker: Thinker[View, Arguments]) -> Handler[View, Arguments]:
    """The same for a `post` that thinks and then may store something: no transaction is open while it thinks."""

    @functools.wraps(thinker)
    def post(view: View, request: Request, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Response:
        def think(remember: Remember | None = None) -> Response:
            return _stored(thinker(view, request, *args, **kwargs), remember)

        return _once(request, think) if HEADER in request.headers else think()

    post.honours_idempotency_key = True  # type: ignore[attr-defined]
    return post


def purge_expired() -> int:
    """Forget the answers older than `KEPT`; returns how many."""
    count, _ = IdempotencyRecord.objects.filter(started_at__lte=utc_now() - KEPT).delete()
    return count


def _once(request: Request, answer: Callable[[Remember], Response]) -> Response:
    """The answer under the request's key: a new one, which `answer` has remembered with its effect, or the first."""
    record = _reserve(request, request.headers[HEADER])
    if record.status is not None:
        return _replayed(record)
    try:
        return answer(partial(_remember, record))
    except BaseException:
        _release(record)
        raise


def _stored(thought: Thought, remember: Remember | None) -> Response:
    """The thought's answer, once all that goes with it is stored, or nothing of it."""
    if thought.store is not None or remember is not None:
        with transaction.atomic():
            if thought.store is not None:
                thought.store()
            if remember is not None:
                remember(thought.response)
    return thought.response


def _reserve(request: Request, key: str) -> IdempotencyRecord:
    """The record of this key: ours to fill in (`status` is None), or answered already."""
    _require_sane(key)
    now = utc_now()
    fingerprint = _fingerprint(request)
    identity = {"actor_id": actor_of(request).id, "key_digest": hashlib.sha256(key.encode()).hexdigest()}
    with transaction.atomic():
        IdempotencyRecord.objects.filter(**identity, started_at__lte=now - KEPT).delete()
        record, is_new = IdempotencyRecord.objects.get_or_create(
            **identity, defaults={"fingerprint": fingerprint, "attempt": uuid.uuid4(), "started_at": now}
        )
    if is_new:
        return record
    if record.fingerprint != fingerprint:
        raise ApiError(
            HTTPStatus.UNPROCESSABLE_ENTITY,
            "idempotency-key-reused",
            "This Idempotency-Key was used for another request.",
            remedy="Send a fresh key, such as a UUID, with every new request.",
        )
    return record if record.status is not None else _taken_over(record)


def _taken_over(record: IdempotencyRecord) -> IdempotencyRecord:
    """The reservation of a request that died, now ours. Raises Conflict while it may still be alive."""
    now, attempt = utc_now(), uuid.uuid4()
    abandoned = IdempotencyRecord.objects.filter(
        pk=record.pk, attempt=record.attempt, status=None, started_at__lte=now - LEASE
    )
    if not abandoned.update(attempt=attempt, started_at=now):
        raise Conflict(
            "A request with this Idempotency-Key is in flight.",
            code="idempotency-key-in-flight",
            remedy="Wait a moment and send it again: the answer of the first will be repeated.",
        )
    record.attempt = attempt
    return record


def _remember(record: IdempotencyRecord, response: Response) -> None:
    answer = {
        "body": response.data,
        "headers": {name: response[name] for name in _KEPT_HEADERS if name in response},
    }
    sealed = seal(_SEAL, json.dumps(answer, cls=JSONEncoder))
    ours = IdempotencyRecord.objects.filter(pk=record.pk, attempt=record.attempt)
    if not ours.update(status=response.status_code, sealed_answer=sealed):
        raise Conflict("This request took so long that a repetition of it was begun.", code="idempotency-key-overtaken")


def _replayed(record: IdempotencyRecord) -> Response:
    answer: dict[str, Any] = json.loads(unseal(_SEAL, record.sealed_answer))
    return Response(answer["body"], status=record.status, headers=answer["headers"] | {REPLAYED_HEADER: "true"})


def _release(record: IdempotencyRecord) -> None:
    IdempotencyRecord.objects.filter(pk=record.pk, attempt=record.attempt, status=None).delete()


def _fingerprint(request: Request) -> str:
    """Of all that decides the effect: where it was sent, and the exact bytes of the body."""
    target = f"{request.method} {request.get_full_path()}\n".encode()
    return hashlib.sha256(target + request._request.body).hexdigest()  # noqa: SLF001 - before DRF consumes it


def _require_sane(key: str) -> None:
    if not (0 < len(key) <= LONGEST_KEY and key.isascii() and key.isprintable()):
        raise ApiError(
            HTTPStatus.BAD_REQUEST,
            "invalid-idempotency-key",
            f"An Idempotency-Key has 1 to {LONGEST_KEY} printable ASCII characters.",
            remedy="Send a UUID.",
        )
