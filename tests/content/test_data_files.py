"""Data files: parsed strictly, with the project's own as the fallback for those that a content folder lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.content.data import read_data
from plugins.content.layout import DATA_FILES
from plugins.content.model import Category, LinkGroup, Ministry, Series, SiteData, Unit
from plugins.core.diagnostics import Diagnostic
from tests.archives import ROOT

GOOD = {
    "chuyen-muc.yaml": "- slug: giao-ban\n  title: Giao ban\n  kind: briefing\n  description: Họp.\n  series: quy\n"
    "- {slug: tin, title: Tin, kind: news}\n",
    "chuoi.yaml": "- slug: quy\n  title: Giao ban quý\n  rhythm: quarter\n",
    "lien-ket.yaml": "- slug: dich-vu-cong\n  title: Dịch vụ công\n  description: Một cửa.\n  links:\n"
    "    - title: Cổng\n      url: https://dichvucong.gov.vn/\n      description: Cổng quốc gia.\n",
    "co-quan.yaml": "name: Bộ Thông tin và Truyền thông\nshort_name: Bộ TT&TT\nfounded: 2007\n",
    "viet-tat.yaml": "TT&TT: [Thông tin và Truyền thông]\nCNTT: Công nghệ thông tin\n",
}


def data(folder: Path, **changed: str) -> tuple[SiteData, list[Diagnostic]]:
    (folder / "du-lieu").mkdir(parents=True)
    for name, text in {**GOOD, **{f"{key}.yaml": value for key, value in changed.items()}}.items():
        (folder / "du-lieu" / name.replace("_", "-")).write_text(text, encoding="utf-8")
    return read_data(folder, folder)


def test_good_data(tmp_path: Path) -> None:
    made, diagnostics = data(tmp_path / "c")
    assert diagnostics == []
    briefing, news = Category("giao-ban", "Giao ban", "briefing", "Họp.", "quy"), Category("tin", "Tin", "news")
    assert made.categories == {"giao-ban": briefing, "tin": news}
    assert made.series == {"quy": Series("quy", "Giao ban quý", "quarter")}
    cong = Unit("Cổng", "https://dichvucong.gov.vn/", "Cổng quốc gia.")
    assert made.links == (LinkGroup("dich-vu-cong", "Dịch vụ công", (cong,), "Một cửa."),)
    assert made.ministry == Ministry("Bộ Thông tin và Truyền thông", "Bộ TT&TT", "2007", "", "", "")
    assert made.abbreviations == {"TT&TT": ("Thông tin và Truyền thông",), "CNTT": ("Công nghệ thông tin",)}


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("chuyen_muc", "- slug: a\n  title: A\n  kind: new\n", [(3, "data-word")]),
        ("chuyen_muc", "- slug: a\n  title: A\n", [(1, "missing-key")]),
        (
            "chuyen_muc",
            "- slug: Á b\n  title: A\n  kind: news\n- {slug: c, title: C, kind: news}\n",
            [(1, "data-slug")],
        ),
        ("chuyen_muc", "- {slug: a, title: A, kind: news}\n- {slug: a, title: B, kind: news}\n", [(2, "data-twice")]),
        ("chuyen_muc", "- {slug: a, title: A, kind: news, serie: quy}\n", [(1, "unknown-key")]),
        ("chuyen_muc", "- {slug: c, title: C, kind: news}\n- {slug: nul, title: A}\n", [(2, "name-device")]),
        ("chuyen_muc", "- {slug: a, title: A, kind: news, series: thang}\n", [(1, "unknown-series")]),
        ("chuyen_muc", "slug: a\ntitle: A\n", [(1, "data-empty"), (1, "data-not-list")]),
        ("chuyen_muc", "- a\n- {slug: a, title: A, kind: news}\n", [(1, "data-not-mapping")]),
        ("chuyen_muc", "", [(1, "data-empty")]),
        ("chuyen_muc", "# chưa có gì\n", [(1, "data-empty")]),
        ("chuyen_muc", "- slug: a: b\n", [(1, "data-empty"), (1, "yaml-colon")]),
        ("chuyen_muc", "- slug: &a a\n", [(1, "data-empty"), (1, "yaml-anchor")]),
        ("chuoi", "- {slug: quy, title: Q, rhythm: year}\n", [(1, "data-word")]),
        ("lien_ket", "- slug: a\n  title: A\n  links:\n    - title: B\n      url: javascript:x\n", [(5, "data-url")]),
        ("co_quan", "name: Bộ\ncontact: https://github.com/luutru/kho/issues\n", [(2, "data-contact")]),
        ("co_quan", "name: Bộ\nrights: Thuộc về Bộ.\nlicense: CC BY 4.0\n", [(3, "data-url")]),
        ("co_quan", "name: Bộ\nrights: Thuộc về Bộ.\nlicense: https://giay-phep.example/4.0/\n", []),
        ("lien_ket", "- slug: a\n  title: A\n  links: B\n", [(3, "data-not-list")]),
        ("lien_ket", "- slug: a\n  title: A\n  links:\n    - title: B\n", [(4, "missing-key")]),
        ("co_quan", "- name: A\n", [(1, "data-not-mapping")]),
        ("co_quan", "short_name: A\n", [(1, "missing-key")]),
        ("co_quan", "", [(1, "data-not-mapping")]),
        ("viet_tat", "- A\n", [(1, "data-not-mapping")]),
        ("viet_tat", "A: {b: c}\n", [(1, "not-list")]),
        ("viet_tat", "A: b\nA: c\n", [(2, "yaml-duplicate")]),
        ("viet_tat", "A: b\n---\nA: c\n", [(3, "yaml-documents")]),
    ],
)
def test_wrong_data_is_told_with_its_line(tmp_path: Path, name: str, text: str, told: list[tuple[int, str]]) -> None:
    _, diagnostics = data(tmp_path / "c", **{name: text})
    found = [fault for fault in diagnostics if fault.file == f"du-lieu/{name.replace('_', '-')}.yaml"]
    assert sorted((fault.line, fault.code) for fault in found) == told


def test_data_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    data(tmp_path / "c")
    (tmp_path / "c/du-lieu/chuoi.yaml").write_bytes("- {slug: quy, title: Quý, rhythm: quarter}\n".encode("utf-16"))
    diagnostics = read_data(tmp_path / "c", tmp_path / "c")[1]
    assert ("du-lieu/chuoi.yaml", "not-utf8-wide") in [(fault.file, fault.code) for fault in diagnostics]


@pytest.mark.parametrize("missing", DATA_FILES)
def test_a_missing_file_is_the_projects_own(tmp_path: Path, missing: str) -> None:
    data(tmp_path / "c")
    (tmp_path / "c/du-lieu" / missing).unlink()
    own, own_faults = read_data(ROOT / "content", ROOT / "content")
    made, diagnostics = read_data(tmp_path / "c", ROOT / "content")
    assert own_faults == []
    assert [fault.code for fault in diagnostics if fault.file == f"du-lieu/{missing}"] == []
    fields = dict(zip(DATA_FILES, ("categories", "series", "links", "ministry", "abbreviations"), strict=True))
    if missing == "chuyen-muc.yaml":  # its series are not in the other folder
        assert list(made.categories) == list(own.categories)
    else:
        assert getattr(made, fields[missing]) == getattr(own, fields[missing])


def test_a_file_that_is_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "c").mkdir()
    diagnostics = read_data(tmp_path / "c", tmp_path / "c")[1]
    assert {fault.file for fault in diagnostics if fault.code == "data-missing"} == {
        f"du-lieu/{name}" for name in DATA_FILES
    }
