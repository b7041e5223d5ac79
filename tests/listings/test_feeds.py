"""Feeds: valid Atom whatever articles contain, and the same in a feed reader as in the archive."""

from __future__ import annotations

from functools import cache
from html.parser import HTMLParser
from urllib.parse import urlsplit

import feedparser
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from lxml import etree
from msgspec.structs import replace

from plugins.content.model import Archive, Article, FixedPage, Image, Link, Picture, Rendition
from plugins.listings.feeds import SIZE, feed_pages
from plugins.listings.views import xml_text
from plugins.vietnamese.dates import When
from plugins.vietnamese.when import minute
from tests.archives import VALIDATION, pages
from tests.examples import examples
from tests.listings.synthetic import SITE, archive, archives, article, body, changed, day, month, render

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
ALL = "/feeds/tat-ca.atom.xml"
HOSTILE = (
    "<b>&\"'</b> ]]> <![CDATA[",
    "Pháo hoa 🎆 &amp; cờ 🇻🇳",
    "x" * 100_000,
    "chuông \x07, lùi \x08, trống \x00, \ufffe\uffff",
    "</title><script>alert(1)</script>",
    "  khoảng\ttrắng\n",
)


@cache
def schema() -> etree.RelaxNG:
    return etree.RelaxNG(etree.parse(VALIDATION / "atom.rng"))


def feeds(archive: Archive) -> dict[str, etree._Element]:
    found = {}
    for address, page in pages(feed_pages(archive, SITE)).items():
        found[address] = etree.fromstring(render(page).encode())
        assert schema().validate(found[address]), (address, schema().error_log)
    return found


def texts(feed: etree._Element, path: str) -> list[str]:
    return [element.text or "" for element in feed.iterfind(path.replace("/", f"/{ATOM}").removeprefix("/"))]


@given(archives(), st.lists(st.text(), min_size=12))
@examples(40)
def test_every_feed_is_valid(archive: Archive, titles: list[str]) -> None:
    named = zip(archive.articles, titles, strict=False)
    renamed = tuple(
        changed(one, title=title, summary=title, authors=(*one.authors, f"A{title}")) for one, title in named
    )
    found = feeds(replace(archive, articles=renamed))
    assert found.keys() == {
        "/feeds/tat-ca.atom.xml",
        *(f"/feeds/chuyen-muc/{one.category}.atom.xml" for one in archive.articles),
    }
    for feed in found.values():
        ids = texts(feed, "/entry/id")
        assert len(set(ids)) == len(ids)
        published = texts(feed, "/entry/published")
        assert published == sorted(published, reverse=True)
        updated = texts(feed, "/entry/updated")
        assert not updated or texts(feed, "/updated") == [max(updated)]


@pytest.mark.parametrize("title", HOSTILE, ids=lambda title: repr(title[:12]))
def test_titles_arrive_as_they_were_written(title: str) -> None:
    one = article(
        day(2019, 9, 5), "a", title=title, summary=title, authors=(title,), body=body(f"<p>{title.count('x')}</p>")
    )
    (feed,) = (feed for address, feed in feeds(archive([one])).items() if "tat-ca" in address)
    for path in ("/entry/title", "/entry/summary", "/entry/author/name"):
        assert texts(feed, path) == [xml_text(title)]
    parsed = feedparser.parse(etree.tostring(feed))
    assert not parsed.bozo
    assert len(parsed.entries) == 1


def test_a_reader_sees_the_whole_article() -> None:
    one = article(
        replace(day(2019, 9, 5), precision="minute"),
        "giao-ban",
        "giao-ban",
        title="Giao ban Quý III/2019",
        summary="Tóm tắt.",
        authors=("Đăng Quý",),
        modified=day(2019, 9, 6),
        body=body("<p>Đủ &amp; cả.</p>"),
    )
    page = pages(feed_pages(archive([one]), SITE))["/feeds/chuyen-muc/giao-ban.atom.xml"]
    parsed = feedparser.parse(render(page).encode())
    assert not parsed.bozo
    assert parsed.version == "atom10"
    assert parsed.feed.title == "Giao ban – Lưu Trữ"
    assert parsed.feed.language == "vi"
    assert {link.rel: link.href for link in parsed.feed.links} == {
        "self": "https://luu-tru.example/kho/feeds/chuyen-muc/giao-ban.atom.xml",
        "alternate": "https://luu-tru.example/kho/chuyen-muc/giao-ban/",
    }
    (entry,) = parsed.entries
    assert entry.id == entry.link == "https://luu-tru.example/kho/2019/09/giao-ban/"
    assert (entry.title, entry.author, entry.summary) == ("Giao ban Quý III/2019", "Đăng Quý", "Tóm tắt.")
    assert (entry.published, entry.updated) == ("2019-09-05T00:00:00+07:00", "2019-09-06T00:00:00+07:00")
    assert entry.tags[0].term == "giao-ban"
    assert entry.content[0].value == "<p>Đủ &amp; cả.</p>"


