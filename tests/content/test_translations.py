"""Pages in English: their addresses, their originals, and links in both directions."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.model import Archive
from plugins.content.pages import pages
from plugins.content.targets import Page
from plugins.listings.pages import pages as list_pages
from tests import archives as planned
from tests.archives import site_of
from tests.listings.synthetic import environment
from tests.sample import codes, news, read

ORIGINAL, TRANSLATION = "2024-03-01-tin-mau.md", "2024-03-01-sample.md"
ENGLISH = """---
lang: en
title: Sample
summary: In short.
{head}
---

A text.
"""
PAGE = """---
title: Trang
---

Chữ.
"""


def english(translates: str = "", head: str = "") -> str:
    return ENGLISH.format(head="\n".join(filter(None, (translates and f"translates: {translates}", head))))


def built(archive: Archive) -> dict[str, Page]:
    return planned.pages(pages(archive, site_of(archive)))


def test_a_translation_and_its_article_lead_to_each_other(tmp_path: Path) -> None:
    archive, diagnostics = read(tmp_path, {ORIGINAL: news(), TRANSLATION: english(ORIGINAL)})
    assert codes(diagnostics) == []
    assert [article.address for article in archive.articles] == ["/2024/03/tin-mau/"]
    shown = built(archive)
    text = archive.text
    assert planned.context(shown["/2024/03/tin-mau/"], text)["translation"] == "/en/2024/03/sample/"
    context = planned.context(shown["/en/2024/03/sample/"], text)
    assert context["translation"] == "/2024/03/tin-mau/"
    assert context["original"].title == "Tin mẫu"  # type: ignore[attr-defined]
    assert shown["/en/2024/03/sample/"].indexed


def test_a_fixed_page_in_english_may_translate_one(tmp_path: Path) -> None:
    files = {
        ORIGINAL: news(), "trang/trang.md": PAGE,
        "trang/en/page.md": english("../trang.md"), "trang/en/alone.md": english(),
    }  # fmt: skip
    archive, diagnostics = read(tmp_path, files)
    assert codes(diagnostics) == []
    shown = built(archive)
    assert planned.context(shown["/trang/"], archive.text)["translation"] == "/en/page/"
    assert planned.context(shown["/en/page/"], archive.text)["translation"] == "/trang/"
    assert planned.context(shown["/en/alone/"], archive.text)["translation"] == ""


def test_the_english_home_page_lists_pages_and_articles_by_date(tmp_path: Path) -> None:
    later, other = "2024-04-02-tin-sau.md", "2024-04-02-later.md"
    files = {
        ORIGINAL: news(), TRANSLATION: english(ORIGINAL), "trang/en/alone.md": english(),
        later: news(title="Tin sau", date="02/04/2024"), other: english(later),
    }  # fmt: skip
    archive, _ = read(tmp_path, files)
    context = planned.context(planned.pages(list_pages(archive, site_of(archive)))["/en/"])
    assert [part.address for part in context["articles"]] == ["/en/2024/04/later/", "/en/2024/03/sample/"]  # type: ignore[attr-defined]
    assert [part.address for part in context["about"]] == ["/en/alone/"]  # type: ignore[attr-defined]


def test_an_archive_without_english_has_no_english_home_page(tmp_path: Path) -> None:
    archive, _ = read(tmp_path, {ORIGINAL: news()})
    assert "/en/" not in planned.pages(list_pages(archive, site_of(archive)))


@pytest.mark.parametrize("head", ["status: draft", "date: 01/03/2027"])
def test_what_is_not_out_has_no_translation_that_is(tmp_path: Path, head: str) -> None:
    date = "01/03/2027" if head.startswith("date") else "01/03/2024"
    original = date[6:] + "-03-01-tin-mau.md"
    translation = date[6:] + "-03-01-sample.md"
    files = {
        original: news("" if head.startswith("date") else head, date=date), translation: english(original),
        "2020-01-01-khac.md": news(title="Khác", date="01/01/2020"),
    }  # fmt: skip
    archive, _ = read(tmp_path, files)
    assert archive.pages == ()
    assert len(archive.waiting) == 2


def test_the_translation_of_what_was_withdrawn_says_so_and_no_more(tmp_path: Path) -> None:
    withdrawn = "withdrawn:\n  date: 10/9/2024\n  reason: Đăng nhầm.\n  by: Văn phòng"
    archive, _ = read(tmp_path, {ORIGINAL: news(withdrawn), TRANSLATION: english(ORIGINAL)})
    page = built(archive)["/en/2024/03/sample/"]
    assert not page.indexed
    context = planned.context(page, archive.text)
    shown = environment().get_template(page.template).render(context, page_address=page.address)
    assert "was withdrawn" in shown
    assert '<meta name="robots" content="noindex">' in shown
    assert "A text." not in shown
    assert "In short." not in shown


@pytest.mark.parametrize(
    ("name", "text", "code"),
    [
        (TRANSLATION, english(), "missing-key"),
        (TRANSLATION, english("2024-03-01-tin-mua.md"), "translates-missing"),
        ("2024-04-01-sample.md", english(ORIGINAL), "translates-place"),
        ("trang/en/sample.md", english("../../bai-viet/2024/" + ORIGINAL), "translates-place"),
        (TRANSLATION, english(ORIGINAL, "category: tin-tuc"), "unknown-key"),
        (TRANSLATION, english(ORIGINAL).replace("lang: en", "lang: fr"), "lang"),
        ("trang/trang.md", PAGE.replace("title: Trang", "title: Trang\ntranslates: khac.md"), "translates-alone"),
        ("trang/en.md", PAGE, "address-reserved"),
    ],
)
def test_what_is_wrong_with_a_translation_is_told(tmp_path: Path, name: str, text: str, code: str) -> None:
    _, diagnostics = read(tmp_path, {ORIGINAL: news(), name: text})
    assert code in codes(diagnostics)


def test_two_translations_of_one_article_are_told(tmp_path: Path) -> None:
    files = {ORIGINAL: news(), TRANSLATION: english(ORIGINAL), "2024-03-01-other.md": english(ORIGINAL)}
    assert "translates-twice" in codes(read(tmp_path, files)[1])
