"""The rules, each with a page of its own: what names a change between two versions, what lints one by itself, and what
is about how a repository keeps its contracts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from linting.changes import RULES as CHANGE_RULES
from linting.project.rules import PROJECT_RULES
from linting.rules.loading import RULES as LINT_RULES
from registry.catalog.presentation.change_rules import example_code
from registry.catalog.presentation.lint_rules import sections_of
from registry.errors import NotFound


def rule_list(request: HttpRequest) -> HttpResponse:
    context = {
        "change_rules": CHANGE_RULES.values(),
        "lint_rules": LINT_RULES.values(),
        "project_rules": PROJECT_RULES.values(),
    }
    return render(request, "catalog/rule_list.html", context)


def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    if rule_id in LINT_RULES:
        found = LINT_RULES[rule_id]
        return render(request, "catalog/lint_rule.html", {"rule": found, "sections": sections_of(found)})
    if rule_id in PROJECT_RULES:
        return render(request, "catalog/project_rule.html", {"rule": PROJECT_RULES[rule_id]})
    if rule_id not in CHANGE_RULES:
        raise NotFound(f"There is no rule “{rule_id}”.", code="unknown-rule")
    rule = CHANGE_RULES[rule_id]
    context = {"rule": rule, "mirror": CHANGE_RULES.get(rule.mirror), "example": example_code(rule)}
    return render(request, "catalog/rule.html", context)
