"""Checks that no two records share an address, and that old addresses are valid and free."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from plugins.core.diagnostics import Diagnostic
from plugins.core.files import is_device
from plugins.vietnamese.text import normalise

from ..messages import diagnostic
from ..moves import is_query, published_address, split_alias
from ..reading import ReadResult

HOSTS = frozenset((
    "_headers", "_redirects", "_worker.js", "cname", "favicon.ico", "netlify.toml", "nginx.conf", "caddyfile",
    "robots.txt", "security.txt", "staticwebapp.config.json", "vercel.json", "web.config", "wrangler.toml",
))  # fmt: skip
"""First parts of addresses that hosts take for their own settings."""
SITE = frozenset(("404", "index", "theme"))
"""First parts that the site itself uses besides the address spaces of capabilities; without ".html"."""
LONGEST_PART, LONGEST = 200, 1000
"""The most bytes between two slashes, and of a whole address; file systems allow names of 255."""
_MOST = {"most": str(LONGEST_PART), "most_in_all": str(LONGEST)}
_OWN = re.compile(r"/(?:\d{4}/(?:\d{2}/|quy-[1-4]/)?|en/|sitemap[^/]*/?)?")
"""Matches addresses of periods, of the sitemap's parts, and of the two home pages."""
_ALIAS = re.compile(r"(?:/[^/\s?#\\<>:\"|*\x00-\x1f\x7f-\x9f\ufffd]+)+/?")
_PAGE = re.compile(r"\.html?$")


def check(results: Sequence[ReadResult], spaces: Iterable[str]) -> Iterator[Diagnostic]:
    """Report records at the address of another, and old addresses that are taken or impossible.

    spaces: the address spaces of capabilities, which no record may use.
    """
    reserved = frozenset(space.split("/")[1].lower().removesuffix(".html") for space in spaces) - {""}
    owners: dict[str, str] = {}
    for result in results:
        if (record := result.record) is None:
            continue
        other = owners.setdefault(record.address, result.path)
        if other != result.path:
            yield diagnostic(result.path, 1, "address-taken", address=record.address, other=other)
        elif record.address.count("/") == 2 and _is_reserved(record.address, reserved):
            yield diagnostic(result.path, 1, "address-reserved", address=record.address)
    yield from _check_aliases(results, owners, reserved)


def _check_aliases(
    results: Sequence[ReadResult], owners: dict[str, str], reserved: frozenset[str]
) -> Iterator[Diagnostic]:
    """Report faults of old addresses. owners: content paths by address. Case is ignored, as on many hosts."""
    having = [(result, result.record.aliases) for result in results if result.record and result.record.aliases]
    if not having:
        return
    aliases = _Aliases(owners, reserved)
    for result, written in having:
        for alias in written:
            if problem := aliases.add(alias, result):
                code, values = problem
                yield diagnostic(result.path, result.lines.get("aliases", 1), code, alias=alias, **values)


class _Aliases:
    """The old addresses so far, and the addresses of records."""

    def __init__(self, owners: dict[str, str], reserved: frozenset[str]) -> None:
        self.reserved = reserved
        self.records = frozenset(owners)
        self.owners = dict(owners)
        self.folders = {folder for address in owners for folder in _folders(address)}
        self.shared: set[str] = set()
        """Paths that are old addresses only with a query."""

    def add(self, alias: str, result: ReadResult) -> tuple[str, dict[str, str]] | None:
        """Add an old address; return the code and the values of its fault, if any.

        With queries, several may share a path; those of the home page are told apart by servers only.
        """
        query = split_alias(alias)[1]
        address = published_address(alias)
        key = address.lower()
        if query is None:
            return self._add_path(alias, address, key, result)
        whole = f"{key}?{query.lower()}"
        if not is_query(query) or len(whole.encode()) > LONGEST:
            return ("alias-long", _MOST) if is_query(query) else ("alias-malformed", {})
        if whole in self.owners:
            return "alias-taken", {"other": self.owners[whole]}
        is_alias = key in self.owners and key not in self.records
        if address != "/" and not is_alias:
            if problem := self._add_path(alias, address, key, result):
                return problem
            self.shared.add(key)
        self.owners[whole] = result.path
        return None

    def _add_path(self, alias: str, address: str, key: str, result: ReadResult) -> tuple[str, dict[str, str]] | None:
        if not _is_sound(address):
            return "alias-malformed", {}
        if len(address.encode()) > LONGEST or any(len(part.encode()) > LONGEST_PART for part in address.split("/")):
            return "alias-long", _MOST
        if device := next(filter(is_device, key.split("/")), None):
            return "alias-device", {"found": device}
        if dotted := next((part for part in key.split("/") if part.endswith(".")), None):
            return "alias-dot", {"found": dotted}
        if _is_reserved(key, self.reserved):
            return "address-reserved", {"address": alias}
        if result.record and address == result.record.address:
            return "alias-own", {}
        above = _folders(key)
        # A record's folder holds files of its own, and what is a file cannot be a folder too.
        taken = next((at for at in (key, *above, *(folder[:-1] for folder in above)) if self._takes(at, key)), None)
        if taken and not (taken == key and key in self.shared):
            return "alias-taken", {"other": self.owners[taken]}
        if f"{key}/" in self.folders:
            return "alias-folder", {}
        self.owners[key] = result.path
        self.shared.discard(key)
        self.folders.update(above)
        return None

    def _takes(self, address: str, key: str) -> bool:
        return address in self.owners and (address == key or address in self.records or not address.endswith("/"))


def _is_sound(address: str) -> bool:
    """Whether an address names a file inside the site: no part is empty or hidden, or has invisible characters."""
    return (
        _ALIAS.fullmatch(address) is not None
        and normalise(address) == address
        and not any(part.startswith(".") for part in address.split("/"))
    )


def _is_reserved(address: str, reserved: frozenset[str]) -> bool:
    first = address.split("/")[1]
    page = _PAGE.sub("", first)
    return first in HOSTS or first in reserved or page in reserved | SITE or _OWN.fullmatch(address) is not None


def _folders(address: str) -> list[str]:
    """The folders that a file at an address needs: "/a/b.html" → ["/a/"], "/a/b/" → ["/a/", "/a/b/"]."""
    parts = address.split("/")[1:-1]
    return ["/" + "/".join(parts[: count + 1]) + "/" for count in range(len(parts))]
