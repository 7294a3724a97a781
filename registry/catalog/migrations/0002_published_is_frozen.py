"""A published version is never changed or removed, and its state only moves on; the database sees to it."""

from django.db import migrations

from registry.catalog.guards import PUBLISHED_IS_FROZEN
from registry.guards import installing


class Migration(migrations.Migration):
    dependencies = [("catalog", "0001_initial")]

    operations = [installing(*PUBLISHED_IS_FROZEN)]
