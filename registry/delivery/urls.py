"""The pages of delivery: a contract's mappings, and the gateways that run them."""

from django.urls import URLPattern

app_name = "delivery"
urlpatterns: list[URLPattern] = []
