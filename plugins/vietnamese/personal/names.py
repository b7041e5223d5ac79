"""Names of persons in Vietnamese text: capitalised words after a title or from a family name on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from plugins.vietnamese.text import fold
from plugins.vietnamese.words import phrases_of, spelled

from .expressions import expression
from .findings import AROUND
from .lexicon import UPPER, WORDS, any_of

FAMILY_NAMES, RARE_FAMILY_NAMES = (phrases_of(WORDS[name]) for name in ("families", "rare_families"))
(
    _PLACES, _COMMON_WORDS, _TITLES, _NO_NAME, _FIGURES, NATIONS, _BODY_WORDS, _LINKS, _MIDDLE_NAMES, _LAND,
    _SHORT_NATIONS, _OF_NATIONS, _RANKS, _ALSO_GIVEN, _CALLED,
) = (
    frozenset(spelled(WORDS[name])) for name in (
        "places_called_as_families", "common_words", "titles", "no_names", "figures", "nations", "body_words",
        "name_links", "middle_names", "land", "short_nations", "of_nations", "ranks", "also_given", "called",
    )
)  # fmt: skip
_WORD = rf"[{UPPER}](?:[\w’'-]|\.(?=\w))*"
_RUN = expression(rf"{_WORD}(?: {_WORD})*")
"""Matches a run of capitalised words."""
_NO_FIGURE = expression(any_of("before_namesakes"))
_INITIALS = expression(rf"[{UPPER}]\w{{0,2}}(?:(?:\.[{UPPER}]\w{{0,2}})+(?!\w)|\.(?=[\s,(]))")
"""Matches initials in place of a name: "N.T.H", "B.T.Th", "H."."""
_UNMARKED = expression(
    r" (?:VAN|THI|Van|Thi) |^(?:NGUYEN|TRAN|PHAM|HOANG|HUYNH|DANG|BUI|DUONG|TRUONG)(?: [A-Z]{1,6}){2}"
)
"""Matches a name typed without marks."""
_SIGNS = ':：(“"•|'
_LONGEST_TITLE = _LONGEST_NAME = 5
_LEAST_AS_BODY = 3
"""The fewest words of a name whose first word also begins names of bodies: "chị Ngân Thị Mẫu"."""
_HOUSE_NUMBER = expression(r"\d{1,3}(?:/\d+)*[a-z]?")
_GOES_ON = expression(rf" [^\W\d_{UPPER}]")
"""Matches the rest of a body's or an office's name: "ông Hội đồng", unlike "cô Liên"."""
_TOLD_OF = expression(any_of("details_of_persons"))


class Name(NamedTuple):
    """A person's name in a text, or the initials in its place.

    start, end: its span, without any title before it; historic: whether it is a historical figure's.
    """

    start: int
    end: int
    titled: bool
    initials: bool
    historic: bool


class _Words(NamedTuple):
    """The words by which names are recognised; title_ends: the last word of each title, for a quick check."""

    families: frozenset[str]
    rare_families: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    title_ends: frozenset[str]


@cache
def _words(*, unmarked: bool) -> _Words:
    """These words, with marks or without any."""
    spell = fold if unmarked else str.lower
    ends = (title.split()[-1] for title in _TITLES)
    lists = FAMILY_NAMES, RARE_FAMILY_NAMES, _TITLES, _COMMON_WORDS, ends
    return _Words(*(frozenset(map(spell, words)) for words in lists))


def names_in(text: str) -> Iterator[Name]:
    """The names of persons: capitalised words after a title, from a family name on, or around a middle name."""
    usual = _words(unmarked=text.isascii())
    for run in _RUN.finditer(text):
        known = _words(unmarked=True) if run[0].isascii() and _UNMARKED.search(run[0]) else usual
        words = run[0].lower().split()
        first, titled = _beginning(run, words, known)
        person = first >= 0 and not any(map(str.isdigit, words[first]))  # unlike "bệnh nhân COVID-19"
        person = person and not (run[0].isupper() and not titled and len(words) - first > _LONGEST_NAME)
        whole = " ".join(words) in _FIGURES
        if not (person or whole):
            continue
        first = 0 if whole else first
        start = run.start() + len(" ".join(words[:first])) + (first > 0)
        taught = whole or " ".join(words[first:]) in _FIGURES
        historic = taught and not _NO_FIGURE.search(text[max(0, start - AROUND) : start].lower())
        if person or historic:
            yield Name(start, run.end(), titled, _INITIALS.match(text, start) is not None, historic)


def _beginning(run: re.Match[str], words: list[str], known: _Words) -> tuple[int, bool]:
    """The index of the word that begins a person's name, -1 if none does, and whether a title precedes it."""
    before = run.string[max(0, run.start() - AROUND) : run.start()].lower()
    beside = before.split()
    titled, first = _ends_with_title(before, known), 0
    while first < len(words) - 1 and words[first] in known.titles and " ".join(words) not in _PLACES:
        if run[0].isupper() and " ".join(words[first : first + 2]) in known.common:
            break
        titled, first = True, first + 1
    of_body = _is_of_body(run, words[first:], [*beside, *words[:first]])
    to_place = _leads_to_place(beside[-2:])
    if titled:
        return -1 if of_body or (first > 0 and to_place) else first, True  # "cù lao Ông Hổ"
    first = _family_in(words, beside, known)
    if first < 0 and not of_body and (len(words) > 1 or "." in words[0]) and _TOLD_OF.match(run.string, run.end()):
        return -1 if to_place else 0, False
    return first, False


