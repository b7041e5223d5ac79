"""Checks that results have the marks that were typed; the twin of theme/static/js/search/marks.js.

The index has pairs of syllables only without marks, so "hoả xa" matches "hoá xã", too. So the text of the first article
is read, and a few more if that has other marks.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from plugins.vietnamese.text import parted

from .model import EVERYWHERE, MOST_READ, Part, Plan, outermost
from .published import Published, holders
from .query import Query, Word, words_of

if TYPE_CHECKING:
    from .planner import Planner
    from .results import Found

ANYWHERE = (*EVERYWHERE, "title_pairs", "body_pairs")


def with_marks(planner: Planner, query: Query, found: Found) -> Found:
    """The results; complete are only those that have all parts with the marks that were typed.

    Words whose marks occur nowhere are added to `nowhere`.
    """
    marks = _Marks(planner.index, planner.plan, query)
    unlike = marks.unlike(found.refs[0])
    if not unlike:
        return found
    if not found.complete and found.nowhere and all(map(marks.is_other, found.refs[:MOST_READ])):
        return replace(found, refs=())
    known = planner.words([word.exact for word in unlike])
    rows = planner.words([*known], bodies=True)
    nowhere = [word.typed for word in unlike if word.exact not in rows]
    held = [holders([(word.exact,)], rows, EVERYWHERE) for word in unlike]
    # Far lower scores have them by chance, unless the first matched only a prefix of a word.
    least = 0.0 if len(unlike) == 1 and unlike[0] is marks.growing else found.scores[found.refs[0]] / 2
    holding = [
        ref for ref in found.refs[: found.complete] if found.scores[ref] >= least and all(ref in refs for refs in held)
    ]
    first = next((place for place, ref in enumerate(holding[:MOST_READ]) if not marks.unlike(ref)), len(holding))
    complete = holding[first:]
    others = [ref for ref in found.refs if ref not in complete]
    near = [] if complete else found.refs[found.complete :][:1]
    asked = [part for part in marks.plan.parts if any(word in unlike for word in part.words)]
    has_all = all(holders(part.alternatives, marks.plan.rows, ANYWHERE).issuperset(near) for part in asked)
    for ref in near:
        is_better = found.scores[ref] > 2 * found.scores[found.refs[0]]
        wrong = len(marks.unlike(ref) if has_all or is_better else unlike)
        if wrong < (len(unlike) if is_better else 1):
            others = [*dict.fromkeys([ref, *others])]
    for part in marks.plan.parts:
        typed = [word.typed for word in part.words]
        within = [refs for word, refs in zip(unlike, held, strict=True) if len(typed) > 1 and word.typed in typed]
        having = holders(part.alternatives, marks.plan.rows, ANYWHERE)
        if within and having.intersection(*within) <= {found.refs[0], *holding[:first]}:
            nowhere.append(part.text)
    nowhere = outermost([*found.nowhere, *nowhere], found.read)
    return replace(found, refs=(*complete, *others), complete=len(complete), nowhere=nowhere)


class _Marks:
    """The words of a question that were typed with marks."""

    def __init__(self, index: Published, plan: Plan, query: Query) -> None:
        self.index, self.plan = index, plan
        runs = [query.main.words, *(phrase.words for phrase in query.phrases)]
        read = [[(word.folded, *plan.corrected.get(word.typed, ())) for word in run] for run in runs]
        self.pairs = {pair for run in read for one, two in pairwise(run) for pair in product(one, two)}
        self.growing = query.main.words[-1] if query.main.open else None
        self.begun = {word.folded for run in runs for word in run if word is self.growing or len(word.folded) == 1}

    def unlike(self, ref: int) -> list[Word]:
        """The words that an article has only with other marks; none for one with attached files, which are not read."""
        card = self.index.card(ref)
        shown = words_of(f"{card['title']} {card['summary']}")
        asked = [(word, part) for part in self.plan.parts for word in part.words if self._is_asked(word, part)]
        doubtful = [(word, part) for word, part in asked if not self._stands(word, part, shown)]
        if not doubtful or card.get("attached"):
            return []
        text = [*shown, *words_of(self.index.text(card))]
        return [word for word, part in doubtful if self._differs(word, part, text, ref)]

    def is_other(self, ref: int) -> bool:
        """Whether an article has nothing that was asked for but with other marks."""
        unlike = self.unlike(ref)
        asked = (part.alternatives for part in self.plan.parts if any(word in unlike for word in part.words))
        wrong = {*chain.from_iterable(asked)}
        every = {*chain.from_iterable(part.alternatives for part in self.plan.parts)}
        return not any(ref in holders([terms], self.plan.rows, ANYWHERE) for terms in every - wrong)

    def _is_asked(self, word: Word, part: Part) -> bool:
        """Whether a word was typed with marks, was not corrected, and is no part of a date or a document's number."""
        is_number = any(terms[0][0] == "#" for terms in part.alternatives)
        return bool(word.exact) and not part.period and not is_number and word.typed not in self.plan.corrected

    def _stands(self, word: Word, part: Part, text: Sequence[Word]) -> bool:
        """Whether a text has a word with its marks: beside its neighbours if it was found only by pairs."""
        beside, places = self._places(word, text)
        is_linked = all(terms[0].startswith("_") for terms in part.alternatives)
        return any(self._is_like(word, text[place]) for place in beside or ([] if is_linked else places))

    def _differs(self, word: Word, part: Part, text: Sequence[Word], ref: int) -> bool:
        """Whether an article has a word with other marks only, and neither a synonym nor the word outside its text."""
        beside, places = self._places(word, text)
        others = [
            terms
            for terms in part.alternatives
            if terms[0].startswith("_") or not any(word.folded in _syllables(term) for term in terms)
        ]
        found = beside or (places if ref not in holders(others, self.plan.rows, ANYWHERE) else [])
        return bool(found) and not any(self._is_like(word, text[place]) for place in found)

    def _places(self, word: Word, text: Sequence[Word]) -> tuple[list[int], list[int]]:
        """The places of a word in a text, whatever its marks: those beside its neighbours, and all of them."""
        growing = word is self.growing
        places = [n for n, other in enumerate(text) if _begins(other.folded, word.folded, growing)]
        return [place for place in places if self._is_beside(word, text, place)], places

    def _is_beside(self, word: Word, text: Sequence[Word], place: int) -> bool:
        before = text[place - 1].folded if place else ""
        after = text[place + 1].folded if place + 1 < len(text) else ""
        left, right = ({each, *filter(each.startswith, self.begun)} for each in (before, after))
        return any((each, word.folded) in self.pairs for each in left) or any(
            (word.folded, each) in self.pairs for each in right
        )

    def _is_like(self, word: Word, other: Word) -> bool:
        """Whether another word has the marks of one; a word still being typed is compared as a prefix.

        A syllable that ends in a stop always has a tone, so a missing one was omitted: "Đăk Lăk".
        """
        exact = (unicodedata.normalize("NFD", each.exact or f"={each.folded}") for each in (word, other))
        (letters, tone), (other_letters, other_tone) = map(parted, exact)
        if word is self.growing:
            return other_letters.startswith(letters) and tone in ("", other_tone)
        return letters == other_letters and (tone == other_tone or (not tone and letters[-1] in "ckpt"))


def _syllables(term: str) -> list[str]:
    return term.removeprefix("_").split(" ")


def _begins(text: str, beginning: str, growing: bool) -> bool:
    return text.startswith(beginning) if growing else text == beginning
