"""Other forms of the words of a question: abbreviations, synonyms, numbers in groups, split words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .interpreting import SYLLABLE, is_number, split
from .model import EVERYWHERE, FULL, PARTLY, TEXT, TITLE, Covers, pairs_of
from .periods import otherwise
from .published import PAIRS
from .query import words_of

if TYPE_CHECKING:
    from .planner import Planner

MOST_SYNONYM = 5
"""The most syllables of a synonym."""
_UNITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
_ROMAN = [tens + units for tens in ("", "x", "xx", "xxx") for units in _UNITS][1:]
_WORDS = ("mot nhat", "hai nhi", "ba", "bon tu", "nam", "sau", "bay", "tam", "chin", "muoi", *[""] * 29)
_OTHER_NUMBERS = {
    **{roman: [str(number)] for number, roman in enumerate(_ROMAN, 1)},
    **{str(place + 1): [*words.split(), _ROMAN[place]] for place, words in enumerate(_WORDS)},
}
"""Numbers in figures, as words and Roman numerals; Roman numerals, as figures."""
_FIGURES = {word: [str(place), _ROMAN[place - 1]] for place, some in enumerate(_WORDS, 1) for word in some.split()}
"""Numbers in words, as figures and Roman numerals."""
COUNTED = re.compile(
    r"(?:hang|khoa|ki|dot|lan|thu|lop|cap|tap|quan|dieu|chuong) "
    r"(?:[0-9]{1,3}|[ivx]{1,5}|nhat|nhi|hai|ba|tu|bon|nam|sau|bay|tam|chin|muoi)\Z|(?:hang|lop) [a-f]\Z"
)
"""Matches something counted or ranked, folded: "hang nhat", "khoa 14", "lop b"."""
_DATED = ("ngay", "thang", "nam", "qui")
"""Words before a number that is part of a date."""
_DAYS = {"mong": "mung", "mung": "mong"}
"""Words before the first ten days of a lunar month."""
PHONE = "(?:0[0-9]{1,4}(?: [0-9]{3,8}){1,3}|(?![0-9]{10})0[35789](?: ?[0-9]){8}|1[89]00 [0-9]{4,6})"
"""A telephone number in groups: "0965 121 919", "0965 12 19 19", "1900 1234"."""
_APART = re.compile(rf"(?:{PHONE}|[1-9][0-9]{{0,2}}(?: [0-9]{{3}})+)\Z")
"""Matches a number in groups, as plugins/search/searchable.py joins them: "0965 121 919", "(04) 39436930", "2.075"."""


def abbreviations(
    planner: Planner, folded: Sequence[str], spans: Sequence[tuple[str, int, int]], covers: Covers
) -> None:
    """Add clauses for abbreviations, short or in full."""
    length = len(folded)
    fields: dict[str, tuple[str, ...]] = {}
    for token, start, end in spans:
        # The full form beside other words is in too many articles to fetch; a short one ("TP.HCM") means all of them.
        whole = end - start == length or end - start == 1 or not any(map(SYLLABLE.match, folded[start:end]))
        planner.words([token], bodies=whole)
        fields[token] = TEXT if whole else TITLE
    for token, where in fields.items():
        planner.clause([token], where, FULL)
        alone = any(token == each and end - start == length for each, start, end in spans)
        if alone and token in planner.plan.rows:
            planner.plan.groups.append([token])
    for token, start, end in spans:
        if token in planner.plan.rows:
            for place in range(start, end):
                covers[place].append((token,))


def synonyms(planner: Planner, folded: Sequence[str], spans: Sequence[tuple[str, int, int]], covers: Covers) -> None:
    """Add clauses for synonyms of words in a question: their pairs, or the single word."""
    asked = _asked(planner, folded, spans)
    single = [term for *_, terms in asked for term in terms if term[0] != "_"]
    several = [term for *_, terms in asked for term in terms if term[0] == "_"]
    if single:
        planner.words(single, bodies=True)
    if several:
        planner.pair_rows(several)
    for start, end, terms in asked:
        if not all(term in planner.plan.rows for term in terms):
            continue
        for term in terms:
            planner.clause([term], PAIRS if term[0] == "_" else EVERYWHERE, PARTLY)
        for place in range(start, end):
            covers[place].append(terms)


def _rounded(phrase: str) -> tuple[str, ...]:
    """A round number in another form, also with a word after it: "120 nghin" → "120000", "120 000" → "_120 nghin".

    Millions with decimals, too: "6 3 trieu" → "6300000", and back.
    """
    if match := re.match("([1-9][0-9]{0,2}) ([0-9]{1,3}) trieu\\Z", phrase):
        return (f"{match[1]}{match[2]:0<3}000",)
    if match := re.match("([1-9][0-9]{0,2}) ?(?!000)([0-9]{3}) ?000\\Z", phrase):
        return tuple(pairs_of([match[1], match[2].rstrip("0"), "trieu"]))
    if match := re.match("([1-9][0-9]{0,2}) (?:nghin|ngan|(trieu))( [a-z]+)?\\Z", phrase):
        figures = [match[1], *["000"] * (2 if match[2] else 1)]
        return tuple(pairs_of([*figures, match[3][1:]])) if match[3] else ("".join(figures),)
    match = re.match("([1-9][0-9]{0,2}) ?000( ?000)?( [a-z]+)?\\Z", phrase)
    return tuple(pairs_of([match[1], "trieu" if match[2] else "nghin", *(match[3] or "").split()])) if match else ()


def _counted(one: str, two: str) -> list[tuple[str, ...]]:
    """The pairs of two words, one of them a number, in its other forms: "hang 3" → "_hang ba", "_hang 03"."""
    is_counting = len(one) > 1 or is_number(one)
    first = _OTHER_NUMBERS.get(one.lstrip("0"), [])[:1] if is_counting and SYLLABLE.match(two) else []
    number = two.lstrip("0")
    zero = [number if number != two else f"0{two}"] if is_number(two) and len(number) == 1 else []
    last = [*_OTHER_NUMBERS.get(number, []), *zero] if SYLLABLE.match(one) and one not in _DATED else []
    if COUNTED.match(f"{one} {two}") and one != "quan":  # "quận Hai Bà Trưng"
        last += _FIGURES.get(two, [])
    ordinals = [("_lan thu", f"_thu {each}") for each in (two, *last) if one == "lan" and last]
    days = [(f"_{_DAYS[one]} {two}",)] if one in _DAYS and is_number(two) else []
    return [*((f"_{each} {two}",) for each in first), *((f"_{one} {each}",) for each in last), *ordinals, *days]


def _asked(
    planner: Planner, folded: Sequence[str], spans: Sequence[tuple[str, int, int]]
) -> list[tuple[int, int, tuple[str, ...]]]:
    """The spans that other words may replace, end excluded, and the terms of those words."""
    syllables = planner.index.syllables
    asked: list[tuple[int, int, tuple[str, ...]]] = []
    for start in range(len(folded)):
        for end in range(start + 1, min(len(folded), start + MOST_SYNONYM) + 1):
            phrase = " ".join(folded[start:end])
            if _APART.match(phrase):
                asked.append((start, end, (phrase.replace(" ", ""),)))
            if rounded := _rounded(phrase):
                asked.append((start, end, rounded))
            pieces = split(phrase, syllables) if end == start + 1 and not SYLLABLE.match(phrase) else None
            if pieces and len(pieces) > 1:
                asked.append((start, end, tuple(pairs_of([words_of(piece)[0].folded for piece in pieces]))))
            if end == start + 2:
                asked += [(start, end, terms) for terms in _counted(*folded[start:end])]
            leads, token = otherwise(phrase)
            if token:
                asked.append((start + leads, end, (token,)))
            short = {token for token, *span in spans if span == [start, end]}
            names = {phrase, *(form for form, token in planner.index.analyzer.forms if token in short)}
            for typed, forms in planner.language.synonyms:
                for form in () if names.isdisjoint(typed) else forms:
                    words = words_of(form)
                    other = [word.folded for word in words]
                    if form not in names and all(word in syllables or is_number(word) for word in other):
                        asked.append((start, end, tuple(pairs_of(other) or [words[0].exact or words[0].folded])))
                        # "digital transformation" is "CĐS", too
                        tokens = (
                            token for token, *span in planner.index.analyzer.spans(other) if span == [0, len(other)]
                        )
                        asked += [(start, end, (token,)) for token in tokens]
    return asked
