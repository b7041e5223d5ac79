"""Copies of the site to verify: a local folder, or a host."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from http.client import HTTPException, HTTPMessage
from pathlib import Path
from typing import IO, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import quote, unquote, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from plugins.build.site_url import ascii_url
from plugins.core.files import files_below

CHUNK = 1 << 16
TIMEOUT = 30  # seconds without a byte
TRIES = 3
GONE = (404, 410)
PERMANENT = (301, 308)
NOT_FOUND_PAGE = "404.html"


class Unreachable(Exception):
    """A file that may exist but could not be read; the message says why."""


class Copy(Protocol):
    """A copy of the site. `chunks` raises FileNotFoundError or Unreachable; `names` is None if it cannot be listed."""

    def chunks(self, path: str) -> Iterator[bytes]:
        """Read a file in chunks."""

    def names(self) -> set[str] | None:
        """The paths of all files."""


def digest_of(copy: Copy, path: str) -> str:
    """The SHA-256 of a file in hexadecimal, computed without holding the file in memory."""
    digest = hashlib.sha256()
    for chunk in copy.chunks(path):
        digest.update(chunk)
    return digest.hexdigest()


class FolderCopy:
    """A copy in a local folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def chunks(self, path: str) -> Iterator[bytes]:
        """See Copy."""
        file = self.folder / path
        if not file.is_file():
            raise FileNotFoundError(path)
        try:
            with file.open("rb") as stream:
                yield from iter(lambda: stream.read(CHUNK), b"")
        except OSError as error:
            raise Unreachable(error.strerror) from None

    def names(self) -> set[str]:
        """See Copy; links to folders are listed, and not followed."""
        links = (path for path in self.folder.rglob("*/") if path.is_symlink())
        return {*files_below(self.folder), *(path.relative_to(self.folder).as_posix() for path in links)}


class _SameHost(HTTPRedirectHandler):
    """Refuses redirects to another host, whose files are not this copy. moves: permanent redirects, by address."""

    def __init__(self) -> None:
        self.moves: dict[str, str] = {}

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).netloc != urlsplit(req.full_url).netloc:
            fp.close()
            raise Unreachable(newurl)
        if code in PERMANENT:
            self.moves[req.full_url] = newurl
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class HostCopy:
    """A site at a web address."""

    def __init__(self, address: str) -> None:
        self.base = ascii_url(address) + "/"
        self._redirects = _SameHost()
        self._opener = build_opener(self._redirects)

    def address_of(self, path: str) -> str:
        """The address at which readers get a file."""
        return self.base + quote(path.removesuffix("index.html") if path.endswith("index.html") else path)

    def chunks(self, path: str) -> Iterator[bytes]:
        """See Copy."""
        with self._open(path) as stream:
            try:
                yield from iter(lambda: stream.read(CHUNK), b"")
            except (OSError, HTTPException) as error:
                raise Unreachable(str(error)) from None

    def moved_to(self, path: str) -> str | None:
        """The page to which the host has redirected a path for good; None if it has not, or to the home page."""
        url = unquote(self._redirects.moves.get(self.address_of(path), ""))
        page = url.removeprefix(unquote(self.base))
        return f"{page}index.html" if url.startswith(unquote(self.base)) and page.endswith("/") else None

    def names(self) -> None:
        """None, since a host cannot be listed."""
        return

    def _open(self, path: str) -> IO[bytes]:
        request = Request(self.address_of(path), headers={"Accept-Encoding": "identity"})
        for left in reversed(range(TRIES)):
            try:
                stream: IO[bytes] = self._opener.open(request, timeout=TIMEOUT)
                return stream
            except HTTPError as error:
                if error.code == GONE[0] and path == NOT_FOUND_PAGE:
                    return error  # a host configured with this page answers 404 with it
                error.close()
                if error.code in GONE:
                    raise FileNotFoundError(path) from None
                if error.code < 500 or not left:
                    raise Unreachable(str(error)) from None
            except (URLError, OSError, HTTPException) as error:
                if not left:
                    raise Unreachable(str(getattr(error, "reason", error))) from None
            time.sleep(TRIES - left)
        raise AssertionError
