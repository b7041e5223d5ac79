from __future__ import annotations

import json

import pytest

from tools import audit
from tools.audit import Answer, read_answer, run_audit

BAD = {
    "name": "pillow",
    "version": "1.0",
    "vulns": [
        {"id": "PYSEC-1", "fix_versions": ["1.1", "2.0"]},
        {"id": "GHSA-2", "fix_versions": ["1.1"]},
    ],
}
UNMENDED = {"name": "x", "version": "2", "vulns": [{"id": "PYSEC-3", "fix_versions": []}]}
GOOD = {"name": "jinja2", "version": "3", "vulns": []}
SKIPPED = {"name": "lunr", "skip_reason": "Dependency not found"}


def answer(*packages: dict[str, object]) -> Answer:
    return read_answer("requirements.txt", json.dumps({"dependencies": packages, "fixes": []}), "")


@pytest.mark.parametrize(
    ("given", "code", "words"),
    [
        (answer(GOOD), 0, "không có lỗ hổng nào đã biết"),
        (answer(GOOD, BAD), 1, "pillow 1.0 có lỗ hổng đã biết (PYSEC-1, GHSA-2): nâng lên 1.1, 2.0"),
        (answer(UNMENDED, SKIPPED), 1, "chưa có bản sửa"),
        (answer(GOOD, SKIPPED), 3, "chưa biết được về lunr"),
        (read_answer("requirements.txt", "", "a\nConnectionError: no such host\n"), 3, "ConnectionError: no such host"),
        (read_answer("requirements.txt", "", ""), 3, "kiểm tra mạng"),
        (read_answer("requirements.txt", "[]", ""), 3, "kiểm tra mạng"),
    ],
)
def test_what_is_known_and_what_is_not(
    given: Answer, code: int, words: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(audit, "ask", lambda _: given)
    assert run_audit(["requirements.txt"]) == code
    assert words in capsys.readouterr().out


def test_one_lock_of_which_nothing_is_known_is_no_answer_for_another(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter([answer(GOOD), answer(SKIPPED)])
    monkeypatch.setattr(audit, "ask", lambda _: next(answers))
    assert run_audit(["a", "b"]) == 3


def test_a_machine_that_cannot_ask_says_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.executable", "/no/such/python")
    assert run_audit(["requirements.txt"]) == 3
    assert "không hỏi được" in capsys.readouterr().out
