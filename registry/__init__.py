"""The registry: Django project and domain, one room a slice."""

from registry.celery import app as celery_app

__all__ = ["celery_app"]
