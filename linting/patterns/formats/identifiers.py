"""`uuid` (RFC 4122), `json-pointer` (RFC 6901), `relative-json-pointer`, and `uri` and its kin (RFC 3986, RFC 3987)."""

from linting.patterns.formats.addresses import IPV4, IPV6

_POINTER = "(?:/(?:[^~/]|~[01])*)*"
_HEX = "[0-9A-Fa-f]"

# RFC 3987, §2.2.
_FIRST_PLANE = r"\u00A0-\uD7FF\uF900-\uFDCF\uFDF0-\uFFEF"
_OTHER_PLANES = "".join(
    rf"\u{{{plane:X}{'1000' if plane == 14 else '0000'}}}-\u{{{plane:X}FFFD}}" for plane in range(1, 15)
)
_UCS = _FIRST_PLANE + _OTHER_PLANES
_PRIVATE = r"\uE000-\uF8FF\u{F0000}-\u{FFFFD}\u{100000}-\u{10FFFD}"


def _reference(extra: str, extra_in_query: str, *, absolute: bool) -> str:
    """The grammar of RFC 3986, appendix A, with the characters that RFC 3987 adds to it."""
    escaped = f"%{_HEX}{{2}}"
    name = rf"A-Za-z0-9\-._~!$&'()*+,;={extra}"
    userinfo, host_name, segment = f"(?:[{name}:]|{escaped})*", f"(?:[{name}]|{escaped})*", f"(?:[{name}:@]|{escaped})"
    literal = rf"\[(?:{IPV6}|[vV]{_HEX}+\.[A-Za-z0-9\-._~!$&'()*+,;=:]+)\]"
    authority = rf"(?:{userinfo}@)?(?:{literal}|{IPV4}|{host_name})(?::\d*)?"
    absolute_path = f"/(?:{segment}+(?:/{segment}*)*)?"
    unschemed = f"(?:[{name}@]|{escaped})+(?:/{segment}*)*"
    tail = rf"(?:\?(?:[{name}:@/?{extra_in_query}]|{escaped})*)?(?:#(?:[{name}:@/?]|{escaped})*)?"
    rooted = f"//{authority}(?:/{segment}*)*|{absolute_path}"
    whole = rf"[A-Za-z][A-Za-z0-9+\-.]*:(?:{rooted}|{segment}+(?:/{segment}*)*|){tail}"
    return f"^{whole}$" if absolute else f"^(?:{whole}|(?:{rooted}|{unschemed}|){tail})$"


PATTERNS = {
    "uuid": f"^{_HEX}{{8}}(?:-{_HEX}{{4}}){{3}}-{_HEX}{{12}}$",
    "json-pointer": f"^{_POINTER}$",
    "relative-json-pointer": rf"^(?:0|[1-9]\d*)(?:#|{_POINTER})$",
    "uri": _reference("", "", absolute=True),
    "uri-reference": _reference("", "", absolute=False),
    "iri": _reference(_UCS, _PRIVATE, absolute=True),
    "iri-reference": _reference(_UCS, _PRIVATE, absolute=False),
}
