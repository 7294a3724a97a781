"""A mapping carries its verdict, and none that is refuted is ever active."""

from django.db import migrations, models
from django.db.models import Q

from registry.guards import Guard, any_changed, installing
from registry.json_text import JsonTextField

_WORDS = [
    ("not_verified", "not verified"),
    ("proved", "Proved"),
    ("counterexample", "refuted"),
    ("unknown", "not decided"),
]


class Migration(migrations.Migration):
    dependencies = [("delivery", "0002_bundles_are_kept")]

    operations = [
        migrations.AddField("mapping", "acknowledged_at", models.DateTimeField(null=True)),
        migrations.AddField("mapping", "acknowledged_by", models.CharField(blank=True, default="", max_length=160)),
        migrations.AddField("mapping", "acknowledgement", models.CharField(blank=True, default="", max_length=500)),
        migrations.AddField("mapping", "verdict", JsonTextField(null=True)),
        migrations.AlterField(
            "mapping", "verification", models.CharField(choices=_WORDS, default="not_verified", max_length=14)
        ),
        migrations.AddConstraint(
            "mapping",
            models.CheckConstraint(
                condition=~Q(state="active", verification="counterexample"), name="no_refuted_mapping_is_active"
            ),
        ),
        installing(  # SQLite builds the table anew for the constraint, and the trigger goes with the old one
            Guard(
                "mapping_is_frozen",
                table="delivery_mapping",
                event="UPDATE",
                message="what a mapping does never changes",
                condition=any_changed("source_version_id", "target_version_id", "oplevel", "ops"),
            )
        ),
    ]
