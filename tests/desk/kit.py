"""A small archive in a work tree that tracks a bare repository."""

from __future__ import annotations

import io
import os
import subprocess
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PIL import Image

NOW = datetime(2026, 11, 20, 9, 0)
ARTICLE = "bai-viet/2019/2019-09-05-giao-ban-quy-iii.md"
TEXT = """---
title: Hội nghị giao ban Quý III/2019
date: 05/09/2019
category: giao-ban
period: Quý III/2019
summary: Hội nghị nối các điểm cầu.
authors: [Đăng Quý]
---

Bộ họp giao ban.

## Kết quả

Các đơn vị báo cáo.
"""
OUTSIDE = {
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_TEMPLATE_DIR": "",
    "GIT_AUTHOR_NAME": "Biên tập", "GIT_AUTHOR_EMAIL": "a@b.vn", "GIT_COMMITTER_NAME": "Biên tập",
    "GIT_COMMITTER_EMAIL": "a@b.vn",
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **OUTSIDE}
    )
    return done.stdout


@dataclass
class Place:
    """An editor's place: a work tree with content, and the bare repository it tracks."""

    tree: Path
    bare: Path

    @property
    def content(self) -> Path:
        return self.tree / "content"

    def other(self, folder: Path) -> Path:
        """Clone the work tree of another editor."""
        git(folder.parent, "clone", "--quiet", str(self.bare), str(folder))
        return folder


def photograph() -> bytes:
    """A JPEG of noise."""
    stream = io.BytesIO()
    Image.effect_noise((900, 600), 40).convert("RGB").save(stream, "JPEG")
    return stream.getvalue()
