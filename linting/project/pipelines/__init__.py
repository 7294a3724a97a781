"""The jobs that check contracts in a pipeline, as files to copy: GitHub Actions, GitLab CI, and any shell."""

from __future__ import annotations

from importlib.resources import files

PLACES = {"github": ".github/workflows/contracts.yml", "gitlab": "contracts.gitlab-ci.yml"}
"""Where each job belongs in a repository."""


def job(service: str) -> str:
    """The text of the job for a service of PLACES."""
    return files(__package__).joinpath(f"{service}.yml").read_text(encoding="utf-8")
