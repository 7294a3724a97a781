"""Which fields hold personal data by their name, and how a schema says how personal they are."""

from __future__ import annotations

from linting.rules.names import contains_words, words_of
from linting.rules.subschema import Subschema
from linting.schemas.classification import CLASSIFYING

_PERSONAL = (
    "email", "e mail", "first name", "last name", "family name", "given name", "full name", "maiden name", "surname",
    "phone", "phone number", "mobile number", "date of birth", "birth date", "birthdate", "birthday", "dob", "ssn",
    "social security", "passport", "tax id", "national id", "driver license", "iban", "credit card", "card number",
    "street", "street address", "postal address", "home address", "ip address", "gender", "ethnicity", "religion",
)  # fmt: skip
_ABOUT_IT = frozenset(
    {"hash", "hashed", "verified", "count", "template", "id", "type", "status", "enabled", "valid", "subject", "domain"}
)


def is_personal(name: str) -> bool:
    """Whether a field of this name usually holds something about a person."""
    return contains_words(name, *_PERSONAL) and words_of(name)[-1] not in _ABOUT_IT


def classification_of(part: Subschema) -> object | None:
    """What the schema of a field, or what it refers to, says about how personal it is; None if nothing."""
    for schema in (part, part.subject.followed(part)):
        for keyword in CLASSIFYING:
            if keyword in schema.node:
                held: object = schema.node[keyword]
                return held
    return None


def is_sensitive(classification: object) -> bool:
    """Whether a classification means that the field is personal or secret."""
    if isinstance(classification, str):
        return classification.strip().lower() not in ("", "public", "internal", "none", "no", "false", "low")
    return classification is not None and classification is not False
