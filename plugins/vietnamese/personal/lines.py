"""The lines of a text, their sentences, and what the lines around them are about."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from .expressions import expression
from .lexicon import any_of
from .names import names_in
from .scope import OFFICE, Scope, tells_of_body

SENTENCE = 500
"""How many characters on either side of a finding its sentence may extend."""
_FORM_LINES = 12
_FORM_LETTERS = 1000
"""How far below a name the items of a form still belong to that person."""
_NO_ABBREVIATION = r"(?<![A-ZĐ].)(?<!\bTP.)(?<!\bTp.)(?<!\bMr.)(?<!\bMs.)(?<!\bMrs.)(?<!\bsố.)"
_FULL_STOP = rf"(?<=[.!?…])(?=\s+[^\sa-z0-9]){_NO_ABBREVIATION}"
_BRACKETED = r"(?<=\()[^()\n]{0,80}\)"
_BEFORE_ITEM = r"(?<=\s[–•+-])(?=\s(?!(?:[^|,:–(]*\s)?[cC]hủ\s)[^|,:–(]*:)"
_SENTENCE_END = expression(
    rf"[.!?…;(–•+-](?:{_FULL_STOP}|(?<=;)(?!\s*[cC]hủ\s+(?:TK|tk|tài))|{_BRACKETED}|{_BEFORE_ITEM})"
)
"""Short brackets match as a whole, so that no sentence ends in them. Beginning with a character class is fast."""
_LABELLED = expression(any_of("form_items"))
_MOURNED = expression(any_of("obituaries"))
_NAME_LABEL = expression(any_of("name_label"))
_NAME_LINE = expression(any_of("name_line"))


class Line:
    """A line of a text; counts: how many findings of each kind were judged in it."""

    def __init__(self, text: str, place: int) -> None:
        self.text = text
        self.start = text.rfind("\n", 0, place) + 1
        self.end = self._end_from(place)
        self.counts: Counter[str] = Counter()

    def _end_from(self, place: int) -> int:
        end = self.text.find("\n", place)
        return end if end >= 0 else len(self.text)

    def at(self, place: int) -> Line:
        """The line of this or a later place."""
        return self if place <= self.end else Line(self.text, place)

    def before(self, place: int, length: int) -> str:
        """So many characters before a place, as far as they are in the line."""
        return self.text[max(self.start, place - length) : place]

    @cached_property
    def in_form(self) -> bool:
        """Whether it is part of a form: it, one of a few lines above or the next begins a person's details."""
        above = self.text[max(0, self.start - _FORM_LETTERS) : self.start].split("\n")[-_FORM_LINES - 1 : -1]
        line = self.text[self.start : self.end]
        return _NAME_LABEL.search(line) is not None or any(map(is_person_line, (*reversed(above), self.below)))

    @cached_property
    def above(self) -> str:
        """The line above it."""
        return self.text[max(0, self.start - SENTENCE) : max(0, self.start - 1)].rpartition("\n")[2]

    @cached_property
    def below(self) -> str:
        """The line below it."""
        return self.text[self.end + 1 : self._end_from(self.end + 1)]

    @cached_property
    def mourned(self) -> bool:
        """Whether a line near it belongs to an obituary."""
        return _MOURNED.search(self.text[max(0, self.start - SENTENCE) : self.end + SENTENCE]) is not None

    def of_official(self, scope: Scope) -> bool:
        """Whether a sentence of it, or the line above or below, gives the public office of the person named there."""
        named = scope.named
        beside = (line for line in (self.above, self.below[:SENTENCE]) if named in line)
        return scope.office or any(Scope(line, place=line.find(named) + len(named)).office for line in beside)

    def scope(self, start: int, end: int, without: tuple[int, int] | None = None) -> Scope:
        """The sentence around text[start:end], and the one before; without: a span whose names are those of streets."""
        offset = max(self.start, start - SENTENCE)
        line = self.text[offset : min(max(self.end, self._end_from(end)), end + SENTENCE)]
        start, end = start - offset, end - offset
        ends = [match for match in _SENTENCE_END.finditer(line) if match[0][0] != "("]
        parts = [match.end() for match in ends]
        stops = [match.end() for match in ends if match[0] in ".!?…"]
        first, last = _last(parts, start), next((part for part in parts if part >= end), len(line))
        begin, stop = _last(stops, start), next((stop for stop in stops if stop >= end), len(line))
        earlier = begin if begin < first else _last(stops, first - 1)
        while earlier and _LABELLED.match(line, earlier):
            earlier = _last(stops, earlier - 1)
        spoken = f"{line[first : without[0] - offset]}…{line[without[1] - offset : last]}" if without else ""
        return Scope(line[first:last], line[earlier:first], spoken, start - first, line[begin:stop])


def _last(places: list[int], limit: int) -> int:
    """The last of some places in order that is not beyond a limit; 0 if there is none."""
    return next((place for place in reversed(places) if place <= limit), 0)


def is_person_line(line: str) -> bool:
    """Whether a line begins a person's details: little but a name, or a label for one."""
    if _NAME_LABEL.search(line):
        return True
    match = _NAME_LINE.fullmatch(line)
    if match is None or OFFICE.stand_in(line) or tells_of_body(line):
        return False
    start = match.start("name")
    return any(3 * (name.end - start) >= 2 * len(match["name"]) for name in names_in(line))
