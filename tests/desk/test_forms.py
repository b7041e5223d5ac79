"""A form opens with the values in the front matter; what the editor did not change keeps its bytes."""

from __future__ import annotations

from difflib import ndiff

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.yaml_text import texts_in
from tests.desk.kit import TEXT
from tests.tables import every
from tools.desk.forms import FORMS, entries, insert
from tools.desk.heads import at, values_of, with_value
from tools.desk.store import Refused

HEAD = """---
title: Lấy ý kiến # tên
date: 5/9/2019
notice:  # thông báo
  candidate: "bà Trần Thị Mẫu"  # tên
  award: >-
    Huân chương
    hạng Ba
  basis: [Nghị định số 1/2020/NĐ-CP]
  opens: 5/9/2019
  missing: [closes]
  send_to: {email: a@b.vn}

# các lần đính chính
corrections:
- date: 1/10/2019
  wrong: 65 điểm   # đếm lại
  right: |
    66 điểm
- {date: 2/10/2019, wrong: một, right: hai}
withdrawn:
  date: 10/10/2019
  reason: nhầm
  body: hide

tags: [x]
---

Thân bài.
---
Vẫn là thân bài.
"""


def changes(text: str) -> list[str]:
    return sorted(row for row in ndiff(HEAD.split("\n"), text.split("\n")) if row[0] in "+-")


def answers(name: str, number: int = 0) -> dict[str, str]:
    return {field: value for field, value in entries(HEAD, name)[number].items() if value is not None}


@pytest.mark.parametrize(
    ("name", "number"), [("head", 0), ("notice", 0), ("corrections", 0), ("corrections", 1), ("withdrawn", 0)]
)
def test_what_is_not_changed_keeps_every_byte(name: str, number: int) -> None:
    assert insert(HEAD, name, answers(name, number), number) == HEAD


def test_a_form_opens_with_what_the_head_says() -> None:
    assert answers("notice") == {
        **dict.fromkeys(FORMS["notice"].fields, ""), "candidate": "bà Trần Thị Mẫu", "award": "Huân chương hạng Ba",
        "opens": "5/9/2019", "send_to.email": "a@b.vn",
    }  # fmt: skip
    assert [one["right"] for one in entries(HEAD, "corrections")] == ["66 điểm", "hai"]
    assert entries(TEXT, "notice") == entries(TEXT, "corrections") == []


@every(
    "name, number, changed, rows",
    [
        ("head", 0, {"title": "Lấy ý kiến: lần hai", "place": "Hà Nội"},
         ["- title: Lấy ý kiến # tên", "+ title: 'Lấy ý kiến: lần hai' # tên", "+ place: Hà Nội"]),
        ("notice", 0, {"award": "Huân chương: hạng Nhì"},
         ["-   award: >-", "-     Huân chương", "-     hạng Ba", "+   award: 'Huân chương: hạng Nhì'"]),
        ("notice", 0, {"post": "Giám đốc"}, ["+   post: Giám đốc"]),
        ("notice", 0, {"opens": ""}, ["-   opens: 5/9/2019"]),
        ("notice", 0, {"send_to.address": "18 Nguyễn Du, Hà Nội"},
         ["-   send_to: {email: a@b.vn}", '+   send_to: {email: a@b.vn, address: "18 Nguyễn Du, Hà Nội"}']),
        ("notice", 0, {"send_to.email": ""}, ["-   send_to: {email: a@b.vn}"]),
        ("corrections", 0, {"wrong": "64 điểm"}, ["-   wrong: 65 điểm   # đếm lại", "+   wrong: 64 điểm   # đếm lại"]),
        ("corrections", 0, {"note": "Theo biên bản"}, ["+   note: Theo biên bản"]),
        ("corrections", 2, {"date": "3/10/2019", "wrong": "a # b", "right": "- c"},
         ["+ - date: 3/10/2019", "+   wrong: 'a # b'", "+   right: '- c'"]),
        ("withdrawn", 0, {"reason": "chưa duyệt"}, ["-   reason: nhầm", "+   reason: chưa duyệt"]),
    ],
)  # fmt: skip
def test_what_is_changed_changes_alone(name: str, number: int, changed: dict[str, str], rows: list[str]) -> None:
    there = answers(name, number) if number < len(entries(HEAD, name)) else {}
    assert changes(insert(HEAD, name, {**there, **changed}, number)) == sorted(rows)


def test_a_key_without_a_value_gets_one() -> None:
    text = TEXT.replace("authors:", "withdrawn:\nauthors:")
    written = insert(text, "withdrawn", {"date": "10/9/2019", "reason": "nhầm"})
    assert written == text.replace("withdrawn:\n", "withdrawn:\n  date: 10/9/2019\n  reason: nhầm\n")


def test_what_is_no_line_of_text_is_left_alone() -> None:
    text = HEAD.replace("  opens: 5/9/2019", "  opens: [một, hai]\n  closes:")
    assert entries(text, "notice")[0]["opens"] is None
    written = insert(
        text, "notice", {"candidate": "bà Trần Thị Mẫu", "award": "Huân chương hạng Ba", "closes": "9/9/2019"}
    )
    assert written == text.replace("  closes:", "  closes: 9/9/2019")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Không có phần đầu.", "form-no-head"),
        ("---\ntitle: a\n", "form-no-head"),
        ("---\ntitle: a: b\n---\n", "form-unreadable"),
        ("---\na: &x 1\nb: *x\n---\n", "form-unreadable"),
        ("---\nnotice: sẽ thêm sau\n---\n", "form-shape"),
        ("---\nnotice: [một]\n---\n", "form-shape"),
    ],
)
def test_a_head_that_no_form_can_change_is_told(text: str, code: str) -> None:
    for act in (lambda: entries(text, "notice"), lambda: insert(text, "notice", {"candidate": "a", "award": "b"})):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == code


def test_what_must_be_said_is_asked_for() -> None:
    with pytest.raises(Refused) as refused:
        insert(HEAD, "withdrawn", {"date": "10/9/2019", "reason": " \t"})
    assert refused.value.values == {"names": "Lý do"}


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), max_size=12)
VALUES = st.recursive(
    WORDS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)
)
HEADS = st.dictionaries(st.sampled_from(["title", "notice", "withdrawn", "x"]), VALUES, max_size=4)


@given(HEADS, st.sampled_from([None, False, True]), st.lists(st.sampled_from("abcd"), max_size=3), WORDS)
def test_nothing_else_is_ever_changed(head: dict[str, object], flow: bool | None, keys: list[str], value: str) -> None:
    said = yaml.safe_dump(head, allow_unicode=True, default_flow_style=flow) if head else ""
    path, wanted = ("notice", *keys), " ".join(value.split())
    text = f"---\n{said}---\nThân.\n"
    try:
        before = values_of(text)
        changed = with_value(text, path, wanted)
    except Refused:
        return
    after = values_of(changed)
    assert (at(after, path) or "") == wanted
    kept = {place: one for place, one in texts_in(before) if one and place[: len(path)] != path}
    assert kept.items() <= dict(texts_in(after)).items()
    assert changed.endswith("---\nThân.\n")
