"""A sunset that was announced may move later, never earlier; the database sees to it."""

from django.db import migrations

from registry.guards import Guard, installing


class Migration(migrations.Migration):
    dependencies = [("lifecycle", "0001_initial")]

    operations = [
        installing(
            Guard(
                "sunset_is_never_shortened",
                table="lifecycle_deprecationwindow",
                event="UPDATE",
                message="a sunset may be extended, never shortened",
                condition="NEW.sunset_at < OLD.sunset_at OR {changed:version_id} OR {changed:deprecated_at}",
            ),
            Guard(
                "deprecation_is_kept",
                table="lifecycle_deprecationwindow",
                event="DELETE",
                message="a deprecation window is never removed",
            ),
        )
    ]
