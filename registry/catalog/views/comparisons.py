"""What lies between any two versions of a contract."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from registry.catalog import queries
from registry.catalog.presentation.frames import frame_of
from registry.catalog.presentation.pairs import Pair


def comparison(request: HttpRequest, namespace: str, name: str) -> HttpResponse:
    contract = queries.contract_by_name(namespace, name)
    pair = Pair.asked_for(contract, request.GET)
    shown = frame_of(request.actor, contract) | {"pair": pair, "comparison": pair.compared() if pair else None}
    is_part = request.htmx and not request.htmx.history_restore_request
    return render(request, "catalog/comparison_result.html" if is_part else "catalog/comparison.html", shown)
