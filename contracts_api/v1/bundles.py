"""What gateways pull: a bundle's exact bytes, their digest and signature, and the keys to check it with."""

import base64
import re
from http import HTTPStatus
from typing import Any

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from contracts_api.problems import ApiError
from contracts_api.views import ApiView, actor_of
from registry.delivery import queries
from registry.delivery.models import Bundle
from registry.delivery.queries import BundleHead
from registry.delivery.waiting import ROOM
from registry.errors import RegistryError
from registry.identity.actors import Role
from registry.identity.actors import actor_of as sender_of
from registry.identity.authorisation import require

RETRY_SECONDS = "5"
_WAIT = re.compile(r"(?:^|[,;]\s*)wait\s*=\s*\"?(\d{1,5})", re.ASCII)


class KeyAnswer(serializers.Serializer[Any]):
    """A public key that bundles were signed with."""

    keyid = serializers.CharField()
    algorithm = serializers.CharField(help_text="Always ed25519 (RFC 8032).")
    public_key = serializers.CharField(help_text="The 32 raw bytes, in base64.")
    first_used_at = serializers.DateTimeField()


class GatewayBundle(ApiView):
    """`gateways/{gateway}/bundle`"""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Nearly every pull finds nothing new; those are answered before DRF unpacks the request.

        Whatever is not plain goes the usual way, and fails there with a problem document.
        """
        known = request.headers.get("If-None-Match")
        actor = sender_of(request)
        if request.method == "GET" and known and actor and "Prefer" not in request.headers:
            try:
                head = queries.recent_bundle_head(kwargs["gateway"])
                require(actor, Role.VIEWER, head.team)
            except (RegistryError, OperationalError):
                return super().dispatch(request, *args, **kwargs)
            if known == head.etag:
                return _unchanged(head)
        return super().dispatch(request, *args, **kwargs)

    @extend_schema(
        operation_id="gateways_bundle",
        summary="Pull the bundle that a gateway is to run",
        description="The answer's body is what `Content-Digest` (RFC 9530) and `Shim-Signature` are over, byte for "
        'byte: `keyid="…", ed25519=:…:`. With `If-None-Match` an unchanged bundle is a 304.',
        parameters=[
            OpenApiParameter("If-None-Match", str, OpenApiParameter.HEADER, description="The ETag at hand."),
            OpenApiParameter("Prefer", str, OpenApiParameter.HEADER, description="`wait=25`: hear of changes sooner."),
        ],
        responses={(200, "application/json"): OpenApiTypes.OBJECT, 304: None},
    )
    def get(self, request: Request, gateway: str) -> HttpResponse:
        try:
            head = queries.bundle_head(gateway)
            require(actor_of(request), Role.VIEWER, head.team)
            if _knows(request, head):
                head = ROOM.wait_for_change(head, _seconds_to_wait(request))
            return _unchanged(head) if _knows(request, head) else _served(queries.bundle_by_id(head.bundle_id))
        except OperationalError as trouble:
            raise ApiError(
                HTTPStatus.SERVICE_UNAVAILABLE,
                "database-unavailable",
                "The registry's database does not answer; keep running the bundle at hand.",
                remedy=f"Ask again after {RETRY_SECONDS} seconds.",
                headers={"Retry-After": RETRY_SECONDS},
            ) from trouble


class BundleKeys(ApiView):
    """`bundle-keys`"""

    @extend_schema(
        operation_id="bundle_keys_list",
        summary="The public keys that bundles are signed with",
        responses={200: KeyAnswer(many=True)},
    )
    def get(self, request: Request) -> Response:
        return Response(
            [
                {
                    "keyid": key.keyid,
                    "algorithm": "ed25519",
                    "public_key": base64.b64encode(key.public_key).decode(),
                    "first_used_at": key.first_used_at,
                }
                for key in queries.public_keys()
            ]
        )


def _knows(request: Request, head: BundleHead) -> bool:
    known = request.headers.get("If-None-Match", "")
    return head.etag in (tag.strip().removeprefix("W/") for tag in known.split(","))


def _seconds_to_wait(request: Request) -> float:
    """What `Prefer: wait=` asks for (RFC 7240), 0 without it."""
    match = _WAIT.search(request.headers.get("Prefer", ""))
    return float(match[1]) if match else 0.0


def _unchanged(head: BundleHead) -> HttpResponse:
    return HttpResponse(status=HTTPStatus.NOT_MODIFIED, headers={"ETag": head.etag, "Cache-Control": "no-cache"})


def _served(bundle: Bundle) -> HttpResponse:
    content = bytes(bundle.content)
    digest = base64.b64encode(bytes.fromhex(bundle.sha256)).decode()
    signature = base64.b64encode(bundle.signature).decode()
    return HttpResponse(
        content,
        content_type="application/json",
        headers={
            "ETag": bundle.etag,
            "Cache-Control": "no-cache",
            "Vary": "Authorization",
            "Content-Digest": f"sha-256=:{digest}:",
            "Shim-Signature": f'keyid="{bundle.key.keyid}", ed25519=:{signature}:',
        },
    )
