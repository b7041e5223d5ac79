"""A body withdrawn with `body: hide` is dropped, however the key is written."""

from __future__ import annotations

import pytest

from plugins.content.source import SourceFile
from plugins.records.withdrawals import hide_body
from tests.sample import news
from tests.tables import every

BODY = "Chữ không được đọc nữa."


def hidden(head: str) -> str:
    file = SourceFile("bai-viet/2024/2024-03-01-tin.md", news(head, body=BODY).encode())
    return hide_body(file).data.decode()


@every("key", ["withdrawn:", '"withdrawn":', "'withdrawn':", "withdrawn :", '"with\\x64rawn":', "with\u00addrawn:"])
@pytest.mark.parametrize("value", ["hide", '"hide"', "'hide'", "hide # tạm", '"hi\\u0064e"'])
def test_a_key_is_told_by_the_parsed_head(key: str, value: str) -> None:
    assert BODY not in hidden(f"{key}\n  date: 02/03/2024\n  reason: x\n  body: {value}\n")
    assert BODY not in hidden(f"{key} {{date: 02/03/2024, reason: x, body: {value.partition(' #')[0]}}}\n")


@pytest.mark.parametrize("head", ["", "withdrawn: {date: 02/03/2024, reason: x}\n", "withdrawn: {body: keep}\n"])
def test_others_keep_theirs(head: str) -> None:
    assert BODY in hidden(head)
