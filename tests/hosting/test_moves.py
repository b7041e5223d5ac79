"""Old addresses with and without queries: as pages, server maps and host rules; the servers are real."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.content.moves import moves_of
from plugins.content.pages import pages
from plugins.hosting.maps import caddy_routes, host_rules, nginx_map
from plugins.hosting.pages import A_SHARD, LISTED, moved_pages, shard_of
from tests import archives, sample
from tools.servers import free_port, program, running

ROWS = (
    ("/Pages/TinTuc/1234.aspx", "", "/2019/09/mot/"),
    ("/Pages/printpage.aspx", "tintucID=106577", "/2019/09/mot/"),
    ("/Pages/printpage.aspx", "tintucID=106578&a=b", "/2019/09/hai/"),
    ("/", "p=7", "/2019/09/ba/"),
    ("/tin/Đà Nẵng.html".replace(" ", "-"), "", "/2019/09/bon/"),
    ("/a`b$c{d}e[f]g%h;(i)'j.html", "x=$y&z=(1)*2+3;4,5'6!7~[8]", "/2019/09/nam/"),
    ("/{http.request.host}{$HOME}.html", "", "/2019/09/sau/"),
)
BELOW = [(path, query, f"/kho{target}") for path, query, target in ROWS]
ASKED = {
    "/Pages/TinTuc/1234.aspx": "/2019/09/mot/",
    "/pages/tintuc/1234.ASPX": "/2019/09/mot/",
    "/Pages/TinTuc/1234.aspx?utm=1": "/2019/09/mot/",
    "/Pages/printpage.aspx?tintucID=106577": "/2019/09/mot/",
    "/PAGES/PRINTPAGE.ASPX?TINTUCID=106577": "/2019/09/mot/",
    "/Pages/printpage.aspx?tintucid=106578&a=b": "/2019/09/hai/",
    "/?p=7": "/2019/09/ba/",
    "/tin/%C4%90%C3%A0-N%E1%BA%B5ng.html": "/2019/09/bon/",
    "/TIN/%C4%91%C3%A0-n%E1%BA%B5ng.html": "/2019/09/bon/",
    "/a%60b$c%7Bd%7De%5Bf%5Dg%25h;(i)'j.html?x=$y&z=(1)*2+3;4,5'6!7~[8]": "/2019/09/nam/",
    "/a%60b$c%7Bd%7Defg%25h;(i)'j.html?x=$y&z=(1)*2+3;4,5'6!7~[8]": None,
    "/%7Bhttp.request.host%7D%7B$HOME%7D.html": "/2019/09/sau/",
    "/Pages/printpage.aspx?tintucID=1065770": None,
    "/Pages/printpage.aspx": None,
    "/": None,
    "/?p=77": None,
    "/pages/tintuc/1234xaspx": None,
}
"""Requests, and where a server redirects them; None: nowhere."""


def answer(port: int, path: str) -> str | None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    response = connection.getresponse()
    location = response.getheader("Location")
    connection.close()
    return location if response.status == 301 else None


@pytest.fixture(params=["nginx", "caddy"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[int, str]]:
    """A real server with the maps of ROWS, at the root and below /kho."""
    kind, port = request.param, free_port()
    path = program(kind)
    if path is None:
        pytest.skip(f"{kind} is not here")
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "index.html").write_text("home")
    if kind == "nginx":
        (tmp_path / "map.conf").write_bytes(nginx_map(BELOW, "/kho"))
        conf = tmp_path / "nginx.conf"
        conf.write_text(
            f"daemon off; pid {tmp_path}/pid; error_log stderr; events {{}}\n"
            f"http {{ access_log off; include {tmp_path}/map.conf;\n"
            + "".join(f"{name}_temp_path {tmp_path}/{name};" for name in ("client_body", "proxy", "fastcgi"))
            + f"uwsgi_temp_path {tmp_path}/u; scgi_temp_path {tmp_path}/s; absolute_redirect off;\n"
            f"server {{ listen 127.0.0.1:{port}; root {tmp_path}/site;\n"
            "if ($luu_tru_moved) { return 301 $luu_tru_moved; } } }\n"
        )
        command = [path, "-c", str(conf), "-p", str(tmp_path)]
    else:
        (tmp_path / "map").write_bytes(caddy_routes(BELOW, "/kho"))
        conf = tmp_path / "Caddyfile"
        conf.write_text(
            f"{{\n\tadmin off\n}}\nhttp://127.0.0.1:{port} {{\n\troot * {tmp_path}/site\n"
            f"\timport {tmp_path}/map\n\tfile_server\n}}\n"
        )
        command = [path, "run", "--config", str(conf), "--adapter", "caddyfile"]
    environment = {"XDG_DATA_HOME": str(tmp_path), "XDG_CONFIG_HOME": str(tmp_path)}
    with running(command, port, tmp_path / "log", environment):
        yield port, kind


@pytest.mark.slow
def test_a_real_server_leads_old_addresses_on(server: tuple[int, str]) -> None:
    port, _ = server
    expected = {path: target and f"/kho{target}" for path, target in ASKED.items()}
    assert {path: answer(port, path) for path in ASKED} == expected
    assert {path: answer(port, f"/kho{path}") for path in ASKED} == expected


def test_the_rules_of_hosts() -> None:
    rules = host_rules(ROWS, "").decode().splitlines()
    assert "/Pages/TinTuc/1234.aspx /2019/09/mot/ 301" in rules
    assert "/pages/tintuc/1234.aspx /2019/09/mot/ 301" in rules
    assert "/Pages/printpage.aspx tintucID=106578 a=b /2019/09/hai/ 301!" in rules
    assert "/tin/%C4%90%C3%A0-N%E1%BA%B5ng.html /2019/09/bon/ 301" in rules
    assert rules.index("/Pages/TinTuc/1234.aspx /2019/09/mot/ 301") > rules.index("/ p=7 /2019/09/ba/ 301!")


def test_many_old_addresses_fit_the_map_of_nginx() -> None:
    rows = [(f"/{'x' * 300}.aspx", f"id={number}", "/2019/09/mot/") for number in range(5000)]
    text = nginx_map(rows, "").decode()
    assert "map_hash_bucket_size 512;" in text
    assert "map_hash_max_size 16384;" in text


def old(number: int, query: str) -> dict[str, str]:
    return {f"2024-03-01-tin-{number}.md": sample.news(f"aliases: {query}", title=f"Tin {number}")}


def test_a_path_that_only_queries_tell_apart_has_one_page(tmp_path: Path) -> None:
    files = old(1, "[/x.aspx?id=1, /x.aspx]") | old(2, "/X.aspx?ID=2") | old(3, "[/?p=3, /cu.html]")
    archive, diagnostics = sample.read(tmp_path, files)
    assert sample.codes(diagnostics) == []
    (page,) = moved_pages(archive)
    assert page.address == "/x.aspx/"
    shown = archives.context(page)
    assert sorted(shown["moves"]) == [
        ("", "/2024/03/tin-1/", "Tin 1"), ("ID=2", "/2024/03/tin-2/", "Tin 2"), ("id=1", "/2024/03/tin-1/", "Tin 1"),
    ]  # fmt: skip
    made = archives.pages(pages(archive, archives.site_of(archive)))
    assert "/cu.html" in made
    assert "/x.aspx/" not in made


def test_a_query_is_what_browsers_send(tmp_path: Path) -> None:
    archive, _ = sample.read(tmp_path, old(1, '["/x.aspx?ten=Đà", "/y.aspx?a=%c3%a0&b=1"]'))
    assert {move.query for move in moves_of(archive)} == {"ten=%C4%90%C3%A0", "a=%c3%a0&b=1"}


def test_many_are_told_by_small_files(tmp_path: Path) -> None:
    number = LISTED + A_SHARD
    aliases = ", ".join(f"/x.aspx?ID={one}" for one in range(90))
    files: dict[str, str] = {}
    for one in range(3):
        files |= old(one, f"[{aliases.replace('ID=', f'ID={one}')}]")
    archive, diagnostics = sample.read(tmp_path, files)
    assert sample.codes(diagnostics) == []
    assert len(files) * 90 > number
    page, *shards = moved_pages(archive)
    shown = archives.context(page)
    assert (shown["moves"], shown["count"], len(shards)) == ((), 2, 2)
    entries = [json.loads(archives.content(shard)) for shard in shards]
    assert entries[shard_of("ID=142", 2)]["id=142"] == "/2024/03/tin-1/"
    assert sum(map(len, entries)) == 270


@pytest.mark.slow
@pytest.mark.parametrize("base", ["", "/kho"])
def test_a_browser_is_led_on(tmp_path: Path, chromium: object, base: str) -> None:
    from tests.serving import served
    from tools.site.build import overrides, run

    many = ", ".join(f"/nhieu.aspx?id={one}" for one in range(LISTED + 1))
    files = old(1, f"[/x.aspx?id=1, {many}]") | old(2, "/x.aspx?id=2")
    content, output = sample.write(tmp_path / "c", files), tmp_path / "web" / base.strip("/")
    settings = {**overrides(content, output), "ARCHIVE_CACHE": str(tmp_path / "cache")}
    report = run({**settings, "SITEURL": f"http://localhost{base}"})
    assert [str(one) for one in report.diagnostics if one.level == "error"] == []
    with served(tmp_path / "web") as host:
        page = chromium.new_page()  # type: ignore[attr-defined]
        for asked, target in (
            ("/x.aspx/?ID=1", "tin-1"), ("/x.aspx/?id=2", "tin-2"), ("/nhieu.aspx/?ID=7", "tin-1"),
        ):  # fmt: skip
            page.goto(f"{host}{base}{asked}")
            page.wait_for_url(f"{host}{base}/2024/03/{target}/")
        page.goto(f"{host}{base}/x.aspx/?id=3")
        assert page.locator("main a", has_text="Tin 2").count() == 1
        page.close()
