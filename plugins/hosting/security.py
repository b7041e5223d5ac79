"""security.txt (RFC 9116): whom to tell about a vulnerability of the site."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from plugins.content.capability import DataFile
from plugins.content.model import Archive, Site
from plugins.content.raw import Raw
from plugins.content.targets import File
from plugins.content.urls import is_sound, is_web
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
ADDRESS = "/.well-known/security.txt"
MOST = 5
MONTHS = 6
"""How long it is valid: RFC 9116 (2.5.5) recommends less than a year. Builds renew it in each new month."""
_SCHEMES = ("https", "mailto", "tel")
_MAIL = re.compile(r"[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+")


def _read(raw: Raw, diagnostics: Diagnostics) -> tuple[str, ...]:
    """The contacts as URIs, preferred one first."""
    fields = raw.fields_if_any(diagnostics, ("contact",))
    if fields is None:
        return ()
    found: list[str] = []
    written = fields.texts("contact")
    if len(written) > MOST:
        diagnostics.error("security-contacts", fields.line("contact"), number=len(written), most=MOST)
    for text in written:
        contact = f"mailto:{text}" if _MAIL.fullmatch(text) else text
        scheme = contact.partition(":")[0].lower()
        if scheme in _SCHEMES and (is_web(contact) if scheme == "https" else is_sound(contact, scheme)):
            found.append(contact)
        else:
            diagnostics.error("security-contact", fields.line("contact"), found=text[:80])
    return tuple(found)


CONTACTS = DataFile("bao-mat.yaml", _read, MESSAGES)


def security_file(archive: Archive, site: Site) -> Iterator[File]:
    """The file, if there is a contact."""
    if contacts := CONTACTS.of(archive.data):
        yield File(ADDRESS, _text, (contacts, _expires(archive.now.date()), f"{site.url}{ADDRESS}"))


def _expires(today: date) -> str:
    months = today.year * 12 + today.month - 1 + MONTHS
    return f"{months // 12:04}-{months % 12 + 1:02}-01T00:00:00Z"


def _text(contacts: tuple[str, ...], expires: str, canonical: str) -> bytes:
    lines = [f"Contact: {contact}" for contact in contacts]
    lines += [f"Expires: {expires}", "Preferred-Languages: vi, en", f"Canonical: {canonical}"]
    return ("\n".join(lines) + "\n").encode()
