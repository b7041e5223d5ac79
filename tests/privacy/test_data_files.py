"""Personal data in public data files."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample import news, read

OFFICIAL = "- name: Trần Văn Mẫu\n  posts:\n    - {{title: Bộ trưởng, {0}}}\n"
INSTRUMENT = "- instrument: Nghị định số 47/2020/NĐ-CP\n  {0}\n"


@pytest.mark.parametrize(
    ("name", "data", "line"),
    [
        ("nhan-vat.yaml", OFFICIAL.format('note: "sinh ngày 01/02/1985", sources: [x]'), 3),
        ("nhan-vat.yaml", OFFICIAL.format('sources: ["số căn cước 001085012345"]'), 3),
        ("van-ban.yaml", INSTRUMENT.format('sources: [{title: "theo ông A, sinh ngày 01/02/1985"}]'), 2),
        ("nhan-vat.yaml", OFFICIAL.format("from: 01/02/1985, sources: [Quyết định số 5/QĐ-BYT]"), 0),
        ("van-ban.yaml", INSTRUMENT.format("sources: [{title: Công báo}]"), 0),
    ],
)
def test_personal_data_in_data_files_are_told(tmp_path: Path, name: str, data: str, line: int) -> None:
    _, told = read(tmp_path, {f"du-lieu/{name}": data, "2024-03-01-tin.md": news()})
    found = [(one.file, one.line, one.level) for one in told if one.code == "personal-data"]
    assert found == ([(f"du-lieu/{name}", line, "error")] if line else [])
