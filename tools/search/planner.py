"""Turns a query into lunr clauses, and reads only the rows that they need.

The twin of theme/static/js/search/planner.js; the modules beside both have the same names.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from itertools import chain, pairwise

from . import pairs, phrases, requirements, syllables, synonyms
from .interpreting import RAREST, SYLLABLE, is_foreign, reread
from .model import FULL, SLIGHT, Clause, Covers, Part, Plan, pairs_of
from .names import SHORTEST, names_in
from .published import PAIRS, Published, Row, holders
from .query import Query, Word

SHORT, SCATTERED, INDEPENDENT, LONG = 3, 4, 4, 5
"""The most words of a query in which marks matter; the fewest adjacent syllables that count as absent if no pair of
them is known; the fewest letters of a word that needs no neighbour, and of one that may be a typo without one."""

ASKING = re.compile(r"(?:không|khong|chưa)\Z")
"""Matches the last word of a question, as in "có phải nộp lại không"."""
PHONE = re.compile(rf"(?<!\S){synonyms.PHONE}(?!\S)")
LAW = re.compile(r"\b(?:luat|phap lenh|hien phap)\b")
"""Matches the words for laws, which are cited by their years: "Luật Báo chí 2016"."""


class Planner:
    """Plans one question.

    apart: whether words beside stop words are also searched without those, which costs more.
    """

    def __init__(self, index: Published, *, apart: bool = False) -> None:
        self.index, self.apart = index, apart
        self.language = index.language
        self.plan = Plan()
        self.asks = False
        self.cites = False

    def make(self, query: Query) -> Plan:
        """The plan of a query."""
        self.asks = query.main.asks
        self.plan.is_sentence = any(word.small for word in query.main.words)
        for phrase in query.phrases:
            phrases.require(self, phrase.words)
        for phrase in query.excluded:
            phrases.prohibit(self, phrase.words)
        for run in requirements.runs_between(self, query.main):
            self._run(run.words, run.open)
        self.plan.clauses.sort()
        return self.plan

    def keep(self, rows: dict[str, Row]) -> dict[str, Row]:
        """Store rows in the plan, and return them."""
        for term, row in rows.items():
            known = self.plan.rows.get(term)
            if known is None or len(known.postings) < len(row.postings):
                self.plan.rows[term] = row
        return rows

    def words(self, terms: Sequence[str], prefixes: Sequence[str] = (), *, bodies: bool = False) -> dict[str, Row]:
        """The rows of single tokens, with their postings in bodies if wanted."""
        found = self.index.rows("terms", terms, prefixes)
        for term, row in (self.index.rows("bodies", terms, prefixes) if bodies else {}).items():
            found[term].postings["body"] = row.postings["body"]
        return self.keep(found)

    def pair_rows(self, terms: Sequence[str], prefixes: Sequence[str] = ()) -> dict[str, Row]:
        """The rows of pairs."""
        return self.keep(self.index.rows("pairs", terms, prefixes))

    def meant(self, word: Word, *, keyed: bool) -> str:
        """What an unknown word was meant as, else ""; several words only if the archive has them side by side."""
        syllables = self.index.syllables
        words = reread(word, {**dict.fromkeys(self.index.listed, RAREST), **syllables}, keyed=keyed)
        if not words:
            return ""
        # The archive may have an abbreviation in full, and the figures of a number apart.
        known = [each.folded in syllables and not re.search("[0-9]", each.folded) for each in words]
        pairs = pairs_of([each.folded for each in words])
        terms = [pair for pair, beside in zip(pairs, pairwise(known), strict=True) if all(beside)]
        found = self.pair_rows(terms)
        return " ".join(each.typed for each in words) if not terms or holders([terms], found, PAIRS) else ""

    def clause(self, terms: Iterable[str], fields: tuple[str, ...], boost: float = FULL, presence: str = "") -> None:
        """Add a clause."""
        self.plan.clauses.append(Clause(tuple(terms), fields, boost, presence))

    def part(
        self,
        words: Sequence[Word],
        alternatives: list[tuple[str, ...]],
        period: str = "",
        text: str = "",
        *,
        slight: bool = False,
    ) -> None:
        """Add a part; the rarer it is, the higher its weight. slight: whether it has the lowest weight."""
        most = self.index.documents.bit_length() + 1
        rows = self.plan.rows
        held = max((min(rows[t].number if t in rows else 0 for t in terms) for terms in alternatives), default=0)
        weight = most if period else SLIGHT if slight else max(most - max(held, 1).bit_length(), SLIGHT)
        text = text or " ".join(word.typed for word in words)
        self.plan.parts.append(Part(tuple(words), text, period, weight, alternatives))

    def settle(self, typed: str, terms: Sequence[str]) -> None:
        """Of the corrections of a typed syllable, put those first that occur beside its neighbour."""
        known = self.plan.corrected.get(typed)
        if known and terms:
            beside = [term for term in known if term in terms]
            self.plan.corrected[typed] = [*dict.fromkeys([*beside, *known])]

    def _run(self, words: Sequence[Word], is_open: bool) -> None:
        """Plan a run of adjacent words."""
        last = len(words) - 1
        is_counted = synonyms.COUNTED.match(" ".join(word.folded for word in words[-2:]))  # "lớp 1" is no "lớp 10"
        is_open = is_open and not is_counted and not syllables.NUMERAL.match(words[last].typed)
        choices = [syllables.choices_of(self, words, place, is_open and place == last) for place in range(len(words))]
        folded = [word.folded for word in words]
        spans = self.index.analyzer.spans(folded)
        covers: Covers = [[] for _ in words]
        synonyms.abbreviations(self, folded, spans, covers)
        synonyms.synonyms(self, folded, spans, covers)
        if len(words) <= SHORT:
            syllables.marked(self, words)
        linked = pairs.link(self, words, choices, spans, is_open, covers) if last else [False]
        if self.asks and not linked[last] and ASKING.match(words[last].typed.lower()):
            words = words[:last]
        names = names_in(self, words, choices, is_open) if last else []
        in_name = {place for start, end, _ in names for place in range(start, end)}
        known = self.language.honorifics
        honorifics = {at - 1 for at, *_ in names if at and not linked[at - 1] and words[at - 1].folded in known}
        unlinked = self._unlinked(words, linked, in_name, covers)
        # "Ngạc Đức Hiệp" is a name, too.
        least = [SHORTEST if all(words[at].typed[0].isupper() for at in run) else SCATTERED for run in unlinked]
        loose = {*chain.from_iterable(run for run, few in zip(unlinked, least, strict=True) if len(run) >= few)}
        meaning = sum(not word.small for word in words)
        for place, word in enumerate(words):
            initial = place in in_name and len(word.folded) == 1
            dated = word.year and not requirements.is_bare(self, word.year)
            if (linked[place] and not self._is_independent(word, covers[place])) or word.small or dated:
                continue
            if initial or place in loose or place in honorifics:
                continue
            # A short word, or a possible syllable, is corrected only together with a neighbour.
            doubtful = len(word.folded) < LONG or (meaning > 1 and SYLLABLE.match(word.folded))
            if doubtful and word.typed in self.plan.corrected:
                self.plan.corrected.pop(word.typed)
            else:
                syllables.alone(
                    self, word, choices[place], is_open and place == last, covers[place], single=meaning == 1
                )
        for place in loose:
            self.plan.corrected.pop(words[place].typed, None)
        for start, end in self._absent(folded, spans, covers):
            self.part(words[start:end], [], slight=not PHONE.match(" ".join(folded[start:end])))
        for run in unlinked:
            if len(run) > 1:
                self.part(words[run[0] : run[-1] + 1], [], slight=run[0] not in loose)
        for start, end, alternatives in names:
            for word in () if alternatives else words[start:end]:
                self.plan.corrected.pop(word.typed, None)  # a name that nobody has is no typo of another
            others = [terms for terms in covers[start] if all(terms in each for each in covers[start:end])]
            self.part(words[start:end], [*alternatives, *others])
        years = [word.year.period for word in words if word.year]
        of_law = self.cites or LAW.search(" ".join(folded)) is not None
        if len(years) > 1 or (years and of_law):  # an article is dated in one, and mentions the others
            self.words(years, bodies=True)
        english = any(word.folded in self.index.listed and is_foreign(word.typed) for word in words)
        verbatim = set(chain.from_iterable(self.plan.verbatim))
        for place, word in enumerate(words):
            if word.small or place in in_name or place in loose or place in honorifics:
                continue
            if word.year:
                requirements.add_year(self, word, word.year, covers[place], of_law=of_law)
            else:
                # A question in English has other words than the archive has in Vietnamese.
                unsaid = english and not covers[place] and is_foreign(word.typed)
                # It occurs only in pairs with stop words, a mere matter of wording.
                said = bool(covers[place]) and verbatim.issuperset(chain.from_iterable(covers[place]))
                self.part([word], covers[place], slight=unsaid or said)

    def _is_independent(self, word: Word, covers: Sequence[tuple[str, ...]]) -> bool:
        """Whether a known word needs no neighbour: it is no Vietnamese syllable, and not part of an abbreviation."""
        known = word.folded in self.index.syllables and len(word.folded) >= INDEPENDENT
        return known and not SYLLABLE.match(word.folded) and not any(terms[0].startswith("~") for terms in covers)

    def _absent(
        self, folded: Sequence[str], spans: Sequence[tuple[str, int, int]], covers: Covers
    ) -> list[tuple[int, int]]:
        """The spans of units that no article has as a whole: "hạng nhất", "1900 1234", an abbreviation in full."""
        text = " ".join(folded)
        counted = [
            place for place in range(len(folded) - 1) if synonyms.COUNTED.match(" ".join(folded[place : place + 2]))
        ]
        known = [(start, end) for _, start, end in spans if end - start > 1] + [(each, each + 2) for each in counted]
        known += [(text.count(" ", 0, e.start()), text.count(" ", 0, e.end()) + 1) for e in PHONE.finditer(text)]
        return [
            (start, end)
            for start, end in known
            if not any(all(terms in each for each in covers[start:end]) for terms in covers[start])
        ]

    def _unlinked(
        self, words: Sequence[Word], linked: Sequence[bool], in_name: Container[int], covers: Covers
    ) -> list[list[int]]:
        """Runs of the places of adjacent syllables without any pair in the archive; a capital starts another run."""
        runs: list[list[int]] = [[]]
        for place, word in enumerate(words):
            known = linked[place] or place in in_name or covers[place] or word.small or word.year
            if known or not SYLLABLE.match(word.folded):
                runs.append([])
                continue
            if place and word.typed[0].isupper() and not words[place - 1].typed[0].isupper():
                runs.append([])
            runs[-1].append(place)
        return runs
