"""Checks that syllables that match alone are near the others; the twin of theme/static/js/search/nearness.js.

Most syllables are only parts of words: "thực hiện" and "sách trắng" apart do not answer "hien sach trang". Two that are
adjacent in the question and in the article match as a word does, anywhere. Others must be within reach of such a pair,
or of a neighbour in the question.
"""

from __future__ import annotations

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.search.language import Language
from plugins.vietnamese.text import fold

from .interpreting import SYLLABLE
from .model import EVERYWHERE, Part, Plan
from .published import PAIRS, holders
from .query import Word

REACH = 8
"""The greatest distance, in syllables, of words that belong together."""


class Stray(NamedTuple):
    """A part that an article has by a syllable far from the others. together: the isolated words there, as typed."""

    part: Part
    together: str


class _Answer(NamedTuple):
    """The match of an article for the word at a place of the question: by any of these terms."""

    place: int
    part: Part
    terms: frozenset[tuple[str, ...]]


def strays(
    language: Language, plan: Plan, words: Sequence[Word], ref: int, text: Sequence[Word], *, whole: bool
) -> list[Stray]:
    """The parts that an article has by syllables far from the others. text: its words; whole: all of them."""
    syllables = [word.folded for word in text]
    capitals = {place for place, word in enumerate(text) if word.typed[0].isupper()}
    parts = [part for part in plan.parts if part.alternatives]
    answers: list[_Answer] = []
    for place, word in enumerate(words):
        asking = [part for part in parts if not word.small and any(each.typed == word.typed for each in part.words)]
        if len(asking) > 1:  # the word is repeated
            parts.remove(asking[0])
        answers += [_answer(plan, place, part, ref) for part in asking[:1]]
    linked = [bool(one.terms & two.terms) for one, two in pairwise(answers)]
    found: list[Stray] = []
    start = 0
    for end in range(1, len(answers) + 1):
        if end < len(answers) and linked[end - 1]:
            continue
        # An odd number of adjacent ones, taken in pairs, leaves one over: the first, the third …
        left_over = range(start, end, 2) if (end - start) % 2 and answers[start].terms else ()
        is_word = any(_is_word(language, words[answers[place].place]) for place in left_over)
        near = (
            _is_near(answers, linked, each, syllables, whole, capitals if words[answers[each].place].called else None)
            for each in left_over
        )
        if left_over and not is_word and not any(near):
            place = max(left_over, key=lambda each: answers[each].part.weight)
            around = sorted([place, *_beside(linked, place)[0]])
            first, last = answers[around[0]].place, answers[around[-1]].place
            together = " ".join(word.typed for word in words[first : last + 1])
            found += [Stray(answers[each].part, together) for each in around if start <= each < end]
        start = end
    return found


def is_loose(language: Language, plan: Plan, ref: int) -> bool:
    """Whether an article matches only single syllables, no two of which are side by side."""
    held = [(part, _answer(plan, 0, part, ref).terms) for part in plan.parts]
    asked = [(part, terms) for part, terms in held if terms]
    alone = all(len(each) == 1 and each[0][0] not in "_#@~" for _, terms in asked for each in terms)
    return alone and not any(_is_word(language, word) for part, _ in asked for word in part.words)


def syllables_of(terms: Sequence[str]) -> list[str]:
    """The folded syllables of a chain of terms, each starting with the last syllable of the one before."""
    first = fold(terms[0]).lstrip("_=").split(" ")[0]
    return [first, *(term.split(" ")[1] for term in terms if " " in term)]


def _answer(plan: Plan, place: int, part: Part, ref: int) -> _Answer:
    held = (terms for terms in part.alternatives if ref in holders([terms], plan.rows, (*EVERYWHERE, *PAIRS)))
    return _Answer(place, part, frozenset(held))


def _is_word(language: Language, word: Word) -> bool:
    """Whether what was typed is certainly a word: it is no Vietnamese syllable, or it has a synonym."""
    return not SYLLABLE.match(word.folded) or any(word.folded in typed for typed, _ in language.synonyms)


def _beside(linked: Sequence[bool], place: int) -> list[range]:
    """The spans before and after a word: pairs, or single words where there are none."""
    before = range(place - 2 if place > 1 and linked[place - 2] else place - 1, place)
    after = range(place + 1, place + 3 if place + 1 < len(linked) and linked[place + 1] else place + 2)
    return [each for each in (before, after) if each.start >= 0 and each.stop <= len(linked) + 1]


def _is_near(
    answers: Sequence[_Answer],
    linked: Sequence[bool],
    place: int,
    text: Sequence[str],
    whole: bool,
    names: Container[int] | None,
) -> bool:
    """Whether a word is near its neighbours in the question, or near another pair, in the text.

    names: the places where it may stand if it is a name, which follows its post; None: anywhere. "Thứ trưởng Tâm" is
    neither "Phan Tâm. Thứ trưởng …" nor "Thứ trưởng … trung tâm".
    """
    pairs = [range(each, each + 2) for each, is_pair in enumerate(linked) if is_pair and place not in (each, each + 1)]
    beside, pairs = (
        [each for each in spans if names is None or each.stop <= place] for spans in (_beside(linked, place), pairs)
    )
    asked = [_common(answers, each) for each in (range(place, place + 1), *beside, *pairs)]
    # A number or an abbreviation may be anywhere.
    if not beside or any(term[0] in "#@~" for each in asked for terms in each for term in terms):
        return True
    here, *there = (_places(each, text) for each in asked)
    if whole:
        # What the text lacks is indexed from elsewhere, such as the author; adjacent syllables all are, or none is.
        unseen = [bool(terms) and not places for terms, places in zip(asked, (here, *there), strict=True)]
        told = all if any(linked[max(place - 1, 0) : place + 1]) else any
        if told(unseen[: len(beside) + 1]):
            return True
    own, least = (here, -REACH) if names is None else ([each for each in here if each in names], 0)
    return any(least <= this - that <= REACH for places in there for that in places for this in own)


def _common(answers: Sequence[_Answer], some: range) -> frozenset[tuple[str, ...]]:
    """The terms that match all words of a span."""
    return frozenset.intersection(*(each.terms for each in answers[some.start : some.stop]))


def _places(terms: frozenset[tuple[str, ...]], text: Sequence[str]) -> list[int]:
    """The places of terms in a text."""
    asked = [syllables_of(each) for each in terms]
    return [place for place in range(len(text)) if any([*text[place : place + len(each)]] == each for each in asked)]
