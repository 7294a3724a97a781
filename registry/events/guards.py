"""What the database refuses to do to the audit log; installed by migrations, again after each that alters the table."""

from registry.guards import Guard

_SAYING = {"table": "events_auditentry", "message": "the audit log is append-only"}
AUDIT_IS_APPEND_ONLY = (
    Guard("audit_is_never_changed", event="UPDATE", **_SAYING),
    Guard("audit_is_never_removed", event="DELETE", **_SAYING),
    Guard("audit_is_never_emptied", event="TRUNCATE", **_SAYING),
)
