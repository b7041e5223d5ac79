"""Compares source pages with their articles: figures, names and titles that must be kept, and text that is copied."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile
from pathlib import Path

import yaml

from plugins.vietnamese.text import nfc, normalise, tone_key

HERE = Path(__file__).parent
SEEDS = HERE.parents[3] / "shared" / "seeds"
RULES = yaml.safe_load((HERE / "rules.yaml").read_text(encoding="utf-8"))
"""names: phrases that may, and must, be repeated verbatim; dropped: seed → what its article leaves out → why."""
PERSONAL = ("Ngày, tháng, năm sinh", "Quê quán", "Nơi thường trú")
"""The labels of personal data in nominations, which the archive leaves out."""

_FIGURE = re.compile(r"\d[\w&]*(?:[./,:-][\w&]+)*%?")
_ZEROS = re.compile(r"(?<![\w.,])0+(?=\d)")
_DAY = re.compile(r"\d{1,2}/\d{1,2}")
_PERSON = re.compile(r"\b(?:Đăng|Đỗ|Hoàng|Lê|Nguyễn|Phạm|Phan|Trần|Trương|Vũ)(?: [^\W\d_]+){1,3}")
_SHORT_NAME = re.compile(r"\b[A-ZĐ][A-Za-zĐ]*[A-ZĐ][\w&-]*")
_QUOTED = re.compile(r"[“\"]([^“”\"]{6,})[”\"]")
_INSTRUMENT = re.compile(r"\b\d+(?:/\d{4})?[/-][A-ZĐ][\w&-]*(?:/TW)?(?: ngày [\d/]+| năm \d{4})?")
_WORD = re.compile(r"(?:[^\W_]|[\u0300-\u036f])+")


def seed(number: str) -> str:
    """The normalised text of a source page, by the number that its file name begins with."""
    path = next(SEEDS.glob(f"{number}_*.txt"))
    return normalise(path.read_text(encoding="utf-8"))


def personal(text: str) -> dict[str, str]:
    """The personal data (birth and home) in a source page, by label."""
    lines = (line.lstrip("- ").partition(":") for line in text.splitlines())
    return {label: value.strip(" .") for label, _, value in lines if label in PERSONAL}


def public(text: str) -> str:
    """A source page without its lines of personal data."""
    return "\n".join(line for line in text.splitlines() if not line.lstrip("- ").startswith(PERSONAL))


def figures(text: str) -> set[str]:
    """Numbers, percentages, dates, document numbers, without leading zeros ("04/1/2021" = "4/1/2021")."""
    found = _FIGURE.findall(nfc(text).replace(" %", "%"))
    return {_ZEROS.sub("", figure.casefold()) for figure in found}


def is_told(figure: str, told: Iterable[str]) -> bool:
    """Whether a figure is among `told`, where a day may have gained its year."""
    return figure in told or (bool(_DAY.fullmatch(figure)) and any(day.startswith(f"{figure}/") for day in told))


def names(text: str) -> set[str]:
    """People, abbreviations, product names, and quotations."""
    people = (" ".join(takewhile(lambda word: word[0].isupper(), match.split())) for match in _PERSON.findall(text))
    return {*people, *_SHORT_NAME.findall(text), *_QUOTED.findall(text)}


def key(text: str) -> str:
    """The words of a text as a search key, ignoring case, punctuation and the place of tones."""
    return f" {' '.join(_WORD.findall(tone_key(text)))} "


def copied(source: str, text: str, *, longest: int) -> Iterator[str]:
    """Runs of more than `longest` words that a line of the text shares with the source.

    A name in RULES counts as one word, and so does a cited instrument.
    """
    listed = sorted(map(key, RULES["names"]), key=len, reverse=True)
    words = _words(source, listed)
    known = {tuple(words[start : start + longest + 1]) for start in range(len(words) - longest)}
    for line in text.splitlines():
        words = _words(line, listed)
        for start in range(len(words) - longest):
            if (run := tuple(words[start : start + longest + 1])) in known:
                yield " ".join(run).replace("_", " ")


def _words(text: str, listed: Iterable[str]) -> list[str]:
    line = key(_INSTRUMENT.sub(lambda match: re.sub(r"\W", "", match[0]), text))
    for name in listed:
        line = line.replace(name, f" {name.strip().replace(' ', '_')} ")
    return line.split()
