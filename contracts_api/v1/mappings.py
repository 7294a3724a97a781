"""Placeholder while delivery's services are being written."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
