"""What is generated in an English body is in English, and its numbers are read as in English."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from plugins.content.messages import REMOVED
from plugins.content.model import Archive, FixedPage
from tests.archives import ROOT
from tests.sample import codes, news, read

ORIGINAL, TRANSLATION = "2024-03-01-tin-mau.md", "2024-03-01-sample.md"
BODY = """A note[^1] of the text, {removed}, and a file.

[The report](../../tep/2024/report.pdf)

[^1]: It says more.

/// dau-van-ban
    co-quan: MINISTRY OF SAMPLES
///

![The hall](lost:hall.jpg "In the hall. Photo: Đăng Quý")

![The hall](lost: "From above")

/// bieu-do | Complaints
    don-vi: thousand
    nguon: the operators

| Month | Complaints |
| --- | --- |
| July | 2,075.5 |
| August | – |
///

| No. | Name | Figure |
| --- | --- | --- |
| 1 | One | 10.76 |
| 2 | Two | 2,075 |

Table 2. What is left

| Name | Left |
| --- | --- |
| One | 3 |
"""


def english(body: str) -> str:
    return f"---\nlang: en\ntranslates: {ORIGINAL}\ntitle: Sample\nsummary: In short.\n---\n\n{body}"


def html_of(archive: Archive, file: str) -> str:
    record = next(one for one in archive.records if one.file.endswith(file))
    assert isinstance(record, FixedPage)
    return "".join(archive.text(record.body).parts)


@pytest.fixture
def shown(tmp_path: Path) -> str:
    files = {ORIGINAL: news(), TRANSLATION: english(BODY.format(removed=REMOVED))}
    archive, diagnostics = read(tmp_path, files)
    assert codes(diagnostics) == ["link-missing"]
    return html_of(archive, TRANSLATION)


def test_everything_that_is_added_is_in_english(shown: str) -> None:
    for words in (
        'title="Back to where note 1 stands"', "(personal information removed)",
        "Socialist Republic of Viet Nam", "Independence - Freedom - Happiness",
        "Download<", "SHA-256 checksum", "Lost photograph", "Its file was called:",
        "Nobody knows any more", "Unit: thousand.", "Source: the operators",
        "Horizontal bar chart. July: 2,075.5; August: no data.", "Figures of the chart: Complaints (unit: thousand)",
        'aria-label="Table 2"', "<caption>Table 2. What is left</caption>",
        '<span class="figure__credit">Photo: ',
    ):  # fmt: skip
        assert words in shown
    bare = re.sub(r"Đăng Quý|<[^>]*>", "", shown)
    assert re.findall(r"\S*[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]\S*", bare) == []


def test_figures_stand_by_their_decimal_points(shown: str) -> None:
    assert '<td class="number">10.76</td>' in shown
    assert '<td class="number short-2 whole">2,075</td>' in shown


def test_a_vietnamese_body_reads_its_figures_and_says_its_words_as_ever(tmp_path: Path) -> None:
    body = "| Tên | Số |\n| --- | --- |\n| Một | 10,76 |\n| Hai | 2.075 |\n"
    archive, _ = read(tmp_path, {ORIGINAL: news(body=body)})
    shown = "".join(archive.text(archive.articles[0].body).parts)
    assert '<td class="number short-2 whole">2.075</td>' in shown
    assert 'aria-label="Bảng 1"' in shown


ENGLISH = sorted((ROOT / "plugins").rglob("messages.en.yaml"))


@pytest.mark.parametrize("file", ENGLISH, ids=lambda file: file.parent.name)
def test_english_texts_have_the_codes_and_values_of_the_vietnamese(file: Path) -> None:
    theirs, ours = (
        yaml.safe_load(path.read_text(encoding="utf-8")) for path in (file, file.with_name("messages.yaml"))
    )
    values = re.compile(r"\{(\w+)\}")
    assert {code: sorted(values.findall(text)) for code, text in theirs.items()} == {
        code: sorted(values.findall(ours[code])) for code in theirs
    }
