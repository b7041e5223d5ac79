"""What editors keep: without diagnostics, in one spelling, and in the letters that the archive keeps."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.text import normalise
from tests.archives import CONTENT

FILES = sorted(path for path in (*CONTENT.rglob("*.md"), *CONTENT.rglob("*.yaml")))
EXAMPLES = re.compile(r"`[^`]*`")
LATE_TONE = re.compile(r"\w*(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])\b", re.IGNORECASE)
"""The tone on the last letter: hoà, khoẻ, uỷ. The archive writes hòa, khỏe, ủy, as its documents do."""
SUMMARY = 300
KNOWN_WARNINGS = {"text-date-later"}
"""Plans and misprints that the articles tell on purpose."""

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(CONTENT).as_posix())


def test_no_faults(reading: tuple[Archive, list[Diagnostic]]) -> None:
    assert [str(fault) for fault in reading[1] if fault.level == "error" or fault.code not in KNOWN_WARNINGS] == []


@every_file
def test_letters_and_spaces_are_in_order(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    assert text == normalise(text)
    assert text.endswith("\n")
    assert not re.search(r"[ \t]+$", text, re.MULTILINE)


@every_file
def test_tones_stand_in_one_way(path: Path) -> None:
    assert LATE_TONE.findall(EXAMPLES.sub("", path.read_text(encoding="utf-8"))) == []


def test_summaries_are_short(archive: Archive) -> None:
    assert [record.title for record in (*archive.articles, *archive.pages) if len(record.summary) > SUMMARY] == []
    assert all(record.summary for record in (*archive.articles, *archive.pages))


def test_tags_are_shared(archive: Archive) -> None:
    tags = [tag for article in archive.articles for tag in article.tags]
    assert len(set(tags)) <= len(archive.articles) * 3


def test_series_are_those_of_their_categories(archive: Archive) -> None:
    named = {category.series for category in archive.data.categories.values() if category.series}
    assert named == set(archive.data.series)


def test_an_abbreviation_means_one_thing(archive: Archive) -> None:
    forms = [form for short, others in archive.data.abbreviations.items() for form in (short, *others)]
    assert sorted(forms) == sorted(set(forms))
