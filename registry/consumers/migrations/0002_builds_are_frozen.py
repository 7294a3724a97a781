"""What a build reads and writes never changes, and where it ran is never forgotten; the database sees to it."""

from django.db import migrations

from registry.guards import Guard, any_changed, installing

_SAYING = {"event": "UPDATE", "message": "what a build reads and writes never changes"}

_ALL_BUT_THE_END = any_changed("application_id", "application_version_id", "environment_id", "since", "deployed_by")


class Migration(migrations.Migration):
    dependencies = [("consumers", "0001_initial")]

    operations = [
        installing(
            Guard("build_is_frozen", table="consumers_applicationversion", **_SAYING),
            Guard("reading_is_frozen", table="consumers_reading", **_SAYING),
            Guard("provision_is_frozen", table="consumers_provision", **_SAYING),
            Guard(
                "deployment_only_ends",
                table="consumers_deployment",
                event="UPDATE",
                message="of a deployment only the end is still to be said",
                condition=f"OLD.until IS NOT NULL OR {_ALL_BUT_THE_END}",
            ),
        )
    ]
