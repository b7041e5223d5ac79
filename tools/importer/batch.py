"""Batch import: pages are imported by workers, deduplicated against the content folder, and written one by one.

The folder itself records what was imported: each draft keeps the SHA-256 of its page, so importing again, or resuming
after an interruption, leaves every existing draft as its editor left it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from plugins.content.front_matter import FENCE
from plugins.core.files import write_whole
from plugins.core.processes import Workers
from plugins.vietnamese.text import slug

from . import profile as profiles
from .duplicates import Sketches, sketch
from .pipeline import Imported, import_page
from .profile import Profile
from .sources.handles import PageSource, Unread
from .sources.loading import Unloadable, load

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
class Holdings:
    """What a content folder already holds: digests of imported pages, addresses, titles by date, sketches of texts."""

    folder: Path
    digests: dict[str, str] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    aliases: set[str] = field(default_factory=set)
    titles: dict[tuple[str, str], str] = field(default_factory=dict)
    sketches: Sketches = field(default_factory=Sketches)

    @classmethod
    def read(cls, folder: Path) -> Holdings:
        """Read the articles below a content folder."""
        holdings = cls(folder)
        for path in sorted((folder / "bai-viet").rglob("*.md")):
            with suppress(OSError, UnicodeDecodeError):
                holdings.add(path.relative_to(folder).as_posix(), path.read_text(encoding="utf-8"))
        return holdings

    def add(self, file: str, text: str, own: frozenset[int] | None = None) -> None:
        """Add an article. own: the sketch of the page it was drafted from."""
        head, _, body = text.removeprefix(FENCE).partition(f"\n{FENCE}\n")
        if match := _SHA.search(head):
            self.digests[match[1]] = file
        if match := _TITLE.search(head):
            self.titles.setdefault((_day(file), slug(match["title"])), file)
        if match := _ALIASES.search(head):
            self.aliases.update(alias.strip(' "').lower() for alias in match["alias"].split(","))
        self.files.add(_address(file))
        self.sketches.add(file, own if own is not None else sketch(body))

    def double(self, imported: Imported) -> tuple[str, str]:
        """The article that a page duplicates and the match: "title" (with the date) or "text"; ("", "") if none."""
        draft, head = imported.draft, imported.head
        if draft is None or head is None:
            return "", ""
        if file := self.titles.get((_day(f"{draft.stem}.md"), slug(head.title))):
            return file, "title"
        alike = self.sketches.alike(imported.sketch)
        return (str(alike), "text") if alike is not None else ("", "")

    def text(self, imported: Imported) -> str:
        """The text of a draft, without its alias if another article already has it."""
        assert imported.draft
        match = _ALIASES.search(imported.draft.text)
        taken = match and match["alias"].strip('"').lower() in self.aliases
        return _ALIASES.sub("aliases: []", imported.draft.text, count=1) if taken else imported.draft.text

    def free(self, imported: Imported) -> str:
        """The content path of a draft, numbered if its address is taken."""
        draft = imported.draft
        assert draft is not None
        file = f"bai-viet/{draft.year:04}/{draft.stem}.md"
        number = 1
        while _address(file) in self.files:
            number += 1
            file = f"bai-viet/{draft.year:04}/{draft.stem}-{number}.md"
        return file


def _day(file: str) -> str:
    match = re.match(r"\d{4}-\d{2}(?:-\d{2})?", file.rpartition("/")[2])
    return match[0] if match else ""


def _address(file: str) -> str:
    """The part of a file name that determines the article's address: month and slug."""
    stem = file.rpartition("/")[2].removesuffix(".md")
    match = re.fullmatch(r"(\d{4}-\d{2})(?:-\d{2})?-(.+)", stem)
    return f"{match[1]}/{match[2]}" if match else stem


def run(
    found: Sequence[PageSource],
    holdings: Holdings,
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
        yield _settle(outcome, holdings, write=write)


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


def _settle(outcome: Outcome, holdings: Holdings, *, write: bool) -> Outcome:
    """Settle an imported page against the folder's holdings; writes its draft if the folder does not have it."""
    imported = outcome.imported
    if outcome.status == "known":
        return Outcome(outcome.name, "known", "", holdings.digests.get(outcome.code, ""))
    if outcome.status != "new" or imported is None or imported.draft is None:
        return outcome
    if file := holdings.digests.get(imported.page.origin.sha256):
        return Outcome(outcome.name, "duplicate", "same", file, imported, outcome.data)
    double, code = holdings.double(imported)
    if double:
        return Outcome(outcome.name, "duplicate", code, double, imported, outcome.data)
    file, text = holdings.free(imported), holdings.text(imported)
    if write:
        for path, data in imported.draft.files.items():
            if not (holdings.folder / path).exists():
                write_whole(holdings.folder / path, data)
        write_whole(holdings.folder / file, text.encode())
    holdings.add(file, text, imported.sketch)
    return Outcome(outcome.name, "written" if write else "would-write", "", file, imported, outcome.data)
