"""The addresses of version 1; who may use each is declared in `registry.access`."""

from django.urls import URLPattern, URLResolver, include, path, register_converter

from contracts_api.converters import IdConverter, NameConverter, NumberConverter
from contracts_api.v1 import (
    applications,
    checks,
    contracts,
    deployments,
    diffs,
    documentation,
    lifecycle,
    subscriptions,
    teams,
    tokens,
    versions,
)

register_converter(NameConverter, "name")
register_converter(IdConverter, "id")
register_converter(NumberConverter, "number")

_version = [
    path("", versions.VersionItem.as_view(), name="version"),
    path("/schema", versions.VersionSchema.as_view(), name="version-schema"),
    path("/publish", lifecycle.VersionPublish.as_view(), name="version-publish"),
    path("/withdraw", lifecycle.VersionWithdraw.as_view(), name="version-withdraw"),
    path("/deprecate", lifecycle.VersionDeprecate.as_view(), name="version-deprecate"),
    path("/sunset", lifecycle.VersionSunset.as_view(), name="version-sunset"),
    path("/retire", lifecycle.VersionRetire.as_view(), name="version-retire"),
]
_contract: list[URLPattern | URLResolver] = [
    path("", contracts.ContractItem.as_view(), name="contract"),
    path("/diff", diffs.Diff.as_view(), name="contract-diff"),
    path("/consumers", deployments.ContractConsumers.as_view(), name="contract-consumers"),
    path("/versions", versions.VersionCollection.as_view(), name="versions"),
    path("/versions/<number:number>", include(_version)),
]
_application = [
    path("", applications.ApplicationItem.as_view(), name="application"),
    path("/versions", applications.ApplicationVersionCollection.as_view(), name="application-versions"),
    path("/deployments/<name:environment>", deployments.DeploymentItem.as_view(), name="deployment"),
]
_subscriptions: list[URLPattern | URLResolver] = [
    path("", subscriptions.SubscriptionCollection.as_view(), name="subscriptions"),
    path("/<id:subscription_id>", subscriptions.SubscriptionItem.as_view(), name="subscription"),
    path(
        "/<id:subscription_id>/rotate-secret",
        subscriptions.SubscriptionSecret.as_view(),
        name="subscription-rotate-secret",
    ),
    path("/<id:subscription_id>/deliveries", subscriptions.DeliveryCollection.as_view(), name="deliveries"),
    path(
        "/<id:subscription_id>/deliveries/<id:delivery_id>/replay",
        subscriptions.DeliveryReplay.as_view(),
        name="delivery-replay",
    ),
]
urlpatterns = [
    path("contracts", contracts.ContractCollection.as_view(), name="contracts"),
    path("contracts/<name:namespace>/<name:name>", include(_contract)),
    path("checks", checks.CheckCollection.as_view(), name="checks"),
    path("applications", applications.ApplicationCollection.as_view(), name="applications"),
    path("applications/<name:application>", include(_application)),
    path("deployments", deployments.DeploymentCollection.as_view(), name="deployments"),
    path("environments", deployments.EnvironmentCollection.as_view(), name="environments"),
    path("can-i-deploy", deployments.CanIDeploy.as_view(), name="can-i-deploy"),
    path("teams", teams.TeamCollection.as_view(), name="teams"),
    path("teams/<name:slug>", teams.TeamItem.as_view(), name="team"),
    path("teams/<name:slug>/members", teams.MemberCollection.as_view(), name="members"),
    path("teams/<name:slug>/members/<name:username>", teams.MemberItem.as_view(), name="member"),
    path("teams/<name:slug>/subscriptions", include(_subscriptions)),
    path("tokens", tokens.TokenCollection.as_view(), name="tokens"),
    path("tokens/<id:token_id>", tokens.TokenItem.as_view(), name="token"),
    path("tokens/<id:token_id>/rotate", tokens.TokenRotate.as_view(), name="token-rotate"),
    path("tokens/<id:token_id>/revoke", tokens.TokenRevoke.as_view(), name="token-revoke"),
    path("", include("contracts_api.v1.mappings")),
    path("", include("contracts_api.v1.gateways")),
    path("openapi.json", documentation.OpenApi.as_view(), name="openapi"),
    path("docs", documentation.docs, name="docs"),
]
