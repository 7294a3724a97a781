"""Writes of the delivery slice: each one transaction, one audit entry, one outbox row."""

from registry.delivery.services.bundles import bundle_publish, bundle_roll_back, may_command
from registry.delivery.services.environments import environment_begin
from registry.delivery.services.gateways import gateway_register, status_report
from registry.delivery.services.mappings import mapping_activate, mapping_attach, mapping_withdraw
from registry.delivery.services.verification import mapping_acknowledge, mapping_verify

__all__ = [
    "bundle_publish",
    "bundle_roll_back",
    "environment_begin",
    "gateway_register",
    "mapping_acknowledge",
    "mapping_activate",
    "mapping_attach",
    "mapping_verify",
    "mapping_withdraw",
    "may_command",
    "status_report",
]
