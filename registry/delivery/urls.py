"""The pages of delivery: a contract's mappings, and the gateways that run them."""

from django.urls import path

from registry.delivery.views import drafts, gateways, language, mappings

app_name = "delivery"
_CONTRACT = "contracts/<str:namespace>/<str:name>"
urlpatterns = [
    path(f"{_CONTRACT}/mappings", mappings.mapping_list, name="mapping-list"),
    path(f"{_CONTRACT}/new-mapping", drafts.mapping_new, name="mapping-new"),
    path(f"{_CONTRACT}/new-mapping/check", drafts.mapping_check, name="mapping-check"),
    path(f"{_CONTRACT}/new-mapping/try", drafts.mapping_try, name="mapping-try"),
    path(f"{_CONTRACT}/new-mapping/suggestions", drafts.mapping_suggestions, name="mapping-suggestions"),
    path("mappings/m-<int:mapping_id>/verify", mappings.mapping_verify, name="mapping-verify"),
    path("mappings/m-<int:mapping_id>/acknowledge", mappings.mapping_acknowledge, name="mapping-acknowledge"),
    path("mappings/m-<int:mapping_id>/activate", mappings.mapping_activate, name="mapping-activate"),
    path("mappings/m-<int:mapping_id>/withdraw", mappings.mapping_withdraw, name="mapping-withdraw"),
    path("ops", language.op_list, name="op-list"),
    path("ops/<str:name>", language.op, name="op"),
    path("gateways", gateways.gateway_list, name="gateway-list"),
    path("new/gateway", gateways.gateway_register, name="gateway-register"),
    path("gateways/<str:name>", gateways.gateway, name="gateway"),
    path("environments/<str:name>", gateways.environment, name="environment"),
    path(
        "environments/<str:name>/roll-back/<int:revision>", gateways.environment_roll_back, name="environment-roll-back"
    ),
]
