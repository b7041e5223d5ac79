"""The published folder to deploy, verified completely before anything is sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from plugins.build.site_url import fault_of
from plugins.records.manifest import CHECKSUMS
from tools.verify.command import DamagedList, Differences, compare, read_list
from tools.verify.copies import FolderCopy, digest_of

from .errors import DeployError

SHOWN = 5
_SITEMAP = re.compile(r"^Sitemap: (\S+)/sitemap\.xml$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Release:
    """A published folder. sums: SHA-256 of every file, by path; digest: of its list of checksums."""

    folder: Path
    sums: Mapping[str, str]
    digest: str

    def size(self, path: str) -> int:
        """The size of a file in bytes."""
        return (self.folder / path).stat().st_size


def read_release(folder: Path) -> Release:
    """Read the release in a folder; raises DeployError if it is not one, or was altered after publication."""
    try:
        content = (folder / CHECKSUMS).read_bytes()
        sums = dict(read_list(content.decode("utf-8", "replace")))
    except (FileNotFoundError, NotADirectoryError):
        raise DeployError("no-release", folder=folder) from None
    except OSError as error:
        raise DeployError("disk", path=error.filename, error=error.strerror) from None
    except DamagedList as damaged:
        raise DeployError("release-tampered", folder=folder, files=f"{CHECKSUMS}:{damaged.args[0]}") from None
    if address := _preview_address(folder):
        raise DeployError("release-preview", folder=folder, address=address)
    copy = FolderCopy(folder)
    links = sorted(path for path in copy.names() if (folder / path).is_symlink())
    if links:
        raise DeployError("release-link", folder=folder, files=shown(links))
    differences = compare(copy, sums)
    if differences.found:
        raise DeployError("release-tampered", folder=folder, files=shown(named(differences)))
    digest = hashlib.sha256(content).hexdigest()
    others = {path: digest_of(copy, path) for path in sorted(copy.names() - sums.keys() - {CHECKSUMS})}
    return Release(folder, {**sums, CHECKSUMS: digest, **others}, digest)


def _preview_address(folder: Path) -> str:
    """The site address of a preview build, which must not be deployed; "" for a published site."""
    try:
        sitemap = _SITEMAP.search((folder / "robots.txt").read_text("utf-8", "replace"))
    except OSError:
        return ""
    return sitemap[1] if sitemap and fault_of(sitemap[1]) else ""


def named(differences: Differences) -> list[str]:
    """The paths of all differences."""
    unread = (path for path, _ in differences.unread)
    return sorted({*differences.changed, *differences.missing, *differences.extra, *unread})


def shown(paths: list[str]) -> str:
    """The first few paths, and the number of others."""
    more = len(paths) - SHOWN
    return ", ".join(paths[:SHOWN]) + (f" (+{more})" if more > 0 else "")
