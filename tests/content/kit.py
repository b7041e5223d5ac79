"""Shortcuts to read a source as the archive does."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from plugins.content.conversion import Converted
from plugins.content.markdown import convert
from plugins.content.messages import MESSAGES
from plugins.content.model import Archive, Image, Text
from plugins.content.reading import ReadResult, Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostic, Diagnostics
from tests.archives import PLAIN, check

Files = dict[str, str | bytes]
"""Sources and other files by content path."""
NOW = datetime(2026, 1, 1)
PATH = "bai-viet/2019/2019-09-05-giao-ban.md"
HEAD = "---\ntitle: Giao ban quý III\ndate: 05/09/2019\ncategory: giao-ban\n---\n"
BODY_LINE = HEAD.count("\n") + 1
BODY = "Hội nghị giao ban.\n"
CATEGORIES = "- slug: giao-ban\n  title: Giao ban\n  kind: briefing\n  series: giao-ban-quy\n"
SERIES = "- slug: giao-ban-quy\n  title: Giao ban quý\n  rhythm: quarter\n"


def read(source: str | bytes, path: str = PATH) -> ReadResult:
    """Read one source with the core's Markdown alone."""
    return read_both(source, path)[0]


def text_of(source: str | bytes, path: str = PATH) -> Text:
    """The text of a source's body."""
    return read_both(source, path)[1]


def read_both(source: str | bytes, path: str = PATH) -> tuple[ReadResult, Text]:
    """What `read` and `text_of` return."""
    return read_file(SourceFile(path, source.encode() if isinstance(source, str) else source), Rules())


def codes(diagnostics: tuple[Diagnostic, ...] | list[Diagnostic]) -> list[tuple[int, str]]:
    """The line and the code of each diagnostic, in order."""
    return [(fault.line, fault.code) for fault in diagnostics]


def body(markdown: str) -> tuple[Converted, list[tuple[int, str]]]:
    """A converted body, with lines counted from 1, and its diagnostics."""
    diagnostics = Diagnostics(PATH, MESSAGES)
    made = convert(markdown, 1, diagnostics, ())
    return made, codes(diagnostics.all)


def html(markdown: str) -> str:
    """The HTML of a body, with its placeholders shown as {target#anchor}."""
    made, _ = body(markdown)
    pieces = [made.parts[0]]
    for placeholder, part in zip(made.links, made.parts[1:], strict=True):
        name = placeholder.path if isinstance(placeholder, Image) else f"{placeholder.target}#{placeholder.anchor}"
        pieces += ["{", name, "}", part]
    return "".join(pieces)


def write(folder: Path, files: Files) -> None:
    """Write a content folder of these files with test data, in the place of an earlier one."""
    given = {"du-lieu/chuyen-muc.yaml": CATEGORIES, "du-lieu/chuoi.yaml": SERIES, **files}
    if folder.exists():
        shutil.rmtree(folder)
    for name, content in given.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def archive(
    folder: Path, files: Files, *, drafts: bool = False, now: datetime = NOW
) -> tuple[Archive, list[Diagnostic]]:
    """An archive of these files with test data, without the warnings that short, similar articles cause."""
    write(folder, files)
    made, diagnostics = check(folder, now=now, drafts=drafts, capabilities=PLAIN)
    return made, [fault for fault in diagnostics if fault.code not in ("period-missing", "article-twice")]


def article(title: str = "Bài", date: str = "05/09/2019", text: str = BODY, **keys: str) -> str:
    """The source of an article."""
    head = {"title": title, "date": date, "category": "giao-ban", **keys}
    return "---\n" + "".join(f"{key}: {value}\n" for key, value in head.items()) + f"---\n{text}"
