"""The pipeline for one page: lines, profile, decisions, blocks, draft, report.

Pure: the result depends only on the page's lines, the profiles, the archive's categories, and the photographs and
attached files that `find` returns. Pages are read in sources/; batch.py imports many.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field, replace

from . import profile as profiles
from .classification.deciding import decide
from .classification.refusing import refusal
from .completing import Head, complete, short_slug
from .duplicates import sketch
from .model import Article, Page, Role
from .profile import MESSAGES, Profile
from .reporting.line_outcomes import LineOutcome, line_outcomes, refused
from .reporting.suspicions import Suspicion, suspicions
from .structure.building import build
from .structure.personal import leave_out, mask
from .writing import attached, front_matter, markdown, photographs


@dataclass(frozen=True, slots=True)
class Draft:
    """An article ready to be written. stem: of its file name; files: photographs and attached files by content path;
    text: the content of the file."""

    stem: str
    year: int
    text: str
    files: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """The result for one page. refusal: why it is not an article, "" if it is one; outcomes: one for each source line.

    rules: the descriptions of the profile's rules, by name.
    """

    page: Page
    profile: str
    rules: Mapping[str, str]
    refusal: str
    outcomes: tuple[LineOutcome, ...]
    article: Article | None = None
    head: Head | None = None
    draft: Draft | None = None
    suspicions: tuple[Suspicion, ...] = ()
    sketch: frozenset[int] = frozenset()


def import_page(
    page: Page,
    known: Sequence[Profile],
    categories: Container[str],
    find: photographs.Find = lambda _: None,
) -> Imported:
    """Import one page. categories: those that the archive has; find: returns the bytes of a photograph or attached file
    beside the page."""
    profile = profiles.choose(page, known)
    rules = {rule.name: rule.about for rule in profile.rules}

    # Classify each line, and refuse a page that is not an article.
    decisions, facts = decide(page, profile)
    if reason := refusal(page, profile, decisions):
        return Imported(page, profile.name, rules, reason, refused(page, reason))

    # Build the article's blocks, and remove personal data.
    blocks, removals, doubtful = leave_out(build(page, decisions, profile))
    decisions = {**decisions, **{number: replace(decisions[number], unsure=True) for number in doubtful}}
    facts = replace(facts, title=mask(facts.title), undecided=(*facts.undecided, *(("personal",) if doubtful else ())))
    article = Article(page, decisions, facts, blocks, removals)

    # The draft.
    head = complete(article, profile, categories)
    year, nameless = head.date.start.year, MESSAGES.say("photograph-nameless")
    shown = photographs.collect(blocks, find, year, short_slug(head.title), nameless)
    body = markdown.write(blocks, shown, page.origin.address)
    taken = attached.collect(blocks, find, year)
    lead = next(iter(shown.paths.values()), "")
    front = front_matter.write(page, facts, head, removals, lead, taken.attached)
    draft = Draft(head.stem, year, f"{front}\n{body.text}", {**shown.files, **taken.files})

    # Record the outcome of each line, and what looks wrong.
    every = line_outcomes(article, body.lines, front.count("\n") + 2)
    suspicious = suspicions(article, facts.date)
    text = "\n".join(line.text for line in page.lines if decisions[line.number].role in (Role.TITLE, Role.BODY))
    return Imported(page, profile.name, rules, "", every, article, head, draft, suspicious, sketch(text))
