"""Attached documents in the open data, and places within them."""

from __future__ import annotations

from plugins.vietnamese.formatting import display, iso

from .messages import MESSAGES
from .model import AttachedFile, Attachment, Crumb


def text_address(file: AttachedFile) -> str:
    """The address of a published file's texts, as JSON."""
    return f"{file.address}.json"


def place_in_file(attachment: Attachment, file: AttachedFile, number: int) -> Crumb:
    """The place of one text of an attached file, in words, with its address."""
    if file.numbered:
        return Crumb(MESSAGES.say("in-file-page", title=attachment.title, page=number), f"{file.address}#page={number}")
    return Crumb(MESSAGES.say("in-file", title=attachment.title), file.address)


def attachment_data(attachment: Attachment, site: str) -> dict[str, object]:
    """A document as a JSON object without empty values. site: the absolute address of the site.

    title, number, date (ISO 8601, as precise as is known), date_shown, issuer, signer, summary, language (BCP 47),
    url (if kept elsewhere), requested (if the archive does not have it); for a file: address and text (absolute
    addresses of the file and of its texts as JSON), type, size (bytes), pages, standard, signed, sha256 (of the
    published copy), original_sha256, members (of a zip), withheld (true: no longer published).
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
