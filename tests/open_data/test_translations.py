"""Translations in the open data: linked from the article's data, and with data of their own."""

from __future__ import annotations

import csv
import gzip
import io
import json
from pathlib import Path

from msgspec.structs import replace

from plugins.content.model import FixedPage
from plugins.open_data.articles import article_files, translation_files
from plugins.open_data.downloads import WHOLE, download_address
from tests.archives import content, site_of, targets
from tests.listings.synthetic import archive, article, body, day, text_of
from tests.open_data.test_downloads import files

ARTICLE = article(day(2019, 9, 5), "ba", body=body("<p>Chữ.</p>", plain="Chữ."))
OTHER = article(day(2019, 9, 6), "bon", body=body("<p>Khác.</p>", plain="Khác."))
ENGLISH = FixedPage(
    "bai-viet/2019/2019-09-05-three.md", "three", "Three", body("<p>A text.</p>", plain="A text."), "In short.",
    folder="/en/2019/09/", original=ARTICLE.file,
)  # fmt: skip
MADE = replace(archive([ARTICLE, OTHER]), pages=(ENGLISH,), text=text_of)
WITHDRAWN = replace(MADE, articles=(replace(ARTICLE, listed=False), OTHER))


def test_an_article_names_its_translation_by_language_and_address() -> None:
    site = site_of(MADE)
    found = [json.loads(content(file, text_of)).get("translations") for file in targets(article_files(MADE, site))]
    assert found == [[{"language": "en", "address": f"{site.url}/en/2019/09/three/"}], None]


def test_a_translation_has_data_of_its_own_that_name_the_article() -> None:
    site = site_of(MADE)
    (file,) = translation_files(MADE, site)
    assert file.address == "/en/2019/09/three/index.json"
    found = json.loads(content(file, text_of))
    assert (found["title"], found["summary"], found["text"]) == ("Three", "In short.", "A text.")
    assert (found["language"], found["address"]) == ("en", f"{site.url}/en/2019/09/three/")
    assert found["translation_of"] == f"{site.url}{ARTICLE.address}"


def test_nothing_leads_to_the_translation_of_a_withdrawn_article() -> None:
    site = site_of(WITHDRAWN)
    assert [*translation_files(WITHDRAWN, site)] == []
    for file in targets(article_files(WITHDRAWN, site)):
        assert "translations" not in json.loads(content(file, text_of))


def test_the_whole_archive_names_it_and_follows_it(tmp_path: Path) -> None:
    made = files(MADE, tmp_path)
    table = gzip.decompress(made[download_address(WHOLE, "csv")].make()).decode("utf-8-sig")
    rows = [*csv.DictReader(io.StringIO(table, newline=""))]
    assert [row["english"].partition("/en/")[2] for row in rows] == ["2019/09/three/", ""]
    lines = gzip.decompress(made[download_address(2019, "jsonl")].make()).decode().splitlines()
    assert ["translations" in line for line in lines] == [True, False]
    without = files(replace(MADE, pages=()), tmp_path)
    assert all(without[address].digest != file.digest for address, file in made.items())
