"""Fills in a draft's front matter: facts, guesses with their reasons, and what is left for the editor to decide."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from plugins.content.layout import first_words
from plugins.content.letters import UPPER
from plugins.vietnamese.dates import DateFault, When, find_dates, parse
from plugins.vietnamese.text import slug
from plugins.vietnamese.when import as_when

from .classification.patterns import DOCUMENT
from .model import Article, Block, Figure, Item, Official, Paragraph, Role, text_of
from .profile import Profile

_LEAD = 4
"""Leading paragraphs searched for the date of the event."""
_NEWS = 31
"""Most days between an event and the publication of its report."""
_TOLD = frozenset(("encoding-damaged", "text-recovered", "struck", "formula", "hidden", "around"))
"""Notes and features of a page that its editor has to look at."""
_SUMMARY = 300
_NAME = 80
_PERIODS = {"giao-ban": ("quarter", "half", "month", "year"), "chao-co": ("month",), "hoi-nghi": ("half",)}
_PHOTOGRAPHED = re.compile(r"(?<!\d)(?P<year>20[0-3]\d)(?P<month>0[1-9]|1[0-2])(?P<day>[0-2]\d|3[01])[-_]")
_SENTENCE = re.compile(rf"(?<=[.!?…])\s+(?=[{UPPER}“\"])")
_DATEABLE = ("minute", "day", "month")
_UNKNOWN = "tháng 1/1900"
"""Placeholder if no date is found: an article must have one, and nobody mistakes this one for real."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A value and the code of the reason for it."""

    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Head:
    """The front matter of a draft. date: when it was published, or a substitute if unknown."""

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
        """The file name without ".md": day or month, then the slug of the title."""
        day = self.date.start.date().isoformat()
        return f"{day[:7] if self.date.precision == 'month' else day}-{short_slug(self.title)}"


def short_slug(title: str) -> str:
    """The slug of a title, cut between words; always contains a letter."""
    name = first_words(slug(title), _NAME)
    return name if re.search("[a-z]", name) else f"bai-{name}".strip("-")


def complete(article: Article, profile: Profile, categories: Container[str]) -> Head:
    """Complete the front matter of a draft. categories: those that the archive has."""
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
    undecided += [code for code, _ in article.page.notes if code in _TOLD]
    undecided += sorted(_TOLD & article.page.features)
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
    """The files that the text links to, by their addresses as written on the page."""
    hrefs = (
        span.href
        for line in article.page.lines
        if article.decisions[line.number].role is Role.BODY
        for span in line.spans
    )
    return tuple(dict.fromkeys(href for href in hrefs if DOCUMENT.search(href)))


def _date(article: Article, title: str) -> tuple[When, str]:
    """The publication date and its reason; if the page does not state it, the best substitute the page offers."""
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
    """The first full date in the opening paragraphs."""
    for text in _paragraphs(blocks, _LEAD):
        for found in find_dates(text, anchor=anchor):
            if found.when and found.when.precision in ("minute", "day"):
                return as_when(found.when.start.date())
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
    """The leading whole sentences of the text that fit a summary; "" if even the first is too long."""
    lead = next(_paragraphs(blocks, 1), "")
    summary = ""
    for sentence in _SENTENCE.split(lead):
        longer = f"{summary} {sentence}".strip()
        if len(longer) > _SUMMARY:
            break
        summary = longer
    return summary if summary.endswith((".", "!", "?", "…")) else ""
