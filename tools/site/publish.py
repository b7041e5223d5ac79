"""`publish`: builds for a public host, with absolute addresses and without drafts."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

from pelican.settings import read_settings

from plugins.build.messages import MESSAGES as BUILD
from plugins.build.report import Report
from plugins.build.site_url import ascii_url, fault_of, shown_url
from plugins.content.archive import local_time
from plugins.content.data import OWN_LIMIT, read_data, read_plain
from plugins.content.layout import DATA, MINISTRY
from plugins.core.diagnostics import Diagnostic, errors
from plugins.core.files import write_whole
from plugins.ledger.ledger import NAME as LEDGER
from plugins.ledger.ledger import PUBLISHED, added, addresses_of, published_lines
from tools import ROOT
from tools.exits import DONE, ENVIRONMENT, FAULTS, SET_ASIDE, USAGE, fail
from tools.verify.copies import FolderCopy, HostCopy, Unreachable

from .build import (
    CONTENT,
    ENVIRONMENT_FAULTS,
    MESSAGES,
    build,
    environment_fault,
    is_missing,
    last_build,
    overrides,
    print_built,
    run,
)
from .listing import listing
from .set_aside import SetAside

CONF = "publishconf.py"


def publish_command(
    content: Path | None,
    output: Path | None,
    *,
    now: datetime | None,
    set_aside: bool,
    previous: str | None,
) -> int:
    """Build with publishconf.py into `output`; refused if SITEURL is the example, or without a contact for requests
    about personal data.

    set_aside: publish whatever can be, and return SET_ASIDE if that is not everything; previous: folder or address of
    the live site, whose addresses must not disappear.
    """
    settings = read_settings(str(ROOT / CONF))
    url = str(settings["SITEURL"])
    fault = fault_of(url)
    if fault:
        return fail(USAGE, BUILD.say(fault, url=shown_url(url)))
    if is_missing(content):
        return USAGE
    unknown = recall_addresses(content or CONTENT, previous) if previous else ""
    if unknown:
        print(unknown, file=sys.stderr)
    if set_aside:
        code = _publish_the_rest(content or CONTENT, output, now or settings["ARCHIVE_NOW"])
        return SET_ASIDE if code == DONE and unknown else code
    if unknown:
        return ENVIRONMENT
    if missing := contact_fault(content or CONTENT):
        print(*listing(missing), sep="\n", file=sys.stderr)
        return FAULTS
    code = build(content, output, None, now=now, drafts=False, conf=CONF)
    if code == DONE:
        record_addresses(content or CONTENT)
    return code


def _publish_the_rest(content: Path, output: Path | None, now: datetime) -> int:
    def attempt(instead: Mapping[str, bytes | None], tolerated: frozenset[tuple[str, str]]) -> Report:
        missing = contact_fault(content, instead)
        settings = {"ARCHIVE_INSTEAD": instead, "ARCHIVE_TOLERATED": tolerated, "ARCHIVE_CHECK_ONLY": bool(missing)}
        report = run({**overrides(content, output, now=now), **settings}, conf=CONF, progress=True)
        report.diagnostics = sorted([*report.diagnostics, *missing])
        return report

    apart = SetAside(content, attempt)
    try:
        report = apart.run(local_time(now).date())
    except ENVIRONMENT_FAULTS as error:
        return fail(ENVIRONMENT, environment_fault(error))
    for line in listing(apart.first):
        print(line, file=sys.stderr)
    if errors(report.diagnostics):
        print(*listing(errors(report.diagnostics)), MESSAGES.say("set-aside-stuck"), sep="\n", file=sys.stderr)
        return FAULTS
    print_built(report, output)
    record_addresses(content)
    if not apart.steps:
        return DONE
    print(MESSAGES.say("set-aside", number=len(apart.steps)), file=sys.stderr)
    for path, step in sorted(apart.steps.items()):
        print(step.told(path), file=sys.stderr)
    return SET_ASIDE


def recall_addresses(content: Path, previous: str) -> str:
    """Add the live site's addresses to the ledger, in case they were never committed; returns "", or in words why they
    are unknown. A site that was never published has none."""
    is_web = re.match(r"https?://", previous, re.IGNORECASE)
    copy = HostCopy(ascii_url(previous)) if is_web else FolderCopy(Path(previous))
    previous = shown_url(previous)
    try:
        _write_ledger(content, published_lines(b"".join(copy.chunks(PUBLISHED[1:]))))
    except FileNotFoundError:
        return ""
    except (Unreachable, OSError) as error:
        return MESSAGES.say("previous-unknown", previous=previous, reason=error)
    except ValueError:
        return MESSAGES.say("previous-unknown", previous=previous, reason=MESSAGES.say("previous-other"))
    return ""


def record_addresses(content: Path) -> None:
    """Add the published addresses to the ledger; if it is not writable, prints what to do."""
    build = last_build()
    if build is None or build.baseline is None:
        return  # nothing changed
    path = content / LEDGER
    try:
        if _write_ledger(content, addresses_of(build.baseline.archive.records)):
            print(MESSAGES.say("ledger-written", path=path))
    except OSError as error:
        print(MESSAGES.say("ledger-unwritten", path=path, error=error.strerror or error), file=sys.stderr)


def _write_ledger(content: Path, lines: Iterable[str]) -> bool:
    """Add lines to the ledger, and return whether it grew. An unreadable ledger was already set aside and reported."""
    path = content / LEDGER
    data = read_plain(path, OWN_LIMIT) if os.path.lexists(path) else b""
    try:
        text = data.decode("utf-8-sig") if data is not None else None
    except UnicodeDecodeError:
        text = None
    more = added(text, lines) if text is not None else None
    if more is not None:
        write_whole(path, more.encode())
    return more is not None


def contact_fault(content: Path, instead: Mapping[str, bytes | None] = MappingProxyType({})) -> list[Diagnostic]:
    """The error if du-lieu/co-quan.yaml names no contact for requests to remove personal data.

    A file that cannot be read is left to the build. instead: see read_data.
    """
    data, found = read_data(content, ROOT / "content", instead=instead)
    file = f"{DATA}/{MINISTRY}"
    if data.ministry.contact or any(one.file == file for one in errors(found)):
        return []
    text = instead.get(file) or read_plain(content / file) or b""
    line = next((number for number, each in enumerate(text.splitlines(), 1) if each.startswith(b"contact:")), 1)
    return [Diagnostic.of(MESSAGES, file, line, "no-contact")]
