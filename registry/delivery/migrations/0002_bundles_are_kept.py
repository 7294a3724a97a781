"""A bundle is written once, and a mapping's ops never change; the database sees to it."""

from django.db import migrations

from registry.guards import Guard, any_changed, installing

_KEPT = {"table": "delivery_bundle", "message": "a bundle is immutable"}


class Migration(migrations.Migration):
    dependencies = [("delivery", "0001_initial")]

    operations = [
        installing(
            Guard("bundle_is_never_changed", event="UPDATE", **_KEPT),
            Guard("bundle_is_never_removed", event="DELETE", **_KEPT),
            Guard(
                "mapping_is_frozen",
                table="delivery_mapping",
                event="UPDATE",
                message="what a mapping does never changes",
                condition=any_changed("source_version_id", "target_version_id", "oplevel", "ops"),
            ),
        )
    ]
