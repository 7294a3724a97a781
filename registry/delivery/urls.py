"""The pages of delivery: a contract's mappings, and the gateways that run them."""

from django.urls import path

from registry.delivery.views import gateways, mappings

app_name = "delivery"
_CONTRACT = "contracts/<str:namespace>/<str:name>"
urlpatterns = [
    path(f"{_CONTRACT}/mappings", mappings.mapping_list, name="mapping-list"),
    path(f"{_CONTRACT}/new-mapping", mappings.mapping_new, name="mapping-new"),
    path("mappings/m-<int:mapping_id>/activate", mappings.mapping_activate, name="mapping-activate"),
    path("mappings/m-<int:mapping_id>/withdraw", mappings.mapping_withdraw, name="mapping-withdraw"),
    path("gateways", gateways.gateway_list, name="gateway-list"),
    path("new/gateway", gateways.gateway_register, name="gateway-register"),
    path("gateways/<str:name>", gateways.gateway, name="gateway"),
    path("environments/<str:name>", gateways.environment, name="environment"),
    path(
        "environments/<str:name>/roll-back/<int:revision>", gateways.environment_roll_back, name="environment-roll-back"
    ),
]
