"""`ipv4`, `ipv6` (RFC 4291 §2.2, as in RFC 3986), `hostname` (RFC 1123 §2.1) and `email` (RFC 5321 §4.1.2)."""

OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
IPV4 = rf"(?:{OCTET}(?:\.{OCTET}){{3}})"
_GROUP = "[0-9A-Fa-f]{1,4}"


def _ipv6() -> str:
    """The grammar of RFC 3986, §3.2.2: `::` stands for at least one group of zeros."""
    last = f"(?:{_GROUP}:{_GROUP}|{IPV4})"
    options = [f"(?:{_GROUP}:){{6}}{last}"]
    tails = [f"(?:{_GROUP}:){{{count}}}{last}" for count in (5, 4, 3, 2, 1)] + [last, _GROUP, ""]
    for before, tail in enumerate(tails):
        head = f"(?:(?:{_GROUP}:){{0,{before - 1}}}{_GROUP})?" if before else ""
        options.append(f"{head}::{tail}")
    return f"(?:{'|'.join(options)})"


IPV6 = _ipv6()

_LABEL = r"[0-9A-Za-z](?:[0-9A-Za-z-]{0,61}[0-9A-Za-z])?"
_NAME = rf"{_LABEL}(?:\.{_LABEL})*"

# A label with hyphens in the third and fourth place is reserved for IDNA (RFC 5890, §2.3.1): whether `xn--…` decodes to
# something allowed is no matter of grammar.
_RESERVED_LABEL = "(?:^|[.@])..--"

# RFC 5321, §4.1.2 and §4.5.3.1. The limits stand apart, where they cost little: see `enumeration.widened`.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_QUOTED = r'"(?:[ !#-\[\]-~]|\\[!-~])*"'
_LITERAL = rf"\[(?:{IPV4}|IPv6:{IPV6})\]"
_LIMITS = "(?![^@]{65})(?!.*@[^@]{254})"
_MAILBOX = rf"^{_LIMITS}(?:{_ATOM}(?:\.{_ATOM})*|{_QUOTED})@(?:{_NAME}|{_LITERAL})$"

PATTERNS = {"ipv4": f"^{IPV4}$", "ipv6": f"^{IPV6}$"}

HOSTNAME_BEFORE_IDNA = f"^(?![^]{{254}}){_NAME}$"
"""What drafts 4 and 6 ask of a hostname; later drafts look into reserved labels."""

LONGEST_HOSTNAME = ".".join(["a" * 63, "b" * 63, "c" * 63, "d" * 61])
LONGEST_EMAIL = f"{'x' * 64}@{LONGEST_HOSTNAME}"
LONGEST = {"hostname": len(LONGEST_HOSTNAME), "email": len(LONGEST_EMAIL)}
"""Characters at most: a grammar has much to count before it comes to its end."""

PARTLY = {
    "hostname": (HOSTNAME_BEFORE_IDNA, _RESERVED_LABEL),
    "email": (_MAILBOX, f'^"|{_RESERVED_LABEL}'),
}
"""For each format its grammar, and what must not be found in a text for the grammar to be the whole truth about it."""
