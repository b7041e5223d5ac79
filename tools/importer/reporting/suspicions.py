"""Flags likely mistakes in the kept text; nothing is corrected, the editor is shown the line."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from rapidfuzz.distance import Levenshtein

from plugins.content.grouping import collected
from plugins.vietnamese.dates import When, find_dates
from plugins.vietnamese.messages import messages_of, read_yaml
from plugins.vietnamese.text import tone_key

from ..duplicates import key_of
from ..model import Article, Heading, Item, Line, Paragraph, Role, text_of
from ..structure.markers import marker_of
from ..structure.personal import mask

MESSAGES = messages_of("tools.importer")
_SLIPS = Path(__file__).parents[1] / "slips.yaml"
_RUN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)+")
_SHORTEST = 3
_SHOWN = 60
_FIGURES = re.compile(r"\d\s?[/.-]\s?\d|(?i:ngày|mùng)\s")


@dataclass(frozen=True, slots=True)
class Suspicion:
    """Something for an editor to check. line: of the source; code: of messages.yaml."""

    line: int
    code: str
    found: str
    message: str


def suspicions(article: Article, own: When | None) -> tuple[Suspicion, ...]:
    """All suspicions in the kept lines. own: when the page was published, if known."""
    kept = [line for line in article.page.lines if article.decisions[line.number].role is Role.BODY and line.text]
    return (*_dates(kept, own), *_order(article), *_slips(kept))


def _suspicion(line: int, code: str, found: str, **values: object) -> Suspicion:
    found = mask(found)
    return Suspicion(line, code, found, MESSAGES.say(code, found=found, **values))


def _dates(lines: list[Line], own: When | None) -> Iterator[Suspicion]:
    """Impossible dates, and dates after publication."""
    anchor = own.start.date() if own else None
    for line in lines:
        for found in find_dates(line.text, anchor=anchor) if _FIGURES.search(line.text) else ():
            shown = line.text[found.start : found.end]
            if found.fault:
                yield _suspicion(line.number, "suspect-date", shown, fault=found.fault.message)
            elif own and found.when and found.when.precision in ("minute", "day") and found.when.start > own.end:
                yield _suspicion(line.number, "suspect-later", shown)


def _order(article: Article) -> Iterator[Suspicion]:
    """Numbers of headings and paragraphs that skip or repeat."""
    last: dict[str, int] = {}
    for block in article.blocks:
        if not isinstance(block, Heading | Paragraph | Item):
            continue
        text = text_of(block.spans)
        marker = marker_of(text)
        if marker is None or not marker.value or marker.kind not in ("roman", "number", "letter", "other"):
            continue
        before = last.get(marker.kind, 0)
        if marker.value not in (before + 1, 1) and before:
            yield _suspicion(block.lines[0], "suspect-order", text[:_SHOWN], marker=marker.text)
        last[marker.kind] = marker.value


def _slips(lines: list[Line]) -> Iterator[Suspicion]:
    """Unknown words that differ from a known word by one letter or mark."""
    known, firsts, seconds = _known()
    for line in lines:
        for run in _RUN.findall(line.text.lower()):
            words = ["", *run.split(), ""]
            keys = list(map(key_of, words))
            pairs = [f"{one} {other}" in known for one, other in itertools.pairwise(keys)]
            for at in range(1, len(words) - 2):
                if any(pairs[at - 1 : at + 2]):
                    continue  # known, or part of a known word
                first, second = words[at : at + 2]
                if right := _near(first, second, firsts, seconds):
                    yield _suspicion(line.number, "suspect-slip", f"{first} {second}", right=right)


def _near(first: str, second: str, firsts: Mapping[str, list[str]], seconds: Mapping[str, list[str]]) -> str:
    """The known word closest to two syllables; "" if none is close."""
    for word in firsts.get(first, ()):
        if _is_near(second, word):
            return f"{first} {word}"
    return next((f"{word} {second}" for word in seconds.get(second, ()) if _is_near(first, word)), "")


@cache
def _known() -> tuple[frozenset[str], Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The known words, and those compared against, indexed by first and by second syllable."""
    data = read_yaml(_SLIPS)
    pairs, also = ([pair for row in data[key] for pair in row.split(", ") if " " in pair] for key in ("known", "also"))
    split = [pair.split(" ") for pair in pairs]
    firsts = collected((first, second) for first, second in split)
    seconds = collected((second, first) for first, second in split)
    return frozenset(map(tone_key, (*pairs, *also))), firsts, seconds


def _is_near(word: str, right: str) -> bool:
    """Whether two words differ by one letter: substituted, inserted or deleted."""
    return min(len(word), len(right)) >= _SHORTEST and Levenshtein.distance(word, right) == 1
