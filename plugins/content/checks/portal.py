"""Recognises what a portal adds to a pasted page: its menus, buttons, counters, times and players."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import islice
from pathlib import Path

from plugins.vietnamese.dates import Found, find_dates
from plugins.vietnamese.messages import read_yaml
from plugins.vietnamese.text import fold, fold_word, spellings, tone_key

from ..letters import LOWER, UPPER

LONGEST = 300
"""The most letters of a line that may be a portal's."""
_CERTAIN = ("anywhere", "lists")
"""The lists of the data whose phrases need no leftover beside them."""
_ALL = (*_CERTAIN, "beside")
_REST = "…"
"""At the end of a phrase: the rest of the line belongs to it."""
_WORD = re.compile(rf"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*|[:|©{_REST}]")
"""Matches the words of a line's tone key, and the signs that distinguish phrases from prose."""
_BEGINNING = re.compile(r"[\W\d_]*([^\W\d_]+)[\W\d_]*([^\W\d_]*)")
_MARKUP = re.compile(r"\s*(?:#|[+-]\s|[☐-☒✓-✘]|\d{1,3}[.)]\s)")
"""Matches the start of a heading, a list item or a box, which editors write on purpose."""
_AROUND = ' *_[]()|•“”"'
"""Emphasis, brackets, bullets and quotation marks around a line."""
_SEAM = re.compile(rf"[{UPPER}](?<=[{LOWER}].)")
"""Matches the capital at which a menu item is glued to the one before it."""
_TYPED_WORD = re.compile(r"[^\W\d_]+")
_TIMES = "a gmt am pm sa ch đã đăng lúc ngày thứ hai ba tư năm sáu bảy chủ nhật tháng sáng chiều tối icon top on by"
_CLOCK = frozenset((*fold(_TIMES).split(), *tone_key(_TIMES).split()))
"""Words beside such phrases: times, days of the week and names of icons."""
_NAME, _CATEGORY, _LONGEST_STAMP = 6, 3, 80
"""The most words of an author's name beside a time, and of a category beside a day; the most letters of such lines."""
_MINUTE = re.compile(r"\d[:hg]\d\d")
_INVITING = re.compile(r"(?<!đăng )lúc \d|\d,? ngày")
"""Matches what invitations write before an hour, or between hour and day, and portals seldom do."""
_YEAR = re.compile(r"\d{4}")
_key_of_word = lru_cache(maxsize=4096)(tone_key)


def is_leftover(row: str) -> bool:
    """Whether a line consists only of what portals show around a text, perhaps glued: "Trang chủGiới thiệu"."""
    if len(row) > LONGEST or row.count(";") > 1 or _MARKUP.match(row):
        return False
    return _is_leftover(row) or ((apart := _SEAM.sub(r" \g<0>", row)) != row and _is_leftover(apart))


def _is_leftover(row: str) -> bool:
    if any(map(_signs().fullmatch, (row.strip(), row.strip(_AROUND)))) or ("GMT" in row and is_stamp(row)):
        return True
    beginning = _BEGINNING.match(row)
    if beginning:
        first, second = map(fold_word, beginning.groups())
        if first not in _CLOCK and _beginnings().isdisjoint((first, f"{first} {second}")):  # as of most lines
            return False
    return _is_made_of_phrases(row, _CERTAIN)


def may_be_leftover(row: str) -> bool:
    """Whether a line consists of what only a leftover beside it shows to be one, like a field of a form."""
    is_plain = len(row) < _LONGEST_STAMP and row[-1:] != "." and not row.isupper() and not _MARKUP.match(row)
    return is_plain and row.count(";") < 2 and "\t" not in row and _is_made_of_phrases(row, _ALL)


def begins_like_button(row: str) -> bool:
    """Whether the first words of a line are those of a button: "Tải …", "Tra cứu …"; "Đăng ký: bà Mẫu" is none."""
    key = tone_key(row)
    return ":" not in row and any(key.startswith(f"{words} ") for words in _phrases_of("buttons"))


