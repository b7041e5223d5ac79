from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.model import Link, notes_of
from plugins.records.corrections import CORRECTIONS, Corrected
from tests.archives import html_of
from tests.sample import codes, news, read

BODY = 'Quyết định ngày [26/2/2029](dinh-chinh:1 "26/2/2019"), xem [trang khác](https://vbpl.vn).'


def head(*entries: str) -> str:
    return "corrections:\n" + "".join(f"  - {{{entry}}}\n" for entry in entries)


TWO = "date: 05/04/2024, wrong: a b, right: c"
ONE = "date: 05/04/2024, wrong: ngày 26/2/2029, right: ngày 26/2/2019"


def test_a_corrected_place(tmp_path: Path) -> None:
    archive, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(head(ONE), body=BODY)})
    (article,) = archive.articles
    assert diagnostics == []
    html = html_of(archive, article.body)
    assert '<span class="corrected" id="cho-dinh-chinh-1"><span class="corrected__printed">26/2/2029</span> ' in html
    assert '<a class="corrected__note" href="#dinh_chinh_1">đính chính: 26/2/2019</a></span>, xem' in html
    assert archive.text(article.body).plain == "Quyết định ngày 26/2/2029 đính chính: 26/2/2019, xem trang khác."
    assert [link for link in article.body.links if isinstance(link, Link)] == []
    (mark,) = notes_of(article.body, Corrected)
    assert (mark.number, mark.printed, mark.right, mark.line) == (1, "26/2/2029", "26/2/2019", 10)
    (correction,) = CORRECTIONS.of(article) or ()
    assert (correction.number, correction.place, correction.wrong) == (1, "cho-dinh-chinh-1", "ngày 26/2/2029")


def test_two_places_of_one_correction_have_their_own_ids(tmp_path: Path) -> None:
    body = 'A [26/2/2029](dinh-chinh:1) và [**26/2/2029**](dinh-chinh:1 "26/2/2019").'
    archive, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(head(ONE), body=body)})
    assert diagnostics == []
    marks = notes_of(archive.articles[0].body, Corrected)
    assert [mark.anchor for mark in marks] == [
        "cho-dinh-chinh-1",
        "cho-dinh-chinh-1-2",
    ]
    assert "đính chính 1</a>" in html_of(archive, archive.articles[0].body)


@pytest.mark.parametrize(
    ("entries", "body", "expected"),
    [
        ([ONE], BODY, []),
        ([ONE], "ngày 26/2/2029", ["correction-unmarked", "text-date-later"]),
        ([ONE], "ngày khác", []),
        ([ONE], BODY.replace(":1", ":2"), ["correction-unmarked", "mark-unknown"]),
        ([ONE], BODY.replace(":1", ":0"), ["correction-unmarked", "mark-unknown"]),
        ([ONE], BODY.replace(":1", ":một"), ["correction-unmarked", "mark-number", "text-date-later"]),
        ([ONE], BODY.replace("26/2/2029", "26/2/2018"), ["mark-differs"]),
        ([ONE], BODY.replace("26/2/2019", "26/2/2009"), ["mark-differs"]),
        ([], BODY, ["mark-unknown"]),
        (["date: 29/02/2024, wrong: a, right: b"], "x", ["correction-early"]),
        (["date: 01/01/2030, wrong: a, right: b"], "x", ["correction-later"]),
        (["date: tháng 4/2024, wrong: a, right: b"], "x", ["correction-vague"]),
        (["date: 31/04/2024, wrong: a, right: b"], "x", ["date"]),
        (["date: 05/04/2024, wrong: a, right: a"], "x", ["correction-same"]),
        (["date: 05/04/2024, wrong: a"], "x", ["missing-key"]),
        (["date: 05/04/2024, wrong: a, rihgt: b"], "x", ["unknown-key"]),
        ([TWO, "date: 06/04/2024, wrong: b, right: d"], "x", ["correction-overlap"]),
        (["date: 05/04/2024, wrong: a, right: b", "date: 06/04/2024, wrong: b, right: c"], "x", []),
        (["date: 06/04/2024, wrong: a, right: b", "date: 05/04/2024, wrong: c, right: d"], "x", ["correction-order"]),
    ],
)
def test_faults(tmp_path: Path, entries: list[str], body: str, expected: list[str]) -> None:
    _, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(head(*entries) if entries else "", body=body)})
    assert codes(diagnostics) == expected


def test_a_mark_in_a_table_cell(tmp_path: Path) -> None:
    body = '| A | B |\n|---|---|\n| 1 | ngày [26/2/2029](dinh-chinh:1 "26/2/2019") |'
    archive, diagnostics = read(tmp_path, {"2024-03-01-tin.md": news(head(ONE), body=body)})
    assert diagnostics == []
    assert "ngày <span class=" in html_of(archive, archive.articles[0].body)
