"""The addresses that problem documents name as their type: each explains its code to whoever opens it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from registry.errors import NotFound
from registry.problems import PROBLEMS, SECTIONS


@require_safe
def problem_list(request: HttpRequest) -> HttpResponse:
    return render(request, "operations/problem_list.html", {"sections": SECTIONS})


@require_safe
def problem(request: HttpRequest, code: str) -> HttpResponse:
    if code not in PROBLEMS:
        raise NotFound(f"There is no problem “{code[:80]}”.", remedy="All of them are listed at /problems.")
    return render(request, "operations/problem.html", {"problem": PROBLEMS[code]})
