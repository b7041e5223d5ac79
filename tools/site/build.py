"""`build` and `check`: Pelican run once, its outcome told to people."""

from __future__ import annotations

import errno
import gc
import logging
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor
from datetime import datetime
from pathlib import Path

import pelican
from pelican import Pelican
from pelican.settings import read_settings

from plugins.build import pelican_log
from plugins.build.pipeline import Build
from plugins.build.report import SETTING, Report
from plugins.core.clock import NoTime
from plugins.core.cluster import ClusterFault
from plugins.core.diagnostics import ContentErrors, Diagnostic, Key, as_json, errors
from plugins.core.files import write_whole
from plugins.vietnamese.messages import messages_of
from tools import ROOT
from tools.exits import DONE, ENVIRONMENT, FAULTS, USAGE

from .annotations import as_github, as_gitlab
from .listing import listing, news, summary
from .progress import ProgressReport, timings
from .work_folder import is_elsewhere, work_folder

CONTENT = ROOT / "content"
HINTS = "loi-nhac.txt"
"""Where all hints of the last build are, if they are more than are printed."""
MESSAGES = messages_of(__package__)
_last: list[Report] = []
"""The last report with its build, so that this is not taken apart before the command ends (tools/exits.py)."""
ENVIRONMENT_FAULTS = (OSError, ClusterFault, BrokenExecutor, MemoryError, NoTime)
"""What a build raises where the machine, or the cluster that works for it, cannot do it."""
_DISK = {
    errno.ENOSPC: "disk-full", errno.EDQUOT: "disk-full",
    errno.EACCES: "disk-denied", errno.EPERM: "disk-denied", errno.EROFS: "disk-denied",
}  # fmt: skip


def overrides(
    content: Path | None = None,
    output: Path | None = None,
    theme: Path | None = None,
    *,
    now: datetime | None = None,
    drafts: bool = False,
    cold: bool = False,
) -> dict[str, object]:
    """The Pelican settings that a command's arguments stand for; what was not given is not there."""
    given = {
        "PATH": content and str(content.resolve()),
        "OUTPUT_PATH": output and str(output.resolve()),
        "THEME": theme and str(theme.resolve()),
        "ARCHIVE_NOW": now,
        "ARCHIVE_DRAFTS": drafts or None,
        "ARCHIVE_COLD": cold or None,
        "ARCHIVE_CACHE": str(work_folder() / "cache") if is_elsewhere() else None,
    }
    return {name: value for name, value in given.items() if value is not None}


def run(
    settings: Mapping[str, object],
    *,
    conf: str = "pelicanconf.py",
    progress: bool = False,
    report: Report | None = None,
) -> Report:
    """Run Pelican with one settings file and what overrides it; the report has the diagnostics, also after errors.

    progress: show it; report: the one to fill in. Whatever is not a fault of the content is raised as it is.
    """
    report = report or (ProgressReport() if progress else Report())
    log = pelican_log.listen()
    logging.getLogger("pelican").propagate = False
    pelican.console.quiet = True
    log.take()
    _last[:] = [report]
    gc.disable()  # records hold no reference cycles, and looking for some among 10,000 articles costs a second
    try:
        Pelican(read_settings(str(ROOT / conf), override={**settings, SETTING: report})).run()
    except ContentErrors as stopped:
        report.diagnostics = stopped.diagnostics
    finally:
        gc.freeze()
        gc.unfreeze()  # both together make everything old at once, so that no collection is due when the command ends
        gc.enable()
        if isinstance(report, ProgressReport):
            report.end()
    report.diagnostics = sorted({*report.diagnostics, *log.take()})
    return report


def last_build() -> Build | None:
    """The build of the last run, if it came so far."""
    return _last[0].build if _last else None


def is_missing(content: Path | None) -> bool:
    """Whether a content folder that was asked for is not there, which is told."""
    if content is None or content.is_dir():
        return False
    print(MESSAGES.say("no-content", folder=content), file=sys.stderr)
    return True


