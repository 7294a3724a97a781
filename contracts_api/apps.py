from django.apps import AppConfig


class ContractsApiConfig(AppConfig):
    name = "contracts_api"
    default_auto_field = "django.db.models.BigAutoField"
