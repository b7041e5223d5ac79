"""The command: content, history, published site and WARC in one BagIt bag (RFC 8493), completely or not at all."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import bagit
from pelican.settings import read_settings

from plugins.build.site_url import ascii_url
from plugins.content.model import Archive, Article
from plugins.core.clock import build_time
from plugins.core.diagnostics import errors
from plugins.core.git import git
from plugins.open_data.articles import address_of
from plugins.privacy.expired import expired_of
from plugins.records.history import history_fault
from plugins.vietnamese.dates import HANOI
from plugins.vietnamese.messages import messages_of
from tools import ROOT
from tools.capabilities import capabilities, read_archive
from tools.deploy.release import read_release, site_address, undisturbed
from tools.exits import DONE, ENVIRONMENT, FAULTS, USAGE, CommandError, fail, unwind_on_interrupt

from .description import description
from .warc import write_warc

MESSAGES = messages_of(__package__)
CONTENT, SITE, WARC, DESCRIPTION, HISTORY = "content", "site", "site.warc.gz", "mo-ta.json", "content.bundle"
SOFTWARE = "luu-tru"
_DATA = re.compile(r"(en/)?\d{4}/\d\d/[^/]+/index\.json")
"""Matches the paths of the open data of articles and their translations."""
PATIENCE = 3600
"""Timeout in seconds for bundling the history, whose photographs may be many gigabytes."""


def package(into: Path, content: Path | None, output: Path | None) -> int:
    """Make a bag at `into`, which must not exist, from a content folder and its published site."""
    content, output = (content or ROOT / "content").resolve(), (output or ROOT / "output").resolve()
    unwind_on_interrupt()
    try:
        with undisturbed(output):
            number = _packed(into.absolute(), content, output)
    except CommandError as error:
        return fail(error.exit_code, str(error))
    except OSError as error:
        return fail(ENVIRONMENT, MESSAGES.say("disk", path=error.filename, error=error.strerror or error))
    print(MESSAGES.say("packed", number=number, folder=into))
    return DONE


def _packed(into: Path, content: Path, output: Path) -> int:
    if into.exists():
        raise CommandError(USAGE, MESSAGES.say("into-exists", folder=into))
    if any(into.resolve().is_relative_to(folder) for folder in (content, output)):
        raise CommandError(USAGE, MESSAGES.say("into-inside", folder=into))
    if fault := history_fault(content):
        raise CommandError(ENVIRONMENT, MESSAGES.say("history", why=fault.message))
    release = read_release(output)
    now = build_time(os.environ)
    settings = read_settings(str(ROOT / "publishconf.py"))
    archive = _archive(content, now)
    if other := next(_differing(archive, output, release.sums), None):
        raise CommandError(FAULTS, MESSAGES.say("content-differs", file=other))
    into.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{into.name}.", dir=into.parent) as scratch:
        bag = Path(scratch) / into.name
        shutil.copytree(content, bag / CONTENT, symlinks=True)
        _copy(output, release.sums, bag / SITE)
        url = site_address(output) or ascii_url(str(settings["SITEURL"]))
        at = now.replace(tzinfo=HANOI).astimezone(UTC)
        write_warc(bag / WARC, output, release.sums, url, at, f"{SOFTWARE} {version('warcio')}")
        described = json.dumps(description(archive, str(settings["SITENAME"])), ensure_ascii=False, indent=2)
        (bag / DESCRIPTION).write_text(f"{described}\n", encoding="utf-8")
        if not _bundle(content, bag / HISTORY):
            print(MESSAGES.say("bundle-left"), file=sys.stderr)
        elif git(content, "status", "--porcelain", "--", "."):
            print(MESSAGES.say("uncommitted"), file=sys.stderr)
        if over := [f"{each.file}:{each.line}" for each in expired_of(archive, content)]:
            print(MESSAGES.say("personal-over", places=", ".join(over)), file=sys.stderr)
        made = bagit.make_bag(str(bag), _info(archive, now, url), checksums=["sha256", "sha512"])
        number = len(made.payload_entries())
        bag.rename(into)
    return number


def _archive(content: Path, now: datetime) -> Archive:
    archive, _, diagnostics = read_archive(content, capabilities(), now=now)
    if faults := errors(diagnostics):
        raise CommandError(FAULTS, MESSAGES.say("content-faults", number=len(faults)))
    return archive


def _differing(archive: Archive, output: Path, published: Iterable[str]) -> Iterator[str]:
    """The content files that are not published as they are, then the published open data whose content file is gone."""
    yield from (article.file for article in archive.articles if not _is_published(article, output))
    data = {f"{page.address[1:]}index.json": page.file for page in archive.pages}
    yield from (file for path, file in data.items() if not (output / path).with_suffix(".html").is_file())
    known = {*data, *(address_of(article)[1:] for article in archive.articles)}
    yield from sorted(path for path in published if _DATA.fullmatch(path) and path not in known)


def _is_published(article: Article, output: Path) -> bool:
    """Whether the published text of an article is its current one."""
    try:
        known = json.loads((output / address_of(article).lstrip("/")).read_bytes())
    except OSError:
        return False
    return bool(known.get("sha256", "") == article.body.sha256)


def _copy(folder: Path, names: Iterable[str], into: Path) -> None:
    for name in names:
        (into / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(folder / name, into / name)


def _bundle(content: Path, path: Path) -> bool:
    """Save the history of a content folder as a Git bundle; returns False if there is none."""
    return git(content, "bundle", "create", "--quiet", str(path), "HEAD", limit=PATIENCE) is not None and path.is_file()


def _info(archive: Archive, now: datetime, url: str) -> dict[str, str]:
    ministry = archive.data.ministry
    info = {
        "Bagging-Date": f"{now:%Y-%m-%d}",
        "Bag-Software-Agent": f"{SOFTWARE}, bagit.py {version('bagit')}",
        "Source-Organization": ministry.operator,
        "Contact-Email" if "@" in ministry.contact else "Organization-Address": ministry.contact,
        "External-Description": MESSAGES.say("bag-description", name=ministry.name),
        "External-Identifier": url,
        "Internal-Sender-Description": DESCRIPTION,
    }
    return {name: value for name, value in info.items() if value}
