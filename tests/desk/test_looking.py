"""What the desk says of a text that is typed, beside what a check of the saved archive says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.desk.kit import ARTICLE, TEXT
from tools.desk.command import Running

ROOT = Path(__file__).resolve().parents[2]
NOTICE = TEXT.replace("category: giao-ban\nperiod: Quý III/2019", "category: lay-y-kien").replace(
    "---\n\nBộ họp",
    "notice:\n  candidate: bà Trần Thị Mẫu\n  award: Bằng khen\n  opens: 4/9/2019\n  closes: 1/9/2019\n"
    "  send_to:\n    email: a@b.vn\n---\n\nBộ họp",
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (NOTICE, "notice-backwards"),
        (NOTICE.replace("closes: 1/9/2019", "missing: [closes, send_to]"), "notice-not-missing"),
        (TEXT.replace("authors:", "withdrawn:\n  date: 1/1/2099\n  reason: nhầm\nauthors:"), "withdrawn-later"),
        (TEXT.replace("category: giao-ban", "category: lay-y-kien"), "notice-absent"),
        (TEXT, None),
    ],
)
def test_what_capabilities_check_is_told_while_it_is_typed(running: Running, text: str, code: str | None) -> None:
    looked = running.bench.look(ARTICLE, text)
    assert looked is not None
    assert [one.code for one in looked.diagnostics] == ([code] if code else [])


@pytest.mark.slow
def test_no_more_is_told_than_a_check_finds(running: Running) -> None:
    shutil.copytree(ROOT / "content", running.content, dirs_exist_ok=True)
    running.build()
    found = {*running.bench.diagnostics}
    for path in sorted(running.content.glob("bai-viet/*/*.md")):
        name = path.relative_to(running.content).as_posix()
        looked = running.bench.look(name, path.read_text(encoding="utf-8"))
        assert looked is not None
        assert {*looked.diagnostics} <= found
