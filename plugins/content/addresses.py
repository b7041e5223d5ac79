"""Where the things of the archive are: from a link as an editor wrote it to an address of the site."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote

from .layout import is_attached, is_image
from .model import Archive, Link

_SAFE = "/?&=%+,;:@~!$'()*"


def content_path(file: str, target: str) -> str | None:
    """The content path that a link in `file` names; None where it leaves the content folder.

    A target that begins with "/" is taken from the content folder.
    """
    written = unquote(target).replace("\\", "/")
    if written.startswith("/"):
        return posixpath.normpath(written).lstrip("/")
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), written))
    return None if path == ".." or path.startswith("../") else path


def linked_file(file: str, link: Link) -> str:
    """The content path of the photograph or attached file that a link in `file` leads to; "" for anything else."""
    if "anh/" not in link.target and "tep/" not in link.target and "%" not in link.target:
        return ""  # most links, told apart soon
    path = content_path(file, link.target.partition("?")[0])
    return path if path and (is_image(path) or is_attached(path)) else ""


class Addresses:
    """The addresses of articles, fixed pages and attached files, and of the pictures made of photographs, by content
    path."""

    def __init__(self, archive: Archive) -> None:
        """Those of everything that an archive shows."""
        self._by_file = {record.file: record.address for record in archive.records}
        self._pictures, self._attached = archive.pictures, archive.attached

    def find(self, file: str, link: Link) -> str | None:
        """The site address, anchor included, of a link in `file`; None where it names nothing that there is.

        A target that is already a site address is answered as it is; that of a photograph is its largest picture, since
        the file from the camera, with all that this tells, is not published.
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
