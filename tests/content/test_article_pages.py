"""The pages of articles, fixed pages and old addresses."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.content.capability import ArticleContext
from plugins.content.model import Archive, Article, Crumb, Picture, Rendition, Site
from plugins.content.moves import published_address
from plugins.content.pages import pages
from plugins.content.targets import Page
from tests import archives
from tests.content.kit import Files, archive, article
from tests.tables import every

FILES: Files = {
    "bai-viet/2019/2019-09-05-mot.md": article(
        "Một", "Thứ năm, 05/09/2019 12:50",
        "## Mục\n\n[hai](../2018/2018-12-03-hai.md#muc) [đây](#muc) [kho](/gioi-thieu/) "
        "![Toàn cảnh](../../anh/2019/a.jpg)\n", authors="[Đăng Quý, Lê An]", tags="[giao ban]",
        aliases="[/Pages/TinTuc/1234, /cu/x.html]",
        period="Quý III/2019",
    ),
    "bai-viet/2018/2018-12-03-hai.md": article("Hai", "03/12/2018", "## Mục\n\nChữ.\n", modified="05/12/2018"),
    "trang/gioi-thieu.md": "---\ntitle: Giới thiệu\naliases: /about\n---\n[một](../bai-viet/2019/2019-09-05-mot.md)\n",
    "anh/2019/a.jpg": b"x",
}  # fmt: skip


def site(made: Archive, base: str = "") -> Site:
    return Site(f"https://a.vn{base}", base, "Kho", "Mô tả", made.data, {}, ())


@pytest.fixture
def made(tmp_path: Path) -> Archive:
    found, diagnostics = archive(tmp_path / "c", FILES)
    assert [str(fault) for fault in diagnostics] == []
    return found


def by_address(made: Archive, base: str = "", *contexts: ArticleContext) -> Mapping[str, Page]:
    return archives.pages(pages(made, site(made, base), contexts))


def seen(made: Archive, address: str, base: str = "", *contexts: ArticleContext) -> Mapping[str, object]:
    """What the template of a page sees."""
    return archives.context(by_address(made, base, *contexts)[address], made.text)


def test_every_record_has_its_page_and_every_old_address_leads_there(made: Archive) -> None:
    found = by_address(made)
    assert {address: page.template for address, page in found.items()} == {
        "/2018/12/hai/": "article.html", "/2019/09/mot/": "article.html", "/gioi-thieu/": "page.html",
        "/Pages/TinTuc/1234/": "redirect.html", "/cu/x.html": "redirect.html", "/about/": "redirect.html",
    }  # fmt: skip
    moved = {address: seen(made, address)["target"] for address, page in found.items() if not page.indexed}
    assert moved == {"/Pages/TinTuc/1234/": "/2019/09/mot/", "/cu/x.html": "/2019/09/mot/", "/about/": "/gioi-thieu/"}


def test_what_the_template_of_an_article_sees(made: Archive) -> None:
    page = by_address(made)["/2019/09/mot/"]
    context = seen(made, "/2019/09/mot/")
    assert context["title"] == "Một"
    assert context["breadcrumbs"] == (Crumb("Năm 2019", "/2019/"), Crumb("Tháng 9", "/2019/09/"))
    assert context["article"] is made.articles[1]
    assert context["category"].slug == "giao-ban"  # type: ignore[attr-defined]
    place = context["places"][0]  # type: ignore[index]
    assert (place.label, place.previous.title, place.next) == ("Quý III/2019", "Hai", None)
    assert [crumb.title for crumb in context["authors"]] == ["Đăng Quý", "Lê An"]  # type: ignore[attr-defined]
    assert [crumb.address for crumb in context["tags"]] == ["/the/giao-ban/"]  # type: ignore[attr-defined]
    assert f"{page.modified:%Y-%m-%d %H:%M}" == "2019-09-05 12:50"
    assert f"{by_address(made)['/2018/12/hai/'].modified:%Y-%m-%d}" == "2018-12-05"


@pytest.mark.parametrize("base", ["", "/kho"])
def test_the_links_of_a_body_are_filled(made: Archive, base: str) -> None:
    rendition = Rendition("/anh/x.jpg", "image/jpeg", 600, 400)
    shown = replace(made, pictures={"anh/2019/a.jpg": Picture((rendition,), rendition)})
    written = seen(shown, "/2019/09/mot/", base)["body"].__html__()  # type: ignore[attr-defined]
    assert f'<a href="{base}/2018/12/hai/#muc">hai</a> <a href="#muc">đây</a>' in written
    assert f'<a href="{base}/gioi-thieu/">kho</a>' in written
    assert f'src="{base}/anh/x.jpg"' in written
    assert 'alt="Toàn cảnh"' in written
    page = seen(shown, "/gioi-thieu/", base)["body"].__html__()  # type: ignore[attr-defined]
    assert page == f'<p><a href="{base}/2019/09/mot/">một</a></p>'


def test_a_body_without_its_picture_is_whole_all_the_same(made: Archive) -> None:
    assert "<span></span>" in seen(made, "/2019/09/mot/")["body"].__html__()  # type: ignore[attr-defined]


def test_other_capabilities_add_to_the_pages_of_articles(made: Archive) -> None:
    def own(archive: Archive, site: Site) -> Mapping[str, object]:
        return {"bai-viet/2019/2019-09-05-mot.md": "x"}

    def context(article: Article, shared: str, its_own: str | None) -> Mapping[str, object]:
        return {"phan_them": f"{shared}{its_own}"} if its_own else {}

    added = ArticleContext(("phan_them",), context, own, lambda archive, site: site.name)
    assert seen(made, "/2019/09/mot/", "", added)["phan_them"] == "Khox"
    assert "phan_them" not in seen(made, "/2018/12/hai/", "", added)


@every(
    "alias, address",
    [
        ("/a", "/a/"), ("/a/", "/a/"), ("/a/b.html", "/a/b.html"), ("/a/index.html", "/a/"),
        ("/Pages/TinTuc/123456/x.html", "/Pages/TinTuc/123456/x.html"),
        ("/tin%20t%E1%BB%A9c", "/tin tức/"), ("/a.aspx", "/a.aspx/"), ("/a.htm", "/a.htm"), ("/v1.2/a", "/v1.2/a/"),
        ("/index.html", "/"),
    ],
)  # fmt: skip
def test_where_an_old_address_is_served(alias: str, address: str) -> None:
    assert published_address(alias) == address
