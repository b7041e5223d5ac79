"""Whether a syllable that answers by itself stands near the others; the twin of theme/static/js/search/nearness.js.

Most syllables are but parts of words: "thực hiện" here and "sách trắng" there do not answer "hien sach trang". Two that
stand side by side, in the question and in the article, answer as a word does, wherever that is. What is left over must
stand within reach of such a pair, or of its neighbour.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from plugins.search.language import Language
from plugins.vietnamese.text import fold

from .interpreting import SYLLABLE
from .plan import EVERYWHERE, Part, Plan
from .published import PAIRS, holders
from .query import Word

REACH = 8
"""How many syllables apart something still belongs together."""


class Stray(NamedTuple):
    """A part that an article answers by a syllable far from the others; together: what stands apart there, as typed."""

    part: Part
    together: str


class _Answer(NamedTuple):
    """How an article answers the word at a place of the question: by any of these terms."""

    place: int
    part: Part
    terms: frozenset[tuple[str, ...]]


def strays(
    language: Language, plan: Plan, words: Sequence[Word], ref: int, text: Sequence[str], *, whole: bool
) -> list[Stray]:
    """What an article answers by syllables far from the others. text: its syllables; whole: whether these are all."""
    parts = [part for part in plan.parts if part.alternatives]
    answers: list[_Answer] = []
    for place, word in enumerate(words):
        asking = [part for part in parts if not word.small and any(each.typed == word.typed for each in part.words)]
        if len(asking) > 1:  # the word comes again
            parts.remove(asking[0])
        answers += [_answer(plan, place, part, ref) for part in asking[:1]]
    linked = [bool(one.terms & two.terms) for one, two in pairwise(answers)]
    found: list[Stray] = []
    start = 0
    for end in range(1, len(answers) + 1):
        if end < len(answers) and linked[end - 1]:
            continue
        # Taken two by two, one of an odd number side by side is left over: the first, the third …
        left_over = range(start, end, 2) if (end - start) % 2 and answers[start].terms else ()
        is_word = any(_is_word(language, words[answers[place].place]) for place in left_over)
        if left_over and not is_word and not any(_is_near(answers, linked, place, text, whole) for place in left_over):
            place = max(left_over, key=lambda each: answers[each].part.weight)
            around = sorted([place, *_beside(linked, place)[0]])
            first, last = answers[around[0]].place, answers[around[-1]].place
            together = " ".join(word.typed for word in words[first : last + 1])
            found += [Stray(answers[each].part, together) for each in around if start <= each < end]
        start = end
    return found


def is_loose(language: Language, plan: Plan, ref: int) -> bool:
    """Whether an article answers by nothing but syllables, of which no two stand side by side."""
    held = [(part, _answer(plan, 0, part, ref).terms) for part in plan.parts]
    asked = [(part, terms) for part, terms in held if terms]
    alone = all(len(each) == 1 and each[0][0] not in "_#@~" for _, terms in asked for each in terms)
    return alone and not any(_is_word(language, word) for part, _ in asked for word in part.words)


def syllables_of(terms: Sequence[str]) -> list[str]:
    """The syllables, without marks, of terms each of which begins as the one before ends."""
    first = fold(terms[0]).lstrip("_=").split(" ")[0]
    return [first, *(term.split(" ")[1] for term in terms if " " in term)]


def _answer(plan: Plan, place: int, part: Part, ref: int) -> _Answer:
    held = (terms for terms in part.alternatives if ref in holders([terms], plan.rows, (*EVERYWHERE, *PAIRS)))
    return _Answer(place, part, frozenset(held))


def _is_word(language: Language, word: Word) -> bool:
    """Whether what was typed is surely a word: it is no Vietnamese syllable, or is known by another name, too."""
    return not SYLLABLE.match(word.folded) or any(word.folded in typed for typed, _ in language.synonyms)


def _beside(linked: Sequence[bool], place: int) -> list[range]:
    """The pairs before and after a word; the words where there are none."""
    before = range(place - 2 if place > 1 and linked[place - 2] else place - 1, place)
    after = range(place + 1, place + 3 if place + 1 < len(linked) and linked[place + 1] else place + 2)
    return [each for each in (before, after) if each.start >= 0 and each.stop <= len(linked) + 1]


def _is_near(answers: Sequence[_Answer], linked: Sequence[bool], place: int, text: Sequence[str], whole: bool) -> bool:
    """Whether a word stands near what is beside it in the question, or near another pair."""
    beside = _beside(linked, place)
    pairs = [range(each, each + 2) for each, is_pair in enumerate(linked) if is_pair and place not in (each, each + 1)]
    asked = [_common(answers, each) for each in (range(place, place + 1), *beside, *pairs)]
    # A number or an abbreviation may stand anywhere.
    if not beside or any(term[0] in "#@~" for each in asked for terms in each for term in terms):
        return True
    here, *there = (_places(each, text) for each in asked)
    if whole:
        # What is not in the text was told elsewhere, as who wrote it; of syllables side by side all were, or none.
        unseen = [bool(terms) and not places for terms, places in zip(asked, (here, *there), strict=True)]
        told = all if any(linked[max(place - 1, 0) : place + 1]) else any
        if told(unseen[: len(beside) + 1]):
            return True
    return any(abs(this - that) <= REACH for places in there for that in places for this in here)


def _common(answers: Sequence[_Answer], some: range) -> frozenset[tuple[str, ...]]:
    """The terms that answer all of some words."""
    return frozenset.intersection(*(each.terms for each in answers[some.start : some.stop]))


def _places(terms: frozenset[tuple[str, ...]], text: Sequence[str]) -> list[int]:
    """Where terms stand in a text."""
    asked = [syllables_of(each) for each in terms]
    return [place for place in range(len(text)) if any([*text[place : place + len(each)]] == each for each in asked)]
