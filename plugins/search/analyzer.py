"""Turns texts and queries into tokens; theme/static/js/search/analyzer.js is its twin.

The first character of a token identifies its kind, so that prefix matches stay within one kind:

    dang            a folded syllable: without marks, y as i where both spellings are common
    =đảng           an exact syllable, only if it has marks; the place of the tone is normalised (hoà = hòa)
    _chuyen doi     a pair: two neighbouring folded syllables
    #47-2020-nd-cp  the number of a legal document
    @5-9-2019       a day; its month is @9-2019; a quarter is @q3-2019
    ~tttt           an abbreviation or any of its full forms

tests/conformance/analyzer.json keeps the twins in step.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from sys import intern
from typing import NamedTuple

from plugins.vietnamese.text import fold, nfc, tone_key

# Latin with marks, Greek, Cyrillic: listed explicitly, because \w differs between Python and JavaScript.
WORD = re.compile("[0-9a-zß-öø-ɏ\u0300-\u036f\u0370-\u03ff\u0400-\u052f\u1e00-\u1eff]+")
_ISSUER = r"[a-z]+[0-9]{0,3}(?![0-9a-z])"
NUMBER = re.compile(
    rf"(?<![0-9a-z/.,-])0*([0-9]{{1,5}}[a-z]?(?:/[0-9]{{4}})?/{_ISSUER}(?:[-/&]{_ISSUER})*"
    rf"|[0-9]{{1,5}}(?:-[0-9]{{4}})?-{_ISSUER}(?:[-/&]{_ISSUER})+)"
)
_SEPARATORS = re.compile(r"[-/&]")
_YEAR = r"((?:19|20)[0-9]{2})"
_END = r"(?![0-9a-z]|[/.][0-9])"
DATE = re.compile(
    rf"(?<![0-9a-z/.,])(?:{_YEAR}-0?([0-9]{{1,2}})-0?([0-9]{{1,2}}){_END}"
    rf"|(?:0?([0-9]{{1,2}})([-/.]))?0?([0-9]{{1,2}})[-/.]{_YEAR}{_END})"
)
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_IS_YEAR = re.compile(f"{_YEAR}$")
_SMALL = re.compile("0?[0-9]{1,2}$")
_MONTHS = frozenset(f"{zeros}{month}" for month in range(1, 13) for zeros in ("", "0", "00"))
_SPOKEN = {"thang": _MONTHS, "qui": _QUARTERS.keys()}
"""The first syllable of a date or a quarter in words, and the syllables that may follow it."""
_DIGIT = re.compile("[0-9]")
CACHE_SIZE = 300_000
"""The largest number of cached pieces of text."""


class Tokens(NamedTuple):
    """The tokens of one text: single tokens of every kind, and pairs; with duplicates, in no particular order."""

    words: list[str]
    pairs: list[str]


class Words(NamedTuple):
    """The folded syllables of a text, in order, and its other single tokens, in no particular order."""

    folded: Sequence[str]
    others: Sequence[str]


class _Pieces(dict[str, Words]):
    """A cache from runs of text between spaces to their Words: a language repeats itself, so most lookups hit."""

    def __init__(self, piece: Callable[[str], Words]) -> None:
        super().__init__()
        self._piece = piece

    def __missing__(self, text: str) -> Words:
        if len(self) > CACHE_SIZE:
            self.clear()
        piece = self[text] = self._piece(text)
        return piece


class Analyzer:
    """The analyzer of one archive, which knows its abbreviations: short form → its other forms."""

    def __init__(self, abbreviations: Mapping[str, Iterable[str]]) -> None:
        self._know(())
        self._know(sorted(set(self._spelt(abbreviations))))

    @classmethod
    def of_forms(cls, forms: Iterable[tuple[str, str]]) -> Analyzer:
        """The analyzer with the `forms` of another."""
        made = cls({})
        made._know([(form, token) for form, token in forms])
        return made

    def _know(self, forms: Sequence[tuple[str, str]]) -> None:
        self.forms = forms
        """(folded syllables joined by spaces, token) of abbreviations, sorted; the twin is made from them."""
        self._short: dict[str, list[str]] = {}
        self._begin: dict[str, list[tuple[list[str], str]]] = {}
        beginnings = [(word, after) for word, numbers in _SPOKEN.items() for after in numbers]
        self.reach = 3
        """A multi-syllable token depends on at most this many syllables after its first, and on the one before."""
        for form, token in forms:
            first, *rest = form.split(" ")
            if rest:
                self._begin.setdefault(first, []).append((rest, token))
                beginnings.append((first, rest[0]))
                self.reach = max(self.reach, len(rest))
            else:
                self._short.setdefault(first, []).append(token)
        self.beginnings = frozenset(beginnings)
        """The pairs of neighbouring syllables that a multi-syllable token can begin with."""
        self._pieces = _Pieces(self.piece)

    def tokens(self, text: str) -> Tokens:
        """The tokens of a text; none if it has no letters or digits."""
        folded, others = self.words(text)
        return Tokens([*folded, *others], [f"_{first} {second}" for first, second in pairwise(folded)])

    def words(self, text: str) -> Words:
        """The Words of a text, which determine its Tokens."""
        found = [*map(self._pieces.__getitem__, text.split())]
        folded = [*chain.from_iterable([piece[0] for piece in found])]
        places = [place for place, pair in enumerate(pairwise(folded)) if pair in self.beginnings]
        return Words(folded, [*chain.from_iterable([piece[1] for piece in found]), *self.across(folded, places)])

    def piece(self, text: str) -> Words:
        """The Words of a run of text between spaces, bypassing the cache."""
        lower = nfc(text).lower()
        # Interned, since dictionary lookups are fastest for identical strings.
        keys = [(intern(fold(key)), intern(key)) for key in map(tone_key, WORD.findall(lower))]
        folded = tuple(word for word, _ in keys if word)
        exact = (intern(f"={key}") for word, key in keys if word and key != word)
        whole = map(intern, _whole(fold(lower))) if _DIGIT.search(lower) else ()
        short = (token for word in folded for token in self._short.get(word, ()))
        return Words(folded, (*exact, *whole, *short))

    def folded(self, text: str) -> list[str]:
        """The folded syllables of a text, in order."""
        return [*chain.from_iterable(self._pieces[piece].folded for piece in text.split())]

    def spans(self, folded: Sequence[str]) -> list[tuple[str, int, int]]:
        """The abbreviations in folded syllables, in short or full form: token, start, end (exclusive)."""
        found = []
        for start, word in enumerate(folded):
            found += [(token, start, start + 1) for token in self._short.get(word, ())]
            for rest, token in self._begin.get(word, ()):
                end = start + 1 + len(rest)
                if [*folded[start + 1 : end]] == rest:
                    found.append((token, start, end))
        return found

    def across(self, folded: list[str], places: Iterable[int]) -> list[str]:
        """The multi-syllable tokens: full forms of abbreviations, and dates and quarters in words.

        folded: the syllables of a text, in order; places: the positions of members of `beginnings` in it.
        """
        found = []
        for place in places:
            word, after = folded[place], place + 1
            found += [token for rest, token in self._begin.get(word, ()) if folded[after : after + len(rest)] == rest]
            if word in _SPOKEN and folded[after] in _SPOKEN[word]:
                found += _spoken(folded, place)
        return found

    def _spelt(self, abbreviations: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, str]]:
        for short, others in abbreviations.items():
            token = "~" + "".join(self.folded(short))
            for form in (short, *others):
                words = self.folded(form)
                # "TƯ" folds to "tu", which is also từ, tự, tư: too short to be an abbreviation.
                if len(words) > 1 or (words and (len(words[0]) > 2 or not re.search("[aeiouy]", words[0]))):
                    yield " ".join(words), token


def _whole(folded: str) -> Iterator[str]:
    """The document numbers and dates in one folded piece."""
    for match in NUMBER.finditer(folded):
        yield "#" + _SEPARATORS.sub("-", match[1])
    for match in DATE.finditer(folded):
        year, month, day, first, _, second, last = match.groups()
        yield from _date_tokens(day or first, month or second, year or last)


def _spoken(folded: Sequence[str], place: int) -> list[str]:
    """The date or quarter in words at folded[place]: "5 thang 9 nam 2019", "qui iii nam 2019"."""
    number, following, last = [*folded[place + 1 : place + 4], "", "", ""][:3]
    named = following == "nam"
    year = last if named else following
    if not _IS_YEAR.match(year):
        return []
    if folded[place] == "qui":
        return [f"@q{_QUARTERS[number]}-{year}"] if number in _QUARTERS else []
    if not _SMALL.match(number):
        return []
    before = folded[place - 1] if place else ""
    tokens = _date_tokens(before if _SMALL.match(before) else None, number, year)
    # The piece in "tháng 9/2019" has already produced the month.
    return tokens if named else tokens[:-1]


def _date_tokens(day: str | None, month: str, year: str) -> list[str]:
    number = int(month)
    if not 1 <= number <= 12 or (day and not 1 <= int(day) <= 31):
        return []
    whole = f"@{number}-{year}"
    return [f"@{int(day)}-{number}-{year}", whole] if day else [whole]
