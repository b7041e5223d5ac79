"""`desk`: serves the desk and the preview on one local port until Ctrl+C."""

from __future__ import annotations

import secrets
import sys
import webbrowser
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from threading import Lock

from plugins.content.archive import local_time
from plugins.vietnamese.dates import HANOI
from plugins.vietnamese.messages import messages_of
from tools import ROOT
from tools.exits import DONE, ENVIRONMENT, USAGE, stop_on_interrupt
from tools.site.build import is_missing, overrides, run
from tools.site.live import follow, open_port, rebuild
from tools.site.serve import Preview, Server, server
from tools.site.work_folder import work_folder

from .application import routes
from .workbench import Workbench

MESSAGES = messages_of(__package__)
PREFIX = "/.ban"


class Running:
    """A running desk. content: the content folder; folder: holds the preview and the drafts."""

    def __init__(
        self, content: Path, folder: Path, port: int, *, now: datetime | None = None, review: bool = False
    ) -> None:
        self.content, self.folder, self.now = content, folder, now
        self.preview = Preview()
        self.bench = Workbench(content, folder / "drafts", f"{PREFIX}/{secrets.token_urlsafe(18)}", review=review)
        self._site = folder / "site"
        self._lock = Lock()
        desk = routes(self.bench, self._origins, self._moment, self.check, self.preview)
        self.server: Server = server(self._site, port, self.preview, desk)

    @property
    def address(self) -> str:
        """The desk's address, including its secret."""
        return f"http://localhost:{self.server.port}{self.bench.address}/"

    def _moment(self) -> datetime:
        return self.now or local_time(datetime.now(HANOI))

    def _origins(self) -> frozenset[str]:
        return frozenset(f"http://{host}:{self.server.port}" for host in ("localhost", "127.0.0.1", "[::1]"))

    @property
    def _settings(self) -> dict[str, object]:
        site = f"http://localhost:{self.server.port}"
        return {**overrides(self.content, self._site, now=self.now, drafts=True), "SITEURL": site}

    def build(self) -> None:
        """Build the preview, with drafts, and pass the result to the workbench."""
        with self._lock:
            rebuild(self._settings, self.preview, learn=self.bench.learn)
        if self.bench.known is None:
            with suppress(Exception):  # a broken template or plugin: the preview has reported it
                self.check()

    def check(self) -> None:
        """Recheck all content as it is now."""
        with self._lock:
            report = run({**self._settings, "ARCHIVE_CHECK_ONLY": True})
            self.bench.learn(report)
            report.build = None


def desk(content: Path | None, port: int, *, now: datetime | None, review: bool, browser: bool) -> int:
    """Serve the desk and rebuild on every change. review: send to a separate branch; browser: open a browser."""
    if is_missing(content):
        return USAGE
    made: list[Running] = []

    def make(number: int) -> Server:
        made[:] = [Running(content or ROOT / "content", work_folder() / "desk", number, now=now, review=review)]
        return made[0].server

    if open_port(make, port) is None:
        return ENVIRONMENT
    (running,) = made
    stop_on_interrupt(DONE)
    running.server.start()
    print(MESSAGES.say("serving", address=running.address), flush=True)
    if running.bench.read_only:
        print(MESSAGES.say("read-only", folder=running.content), file=sys.stderr, flush=True)
    if browser:
        webbrowser.open(running.address)
    running.build()
    follow(running.content, running.server.stop, running.build)
    return DONE
