"""A secret that is not marked as write-only.

What it does
    Reports fields named like secrets, such as `password`, `api_key` or `client_secret`, without `writeOnly: true`.

Why is this bad
    Tools that show, log or generate payloads go by `writeOnly`. Without it, the secret ends up in documentation,
    in logs, and in answers that should never have held it.

Example
    {"type": "object", "properties": {"password": {"type": "string"}}}

Use instead
    {"type": "object", "properties": {"password": {"type": "string", "writeOnly": true}}}
"""

from collections.abc import Iterator

from linting.rules.finding import Level, Remark
from linting.rules.names import ends_with
from linting.rules.rule import rule
from linting.rules.subschema import Subschema
from linting.schemas import Dialect

_SECRETS = (
    "password",
    "passwd",
    "secret",
    "api key",
    "apikey",
    "private key",
    "access token",
    "refresh token",
    "passphrase",
)


@rule(Level.NOTE, on=("type",))
def check(here: Subschema) -> Iterator[Remark]:
    """Report the field, in dialects that have the keyword; a format may say it too."""
    name = here.field_name
    if name is None or here.sole_type != "string" or here.place.dialect in (Dialect.DRAFT4, Dialect.DRAFT6):
        return
    if here.node.get("writeOnly") is not True and here.node.get("format") != "password" and ends_with(name, *_SECRETS):
        yield here.remark(f"`{name}` looks like a secret, but is not `writeOnly`")
