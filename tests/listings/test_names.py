"""Names of authors and tags: which spellings are one name, the address of its list, and warnings."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.model import Crumb
from plugins.content.names import AUTHORS, TAGS, name_index
from plugins.core.files import is_device
from plugins.listings.checks import check_names
from tests.listings.synthetic import NAMES, archive, article, day


@pytest.mark.parametrize(
    ("spellings", "address"),
    [
        (("hoà bình", "Hòa  Bình", "HÒA BÌNH"), "/the/hoa-binh/"),
        (("Báo chí - xuất bản", "báo chí – Xuất bản"), "/the/bao-chi-xuat-ban/"),
        (("15/2024/NĐ-CP",), "/the/15-2024-nd-cp/"),
        (("🎆",), "/the/__1f386_/"),
        (("nul",), "/the/nul_/"),
        (("Con", "CON"), "/the/con_/"),
        (("COM1",), "/the/com1_/"),
        (("com10",), "/the/com10/"),
    ],
)
def test_spellings_of_one_name(spellings: tuple[str, ...], address: str) -> None:
    book = name_index((*spellings, spellings[0]), TAGS)
    assert {book.spellings[name] for name in spellings} == {Crumb(spellings[0], address)}
    assert book.namesakes == {}


def test_names_alike_but_for_their_marks() -> None:
    book = name_index(("Đăng Quý", "đăng Qúy", "Đặng Quý", "Dang Quy", "Lê An"), AUTHORS)
    assert {name: crumb.address for name, crumb in book.spellings.items()} == {
        "Đăng Quý": "/tac-gia/dang-quy_d9a8ng-qui1/",
        "đăng Qúy": "/tac-gia/dang-quy_d9a8ng-qui1/",
        "Đặng Quý": "/tac-gia/dang-quy_d9a8ng5-qui1/",
        "Dang Quy": "/tac-gia/dang-quy_dang-qui/",
        "Lê An": "/tac-gia/le-an/",
    }
    assert {crumb.title for crumb in book.namesakes["/tac-gia/dang-quy/"]} == {"Đăng Quý", "Đặng Quý", "Dang Quy"}


@given(st.lists(st.one_of(st.sampled_from(NAMES), st.text(min_size=1), st.text("aáàạ1-& ", min_size=1, max_size=4))))
def test_no_two_names_at_one_address(names: list[str]) -> None:
    book = name_index(names, AUTHORS)
    crumbs = set(book.spellings.values())
    assert book.spellings.keys() == set(names)
    assert len({crumb.address for crumb in crumbs} | book.namesakes.keys()) == len(crumbs) + len(book.namesakes)
    assert all(re.fullmatch(r"/tac-gia/[a-z0-9_-]{1,255}/", crumb.address) for crumb in crumbs)


@given(st.lists(st.sampled_from(("nul", "NUL", "aux", "con", "còn", "cọn", "Prn", "lpt1", "com9", "com"))))
def test_no_list_stands_in_a_folder_that_windows_refuses(names: list[str]) -> None:
    book = name_index(names, TAGS)
    names_own = {crumb.address for crumb in book.spellings.values()}
    assert names_own.isdisjoint(book.namesakes)
    for address in names_own | book.namesakes.keys():
        assert not is_device(address.removeprefix(TAGS).rstrip("/"))


@given(st.lists(st.sampled_from(NAMES), min_size=1), st.sampled_from(NAMES))
def test_a_name_keeps_its_way_when_another_comes(names: list[str], new: str) -> None:
    """The old address leads to the name, or to the choice between it and its namesakes."""
    before, after = name_index(names, AUTHORS), name_index([*names, new], AUTHORS)
    for name in names:
        address = before.spellings[name].address
        choice = after.namesakes.get(address, ())
        assert after.spellings[name].address in {address, *(crumb.address for crumb in choice)}


def test_editors_are_told_of_names_that_may_be_one() -> None:
    found = archive([
        article(day(2019, 1, 1), "a", authors=("Đăng Quý",), tags=("chuyển đổi số",)),
        article(day(2019, 1, 2), "b", authors=("Đăng Quý",), tags=("chuyển đổi số",)),
        article(day(2019, 1, 3), "c", authors=("Lê An",), tags=("chuyen doi so",)),
    ])  # fmt: skip
    (fault,) = check_names(found)
    assert (fault.file, fault.code, fault.level) == ("bai-viet/2019/c.md", "namesakes", "warning")
    assert "“chuyển đổi số”" in fault.message
