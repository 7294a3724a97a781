"""What happened, told twice: to the audit log for ever, and to subscribers soon.

Every service calls `record` once, inside its transaction; so there is no effect without its audit
entry and its event, and no event without its effect.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from registry.clock import Clock
    from registry.events.models import OutboxEvent
    from registry.identity.actors import Actor


def record(
    actor: "Actor",
    action: str,
    subject: str,
    data: Mapping[str, Any],
    *,
    audit_detail: Mapping[str, Any] | None = None,
    dataschema: str = "",
    clock: "Clock | None" = None,
) -> "OutboxEvent":
    """Write the audit entry and the outbox event of one effect, and ring the worker on commit.

    `action` is `thing.happened` (`version.published`), `subject` names the thing
    (`contracts/shop/order/1.2.0`), `data` goes to subscribers and so holds nothing secret;
    `audit_detail` is kept in the audit log besides. Raises RuntimeError outside a transaction.
    """
    from registry.events import recording  # models cannot be imported while Django loads its apps

    return recording.record(actor, action, subject, data, audit_detail=audit_detail, dataschema=dataschema, clock=clock)
