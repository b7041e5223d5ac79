"""The command: compares every file with the list of checksums and reports each difference."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from plugins.build.site_url import fault_of, shown_url
from plugins.content.targets import UNSERVED
from plugins.records.manifest import CHECKSUMS
from plugins.vietnamese.messages import messages_of
from tools.exits import DONE, ENVIRONMENT, FAULTS, USAGE, CommandError, fail
from tools.progress import Progress
from tools.threads import in_threads

from .copies import Copy, FolderCopy, HostCopy, Unreachable, digest_of

MESSAGES = messages_of(__package__)
SIGNATURES = tuple(CHECKSUMS + suffix for suffix in (".asc", ".sig", ".minisig"))
HOST_FILES = re.compile(r"CNAME|\.nojekyll|\.well-known/.+")
"""Files that a host needs beside the site and no build creates: domain name, switches, proofs of ownership."""
SITE_LISTS = (CHECKSUMS,)
BAG_LISTS = ("tagmanifest-sha256.txt", "manifest-sha256.txt")
"""The lists of checksums in a BagIt bag (RFC 8493): of its metadata, the next list included, and of its content."""
BAG_UNLISTED = ("tagmanifest-sha256.txt", "tagmanifest-sha512.txt")
"""The files of a bag that neither list names."""
_LINE = re.compile(r"(?P<sha256>[0-9a-f]{64}) [ *]?(?P<path>[^/\\\0 *][^\\\0]*)")
"""Matches a line of SHA256SUMS, or of a bag, which may have a single space."""


@dataclass(slots=True)
class Differences:
    """How a copy differs from the list. unread: paths with the reasons; moved: old addresses that the host redirects,
    which is no difference."""

    changed: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    unread: list[tuple[str, str]] = field(default_factory=list)
    moved: list[str] = field(default_factory=list)

    @property
    def found(self) -> bool:
        """Whether there are any differences."""
        return bool(self.changed or self.missing or self.extra or self.unread)


class DamagedList(ValueError):
    """An unreadable list of checksums; the argument is the line number."""


def read_list(text: str) -> Mapping[str, str]:
    """Parse SHA-256 by path; DamagedList for a malformed line, a repeated path, or one that leaves the folder."""
    sums: dict[str, str] = {}
    for number, line in enumerate(text.removesuffix("\n").split("\n"), 1):
        match = _LINE.fullmatch(line.removesuffix("\r"))
        if match is None or match["path"] in sums or ".." in match["path"].split("/"):
            raise DamagedList(number)
        sums[match["path"]] = match["sha256"]
    if not sums:
        raise DamagedList(1)
    return sums


def compare(copy: Copy, sums: Mapping[str, str], unlisted: Collection[str] = SITE_LISTS) -> Differences:
    """Compare a copy with a list: changed, missing and unreadable files, and files not listed.

    unlisted: files that no list names, such as the list itself.
    """
    differences, progress = Differences(), Progress()
    answers = in_threads(partial(_look, copy), sums)
    for done, ((path, expected), answer) in enumerate(zip(sums.items(), answers, strict=True), 1):
        progress.show(MESSAGES.say("progress"), done, len(sums))
        if isinstance(answer, Unreachable):
            differences.unread.append((path, str(answer)))
        elif answer is None:
            if not (isinstance(copy, HostCopy) and path.startswith(UNSERVED)):
                differences.missing.append(path)
        elif answer != expected:
            # A host that knows the old addresses redirects them, and does not show the page that lies there.
            is_moved = isinstance(copy, HostCopy) and sums.get(copy.moved_to(path) or "") == answer
            (differences.moved if is_moved else differences.changed).append(path)
    progress.end()
    names = copy.names()
    if names is not None:
        differences.extra = sorted(name for name in names - sums.keys() - {*unlisted} if not from_host(name))
    return differences


def is_address(text: str) -> bool:
    """Whether a text is a web address at which a site may lie, on this machine, too."""
    return fault_of(text) in (None, "siteurl-example")


def from_host(path: str) -> bool:
    """Whether a file may exist beside a site without being listed."""
    return path in SIGNATURES or bool(HOST_FILES.fullmatch(path))


def verify(target: str, against: Path | None) -> int:
    """Verify a folder, a bag or an address and print the differences; returns 0 if there are none.

    against: a list of checksums kept elsewhere, out of reach of anyone who could alter the copy.
    """
    copy: Copy
    if is_address(target):
        copy = HostCopy(target)
    elif target.strip() and Path(target).is_dir():
        copy = FolderCopy(Path(target))
    else:
        return fail(USAGE, MESSAGES.say("no-target", target=shown_url(target)))
    if against is not None and not against.is_file():
        return fail(USAGE, MESSAGES.say("no-list", file=against))
    is_bag = isinstance(copy, FolderCopy) and (copy.folder / "bagit.txt").is_file()
    lists, unlisted = (BAG_LISTS, BAG_UNLISTED) if is_bag else (SITE_LISTS, SITE_LISTS)
    try:
        sums = _read_lists(copy, target, lists, against)
    except CommandError as error:
        return fail(error.exit_code, str(error))
    code = _report(compare(copy, sums, unlisted), len(sums), copy)
    if code == DONE and against is None:
        print(MESSAGES.say("own-list", list=lists[0]))
    return code


def _read_lists(copy: Copy, target: str, lists: Sequence[str], against: Path | None) -> dict[str, str]:
    """The checksums in all lists of a copy; CommandError if one cannot be read. against: replaces the first one."""
    sums: dict[str, str] = {}
    for name in lists:
        elsewhere = against if name == lists[0] else None
        try:
            if isinstance(copy, HostCopy) and elsewhere:  # else a host that is away would be asked for every file
                with suppress(FileNotFoundError):
                    digest_of(copy, name)
            content = elsewhere.read_bytes() if elsewhere else b"".join(copy.chunks(name))
            sums |= read_list(content.decode("utf-8", "replace"))
        except FileNotFoundError:
            raise CommandError(FAULTS, MESSAGES.say("list-missing", target=target, list=name)) from None
        except Unreachable as error:
            raise CommandError(ENVIRONMENT, MESSAGES.say("unreachable", target=target, reason=error)) from None
        except DamagedList as damaged:
            raise CommandError(FAULTS, MESSAGES.say("list-damaged", line=damaged.args[0], list=name)) from None
        if elsewhere:
            sums[name] = hashlib.sha256(content.replace(b"\r\n", b"\n")).hexdigest()  # Git on Windows adds \r
    return sums


def _look(copy: Copy, path: str) -> str | Unreachable | None:
    try:
        return digest_of(copy, path)
    except FileNotFoundError:
        return None
    except Unreachable as error:
        return error


def _report(differences: Differences, total: int, copy: Copy) -> int:
    for code in ("changed", "missing", "extra"):
        for path in getattr(differences, code):
            print(MESSAGES.say(code, path=path))
    for path, reason in differences.unread:
        print(MESSAGES.say("unread", path=path, reason=reason))
    if differences.moved:
        print(MESSAGES.say("moved", number=len(differences.moved)))
    if not differences.found:
        print(MESSAGES.say("good-site" if isinstance(copy, HostCopy) else "good", total=total))
        return DONE
    counts = {code: len(getattr(differences, code)) for code in ("changed", "missing", "extra", "unread")}
    certain = differences.changed or differences.missing or differences.extra
    return fail(FAULTS if certain else ENVIRONMENT, MESSAGES.say("bad", total=total, **counts))
