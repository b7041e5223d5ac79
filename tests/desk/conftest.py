"""A desk on a small archive of its own, in a work tree that follows a bare one."""

from __future__ import annotations

import io
import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import pytest
from PIL import Image

from tools.desk.command import Running

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
    "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "GIT_AUTHOR_NAME": "Biên tập",
    "GIT_AUTHOR_EMAIL": "a@b.vn", "GIT_COMMITTER_NAME": "Biên tập", "GIT_COMMITTER_EMAIL": "a@b.vn",
}  # fmt: skip


def git(folder: Path, *arguments: str) -> str:
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True, text=True, env={**os.environ, **OUTSIDE}
    )
    return done.stdout


@dataclass
class Place:
    """Where an editor works: the content, its work tree, the bare one that it follows."""

    tree: Path
    bare: Path

    @property
    def content(self) -> Path:
        return self.tree / "content"

    def other(self, folder: Path) -> Path:
        """The work tree of somebody else."""
        git(folder.parent, "clone", "--quiet", str(self.bare), str(folder))
        return folder


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    for name, value in OUTSIDE.items():
        monkeypatch.setenv(name, value)
    bare, tree = tmp_path / "bare.git", tmp_path / "kho"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    git(tmp_path, "clone", "--quiet", str(bare), str(tree))
    file = tree / "content" / ARTICLE
    file.parent.mkdir(parents=True)
    file.write_text(TEXT, encoding="utf-8")
    git(tree, "checkout", "--quiet", "-B", "main")
    git(tree, "add", "--all")
    git(tree, "commit", "--quiet", "--message", "Bài đầu")
    git(tree, "push", "--quiet", "--set-upstream", "origin", "main")
    return Place(tree, bare)


@pytest.fixture
def running(place: Place, tmp_path: Path) -> Iterator[Running]:
    desk = Running(place.content, tmp_path / "desk", 0, now=NOW)
    desk.server.start()
    desk.build()
    yield desk
    desk.server.stop()


def photograph(colour: tuple[int, int, int] = (120, 90, 60)) -> bytes:
    stream = io.BytesIO()
    Image.effect_noise((900, 600), 40).convert("RGB").save(stream, "JPEG")
    _ = colour
    return stream.getvalue()
