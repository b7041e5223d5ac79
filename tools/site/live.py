"""`site`: builds, serves, and rebuilds whatever an edit affects."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
import traceback
import webbrowser
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from socket import gaierror
from types import MappingProxyType

from watchfiles import watch

from plugins.build.report import Report, Stage
from plugins.content.layout import IMAGES
from plugins.core.diagnostics import Key, errors
from plugins.core.stamps import stamp_of
from tools import ROOT
from tools.bench.archive import Synthetic, write
from tools.exits import DONE, ENVIRONMENT, USAGE, stop_on_interrupt
from tools.progress import line_of

from .build import ENVIRONMENT_FAULTS, MESSAGES, environment_fault, is_missing, overrides, print_news, run
from .progress import ProgressReport, stage_name
from .serve import EVERYWHERE, LOOPBACK, Preview, Server, address_in_network, server
from .work_folder import work_folder

CODE = (ROOT / "plugins", ROOT / "pelicanconf.py")
PRIVILEGED = 1024
"""Lower ports need administrator rights."""
LAST_PORT = 65_535
STEADY = 0.3  # seconds without growth before a photograph counts as complete
PATIENCE = 30.0


class LiveReport(ProgressReport):
    """A report that also shows its progress in open pages."""

    preview: Preview

    def progress(self, stage: Stage, done: int, total: int) -> None:
        """Update the progress in open pages."""
        ProgressReport.progress(self, stage, done, total)
        self.preview.progress = line_of(stage_name(stage), done, total)


def rebuild(
    settings: dict[str, object],
    preview: Preview,
    known: frozenset[Key] = frozenset(),
    learn: Callable[[Report], None] = lambda _: None,
) -> frozenset[Key]:
    """Build once and notify the open pages; no failure ends the preview.

    known: keys of the diagnostics already reported; returns the current ones. learn: called with the report, unless the
    machine, a template or a plugin failed.
    """
    report = LiveReport()
    report.preview = preview
    try:
        run(settings, report=report)
    except ENVIRONMENT_FAULTS as error:
        print(environment_fault(error), file=sys.stderr)
        preview.update([environment_fault(error)], built=False)
        return known
    except Exception:  # a broken template or plugin: shown, and fixed by the next edit
        traceback.print_exc()
        preview.update([MESSAGES.say("broken", error=traceback.format_exc(limit=-1).strip())], built=False)
        return known
    learn(report)
    report.build = None  # already learnt; break the reference cycle, so that the build is freed
    stopped = errors(report.diagnostics)
    print_news(report.diagnostics, known)
    if stopped:
        print(MESSAGES.say("not-built", errors=len(stopped)), file=sys.stderr)
    elif report.written or report.deleted:
        print(MESSAGES.say("rebuilt", written=report.written, deleted=report.deleted), flush=True)
    hints = [str(one) for one in report.diagnostics if one.level == "warning"]
    preview.update([str(fault) for fault in stopped], hints, built=bool(report.written or report.deleted))
    return frozenset(fault.key for fault in report.diagnostics)


def is_code(paths: Iterable[Path]) -> bool:
    """Whether a change to these files requires a restart."""
    return any(path.is_relative_to(code) and path.suffix in (".py", ".yaml") for path in paths for code in CODE)


def wait_for_photographs(paths: Iterable[Path]) -> None:
    """Wait until photographs being copied stop growing, for half a minute at most."""
    waiting = {path: stamp_of(path) for path in paths if IMAGES in path.parts}
    end = time.monotonic() + PATIENCE
    while waiting and time.monotonic() < end:
        time.sleep(STEADY)
        now = {path: stamp_of(path) for path in waiting}
        waiting = {path: stamp for path, stamp in now.items() if stamp != waiting[path] or (stamp and not stamp[0])}


def open_port(make: Callable[[int], Server], port: int) -> Server | None:
    """A server on a port; None, after reporting why, if the port cannot be opened."""
    try:
        return make(port)
    except PermissionError:
        code = "port-privileged" if 0 < port < PRIVILEGED else "port-taken"
    except OSError as error:
        code = "host-unknown" if error.errno == errno.EADDRNOTAVAIL or isinstance(error, gaierror) else "port-taken"
    print(MESSAGES.say(code, port=port, other=port + 1 if PRIVILEGED <= port < LAST_PORT else 8000), file=sys.stderr)
    return None


def write_demo(content: Path, count: int) -> list[Synthetic]:
    """Copy the project's own articles, to which its fixed pages link, and add synthetic ones."""
    shutil.copytree(ROOT / "content", content)
    return write(content, count)


def serve(
    content: Path | None,
    port: int,
    *,
    now: datetime | None = None,
    drafts: bool = False,
    demo: int | None = None,
    browser: bool = False,
    host: str | None = None,
    folder: Path | None = None,
    settings: Mapping[str, object] = MappingProxyType({}),
) -> int:
    """Build into a separate folder, serve it, and rebuild on every edit until Ctrl+C.

    demo: number of synthetic articles added to the project's own; the site's name then says so on every page. browser:
    open a browser; host: the address to listen on. folder: where to build instead; settings: further Pelican settings.
    """
    host = host or LOOPBACK
    if demo is not None:
        shutil.rmtree(work_folder() / "demo", ignore_errors=True)
        content = work_folder() / "demo" / "content"
        write_demo(content, demo)
    elif is_missing(content):
        return USAGE
    folder = folder or work_folder() / ("preview" if demo is None else "demo/site")
    preview = Preview()
    running = open_port(lambda number: server(folder, number, preview, host=host), port)
    if running is None:
        return ENVIRONMENT
    stop_on_interrupt(DONE)
    address = f"http://{'localhost' if host in (LOOPBACK, EVERYWHERE) else host}:{running.port}"
    built = {**overrides(content, folder, now=now, drafts=drafts), "SITEURL": address, **settings}
    if demo is not None:
        built["SITENAME"] = MESSAGES.say("demo")
    running.start()
    print(MESSAGES.say("serving", address=address), flush=True)
    if host != LOOPBACK:
        there = address_in_network() if host == EVERYWHERE else host
        print(MESSAGES.say("in-network", address=f"http://{there}:{running.port}"), file=sys.stderr, flush=True)
    if browser:
        webbrowser.open(address)
    known = rebuild(built, preview)

    def again() -> None:
        nonlocal known
        known = rebuild(built, preview, known)

    follow(content, running.stop, again)
    return DONE


def follow(content: Path | None, restart: Callable[[], None], again: Callable[[], object]) -> None:
    """Call `again` after every edit of the content or theme; restart the process after an edit of the code.

    restart: called before that.
    """
    watched = {content or ROOT / "content", ROOT / "content" / "du-lieu", ROOT / "theme", *CODE}
    for changes in watch(*watched, debounce=200, step=50, raise_interrupt=False):
        paths = [Path(path) for _, path in changes]
        if is_code(paths):
            restart()
            os.execv(sys.executable, [sys.executable, "-E", "-X", "utf8", *sys.argv])
        wait_for_photographs(paths)
        again()
