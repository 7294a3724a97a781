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
_PLAIN_LABEL = rf"(?!..--){_LABEL}"
_NO_LONGER = r"(?=[^]{1,253}$)"
_HOST = rf"{_LABEL}(?:\.{_LABEL})*"
_PLAIN_HOST = rf"{_PLAIN_LABEL}(?:\.{_PLAIN_LABEL})*"


# RFC 5321, §4.1.2 and §4.5.3.1: at most 64 characters before the @, in words of atoms or in quotes.
_ATOM = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_WORDS = rf"(?=[^@]{{1,64}}@){_ATOM}(?:\.{_ATOM})*"
_QUOTED = r'(?=[^]{2,64}@[^@]*$)"(?:[ !#-\[\]-~]|\\[!-~])*"'
_LITERAL = rf"\[(?:{IPV4}|IPv6:{IPV6})\]"


def _mailbox(local: str, host: str) -> str:
    return rf"^(?:{local})@(?:(?=[^]{{1,253}}$){host}|{_LITERAL})$"


PATTERNS = {"ipv4": f"^{IPV4}$", "ipv6": f"^{IPV6}$"}

HOSTNAME_BEFORE_IDNA = rf"^{_NO_LONGER}{_HOST}$"
"""What drafts 4 and 6 ask of a hostname; later drafts look into labels that begin with `xn--` (RFC 5890)."""

PARTLY = {
    "hostname": (rf"^{_NO_LONGER}{_PLAIN_HOST}$", HOSTNAME_BEFORE_IDNA),
    "email": (_mailbox(_WORDS, _PLAIN_HOST), _mailbox(f"{_WORDS}|{_QUOTED}", _HOST)),
}
"""For each format a pattern whose texts it accepts, and one of further texts that it may accept."""
