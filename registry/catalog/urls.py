"""Addresses of contracts, versions, comparisons and rules."""

from django.urls import path

from registry.catalog.views import comparisons, contracts, rules, submissions, versions

app_name = "catalog"
_CONTRACT = "contracts/<str:namespace>/<str:name>"
_VERSION = f"{_CONTRACT}/versions/<str:number>"
urlpatterns = [
    path("contracts", contracts.contract_list, name="contract-list"),
    path("new/contract", contracts.contract_register, name="contract-register"),
    path(_CONTRACT, versions.contract, name="contract"),
    path(f"{_CONTRACT}/settings", contracts.contract_settings, name="contract-settings"),
    path(f"{_CONTRACT}/activity", contracts.contract_activity, name="contract-activity"),
    path(f"{_CONTRACT}/compare", comparisons.comparison, name="comparison"),
    path(f"{_CONTRACT}/new-version", submissions.version_new, name="version-new"),
    path(f"{_CONTRACT}/check", submissions.version_check, name="version-check"),
    path(f"{_CONTRACT}/versions", versions.version_list, name="version-list"),
    path(_VERSION, versions.version, name="version"),
    path(f"{_VERSION}/source", versions.version_source, name="version-source"),
    path(f"{_VERSION}/publish", versions.version_publish, name="version-publish"),
    path(f"{_VERSION}/withdraw", versions.version_withdraw, name="version-withdraw"),
    path("rules", rules.rule_list, name="rule-list"),
    path("rules/<str:rule_id>", rules.rule, name="rule"),
]
