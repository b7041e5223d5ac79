"""What the search reads from the editors' data about the words of questions."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.content.data import read_data
from plugins.search.language import FILES, language_of


def test_a_form_of_signs_alone_is_no_phrase(tmp_path: Path) -> None:
    (tmp_path / "du-lieu").mkdir()
    (tmp_path / "du-lieu/dong-nghia.yaml").write_text(
        '- forms: [phần trăm, "%"]\n  english: [percent, "‰"]\n', encoding="utf-8"
    )
    (tmp_path / "du-lieu/tu-hoi.yaml").write_text('small: [và, "&"]\nleads: [số, "№"]\n', encoding="utf-8")
    data, _ = read_data(tmp_path, tmp_path, FILES)
    words = language_of(data, datetime(2026, 1, 1))
    phrases = [
        *words.small,
        *words.leads,
        *(form for pair in (*words.synonyms, *words.english) for some in pair for form in some),
    ]
    assert "" not in phrases
    assert ["phan tram"] in [some for pair in words.synonyms for some in pair]
