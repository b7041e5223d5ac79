"""Resolves links as editors write them to addresses of the site."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote

from .layout import is_attached, is_image
from .model import Archive, Link

_SAFE = "/?&=%+,;:@~!$'()*"


def content_path(file: str, target: str) -> str | None:
    """The content path that a link in `file` names; None if it leaves the content folder.

    A target that begins with "/" is relative to the content folder.
    """
    written = unquote(target).replace("\\", "/")
    if written.startswith("/"):
        return posixpath.normpath(written).lstrip("/")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), written))
    return None if path == ".." or path.startswith("../") else path


def linked_file(file: str, link: Link) -> str:
    """The content path of the photograph or attached file that a link in `file` points to; "" for any other link."""
    if "anh/" not in link.target and "tep/" not in link.target and "%" not in link.target:
        return ""  # most links: spare them the resolution below
    path = content_path(file, link.target.partition("?")[0])
    return path if path and (is_image(path) or is_attached(path)) else ""


class Addresses:
    """Site addresses of articles, fixed pages, attached files and the pictures made from photographs."""

    def __init__(self, archive: Archive) -> None:
        """Index everything that the archive shows by content path."""
        self._by_file = {record.file: record.address for record in archive.records}
        self._pictures, self._attached = archive.pictures, archive.attached

    def find(self, file: str, link: Link) -> str | None:
        """The site address, including the anchor, of a link in `file`; None if its target does not exist.

        A target that is already a site address is only quoted. A photograph resolves to its largest picture, since the
        original file, with the camera's metadata, is not published.
        """
        if linked := linked_file(file, link):
            if picture := self._pictures.get(linked):
                return picture.full.address
            attached = self._attached.get(linked)
            return attached.address if attached else None
        anchor = f"#{quote(link.anchor, safe=_SAFE)}" if link.anchor else ""
        if not link.target:
            return anchor or None
        if link.target.startswith("/"):
            return quote(link.target, safe=_SAFE) + anchor
        path = content_path(file, link.target)
        if path is None:
            return None
        address = self._by_file.get(path)
        return address + anchor if address else None
