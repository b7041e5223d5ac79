"""Archival description of a package: the fonds, and one file unit for each year.

The elements and their names are those of Circular 05/2025/TT-BNV of the Ministry of Home Affairs (fonds: code, name,
status, history of the creator, dates, total, main groups, language, backup, note; file: code, title, retention, access,
language, first and last day, keywords, total).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from plugins.content.model import Archive, Article, Ministry
from plugins.records.fonds import FONDS, Fonds
from plugins.vietnamese.formatting import iso
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
MOST_WORDS = 20
"""Most keywords in a file unit: the most frequent tags of its articles."""
_BETWEEN = "; "


def description(archive: Archive, name: str) -> dict[str, object]:
    """The description as plain data; name: the site's. An element with an empty value is unknown."""
    fonds = FONDS.of(archive.data)
    return {
        "phong": _fonds(archive, fonds, name),
        "ho_so": [
            _file(year, tuple(articles), fonds)
            for year, articles in groupby(archive.articles, lambda each: each.month[0])
        ],
    }


def _fonds(archive: Archive, fonds: Fonds, name: str) -> Mapping[str, object]:
    categories = {each.slug: each.title for each in archive.data.categories.values()}
    numbers = Counter(each.category for each in archive.articles)
    return {
        "ma_phong": fonds.code,
        "ten_phong": f"{archive.data.ministry.name}: {name}",
        "trang_thai": MESSAGES.say("open" if fonds.is_open else "closed"),
        "lich_su_don_vi_hinh_thanh_phong": _history(archive.data.ministry),
        "thoi_gian_tai_lieu": _span(archive.articles),
        "tong_so_tai_lieu": len(archive.articles),
        "nhom_tai_lieu_chu_yeu": {categories[slug]: number for slug, number in sorted(numbers.items())},
        "ngon_ngu": MESSAGES.say("language"),
        "che_do_du_phong": fonds.backup,
        "ghi_chu": fonds.note,
    }


def _history(ministry: Ministry) -> str:
    facts = [("founded", ministry.founded), ("dissolved", ministry.dissolved), ("successor", ministry.successor)]
    return " ".join((*(MESSAGES.say(code, value=value) for code, value in facts if value), ministry.note)).strip()


def _span(articles: Sequence[Article]) -> str:
    return f"{articles[0].date.start:%d/%m/%Y} – {articles[-1].date.end:%d/%m/%Y}" if articles else ""


def _file(year: int, articles: Sequence[Article], fonds: Fonds) -> Mapping[str, object]:
    return {
        "ma_ho_so": str(year),
        "tieu_de_ho_so": MESSAGES.say("file-title", year=year),
        "thoi_han_luu_tru": fonds.retention,
        "muc_do_tiep_can": fonds.access,
        "ngon_ngu": MESSAGES.say("language"),
        "thoi_gian_bat_dau": iso(articles[0].date)[:10],
        "thoi_gian_ket_thuc": iso(articles[-1].date)[:10],
        "tu_khoa": _BETWEEN.join(_keywords(articles)),
        "tong_so_tai_lieu": len(articles),
    }


def _keywords(articles: Sequence[Article]) -> Iterator[str]:
    tags = Counter(tag for article in articles for tag in article.tags)
    yield from sorted(tags, key=lambda tag: (-tags[tag], tag))[:MOST_WORDS]
