"""The forms in which a declared value may be written, and a search for them in a text.

Only letters and digits count. Words match with their marks anywhere or left out, broken, joined or spaced; telephone
numbers with the prefix 0 or 84; dates in figures and words, with two- or four-digit years.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cached_property, lru_cache
from itertools import islice, product

from msgspec import Struct

from plugins.vietnamese.dates import DateFault, parse
from plugins.vietnamese.english import MONTHS
from plugins.vietnamese.text import normalise

from .letters import TooDense, View, letters_of

LONG_NUMBER = 8
"""The number of digits above which a number identifies a person: telephones have ten, identity cards nine or twelve."""
_DATES = (
    re.compile(r"(?P<day>\d{1,2})\s*(?P<sign>[/.\-–—])\s*(?P<month>\d{1,2})\s*(?P=sign)\s*(?P<year>\d{4}|\d{2})(?!\d)"),
    re.compile(r"(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2}),?\s+(?:năm\s+)?(?P<year>\d{4})(?!\d)", re.IGNORECASE),
    re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})(?!\d)"),
)
_NUMBER = re.compile(r"\+?\(?\d(?:[ .\-()/‐-―]*\d){7,}")
_PHONE = re.compile(r"(?:0|(?:00)?840?)(?P<rest>[1-9]\d{8,9})")
_WORD_MONTHS = ("mot", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi", "muoimot", "muoihai")
_ROMAN_MONTHS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
_CENTURIES = (1900, 2000)
_AT, _DOT = ("at", "acong"), ("dot", "cham")
"""How the signs of a mail address are written to be read aloud."""
_MOST_FORMS = 4096
"""The most forms of one value that are searched for; texts with many dates have more."""
_UNMARKED_WORDS = 3
"""The fewest words which, all without marks, match however they are marked."""
_WAVERING = re.compile(r"(?:qu|[hklmstv])(?P<vowel>[iy])(?:nh|t|ch)?")
"""Matches syllables that standard spelling writes with i or y: kỹ and kĩ, lý and lí."""
_MARKUP = re.compile(r"(?:[*_~`\\\[\]]|\]\([^()]*\)|\[\^[^\]\n]*\])*")
"""Matches Markdown between two characters that a reader sees side by side."""
_LIST_SIGNS = re.compile("[,;]")


class Form(Struct, frozen=True):
    """One way to write a value, as bare letters.

    words: the length of each word, and its marks (None: any); cuts: offsets where something must come between, as in a
    date without leading zeros; tight: offsets where nothing but Markdown may, as in a year.
    """

    letters: str
    words: tuple[tuple[int, str | None], ...]
    cuts: tuple[int, ...] = ()
    tight: tuple[int, ...] = ()

    def __add__(self, other: Form) -> Form:
        length = len(self.letters)
        return Form(
            self.letters + other.letters,
            self.words + other.words,
            (*self.cuts, *(length + cut for cut in other.cuts)),
            (*self.tight, *(length + place for place in other.tight)),
        )

    def fits(self, view: View, start: int) -> bool:
        """Whether the letters found at `start` are this form, and not part of something longer."""
        end = start + len(self.letters)
        return (
            self._may_end(view, start, outside=start - 1, inside=start)
            and self._may_end(view, end, outside=end, inside=end - 1)
            and not view.walled(start, end)
            and all(not view.joined(start + place) for place in self.cuts)
            and all(
                view.joined(start + place) or _MARKUP.fullmatch(view.between(start + place)) for place in self.tight
            )
            and (not self.cuts or self._is_date(view, start, end))
            and self._is_marked(view, start)
        )

    def _may_end(self, view: View, place: int, *, outside: int, inside: int) -> bool:
        """Whether the form may begin or end at `place`: digits adjoin no digits there, and letters no letters."""
        if not 0 <= outside < len(view.text) or not view.joined(place):
            return True
        if self.letters.isdigit() and len(self.letters) < LONG_NUMBER and not self.cuts:
            return False
        return view.text[outside].isdigit() != view.text[inside].isdigit()

    def _is_date(self, view: View, start: int, end: int) -> bool:
        """Whether separated digits are neither a list (1, 2, 83) nor part of a longer row (1.2.83.4)."""
        if not self.letters.isdigit():
            return True
        if any(_LIST_SIGNS.search(view.between(start + place)) for place in self.cuts):
            return False
        before, after = start > 0 and view.between(start), end < len(view.text) and view.between(end)
        return not ((before == "." and view.text[start - 1].isdigit()) or (after == "." and view.text[end].isdigit()))

    def _is_marked(self, view: View, start: int) -> bool:
        """Whether each word has its own marks, in any position, or lacks some or all of them."""
        for length, marks in self.words:
            if marks is not None:
                rest = list(marks)
                for mark in view.marks(start, start + length):
                    if mark not in rest:
                        return False
                    rest.remove(mark)
            start += length
        return True


class Value(Struct, frozen=True, dict=True):
    """A text that may be written in many forms."""

    text: str

    @property
    def forms(self) -> tuple[Form, ...]:
        """Every form, the most likely first."""
        return _forms_of(self.text)

    @property
    def is_short_number(self) -> bool:
        """Whether it is a year, a date or another number too short to identify anything."""
        return self.is_number and all(len(form.letters) <= LONG_NUMBER for form in self.forms[:1])

    @property
    def is_number(self) -> bool:
        """Whether it consists of digits only."""
        return bool(self.forms) and self.forms[0].letters.isdigit()

    @cached_property
    def identifying(self) -> bool:
        """Whether it identifies one person in any context: a long number, a mail address, the address of a house."""
        figures = sum(letter.isdigit() for letter in self.text)
        words = len(self.text.split())
        if self.is_short_number:
            return False
        return figures > LONG_NUMBER or "@" in self.text or words > 4 or (words > 2 and figures > 0)

    def places(self, view: View) -> Iterator[tuple[int, int]]:
        """Where it occurs in a view, as spans of the view's letters."""
        for form in self.forms:
            for start in view.find(form.letters):
                if form.fits(view, start):
                    yield start, start + len(form.letters)

    def stands_in(self, text: str | View) -> bool:
        """Whether it occurs in a text; True if the text is too dense to tell."""
        try:
            return next(self.places(View(letters_of(text)) if isinstance(text, str) else text), None) is not None
        except TooDense:
            return True