def disk_fault(error: OSError) -> str:
    """What the disk refused, in an editor's words."""
    code = _DISK.get(error.errno or 0, "disk")
    return MESSAGES.say(code, path=error.filename or MESSAGES.say("disk-somewhere"), error=error.strerror or error)


def environment_fault(error: Exception) -> str:
    """One of ENVIRONMENT_FAULTS in an editor's words."""
    if isinstance(error, ClusterFault):
        return pelican_log.MESSAGES.say(error.code, **error.values)
    if isinstance(error, NoTime):
        return MESSAGES.say("no-time", written=error)
    return disk_fault(error) if isinstance(error, OSError) else MESSAGES.say("memory")


def print_news(diagnostics: list[Diagnostic], known: frozenset[Key]) -> None:
    """What a build tells, where people look for it; known: the keys of the hints that the last build had."""
    for line in news(diagnostics, known, _keep_hints):
        print(line, file=sys.stderr)


def _keep_hints(hints: Sequence[Diagnostic]) -> str:
    """Write all hints to a file; its name, or "" where that cannot be."""
    try:
        write_whole(work_folder() / HINTS, "".join(f"{line}\n" for line in listing(hints)).encode())
    except OSError:
        return ""
    return str(work_folder() / HINTS)


def print_built(report: Report, output: Path | None) -> None:
    """Say what a build came to."""
    print(
        MESSAGES.say(
            "built",
            articles=report.articles,
            files=report.files,
            written=report.written,
            deleted=report.deleted,
            output=output or "output",
        )
    )


def build(
    content: Path | None,
    output: Path | None,
    theme: Path | None,
    *,
    now: datetime | None,
    drafts: bool,
    cold: bool = False,
    conf: str = "pelicanconf.py",
    show_timings: bool = False,
) -> int:
    """Check the content, then build it; with any error nothing of the last build is touched.

    cold: make everything anew, as if nothing had been kept.
    """
    if is_missing(content):
        return USAGE
    if theme is not None and not (theme / "templates").is_dir():
        print(MESSAGES.say("no-theme", folder=theme), file=sys.stderr)
        return USAGE
    try:
        report = run(overrides(content, output, theme, now=now, drafts=drafts, cold=cold), conf=conf, progress=True)
    except ENVIRONMENT_FAULTS as error:
        print(environment_fault(error), file=sys.stderr)
        return ENVIRONMENT
    if show_timings:
        print(timings(report))
    print_news(report.diagnostics, frozenset(one.key for one in report.known))
    if errors(report.diagnostics):
        print(MESSAGES.say("not-built", errors=len(errors(report.diagnostics))), file=sys.stderr)
        return FAULTS
    print_built(report, output)
    return DONE


def check(content: Path | None, output_format: str, *, now: datetime | None, unused: bool = False) -> int:
    """List every fault of the content: lines for people, JSON lines for programs, or what GitHub or GitLab reads.

    unused: name the images and attached files that nobody uses, too.
    """
    if is_missing(content):
        return USAGE
    try:
        report = run({**overrides(content, now=now), "ARCHIVE_CHECK_ONLY": True})
    except ENVIRONMENT_FAULTS as error:
        print(environment_fault(error), file=sys.stderr)
        return ENVIRONMENT
    folder = content or CONTENT
    if unused:
        from plugins.documents.survey import unused_documents
        from plugins.images.checks import unused_images

        report.diagnostics = sorted([*report.diagnostics, *unused_images(folder), *unused_documents(folder)])
    last = summary(report.diagnostics, report.articles, report.unpublished)
    if output_format == "gitlab":
        print(as_gitlab(report.diagnostics, folder, ROOT))
    elif output_format == "github":
        print(*as_github(report.diagnostics, folder, ROOT), last, sep="\n")
    elif output_format == "text":
        print(*listing(report.diagnostics), last, sep="\n")
    elif report.diagnostics:
        print(as_json(report.diagnostics))
    return FAULTS if errors(report.diagnostics) else DONE
