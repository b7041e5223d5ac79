"""Makes a small archive from a few texts and reads it as a build does."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path

from plugins.content.capability import Capabilities
from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic
from tests.archives import CAPABILITIES, check

NOW = datetime(2026, 11, 23, 9, 0)
NOTICE = """---
title: Lấy ý kiến về việc khen thưởng {name}
date: {date}
category: lay-y-kien
summary: Thông báo lấy ý kiến nhân dân.
{head}
---

{body}
"""
NEWS = """---
title: {title}
date: {date}
category: tin-tuc
summary: Tin của Bộ.
{head}
---

{body}
"""


def notice(head: str = "", *, name: str = "bà Trần Thị Mẫu", date: str = "01/03/2024", body: str = "Báo cáo.") -> str:
    """The source of a notice."""
    return NOTICE.format(name=name, date=date, head=head.strip("\n"), body=body)


def news(head: str = "", *, title: str = "Tin mẫu", date: str = "01/03/2024", body: str = "Nội dung.") -> str:
    """The source of a news article."""
    return NEWS.format(title=title, date=date, head=head.strip("\n"), body=body)


def write(folder: Path, files: Mapping[str, str]) -> Path:
    """Write files by content path into a content folder; an article may be given by its file name alone."""
    for name, text in files.items():
        path = folder / (name if "/" in name else f"bai-viet/{name[:4]}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def read(
    folder: Path, files: Mapping[str, str], *, now: datetime = NOW, capabilities: Capabilities = CAPABILITIES
) -> tuple[Archive, list[Diagnostic]]:
    """The archive of the files at a given time, and all its diagnostics."""
    return check(write(folder, files), now=now, capabilities=capabilities)


def codes(diagnostics: list[Diagnostic]) -> list[str]:
    """The distinct codes of diagnostics, sorted."""
    return sorted({fault.code for fault in diagnostics})
