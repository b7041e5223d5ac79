"""The heading font: every Vietnamese letter, small, reproducible; and the order of the readers' own fonts."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from fontTools.ttLib import TTCollection, TTFont

from plugins.build.assets import assets
from plugins.build.web_font import FONT, LETTERS, LICENCE, subset, web_font
from plugins.core.cache import Cache
from plugins.images.version import FONTS

THEME = Path(__file__).resolve().parents[2] / "theme" / "static"
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VIETNAMESE = {unicodedata.normalize("NFC", vowel + tone) for vowel, tone in product(VOWELS, TONES)} | {"đ"}
VIETNAMESE |= {letter.upper() for letter in VIETNAMESE}


@pytest.fixture(scope="module")
def font() -> bytes:
    return subset()


def test_it_has_every_vietnamese_letter(font: bytes) -> None:
    assert VIETNAMESE <= LETTERS
    drawn = TTFont(io.BytesIO(font)).getBestCmap()
    assert {letter for letter in LETTERS if ord(letter) not in drawn} == set()


def test_it_is_small_and_the_same_each_time(font: bytes) -> None:
    assert len(font) <= 15_000
    assert subset() == font


def test_the_cache_keeps_it_and_a_theme_that_names_it_gets_it_with_its_licence(tmp_path: Path, font: bytes) -> None:
    cache = Cache(tmp_path / "cache.sqlite")
    assert web_font(cache) == web_font(cache)
    assert web_font(cache)[FONT] == font
    assert b"SIL OPEN FONT LICENSE" in web_font(cache)[LICENCE].upper()
    assert {FONT, LICENCE} <= assets(THEME, web_font(cache))[0].keys()
    other = tmp_path / "theme" / "css"
    other.mkdir(parents=True)
    (other / "main.css").write_text("p { color: red }", encoding="utf-8")
    assert assets(other.parent, web_font(cache))[0].keys() == {"css/main.css"}
    cache.close()


def test_it_is_the_font_of_the_social_cards() -> None:
    from plugins.build.web_font import PACKAGE

    assert PACKAGE == FONTS


def stack(token: str) -> list[str]:
    """The font families in a token, except generic ones."""
    (value,) = re.findall(rf"{token}: (.+?);", (THEME / "css" / "tokens.css").read_text(encoding="utf-8"))
    names = [name.strip().strip('"') for name in value.split(",")]
    return [name for name in names if name not in ("serif", "sans-serif", "ui-serif", "-apple-system")]


def installed(family: str) -> Path | None:
    """The file with which this machine renders a family or its known substitute; None if it has neither."""
    answer = subprocess.run(
        ["fc-match", "--format=%{family}\t%{file}", family], capture_output=True, text=True, check=True
    ).stdout
    found, _, file = answer.partition("\t")
    stands_in = {"Arial": "Liberation Sans", "Times New Roman": "Liberation Serif"}.get(family, family)
    return Path(file) if stands_in in found.split(",") else None


def letters_of(file: Path) -> set[int]:
    font = TTCollection(str(file)).fonts[0] if file.suffix == ".ttc" else TTFont(str(file))
    return set(font.getBestCmap())


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig, which knows the installed faces, is missing")
@pytest.mark.parametrize("token", ["--serif", "--sans"])
def test_installed_faces_with_every_letter_come_before_those_without(token: str) -> None:
    """For the fonts on this machine, so that no word mixes two fonts."""
    found = [(family, file) for family in stack(token) if (file := installed(family))]
    lacking = [family for family, file in found if {ord(letter) for letter in VIETNAMESE} - letters_of(file)]
    whole = [family for family, _ in found if family not in lacking]
    assert [family for family, _ in found] == [*whole, *lacking]
    assert whole, found
