"""The double-clicked starters run the desk with a recent enough Python, or say what to install."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.skipif(os.name == "nt", reason="a shell script")
@pytest.mark.parametrize(("new_enough", "code"), [(True, 0), (False, 3)])
def test_the_starter_of_macos_and_linux(tmp_path: Path, new_enough: bool, code: int) -> None:
    folder = tmp_path / "Kho lưu trữ"
    (folder / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "ban-bien-tap.command", folder)
    python = folder / "bin/python3"
    python.write_text(f'#!/bin/sh\n[ "$1" = -c ] && exit {0 if new_enough else 1}\necho "$PWD $@"\n')
    python.chmod(0o755)
    for tool in ("sh", "dirname", "printf"):
        (folder / "bin" / tool).symlink_to(shutil.which(tool) or "")
    done = subprocess.run(
        [folder / "ban-bien-tap.command", "--port", "0"], env={"PATH": str(folder / "bin")}, cwd=tmp_path, check=False,
        capture_output=True, text=True, input="\n",
    )  # fmt: skip
    assert done.returncode == code
    assert f"{folder} tasks.py desk --port 0" in done.stdout if new_enough else "python.org" in done.stdout


def test_the_starter_of_windows_has_its_line_ends() -> None:
    data = (ROOT / "ban-bien-tap.cmd").read_bytes()
    assert data.count(b"\r\n") == data.count(b"\n")
    assert b"tasks.py desk" in data
