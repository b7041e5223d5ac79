"""Serves a built folder on this machine as a static host would, for `site` with live preview."""

from __future__ import annotations

import asyncio
import json
import socket
import sys
import threading
from collections.abc import AsyncIterator, Sequence
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from plugins.vietnamese.messages import messages_of

HERE = Path(__file__).parent / "preview"
EVENTS, SCRIPT = "/.xem-thu/su-kien", "/.xem-thu/preview.js"
TAG = f'<script type="module" src="{SCRIPT}"></script></body>'.encode()
HEARTBEAT = 15.0  # seconds between keep-alive messages on an event stream
LOOK = 0.1  # seconds between checks for changes
LOOPBACK = "127.0.0.1"
EVERYWHERE = "0.0.0.0"  # only with --host, and reported
HOSTS = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""This machine's names. Any other is refused: an outside page could resolve its own name here and read drafts."""

MESSAGES = messages_of(__package__)
TEXTS = {name: MESSAGES.say(f"preview-{name}") for name in ("draft", "scheduled", "mended", "faults", "hints")}
"""The texts of the preview's script."""


class Preview:
    """The result of the last build; open pages wait for its next version."""

    def __init__(self) -> None:
        self.version = 0
        self.faults: list[str] = []
        self.hints: list[str] = []
        self.progress = ""
        self.stopping = False

    def update(self, faults: Sequence[str], hints: Sequence[str] = (), *, built: bool) -> None:
        """Notify open pages of a build: a new version if it was published, and its diagnostics."""
        self.faults, self.hints, self.progress = [*faults], [*hints], ""
        self.version += built

    def state(self) -> str:
        """Version, diagnostics, and the progress of a running build, as JSON."""
        told = {"version": self.version, "faults": self.faults, "hints": self.hints, "progress": self.progress}
        return json.dumps({**told, "texts": TEXTS})

    async def events(self) -> AsyncIterator[bytes]:
        """The state as server-sent events, on every change and as a periodic keep-alive."""
        last, silent = "", 0.0
        while not self.stopping:
            if (state := self.state()) != last or silent >= HEARTBEAT:
                last, silent = state, 0.0
                yield f"data: {state}\n\n".encode()
            await asyncio.sleep(LOOK)
            silent += LOOK


class ThisMachine:
    """Answers requests under this machine's own names only, and disables browser caching.

    workers: whether to serve service workers, which keep what was read; not for drafts. by_number: whether to accept IP
    addresses; DNS rebinding needs a name, so a request for an address is safe.
    """

    def __init__(self, app: ASGIApp, *, workers: bool, by_number: bool) -> None:
        self.app, self.workers, self.by_number = app, workers, by_number

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request through, or refuse it with 421."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hosts = [value.decode("latin-1").strip().lower() for name, value in scope["headers"] if name == b"host"]
        if len(hosts) != 1 or not (is_own(hosts[0]) or (self.by_number and is_number(hosts[0]))):
            await PlainTextResponse("421", 421)(scope, receive, send)
            return

        if not self.workers and (b"service-worker", b"script") in scope["headers"]:
            await PlainTextResponse("404", 404)(scope, receive, send)
            return

        async def send_fresh(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"cache-control", b"no-store")]
            await send(message)

        await self.app(scope, receive, send_fresh)


def is_own(host: str) -> bool:
    """Whether a Host header names this machine, with or without a port."""
    name, _, port = host.rpartition(":")
    return host in HOSTS or (name in HOSTS and port.isdigit())


def is_number(host: str) -> bool:
    """Whether a Host header is an IP address, with or without a port."""
    name, _, port = host.rpartition(":")
    try:
        ip_address((name if name and port.isdigit() else host).strip("[]"))
    except ValueError:
        return False
    return True


class BuiltSite(StaticFiles):
    """A built folder with its own 404 page; a preview adds its script to every page."""

    def __init__(self, folder: Path, preview: Preview | None) -> None:
        self.folder, self.preview = folder, preview
        super().__init__(directory=folder, html=True, check_dir=False, follow_symlink=False)

    async def check_config(self) -> None:
        """Skip the check, since the first build creates the folder."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file at a path, or the 404 page, even if no file can have that path."""
        try:
            found = await super().get_response(path, scope)
        except (HTTPException, ValueError, OSError):
            return self._missing(scope)
        page = Path(found.path) if isinstance(found, FileResponse) else None
        if page is None or page.suffix != ".html" or self.preview is None:
            return found
        return self._page(page, found.status_code)

    def _missing(self, scope: Scope) -> Response:
        page = self.folder / "404.html"
        if self.preview is not None and not page.is_file():
            page = HERE / "waiting.html"
        if scope["method"] not in ("GET", "HEAD"):
            return PlainTextResponse("405", 405)
        return self._page(page, 404) if page.is_file() else PlainTextResponse("404", 404)

    def _page(self, page: Path, code: int) -> Response:
        body = page.read_bytes()
        if self.preview is not None:
            body = body.replace(b"</body>", TAG)
        return Response(body, code, media_type="text/html")


def application(
    folder: Path, preview: Preview | None = None, routes: Sequence[BaseRoute] = (), *, by_number: bool = False
) -> ASGIApp:
    """A built folder, optionally with a preview; routes: take precedence over it; by_number: see ThisMachine."""

    async def events(_: Request) -> Response:
        return StreamingResponse(preview.events() if preview else iter(()), media_type="text/event-stream")

    async def script(_: Request) -> Response:
        return FileResponse(HERE / "preview.js", media_type="text/javascript")

    live = [Route(EVENTS, events), Route(SCRIPT, script)] if preview else []
    site = Starlette(routes=[*live, *routes, Mount("/", BuiltSite(folder, preview))])
    return ThisMachine(site, workers=preview is None, by_number=by_number)


class Server:
    """An application on a local port; raises OSError if the port is taken, and 0 picks a free one."""

    def __init__(self, app: ASGIApp, port: int, host: str = LOOPBACK, preview: Preview | None = None) -> None:
        self._socket = socket.socket()
        if sys.platform != "win32":  # on Windows it would let two servers share a port
            self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            self._socket.bind((host, port))
            self._socket.listen(128)
        except OSError:
            self._socket.close()
            raise
        self.port: int = self._socket.getsockname()[1]
        self._preview = preview
        settings = uvicorn.Config(
            app, log_level="critical", access_log=False, lifespan="off", timeout_graceful_shutdown=1, ws="none",
            server_header=False, date_header=False, loop="asyncio", http="h11",
        )  # fmt: skip
        self._server = uvicorn.Server(settings)
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Start serving in a background thread."""
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._socket]))

    def stop(self) -> None:
        """Stop serving."""
        if self._preview is not None:
            self._preview.stopping = True
        self._server.should_exit = True
        if self._thread is not None:
            self._thread.join(5)
        self._socket.close()


def server(
    folder: Path, port: int, preview: Preview | None = None, routes: Sequence[BaseRoute] = (), host: str = LOOPBACK
) -> Server:
    """A server for a built folder; raises OSError if the port is taken, and 0 picks a free one. host: the address to
    listen on."""
    app = application(folder, preview, routes, by_number=host != LOOPBACK)
    return Server(app, port, host, preview)


def address_in_network() -> str:
    """The address of this machine in its network; the loopback address if it is offline."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as found, suppress(OSError):
        found.connect(("192.0.2.1", 9))  # a reserved address (RFC 5737); nothing is sent
        return str(found.getsockname()[0])
    return LOOPBACK
