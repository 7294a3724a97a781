"""Reports: the same findings for people, for programs and for the tools that show them in a pipeline."""

from linting.reports.colour import Palette, palette_for
from linting.reports.report import Compared, Location, Outcome, Report
from linting.reports.structured import as_json, report_as_value
from linting.reports.text import as_text

__all__ = [
    "Compared",
    "Location",
    "Outcome",
    "Palette",
    "Report",
    "as_json",
    "as_text",
    "palette_for",
    "report_as_value",
]