class Addresses(HTMLParser):
    """Collects every address in a piece of HTML."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in ("href", "src"):
                self.found.append(value or "")
            elif name == "srcset":
                self.found += [part.split()[0] for part in (value or "").split(",")]


def test_addresses_in_a_body_are_absolute() -> None:
    image = Rendition("/anh/2021/x.jpg", "image/jpeg", 800, 600)
    linking = body(
        '<p><a href="', '">trước</a> <a href="', '">địa chỉ</a></p><figure>', "</figure>",
        links=(Link("a.md", "muc", 1), Link("/gioi-thieu/", "", 1), Image("anh/2021/x.jpg", "Ảnh", 2)),
    )  # fmt: skip
    found = replace(
        archive([article(day(2019, 9, 5), "a"), article(day(2019, 9, 6), "b", body=linking)]),
        pictures={"anh/2021/x.jpg": Picture((Rendition("/anh/2021/x-400.jpg", "image/jpeg", 400, 600), image), image)},
    )
    (content, _) = texts(feeds(found)["/feeds/tat-ca.atom.xml"], "/entry/content")
    addresses = Addresses(content).found
    assert "https://luu-tru.example/kho/2019/09/a/#muc" in addresses
    assert "https://luu-tru.example/kho/gioi-thieu/" in addresses
    assert "https://luu-tru.example/kho/anh/2021/x-400.jpg" in addresses
    assert all(urlsplit(address).scheme == "https" for address in addresses)


def test_a_feed_holds_the_newest_articles_only() -> None:
    many = [article(day(2019, 1 + place % 12, 1 + place // 12), f"bai-{place}") for place in range(SIZE + 5)]
    found = archive(many)
    newest = [f"https://luu-tru.example/kho{one.address}" for one in reversed(found.articles)][:SIZE]
    for feed in feeds(found).values():
        assert texts(feed, "/entry/id") == newest


def test_an_article_of_which_only_the_month_is_known_has_a_full_date() -> None:
    feed = feeds(archive([article(month(2021, 4), "lay-y-kien")]))["/feeds/tat-ca.atom.xml"]
    assert texts(feed, "/entry/published") == ["2021-04-01T00:00:00+07:00"]


def test_a_feed_without_articles_is_valid_too() -> None:
    assert texts(feeds(archive([]))["/feeds/tat-ca.atom.xml"], "/updated") == ["2000-01-01T00:00:00+07:00"]


def test_a_correction_moves_the_entry_and_the_feed() -> None:
    one, two = article(day(2019, 9, 5), "a"), article(day(2019, 9, 6), "b")
    feed = feeds(archive([changed(one, changed=day(2019, 12, 1)), two]))[ALL]
    assert texts(feed, "/updated") == ["2019-12-01T00:00:00+07:00"]
    assert texts(feed, "/entry/updated") == ["2019-09-06T00:00:00+07:00", "2019-12-01T00:00:00+07:00"]
    assert texts(feed, "/entry/published") == ["2019-09-06T00:00:00+07:00", "2019-09-05T00:00:00+07:00"]


def tombstones(feed: etree._Element) -> dict[str, str]:
    return {element.attrib["ref"]: element.attrib["when"] for element in feed.iterfind(TOMBSTONE)}


def test_a_withdrawn_entry_leaves_a_tombstone() -> None:
    one = article(day(2019, 9, 5), "a", "giao-ban")
    two, three = article(day(2019, 9, 6), "b", "giao-ban"), article(day(2019, 9, 7), "c")
    found = feeds(archive([one, changed(two, listed=False, changed=day(2020, 2, 3)), three]))
    gone = {"https://luu-tru.example/kho/2019/09/b/": "2020-02-03T00:00:00+07:00"}
    assert [tombstones(found[f"/feeds/{name}.atom.xml"]) for name in ("tat-ca", "chuyen-muc/giao-ban")] == [gone, gone]
    assert tombstones(found["/feeds/chuyen-muc/tin-tuc.atom.xml"]) == {}
    assert texts(found[ALL], "/updated") == ["2020-02-03T00:00:00+07:00"]
    parsed = feedparser.parse(etree.tostring(found[ALL]))
    assert not parsed.bozo
    assert [entry.link for entry in parsed.entries] == [f"https://luu-tru.example/kho/2019/09/{x}/" for x in "ca"]


def test_the_feed_of_a_category_stays_when_its_last_article_is_withdrawn() -> None:
    one = changed(article(day(2019, 9, 5), "a", "giao-ban"), listed=False, changed=day(2020, 2, 3))
    feed = feeds(archive([one]))["/feeds/chuyen-muc/giao-ban.atom.xml"]
    assert tombstones(feed) == {"https://luu-tru.example/kho/2019/09/a/": "2020-02-03T00:00:00+07:00"}
    assert texts(feed, "/updated") == ["2020-02-03T00:00:00+07:00"]


def test_the_latest_withdrawals_are_told() -> None:
    plain = (article(day(2019, 1 + place % 12, 1 + place // 12), f"bai-{place}") for place in range(SIZE + 5))
    many = [changed(one, listed=False, changed=day(2020 + place, 1, 1)) for place, one in enumerate(plain)]
    found = tombstones(feeds(archive(many))[ALL])
    assert list(found.values()) == [f"{2020 + place}-01-01T00:00:00+07:00" for place in range(SIZE + 4, 4, -1)]


ACTS = st.lists(
    st.tuples(
        st.sampled_from(("publish", "publish old", "publish many", "correct", "withdraw", "delete")), st.integers(0, 99)
    ),
    max_size=12,
)


@pytest.mark.slow
@given(ACTS)
@example([("publish old", 0), ("correct", 0), ("publish many", 22)])
@example([("publish", 0), ("publish", 1), ("delete", 1)])
@examples(40)
def test_a_feed_never_goes_backwards(acts: list[tuple[str, int]]) -> None:
    """Whatever is published, corrected, withdrawn or deleted from day to day, including articles with earlier dates."""
    kept: list[Article] = []
    deleted: dict[str, When] = {}
    before: dict[str, str] = {}
    known: set[str] = set()
    for number, (act, place) in enumerate(acts):
        today = day(2020, 1 + number, 1)
        if act.startswith("publish"):
            when = day(2019, 1 + place % 12, 1 + place % 28) if act != "publish" else today
            slugs = [f"bai-{number}-{each}" for each in range(SIZE if act == "publish many" else 1)]
            kept += [article(when, slug, ("tin-tuc", "giao-ban")[place % 2]) for slug in slugs]
        elif kept and act == "delete":
            deleted[kept.pop(place % len(kept)).address] = today
        elif kept:
            chosen = kept[place % len(kept)]
            kept[place % len(kept)] = changed(chosen, changed=today, listed=chosen.listed and act == "correct")
        found = feeds(replace(archive(kept), deleted=deleted))
        assert found.keys() >= known
        known |= found.keys()
        for address, feed in found.items():
            (updated,) = texts(feed, "/updated")
            times = {f"{address} {ref}": when for ref, when in tombstones(feed).items()}
            for ref, when in zip(texts(feed, "/entry/id"), texts(feed, "/entry/updated"), strict=True):
                times[f"{address} {ref}"] = when
            assert all(time <= updated for time in times.values())
            for name, time in {**times, address: updated}.items():
                assert time >= before.get(name, "")
                before[name] = time


def test_the_schema_of_these_tests_refuses_what_is_wrong() -> None:
    one: Article = article(minute(day(2019, 9, 5).start), "a")
    page = pages(feed_pages(archive([one]), SITE))["/feeds/tat-ca.atom.xml"]
    right = render(page)
    assert schema().validate(etree.fromstring(right.encode()))
    for old, new in (
        ("+07:00", ""),
        ('href="https://luu-tru.example', 'href="'),
        ("<id>", "<id>x</id><id>"),
        ('term="tin-tuc"', ""),
        ("<title>Lưu Trữ</title>", ""),
        ("<name>", "<tên>"),
    ):
        wrong = right.replace(old, new).replace("<tên>Bộ Thông tin và Truyền thông</name>", "<name> </name>")
        assert not schema().validate(etree.fromstring(wrong.encode())), old


def test_an_entry_names_its_translation_with_its_language() -> None:
    one, other = article(day(2019, 9, 5), "a"), article(day(2019, 9, 6), "b")
    english = FixedPage("x.md", "one", "One", body("<p>One.</p>"), folder="/en/2019/09/", original=one.file)
    for feed in feeds(replace(archive([one, other]), pages=(english,))).values():
        found = [
            {link.get("hreflang"): urlsplit(link.get("href", "")).path for link in entry.iterfind(f"{ATOM}link")}
            for entry in feed.iterfind(f"{ATOM}entry")
        ]
        assert found == [
            {"vi": f"/kho{other.address}"},
            {"vi": f"/kho{one.address}", "en": "/kho/en/2019/09/one/"},
        ]
