"""From what was typed to lunr clauses, reading the rows that they need and no others.

The twin of theme/static/js/search/planner.js, which says why.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .interpreting import SYLLABLE, Alternative, is_abbreviation, is_number, nearest, reread, split
from .names import names_in
from .periods import ROMAN, Requirement, quarter_of
from .published import PAIRS, Published, Row, holders
from .query import Query, Run, Word, words_of

FULL, PARTLY, MARKED = 1, 0.5, 2
SHORT, FEWEST, MOST_TYPOS, MOST_FIRST, MOST_SYNONYM, SCATTERED = 3, 3, 8, 4, 5, 4
TEXT, TITLE, WHEN = ("title", "body"), ("title",), ("title", "when")
EVERYWHERE = (*TEXT, "when")
_GLUED_LETTER = re.compile("#[0-9]+[a-z]-[a-z]")
_OF_A_YEAR = re.compile("#[0-9]+-(?:19|20)[0-9]{2}")
_APART = re.compile(r"(?:0[0-9]{1,4}(?: [0-9]{3,6}){1,3}|1[89]00 [0-9]{4,6}|[1-9][0-9]{0,2}(?: [0-9]{3})+)\Z")


@dataclass(frozen=True, slots=True, order=True)
class Clause:
    """A clause of lunr's: any of the terms. presence: "required", "prohibited" or ""."""

    terms: tuple[str, ...]
    fields: tuple[str, ...]
    boost: float
    presence: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is asked for, as typed: an article answers it that holds all the terms of any alternative."""

    text: str
    period: str
    weight: int
    alternatives: list[tuple[str, ...]]


@dataclass(slots=True)
class Plan:
    """What a question comes to. groups: terms any of which stands for a part; verbatim: of words that mean
    nothing by themselves; corrected: syllables by typed word.
    """

    clauses: list[Clause] = field(default_factory=list)
    groups: list[list[str]] = field(default_factory=list)
    verbatim: list[list[str]] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    rows: dict[str, Row] = field(default_factory=dict)
    corrected: dict[str, list[str]] = field(default_factory=dict)


Covers = list[list[tuple[str, ...]]]
"""The alternatives of each word of a run."""


class Planner:
    """Plans one question."""

    def __init__(self, index: Published) -> None:
        self.index = index
        self.language = index.language
        self.plan = Plan()

    def make(self, query: Query) -> Plan:
        """The plan of a query."""
        for phrase in query.phrases:
            self._phrase(phrase.words)
        for phrase in query.excluded:
            self._whole(phrase.words, "prohibited")
        for run in self._without_required(query.main):
            self._run(run.words, run.open)
        self.plan.clauses.sort()
        return self.plan

    def keep(self, rows: dict[str, Row]) -> dict[str, Row]:
        """Rows again, remembered."""
        for term, row in rows.items():
            known = self.plan.rows.get(term)
            if known is None or len(known.postings) < len(row.postings):
                self.plan.rows[term] = row
        return rows

    def words(self, terms: Sequence[str], prefixes: Sequence[str] = (), *, bodies: bool = False) -> dict[str, Row]:
        """Rows of single tokens, with their postings in bodies if wanted."""
        found = self.index.rows("terms", terms, prefixes)
        for term, row in (self.index.rows("bodies", terms, prefixes) if bodies else {}).items():
            found[term].postings["body"] = row.postings["body"]
        return self.keep(found)

    def pair_rows(self, terms: Sequence[str], prefixes: Sequence[str] = ()) -> dict[str, Row]:
        """Rows of pairs."""
        return self.keep(self.index.rows("pairs", terms, prefixes))

    def meant(self, word: Word) -> str:
        """What an unknown word stands for, as it was meant; several words only if they stand side by side; else ""."""
        words = reread(word, self.index.syllables)
        if not words:
            return ""
        pairs = [pair for pair in _pairs([each.folded for each in words]) if not re.search("[0-9]", pair)]
        found = self.pair_rows(pairs)
        return " ".join(each.typed for each in words) if not pairs or holders([pairs], found, PAIRS) else ""

    def clause(self, terms: Iterable[str], fields: tuple[str, ...], boost: float = FULL, presence: str = "") -> None:
        """A clause more."""
        self.plan.clauses.append(Clause(tuple(terms), fields, boost, presence))

    def _required(self, run: Run) -> list[Requirement]:
        """The requirements with those of their terms that the archive holds; what only looks like one is left out."""
        known = []
        for each in run.required:
            found = self.words(each.terms, [each.prefix] if each.prefix else [])
            exact = [term for term in each.terms if term in found]
            numbers = any(term.startswith("#") for term in exact)
            terms = exact if numbers or not each.hard else sorted(found)
            sure = _OF_A_YEAR.match(each.prefix) or any(not _GLUED_LETTER.match(term) for term in each.terms)
            if terms or sure or each.period:
                known.append(replace(each, terms=tuple(terms)))
        return known

    def _without_required(self, run: Run) -> list[Run]:
        """The runs of words between the requirements, which become clauses."""
        known = self._required(run)
        for each in known:
            if not each.hard:
                continue
            if each.terms:
                self.clause(each.terms, EVERYWHERE, FULL, "required")
                numbers = [term for term in each.terms if term.startswith("#")]
                self.plan.groups.append(numbers or [*each.terms])
            self._part(run.words[each.start : each.end], [(term,) for term in each.terms], each.period, each.text)
        return _between(replace(run, required=tuple(known)))

    def _phrase(self, words: Sequence[Word]) -> None:
        terms = self._whole(words, "required")
        known = all(term in self.plan.rows for term in terms)
        self._part(words, [tuple(terms)] if known else [])

    def _whole(self, words: Sequence[Word], presence: str) -> list[str]:
        """The terms of a phrase that must or must not stand there."""
        if len(words) == 1:
            term = words[0].exact or words[0].folded
            self.words([term], bodies=True)
            self.clause([term], TEXT, FULL, presence)
            return [term]
        terms = _pairs([word.folded for word in words])
        found = self.pair_rows(terms)
        rarest = min(terms, key=lambda term: found[term].number if term in found else 0)
        for term in terms if presence == "required" else [rarest]:
            self.clause([term], PAIRS, FULL, presence)
        return terms

    def _part(
        self, words: Sequence[Word], alternatives: list[tuple[str, ...]], period: str = "", text: str = ""
    ) -> None:
        most = self.index.documents.bit_length() + 1
        rows = self.plan.rows
        held = max((min(rows[t].number if t in rows else 0 for t in terms) for terms in alternatives), default=0)
        weight = most if period else max(most - max(held, 1).bit_length(), 1)
        text = text or " ".join(word.typed for word in words)
        self.plan.parts.append(Part(text, period, weight, alternatives))

    def _run(self, words: Sequence[Word], is_open: bool) -> None:
        """Words that stood side by side."""
        last = len(words) - 1
        choices = [self._choices(words, place, is_open and place == last) for place in range(len(words))]
        folded = [word.folded for word in words]
        spans = self.index.analyzer.spans(folded)
        covers: Covers = [[] for _ in words]
        self._abbreviations(spans, len(words), covers)
        self._synonyms(folded, covers)
        if len(words) <= SHORT:
            self._marked(words)
        linked = self._linked(words, choices, spans, is_open, covers) if last else [False]
        names = names_in(self, words, choices, is_open) if last else []
        in_name = {place for start, end, _ in names for place in range(start, end)}
        loose = self._loose(words, linked, in_name, covers)
        meaning = sum(not word.small for word in words)
        for place, word in enumerate(words):
            initial = place in in_name and len(word.folded) == 1
            dated = word.year and not self._is_bare(word.year)
            if linked[place] or word.small or dated or initial or place in loose:
                continue
            # What may be a syllable as it is typed is another one only beside what stands beside that.
            if meaning > 1 and word.typed in self.plan.corrected and SYLLABLE.match(word.folded):
                self.plan.corrected.pop(word.typed)
            else:
                self._alone(word, choices[place], is_open and place == last, covers[place])
        for start, end, alternatives in names:
            for word in () if alternatives else words[start:end]:
                self.plan.corrected.pop(word.typed, None)  # a name that nobody has is not another one misspelt
            others = [terms for terms in covers[start] if all(terms in each for each in covers[start:end])]
            self._part(words[start:end], [*alternatives, *others])
        for place, word in enumerate(words):
            if place in loose:
                self.plan.corrected.pop(word.typed, None)
                if place - 1 not in loose:
                    end = next(end for end in range(place, len(words) + 1) if end not in loose)
                    self._part(words[place:end], [])
            elif word.small or place in in_name:
                continue
            elif word.year:
                self._year(word, word.year, covers[place])
            else:
                self._part([word], covers[place])

    def _loose(
        self, words: Sequence[Word], linked: Sequence[bool], in_name: Container[int], covers: Covers
    ) -> set[int]:
        """Places of several syllables side by side, no two of which are so in the archive: it has not what they say."""
        loose: set[int] = set()
        run: list[int] = []
        for place, word in enumerate(words):
            known = linked[place] or place in in_name or covers[place] or word.small or word.year
            run = [] if known or not SYLLABLE.match(word.folded) else [*run, place]
            if len(run) >= SCATTERED:
                loose.update(run)
        return loose

    def _is_bare(self, year: Requirement) -> bool:
        """Whether a year is but a number, of which no article is."""
        return year.end - year.start == 1 and not self._own_terms(year)

    def _own_terms(self, year: Requirement) -> list[str]:
        """The terms of a year that articles are of."""
        rows = self.plan.rows
        return [t for t in year.terms if t in rows and any(rows[t].postings.get(name) for name in WHEN)]

    def _year(self, word: Word, year: Requirement, covers: list[tuple[str, ...]]) -> None:
        own = self._own_terms(year)
        for term in own:
            self.clause([term], WHEN, FULL)
        if own:
            self.plan.groups.append([term for term in own if term != year.period] if len(own) > 1 else own)
        self._part([word], [*([(year.period,)] if own else []), *covers], year.period)

    def _choices(self, words: Sequence[Word], place: int, is_open: bool) -> list[Alternative]:
        """The syllables that a typed one may stand for."""
        folded, syllables = words[place].folded, self.index.syllables
        quarter = quarter_of(folded) if place and words[place - 1].folded == "qui" else 0
        if quarter:
            return [Alternative(term, FULL) for term in (str(quarter), ROMAN[quarter])]
        known = (
            words[place].small
            or folded in self.index.foreign
            or len(folded) < FEWEST
            or folded in syllables
            or is_number(folded)
        )
        begins = is_open and any(term.startswith(folded) for term in syllables)
        if known or begins or is_abbreviation(words[place], words):
            return [Alternative(folded, FULL)]
        near = nearest(folded, syllables)[:MOST_TYPOS]
        if near:
            self.plan.corrected[words[place].typed] = near
        return [Alternative(term, PARTLY) for term in near]

    def _linked(
        self,
        words: Sequence[Word],
        choices: Sequence[Sequence[Alternative]],
        spans: Sequence[tuple[str, int, int]],
        is_open: bool,
        covers: Covers,
    ) -> list[bool]:
        """Make clauses for neighbouring words; which words have a pair that the archive holds."""
        last = len(words) - 2
        asked = [
            [
                (f"_{left.term} {right.term}", min(left.boost, right.boost), right.term)
                for left in choices[place][: 1 if place else MOST_FIRST]
                for right in choices[place + 1]
            ]
            for place in range(last + 1)
        ]
        prefixes = [f"_{each.term} {words[-1].folded}" for each in choices[last]] if is_open else []
        found = self.pair_rows([term for some in asked for term, *_ in some], prefixes)
        linked = [False] * len(words)
        for place in range(last + 1):
            grown = sorted(term for term in found if term.startswith(tuple(prefixes))) if place == last else []
            known = [each for each in asked[place] if each[0] in found]
            group = [*dict.fromkeys([*(term for term, *_ in known), *grown])]
            if not group:
                continue
            linked[place] = linked[place + 1] = True
            for term, boost, _ in known:
                self.clause([term], PAIRS, boost)
            if more := [term for term in grown if not any(term == each[0] for each in known)]:
                self.clause(more, PAIRS, PARTLY)
            covers[place] += [(term,) for term in group]
            covers[place + 1] += [(term,) for term in group]
            self._settle(words[place + 1].typed, [right for *_, right in known])
            within = [token for token, start, end in spans if place + 1 >= start and place < end]
            pair = words[place : place + 2]
            if not any(word.small or word.year for word in pair):
                self.plan.groups.append([*group, *within])
            elif any(word.small for word in pair):
                self.plan.verbatim.append(group)
        for place in range(last + 1):
            joined = words[place].folded + words[place + 1].folded
            if joined in self.index.syllables and len(words[place].folded) > 1:
                self.words([joined], bodies=True)
                self.clause([joined], TEXT, PARTLY)
                covers[place].append((joined,))
                covers[place + 1].append((joined,))
        return linked

    def _settle(self, typed: str, terms: Sequence[str]) -> None:
        known = self.plan.corrected.get(typed)
        if known and terms:
            beside = [term for term in known if term in terms]
            self.plan.corrected[typed] = [*dict.fromkeys([*beside, *known])]

    def _marked(self, words: Sequence[Word]) -> None:
        """Exact tokens in titles."""
        terms = [word.exact for word in words if word.exact]
        if not terms:
            return
        self.words(terms, bodies=len(words) == 1)
        for term in terms:
            self.clause([term], TEXT if len(words) == 1 else TITLE, MARKED)

    def _abbreviations(self, spans: Sequence[tuple[str, int, int]], length: int, covers: Covers) -> None:
        fields: dict[str, tuple[str, ...]] = {}
        for token, start, end in spans:
            whole = end - start in (1, length)
            self.words([token], bodies=whole)
            fields[token] = TEXT if whole else TITLE
        for token, where in fields.items():
            self.clause([token], where, FULL)
            alone = any(token == each and end - start == length for each, start, end in spans)
            if alone and token in self.plan.rows:
                self.plan.groups.append([token])
        for token, start, end in spans:
            if token in self.plan.rows:
                for place in range(start, end):
                    covers[place].append((token,))

    def _synonyms(self, folded: Sequence[str], covers: Covers) -> None:
        """What else the words may be called: the pairs of it, or its one word."""
        syllables = self.index.syllables
        asked: list[tuple[int, int, tuple[str, ...]]] = []
        for start in range(len(folded)):
            for end in range(start + 1, min(len(folded), start + MOST_SYNONYM) + 1):
                phrase = " ".join(folded[start:end])
                if _APART.match(phrase):
                    asked.append((start, end, (phrase.replace(" ", ""),)))
                pieces = split(phrase, syllables) if end == start + 1 and not SYLLABLE.match(phrase) else None
                if pieces and len(pieces) > 1:
                    asked.append((start, end, tuple(_pairs([words_of(piece)[0].folded for piece in pieces]))))
                for typed, forms in self.language.synonyms:
                    for form in forms if phrase in typed else ():
                        words = form.split(" ")
                        if form != phrase and all(word in syllables or is_number(word) for word in words):
                            asked.append((start, end, tuple(_pairs(words) if len(words) > 1 else words)))
        single = [term for *_, terms in asked for term in terms if term[0] != "_"]
        several = [term for *_, terms in asked for term in terms if term[0] == "_"]
        if single:
            self.words(single, bodies=True)
        if several:
            self.pair_rows(several)
        for start, end, terms in asked:
            if not all(term in self.plan.rows for term in terms):
                continue
            for term in terms:
                self.clause([term], PAIRS if term[0] == "_" else TEXT, PARTLY)
            for place in range(start, end):
                covers[place].append(terms)

    def _alone(self, word: Word, choices: Sequence[Alternative], is_open: bool, covers: list[tuple[str, ...]]) -> None:
        """A word without neighbours: its syllable wherever it stands."""
        self.words([*(each.term for each in choices), *([word.exact] if word.exact else [])], bodies=True)
        found = self.keep(self.index.rows("terms", [], [word.folded])) if is_open else {}
        more = sorted(term for term, row in found.items() if row.postings.get("title") and term != word.folded)
        known = [each for each in choices if each.term in self.plan.rows]
        for each in known:
            self.clause([each.term], EVERYWHERE, each.boost)
        if more:
            self.clause(more, TITLE, PARTLY)
        self._settle(word.typed, [each.term for each in known])
        exact = [word.exact] if word.exact in self.plan.rows else []
        if group := exact or [*(each.term for each in known), *more]:
            self.plan.groups.append(group)
        covers += [(term,) for term in (*(each.term for each in known), *more)]


def _pairs(folded: Sequence[str]) -> list[str]:
    return [f"_{one} {two}" for one, two in pairwise(folded)]


def _between(run: Run) -> list[Run]:
    """The words of a run cut where requirements must be met, years marked."""
    runs: list[list[Word]] = [[]]
    for place, word in enumerate(run.words):
        stated = [each for each in run.required if each.start <= place < each.end]
        if any(each.hard for each in stated):
            if runs[-1]:
                runs.append([])
        elif stated:
            is_year = word.folded == stated[0].period
            runs[-1].append(replace(word, year=stated[0]) if is_year else replace(word, small=True))
        else:
            runs[-1].append(word)
    opened = [Run(tuple(words)) for words in runs[:-1]] + [Run(tuple(runs[-1]), open=run.open)]
    return [each for each in opened if each.words]
