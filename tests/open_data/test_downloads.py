"""The compressed downloads of the whole archive, and their catalogue."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from plugins.content.capability import Workspace
from plugins.content.model import Archive
from plugins.content.targets import File, MadeFile
from plugins.core.cache import Cache
from plugins.open_data.articles import article_files
from plugins.open_data.catalogue import CATALOGUE, catalogue_pages
from plugins.open_data.downloads import COLUMNS, WHOLE, download_address, download_files
from tests.archives import content, site_of, targets
from tests.listings.synthetic import archive, article, body, day, text_of

OLD = replace(
    article(day(2013, 5, 2), "cu", body=body("<p>Cũ.</p>", plain="Cũ, “và” xưa.")), tags=("Bưu chính", "Viễn thông")
)
FIRST = article(day(2019, 9, 5), "dau", body=body("<p>Đầu.</p>", plain="Đầu."))
SECOND = replace(article(day(2019, 9, 6), "rut", body=body("<p>Rút.</p>", plain="Rút.")), listed=False)
MADE = replace(archive([OLD, FIRST, SECOND]), text=text_of)


def files(made: Archive, folder: Path, *, public: bool = True) -> dict[str, MadeFile]:
    site = site_of(made)
    cache = Cache(folder / "cache.sqlite")
    workspace = Workspace(folder, cache, folder, 1, lambda _done, _total: None, site.url, public)
    return {file.address: file for file in download_files(made, workspace)}


def unpacked(file: MadeFile) -> str:
    return gzip.decompress(file.make()).decode()


def test_a_line_says_what_the_file_beside_the_article_says(tmp_path: Path) -> None:
    made = files(MADE, tmp_path)
    beside = [content(file, text_of).decode() for file in targets(article_files(MADE, site_of(MADE)))]
    assert unpacked(made[download_address(WHOLE, "jsonl")]).splitlines() == beside
    assert unpacked(made[download_address(2019, "jsonl")]).splitlines() == beside[1:]


@pytest.mark.parametrize(("name", "slugs"), [(2013, ["cu"]), (2019, ["dau", "rut"]), (WHOLE, ["cu", "dau", "rut"])])
def test_spreadsheets_open_the_other(tmp_path: Path, name: int | str, slugs: list[str]) -> None:
    text = unpacked(files(MADE, tmp_path)[download_address(name, "csv")])
    assert text.startswith("\ufeffaddress,")
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert [row["address"].split("/")[-2] for row in rows] == slugs
    assert [row["withdrawn"] for row in rows] == ["true" if slug == "rut" else "" for slug in slugs]
    assert all(tuple(row) == COLUMNS for row in rows)
    if "cu" in slugs:
        assert rows[0]["tags"] == "Bưu chính; Viễn thông"


def test_a_change_makes_its_year_and_the_whole_again(tmp_path: Path) -> None:
    before = {address: file.digest for address, file in files(MADE, tmp_path).items()}
    changed = replace(archive([OLD, replace(FIRST, title="Tên khác"), SECOND]), text=text_of)
    made = files(changed, tmp_path)
    assert {address for address, file in made.items() if file.digest != before[address]} == {
        download_address(name, kind) for name in (2019, WHOLE) for kind in ("jsonl", "csv")
    }
    assert "Tên khác" in unpacked(made[download_address(WHOLE, "jsonl")])


def test_a_preview_has_none(tmp_path: Path) -> None:
    assert files(MADE, tmp_path, public=False) == {}


def test_the_catalogue_names_every_file(tmp_path: Path) -> None:
    site = site_of(MADE)
    (found,) = (target for target in catalogue_pages(MADE, site) if isinstance(target, File))
    assert found.address == CATALOGUE
    catalogue = json.loads(content(found, text_of))
    named = [each["dcat:downloadURL"]["@id"] for one in catalogue["dcat:dataset"] for each in one["dcat:distribution"]]
    assert sorted(named) == sorted(f"{site.url}{address}" for address in files(MADE, tmp_path))
    whole = catalogue["dcat:dataset"][0]["dct:temporal"]
    assert (whole["dcat:startDate"]["@value"], whole["dcat:endDate"]["@value"]) == ("2013", "2019")


def test_an_empty_archive_offers_nothing(tmp_path: Path) -> None:
    empty = archive([])
    assert files(empty, tmp_path) == {}
    page, catalogue = catalogue_pages(empty, site_of(empty))
    assert json.loads(content(catalogue, text_of))["dcat:dataset"] == []
    assert page.inputs[0]["downloads"] == []
