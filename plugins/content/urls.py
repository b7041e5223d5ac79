"""External addresses: which are valid, and which are dangerous to follow."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

_IGNORED = re.compile(r"[\x00-\x20\x7f-\xa0\u00ad\u2000-\u200f\u2028-\u202f\u2060-\u206f\ufeff]+")
"""Characters that browsers and mail readers skip in an address, so that "java\\nscript:" is dangerous too."""
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
WEB = frozenset(("http", "https"))
_DANGEROUS = frozenset(("javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source", "livescript"))
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.?|[0-9a-f:.]+")
_MAILBOX = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_NUMBER = re.compile(r"[+0-9().-]+")
_UNSAFE = re.compile(r"[<>\"\\^`{|}]")


def bare(text: str) -> str:
    """An address as a browser reads it, without what it skips."""
    return _IGNORED.sub("", text)


def scheme_of(text: str) -> str:
    """The scheme of an address as a browser reads it, in lower case; "" if it has none."""
    match = _SCHEME.match(bare(text))
    return match[1].lower() if match else ""


def is_dangerous(text: str) -> bool:
    """Whether following an address runs code, or opens something that is not on the web."""
    return scheme_of(text) in _DANGEROUS


def is_sound(address: str, scheme: str) -> bool:
    """Whether an address has what its scheme requires: a host, a mailbox or a telephone number."""
    try:
        parts = urlsplit(address)
        if scheme in WEB:
            return _HOST.fullmatch(parts.hostname or "") is not None and parts.port != 0
        return (_MAILBOX if scheme == "mailto" else _NUMBER).fullmatch(parts.path) is not None
    except ValueError:
        return False


def is_web(address: str) -> bool:
    """Whether a text is an absolute web address: http or https, a host, no characters that an address must not have."""
    scheme, _, rest = address.partition(":")
    is_plain = bare(address) == address and not _UNSAFE.search(address)
    return scheme in WEB and rest.startswith("//") and is_plain and is_sound(address, scheme)