def spans(values: Iterable[Value], views: Iterable[View]) -> list[tuple[int, int]]:
    """The spans of any of the values in the source of the views, sorted; overlapping ones are merged.

    The whole source if a view is too dense to tell.
    """
    values = tuple(values)
    places: set[tuple[int, int]] = set()
    for view in views:
        try:
            places.update(view.span(*place) for value in values for place in value.places(view))
        except TooDense:
            return [(0, len(view.letters.source))]
    found = sorted(places)
    merged: list[tuple[int, int]] = []
    for start, end in found:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged


@lru_cache(maxsize=16384)
def _forms_of(text: str) -> tuple[Form, ...]:
    text = unicodedata.normalize("NFKC", normalise(text)).strip()
    if (match := next(filter(None, (pattern.fullmatch(text) for pattern in _DATES)), None)) is not None:
        return tuple(dict.fromkeys(_written_date(match)))
    parts = [tuple(dict.fromkeys(part)) for part in _parts(text)]
    many = (sum(forms[1:], forms[0]) for forms in islice(product(*parts), _MOST_FORMS) if forms)
    return tuple(dict.fromkeys((*many, *_as_date(text))))


def _parts(text: str) -> Iterator[tuple[Form, ...]]:
    """The forms of each part of a value: its dates, its long numbers, and the words between."""
    position = 0
    while found := [match for pattern in (*_DATES, _NUMBER) if (match := pattern.search(text, position))]:
        match = min(found, key=lambda match: (match.start(), -match.end()))
        yield from _words(text[position : match.start()])
        yield _number_forms(match[0]) if match.re is _NUMBER else _written_date(match)
        position = match.end()
    yield from _words(text[position:])


def _words(text: str) -> Iterator[tuple[Form, ...]]:
    words = [(word, letters_of(word)) for word in text.split()]
    unmarked = len(words) >= _UNMARKED_WORDS and not any(any(letters.marks) for _, letters in words)
    for word, letters in words:
        bare, marks = "".join(letters.bare), None if unmarked else "".join(letters.marks)
        if "@" in word:
            yield tuple(map(_loose, _mail_spellings(word)))
        elif bare:
            places = range(1, len(bare)) if bare.isdigit() and len(bare) < LONG_NUMBER else ()
            cuts = tuple(place for place in places if not letters.joined[place])  # as in "12/5"
            tight = tuple(place for place in places if letters.joined[place])
            yield tuple(Form(spelling, ((len(bare), marks),), cuts, tight) for spelling in _spellings(bare))


