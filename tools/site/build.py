"""`build` and `check`: run Pelican once and report the result."""

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

from plugins.build.messages import MESSAGES as BUILD
from plugins.build.pelican_log import listen
from plugins.build.pipeline import Build
from plugins.build.report import SETTING, Report
from plugins.core.clock import NoTime
from plugins.core.cluster import ClusterFault
from plugins.core.diagnostics import ContentErrors, Diagnostic, Key, as_json, errors
from plugins.core.files import write_whole
from plugins.vietnamese.messages import messages_of
from tools import ROOT
from tools.exits import DONE, ENVIRONMENT, FAULTS, USAGE, fail

from .annotations import as_github, as_gitlab
from .listing import listing, news, summary
from .progress import ProgressReport, timings
from .work_folder import is_elsewhere, work_folder

CONTENT = ROOT / "content"
HINTS = "loi-nhac.txt"
"""The file that lists all hints of the last build, if it had more than are printed."""
MESSAGES = messages_of(__package__)
_last: list[Report] = []
"""Keeps the last report and its build alive: freeing them takes time that exiting does not need (tools/exits.py)."""
ENVIRONMENT_FAULTS = (OSError, ClusterFault, BrokenExecutor, MemoryError, NoTime)
"""Exceptions of a build that the machine or its worker cluster causes."""
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
    """The Pelican settings for a command's arguments; omitted arguments add none."""
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
    """Run Pelican with a settings file and overrides; returns a report with the diagnostics, even after content errors.

    progress: show it; report: fill in this one. Any other exception propagates.
    """
    report = report or (ProgressReport() if progress else Report())
    log = listen()
    logging.getLogger("pelican").propagate = False
    pelican.console.quiet = True
    log.take()
    _last[:] = [report]
    gc.disable()  # records have no reference cycles, and searching 10,000 articles for some costs a second
    try:
        Pelican(read_settings(str(ROOT / conf), override={**settings, SETTING: report})).run()
    except ContentErrors as stopped:
        report.diagnostics = stopped.diagnostics
    finally:
        gc.freeze()
        gc.unfreeze()  # together they move every object to the oldest generation, so that no collection is due at exit
        gc.enable()
        if isinstance(report, ProgressReport):
            report.end()
    report.diagnostics = sorted({*report.diagnostics, *log.take()})
    return report


def last_build() -> Build | None:
    """The build of the last run; None if it did not get that far."""
    return _last[0].build if _last else None


def is_missing(content: Path | None) -> bool:
    """Whether the given content folder does not exist, which is reported."""
    if content is None or content.is_dir():
        return False
    print(MESSAGES.say("no-content", folder=content), file=sys.stderr)
    return True


def disk_fault(error: OSError) -> str:
    """The editor's message for a disk error."""
    code = _DISK.get(error.errno or 0, "disk")
    return MESSAGES.say(code, path=error.filename or MESSAGES.say("disk-somewhere"), error=error.strerror or error)


def environment_fault(error: Exception) -> str:
    """The editor's message for one of ENVIRONMENT_FAULTS."""
    if isinstance(error, ClusterFault):
        return BUILD.say(error.code, **error.values)
    if isinstance(error, NoTime):
        return MESSAGES.say("no-time", written=error)
    return disk_fault(error) if isinstance(error, OSError) else MESSAGES.say("memory")


def print_news(diagnostics: list[Diagnostic], known: frozenset[Key]) -> None:
    """Print the news of a build to stderr; known: the keys of the last build's hints."""
    for line in news(diagnostics, known, _keep_hints):
        print(line, file=sys.stderr)


def _keep_hints(hints: Sequence[Diagnostic]) -> str:
    """Write all hints to a file; returns its name, or "" if that fails."""
    try:
        write_whole(work_folder() / HINTS, "".join(f"{line}\n" for line in listing(hints)).encode())
    except OSError:
        return ""
    return str(work_folder() / HINTS)


def print_built(report: Report, output: Path | None) -> None:
    """Print the result of a build."""
    counts = {name: getattr(report, name) for name in ("articles", "files", "written", "deleted")}
    print(MESSAGES.say("built", **counts, output=output or "output"))


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
    """Check the content, then build it; on any error the last build stays untouched.

    cold: rebuild everything without the cache.
    """
    if is_missing(content):
        return USAGE
    if theme is not None and not (theme / "templates").is_dir():
        return fail(USAGE, MESSAGES.say("no-theme", folder=theme))
    try:
        report = run(overrides(content, output, theme, now=now, drafts=drafts, cold=cold), conf=conf, progress=True)
    except ENVIRONMENT_FAULTS as error:
        return fail(ENVIRONMENT, environment_fault(error))
    if show_timings:
        print(timings(report))
    print_news(report.diagnostics, frozenset(one.key for one in report.previous_warnings))
    if errors(report.diagnostics):
        return fail(FAULTS, MESSAGES.say("not-built", errors=len(errors(report.diagnostics))))
    print_built(report, output)
    return DONE


def check(
    content: Path | None, output_format: str, *, now: datetime | None, unused: bool = False, people: bool = False
) -> int:
    """List all diagnostics: lines for people, JSON lines for programs, or the formats of GitHub and GitLab.

    unused: also list images and attached files that nothing uses. people: propose entries for officials instead.
    """
    if people:
        from tools.candidates import print_candidates

        return print_candidates(content, now)
    if is_missing(content):
        return USAGE
    try:
        report = run({**overrides(content, now=now), "ARCHIVE_CHECK_ONLY": True})
    except ENVIRONMENT_FAULTS as error:
        return fail(ENVIRONMENT, environment_fault(error))
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
