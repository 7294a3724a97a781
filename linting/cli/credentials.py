"""Tokens of registries, kept for the person who logged in; nobody else can read the file."""

from __future__ import annotations

import json
import os
from pathlib import Path

from linting.cli.failures import UnusableError


def credentials_path() -> Path:
    """``~/.config/contracts/credentials.json``, or where XDG_CONFIG_HOME says (XDG Base Directory Specification)."""
    base = os.environ.get("XDG_CONFIG_HOME")
    return (Path(base) if base else Path.home() / ".config") / "contracts" / "credentials.json"


def known_tokens() -> dict[str, str]:
    """Tokens by the address of their server. Raises UnusableError for a file that is not ours."""
    path = credentials_path()
    try:
        tokens = json.loads(path.read_text(encoding="utf-8"))["tokens"]
        return {str(address): str(token) for address, token in tokens.items()}
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "Remove it and log in again: contracts login SERVER"
        raise UnusableError(f"{path}: this holds no credentials", remedy=remedy) from error


def keep_token(address: str, token: str) -> Path:
    """Write a token down; the file is made for its owner alone before anything is in it, and replaced as a whole."""
    path = credentials_path()
    tokens = known_tokens() | {normal(address): token}
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_suffix(".new")
    new.unlink(missing_ok=True)
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump({"tokens": tokens}, file, indent=2)
    new.replace(path)
    return path


def token_for(address: str) -> str | None:
    """The token of this server and no other."""
    return known_tokens().get(normal(address))


def normal(address: str) -> str:
    """An address as it is kept."""
    return address.rstrip("/")
