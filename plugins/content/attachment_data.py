"""Attached documents as open data tell of them, and the places in them."""

from __future__ import annotations

from plugins.vietnamese.formatting import display, iso

from .messages import MESSAGES
from .model import AttachedFile, Attachment, Crumb


def text_address(file: AttachedFile) -> str:
    """Where the texts of a published file stand, as JSON."""
    return f"{file.address}.json"


def place_in_file(attachment: Attachment, file: AttachedFile, number: int) -> Crumb:
    """Where one of the texts of an attached file stands, in words, with its address."""
    if file.numbered:
        return Crumb(MESSAGES.say("in-file-page", title=attachment.title, page=number), f"{file.address}#page={number}")
    return Crumb(MESSAGES.say("in-file", title=attachment.title), file.address)


def attachment_data(attachment: Attachment, site: str) -> dict[str, object]:
    """A document as JSON has it; keys without a value are left out. site: the absolute address of the site.

    title, number, date (ISO 8601, as precise as it is known), date_shown, issuer, signer, summary, language (BCP 47),
    url (of one that is kept elsewhere), requested (of one that the archive does not have); of a file: address and text
    (absolute: the file; its texts as JSON), type, size (bytes), pages, standard, signed, sha256 (of the published
    copy), original_sha256, members (of a zip), withheld (true: not published any more).
    """
    date, file = attachment.date, attachment.file
    found: dict[str, object] = {
        "title": attachment.title,
        "number": attachment.number,
        "date": iso(date) if date else "",
        "date_shown": display(date) if date else "",
        "issuer": attachment.issuer,
        "signer": attachment.signer,
        "summary": attachment.summary,
        "language": attachment.language,
        "url": attachment.url,
    }
    if attachment.requested is not None:
        found["requested"] = "yes" if attachment.requested else "no"
    if file and file.withheld:
        found["withheld"] = True
    elif file:
        found |= {
            "address": f"{site}{file.address}",
            "text": f"{site}{text_address(file)}" if file.has_texts else "",
            "type": file.kind,
            "size": file.size,
            "pages": file.pages,
            "standard": file.standard,
            "signed": file.signed,
            "sha256": file.sha256,
            "original_sha256": file.original,
            "members": file.members,
        }
    return {name: value for name, value in found.items() if value}
