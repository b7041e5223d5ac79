"""Opening and saving changes no byte; an edit changes only its own lines."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tables import every
from tools.desk.texts import Unreadable, differences, shown, written

CONTENT = Path(__file__).resolve().parents[2] / "content"
PIECES = st.lists(st.sampled_from(["Một", "Hai ", "\n", "\r\n", "\r", "\u2028", "\t", "á", "---"]), max_size=30)


@every("path", sorted(CONTENT.rglob("*.md")))
def test_every_article_of_the_archive_stays_as_it_is(path: Path) -> None:
    data = path.read_bytes()
    assert written(shown(data), data) == data


@given(PIECES, st.booleans())
def test_any_text_stays_as_it_is(pieces: list[str], mark: bool) -> None:
    data = (b"\xef\xbb\xbf" if mark else b"") + "".join(pieces).encode()
    assert written(shown(data), data) == data


@given(PIECES, PIECES)
def test_any_edit_is_what_was_typed(before: list[str], after: list[str]) -> None:
    text = shown("".join(after).encode())
    assert shown(written(text, "".join(before).encode())) == text


def test_an_edit_keeps_the_ends_of_all_other_lines() -> None:
    before = b"\xef\xbb\xbfM\xe1\xbb\x99t\r\nHai\nBa\r\n"
    assert written("Một\nHai rưỡi\nBa\n", before) == "\ufeffMột\r\nHai rưỡi\r\nBa\r\n".encode()
    assert written("Một\nHai\nmới\nBa\n", before) == "\ufeffMột\r\nHai\nmới\r\nBa\r\n".encode()


@pytest.mark.parametrize("data", ["Một".encode("utf-16"), b"a\0b", "Một".encode("cp1258", "replace") + b"\xff"])
def test_what_no_field_can_hold_is_not_opened(data: bytes) -> None:
    with pytest.raises(Unreadable):
        shown(data)


def test_where_two_texts_differ_is_told_in_rows() -> None:
    assert differences("a\nb\nc\n", "a\nB\nc\nd\n") == [("b", "B"), ("", "d")]
    assert differences("a\n", "a\n") == []
