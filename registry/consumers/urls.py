"""Addresses of applications, and of who reads a contract."""

from django.urls import path

from registry.consumers import views

app_name = "consumers"
urlpatterns = [
    path("applications", views.application_list, name="application-list"),
    path("new/application", views.application_register, name="application-register"),
    path("applications/<str:name>", views.application, name="application"),
    path("applications/<str:name>/can-i-deploy", views.can_i_deploy, name="can-i-deploy"),
    path("contracts/<str:namespace>/<str:name>/consumers", views.contract_readers, name="contract-readers"),
]
