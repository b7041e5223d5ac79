"""Serving a built folder on this machine, as a static host would; for `site` with a live preview on top."""

from __future__ import annotations

import json
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent / "preview"
EVENTS, SCRIPT = "/.xem-thu/su-kien", "/.xem-thu/preview.js"
TAG = f'<script type="module" src="{SCRIPT}"></script></body>'.encode()
HEARTBEAT = 15  # seconds between signs of life on an event stream
HOSTS = frozenset(("localhost", "127.0.0.1", "[::1]"))
"""What this machine calls itself. A page elsewhere may let its own name lead here, and would then read the drafts."""


class Preview:
    """What the last build came to: open pages wait for its next version."""

    def __init__(self) -> None:
        self.version = 0
        self.diagnostics: list[str] = []
        self._changed = threading.Condition()

    def update(self, diagnostics: list[str], *, built: bool) -> None:
        """Tell open pages of a build: a new version if it was published, and its diagnostics."""
        with self._changed:
            self.version += built
            self.diagnostics = diagnostics
            self._changed.notify_all()

    def state(self) -> str:
        """Version and diagnostics as JSON."""
        return json.dumps({"version": self.version, "faults": self.diagnostics})

    def wait(self) -> None:
        """Until the next update, or a heartbeat's time."""
        with self._changed:
            self._changed.wait(HEARTBEAT)


class SiteHandler(SimpleHTTPRequestHandler):
    """UTF-8 texts, the site's own 404 page, nothing kept by the browser; with a preview, its script and events."""

    extensions_map = {  # noqa: RUF012  # the base class declares it so
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json; charset=utf-8",
        ".xml": "application/xml; charset=utf-8",
        ".txt": "text/plain; charset=utf-8",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".avif": "image/avif",
    }

    def __init__(self, *args: object, directory: str, preview: Preview | None) -> None:
        self.preview = preview
        super().__init__(*args, directory=directory)  # type: ignore[arg-type]

    def parse_request(self) -> bool:
        """Take a request in, unless it asks for another host."""
        if not super().parse_request():
            return False
        host = self.headers.get("Host", "").strip().lower()
        if host.rpartition(":")[0] in HOSTS or host in HOSTS:
            return True
        super().send_error(HTTPStatus.MISDIRECTED_REQUEST)
        return False

    def do_GET(self) -> None:
        """Answer one request; a path that no file can have names nothing."""
        try:
            self._answer_path(self.path.split("?", 1)[0])
        except (OSError, ValueError) as error:
            if isinstance(error, ConnectionError):
                raise
            self.send_error(HTTPStatus.NOT_FOUND)

    def do_HEAD(self) -> None:
        """Answer as to GET, without the body."""
        try:
            super().do_HEAD()
        except (OSError, ValueError):
            self.send_error(HTTPStatus.NOT_FOUND)

    def _answer_path(self, path: str) -> None:
        if self.preview is None:
            super().do_GET()
        elif path == EVENTS:
            self._events(self.preview)
        elif path == SCRIPT:
            self._answer(HTTPStatus.OK, (HERE / "preview.js").read_bytes(), "text/javascript; charset=utf-8")
        elif path.endswith("/") and (page := Path(self.translate_path(path)) / "index.html").is_file():
            self._page(HTTPStatus.OK, page)
        else:
            super().do_GET()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with the site's 404.html."""
        page = Path(self.directory) / "404.html"
        if self.preview is not None and not page.is_file():
            page = HERE / "waiting.html"
        if code == HTTPStatus.NOT_FOUND and page.is_file():
            self._page(code, page)
        else:
            super().send_error(code, message, explain)

    def _page(self, code: int, page: Path) -> None:
        body = page.read_bytes()
        if self.preview is not None:
            body = body.replace(b"</body>", TAG)
        self._answer(code, body, "text/html; charset=utf-8")

    def _answer(self, code: int, body: bytes, media_type: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", media_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def _events(self, preview: Preview) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        try:
            while True:
                self.wfile.write(f"data: {preview.state()}\n\n".encode())
                self.wfile.flush()
                preview.wait()
        except OSError:
            self.close_connection = True  # the page was closed

    def end_headers(self) -> None:
        """A preview is never kept by the browser."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing of single requests."""


class Server(ThreadingHTTPServer):
    """Serves on this machine only."""

    daemon_threads = True
    allow_reuse_address = sys.platform != "win32"  # there it would let two servers share a port

    def handle_error(self, *_: object) -> None:
        """A browser that hangs up is no news."""


def server(folder: Path, port: int, preview: Preview | None = None) -> Server:
    """A server of a built folder; OSError where the port is taken, port 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(SiteHandler, directory=str(folder), preview=preview))
