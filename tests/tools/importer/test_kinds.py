"""Every kind of source becomes the same article."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.content.legacy_text import to_1258, to_tcvn3, to_vni
from tools.importer.pipeline import Imported
from tools.importer.sources.handles import Handle, Unread, find
from tools.importer.sources.loading import load

from . import articles, kit
from .test_invariants import hold

ARTICLE = articles.made(5)


def bring(path: Path) -> Imported:
    (handle,) = find([path])
    assert isinstance(handle, Handle), handle
    loaded = load(handle)
    imported = kit.import_page(loaded.page, kit.profile.load_all(), kit.CATEGORIES, loaded.find)
    hold(imported)
    return imported


def assert_is(imported: Imported, article: articles.Made) -> None:
    assert imported.article
    facts = imported.article.facts
    assert facts.title == article.title
    assert facts.date
    assert facts.date.text.startswith(article.date[:10])
    told = [line for line in kit.outline(imported) if line.startswith("P ")]
    assert told[: len(article.paragraphs)] == [f"P {paragraph}" for paragraph in article.paragraphs]


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("bai.txt", lambda article: articles.text(article).encode()),
        ("bai.html", lambda article: articles.html(article).encode()),
        ("bai.docx", articles.word),
        ("bai.mht", articles.saved),
        ("khong-duoi.htm", lambda article: articles.html(article).encode("utf-16")),
        ("sai-khai-bao.html", lambda article: articles.html(article).replace("utf-8", "windows-1252").encode()),
    ],
)
def test_a_file(tmp_path: Path, name: str, write: Callable[[articles.Made], bytes]) -> None:
    path = tmp_path / name
    path.write_bytes(write(ARTICLE))
    imported = bring(path)
    assert_is(imported, ARTICLE)
    assert imported.article
    assert imported.article.facts.authors == (ARTICLE.author,)


def test_word_keeps_lists_and_tables(tmp_path: Path) -> None:
    path = tmp_path / "bai.docx"
    path.write_bytes(articles.word(ARTICLE))
    shown = kit.outline(bring(path))
    assert [line for line in shown if not line.startswith("P ")] == ["1. Bước thứ nhất", "2. Bước thứ hai", "T 2x2"]


@pytest.mark.parametrize("name", ["cong.warc", "cong.warc.gz"])
def test_a_crawl(tmp_path: Path, name: str) -> None:
    made = [articles.made(number) for number in range(3)]
    articles.crawl(tmp_path / name, made, compressed=name.endswith("gz"))
    found = list(find([tmp_path / name]))
    handles = [one for one in found if isinstance(one, Handle)]
    assert [one.code for one in found if isinstance(one, Unread)] == ["error"] * 3
    for handle, article in zip(handles, made, strict=True):
        loaded = load(handle)
        imported = kit.import_page(loaded.page, kit.profile.load_all(), kit.CATEGORIES, loaded.find)
        assert_is(imported, article)
        assert loaded.page.origin.captured == "2013-10-18T02:00:00Z"
        assert imported.draft
        assert list(imported.draft.files) == [f"anh/{imported.draft.year}/{article.picture}"]
        assert re.search(r"^aliases: \[/tin/\d/bai\.aspx\?id=\d\]$", imported.draft.text, re.MULTILINE)
        assert f"?id={made.index(article)}" in imported.draft.text


def test_a_wordpress_export(tmp_path: Path) -> None:
    made = [articles.made(number) for number in range(4)]
    (tmp_path / "cong.xml").write_bytes(articles.export(made))
    *handles, draft, private = find([tmp_path / "cong.xml"])
    assert (draft, private) == (Unread("cong.xml#Nháp", "unpublished"), Unread("cong.xml#Riêng", "unpublished"))
    for number, (handle, article) in enumerate(zip(handles, made, strict=True)):
        assert isinstance(handle, Handle)
        imported = kit.run(load(handle).page)
        hold(imported)
        assert imported.article
        facts = imported.article.facts
        assert (facts.title, facts.authors, facts.section) == (article.title, (article.author,), "Tin tức")
        assert facts.date
        assert f"{facts.date.start:%d/%m/%Y %H:%M}" == f"0{number % 9 + 1}/03/2014 08:30"
        assert kit.outline(imported)[0] == f"F http://vidu.gov.vn/{article.picture}: {article.caption}"


def test_feeds(tmp_path: Path) -> None:
    prose = "Sáng 05/9, Sở Mẫu khai trương cổng dữ liệu mở với 120 bộ dữ liệu của 14 sở, ngành trên địa bàn tỉnh."
    item = (
        "<item><title>Khai trương cổng dữ liệu mở</title><link>https://mau.vi.du/a.html</link>"
        f"<pubDate>Thu, 05 Sep 2019 08:30:00 +0700</pubDate>"
        f"<description>&lt;p&gt;{prose}&lt;/p&gt;</description></item>"
    )
    feed = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel>{item}</channel></rss>'
    (tmp_path / "a.xml").write_text(feed, encoding="utf-8")
    (tmp_path / "b.xml").write_text('<feed xmlns="http://www.w3.org/2005/Atom"></feed>', encoding="utf-8")
    handle, unread = find([tmp_path])
    assert isinstance(handle, Handle)
    assert isinstance(unread, Unread)
    assert (unread.name, unread.code) == ("b.xml", "atom")
    imported = kit.run(load(handle).page)
    assert imported.draft
    assert prose in imported.draft.text
    assert "05/09/2019 08:30" in imported.draft.text


@pytest.mark.parametrize(
    ("encode", "name"),
    [
        (to_tcvn3, "TCVN3 (ABC)"),
        (to_vni, "VNI"),
        (to_1258, "Windows-1258"),
        (lambda text: text.encode("utf-16-le"), "UTF-16"),
    ],
)
@pytest.mark.parametrize("kind", ["txt", "html"])
def test_old_encodings(tmp_path: Path, encode: Callable[[str], bytes], name: str, kind: str) -> None:
    source = articles.text(ARTICLE) if kind == "txt" else articles.html(ARTICLE, chrome=3)
    path = tmp_path / f"bai.{kind}"
    path.write_bytes(encode(source))
    imported = bring(path)
    assert imported.article
    assert imported.page.encoding.startswith(name)
    assert imported.article.facts.title.lower() == ARTICLE.title.lower()
    assert imported.page.notes, "the conversion is told"
    paragraphs = [line.lower() for line in kit.outline(imported) if line.startswith("P ")]
    assert paragraphs[0] == f"P {ARTICLE.paragraphs[0]}".lower()


def test_two_encodings_in_one_page(tmp_path: Path) -> None:
    path = tmp_path / "bai.txt"
    head, _, rest = articles.text(ARTICLE).partition("\n\n")
    path.write_bytes(head.encode() + b"\n\n" + to_vni(rest))
    imported = bring(path)
    assert dict(imported.page.notes)["encoding-mixed"] == "VNI + UTF-8"
    assert_is(imported, ARTICLE)


def test_old_letters_saved_as_unicode(tmp_path: Path) -> None:
    path = tmp_path / "bai.html"
    path.write_text(
        articles.html(ARTICLE, chrome=2).replace(
            ARTICLE.paragraphs[1], to_tcvn3(ARTICLE.paragraphs[1]).decode("latin-1")
        ),
        "utf-8",
    )
    imported = bring(path)
    assert f"P {ARTICLE.paragraphs[1]}" in kit.outline(imported)
    assert imported.page.notes


def test_a_complete_page_brings_its_pictures(tmp_path: Path) -> None:
    folder = tmp_path / "nguon"
    (folder / "bai_files").mkdir(parents=True)
    (folder / "bai_files" / ARTICLE.picture).write_bytes(articles.picture())
    (folder / "bai_files" / "khung.html").write_text("<p>khung quảng cáo</p>", "utf-8")
    page = articles.html(ARTICLE).replace(f"src='{ARTICLE.picture}'", f"src='./bai_files/{ARTICLE.picture}'")
    (folder / "bai.html").write_text(
        f"<!-- saved from url=(0050)http://mic.gov.vn/Pages/TinTuc/bai.aspx -->{page}", "utf-8"
    )
    imported = bring(folder)
    assert imported.draft
    (path,) = imported.draft.files
    assert path.endswith(ARTICLE.picture)
    assert f"../../{path}" in imported.draft.text
    assert "aliases: [/Pages/TinTuc/bai.aspx]" in imported.draft.text


def test_pictures_outside_the_source_are_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "ngoai.jpg").write_bytes(articles.picture())
    folder = tmp_path / "nguon"
    folder.mkdir()
    (folder / "bai.html").write_text(articles.html(ARTICLE).replace(ARTICLE.picture, "../ngoai.jpg"), "utf-8")
    imported = bring(folder)
    assert imported.draft
    assert not imported.draft.files
    assert "lost:ngoai.jpg" in imported.draft.text


def test_names_in_a_zip_may_have_any_sign(tmp_path: Path) -> None:
    page = {"Tin!/Vui quá!.html": articles.html(ARTICLE).encode(), f"Tin!/{ARTICLE.picture}": articles.picture()}
    (tmp_path / "cong.zip").write_bytes(articles.packed({**page, "Cũ!.zip": articles.packed(page)}))
    handles = [handle for handle in find([tmp_path / "cong.zip"]) if isinstance(handle, Handle)]
    assert [handle.name for handle in handles] == ["cong.zip/Cũ!.zip/Tin!/Vui quá!.html", "cong.zip/Tin!/Vui quá!.html"]
    for loaded in map(load, handles):
        assert kit.run(loaded.page).article
        assert loaded.find(ARTICLE.picture) == articles.picture()
