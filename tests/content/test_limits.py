"""Limits that no editor reaches by writing: nothing is reported at a limit, and a diagnostic beyond it."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.content.body.guards import MOST_FENCES, MOST_REFERENCES
from plugins.content.capability import Capabilities
from plugins.content.checks.addresses import LONGEST_PART
from plugins.content.checks.dates import MOST_LETTERS
from plugins.content.fields import MOST_TEXTS
from plugins.content.folder import DEEPEST
from plugins.content.messages import MESSAGES
from plugins.content.raw import Raw
from plugins.content.urls import is_dangerous, is_web
from plugins.core.diagnostics import Diagnostics
from plugins.core.nearest import MOST_LOOKS, Nearest
from plugins.vietnamese.text import MOST_MARKS, fold, nfc, overmarked, tone_key
from tests.attack.sources import ARTICLE, Files, article, write
from tests.tables import every
from tests.timing import within
from tools.capabilities import read_archive

ROOT = Path(__file__).resolve().parents[2]


def codes(folder: Path, files: Files) -> set[str]:
    """The codes of the diagnostics of a content folder."""
    _, _, diagnostics = read_archive(write(folder, files), Capabilities(()), now=datetime(2026, 1, 1))
    return {fault.code for fault in diagnostics} - {"text-date", "image-missing", "period-missing", "article-twice"}


def listed(key: str, many: int) -> str:
    return f"{key}: [" + ", ".join(f"/cu/{number}.html" for number in range(many)) + "]"


def folders(deep: int) -> Files:
    return {ARTICLE: article(), "bai-viet/" + "a/" * (deep - 1) + "2019-09-05-b.md": article()}


DATED = "Ngày 05/09/2019, Bộ họp giao ban.\n\n"
CASES = {
    "list-long": lambda more: {ARTICLE: article("Chữ.", listed("aliases", MOST_TEXTS + more))},
    "note-many": lambda more: {ARTICLE: article("chữ[^1] " * (MOST_REFERENCES + more) + "\n\n[^1]: Lời.")},
    "too-dense": lambda more: {
        ARTICLE: article("\n\n".join(["/// chu-ky\n///"] * (MOST_FENCES // 2 + more)) + "\n\na")
    },
    "marks-many": lambda more: {ARTICLE: article("a" + "\u0316" + "\u0301" * (MOST_MARKS - 1) + "\u0316" * more)},
    "alias-long": lambda more: {ARTICLE: article("Chữ.", f"aliases: /{'a' * (LONGEST_PART - 5 + more)}.html")},
    "folder-deep": lambda more: folders(DEEPEST + more),
    "text-dates-left": lambda more: {ARTICLE: article(DATED * (MOST_LETTERS // (len(DATED) - 2) + more))},
}


@pytest.mark.parametrize(
    "code", [pytest.param(code, marks=pytest.mark.slow) if code == "text-dates-left" else code for code in CASES]
)
def test_a_limit_is_told_when_it_is_passed_and_not_before(tmp_path: Path, code: str) -> None:
    assert codes(tmp_path / "at", CASES[code](0)) - {"line-again", "text-again"} == set()  # some are made of one line
    assert code in codes(tmp_path / "beyond", CASES[code](1))


def test_marks_as_escapes_are_told_too(tmp_path: Path) -> None:
    assert codes(tmp_path, {ARTICLE: article("Chữ.", 'place: "a' + "\\u0301\\u0316" * 40 + '"')}) == {"marks-many"}


@given(st.text(alphabet="aếđ \u0301\u0316\u0323\u0302\u031b\u0344\u1ebf\uac00\u11a8", max_size=200))
def test_what_is_put_in_order_is_what_unicode_says(text: str) -> None:
    if overmarked(text) < 0:
        assert nfc(text) == unicodedata.normalize("NFC", text)
    assert nfc(nfc(text)) == nfc(text)
    assert unicodedata.is_normalized("NFC", nfc(text))


@pytest.mark.parametrize("function", [nfc, fold, tone_key])
def test_marks_in_no_order_cost_no_more_than_others(function: object) -> None:
    with within(2):  # minutes, where each is put in its place among all
        function("a" + "\u0301\u0316" * 200_000)  # type: ignore[operator]


ADDRESSES = [
    ("https://a.vn", True), ("http://a.vn/x?y=1#z", True), ("https://tiếng-việt.vn/đường", True),
    ("https://[::1]/", True),
    ("javascript:alert(1)", False), ("JaVa\tScript:alert(1)", False), ("\u200bjavascript:x", False), ("//a.vn", False),
    ("/noi-bo/", False), ("a.vn", False), ("https://", False), ("https:///x", False), ("https:a.vn", False),
    ("ftp://a.vn", False), ("https://a.vn/a b", False), ('https://a.vn/"x', False), ("https://a.vn/<x>", False),
    ("https://a.vn:0/", False), ("https://a.vn:99999/", False), ("data:text/html,x", False), ("https://a b/", False),
    ("https://a.vn/\\x", False), ("mailto:a@b.vn", False), ("https://a.vn/\u202e", False), ("HTTPS://a.vn", False),
]  # fmt: skip


@every("address, sound", ADDRESSES)
def test_addresses_of_the_web(address: str, sound: bool) -> None:
    assert is_web(address) == sound


RUNNING = ["javascript:x", "JAVASCRIPT:x", " java\nscript:x", "vb\u200bscript:x", "data:,x", "file:///etc", "blob:x"]
HARMLESS = ["Ghi chú: javascript", "Luật: 1", "https://a.vn", "điều 3: data", "a:b", "", "dữ liệu: x", "java: x"]


@pytest.mark.parametrize("text", RUNNING)
def test_what_runs_something(text: str) -> None:
    assert is_dangerous(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_runs_nothing(text: str) -> None:
    assert not is_dangerous(text)


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("quy-dinh.yaml", "- sources:\n  - url: javascript:alert(1)\n", 2),
        ("quy-dinh.yaml", "- slug: a\n  anything:\n    deeper: ['x', 'java\\tscript:x', \"java\\tscript:x\"]\n", 3),
        ("lien-ket.yaml", "- slug: a\n  title: b\n  links:\n  - title: c\n    url: /noi-bo/\n", 5),
        ("lien-ket.yaml", "- slug: a\n  title: b\n  links:\n  - title: data:text/html,x\n    url: https://a.vn\n", 4),
        ("co-quan.yaml", "name: Bộ\nnote: 'vbscript:x'\n", 2),
        ("viet-tat.yaml", "AB: [một, 'javascript:x']\n", 1),
        ("ngay-nghi.yaml", "- href: x\n", 1),
    ],
)
def test_every_address_of_every_data_file_is_looked_at(tmp_path: Path, file: str, text: str, line: int) -> None:
    from plugins import notices, records

    content = write(tmp_path, {ARTICLE: article(), f"du-lieu/{file}": text})
    known = Capabilities((notices.CAPABILITY, records.CAPABILITY))
    _, _, told = read_archive(content, known, now=datetime(2026, 1, 1))
    assert (f"du-lieu/{file}", line) in [(fault.file, fault.line) for fault in told if fault.code == "data-url"]


def test_the_projects_own_data_have_sound_addresses() -> None:
    _, _, told = read_archive(ROOT / "content", Capabilities(()), now=datetime(2026, 1, 1))
    assert [str(fault) for fault in told if fault.code == "data-url"] == []


def test_a_list_is_gone_through_once() -> None:
    many = 30_000
    value = tuple({"a": str(number)} for number in range(many))
    lines = {(number, *rest): number + 1 for number in range(many) for rest in ((), ("a",))}
    with within(3):  # minutes, where every item looks at every line
        found = list(Raw(value, lines).items(Diagnostics("x", MESSAGES)))
    assert [(one.line, one.lines["a",]) for one in found[-2:]] == [(many - 1, many - 1), (many, many)]


def test_so_many_names_are_put_forward_and_no_more() -> None:
    nearest = Nearest(f"ten-bai-{number}" for number in range(1000))
    found = [nearest.to(f"ten-bai{number}") for number in range(MOST_LOOKS + 5)]
    assert all(found[:MOST_LOOKS])
    assert found[MOST_LOOKS:] == [None] * 5
    assert nearest.to("ten-bai1") == found[1], "what was looked up once is known"
