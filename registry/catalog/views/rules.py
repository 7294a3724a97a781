"""The catalogue of change rules: each kind of change that the registry names, with a page of its own."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linting.changes import RULES
from registry.errors import NotFound


def rule_list(request: HttpRequest) -> HttpResponse:
    return render(request, "catalog/rule_list.html", {"rules": RULES.values()})


def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    if rule_id not in RULES:
        raise NotFound(f"There is no rule “{rule_id}”.", code="unknown-rule")
    rule = RULES[rule_id]
    return render(request, "catalog/rule.html", {"rule": rule, "mirror": RULES.get(rule.mirror)})
