"""Lookups: their files, and which of them a query loads, in Python and in the browser."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from plugins.content.lookups import Lookup
from plugins.search.lookups import head, key_words, lookup_files, number_of_files, place, summary
from tests.search.conftest import call

if TYPE_CHECKING:
    from playwright.sync_api import Page

DECREE = Lookup(
    "Văn bản",
    ("47/2020/NĐ-CP", "47/2020", "Nghị định 47", "Nghị định 47/2020"),
    "Nghị định số 47/2020/NĐ-CP", "Chính phủ, 2020", "/van-ban/nd-47/", 3,
)  # fmt: skip
OLDER = Lookup(
    "Văn bản", ("47/2011/NĐ-CP", "Nghị định 47"), "Nghị định số 47/2011/NĐ-CP", "", "/van-ban/nd-47-2011/", 1
)
CIRCULAR = Lookup("Văn bản", ("47/2020/TT-BTTTT", "47/2020"), "Thông tư số 47/2020/TT-BTTTT", "", "/van-ban/tt-47/", 9)
LAW = Lookup("Văn bản", ("Luật Báo chí",), "Luật Báo chí", "Quốc hội, 2016", "/van-ban/luat-bao-chi/", 2)
OFFICIAL = Lookup("Nhân vật", ("Phạm Anh Tuấn",), "Phạm Anh Tuấn", "Thứ trưởng", "/nhan-vat/pham-anh-tuan/", 12)
ALL = (DECREE, OLDER, CIRCULAR, LAW, OFFICIAL)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Nghị định số 08/2015/NĐ-CP", "nghi dinh 8 2015 nd cp"),
        ("Số 08-KL/TW", "8 kl tw"),
        ("dữ liệu số", "du lieu so"),
        ("Lý Thường Kiệt", "li thuong kiet"),
        ("000", "0"),
    ],
)
def test_the_words_of_keys(text: str, words: str) -> None:
    assert " ".join(key_words(text)) == words


def test_a_key_is_filed_by_its_number_or_its_first_word() -> None:
    assert head(key_words("Nghị định 47/2020")) == "47"
    assert head(key_words("Luật Báo chí năm 2016")) == "luat"
    assert head(key_words("Phạm Anh Tuấn")) == "pham"


def test_what_the_page_knows() -> None:
    assert summary(ALL) == "1 luat pham"
    assert summary(()) == ""
    assert [*lookup_files(())] == []


def test_files_grow_in_steps_and_hold_each_key_once() -> None:
    many = [Lookup("Văn bản", (f"{n}/QĐ-TTg", f"Quyết định {n}"), f"{n}", "", f"/{n}/", 1) for n in range(1, 400)]
    files = [*lookup_files(many)]
    assert len(files) == number_of_files(many) == 16
    rows = [json.loads(file.make(*file.inputs)) for file in files]
    for number, some in enumerate(rows):
        for keys, *_ in some:
            assert {place(head(key.split()), 16) for key in keys} == {number}
    assert sorted(row[2] for some in rows for row in some) == sorted(str(n) for n in range(1, 400))
    assert max(map(len, rows)) < 60


def test_an_edit_changes_the_file_of_what_it_names() -> None:
    many = [Lookup("Văn bản", (f"{n}/QĐ-TTg",), f"{n}", "", f"/{n}/", 1) for n in range(1, 400)]
    before = {file.address: file.inputs for file in lookup_files(many)}
    many[5] = Lookup("Văn bản", ("6/QĐ-TTg",), "6", "", "/6/", 2)
    after = {file.address: file.inputs for file in lookup_files(many)}
    assert len([address for address in after if before[address] != after[address]]) == 1


@pytest.fixture(scope="module")
def filed(bench_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The files of the lookups lie in the index, which another process of the run may be reading."""
    written = tmp_path_factory.mktemp("lookups") / "file"
    for file in lookup_files(ALL):
        path = bench_folder / file.address[1:]
        path.parent.mkdir(parents=True, exist_ok=True)
        written.write_bytes(file.make(*file.inputs))
        written.replace(path)


@pytest.mark.slow
@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("47/2020/NĐ-CP", [DECREE.title]),
        ("nghị định số 47/2020/nđ-cp về dữ liệu", [DECREE.title]),
        ("nghi dinh 47/2020", [DECREE.title]),
        ("047/2020", [CIRCULAR.title, DECREE.title]),
        ("nghị định 47", [DECREE.title, OLDER.title]),
        ("47 2011 nd-cp", [OLDER.title]),
        ("luat bao chi", [LAW.title]),
        ("Luật Báo chí năm 2016", [LAW.title]),
        ("thứ trưởng phạm anh tuấn", [OFFICIAL.title]),
        ("pham anh tuan thang 5/2019", [OFFICIAL.title]),
        ("phạm anh", []),
        ("147/2020", []),
        ("47/2020/NĐ", [CIRCULAR.title, DECREE.title]),
        ("giao ban quý III/2019", []),
        ("khoa 47 2020", []),
        ("phạm anh tuấn, khóa 47, 2020", [OFFICIAL.title]),
        ("", []),
    ],
)
def test_what_a_query_names(bench: Page, query: str, titles: list[str]) -> None:
    body = """
      const { Lookups } = await import("/js/lookups.js");
      const lookups = new Lookups(new URL("/tim-kiem/chi-muc/", location.href), argument.listed);
      return (await lookups.named(argument.query)).map(({ title }) => title);
    """
    assert call(bench, body, {"query": query, "listed": summary(ALL)}) == titles


@pytest.mark.slow
def test_a_query_asks_for_one_file_at_most(bench: Page) -> None:
    asked: list[str] = []
    bench.on("request", lambda request: "lookups/" in request.url and asked.append(request.url))
    body = """
      const { Lookups } = await import("/js/lookups.js");
      const lookups = new Lookups(new URL("/tim-kiem/chi-muc/", location.href), "1 luat pham");
      await lookups.named(argument);
      await lookups.named(argument);
    """
    call(bench, body, "giao ban quý III năm 2019, ngày 5/9/2019")
    assert [url for url in asked if url.endswith(".json")] == []
    call(bench, body, "phạm anh tuấn, luật báo chí, 47/2020/NĐ-CP")
    assert [url for url in asked if url.endswith(".json")] == [url for url in asked if url.endswith("0.json")][:1]


@pytest.mark.slow
def test_python_and_javascript_fold_and_file_alike(bench: Page) -> None:
    texts = [key for one in ALL for key in one.keys] + ["Số 08-KL/TW", "dữ liệu số", "Lý Thường Kiệt", "số 000"]
    body = """
      const { keyWords, placeOf } = await import("/js/lookups.js");
      return argument.map((text) => [keyWords(text), placeOf(keyWords(text)[0], 64)]);
    """
    assert call(bench, body, texts) == [[[*key_words(text)], place(key_words(text)[0], 64)] for text in texts]
