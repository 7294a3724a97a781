"""Keywords that no dialect has and that contracts use: how personal a field is, and what it is needed for."""

CLASSIFYING = (
    "x-classification",
    "classification",
    "x-data-classification",
    "x-pii",
    "pii",
    "x-personal-data",
    "x-sensitivity",
)
"""They say how personal a field is."""

PURPOSE = ("x-purpose", "purpose", "x-legal-basis", "x-processing-purpose")
"""They say what a personal field is needed for."""
