"""Examples below the help of a command, each on a line of its own that can be copied."""

from __future__ import annotations


def examples(*lines: str) -> str:
    """The text below a help. Click breaks lines anew, except in a paragraph that begins with a backspace."""
    heading = "Example" if len(lines) == 1 else "Examples"
    return "\n".join(["\b", f"{heading}:", *(f"  {line}" for line in lines)])
