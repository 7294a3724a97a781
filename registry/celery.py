"""The Celery application. Database rows are the truth; a task message is only a doorbell."""

import os

from celery import Celery

from registry.operations.local import disk_broker

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "registry.settings")

disk_broker.use_for_filesystem_urls()
app = Celery("registry")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
