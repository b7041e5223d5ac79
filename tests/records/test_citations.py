from __future__ import annotations

import json
import re

import bibtexparser
import pytest
import rispy
from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import replace

from plugins.records.citations import Citation
from plugins.vietnamese.dates import parse

NASTY = 'Huân chương "hạng Ba" & 100% {thi đua}_#$^~ \\ cho ông Phan'
SHA = "ab" * 32


def citation(date: str = "05/09/2019 12:50", authors: tuple[str, ...] = ("Đăng Quý",), title: str = NASTY) -> Citation:
    url = "https://luutru.vn/2019/09/giao-ban-quy-iii/"
    return Citation(title, authors, "Bộ Thông tin và Truyền thông", "Lưu Trữ", parse(date), url, SHA)


DATES = [
    ("05/09/2019 12:50", "2019-09-05", [2019, 9, 5], "2019/09/05/"),
    ("05/09/2019", "2019-09-05", [2019, 9, 5], "2019/09/05/"),
    ("tháng 4 năm 2021", "2021-04", [2021, 4], "2021/04//"),
]


@pytest.mark.parametrize(("date", "iso", "parts", "ris"), DATES)
def test_other_programs_read_them(date: str, iso: str, parts: list[int], ris: str) -> None:
    made = citation(date)
    (entry,) = bibtexparser.parse_string(made.bibtex).entries
    fields = {field.key: field.value for field in entry.fields}
    assert (fields["date"], fields["year"], fields["url"]) == (iso, iso[:4], made.url)
    assert fields["author"] == "{Đăng Quý}"
    (record,) = rispy.loads(made.ris)
    assert (record["title"], record["authors"]) == (NASTY, ["Đăng Quý"])
    assert (record["date"], record["urls"]) == (ris, [made.url])
    (item,) = json.loads(made.csl)
    assert (item["title"], item["issued"], item["URL"]) == (NASTY, {"date-parts": [parts]}, made.url)
    assert all(SHA in text for text in (made.bibtex, made.ris, made.csl))


def test_tex_is_escaped() -> None:
    assert r"\& 100\% \{thi đua\}\_\#\$\textasciicircum{}\textasciitilde{} \textbackslash{} cho" in citation().bibtex


def test_in_words() -> None:
    assert citation(title="Giao ban").text == (
        "Đăng Quý (2019). “Giao ban”. Bộ Thông tin và Truyền thông. Lưu Trữ, 05/09/2019 12:50. "
        "https://luutru.vn/2019/09/giao-ban-quy-iii/"
    )
    nobody = citation("tháng 4 năm 2021", (), "Lấy ý kiến")
    assert nobody.text.startswith("“Lấy ý kiến”. Bộ Thông tin và Truyền thông. Lưu Trữ, tháng 4 năm 2021. https")


def test_the_ministry_stands_in_for_authors() -> None:
    nobody = citation(authors=())
    assert "author = {{Bộ Thông tin và Truyền thông}}" in nobody.bibtex
    assert json.loads(nobody.csl)[0]["author"] == [{"literal": "Bộ Thông tin và Truyền thông"}]


def test_several_authors() -> None:
    both = citation(authors=("Đăng Quý", "An and Bình"))
    assert both.text.startswith("Đăng Quý và An and Bình (2019)")
    assert "author = {{Đăng Quý} and {An and Bình}}" in both.bibtex
    assert [name["literal"] for name in json.loads(both.csl)[0]["author"]] == ["Đăng Quý", "An and Bình"]


def test_keys_are_plain_and_short() -> None:
    assert citation().key == "2019-09-giao-ban-quy-iii"
    long = Citation("x", (), "", "", parse("05/09/2019"), "https://a.vn/2019/09/" + "dai-" * 40 + "/", SHA)
    assert len(long.key) <= 60
    assert re.fullmatch("[0-9a-z]+(-[0-9a-z]+)*", long.key)


def test_articles_of_a_month_have_keys_of_their_own() -> None:
    name = "hoi-nghi-trien-khai-nhiem-vu-nam-2019-cua-nganh-thong-tin-va-truyen-thong"
    keys = {
        replace(citation(), url=f"https://a.vn/2019/09/{name}{more}/").key for more in ("", "-ngay-1", "-ngay-2", "-2")
    }
    assert len(keys) == 4


HARMFUL = st.text(alphabet=st.sampled_from('a{}\\"@,=%#&~^$_\n\r\t\v\x85\u2028\x1c -Ễ'), max_size=40)


@given(title=HARMFUL, author=HARMFUL)
@example(title="a } b {", author="x}")
@example(title="a\nER  - \nTY  - BOOK\nTI  - khác", author="a\r\nAU  - b")
def test_no_title_ends_its_field_or_begins_another(title: str, author: str) -> None:
    authors = (author,) if author.split() else ()
    made = citation(title=f"Giao {title} ban", authors=authors)
    depth, lowest = 0, 1
    for char in made.bibtex[made.bibtex.index("{") + 1 : -2]:
        depth += (char == "{") - (char == "}")
        lowest = min(lowest, depth)
    assert (depth, lowest) == (0, 0), "BibTeX would end the entry elsewhere"
    (entry,) = bibtexparser.parse_string(made.bibtex).entries
    assert [field.key for field in entry.fields] == [
        "author", "title", "year", "month", "date", "publisher", "howpublished", "url", "language", "note",
    ]  # fmt: skip
    assert [line[:2] for line in made.ris.split("\n")] == [
        "TY", "AU", "TI", "PY", "DA", "PB", "T2", "UR", "LA", "N1", "ER", "",
    ]  # fmt: skip
    assert len(made.ris.splitlines()) == 11
