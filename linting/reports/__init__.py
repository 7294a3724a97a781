"""Reports: the same findings for people, for programs and for the tools that show them in a pipeline."""

from linting.reports.colour import Palette, palette_for
from linting.reports.formats import FORMATS, rendered
from linting.reports.notice import Notice, Repair, Replacement, Severity
from linting.reports.report import Compared, Location, Mended, Outcome, Report
from linting.reports.structured import as_json, report_as_value
from linting.reports.text import as_text

__all__ = [
    "FORMATS",
    "Compared",
    "Location",
    "Mended",
    "Notice",
    "Outcome",
    "Palette",
    "Repair",
    "Replacement",
    "Report",
    "Severity",
    "as_json",
    "as_text",
    "palette_for",
    "rendered",
    "report_as_value",
]
