"""Reads pages that browsers saved as one file (.mht, .mhtml): the page, and its pictures by address."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Mapping
from dataclasses import dataclass
from email.message import Message
from urllib.parse import unquote, urljoin


@dataclass(frozen=True, slots=True)
class Saved:
    """A saved page. charset: as declared by the part; resources: by address and by "cid:" name."""

    data: bytes
    charset: str
    address: str
    captured: str
    resources: Mapping[str, bytes]

    def find(self, source: str) -> bytes | None:
        """The picture at an address as written on the page; None if absent."""
        whole = urljoin(self.address, source)
        return next((self.resources[key] for key in (source, whole, unquote(whole)) if key in self.resources), None)


def unpack(data: bytes) -> Saved | None:
    """Unpack the page; None if the file contains none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    parts = [part for part in message.walk() if not part.is_multipart()]
    page = next((part for part in parts if part.get_content_type() in ("text/html", "application/xhtml+xml")), None)
    if page is None:
        return None
    resources: dict[str, bytes] = {}
    for part in parts:
        if part.get_content_maintype() == "image":
            body = _bytes(part)
            for key in (_header(part, "Content-Location"), f"cid:{_header(part, 'Content-ID').strip('<>')}"):
                resources[key] = resources[unquote(key)] = body
    address = _header(message, "Snapshot-Content-Location") or _header(page, "Content-Location")
    charset = page.get_content_charset() or ""
    return Saved(_bytes(page), charset, address, _header(message, "Date"), resources)


def _bytes(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _header(part: Message, name: str) -> str:
    return str(part.get(name, "")).strip()