def begins_list(row: str) -> bool:
    """Whether a portal lists other articles below a leftover: "Tin liên quan", "In trang | Tin mới hơn"."""
    words = [*filter(_is_word, _WORD.findall(tone_key(row)))]
    return any(" ".join(words[at:]) in _phrases_of("lists") for at in range(len(words)))


def is_stamp(row: str) -> bool:
    """Whether a line, not a table's, consists only of a day, a minute, and at most an author's name or a category."""
    if len(row) > _LONGEST_STAMP or row.startswith("|") or not _MINUTE.search(row) or _INVITING.search(row):
        return False
    category, _, rest = row.partition(" - ")
    if len(category.split()) <= _CATEGORY and is_leftover(rest):
        return True
    found = find_dates(row)
    if len(found) != 1 or (found[0].when and found[0].when.precision != "minute"):
        return False
    words, _ = _beside_phrases(_without(row, found[0]), _ALL, most=_NAME)
    return "|" in row or (len(words) <= _NAME and all(word[0].isupper() for word in words))


def is_day(row: str) -> bool:
    """Whether a line consists only of a day, as portals show it below a title, with a category or a number of views.

    "Hà Nội, ngày 5/9/2019" is the dateline of a document.
    """
    found = find_dates(row) if len(row) <= _LONGEST_STAMP and _YEAR.search(row) else []
    if len(found) != 1 or found[0].when is None or found[0].when.precision != "day":
        return False
    words = _TYPED_WORD.findall(_without(row, found[0]))
    return not words or (len(words) <= _CATEGORY and "ngày" not in row.lower())


def _without(row: str, date: Found) -> str:
    return f"{row[: date.start]} {row[date.end :]}"


def _is_word(found: str) -> bool:
    return found[0].isalpha()


@cache
def _patterns() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_yaml(Path(__file__).with_suffix(".yaml"))
    return found


@cache
def _phrases_of(kind: str) -> frozenset[str]:
    """The tone keys of the phrases of one list of the data, with and without marks, as old pages may lack them."""
    typed = [phrase for pattern in _patterns()[kind] for phrase in spellings(pattern)]
    return frozenset(tone_key(one) for phrase in typed for one in (phrase, fold(phrase)))


@cache
def _signs() -> re.Pattern[str]:
    """Matches the lines that the data describes by signs rather than words."""
    return re.compile("|".join(_patterns()["signs"]))


@cache
def _phrases(kinds: tuple[str, ...]) -> dict[str, list[list[str]]]:
    """The words of each phrase, by their first word, longest first."""
    found: dict[str, list[list[str]]] = {}
    for phrase in frozenset().union(*map(_phrases_of, kinds)):
        words = _WORD.findall(phrase)
        found.setdefault(words[0], []).append(words)
    return {first: sorted(some, key=len, reverse=True) for first, some in found.items()}


@cache
def _beginnings() -> frozenset[str]:
    """The first two words of each phrase, or its only one, folded."""
    phrases = (fold(phrase) for kind in _CERTAIN for pattern in _patterns()[kind] for phrase in spellings(pattern))
    return frozenset(" ".join(islice(filter(_is_word, _WORD.findall(phrase)), 2)) for phrase in phrases)


def _is_made_of_phrases(row: str, kinds: tuple[str, ...]) -> bool:
    """Whether a line consists only of phrases of these lists and of times."""
    words, count = _beside_phrases(row, kinds, most=0)
    return count > 0 and not words


def _beside_phrases(row: str, kinds: tuple[str, ...], most: int) -> tuple[list[str], int]:
    """The words of a line, as typed, that are in no phrase of these lists and no time; and how many phrases it has.

    most: the line is read no further once more words than that are found.
    """
    typed = _WORD.findall(row)
    words = [*map(_key_of_word, typed)]
    place, count = 0, 0
    others: list[str] = []
    while place < len(words) and len(others) <= most:
        for phrase in _phrases(kinds).get(words[place], ()):
            length = len(phrase) - (phrase[-1] == _REST)
            if phrase[:length] == words[place : place + length]:
                count += 1
                place = len(words) if length < len(phrase) else place + length
                break
        else:
            if _is_word(words[place]) and words[place] not in _CLOCK:
                others.append(typed[place])
            place += 1
    return others, count
