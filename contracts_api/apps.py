from django.apps import AppConfig


class ContractsApiConfig(AppConfig):
    name = "contracts_api"
