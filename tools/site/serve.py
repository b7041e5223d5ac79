"""`site`: build the archive and serve it on this machine."""

from __future__ import annotations

import sys
from datetime import datetime
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from plugins.articles.faults import errors

from .build import DONE, ENVIRONMENT, FAULTS, MESSAGES, ROOT, USAGE, overrides, print_faults, run

PREVIEW = ROOT / ".build" / "preview"


class SiteHandler(SimpleHTTPRequestHandler):
    """Serves a built folder as a static host would: UTF-8 texts, and the site's own 404 page."""

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

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer a missing address with 404.html."""
        page = Path(self.directory) / "404.html"
        if code != HTTPStatus.NOT_FOUND or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

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


def server(folder: Path, port: int) -> Server:
    """A server of a built folder; OSError where the port is taken, port 0 takes a free one."""
    return Server(("127.0.0.1", port), partial(SiteHandler, directory=str(folder)))


def serve(content: Path | None, port: int, *, now: datetime | None, drafts: bool) -> int:
    """Build into a folder of its own, then serve it until Ctrl+C; with faults in the content, say them and stop."""
    if content is not None and not content.is_dir():
        print(MESSAGES.say("no-content", folder=content), file=sys.stderr)
        return USAGE
    try:
        preview = server(PREVIEW, port)
    except OSError:
        print(MESSAGES.say("port-taken", port=port, other=port + 1), file=sys.stderr)
        return ENVIRONMENT
    address = f"http://localhost:{preview.server_address[1]}"
    report = run({**overrides(content, PREVIEW, now=now, drafts=drafts), "SITEURL": address})
    print_faults(report.faults)
    if errors(report.faults):
        print(MESSAGES.say("not-built", errors=len(errors(report.faults))), file=sys.stderr)
        return FAULTS
    print(MESSAGES.say("serving", articles=report.articles, address=address), flush=True)
    try:
        preview.serve_forever()
    except KeyboardInterrupt:
        preview.server_close()
    return DONE
