"""The English pages of the built site: both languages link to each other, and the frame has no Vietnamese."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader
from lxml import html

pytestmark = pytest.mark.slow
TEMPLATES = Path(__file__).resolve().parents[2] / "theme" / "templates"


@pytest.fixture(scope="module")
def english(site: Path) -> list[Path]:
    found = sorted((site / "en").rglob("index.html"))
    assert len(found) > 3
    return found


def alternates(page: Path) -> dict[str, str]:
    root = html.parse(page).getroot()
    return {link.get("hreflang"): link.get("href") for link in root.iterfind(".//head/link[@hreflang]")}


def test_both_languages_name_each_other(site: Path, english: list[Path]) -> None:
    translated = 0
    for page in english:
        found = alternates(page)
        if found:
            translated += 1
            original = site / found["vi"].split("/", 3)[3] / "index.html"
            assert alternates(original) == found
    assert translated >= 3


def test_the_frame_speaks_english(english: list[Path]) -> None:
    words = Environment(loader=FileSystemLoader(TEMPLATES)).get_template("texts.html").module.vietnamese  # type: ignore[attr-defined]
    vietnamese = {word for word in words.values() if isinstance(word, str) and not word.isascii()}
    assert len(vietnamese) > 10
    for page in english:
        root = html.parse(page).getroot()
        assert root.get("lang") == "en"
        for other in root.iterfind(".//body//*[@lang='vi']"):
            other.clear(keep_tail=True)
        said = root.text_content() + " ".join(str(value) for each in root.iter() for value in each.attrib.values())
        assert [word for word in vietnamese if word in said] == [], page


def test_records_for_machines_tell_the_language_and_the_original(site: Path, english: list[Path]) -> None:
    translated = 0
    for page in english:
        root = html.parse(page).getroot()
        (script,) = root.iterfind(".//script[@type='application/ld+json']")
        record, _ = json.loads(script.text)["@graph"]
        assert record["inLanguage"] == "en"
        assert root.find(".//meta[@name='DC.language']").get("content") == "en"
        original = alternates(page).get("vi") if page.parent.name != "en" else None
        assert record.get("translationOfWork", {}).get("@id") == original
        if record["@type"] == "Article":
            translated += 1
            vietnamese = site / alternates(page)["vi"].split("/", 3)[3] / "index.html"
            (script,) = html.parse(vietnamese).getroot().iterfind(".//script[@type='application/ld+json']")
            article = next(one for one in json.loads(script.text)["@graph"] if one["@type"] == "NewsArticle")
            assert article["workTranslation"]["@id"] == record["@id"]
            assert article["inLanguage"] == "vi"
    assert translated
