"""Writes of the catalog slice: each one transaction, one audit entry and one outbox row."""

from registry.catalog.services.checks import check, check_record, check_run
from registry.catalog.services.contracts import contract_register, contract_update
from registry.catalog.services.forgetting import check_runs_forget, verdicts_forget
from registry.catalog.services.versions import (
    require_state,
    state_claim,
    version_propose,
    version_publish,
    version_subject,
    version_withdraw,
)

__all__ = [
    "check",
    "check_record",
    "check_run",
    "check_runs_forget",
    "contract_register",
    "contract_update",
    "require_state",
    "state_claim",
    "verdicts_forget",
    "version_propose",
    "version_publish",
    "version_subject",
    "version_withdraw",
]
