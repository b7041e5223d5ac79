"""A site for a public host is validated before publication: pages, machine-readable data, links, weight."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from plugins.build.validation.machine_files import examine_json, examine_xml
from plugins.build.validation.pages import examine_page, structured_faults
from plugins.build.validation.staged_site import HEAVIEST, StagedSite, validate
from plugins.content.targets import PublishedFile
from plugins.core.cache import Cache
from tests.build.test_public import FILES, build, codes
from tests.sample import write
from tests.tables import every

ROOT = Path(__file__).resolve().parents[2]
PAGE = '<!doctype html><html lang="vi"><head><title>Tên</title></head><body><h1 id="a">Tên</h1>{}</body></html>'
ARTICLE = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"x","datePublished":"2024","@id":"y"}'


def page(body: str = "") -> bytes:
    return PAGE.format(body).encode()


@every(
    "body, code",
    [
        ("</section>", "html-syntax"), ("<p>a</p></p>", "html-syntax"), ("<b><i>x</b></i>", "html-syntax"),
        ("<p id='b'></p><p id='b'></p>", "id-twice"), ("<h1>Hai</h1>", "h1-number"),
        ("<p style='color:red'>x</p>", "inline-code"), ("<p onclick='x()'>x</p>", "inline-code"),
        ("<script>x()</script>", "inline-code"), ("<style>p{}</style>", "inline-code"),
        ("<img src='a.png' alt='x'>", "image-alt"), ("<img src='a.png' width='1' height='1'>", "image-alt"),
        ("<script type='application/ld+json'>{</script>", "data-broken"),
        ("<script type='application/ld+json'>{\"@type\":\"WebSite\"}</script>", "data-lacks"),
    ],
)  # fmt: skip
def test_a_fault_of_a_page(body: str, code: str) -> None:
    assert [fault.code for fault in examine_page(page(body)).faults][:1] == [code]


def test_what_is_sound_has_no_fault() -> None:
    body = (
        f"<main><img src='a.png' alt='' width='1' height='1'><script type='application/ld+json'>{ARTICLE}</script>"
        "<script type='module' src='/x.js'></script><svg><path d='M0 0'/></svg>"
        "<picture><source srcset='b.avif 1x, c.avif 2x'></picture><a href='#a'>a</a></main>"
    )
    found = examine_page(page(body))
    assert found.faults == ()
    assert found.links == ("a.png", "/x.js", "b.avif", "c.avif", "#a")
    assert found.anchors == ("a",)


def test_a_page_that_says_too_little() -> None:
    bare = examine_page(b"<!doctype html><html><body></body></html>")
    assert [fault.code for fault in bare.faults] == ["lang-missing", "title-missing", "h1-number"]
    assert [fault.code for fault in examine_page(b"").faults] == ["html-unread"]


@pytest.mark.parametrize("name", ["headline", "datePublished", "@id"])
def test_structured_data_that_lacks_what_search_engines_ask_for(name: str) -> None:
    text = '{"@context":"https://schema.org","@graph":[' + ARTICLE.replace(f'"{name}"', '"other"') + "]}"
    assert [fault.code for fault in structured_faults(text)] == ["data-lacks"]
    assert [*structured_faults('{"@context":"https://schema.org","a":{"@type":"NewsArticle","@id":"x"}}')] == []


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<a>", "xml-broken"), (b"<a>&x;</a>", "xml-broken"),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><title>x</title></feed>', "xml-broken"),
        (b'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"><url/></urlset>', "xml-broken"),
    ],
)  # fmt: skip
def test_a_fault_of_a_document(data: bytes, code: str) -> None:
    assert [fault.code for fault in examine_xml(data).faults] == [code]


def test_json_and_other_xml_are_read() -> None:
    assert [fault.code for fault in examine_json(b'{"a":}').faults] == ["json-broken"]
    assert examine_json(b'{"a":1}').faults == ()
    assert examine_xml(b"<svg xmlns='http://www.w3.org/2000/svg'/>").faults == ()


def told(folder: Path, files: dict[str, bytes], url: str = "https://luutru.vn/kho", source: str = "") -> list[str]:
    """The code and file of each fault in a site of these files, sorted by code."""
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    published = [
        PublishedFile(path, len(data), hashlib.sha256(data).hexdigest()) for path, data in sorted(files.items())
    ]
    sources = {source: "bai-viet/a.md"} if source else {}
    site = StagedSite(url, published, {path: folder / path for path in files}, sources)
    cache = Cache(folder / ".cache.sqlite")
    try:
        first, again = ([*validate(site, cache, 1, lambda *_: None)] for _ in range(2))
    finally:
        cache.close()
    assert first == again
    return sorted(f"{one.code} {one.file}" for one in first)


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("/kho/b/", ""), ("/kho/b", ""), ("/kho/b/#a", ""), ("b/#a", ""), ("b/x.txt", ""), ("#a", ""), ("#", ""),
        ("/kho/b/?q=1#a", ""), ("https://luutru.vn/kho/b/", ""), ("https://khac.vn/x", ""), ("mailto:a@b.vn", ""),
        ("//khac.vn/x", ""), ("/ngoai-kho/", ""), ("/kho/b/#:~:text=x", ""), ("/kho/", ""), ("/kho/b/%61.txt", ""),
        ("/kho/c/", "link-broken"), ("c/", "link-broken"), ("/kho/b/y.txt", "link-broken"),
        ("https://luutru.vn/kho/c/", "link-broken"), ("/kho/b/#z", "anchor-broken"), ("#z", "anchor-broken"),
        ("https://[", "link-broken"),
    ],
)  # fmt: skip
def test_links_and_fragments(tmp_path: Path, link: str, code: str) -> None:
    files = {"index.html": page(f"<a href='{link}'>x</a>"), "b/index.html": page(), "b/x.txt": b"x", "b/a.txt": b"x"}
    assert told(tmp_path, files) == ([f"{code} index.html"] if code else [])


def test_a_fault_of_an_article_is_told_of_its_source(tmp_path: Path) -> None:
    assert told(tmp_path, {"b/index.html": page("<a href='/x/'>x</a>")}, "https://luutru.vn", "b/index.html") == [
        "link-broken bai-viet/a.md"
    ]


def test_sitemaps_and_feeds_lead_somewhere(tmp_path: Path) -> None:
    space = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    text = f"<urlset {space}><url><loc>https://luutru.vn/b/</loc></url></urlset>".encode()
    assert told(tmp_path, {"sitemap.xml": text}, "https://luutru.vn") == ["link-broken sitemap.xml"]


def test_the_weight_of_an_article_is_what_travels(tmp_path: Path) -> None:
    heavy = page("x" * HEAVIEST)
    css = "<link rel='stylesheet' href='/a.css'>"
    assert told(tmp_path, {"b/index.html": heavy}, "https://luutru.vn", "b/index.html") == ["page-heavy bai-viet/a.md"]
    light = {"b/index.html": heavy, "b/index.html.br": b"x"}
    assert told(tmp_path, light, "https://luutru.vn", "b/index.html") == []
    whole = {"b/index.html": page(css), "a.css": b"x" * HEAVIEST}
    assert told(tmp_path, whole, "https://luutru.vn", "b/index.html") == ["page-heavy bai-viet/a.md"]


@pytest.mark.slow
def test_a_site_with_a_fault_is_not_published(tmp_path: Path) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    content, output = write(tmp_path / "c", FILES), tmp_path / "site"
    assert codes(build(content, output, THEME=str(theme))) == set()
    before = (output / "index.html").read_bytes()
    footer = theme / "templates" / "partials" / "footer.html"
    footer.write_text(footer.read_text("utf-8") + '<p><a href="{{ "/khong-co/"|url }}">x</a></p>\n', "utf-8")
    report = build(content, output, THEME=str(theme))
    assert codes(report) == {"link-broken"}
    assert (output / "index.html").read_bytes() == before
