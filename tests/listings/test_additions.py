"""Dates of addition: what editors say takes precedence over Git; without either there is none."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from plugins.content.model import Archive, Change
from plugins.core.codec import digest
from plugins.listings.additions import added_on, additions
from plugins.listings.pages import pages
from plugins.vietnamese.when import as_when
from tests import archives as planned
from tests.archives import check, context
from tests.listings.synthetic import SITE, render
from tests.sample import news, write

NOW = datetime(2026, 12, 1)
FILES = {
    "2013-05-02-cu.md": news("added: 28/11/2026", date="02/05/2013"),
    "2026-03-01-moi.md": news(date="01/03/2026"),
    "2026-04-01-khac.md": news(date="01/04/2026"),
}


def read(folder: Path, files: dict[str, str], **known: str) -> Archive:
    """The archive of some files with their Git history: the days of their changes, newest first."""
    write(folder, files)
    archive, diagnostics = check(folder, now=NOW)
    assert [fault for fault in diagnostics if fault.level == "error"] == []
    history = {
        article.file: tuple(
            Change(as_when(datetime.fromisoformat(day)), "edited", "") for day in known.get(article.slug, "").split()
        )
        for article in archive.articles
    }
    return replace(archive, history=history)


def test_an_old_article_that_was_added_today_comes_first(tmp_path: Path) -> None:
    archive = read(tmp_path, FILES, moi="2026-11-20 2026-03-02")
    assert [(each.card.address, f"{each.when.start:%d/%m/%Y}") for each in additions(archive, {})] == [
        ("/2013/05/cu/", "28/11/2026"),
        ("/2026/03/moi/", "02/03/2026"),
    ]
    assert [added_on(article, {}) for article in archive.articles if article.slug == "moi"] == [None]


def test_what_editors_say_comes_before_what_git_knows(tmp_path: Path) -> None:
    archive = read(tmp_path, FILES, cu="2020-01-01")
    (first,) = additions(archive, {})
    assert first.when.start == datetime(2026, 11, 28)


def test_its_page_is_cut_by_the_months_of_addition(tmp_path: Path) -> None:
    archive = read(tmp_path, FILES, moi="2026-03-02", khac="2026-03-09")
    shown = planned.pages(pages(archive, SITE))
    assert {"/moi/", "/moi/2026/", "/moi/2026/03/", "/moi/2026/11/", "/feeds/moi.atom.xml"} <= shown.keys()
    march = context(shown["/moi/2026/03/"])
    assert [card.address for group in march["groups"] for card in group.cards] == ["/2026/04/khac/", "/2026/03/moi/"]  # type: ignore[attr-defined]
    assert context(shown["/"])["added"][0].card.address == "/2013/05/cu/"  # type: ignore[index]


def test_its_feed_tells_of_what_is_gone_and_never_goes_backwards(tmp_path: Path) -> None:
    schema = etree.RelaxNG(etree.parse(planned.VALIDATION / "atom.rng"))

    def feed(archive: Archive) -> tuple[str, list[str], dict[str, str]]:
        root = etree.fromstring(render(planned.pages(pages(archive, SITE))["/feeds/moi.atom.xml"]).encode())
        assert schema.validate(root), schema.error_log
        ids = [entry.findtext("{*}id") or "" for entry in root.iterfind("{*}entry")]
        gone = {str(each.attrib["ref"]): str(each.attrib["when"]) for each in root.iterfind("{*}deleted-entry")}
        return root.findtext("{*}updated") or "", ids, gone

    there = read(tmp_path, FILES, moi="2026-03-02", khac="2026-03-09")
    site, when = "https://luu-tru.example/kho", as_when(datetime(2026, 11, 30))
    assert feed(there)[0] == "2026-11-28T00:00:00+07:00"
    withdrawn = [replace(one, listed=False, changed=when) for one in there.articles]
    updated, ids, gone = feed(replace(there, articles=tuple(withdrawn)))
    assert (updated, ids) == ("2026-11-30T00:00:00+07:00", [])
    assert gone == {f"{site}{one.address}#vao-kho": "2026-11-30T00:00:00+07:00" for one in there.articles}
    updated, ids, gone = feed(replace(there, articles=there.articles[1:], deleted={"/2013/05/cu/": when}))
    assert (updated, len(ids)) == ("2026-11-30T00:00:00+07:00", 2)
    assert gone == {f"{site}/2013/05/cu/#vao-kho": "2026-11-30T00:00:00+07:00"}


def test_its_page_changes_with_all_that_a_card_shows(tmp_path: Path) -> None:
    before, after = (
        planned.pages(pages(read(tmp_path / name, {**FILES, "2013-05-02-cu.md": text}), SITE))["/moi/"]
        for name, text in (
            ("before", FILES["2013-05-02-cu.md"]),
            ("after", news("added: 28/11/2026", title="Tên khác", date="02/05/2013")),
        )
    )
    assert digest(before.inputs) != digest(after.inputs)


def test_nothing_is_said_where_nothing_is_known(tmp_path: Path) -> None:
    archive = read(tmp_path, {"2026-03-01-moi.md": news(date="01/03/2026")})
    shown = planned.pages(pages(archive, SITE))
    assert not shown["/moi/"].indexed
    assert context(shown["/moi/"])["total"] == 0
    assert context(shown["/"])["added"] == ()


@pytest.mark.parametrize(
    ("added", "code"),
    [("tháng 4/2026", "added-vague"), ("hôm nào đó", "date"), ("01/02/2012", "added-early"), ("[a, b]", "not-text")],
)
def test_what_is_no_day_of_addition_is_told(tmp_path: Path, added: str, code: str) -> None:
    write(tmp_path, {"2013-05-02-cu.md": news(f"added: {added}", date="02/05/2013")})
    assert code in [fault.code for fault in check(tmp_path, now=NOW)[1]]
