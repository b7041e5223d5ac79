"""The published folder to deploy, verified completely before anything is sent."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from plugins.build.publish import Output
from plugins.build.site_url import fault_of
from plugins.records.manifest import CHECKSUMS
from tools.verify.command import DamagedList, Differences, compare, read_list
from tools.verify.copies import FolderCopy, Unreachable, digest_of

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
    if (address := site_address(folder)) and fault_of(address):
        raise DeployError("release-preview", folder=folder, address=address)
    copy = FolderCopy(folder)
    links = sorted(path for path in copy.names() if (folder / path).is_symlink())
    if links:
        raise DeployError("release-link", folder=folder, files=shown(links))
    differences = compare(copy, sums)
    if differences.found:
        raise DeployError("release-tampered", folder=folder, files=shown(named(differences)))
    digest = hashlib.sha256(content).hexdigest()
    others = {}
    for path in sorted(copy.names() - sums.keys() - {CHECKSUMS}):
        try:
            others[path] = digest_of(copy, path)
        except (FileNotFoundError, Unreachable) as error:  # a pipe, or a file that others own
            raise DeployError("disk", path=folder / path, error=error) from None
    return Release(folder, {**sums, CHECKSUMS: digest, **others}, digest)


@contextmanager
def undisturbed(folder: Path) -> Iterator[None]:
    """Keep builds out of a published folder, after completing any publication that was interrupted."""
    if not folder.is_dir():
        raise DeployError("no-release", folder=folder)
    try:
        with Output(folder):
            yield
    except OSError as error:
        raise DeployError("disk", path=error.filename or folder, error=error.strerror or error) from None


def site_address(folder: Path) -> str:
    """The address for which a site was built; "" if it does not say so."""
    try:
        sitemap = _SITEMAP.search((folder / "robots.txt").read_text("utf-8", "replace"))
    except OSError:
        return ""
    return sitemap[1] if sitemap else ""


def named(differences: Differences) -> list[str]:
    """The paths of all differences."""
    unread = (path for path, _ in differences.unread)
    return sorted({*differences.changed, *differences.missing, *differences.extra, *unread})


def shown(paths: list[str]) -> str:
    """The first few paths, and the number of others."""
    more = len(paths) - SHOWN
    return ", ".join(paths[:SHOWN]) + (f" (+{more})" if more > 0 else "")
