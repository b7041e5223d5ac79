"""The configurations in deploy/ on a real nginx and a real Caddy, requested directly and by a real browser."""

from __future__ import annotations

import gzip
import hashlib
import http.client
import os
import re
import shutil
import ssl
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import brotli
import pytest

from plugins.hosting.maps import caddy_routes, nginx_map
from tools import servers
from tools.deploy.files import FOR_EVER, HASHED, SHORT, cache_of, type_of
from tools.verify.command import verify

pytestmark = pytest.mark.slow
DEPLOY = servers.DEPLOY
SERVERS = {"nginx": servers.nginx, "caddy": servers.caddy}
ARTICLE = "2019/09/giao-ban-quy-iii/index.html"
TEXTS = (".html", ".css", ".js", ".json", ".txt", ".xml", ".svg")
SAME = {
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
MOVES = (
    ("/Pages/printpage.aspx", "tintucID=106577", "/2019/09/giao-ban-quy-iii/"),
    ("/tin-cũ.html", "", "/2019/"),
)
"""Old paths, their queries, and the targets of their redirects."""
ALSO = {
    "application/json; charset=utf-8": ("application/json",),
    "text/javascript; charset=utf-8": ("application/javascript; charset=utf-8",),
    "application/xml; charset=utf-8": ("text/xml; charset=utf-8", "application/xml"),
    "image/svg+xml; charset=utf-8": ("image/svg+xml",),
}
"""Acceptable alternatives: other names of a type, and types that need no charset."""


class Answer(NamedTuple):
    """A server's response."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Host:
    """A server at an address; paths are sent exactly as written."""

    def __init__(self, name: str, url: str, site: Path) -> None:
        self.name, self.url, self.site = name, url, site

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Send a request. headers: named with _ for -."""
        parts = urlsplit(self.url)
        context = ssl._create_unverified_context()
        asked = (
            http.client.HTTPSConnection(parts.netloc, context=context, timeout=20)
            if parts.scheme == "https"
            else http.client.HTTPConnection(parts.netloc, timeout=20)
        )
        try:
            asked.request(method, path, headers={name.replace("_", "-"): value for name, value in headers.items()})
            answer = asked.getresponse()
            return Answer(answer.status, answer.headers, answer.read())
        finally:
            asked.close()


@pytest.fixture(scope="module")
def published(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site with compressed copies of its texts."""
    folder = tmp_path_factory.mktemp("hosting") / "site"
    shutil.copytree(site, folder)
    for path in [path for path in folder.rglob("*") if path.suffix in TEXTS]:
        content = path.read_bytes()
        for suffix, compress in (("br", brotli.compress), ("gz", gzip.compress)):
            beside = path.with_name(f"{path.name}.{suffix}")
            if not beside.exists() and len(packed := compress(content)) < len(content):
                beside.write_bytes(packed)
                os.utime(beside, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    (folder / ".deploy" / "nginx.conf").write_bytes(nginx_map(MOVES, ""))
    (folder / ".deploy" / "Caddyfile").write_bytes(caddy_routes(MOVES, ""))
    (folder / ".git").mkdir()
    (folder / ".git" / "config").write_text("[core]")
    (folder / ".well-known").mkdir(exist_ok=True)
    (folder / ".well-known" / "proof").write_text("x")
    (folder.parent / "secret").write_text("root:x:0:0")
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def host(request: pytest.FixtureRequest, published: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Host]:
    with SERVERS[request.param](published, tmp_path_factory.mktemp(request.param)) as url:
        yield Host(request.param, url, published)


def policy(text: str) -> dict[str, str]:
    """A parsed Content-Security-Policy."""
    return dict(part.strip().partition(" ")[::2] for part in text.split(";"))


def hashed(site: Path) -> list[str]:
    return [path for path in paths(site) if HASHED.fullmatch(path)]


def paths(site: Path) -> list[str]:
    files = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in files if not path.endswith((".br", ".gz")) and not path.startswith(".git"))


def address(path: str) -> str:
    return "/" + path.removesuffix("index.html") if path.endswith("index.html") else "/" + path


@pytest.mark.parametrize(
    ("path", "status"), [("/", 200), (f"/{ARTICLE.removesuffix('index.html')}", 200), ("/khong-co/", 404)]
)
def test_the_headers_of_pages_and_of_what_is_missing(host: Host, path: str, status: int) -> None:
    answer = host.ask(path)
    assert answer.status == status
    assert {name: answer.headers[name] for name in SAME} == SAME
    told = policy(answer.headers["Content-Security-Policy"])
    assert told["default-src"] == "'none'"
    assert set(told.values()) == {"'none'", "'self'"}
    assert {"base-uri", "form-action", "frame-ancestors", "script-src", "style-src"} <= told.keys()
    assert not re.search(r"\d", answer.headers.get("Server", ""))
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"


def test_both_servers_say_the_same_policy() -> None:
    said = [
        re.search(r'Content-Security-Policy "([^"]+)"', (DEPLOY / name).read_text(encoding="utf-8"))
        for name in ("nginx/luu-tru/site.conf", "caddy/Caddyfile")
    ]
    assert said[0]
    assert said[1]
    assert said[0][1] == said[1][1]


def test_every_file_with_its_type_and_how_long_it_may_be_kept(host: Host) -> None:
    seen = set()
    for path in paths(host.site):
        if path == "404.html" or path.startswith((".", "_")):
            continue
        answer = host.ask(address(path), "HEAD")
        assert answer.status == 200, path
        assert answer.headers["Cache-Control"] == cache_of(path), path
        assert answer.headers["Content-Type"], path
        kind, theirs = type_of(path), answer.headers["Content-Type"]
        assert theirs in {kind, *ALSO.get(kind, ())}, path
        seen.add((path.partition("/")[0], answer.headers["Cache-Control"]))
    for place in ("theme", "anh"):
        assert (place, FOR_EVER) in seen
    assert {place for place, kept in seen if kept == SHORT} > {"2019", "feeds", "tim-kiem"}


def test_what_is_missing_is_not_kept(host: Host) -> None:
    for path in ("/anh/khong-co.jpg", "/theme/0123456789/main.css", "/2019/09/khong-co/"):
        answer = host.ask(path)
        assert (answer.status, answer.headers["Cache-Control"]) == (404, None)
        assert answer.body == (host.site / "404.html").read_bytes()


@pytest.mark.parametrize(("coding", "suffix"), [("br", "br"), ("gzip", "gz"), ("gzip, deflate, br", "br")])
def test_compressed_files_are_sent_as_they_lie(host: Host, coding: str, suffix: str) -> None:
    if suffix == "br" and host.name == "nginx" and not (servers._MODULES / servers.BROTLI).exists():
        pytest.skip("this nginx has no module for Brotli")
    for path in (ARTICLE, "feeds/tat-ca.atom.xml", next(name for name in hashed(host.site) if name.endswith(".css"))):
        answer = host.ask(address(path), Accept_Encoding=coding)
        assert answer.headers["Content-Encoding"] == {"br": "br", "gz": "gzip"}[suffix]
        assert answer.body == (host.site / f"{path}.{suffix}").read_bytes()
        assert "Accept-Encoding" in answer.headers["Vary"]
        assert answer.headers["Content-Type"] == host.ask(address(path)).headers["Content-Type"]
    plain = host.ask(address(ARTICLE), Accept_Encoding="identity")
    assert plain.headers["Content-Encoding"] is None
    assert plain.body == (host.site / ARTICLE).read_bytes()


def test_what_did_not_change_is_not_sent_again(host: Host) -> None:
    first = host.ask(address(ARTICLE))
    again = host.ask(address(ARTICLE), If_None_Match=first.headers["ETag"])
    since = host.ask(address(ARTICLE), If_Modified_Since=first.headers["Last-Modified"])
    assert (again.status, again.body, since.status, since.body) == (304, b"", 304, b"")
    assert again.headers["Content-Security-Policy"] == first.headers["Content-Security-Policy"]
    other = host.ask(address(ARTICLE), If_None_Match='"other"')
    assert (other.status, other.body) == (200, first.body)


def test_parts_of_a_file(host: Host) -> None:
    path = next(name for name in hashed(host.site) if name.endswith(".jpg"))
    whole = (host.site / path).read_bytes()
    part = host.ask(f"/{path}", Range="bytes=10-19")
    assert (part.status, part.body) == (206, whole[10:20])
    assert part.headers["Content-Range"] == f"bytes 10-19/{len(whole)}"
    assert host.ask(f"/{path}", Range="bytes=-5").body == whole[-5:]
    assert host.ask(f"/{path}", Range=f"bytes={len(whole)}-").status == 416
    stale = host.ask(f"/{path}", Range="bytes=0-9", If_Range='"other"')
    assert (stale.status, stale.body) == (200, whole)


OUT = (
    "/../secret", "/../../../../etc/passwd", "/2019/../../secret", "/%2e%2e/secret", "/..%2fsecret", "/%2e%2e%2fsecret",
    "/..%5csecret", "/..\\secret", "/2019/%2e%2e/%2e%2e/secret", "/.%2e/secret", "/%252e%252e/secret", "//../secret",
    "/....//secret", "/%c0%ae%c0%ae/secret", "/..;/secret", "/2019/09/..%00/secret", "/.git/config", "/.git/",
    "/%2egit/config", "/.deploy/nginx.conf",
    "/.deploy/Caddyfile", "/_headers", "/_redirects", "/2019/.hidden", "/anh/", "/theme/", "/tim-kiem/chi-muc/",
)  # fmt: skip


@pytest.mark.parametrize("path", OUT)
def test_nothing_outside_and_nothing_hidden_is_served(host: Host, path: str) -> None:
    answer = host.ask(path)
    assert answer.status in (301, 308, 400, 403, 404)
    assert b"root:x" not in answer.body
    assert b"[core]" not in answer.body
    assert answer.status in (301, 308, 400) or b"<title>" in answer.body


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/Pages/printpage.aspx?tintucID=106577", "/2019/09/giao-ban-quy-iii/"),
        ("/pages/PRINTPAGE.aspx?TintucId=106577", "/2019/09/giao-ban-quy-iii/"),
        ("/Pages/printpage.aspx?tintucID=106578", None),
        ("/Pages/printpage.aspx", None),
        ("/tin-c%C5%A9.html", "/2019/"),
    ],
)
def test_old_addresses(host: Host, path: str, place: str | None) -> None:
    answer = host.ask(path)
    assert (answer.status, answer.headers["Location"]) == ((301, place) if place else (404, None))


def test_proofs_of_ownership_are_served(host: Host) -> None:
    assert host.ask("/.well-known/proof").body == b"x"


def test_a_folder_without_its_slash(host: Host) -> None:
    answer = host.ask("/2019")
    assert (answer.status, answer.headers["Location"]) in ((301, "/2019/"), (308, "/2019/"))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_nothing_can_be_written(host: Host, method: str) -> None:
    assert host.ask(address(ARTICLE), method).status == 405
    assert (host.site / ARTICLE).is_file()


def test_the_site_verifies(host: Host, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also with a page at an old address, which is for hosts that do not redirect."""
    monkeypatch.setattr(ssl, "_create_default_https_context", ssl._create_unverified_context)
    moved, sums = "tin-cũ.html", host.site / "SHA256SUMS"
    (host.site / moved).write_bytes(b"")
    try:
        with sums.open("a", encoding="utf-8") as lines:
            lines.write(f"{hashlib.sha256(b'').hexdigest()}  {moved}\n")
        assert verify(host.url, sums) == 0
    finally:
        (host.site / moved).unlink()
        shutil.copy2(site / "SHA256SUMS", sums)


def test_pages_work_in_a_browser_under_this_policy(host: Host, chromium: object) -> None:
    context = chromium.new_context(ignore_https_errors=True)  # type: ignore[attr-defined]
    page = context.new_page()
    said: list[str] = []

    def failed(request: Any) -> None:
        if request.failure != "net::ERR_ABORTED":  # leaving a page cuts off its icon, which loads last
            said.append(f"{request.url}: {request.failure}")

    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("requestfailed", failed)
    for path in ("/", address(ARTICLE), "/2019/", "/thoi-gian/", "/lay-y-kien/", "/tim-kiem/?q=giao+ban"):
        answer = page.goto(host.url + path, wait_until="networkidle")
        assert answer
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert page.evaluate("getComputedStyle(document.querySelector('main')).fontFamily"), path
    page.wait_for_selector("[data-result]")
    assert said == []
    page.evaluate("() => document.body.append(Object.assign(document.createElement('script'), {text: 'bad = 1'}))")
    assert page.evaluate("window.bad") is None
    assert any("Content Security Policy" in text for text in said)
    context.close()


def test_plain_http_leads_to_https(published: Path, tmp_path: Path) -> None:
    with servers.nginx(published, tmp_path):
        port = re.search(r"listen 127.0.0.1:(\d+);", (tmp_path / "luu-tru.conf").read_text())
        assert port
        answer = Host("nginx", f"http://localhost:{port[1]}", published).ask("/2019/?a=b")
    assert (answer.status, answer.headers["Location"]) == (301, "https://localhost/2019/?a=b")


def test_nothing_of_the_configurations_is_doubtful(published: Path, tmp_path: Path) -> None:
    with servers.nginx(published, tmp_path):
        assert (tmp_path / "error.log").read_text() == ""
    caddy = servers.program("caddy")
    assert caddy
    form = subprocess.run([caddy, "fmt", DEPLOY / "caddy" / "Caddyfile"], capture_output=True, text=True, check=False)
    assert form.stdout == (DEPLOY / "caddy" / "Caddyfile").read_text(encoding="utf-8")
