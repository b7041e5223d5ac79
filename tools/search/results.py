"""One search: what was typed, planned, scored and sorted; the twin of theme/static/js/search/results.js."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from .contiguity import without_scattered
from .interpreting import LETTER_KEY, telex, vni
from .lunr_index import scores
from .marks import with_marks
from .model import MOST_READ, SLIGHT, Clause, Part, Plan, outermost
from .periods import IS_YEAR, neighbours
from .planner import Planner
from .published import PAIRS, Published, holders
from .query import ANY_CASE, Query, cleaned, parse

NAMED = ("title", "title_pairs")
TITLE, BODY = (*NAMED, "when"), ("body", "body_pairs", "when")
ANYWHERE = (*TITLE, *BODY)
CLEARLY, LENGTHY = 1.25, 5
"""The factor by which a clearly better score is higher; the fewest parts of a long question."""
_EXACT = re.compile("#|@.+-.+-")
"""Matches the tokens of document numbers and days."""


@dataclass(frozen=True, slots=True)
class Found:
    """The results of a question.

    refs: the articles, best first; complete: how many of them match every part: the others match most of it; read: the
    query as it was meant; corrected: syllables by typed word; nowhere: the parts that no article has; period: the token
    of a period without articles, instead of which those of its neighbours are given.
    """

    refs: Sequence[int] = ()
    complete: int = 0
    scores: Mapping[int, float] = field(default_factory=dict)
    read: str = ""
    corrected: Mapping[str, Sequence[str]] = field(default_factory=dict)
    nowhere: Sequence[str] = ()
    period: str = ""


def search(index: Published, typed: str) -> Found:
    """The articles that answer a question."""
    index.learn(typed)
    read = _as_meant(Planner(index), typed)
    query = parse(read, index.language)
    planner, found = _asked(index, query, read)
    if not found.complete and any(word.small or word.called for word in query.main.words):
        planner, found = _asked(index, query, read, apart=True)
    plan = planner.plan
    period = next((part for part in plan.parts if part.period), None)
    of_others = period and _is_of_others(index, plan, period, found.refs[: found.complete])
    if of_others:
        found = replace(found, complete=0)
    answered = found.complete
    if found.refs:
        found = with_marks(planner, query, found)
    if answered:
        return found
    if period is None or (not of_others and _is_met(plan, period, found)):
        return found
    near = _beside(planner, plan, period)
    if not near.refs and period.alternatives:
        return found
    return replace(found, refs=near.refs, complete=0, scores=near.scores, period=period.period)


def _asked(index: Published, query: Query, read: str, *, apart: bool = False) -> tuple[Planner, Found]:
    """The results of a query, after the planner that made them."""
    planner = Planner(index, apart=apart)
    plan = planner.make(query)
    found = _answers(plan, index)
    found = without_scattered(index, plan, query.main.words, found) or _answers(plan, index)
    nowhere = outermost((part.text for part in plan.parts if not part.period and not part.alternatives), read)
    return planner, replace(found, read=read, corrected=plan.corrected, nowhere=nowhere)


def _as_meant(planner: Planner, typed: str) -> str:
    """A query in which words that no article has are replaced by those that were meant."""
    index = planner.index
    main = parse(typed, index.language).main
    unknown = [
        word
        for place, word in enumerate(main.words)
        if not any(each.start <= place < each.end for each in main.required)
        and not word.small
        and word.folded not in index.syllables
        and word.folded not in index.listed
        and any("a" <= char <= "z" for char in word.folded)
        and len(word.folded) > 2
    ]
    growing = main.open and unknown and unknown[-1] is main.words[-1]
    if growing and any(term.startswith(unknown[-1].folded) for term in index.syllables):
        unknown.pop()
    read = cleaned(typed)
    for one, two in pairwise(main.words):
        # "ipv 6"
        if (one in unknown or two in unknown) and f"{one.folded}{two.folded}" in index.syllables:
            read = read.replace(f"{one.typed} {two.typed}", f"{one.typed}{two.typed}", 1)
            unknown = [word for word in unknown if word not in (one, two)]
    keys = [word for word in unknown if telex(word.typed)]
    if len(keys) == 1 < len(main.words) and not LETTER_KEY.search(keys[0].typed):
        unknown.remove(keys[0])
    keyed = any(vni(word.typed) for word in unknown)
    meant = {word.typed: text for word in unknown if (text := planner.meant(word, keyed=keyed))}
    read = ANY_CASE.sub(lambda match: meant.get(match[0], match[0]), read)
    return typed if read == cleaned(typed) else read


def _answers(plan: Plan, index: Published) -> Found:
    """The articles that match all of a plan, then those that match most of it."""
    prohibits = plan.clauses and all(each.presence == "prohibited" for each in plan.clauses)
    taken = index.taken() if prohibits else []
    found = scores(plan.clauses, plan.rows, index.fields, index.documents, taken)
    if not found:
        optional = [replace(e, presence="") if e.presence == "required" else e for e in plan.clauses]
        found = scores(optional, plan.rows, index.fields, index.documents)
    held = [(part.weight, holders(part.alternatives, plan.rows, ANYWHERE)) for part in plan.parts]
    most = sum(part.weight for part in plan.parts)
    weights = {ref: sum(weight for weight, refs in held if ref in refs) for ref in found}
    ordered = _in_order(found, plan)
    complete = [ref for ref in ordered if weights[ref] == most]
    if plan.is_sentence and complete:
        # What lacks only slight parts but scores better is what was meant; long articles have everything by chance.
        slight = [part.weight == SLIGHT and bool(part.alternatives) for part in plan.parts]
        asked = [refs for (_, refs), is_slight in zip(held, slight, strict=True) if not is_slight]
        best = max(found[ref] for ref in complete)
        meant = [ref for ref in ordered if found[ref] > CLEARLY * best and all(ref in refs for refs in asked)]
        complete = [*dict.fromkeys([*sorted(meant, key=lambda ref: -found[ref]), *complete])]
    others = set(ordered).difference(complete)
    # An article with the number of a document, or of a day, is near, whatever else was typed.
    numbers = [terms for part in plan.parts for terms in part.alternatives if _EXACT.match(terms[0])]
    named = holders(numbers, plan.rows, ANYWHERE)
    near = [ref for ref in ordered if ref in others and (2 * weights[ref] >= most or ref in named)]
    # Of a long question that no article answers by half, the best are given that answer a third.
    is_vague = not complete and not near and len(plan.parts) >= LENGTHY
    near = [ref for ref in ordered if 3 * weights[ref] >= most] if is_vague else near
    near.sort(key=lambda ref: -weights[ref] * found[ref])
    return Found((*complete, *near[: MOST_READ if is_vague else None]), len(complete), found)


def _is_of_others(index: Published, plan: Plan, period: Part, complete: Sequence[int]) -> bool:
    """Whether results only mention a period or are dated in it, while titles of their series name another one."""
    rest = [holders(part.alternatives, plan.rows, TITLE) for part in plan.parts if part is not period]
    if not rest or not complete:
        return False
    series = set.intersection(*rest)
    kind = _kind(period.period)
    titles = [index.card(ref)["title"] for ref in complete[:MOST_READ] if ref in series]
    named = [[token for token in index.analyzer.tokens(title).words if _kind(token) == kind] for title in titles]
    if holders(period.alternatives, plan.rows, TITLE).isdisjoint(complete):
        return any(named)
    others = [each for each in named if each and period.period not in each]
    return kind in ("@-", "@q-") and len(others) == len(complete)


def _kind(period: str) -> str:
    """A token without its numbers: those of time are "@q-", "@-", "@--", and years "year"."""
    return "year" if IS_YEAR.match(period) else re.sub("[0-9]+", "", period)


def _is_met(plan: Plan, period: Part, found: Found) -> bool:
    """Whether the nearest result is of the period itself and matches most of the rest."""
    own = holders(period.alternatives, plan.rows, TITLE)
    rest = [(part.weight, holders(part.alternatives, plan.rows, ANYWHERE)) for part in plan.parts if part is not period]
    most = sum(weight for weight, _ in rest)
    return any(2 * sum(weight for weight, refs in rest if ref in refs) > most for ref in found.refs[:1] if ref in own)


def _beside(planner: Planner, plan: Plan, period: Part) -> Found:
    """The articles that match a plan except its period, and are of the nearest periods before and after."""
    sides = neighbours(period.period)
    planner.words([term for side in sides for term in side])
    terms = tuple(term for side in sides for term in side if term in plan.rows)
    own = {term for alternative in period.alternatives for term in alternative[:1]}
    others = [e for e in plan.clauses if not (e.presence == "required" and own.intersection(e.terms))]
    if not terms:
        return Found()
    clauses = [*others, Clause(terms, ("when",), 1, "required")]
    parts = [*(part for part in plan.parts if part is not period), replace(period, alternatives=[(t,) for t in terms])]
    found = _answers(replace(plan, clauses=clauses, parts=parts), planner.index)
    answering = found.refs[: found.complete]
    nearest: set[int] = set()
    for side in sides:
        for term in side:
            refs = plan.rows[term].postings.get("when", {}) if term in plan.rows else {}
            if refs.keys() & set(answering):
                nearest |= refs.keys()
                break
    return Found([ref for ref in answering if ref in nearest], 0, found.scores)


def _in_order(found: Mapping[int, float], plan: Plan) -> list[int]:
    """Articles by tier: all in the title, as typed; all in the title or date; every part there, or all in the text; all
    somewhere; the rest.

    Then by score, then newest first; but before everything else, those with the last word exactly as typed. The words
    of a sentence are far apart, so of articles that have all of them somewhere, only the score decides.
    """
    # "9/2014" may be a month or start a number: the number is rarer, so it comes first.
    numbers = ([terms for terms in part.alternatives if terms[0].startswith("#")] for part in plan.parts)
    parts = [some or part.alternatives for some, part in zip(numbers, plan.parts, strict=True)]
    groups = [[(term,) for term in terms] for terms in plan.groups]
    every = [*groups, *([(term,) for term in terms] for terms in plan.verbatim)]
    last = () if plan.is_sentence else ((groups, BODY), (groups, ANYWHERE))
    steps = ((every, NAMED), (every, TITLE), (groups, TITLE), (parts, TITLE), (every, BODY), *last)
    tiers = [set(found).intersection(*(holders(each, plan.rows, fields) for each in some)) for some, fields in steps]
    typed = holders([(plan.typed,)], plan.rows, PAIRS)

    def tier(ref: int) -> int:
        return next((number for number, refs in enumerate(tiers) if ref in refs), len(tiers))

    return sorted(found, key=lambda ref: (ref not in typed, tier(ref), -found[ref], -ref))
