"""Batch import: pages are imported by workers, deduplicated against the content folder, and written one by one.

The folder itself records what was imported: each draft keeps the SHA-256 of its page, so importing again, or resuming
after an interruption, leaves every existing draft as its editor left it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path

from plugins.content.front_matter import FENCE
from plugins.content.layout import name_parts
from plugins.core.files import write_whole
from plugins.core.processes import Workers
from plugins.vietnamese.text import slug

from . import profile as profiles
from .duplicates import Sketches, sketch
from .pipeline import Draft, Imported, import_page
from .profile import Profile
from .sources.handles import PageSource, Unread
from .sources.loading import load
from .sources.zips import Unloadable

_SHA = re.compile(r"^  sha256: ([0-9a-f]{64})$", re.MULTILINE)
_ALIASES = re.compile(r"^aliases: \[(?P<alias>[^\]]+)\]$", re.MULTILINE)
_TITLE = re.compile(r"^title: *(?P<title>.+)$", re.MULTILINE)
_CHUNK = 8


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result for one page: written, known (imported before), duplicate, refused, or would-write in a dry run.

    code: the reason for a refusal, or the kind of duplicate; file: the draft, or the article it duplicates.
    """

    name: str
    status: str
    code: str = ""
    file: str = ""
    imported: Imported | None = None
    data: bytes = b""


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings shared by all pages of an import."""

    profiles: tuple[Path, ...]
    categories: frozenset[str]
    known: frozenset[str]
    keep_data: bool = False


@dataclass(slots=True)
class ExistingArticles:
    """What a content folder already has: digests of imported pages, addresses, titles by date, sketches of texts."""

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    sketches: Sketches = field(default_factory=Sketches)

    @classmethod
    def read(cls, folder: Path) -> ExistingArticles:
        """Read the articles below a content folder."""
        existing = cls(folder)
        for path in sorted((folder / "bai-viet").rglob("*.md")):
            with suppress(OSError, UnicodeDecodeError):
                existing.add(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        return existing

    def add(self, file: str, text: str, own: frozenset[int] | None = None) -> None:
        """Add an article. own: the sketch of the page it was drafted from."""
        head, _, body = text.removeprefix(FENCE).partition(f"\n{FENCE}\n")
        if match := _SHA.search(head):
            self.digests[match[1]] = file
        if match := _TITLE.search(head):
            self.titles.setdefault((name_parts(file)[0], slug(match["title"])), file)
        if match := _ALIASES.search(head):
            self.aliases.update(alias.strip(' "').lower() for alias in match["alias"].split(","))
        self.files.add(_address(file))
        self.sketches.add(file, own if own is not None else sketch(body))

    def duplicate(self, draft: Draft, own: frozenset[int]) -> tuple[str, str]:
        """The article that a draft duplicates and the match: "title" (with the date) or "text"; ("", "") if none.

        own: the sketch of its page.
        """
        match = _TITLE.search(draft.text)
        if match and (file := self.titles.get((name_parts(draft.stem)[0], slug(match["title"])))):
            return file, "title"
        alike = self.sketches.alike(own)
        return (alike, "text") if alike else ("", "")

    def text(self, draft: Draft) -> str:
        """The text of a draft, without its alias if another article already has it."""
        match = _ALIASES.search(draft.text)
        taken = match and match["alias"].strip('"').lower() in self.aliases
        return _ALIASES.sub("aliases: []", draft.text, count=1) if taken else draft.text

    def path(self, draft: Draft) -> str:
        """The content path for a draft, numbered if its address is taken."""
        file = f"bai-viet/{draft.year:04}/{draft.stem}.md"
        number = 1
        while _address(file) in self.files:
            number += 1
            file = f"bai-viet/{draft.year:04}/{draft.stem}-{number}.md"
        return file


def _address(file: str) -> str:
    """The part of a file name that determines the article's address: month and slug."""
    day, name = name_parts(file)
    return f"{day[:7]}/{name}"


def run(
    found: Sequence[PageSource],
    existing: ExistingArticles,
    settings: Settings,
    workers: Workers,
    *,
    write: bool,
    progress: Callable[[int, int], None] = lambda done, total: None,
) -> Iterator[Outcome]:
    """Import all pages, yielding outcomes in the order found; OSError leaves the drafts before it written."""
    chunks = [found[at : at + _CHUNK] for at in range(0, len(found), _CHUNK)]
    outcomes = workers.spread(partial(import_all, settings), chunks, len(chunks))
    for done, outcome in enumerate(chain.from_iterable(outcomes), 1):
        progress(done, len(found))
        yield _settle(outcome, existing, write=write)


def import_all(settings: Settings, chunk: Sequence[PageSource]) -> list[Outcome]:
    """Import a chunk of pages without consulting the content folder; safe to run in any process."""
    known = profiles.load_all(settings.profiles)
    return [_import(one, known, settings) for one in chunk]


def _import(one: PageSource, known: Sequence[Profile], settings: Settings) -> Outcome:
    if isinstance(one, Unread):
        return Outcome(one.name, "refused", one.code)
    try:
        loaded = load(one)
    except Unloadable as error:
        return Outcome(one.name, "refused", error.code)
    if loaded.page.origin.sha256 in settings.known:
        return Outcome(one.name, "known", loaded.page.origin.sha256)
    try:
        imported = import_page(loaded.page, known, settings.categories, loaded.find)
    except RecursionError:
        return Outcome(one.name, "refused", "too-deep")
    data = loaded.data if settings.keep_data else b""
    return Outcome(one.name, "refused" if imported.refusal else "new", imported.refusal, "", imported, data)


def _settle(outcome: Outcome, existing: ExistingArticles, *, write: bool) -> Outcome:
    """Settle an imported page against the existing articles; writes its draft if the folder does not have it."""
    if outcome.status == "known":
        return replace(outcome, code="", file=existing.digests.get(outcome.code, ""))
    imported = outcome.imported
    draft = imported.draft if imported else None
    if imported is None or draft is None:
        return outcome
    if file := existing.digests.get(imported.page.origin.sha256):
        return replace(outcome, status="duplicate", code="same", file=file)
    file, code = existing.duplicate(draft, imported.sketch)
    if file:
        return replace(outcome, status="duplicate", code=code, file=file)
    file, text = existing.path(draft), existing.text(draft)
    if write:
        for path, data in draft.files.items():
            if not (existing.folder / path).exists():
                write_whole(existing.folder / path, data)
        write_whole(existing.folder / file, text.encode())
    existing.add(file, text, imported.sketch)
    return replace(outcome, status="written" if write else "would-write", file=file)
