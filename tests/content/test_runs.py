"""Series: every period in its place, with visible gaps."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.series import places, runs
from tests.content.kit import Files, archive, article

QUARTERS: Files = {
    "bai-viet/a.md": article("Một", "05/03/2019", period="Quý I/2019"),
    "bai-viet/b.md": article("Ba", "05/10/2019", period="Quý III/2019"),
    "bai-viet/c.md": article("Không kỳ", "06/12/2019"),
    "bai-viet/d.md": article("Sáu", "05/04/2020", period="Quý II/2020"),
    "bai-viet/e.md": article("Ba nữa", "07/11/2019", period="9 tháng năm 2019"),
    "bai-viet/f.md": article("Tin", category="tin"),
}  # fmt: skip
DATA: Files = {
    "du-lieu/chuyen-muc.yaml": "- {slug: giao-ban, title: Giao ban, kind: briefing, series: quy}\n"
    "- {slug: tin, title: Tin, kind: news}\n"
    "- {slug: chao-co, title: Chào cờ, kind: ceremony, series: thang}\n",
    "du-lieu/chuoi.yaml": "- {slug: thang, title: Chào cờ, rhythm: month}\n"
    "- {slug: quy, title: Giao ban quý, rhythm: quarter}\n",
}  # fmt: skip


def test_quarters_with_gaps(tmp_path: Path) -> None:
    made, diagnostics = archive(tmp_path / "c", {**QUARTERS, **DATA})
    assert [(fault.file, fault.code) for fault in diagnostics] == [("bai-viet/e.md", "period-rhythm")]
    (run,) = runs(made)
    assert (run.address, run.gaps) == ("/chuoi/quy/", 2)
    assert [(slot.year, slot.label, slot.card.title if slot.card else None) for slot in run.slots] == [
        (2019, "Quý I/2019", "Một"), (2019, "Quý I/2019", "Ba nữa"), (2019, "Quý II/2019", None),
        (2019, "Quý III/2019", "Ba"),
        (2019, "Quý IV/2019", "Không kỳ"), (2020, "Quý I/2020", None), (2020, "Quý II/2020", "Sáu"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("file", "label", "previous", "following"),
    [
        ("bai-viet/a.md", "Quý I/2019", None, "Ba nữa"), ("bai-viet/b.md", "Quý III/2019", "Ba nữa", "Không kỳ"),
        ("bai-viet/d.md", "Quý II/2020", "Không kỳ", None),
    ],
)  # fmt: skip
def test_places(tmp_path: Path, file: str, label: str, previous: str | None, following: str | None) -> None:
    made, _ = archive(tmp_path / "c", {**QUARTERS, **DATA})
    (place,) = places(made)[file]
    assert (place.label, place.address, place.series.slug) == (label, "/chuoi/quy/", "quy")
    assert (place.previous and place.previous.title, place.next and place.next.title) == (previous, following)
    assert "bai-viet/f.md" not in places(made)


def test_months_over_the_turn_of_a_year(tmp_path: Path) -> None:
    files: Files = {
        "bai-viet/a.md": article("a", "02/11/2020", category="chao-co"),
        "bai-viet/b.md": article("b", "04/01/2021", category="chao-co", period="tháng 1/2021"),
        "bai-viet/c.md": article("c", "31/01/2021", category="chao-co", period="tháng 2/2021"),
    }
    made, _ = archive(tmp_path / "c", {**files, **DATA})
    (run,) = runs(made)
    assert [(slot.label, slot.card and slot.card.title) for slot in run.slots] == [
        ("tháng 11/2020", "a"), ("tháng 12/2020", None), ("tháng 1/2021", "b"), ("tháng 2/2021", "c"),
    ]  # fmt: skip


def test_an_archive_without_series(tmp_path: Path) -> None:
    made, _ = archive(tmp_path / "c", {"bai-viet/f.md": QUARTERS["bai-viet/f.md"], **DATA})
    assert runs(made) == ()
    assert places(made) == {}
