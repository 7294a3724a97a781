"""An example that may be a real person's data.

What it does
    Reports examples and defaults that are e-mail addresses outside of the domains reserved for examples (RFC 2606),
    card numbers with a valid check digit (ISO/IEC 7812-1), or IBANs with a valid check sum (ISO 13616).

Why is this bad
    Schemas are published, indexed and copied. An example taken from production is a leak, and mail to it goes out
    whenever somebody runs the tests.

Example
    {"type": "object", "properties": {"contact": {"type": "string", "examples": ["anna.schmidt@gmail.com"]}}}

Use instead
    {"type": "object", "properties": {"contact": {"type": "string", "examples": ["anna@example.org"]}}}
"""

import re
from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.rule import rule
from linting.rules.showing import shown
from linting.rules.subschema import Subschema

_EMAIL = re.compile(r"[^@\s]{1,64}@([a-z0-9-]+(?:\.[a-z0-9-]+)+)", re.IGNORECASE)
_RESERVED = re.compile(
    r"(^|\.)(example\.(com|org|net|edu)|example|test|invalid|localhost|local|email\.com|domain\.com|mail\.com)$"
)
_ROLES = re.compile(
    r"^(no-?reply|info|support|admin|contact|user|hello|test|foo|me|you|name|sales|security|dev)\b", re.IGNORECASE
)
_CARD = re.compile(r"[2-6][0-9]{3}([ -]?[0-9]{4}){3}")
_IBAN = re.compile(r"[A-Z]{2}[0-9]{2}(?: ?[A-Z0-9]{2,4}){3,8}")
_TEST_ACCOUNTS = (
    "DE89370400440532013000", "GB82WEST12345698765432", "GB29NWBK60161331926819", "NL91ABNA0417164300",
    "FR1420041010050500013M02606",
)  # fmt: skip
_TEST_CARDS = ("4111111111111111", "4242424242424242", "5555555555554444", "4000056655665556", "5105105105105100")


@rule(Level.WARNING, on=("examples", "example", "default"))
def check(here: Subschema) -> Iterator[Remark]:
    """Report each such text."""
    examples = here.node.get("examples")
    placed: list[tuple[tuple[str | int, ...], object]] = [
        (("examples", index), value) for index, value in enumerate(examples if isinstance(examples, list) else ())
    ]
    placed += [((keyword,), here.node[keyword]) for keyword in ("example", "default") if keyword in here.node]
    for steps, value in placed:
        kind = _kind_of(value) if isinstance(value, str) else None
        if kind is not None:
            yield here.remark(f"{shown(_masked(str(value)), 40)} looks like somebody's real {kind}", *steps)


def _kind_of(text: str) -> str | None:
    email = _EMAIL.fullmatch(text)
    if email:
        return None if _RESERVED.search(email.group(1).lower()) or _ROLES.match(text) else "e-mail address"
    digits = re.sub("[ -]", "", text)
    if _CARD.fullmatch(text) and digits not in _TEST_CARDS and _luhn(digits):
        return "card number"
    bare = text.replace(" ", "")
    return "bank account" if _IBAN.fullmatch(text) and bare not in _TEST_ACCOUNTS and _is_iban(bare) else None


def _luhn(digits: str) -> bool:
    doubled = [int(digit) * (2 if index % 2 else 1) for index, digit in enumerate(reversed(digits))]
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


def _is_iban(text: str) -> bool:
    return (
        15 <= len(text) <= 34 and int("".join(str(int(character, 36)) for character in text[4:] + text[:4])) % 97 == 1
    )


def _masked(text: str) -> str:
    """Enough to find it, and no more: a report is no place for what may be real."""
    return text[:2] + "…" + text[-4:]
