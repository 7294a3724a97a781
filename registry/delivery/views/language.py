"""The mapping language, op by op."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from registry.delivery.presentation.op_pages import op_page
from registry.errors import NotFound
from shims.language import ops


def op_list(request: HttpRequest) -> HttpResponse:
    return render(request, "delivery/op_list.html", {"ops": [op_page(definition) for definition in ops().values()]})


def op(request: HttpRequest, name: str) -> HttpResponse:
    if name not in ops():
        raise NotFound(f"No op is called “{name}”.", code="unknown-op", remedy="See the list of the ops.")
    return render(request, "delivery/op.html", {"op": op_page(ops()[name])})
