"""SITEURL: whether a site can be published there, and its normal form."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

import idna

from plugins.content.urls import WEB

RESERVED = (".example", ".invalid", ".test", ".localhost", ".local")
"""Reserved names, which no public host has (RFC 2606, RFC 6761, RFC 6762)."""
EXAMPLES = ("localhost", "example.com", "example.org", "example.net")
USUAL_PORTS = {"http": 80, "https": 443}
_PATH = re.compile(r"(?:/(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+)*/?")
_NO_ADDRESS = re.compile(r"[\s\\<>\"\x00-\x20\x7f]")
_NUMBER = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")
"""Host names that browsers read as an IPv4 address, such as 127.1, by their last part (WHATWG URL, 3.5)."""
_CREDENTIALS = re.compile(r"//[^/]*@")


def fault_of(url: str) -> str | None:
    """The message code of why no site can be published at a SITEURL; None if one can."""
    if _NO_ADDRESS.search(url):
        return "siteurl-bad"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return "siteurl-bad"
    if parts.scheme not in WEB or not host or port == 0 or "?" in url or "#" in url:
        return "siteurl-bad"
    if "@" in parts.netloc:
        return "siteurl-credentials"
    if not _PATH.fullmatch(parts.path):
        return "siteurl-path"
    name = _ascii_host(host)
    if name is None:
        return "siteurl-bad"
    if name in EXAMPLES or f".{name}".endswith((*RESERVED, *("." + each for each in EXAMPLES))) or _is_here(name):
        return "siteurl-example"
    return None


def ascii_url(url: str) -> str:
    """A SITEURL in normal form: no trailing slash, scheme and host in lower-case ASCII, no default port."""
    try:
        parts = urlsplit(url)
        name, port = _ascii_host(parts.hostname or ""), parts.port
    except ValueError:
        name = None
    if not name:
        return url.rstrip("/")
    host = f"[{name}]" if ":" in name else name
    said = "" if port in (None, USUAL_PORTS.get(parts.scheme)) else f":{port}"
    return f"{parts.scheme}://{host}{said}{parts.path}".rstrip("/")


def shown_url(url: str) -> str:
    """A SITEURL without its password, for messages and logs."""
    return _CREDENTIALS.sub("//…@", url)


def _ascii_host(host: str) -> str | None:
    """A host in ASCII (RFC 5891), without the root's dot; None if it is neither a name nor an IP address."""
    try:
        return str(ipaddress.ip_address(host.removesuffix(".")))
    except ValueError:
        pass
    try:
        name = idna.encode(host, uts46=True).decode().removesuffix(".")
    except idna.IDNAError:
        return None
    return None if _NUMBER.fullmatch(name) else name


def _is_here(name: str) -> bool:
    """Whether this is an IP address of the machine itself."""
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return address.is_loopback or address.is_unspecified
