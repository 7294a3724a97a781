"""The request behind each entry and event; and secrets of webhooks that overlap while receivers change over."""

from django.db import migrations, models

from registry.events.guards import AUDIT_IS_APPEND_ONLY
from registry.guards import installing


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0002_append_only_audit"),
    ]

    operations = [
        migrations.AddField(
            model_name="auditentry",
            name="request_id",
            field=models.CharField(blank=True, max_length=128),
        ),
        migrations.AddField(
            model_name="outboxevent",
            name="request_id",
            field=models.CharField(blank=True, max_length=128),
        ),
        migrations.AddField(
            model_name="subscription",
            name="old_sealed_secret",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="subscription",
            name="old_secret_until",
            field=models.DateTimeField(null=True),
        ),
        installing(*AUDIT_IS_APPEND_ONLY),
    ]
