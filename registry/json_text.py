"""JSON kept as text, for values that somebody else made up.

PostgreSQL's jsonb refuses the character U+0000 and rounds no number but limits their size; a witness may
hold either, and must come back exactly as it was.
"""

import json
from typing import Any

from django.db import models


class JsonTextField(models.TextField):
    """Any JSON value, stored as ASCII text. It cannot be searched inside; use JSONField for that."""

    def from_db_value(self, text: str | None, _expression: Any, _connection: Any) -> Any:
        return None if text is None else json.loads(text)

    def get_prep_value(self, value: Any) -> str | None:
        return None if value is None else json.dumps(value, separators=(",", ":"))

    def value_to_string(self, obj: models.Model) -> str:
        return json.dumps(self.value_from_object(obj))

    def to_python(self, value: Any) -> Any:
        return value
