"""Audit entries are written once: the database refuses to change or remove them."""

from django.db import migrations

from registry.guards import Guard, installing

_SAYING = {"table": "events_auditentry", "message": "the audit log is append-only"}


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [
        installing(
            Guard("audit_is_never_changed", event="UPDATE", **_SAYING),
            Guard("audit_is_never_removed", event="DELETE", **_SAYING),
            Guard("audit_is_never_emptied", event="TRUNCATE", **_SAYING),
        )
    ]
