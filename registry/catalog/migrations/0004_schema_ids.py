"""What a schema calls itself (`$id`), so that two contracts of the same name for theirs are noticed."""

import json

from django.db import migrations, models

from registry.catalog.guards import PUBLISHED_IS_FROZEN
from registry.guards import installing


def fill_in(apps, _editor):
    version_model = apps.get_model("catalog", "Version")
    for version in version_model.objects.only("canonical").iterator(chunk_size=200):
        value = json.loads(version.canonical)
        name = (value.get("$id") or value.get("id")) if isinstance(value, dict) else None
        if isinstance(name, str) and name:
            version_model.objects.filter(pk=version.pk).update(schema_id=name[:500])


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_search")]

    operations = [
        migrations.AddField(
            model_name="version",
            name="schema_id",
            field=models.CharField(blank=True, db_index=True, max_length=500),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
        installing(*PUBLISHED_IS_FROZEN),
    ]