def _spellings(word: str) -> tuple[str, ...]:
    match = _WAVERING.fullmatch(word)
    if match is None:
        return (word,)
    start, end = match.span("vowel")
    return word, word[:start] + ("y" if match["vowel"] == "i" else "i") + word[end:]


def _mail_spellings(word: str) -> Iterator[str]:
    name, _, host = word.partition("@")
    for at, dot in product(("", *_AT), ("", *_DOT)):
        yield "".join(letters_of(f"{name} {at} {host.replace('.', f' {dot} ')}").bare)
    for at, dot in product(_AT, _DOT):
        yield "".join(letters_of(f"{name.replace('.', f' {dot} ')} {at} {host.replace('.', f' {dot} ')}").bare)


def _number_forms(text: str) -> tuple[Form, ...]:
    figures = re.sub(r"\D", "", text)
    phone = _PHONE.fullmatch(figures)
    starts = ("0", "84", "0084", "840", "00840") if phone else ("",)
    rest = phone["rest"] if phone else figures
    return tuple(_loose(start + rest) for start in starts)


def _as_date(text: str) -> tuple[Form, ...]:
    """The forms of a value that is, as a whole, a day or a month, such as "Thứ Năm, mùng 1 tháng 2 năm 1990"."""
    try:
        when = parse(text)
    except DateFault:
        return ()
    start = when.start
    if when.precision == "day" and when.end.date() == start.date():
        return tuple(_day_forms(start.day, start.month, start.year))
    return tuple(_month_forms(start.month, start.year)) if when.precision == "month" else ()


def _written_date(match: re.Match[str]) -> tuple[Form, ...]:
    day, month, year = (int(match[name]) for name in ("day", "month", "year"))
    years = [year] if len(match["year"]) > 2 else [century + year for century in _CENTURIES]
    if not (1 <= day <= 31 and 1 <= month <= 12):
        return (_loose(re.sub(r"\D", "", match[0])),)
    return tuple(form for year in years for form in _day_forms(day, month, year))


def _day_forms(day: int, month: int, year: int) -> Iterator[Form]:
    short, days = f"{year % 100:02}", sorted({str(day), f"{day:02}"})
    months = sorted({str(month), f"{month:02}"})
    yield _loose(f"{day:02}{month:02}{year}")
    yield _loose(f"{year}{month:02}{day:02}")
    for one, other in product(days, months):
        for last in (str(year), short):
            yield _cut(one, other, last)
        yield _cut(str(year), other, one)
    for one, last in product(days, (str(year), short)):
        yield from (_cut(one, f"{name}{joint}", last) for name in _month_names(month) for joint in ("nam", ""))
        yield _cut(one, _ROMAN_MONTHS[month - 1], last)
    english = MONTHS[month - 1].lower()
    for one, name in product(days, dict.fromkeys((english, english[:3]))):
        for ending in ("", "st", "nd", "rd", "th"):
            yield from (_loose(f"{one}{ending}{name}{year}"), _loose(f"{one}{ending}of{name}{year}"))
            yield _cut(f"{name}{one}{ending}", str(year))


def _month_forms(month: int, year: int) -> Iterator[Form]:
    for other in sorted({str(month), f"{month:02}"}):
        yield from (_cut(other, str(year)), _cut(str(year), other))
    yield from (_cut(f"{name}{joint}", str(year)) for name in _month_names(month) for joint in ("nam", ""))


def _month_names(month: int) -> Iterator[str]:
    """The Vietnamese names of a month, with figures, words or Roman numerals."""
    names = (str(month), f"{month:02}", _WORD_MONTHS[month - 1], _ROMAN_MONTHS[month - 1])
    return (f"thang{name}" for name in dict.fromkeys(names))


def _loose(letters: str) -> Form:
    return Form(letters, ((len(letters), None),))


def _cut(*parts: str) -> Form:
    """Parts that must be separated, so that 1/2/1990 is not found in 12/1990."""
    letters, cuts = parts[0], []
    for part in parts[1:]:
        cuts.append(len(letters))
        letters += part
    return Form(letters, ((len(letters), None),), tuple(cuts))
