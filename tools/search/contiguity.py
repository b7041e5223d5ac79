"""Checks that results have names and phrases as a whole; the twin of theme/static/js/search/contiguity.js.

The index has pairs of adjacent syllables, so "a b" and "b c" in different places match "a b c", too. So the texts of
the first articles are read, unless their titles and summaries decide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from .interpreting import SYLLABLE
from .model import EVERYWHERE, MOST_READ, SLIGHT, Part, Plan, pairs_of
from .names import LONGEST, SHORTEST, SMALL, are_cased, is_surname
from .nearness import Stray, is_loose, strays, syllables_of
from .published import PAIRS, Published, holders
from .query import Word, words_of

if TYPE_CHECKING:
    from .results import Found

FEW, NEAR = 3, 4
"""One part in FEW may be apart from its neighbours, by at most NEAR syllables."""
_BREAK = re.compile(r"[^\w ]+")


def without_scattered(index: Published, plan: Plan, words: Sequence[Word], found: Found) -> Found | None:
    """The results; complete are only those that have each name and each phrase as a whole.

    None if the first few have one of them only in pieces: the plan then says that no article has it.
    """
    for name in _possible_names(index, plan, words, found):
        pairs = pairs_of([word.folded for word in name])
        if name[0].small and [pair in plan.rows for pair in pairs] == [True, False, True]:
            continue  # "do thi dieu hanh" is two words
        begun = holders([pairs[:1]], plan.rows, PAIRS)
        few = [ref for ref in found.refs if ref in begun][:MOST_READ]
        borne = not few and not name[0].small and (begun or name[0] not in words[:1])
        if not (borne or any(_tells(index, plan, name, pairs, ref) for ref in few)):
            plan.parts = _with_nobody(plan, name, apart=not begun and any(pair in plan.rows for pair in pairs))
            return None
    if not found.complete:
        told = [ref for ref in found.refs[:MOST_READ] if _is_told_apart(index, plan, words, ref)]
        if told:
            return replace(found, refs=[*dict.fromkeys([*told, *found.refs])], complete=len(told))
        # If the first result has only single syllables, keep the results that have them close together.
        if not all(is_loose(index.language, plan, ref) for ref in found.refs[:1]):
            return found
        return replace(found, refs=[e for e in found.refs[:MOST_READ] if not _strays(index, plan, words, e)])
    apart: list[Stray] = []
    typed = holders([(plan.typed,)], plan.rows, PAIRS)
    for place, ref in enumerate(found.refs[: min(found.complete, MOST_READ)]):
        here = _apart(index, plan, words, ref)
        if not here and found.refs[0] in typed and ref not in typed:
            break  # what has the last pair as typed comes first, though other words are apart there
        apart = here
        if not apart:
            complete, near = found.refs[place : found.complete], found.refs[found.complete :]
            return replace(found, refs=(*complete, *found.refs[:place], *near), complete=len(complete))
    complete, near = found.refs[: found.complete], found.refs[found.complete :]
    if near and found.scores[near[0]] > found.scores[complete[0]] and not _apart(index, plan, words, near[0]):
        # It has together what the others have apart.
        fields = (*EVERYWHERE, *PAIRS)
        apart = [each for each in apart if near[0] not in holders(each.part.alternatives, plan.rows, fields)]
        if not apart:
            return replace(found, refs=(*near, *complete), complete=0)
    plan.parts = [_held_by_none(part, apart) for part in plan.parts]
    return None


def _is_told_apart(index: Published, plan: Plan, words: Sequence[Word], ref: int) -> bool:
    """Whether an article has nearly all words as asked, and the few others near their neighbours, though not beside.

    Another article has a pair of theirs by chance: "vô tuyến công cộng" matches "tuyển công chức".
    """
    lacking = [part for part in plan.parts if ref not in holders(part.alternatives, plan.rows, (*EVERYWHERE, *PAIRS))]
    asked = [word for word in words if not word.small]
    single = {part.words[0].typed for part in lacking if len(part.words) == 1 and _is_syllable(part.words[0])}
    places = [place for place, word in enumerate(asked) if word.typed in single]
    linked = all(part.alternatives and all(terms[0][0] == "_" for terms in part.alternatives) for part in lacking)
    are_few = len(single) == len(lacking) and FEW * len(lacking) <= len(plan.parts)
    has_marks = all(asked[place].exact for place in places)
    if not linked or not are_few or not has_marks or any(place + 1 in places for place in places):
        return False
    card = index.card(ref)
    text = words_of(f"{card['title']}\n{card['summary']}\n{index.text(card)}")
    return all(_stands_near(asked, place, text) for place in places)


def _is_syllable(word: Word) -> bool:
    """Whether a word may be a syllable of several letters."""
    return len(word.folded) > 1 and SYLLABLE.match(word.folded) is not None


def _stands_near(asked: Sequence[Word], place: int, text: Sequence[Word]) -> bool:
    """Whether a text has a word, with its marks, near one of its neighbours in the question."""
    word = asked[place]
    beside = {each.folded for each in (*asked[max(place - 1, 0) : place], *asked[place + 1 : place + 2])}
    here = [at for at, other in enumerate(text) if (other.folded, other.exact) == (word.folded, word.exact)]
    return any(beside & {each.folded for each in text[max(at - NEAR, 0) : at + NEAR + 1]} for at in here)


def _held_by_none(part: Part, apart: Sequence[Stray]) -> Part:
    """A part, without alternatives if it is one of those that are apart."""
    together = next((each.together for each in apart if each.part is part), None)
    return part if together is None else replace(part, text=together, alternatives=[])


def _with_nobody(plan: Plan, name: Sequence[Word], *, apart: bool) -> list[Part]:
    """The parts of a plan where a name that nobody has replaces the parts of its words.

    apart: whether its last words are side by side without the first; they may be no name, and their parts stay.
    """
    typed = [word.typed for word in name]
    within = [part for part in plan.parts if not apart and all(word.typed in typed for word in part.words)]
    others = [part for part in plan.parts if part not in within]
    weight = sum(part.weight for part in within) or SLIGHT
    return [*others, Part((*name,), " ".join(typed), "", weight, [])]


def _possible_names(index: Published, plan: Plan, words: Sequence[Word], found: Found) -> Iterator[Sequence[Word]]:
    """Candidates for names: runs of single words from a surname on; and parts, if there are no complete results."""
    single = {part.words[0].typed for part in plan.parts if len(part.words) == 1 and not part.period}
    single |= {word.typed for word in words if word.small and word.folded in SMALL}
    single |= {word.typed for word in words[:1] if word.small}  # "do duc thanh"
    runs = [[*takewhile(lambda each: each.typed in single, words[place:])] for place in range(len(words))]
    runs += [[*part.words] for part in plan.parts if part.alternatives and not found.complete]
    for run in runs:
        name = run if len(run) <= LONGEST else run[:SHORTEST]
        is_spelt = len(name) >= SHORTEST and all(SYLLABLE.match(word.folded) for word in name)
        if is_spelt and is_surname(name[0], index.language) and are_cased(name):
            yield name


def _tells(index: Published, plan: Plan, name: Sequence[Word], pairs: Sequence[str], ref: int) -> bool:
    """Whether an article mentions the bearer of a name: in its card or its text, or by the whole name elsewhere."""
    card = index.card(ref)
    shown = f"{card['title']}\n{card['summary']}\n"
    if card.get("attached") or _is_told(name, shown):
        return True
    text = shown + index.text(card)
    whole = ref in holders([pairs], plan.rows, PAIRS) and not _is_in_pieces(pairs, _folded(text))
    return whole or _is_told(name, text)


def _is_told(name: Sequence[Word], text: str) -> bool:
    """Whether a text has three words of a name, or the first two if they are not those of another name.

    If the first is a stop word, it must have three.
    """
    least = SHORTEST if name[0].small else 2
    runs = map(words_of, _BREAK.split(text))
    for there in (words[start : start + SHORTEST] for words in runs for start in range(len(words) - 1)):
        like = [
            asked.folded == word.folded and asked.exact in ("", word.exact)
            for asked, word in zip(name, there, strict=False)
        ]
        in_another = not all(like[2:]) and all(word.typed.istitle() for word in there)
        if like[:least] == [True] * least and not in_another:
            return True
    return False


def _apart(index: Published, plan: Plan, words: Sequence[Word], ref: int) -> list[Stray]:
    """The parts that an article has only in pieces or by isolated syllables."""
    return _scattered(index, plan, ref) or _strays(index, plan, words, ref)


def _scattered(index: Published, plan: Plan, ref: int) -> list[Stray]:
    """The parts that an article has only in pieces; none for one with attached files, which are not read."""
    answering = [(part, [a for a in part.alternatives if ref in holders([a], plan.rows, PAIRS)]) for part in plan.parts]
    chained = [(part, chains) for part, chains in answering if chains and all(map(_is_chain, chains))]
    if not chained:
        return []
    card = index.card(ref)
    shown = _folded(f"{card['title']} {card['summary']}")
    doubtful = [(part, chains) for part, chains in chained if not any(_stands(terms, shown) for terms in chains)]
    if not doubtful or card.get("attached"):
        return []
    text = f"{shown.rstrip()}{_folded(index.text(card))}"
    return [Stray(part, part.text) for part, chains in doubtful if all(_is_in_pieces(terms, text) for terms in chains)]


def _strays(index: Published, plan: Plan, words: Sequence[Word], ref: int) -> list[Stray]:
    """The parts that an article has by isolated syllables; none for one with attached files, which are not read."""
    card = index.card(ref)
    shown = words_of(f"{card['title']} {card['summary']}")
    found = strays(index.language, plan, words, ref, shown, whole=False)
    if not found or card.get("attached"):
        return []
    text = words_of(index.text(card))
    return strays(index.language, plan, words, ref, [*shown, *text], whole=True) if text else []


def _is_chain(terms: Sequence[str]) -> bool:
    """Whether terms are pairs, each starting with the last syllable of the one before."""
    return len(terms) > 1 and [*terms] == pairs_of(syllables_of(terms))


def _stands(terms: Sequence[str], text: str) -> bool:
    """Whether a folded text has a chain as a whole."""
    return f" {' '.join(syllables_of(terms))} " in text


def _is_in_pieces(terms: Sequence[str], text: str) -> bool:
    """Whether a text has all pairs of a chain, but not the whole chain.

    A pair that it lacks is indexed from elsewhere, as the author's name is.
    """
    return all(_stands([term], text) for term in terms) and not _stands(terms, text)


def _folded(text: str) -> str:
    """The folded syllables of a text, each between spaces."""
    return f" {' '.join(word.folded for word in words_of(text))} "
