"""How a citizen requests removal, and how long it may take."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.content.data import read_data
from plugins.content.dated_data import in_force
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.privacy.declarations import MESSAGES
from plugins.privacy.requests import TERMS, Term, read_terms

CONTENT = Path(__file__).resolve().parents[2] / "content"


def test_the_term_follows_the_law_of_the_day() -> None:
    data, diagnostics = read_data(CONTENT, CONTENT, (TERMS,))
    assert diagnostics == []
    terms = TERMS.of(data)
    assert in_force(terms, date(2025, 12, 31)) is None
    term = in_force(terms, date(2026, 1, 1))
    assert term is not None
    assert (term.answer_working_days, term.complete_days) == (2, 20)


def test_days_are_numbers() -> None:
    diagnostics = Diagnostics("du-lieu/x.yaml", MESSAGES)
    raw = Raw(({"law": "Luật", "from": "01/01/2026", "answer_working_days": "hai", "complete_days": "20"},))
    assert read_terms(raw, diagnostics) == ()
    assert [fault.code for fault in diagnostics.all] == ["term-days"]


def test_terms_have_ends() -> None:
    terms = (Term(date(2020, 1, 1), date(2020, 12, 31), "A", 3, 30), Term(date(2021, 1, 1), None, "B", 2, 20))
    assert [getattr(in_force(terms, date(year, 6, 1)), "law", None) for year in (2019, 2020, 2022)] == [None, "A", "B"]


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        ("giu-kho@luutru.gov.vn", []),
        ("https://luutru.gov.vn/gui-yeu-cau/", []),
        ("18 Phố Mẫu, Hà Nội", []),
        ("https://github.com/luutru/kho/issues", ["data-contact"]),
        ("https://git.luutru.gov.vn/kho/issues/new", ["data-contact"]),
    ],
)
def test_requests_go_where_nobody_else_reads_them(tmp_path: Path, contact: str, told: list[str]) -> None:
    (tmp_path / "du-lieu").mkdir()
    (tmp_path / "du-lieu" / "co-quan.yaml").write_text(f"name: Bộ\ncontact: {contact}\n", encoding="utf-8")
    data, diagnostics = read_data(tmp_path, CONTENT)
    assert [fault.code for fault in diagnostics] == told
    assert data.ministry.contact == contact
