"""What changed between two versions of a schema, where, which rule names it, and what it breaks."""

from linting.changes.catalogue import RULES, Rule
from linting.changes.change import ABSENT, Change, Comparison, Witness
from linting.changes.comparison import compare
from linting.changes.levels import Bump, Direction, Level, Mode, Movement
from linting.changes.versions import FIRST_VERSION, SemanticVersion, suggest_version
from linting.changes.wire import change_as_json, comparison_as_json, verdict_as_json

__all__ = [
    "ABSENT",
    "FIRST_VERSION",
    "RULES",
    "Bump",
    "Change",
    "Comparison",
    "Direction",
    "Level",
    "Mode",
    "Movement",
    "Rule",
    "SemanticVersion",
    "Witness",
    "change_as_json",
    "compare",
    "comparison_as_json",
    "suggest_version",
    "verdict_as_json",
]
