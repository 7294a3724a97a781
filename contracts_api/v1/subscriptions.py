"""Webhooks of a team, what was delivered to them, and delivering it again."""

from datetime import timedelta
from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework import serializers, status
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.reverse import reverse

from contracts_api.fields import Flag, Shape, Text
from contracts_api.idempotency import idempotent
from contracts_api.pagination import PageQuery, page_of, page_shape
from contracts_api.views import ApiView, actor_of, body_of
from registry.errors import NotFound
from registry.events import queries, services
from registry.events.announcements import ANNOUNCED
from registry.events.models import Delivery, Subscription
from registry.identity.actors import Actor, Role
from registry.identity.authorisation import require
from registry.identity.queries import team_by_slug

LONGEST_OVERLAP = timedelta(days=30)
LATEST_FIRST = ("-id",)


class SubscriptionAnswer(serializers.Serializer[Subscription]):
    """A webhook, without its signing secret."""

    id = serializers.IntegerField()
    url = serializers.CharField()
    types = serializers.ListField(child=serializers.ChoiceField(ANNOUNCED), help_text="None means all.")
    active = serializers.BooleanField()
    created_by = serializers.CharField()
    created_at = serializers.DateTimeField()


class CreatedSubscription(SubscriptionAnswer):
    """A new webhook with the secret that signs what is sent to it (Standard Webhooks), shown this once."""

    secret = serializers.CharField()


class SubscriptionRequest(Shape):
    """Where to send which events."""

    url = Text(max_length=500)
    types = serializers.ListField(child=serializers.ChoiceField(ANNOUNCED), required=False)


class SecretRotation(Shape):
    """How long deliveries are signed with the old secret, too."""

    overlap_seconds = serializers.IntegerField(
        default=int(services.USUAL_OVERLAP.total_seconds()),
        min_value=0,
        max_value=int(LONGEST_OVERLAP.total_seconds()),
    )


class SubscriptionSwitch(Shape):
    """On or off."""

    active = Flag()


class DeliveryAnswer(serializers.Serializer[Delivery]):
    """One event on its way to a webhook."""

    id = serializers.IntegerField()
    webhook_id = serializers.CharField()
    event_type = serializers.CharField(source="event.type")
    subject = serializers.CharField(source="event.subject")
    state = serializers.ChoiceField(Delivery.State.choices)
    attempts = serializers.IntegerField()
    last_status = serializers.IntegerField(allow_null=True)
    last_error = serializers.CharField()
    next_attempt_at = serializers.DateTimeField()
    delivered_at = serializers.DateTimeField(allow_null=True)


class SubscriptionCollection(ApiView):
    """`/teams/{slug}/subscriptions`"""

    @extend_schema(
        operation_id="subscriptions_list",
        summary="List the webhooks of a team",
        parameters=[PageQuery],
        responses={200: page_shape(SubscriptionAnswer, "SubscriptionPage")},
    )
    def get(self, request: Request, slug: str) -> Response:
        return page_of(request, _subscriptions(actor_of(request), slug), order=LATEST_FIRST, shape=SubscriptionAnswer)

    @extend_schema(
        operation_id="subscriptions_create",
        summary="Create a webhook; its signing secret is shown this once",
        request=SubscriptionRequest,
        responses={201: CreatedSubscription},
    )
    @idempotent
    def post(self, request: Request, slug: str) -> Response:
        wanted = body_of(request, SubscriptionRequest)
        subscription, secret = services.subscription_create(actor_of(request), team_by_slug(slug), **wanted)
        headers = {
            "Location": reverse("v1:subscription", args=(slug, subscription.pk), request=request),
            "Cache-Control": "no-store",
        }
        body: dict[str, Any] = {**SubscriptionAnswer(subscription).data, "secret": secret}
        return Response(body, status=status.HTTP_201_CREATED, headers=headers)


class SubscriptionItem(ApiView):
    """`/teams/{slug}/subscriptions/{subscription_id}`"""

    @extend_schema(operation_id="subscriptions_read", summary="Read a webhook", responses={200: SubscriptionAnswer})
    def get(self, request: Request, slug: str, subscription_id: int) -> Response:
        return Response(SubscriptionAnswer(_subscription(actor_of(request), slug, subscription_id)).data)

    @extend_schema(
        operation_id="subscriptions_switch",
        summary="Turn a webhook off or on",
        request=SubscriptionSwitch,
        responses={200: SubscriptionAnswer},
    )
    def patch(self, request: Request, slug: str, subscription_id: int) -> Response:
        wanted = body_of(request, SubscriptionSwitch)
        actor = actor_of(request)
        subscription = _subscription(actor, slug, subscription_id)
        services.subscription_switch(actor, subscription, **wanted)
        return Response(SubscriptionAnswer(subscription).data)


class SubscriptionSecret(ApiView):
    """`/teams/{slug}/subscriptions/{subscription_id}/rotate-secret`"""

    @extend_schema(
        operation_id="subscriptions_rotate_secret",
        summary="Give a webhook a new signing secret, shown this once; the old one signs beside it for a while",
        request=SecretRotation,
        responses={200: CreatedSubscription},
    )
    @idempotent
    def post(self, request: Request, slug: str, subscription_id: int) -> Response:
        overlap = timedelta(seconds=body_of(request, SecretRotation)["overlap_seconds"])
        actor = actor_of(request)
        subscription = _subscription(actor, slug, subscription_id)
        secret = services.subscription_rotate_secret(actor, subscription, overlap=overlap)
        body: dict[str, Any] = {**SubscriptionAnswer(subscription).data, "secret": secret}
        return Response(body, headers={"Cache-Control": "no-store"})


class DeliveryCollection(ApiView):
    """`/teams/{slug}/subscriptions/{subscription_id}/deliveries`"""

    @extend_schema(
        operation_id="deliveries_list",
        summary="List what was sent to a webhook, latest first",
        parameters=[PageQuery],
        responses={200: page_shape(DeliveryAnswer, "DeliveryPage")},
    )
    def get(self, request: Request, slug: str, subscription_id: int) -> Response:
        subscription = _subscription(actor_of(request), slug, subscription_id)
        return page_of(request, queries.deliveries_of(subscription), order=LATEST_FIRST, shape=DeliveryAnswer)


class DeliveryReplay(ApiView):
    """`/teams/{slug}/subscriptions/{subscription_id}/deliveries/{delivery_id}/replay`"""

    @extend_schema(
        operation_id="deliveries_replay",
        summary="Send a dead delivery again, under its old id",
        request=None,
        responses={200: DeliveryAnswer},
    )
    @idempotent
    def post(self, request: Request, slug: str, subscription_id: int, delivery_id: int) -> Response:
        actor = actor_of(request)
        delivery = queries.deliveries_of(_subscription(actor, slug, subscription_id)).filter(pk=delivery_id).first()
        if delivery is None:
            raise NotFound("There is no such delivery.", code="unknown-delivery")
        return Response(DeliveryAnswer(services.delivery_replay(actor, delivery)).data)


def _subscriptions(actor: Actor, slug: str) -> Any:
    """A team's webhooks are for its editors: their addresses often hold secrets."""
    team = team_by_slug(slug)
    require(actor, Role.EDITOR, team)
    return queries.subscriptions_of(team).select_related("team")


def _subscription(actor: Actor, slug: str, subscription_id: int) -> Subscription:
    found: Subscription | None = _subscriptions(actor, slug).filter(pk=subscription_id).first()
    if found is None:
        raise NotFound("There is no such webhook.", code="unknown-subscription")
    return found
