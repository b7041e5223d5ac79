"""Names of people in a question, whose words must be adjacent; the twin of theme/static/js/search/names.js."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import TYPE_CHECKING, NamedTuple

from plugins.search.language import Language
from plugins.vietnamese.text import fold, tone_key

from .interpreting import SYLLABLE, Alternative
from .model import pairs_of
from .published import PAIRS, holders
from .query import Word, continues, is_after

if TYPE_CHECKING:
    from .planner import Planner

SHORTEST, LONGEST = 3, 4
"""The fewest words of a name in lower case, and the most words of any name."""
MIDDLE = ("thị", "văn")
"""The two most common middle names; a name with one may be a word longer."""
SMALL = ("the", "nhu", "trong")
"""Stop words that are also parts of names."""


class Name(NamedTuple):
    """The span of a name, and the pairs of each name that may be meant."""

    start: int
    end: int
    alternatives: list[tuple[str, ...]]


def names_in(
    planner: Planner, words: Sequence[Word], choices: Sequence[Sequence[Alternative]], is_open: bool
) -> list[Name]:
    """The names among words."""
    known = [pair in planner.plan.rows for pair in pairs_of([word.folded for word in words])]
    places = _places(words, known, planner.language)
    return [_fitted(planner, words, choices, *place, is_open) for place in places]


def _places(words: Sequence[Word], known: Sequence[bool], language: Language) -> list[tuple[int, int]]:
    """The spans of names: a surname, an initial or a word after an honorific, and the capitalised words after it.

    known: whether the archive has each word beside the next.
    """
    surnames = {*map(fold, language.surnames)}
    names, start = [], 0
    while start < len(words):
        word, end = words[start], start + 1
        rest = words[start:]
        longest = LONGEST + (len(rest) > 1 and _is_middle(rest[1]))
        length = _length(rest, language, whole=start == 0)
        after_honorific = is_after(words, start, language.honorifics)
        pairs = known[start : start + length - 1]
        # "Vân Hồ Mộc Châu" is two places, but "TS Nguyễn T. Lệ Thu" is a name.
        within = start and words[start - 1].typed.istitle() and [*known[start - 1 : start + 1]] == [True, False]
        # "quản lý thị trường" is two words.
        around = [known[start - 1], *known[start + 1 : start + 2]] if start and not after_honorific else []
        possible = not within and around != [True, True] and SHORTEST - after_honorific <= length <= longest
        if possible and _is_named(rest, pairs, language):
            names.append((start, start + length))  # in English, other words may follow
            break
        given = [*known[start : start + 2]] == [False, True]  # in "cô Liễu Đồng Hỷ", a place follows
        begins = word.folded in surnames or (after_honorific and not given) or len(word.folded) == len(word.typed) == 1
        begins |= length > 1 and rest[1].typed == "Thị"  # "Vi Thị Lả", though few are called Vi
        while end < min(len(words), start + longest) and continues(words[end - 1], words[end]):
            end += 1
        initials = all(len(each.folded) == 1 for each in words[start:end])
        if begins and word.typed[0].isupper() and end - start > 1 and not initials and not within:
            names.append((start, end))
            start = end
        else:
            start += 1
    return names


def _length(words: Sequence[Word], language: Language, *, whole: bool) -> int:
    """The number of words that may be a name: syllables, up to stop words at the end; 0 with one inside, or a year.

    After initials comes a single word: "phạm m. hùng chủ trì". whole: whether these are all the words, so that the
    second may be a surname, too: "nguyen do thanh".
    """
    if initials := len([*takewhile(_is_initial, words[1:])]):
        return initials + 2 if initials + 2 <= len(words) else 0
    syllables = [*takewhile(lambda each: len(each.folded) == 1 or SYLLABLE.match(each.folded), words)]
    end = len(syllables)
    while end and syllables[end - 1].small:
        end -= 1
    if len(syllables) == end + 1 and syllables[end].folded in SMALL:
        end += 1
    double = whole and end == SHORTEST and is_surname(words[1], language)
    within = all(
        not word.small or word.folded in SMALL or (double and place == 1) for place, word in enumerate(syllables[:end])
    )
    return end if within and not any(word.year for word in words) else 0


def _is_named(words: Sequence[Word], known: Sequence[bool], language: Language) -> bool:
    """Whether words in lower case start with a name."""
    first, middle = words[:2]
    if not are_cased(words):
        return False
    if any(_is(first, key) for key in language.certain_surnames):
        if not first.exact and any(word.exact for word in words[1:SHORTEST]):
            return False  # "ngo" in "ghe ngo cần thơ"
        # "nguyen tac phat ngon" is two words.
        return bool(first.exact) or _is_middle(middle) or [*known[:3]] != [True, False, True]
    return is_surname(first, language) and (_is_initial(middle) or (_is_middle(middle) and bool(middle.exact)))


def are_cased(words: Sequence[Word]) -> bool:
    """Whether the capitals of words allow them to be one name: not in "vi phạm Ninh Bình"."""
    return words[0].typed[0].isupper() or not words[1].typed[0].isupper()


def _is_initial(word: Word) -> bool:
    return bool(re.match("[a-zđ]\\Z", word.typed.lower()))


def is_surname(word: Word, language: Language) -> bool:
    """Whether a word may be a surname."""
    return any(_is(word, key) for key in language.surnames)


def _is_middle(word: Word) -> bool:
    return any(_is(word, key) for key in MIDDLE)


def _is(word: Word, key: str) -> bool:
    """Whether a word has this tone key, if it was typed with marks, or else its letters."""
    return tone_key(word.typed) == key if word.exact else word.folded == fold(key)


def _fitted(
    planner: Planner,
    words: Sequence[Word],
    choices: Sequence[Sequence[Alternative]],
    start: int,
    end: int,
    is_open: bool,
) -> Name:
    """The name in a span; it may end before words that the archive has side by side.

    "Nguyễn Hữu Hoà Sơn La" is a person and a province.
    """
    known = [f"_{one.folded} {two.folded}" in planner.plan.rows for one, two in pairwise(words)]
    shorter = (place for place in range(end - 1, start + 1, -1) if place < len(known) and known[place])
    for each in (end, *shorter):
        alternatives = _alternatives(planner, words, choices, start, each, is_open)
        if each < end:  # "Phan Huỳnh Đức Toàn" is not a Phan Huỳnh here and a Đức Toàn there
            follows = f"_{words[each].folded} {words[each + 1].folded}"
            alternatives = [a for a in alternatives if holders([(*a, follows)], planner.plan.rows, PAIRS)]
        is_whole = each == end and end - start >= SHORTEST  # "Trần Quốc Văn"
        if alternatives and (is_whole or not _is_middle(words[each - 1])):
            return Name(start, each, alternatives)
    # "bí thư Đoàn Tạ Thế Cường"
    if end - start > SHORTEST and is_surname(words[start + 1], planner.language) and start and known[start - 1]:
        return _fitted(planner, words, choices, start + 1, end, is_open)
    return Name(start, end, [])


def _alternatives(
    planner: Planner,
    words: Sequence[Word],
    choices: Sequence[Sequence[Alternative]],
    start: int,
    end: int,
    is_open: bool,
) -> list[tuple[str, ...]]:
    """The chains of pairs of all names that a name with initials or typos may stand for."""
    first = words[start].folded
    firsts = [each.term for each in choices[start]]
    if len(first) == 1:
        firsts = [first, *(name for name in map(fold, planner.language.surnames) if name.startswith(first))]
    chains: list[tuple[str, tuple[str, ...]]] = [(each, ()) for each in firsts]
    for place in range(start + 1, end):
        spelt = words[place].exact and SYLLABLE.match(words[place].folded)  # another name, no typo
        terms = [words[place].folded] if spelt else [each.term for each in choices[place]]
        asked = [f"_{last} {term}" for last, _ in chains for term in terms]
        begun = len(words[place].folded) == 1 or (is_open and place == len(words) - 1)
        found = sorted(planner.pair_rows([] if begun else asked, asked if begun else []))
        chains = [
            (term.removeprefix(f"_{last} "), (*terms, term))
            for last, terms in chains
            for term in found
            if term.startswith(f"_{last} ")
        ]
    # All in one article, not in several.
    found_together = [terms for _, terms in chains if holders([terms], planner.plan.rows, PAIRS)]
    known = {clause.terms[0] for clause in planner.plan.clauses}
    for term in dict.fromkeys(term for terms in found_together for term in terms):
        if term not in known:
            planner.clause([term], PAIRS)
    if lasts := [*dict.fromkeys(terms[-1] for terms in found_together)]:
        planner.plan.groups.append(lasts)
    return found_together
