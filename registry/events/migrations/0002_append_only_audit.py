"""Audit entries are written once: the database refuses to change or remove them."""

from django.db import migrations

from registry.events.guards import AUDIT_IS_APPEND_ONLY
from registry.guards import installing


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [installing(*AUDIT_IS_APPEND_ONLY)]
