"""The loss report of one page: every line has exactly one outcome, and the totals add up to the whole source."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, get_args

from ..model import Article, Decision, Official, Page, Role, Signatures
from ..structure.personal import mask

Kind = Literal["kept", "moved", "dropped", "personal", "unsure"]
KINDS: tuple[Kind, ...] = get_args(Kind)
_MOVED = {
    Role.TITLE: "title", Role.DATE: "date", Role.MODIFIED: "modified", Role.AUTHOR: "authors", Role.TAGS: "tags",
    Role.SECTION: "source",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class LineOutcome:
    """What happened to a line. where: a front matter key, or "dòng N" of the draft; rule: the rule that decided it."""

    line: int
    kind: Kind
    where: str
    rule: str
    text: str


def line_outcomes(article: Article, starts: tuple[int, ...], body_line: int) -> tuple[LineOutcome, ...]:
    """The outcome of every line of an article's page. starts: the line of the body on which each block begins.

    body_line: the line of the draft's file on which the body begins.
    """
    places: dict[int, int] = {}
    for block, start in zip(article.blocks, starts, strict=True):
        for number in block.lines:
            places.setdefault(number, body_line + start - 1)
    framed = {number for block in article.blocks if isinstance(block, Official | Signatures) for number in block.lines}
    personal = {removal.line: removal.kind for removal in article.removals}
    return tuple(_outcomes(article.page, article.decisions, places, framed, personal))


def refused(page: Page, reason: str) -> tuple[LineOutcome, ...]:
    """The outcome of every line of a page that is not an article."""
    return tuple(
        LineOutcome(line.number, "dropped", "", f"trang-bi-tu-choi:{reason}", shown(page, line.number))
        for line in page.lines
    )


def _outcomes(
    page: Page,
    decisions: Mapping[int, Decision],
    places: Mapping[int, int],
    framed: set[int],
    personal: Mapping[int, str],
) -> Iterator[LineOutcome]:
    for line in page.lines:
        number, decision = line.number, decisions[line.number]
        text = shown(page, number)
        where = f"dòng {places[number]}" if number in places else ""
        if number in personal:
            yield LineOutcome(number, "personal", where, personal[number], text)
        elif decision.role in _MOVED:
            kind: Kind = "unsure" if decision.unsure else "moved"
            yield LineOutcome(number, kind, _MOVED[decision.role], decision.rule, text)
        elif decision.role is Role.BODY and where:
            kind = "unsure" if decision.unsure else ("moved" if number in framed else "kept")
            yield LineOutcome(number, kind, where, decision.rule, text)
        else:
            yield LineOutcome(number, "unsure" if decision.unsure else "dropped", "", decision.rule, text)


def shown(page: Page, number: int) -> str:
    """A line as shown in a report: personal data masked, a picture by its source."""
    line = page.lines[number - 1]
    if line.picture and not line.text:
        source = line.picture.source
        return f"[{'data:' if source.startswith('data:') else source}]"
    return mask(line.text)


def totals(all_of_them: tuple[LineOutcome, ...]) -> dict[str, int]:
    """The number of lines with each outcome, and "all" for their sum."""
    counted = Counter(outcome.kind for outcome in all_of_them)
    return {**{kind: counted[kind] for kind in KINDS}, "all": len(all_of_them)}
