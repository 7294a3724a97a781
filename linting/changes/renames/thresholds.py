"""How much has to speak for a rename: every number of it, with its reason.

They were set on pairs of versions of public schemas and on the table of the tests; a pair that is judged wrong belongs
into that table before a number is moved.
"""

from __future__ import annotations

NEAR = 0.6
"""The nearness at which two names say the same with nothing else that speaks for it: more than one word of two."""
RELATED = 0.4
"""The least nearness of names where there is nobody else it could be: one word of two."""
ALIKE = 0.8
"""Share of letters from which two words are one word: ``color`` and ``colour`` are at 0.91, ``rate`` and ``date`` at
0.75; letters of short words coincide by chance."""
KIND_COUNTS = 0.5
"""What a word counts that says only what kind of value it is: ``created_at`` and ``shipped_at`` share no meaning."""
ONLY_ALIKE = 0.95
"""The most for names that have all words in common and are not of the same letters, which go first."""
MARGIN = 0.1
"""How much more has to speak for a pair than for any other that one of the two could belong to."""

TELLING = 2
"""Points at which a schema says by itself what it is for. A type, a format or a single bound stands at too many
properties to be known by; a pattern, a list of texts, two properties or two bounds rarely do."""
POINTS = {
    "pattern": 2,
    "$ref": 1,
    "multipleOf": 1,
    "minimum": 1,
    "maximum": 1,
    "exclusiveMinimum": 1,
    "exclusiveMaximum": 1,
    "minLength": 1,
    "maxLength": 1,
    "minItems": 1,
    "maxItems": 1,
    "patternProperties": 1,
    "contentMediaType": 1,
}
"""What each keyword tells; each text that is listed and each property that is named tells one more."""
OVERLAP = 0.5
"""Share of values or properties that two schemas have in common where one grew out of the other."""

AT_MOST = 50
"""Objects that lose or gain more properties than this were rewritten, and nothing in them was renamed."""
