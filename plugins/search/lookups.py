"""Named things in small files, so that a search for one takes a single request; lookups.js reads them.

A key is its folded syllables, without "số" before a number and without leading zeros. It is filed under its head: the
first number in it that is not a year, or else its first syllable. A query without a known head loads no file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import orjson

from plugins.content.lookups import Lookup
from plugins.content.targets import File

from .addresses import ROOT
from .analyzer import Analyzer

TOGETHER = 48
"""The most lookups per file, on average."""
_FIGURES = re.compile("0*([0-9]+[0-9a-z]*)")
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_ANALYZER = Analyzer({})


def key_words(text: str) -> tuple[str, ...]:
    """The words by which keys are compared: "Nghị định số 08/2015" → nghi, dinh, 8, 2015."""
    words = _ANALYZER.folded(text)
    following = [*words[1:], ""]
    kept = [word for word, after in zip(words, following, strict=True) if word != "so" or not after[:1].isdigit()]
    return tuple([match[1] if (match := _FIGURES.fullmatch(word)) else word for word in kept])


def head(words: Sequence[str]) -> str:
    """The word by which a key is filed."""
    return next((word for word in words if word[:1].isdigit() and not _YEAR.fullmatch(word)), words[0])


def number_of_files(lookups: Sequence[Lookup]) -> int:
    """The number of files for the lookups; a power of two, so that it hardly ever changes."""
    return 1 << (max(len(lookups) - 1, 0) // TOGETHER).bit_length()


def place(word: str, files: int) -> int:
    """The number of the file of a head."""
    number = 0
    for letter in word:
        number = (number * 31 + ord(letter)) % 65_536
    return number % files


def summary(lookups: Sequence[Lookup]) -> str:
    """What the search page must know: the number of files, and the heads that are not numbers; "" without lookups."""
    heads = {head(key_words(key)) for one in lookups for key in one.keys}
    names = sorted(word for word in heads if not word[:1].isdigit())
    return " ".join([str(number_of_files(lookups)), *names]) if lookups else ""


def lookup_files(lookups: Sequence[Lookup]) -> Iterator[File]:
    """The files lookups/0.json, lookups/1.json …: rows of keys, kind, title, note, address, count."""
    files = number_of_files(lookups) if lookups else 0
    rows: list[list[tuple[object, ...]]] = [[] for _ in range(files)]
    for one in lookups:
        places: dict[int, list[str]] = {}
        for words in dict.fromkeys(map(key_words, one.keys)):
            places.setdefault(place(head(words), files), []).append(" ".join(words))
        for number, keys in places.items():
            rows[number].append((tuple(keys), one.kind, one.title, one.note, one.address, one.count))
    for number, some in enumerate(rows):
        yield File(f"{ROOT}lookups/{number}.json", orjson.dumps, (tuple(some),))
