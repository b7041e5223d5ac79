"""What an article's front matter can say: facts, and guesses with the reason of each; what is left to its editor."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.content.layout import first_words
from plugins.vietnamese.dates import DateFault, When, find_dates, parse
from plugins.vietnamese.text import slug

from .classification.patterns import DOCUMENT
from .model import Article, Block, Figure, Item, Official, Paragraph, Role, text_of
from .profile import Profile

_LEAD = 4
"""Paragraphs in which the event is told."""
_NEWS = 31
"""Days within which an event is told."""
_SUMMARY = 300
_NAME = 80
_PERIODS = {"giao-ban": ("quarter", "half", "month", "year"), "chao-co": ("month",), "hoi-nghi": ("half",)}
_PHOTOGRAPHED = re.compile(r"(?<!\d)(?P<year>20[0-3]\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])[-_]")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+(?=[A-ZÀ-ỸĐ“\"])")
_DATEABLE = ("minute", "day", "month")
_UNKNOWN = "tháng 1/1900"
"""Stands where nothing tells a date at all: an article cannot do without, and nobody takes it for one."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value, and the code of how it is known."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a draft. date: of its place among others, known or stood in for."""

    title: str
    date: When
    date_reason: str
    category: Guess
    period: Guess | None
    event_date: When | None
    place: str
    summary: str
    undecided: tuple[str, ...]

    @property
    def stem(self) -> str:
        """The name of its file without ".md": day or month, and the title in plain letters."""
        day = self.date.start.date().isoformat()
        return f"{day[:7] if self.date.precision == 'month' else day}-{short_slug(self.title)}"


def short_slug(title: str) -> str:
    """A title for an address, cut between words; never without a letter."""
    name = first_words(slug(title), _NAME)
    return name if re.search("[a-z]", name) else f"bai-{name}".strip("-")


def complete(article: Article, profile: Profile, categories: Container[str]) -> Head:
    """The head of an article's draft. categories: those that the archive has."""
    facts, blocks = article.facts, article.blocks
    title = facts.title or article.page.metadata.title or article.page.origin.name.rpartition("/")[2]
    when, reason = _date(article, title)
    category = _category(title, facts.section, profile, categories)
    undecided = list(facts.undecided)
    official = next((block for block in blocks if isinstance(block, Official)), None)
    if category.value == "lay-y-kien":
        undecided.append("notice")
    if any(isinstance(block, Figure) for block in blocks):
        undecided.append("photographs")
    if documents_of(article):
        undecided.append("documents")
    undecided += [code for code, _ in article.page.notes if code == "encoding-damaged"]
    event = _event(blocks, facts.date.start.date() if facts.date else None)
    return Head(
        title=title,
        date=when,
        date_reason=reason,
        category=category,
        period=_period(title, category.value, when),
        event_date=event if event and facts.date and 0 <= (facts.date.start - event.start).days <= _NEWS else None,
        place=official.place if official else "",
        summary=_summary(blocks),
        undecided=tuple(dict.fromkeys(undecided)),
    )


def documents_of(article: Article) -> tuple[str, ...]:
    """The files that the text links to, as the page wrote their addresses."""
    hrefs = (
        span.href
        for line in article.page.lines
        if article.decisions[line.number].role is Role.BODY
        for span in line.spans
    )
    return tuple(dict.fromkeys(href for href in hrefs if DOCUMENT.search(href)))


def _date(article: Article, title: str) -> tuple[When, str]:
    """When the page was published; where it does not say, the nearest thing to it that it tells, and what that is."""
    if article.facts.date:
        return article.facts.date, article.facts.reasons["date"]
    for reason, when in (
        ("date-document", _of_document(article.blocks)),
        ("date-event", _event(article.blocks, None)),
        ("date-photograph", _photographed(article.blocks)),
        ("date-title", _in_title(title)),
    ):
        if when and when.precision in _DATEABLE:
            return when, reason
    return parse(_UNKNOWN), "date-unknown"


def _of_document(blocks: Sequence[Block]) -> When | None:
    for block in blocks:
        if isinstance(block, Official) and block.day:
            return _parsed(block.day)
    return None


def _parsed(text: str) -> When | None:
    try:
        return parse(text)
    except DateFault:
        return None


def _event(blocks: Sequence[Block], anchor: date | None) -> When | None:
    """The first day that the beginning of the text names."""
    for text in _paragraphs(blocks, _LEAD):
        for found in find_dates(text, anchor=anchor):
            if found.when and found.when.precision in ("minute", "day"):
                return _parsed(f"{found.when.start:%d/%m/%Y}")
    return None


def _paragraphs(blocks: Sequence[Block], most: int) -> Iterator[str]:
    texts = (text_of(block.spans) for block in blocks if isinstance(block, Paragraph | Item))
    yield from list(texts)[:most]


def _photographed(blocks: Sequence[Block]) -> When | None:
    for block in blocks:
        if isinstance(block, Figure) and (match := _PHOTOGRAPHED.search(block.source.rpartition("/")[2])):
            return _parsed(f"{match['day']}/{match['month']}/{match['year']}")
    return None


def _in_title(title: str) -> When | None:
    for found in find_dates(title):
        if found.when:
            precise = found.when.precision in _DATEABLE
            return found.when if precise else _parsed(f"tháng {found.when.start:%m/%Y}")
    return None


def _category(title: str, section: str, profile: Profile, categories: Container[str]) -> Guess:
    for text, reason in ((title, "category-title"), (section, "category-section")):
        for name, pattern in profile.categories:
            if name in categories and pattern.pattern and text and (match := pattern.search(text)):
                return Guess(name, f"{reason}:{match[0].lower()}")
    last = [name for name, pattern in profile.categories if name in categories and not pattern.pattern]
    return Guess(last[-1] if last else "tin-tuc", "category-none")


def _period(title: str, category: str, when: When) -> Guess | None:
    wanted = _PERIODS.get(category, ())
    for found in find_dates(title, anchor=when.start.date()):
        if found.when and found.when.precision in wanted:
            return Guess(title[found.start : found.end], "period-title")
    return None


def _summary(blocks: Sequence[Block]) -> str:
    """The first sentences of the text, as many as a summary may have; none where even one is too long."""
    lead = next(_paragraphs(blocks, 1), "")
    summary = ""
    for sentence in _SENTENCE.split(lead):
        longer = f"{summary} {sentence}".strip()
        if len(longer) > _SUMMARY:
            break
        summary = longer
    return summary if summary.endswith((".", "!", "?", "…")) else ""