def _is_of_body(run: re.Match[str], named: list[str], beside: list[str]) -> bool:
    """Whether capitalised words after others begin the name of a body or are a country's."""
    called = named[0] in _ALSO_GIVEN and not _CALLED.isdisjoint(beside[-1:])
    called = called and (len(named) > 1 or not _GOES_ON.match(run.string, run.end()))
    if " ".join(named) in NATIONS or (named[0] in _BODY_WORDS and len(named) < _LEAST_AS_BODY and not called):
        return True
    return named[0] in _SHORT_NATIONS and len(named) == 1 and not _OF_NATIONS.isdisjoint(beside[-1:])


def _ends_with_title(before: str, known: _Words) -> bool:
    for sign in _SIGNS:  # faster than str.translate
        before = before.replace(sign, " ")
    words = before.split()
    if words and words[-1] in _LINKS:
        words.pop()
    if not words or words[-1] not in known.title_ends:
        return False
    return any(" ".join(words[-number:]) in known.titles for number in range(1, _LONGEST_TITLE + 1))


def _family_in(words: list[str], before: list[str], known: _Words) -> int:
    """The index of the capitalised word that begins a person's name without a title; -1 if none does."""
    reached = 0
    for first, word in enumerate(words):
        given = words[first + 1 :]
        common = word in known.families and len(given) > (first > 0)
        several = len(given) > 1 or (given[:1] and given[0].startswith(("h'", "h’")))  # "Ksor H’Mẫu"
        rare = several and (word in known.rare_families or given[0] in _MIDDLE_NAMES)
        if any(" ".join(words[first : first + number]) in known.common for number in (2, 3)):
            reached = first + 2
        elif first >= reached and (common or rare) and " ".join(words[first:]) not in _PLACES:
            return -1 if _leads_to_place([*before[-2:], *words[:first]][-2:]) else first
    return -1


def _leads_to_place(words: list[str]) -> bool:
    """Whether a name after these words is that of a street, a school or a prize."""
    if not words:
        return False
    of_house = _HOUSE_NUMBER.fullmatch(words[-1]) is not None and words[0] not in _RANKS
    return of_house or words[-1] in _NO_NAME or " ".join(words) in _NO_NAME


def ends_with_place(text: str) -> bool:
    """Whether the capitalised words at the end of a text name a place; a quick check."""
    words = text.split()[-_LONGEST_TITLE - 1 :]
    capitals = [word.lower() for word in takewhile(lambda word: word[0].isupper() and word[-1] != ":", reversed(words))]
    before = words[: len(words) - len(capitals)]
    if capitals and capitals[-1] in _LAND and not _ends_with_title(" ".join(before).lower(), _words(unmarked=False)):
        return _MIDDLE_NAMES.isdisjoint(capitals)  # a lake, unlike "ông Hồ Mẫu"
    if not capitals:
        return bool(before) and before[-1] in _NO_NAME
    return before[-1:] != ["người"] and before[-2:] != ["dân", "tộc"] and _leads_to_place(before[-2:])


@lru_cache(maxsize=256)
def starts_with_name(text: str) -> bool:
    """Whether a text begins with a person's name; cached, since a line may be a cell of several tables."""
    name = next(names_in(text[:AROUND]), None)
    return name is not None and (
        name.start == 0 or (name.titled and not any(sign in text[: name.start] for sign in ',;)\n”"'))
    )
