"""The document numbers and periods in a question, and the words between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .model import EVERYWHERE, FULL, WHEN
from .periods import Requirement
from .published import PAIRS
from .query import Run, Word

if TYPE_CHECKING:
    from .planner import Planner

_GLUED_LETTER = re.compile("#[0-9]+[a-z]-[a-z]")
_BEFORE_ISSUER = re.compile("#[0-9]+[a-z]?-(?:(?:19|20)[0-9]{2}-)?(?=[a-z])")
_YEAR = re.compile("(#[0-9]+-)(?:19|20)[0-9]{2}-")
_STATED = re.compile("#(1[3-9]|[2-9][0-9]|[0-9]{3,5})-((?:19|20)[0-9]{2})(?![0-9a-z])")
"""Matches a number that is no month, with its year."""
_CITES = re.compile("(?!(?:ngay|mung|mong|thang)\\Z)[a-z]")
"""Matches the first of the words before a document's number."""
_OF_A_YEAR = re.compile("#[0-9]+-(?:19|20)[0-9]{2}")


def runs_between(planner: Planner, run: Run) -> list[Run]:
    """Add clauses for the requirements, and return the runs of words between them."""
    known = _held(planner, run)
    planner.cites = any(not each.period for each in run.required)
    for each in known:
        if not each.hard:
            continue
        if each.terms:
            planner.clause(each.terms, (*EVERYWHERE, *PAIRS), FULL, "required")
            numbers = [term for term in each.terms if term.startswith("#")]
            planner.plan.groups.append(numbers or [*each.terms])
        planner.part(run.words[each.start : each.end], [(term,) for term in each.terms], each.period, each.text)
    return _between(replace(run, required=tuple(known)))


def _held(planner: Planner, run: Run) -> list[Requirement]:
    """The requirements with those terms that the archive has; what only looks like one is left out."""
    known = []
    for each in run.required:
        found = planner.words(each.terms, [each.prefix] if each.prefix else [])
        if not found and (number := _BEFORE_ISSUER.match(each.prefix)):
            alike = planner.words((), [number[0]])
            found = {term: row for term, row in alike.items() if _is_meant(each.prefix, term)}
        if not found and (stated := _STATED.match(each.prefix)):
            # "nghị định 64/2008", in a text that omits the issuer
            alike = planner.words((), [stated[0]])
            found = planner.pair_rows([f"_{stated[1]} {stated[2]}"]) if not alike else {}
        exact = [term for term in each.terms if term in found]
        numbers = any(term.startswith("#") for term in exact)
        terms = exact if numbers or not each.hard else sorted(found)
        if _CITES.match(run.words[each.start].folded):  # "TT 04/2022" is no month
            terms = [term for term in terms if term.startswith("#")] or terms
        sure = _OF_A_YEAR.match(each.prefix) or any(not _GLUED_LETTER.match(term) for term in each.terms)
        if terms or sure or each.period:
            known.append(replace(each, terms=tuple(terms)))
    return known


def _is_meant(typed: str, number: str) -> bool:
    """Whether a number is one as typed, but for a typo or its year: "quyết định số 15" means 15/2020/QĐ-TTg."""
    return _bare(number) == _bare(typed) or _YEAR.sub(r"\1", number).startswith(f"{typed}-")


def _bare(number: str) -> str:
    """A number without what a typo often changes: "130/2018/NĐCP", "12/BC-DDBQH" for ĐĐBQH."""
    return number.replace("-", "").replace("dd", "d")


def _between(run: Run) -> list[Run]:
    """The words of a run, split at requirements that must be satisfied, with years marked."""
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


def is_bare(planner: Planner, year: Requirement) -> bool:
    """Whether a year is a mere number, in which no article is dated."""
    return year.end - year.start == 1 and not _own_terms(planner, year)


def _own_terms(planner: Planner, year: Requirement) -> list[str]:
    """The terms of a year that are in titles or dates of articles."""
    rows = planner.plan.rows
    return [term for term in year.terms if term in rows and any(rows[term].postings.get(name) for name in WHEN)]


def add_year(
    planner: Planner, word: Word, year: Requirement, covers: Sequence[tuple[str, ...]], *, of_law: bool
) -> None:
    """Add a year among words, whose articles are preferred. of_law: whether it may be that of a law they mention."""
    own = _own_terms(planner, year)
    for term in own:
        planner.clause([term], WHEN, FULL)
    if own:
        planner.plan.groups.append([term for term in own if term != year.period] if len(own) > 1 else own)
    known = own or (of_law and year.period in planner.plan.rows)
    planner.part([word], [*([(year.period,)] if known else []), *covers], "" if of_law else year.period)
