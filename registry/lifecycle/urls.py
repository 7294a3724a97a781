"""Addresses of the end of a version."""

from django.urls import path

from registry.lifecycle import views

app_name = "lifecycle"
_VERSION = "contracts/<str:namespace>/<str:name>/versions/<str:number>"
urlpatterns = [
    path(f"{_VERSION}/deprecate", views.deprecate, name="deprecate"),
    path(f"{_VERSION}/extend", views.extend_sunset, name="extend-sunset"),
    path(f"{_VERSION}/retire", views.retire, name="retire"),
]
