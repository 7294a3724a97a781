"""What may be stored as text: anything a person can write, and nothing that a database or a log cannot keep."""

from registry.errors import RegistryError


def can_be_stored(text: str) -> bool:
    """Whether a database can hold `text`, and so be asked for it: no U+0000, no half of a surrogate pair."""
    return "\x00" not in text and not any("\ud800" <= character <= "\udfff" for character in text)


def plain_text(value: str, *, pointer: str, longest: int) -> str:
    """`value` without blanks around it. Raises RegistryError `invalid-text` for what cannot be kept."""
    if not isinstance(value, str):
        raise RegistryError("invalid-text", "This must be text.", pointer=pointer)
    text = value.strip()
    if not can_be_stored(text):
        raise RegistryError("invalid-text", "Text may not hold U+0000 or half a surrogate pair.", pointer=pointer)
    if len(text) > longest:
        raise RegistryError("invalid-text", f"This text is longer than {longest} characters.", pointer=pointer)
    return text
