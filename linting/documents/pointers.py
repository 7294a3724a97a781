"""JSON Pointer (RFC 6901)."""


def pointer_join(*tokens: str | int) -> str:
    """The pointer of a path of keys and indices: `("a/b", 0)` is `/a~1b/0`, no tokens is the whole document."""
    return "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in tokens)


def pointer_tokens(pointer: str) -> tuple[str, ...]:
    """The unescaped tokens of a pointer. Raises ValueError where it is not one."""
    if not pointer:
        return ()
    if not pointer.startswith("/"):
        raise ValueError(f"A JSON Pointer starts with '/': {pointer!r}")
    return tuple(token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/"))
