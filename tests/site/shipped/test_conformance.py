"""The five articles tell all that their source pages told, in words of their own, and nothing that is private."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.content.model import Archive, Article, notes_of
from plugins.images.lost import Lost
from plugins.vietnamese.dates import parse
from plugins.vietnamese.formatting import long_date
from plugins.vietnamese.text import nfc

from .evidence import RULES, SEEDS, copied, figures, is_told, key, names, personal, public, seed

ROOT = Path(__file__).parents[3]
LONGEST_RUN = 12
ARTICLES = {
    "000": "/2021/04/lay-y-kien-huan-chuong-ong-phan-tam/",
    "001": "/2021/01/chao-co-thang-1-2021/",
    "002": "/2013/12/trien-khai-nhiem-vu-nam-2014/",
    "003": "/2019/09/giao-ban-quy-iii/",
    "004": "/2021/06/so-ket-thi-dua-6-thang-dau-nam/",
}
pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the source pages (../shared/seeds) are not on this machine")
every_page = pytest.mark.parametrize("page", ARTICLES)


def article_of(archive: Archive, page: str) -> Article:
    return next(article for article in archive.articles if article.address == ARTICLES[page])


def text_of(archive: Archive, page: str) -> str:
    return archive.text(article_of(archive, page).body).plain


def words_of(archive: Archive, page: str) -> str:
    """All that a reader finds of an article, in lines."""
    article = article_of(archive, page)
    source = (article.source.title, article.source.note) if article.source else ()
    lost = (f"{photograph.name}\n{photograph.caption}" for photograph in notes_of(article.body, Lost))
    facts = (article.title, article.summary, article.date.text, article.place, *article.authors)
    return "\n".join((*facts, *source, text_of(archive, page), *lost))


@every_page
def test_every_figure_is_told(archive: Archive, page: str) -> None:
    told = figures(words_of(archive, page))
    missing = {figure for figure in figures(public(seed(page))) if not is_told(figure, told)}
    assert missing - RULES["dropped"][page].keys() == set()


@pytest.mark.slow
@every_page
def test_every_name_is_told(archive: Archive, page: str) -> None:
    source, text = public(seed(page)), key(words_of(archive, page))
    forms = [{short, *others} for short, others in archive.data.abbreviations.items()]
    spelled_out = {name: set().union(*(group for group in forms if name in group)) for name in names(source)}
    known = {name for name in RULES["names"] if key(name) in key(source)}
    missing = {name for name in known if key(name) not in text}
    missing |= {name for name, others in spelled_out.items() if not any(key(form) in text for form in {name, *others})}
    assert missing - RULES["dropped"][page].keys() == set()


@every_page
def test_every_photograph_is_declared_lost(archive: Archive, page: str) -> None:
    lost = notes_of(article_of(archive, page).body, Lost)
    assert [photograph.name for photograph in lost if photograph.name] == re.findall(r"^\S+\.jpg$", seed(page), re.M)
    assert all(photograph.caption and photograph.alt for photograph in lost)
    assert len(lost) == {"000": 0, "001": 1, "002": 9, "003": 1, "004": 4}[page]


@every_page
def test_sentences_are_its_own(archive: Archive, page: str) -> None:
    text = words_of(archive, page)
    assert list(copied(public(seed(page)), text, longest=LONGEST_RUN)) == []


@every_page
def test_length_is_that_of_a_full_account(archive: Archive, page: str) -> None:
    told, source = (len(key(text).split()) for text in (text_of(archive, page), public(seed(page))))
    assert told > 0.75 * source


@pytest.mark.parametrize(
    ("page", "date", "precision", "authors"),
    [
        ("000", "tháng 4 năm 2021", "month", ()),
        ("001", "04/01/2021", "day", ()),
        ("002", "26/12/2013", "day", ()),
        ("003", "Thứ Năm, 05/09/2019 12:50", "minute", ("Đăng Quý",)),
        ("004", "Thứ Ba, 22/06/2021 14:38", "minute", ("Đăng Quý",)),
    ],
)
def test_dates_and_bylines(archive: Archive, page: str, date: str, precision: str, authors: tuple[str, ...]) -> None:
    article = article_of(archive, page)
    assert (article.date.start, article.date.precision) == (parse(date).start, precision)
    assert article.authors == authors


@pytest.mark.parametrize(
    ("page", "printed", "right"),
    [
        ("000", "217/QĐ-BTTTT ngày 26/2/2029", "26/2/2019"),
        ("000", "265/QĐ-BTTTT ngày 4/3/2020", "4/3/2021"),
        ("004", "64/2011/NĐ-CP", "64/2007/NĐ-CP"),
    ],
)
def test_misprints_stay_with_a_remark(archive: Archive, page: str, printed: str, right: str) -> None:
    lines = text_of(archive, page).splitlines()
    number = printed.split()[0]
    place = next(place for place, line in enumerate(lines) if printed in line)
    remarks = [line for line in lines[place:] if line.startswith("Ghi chú của người biên tập") and number in line]
    assert f"đính chính: {right}" in lines[place] or right in remarks[0]


def test_personal_data_is_nowhere() -> None:
    source = seed("000")
    values = personal(source)
    assert len(values) == 3
    day = parse(values.pop("Ngày, tháng, năm sinh")).start
    birth = [f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}", f"{day:%Y-%m-%d}", long_date(day.date())]
    pieces = {piece.strip() for value in values.values() for piece in re.split(r"[,–]| - ", value)}
    elsewhere = "".join(public(seed(page)) for page in ARTICLES)
    private = {*birth, *(piece for piece in pieces if piece not in elsewhere)}
    files = [*(ROOT / "content").rglob("*"), ROOT / "HUONG-DAN.md"]
    texts = {path: nfc(path.read_text(encoding="utf-8")) for path in files if path.suffix in {".md", ".yaml"}}
    assert len(private) > len(birth)
    assert [str(path) for path, text in texts.items() if any(value in text for value in private)] == []
