"""tasks.py on any machine: pip's failures are explained correctly, and environment variables have no effect."""

from __future__ import annotations

import ast
import hashlib
import os
import shutil
import signal
import subprocess
import sys
import venv
from collections.abc import Sequence
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.skipif(os.name == "nt", reason="stands a shell script in for Python")
MISMATCH = """ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE. If you have updated the package
    {name} from requirements.txt:
        Expected sha256 {first}
             Got        {second}
"""


def put_tasks(folder: Path, *locks: str) -> None:
    """Put tasks.py, the tools and some lock files into a folder of their own."""
    for name in ("tasks.py", *locks):
        shutil.copy(ROOT / name, folder / name)
    (folder / "tools").symlink_to(ROOT / "tools")


def door(
    folder: Path, says: str, code: int = 1, argv: Sequence[str] = ("check",), **environment: str
) -> subprocess.CompletedProcess[str]:
    """Run tasks.py in its own folder, with a fake Python whose pip prints `says` and exits with `code`."""
    put_tasks(folder, "requirements.txt")
    python = folder / ".venv/bin/python"
    python.parent.mkdir(parents=True, exist_ok=True)
    (folder / "says").write_text(says)
    python.write_text(
        f'#!/bin/sh\ncase "$*" in *--version*) exit 0;; *install*) cat "{folder}/says" >&2; env > "{folder}/env"; '
        f'exit {code};; *) echo "$@"; exit 0;; esac\n'
    )
    python.chmod(0o755)
    return subprocess.run(
        [sys.executable, "-X", "utf8", str(folder / "tasks.py"), *argv],
        env={**os.environ, **environment}, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize(
    ("says", "words"),
    [
        (MISMATCH.format(name="pillow", first="a" * 64, second="b" * 64), "không khớp với mã băm"),
        (MISMATCH.format(name="lxml", first="0" * 64, second="1" * 64), "không khớp với mã băm"),
        ("ERROR: Hashes are required in --require-hashes mode, but they are missing from some requirements", "mã băm"),
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "Đĩa đầy"),
        ("WARNING: Retrying (Retry(total=0)) after connection broken\nERROR: No matching distribution found", "mạng"),
        ("", "mạng"),
    ],
)
def test_what_pip_could_not_do_is_told_as_what_it_is(tmp_path: Path, says: str, words: str) -> None:
    done = door(tmp_path, says)
    assert done.returncode == 3
    assert words in done.stderr.splitlines()[-1]
    assert says.strip() in done.stderr
    assert ("mạng" in done.stderr.splitlines()[-1]) == (words == "mạng")
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "value"),
    [("PIP_USER", "1"), ("PIP_TARGET", "/elsewhere"), ("PIP_PREFIX", "/elsewhere"), ("PIP_ROOT", "/elsewhere"),
     ("PIP_NO_DEPS", "1"), ("PYTHONPATH", "/elsewhere"), ("PIP_REQUIRE_VIRTUALENV", "1")],
)  # fmt: skip
def test_packages_come_into_the_projects_own_folder(tmp_path: Path, name: str, value: str) -> None:
    done = door(tmp_path, "", 0, **{name: value})
    assert done.returncode == 0
    assert f"{name}={value}" not in (tmp_path / "env").read_text().split("\n")


def test_what_pip_does_is_told_in_vietnamese(tmp_path: Path) -> None:
    talk = """Ignoring numpy: markers 'python_full_version >= "3.12"' don't match your environment
Collecting pillow==12.0.0 (from -r requirements.txt (line 9))
  Using cached pillow-12.0.0-cp311-cp311-manylinux_2_27_x86_64.whl (7.0 MB)
Processing ./wheels/lxml-6.0.2-cp311-cp311-manylinux_2_27_x86_64.whl (from -r requirements.txt (line 7))
Collecting sgmllib3k==1.0.0 (from -r requirements.txt (line 12))
  Downloading sgmllib3k-1.0.0.tar.gz (5.8 kB)
  Getting requirements to build wheel: started
  Getting requirements to build wheel: finished with status 'done'
  Preparing metadata (pyproject.toml): finished with status 'done'
Building wheels for collected packages: sgmllib3k
  Building wheel for sgmllib3k (pyproject.toml): finished with status 'done'
  Created wheel for sgmllib3k: filename=sgmllib3k-1.0.0-py3-none-any.whl size=6090
  Stored in directory: pip/wheels/3b/25
Successfully built sgmllib3k
Installing collected packages: pillow, lxml
  Attempting uninstall: lxml
    Found existing installation: lxml 6.0.1
    Uninstalling lxml-6.0.1:
      Successfully uninstalled lxml-6.0.1
Successfully installed lxml-6.0.2 pillow-12.0.0
"""
    told = door(tmp_path, talk, 0).stderr.splitlines()
    assert told[1:] == ["  lấy pillow…", "  lấy sgmllib3k…", "  cài các gói vừa lấy…"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("argv", "code", "words"),
    [
        (("bench", "--help"), 0, "cách dùng"),
        (("-h",), 0, "cách dùng"),
        (("bench", "khong-co"), 2, "Lệnh viết chưa đúng"),
        (("khong-co",), 2, "Lệnh viết chưa đúng"),
    ],
)
def test_nothing_is_installed_for_help_or_a_command_that_cannot_be(
    tmp_path: Path, argv: Sequence[str], code: int, words: str
) -> None:
    done = door(tmp_path, "", 0, argv)
    assert done.returncode == code
    assert words in done.stdout + done.stderr
    assert not (tmp_path / "env").exists()


def test_a_folder_of_packages_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / ".venv/requirements.stamp").mkdir(parents=True)
    done = door(tmp_path, "", 0)
    assert done.returncode == 3
    assert done.stderr.splitlines()[-1].startswith("Không tạo được thư mục .venv")


def test_what_is_run_listens_to_no_variable_of_python(tmp_path: Path) -> None:
    done = door(tmp_path, "", 0, PYTHONWARNINGS="error", PYTHONPATH="/elsewhere")
    assert done.stdout.split()[:3] == ["-E", "-X", "utf8"]


@pytest.mark.slow
def test_python_of_the_folder_itself_is_given_what_a_command_needs(tmp_path: Path) -> None:
    """As run by `invoke`, or with .venv activated."""
    put_tasks(tmp_path, "requirements.txt", "requirements-deploy.txt")
    venv.create(tmp_path / ".venv")
    pip = next((tmp_path / ".venv/lib").glob("python*/site-packages")) / "pip.py"
    pip.write_text("import sys\nsys.exit('install' in sys.argv)\n")
    argv = [tmp_path / ".venv/bin/python", "-X", "utf8", tmp_path / "tasks.py", "package", "--into", "x"]
    done = subprocess.run(argv, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "requirements-deploy.txt" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_interrupt_while_the_inner_python_starts_is_silent(tmp_path: Path) -> None:
    (tmp_path / ".venv/bin").mkdir(parents=True)
    put_tasks(tmp_path, "requirements.txt")
    stamp = hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()
    (tmp_path / ".venv/requirements.stamp").write_text(stamp)
    python = tmp_path / ".venv/bin/python"
    again = f"os.execv({sys.executable!r}, [{sys.executable!r}, *sys.argv[1:]])"
    python.write_text(f"#!{sys.executable}\nimport os, signal, sys\nos.kill(os.getpid(), signal.SIGINT)\n{again}\n")
    python.chmod(0o755)
    argv = [sys.executable, "-X", "utf8", tmp_path / "tasks.py", "check"]
    done = subprocess.run(argv, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (-signal.SIGINT, "", "")


def test_an_old_python_gets_as_far_as_being_told() -> None:
    """Nothing before the version check may need a newer Python."""
    tree = ast.parse((ROOT / "tasks.py").read_text(encoding="utf-8"), feature_version=(3, 7))
    futures = [node for node in tree.body if isinstance(node, ast.ImportFrom) and node.module == "__future__"]
    assert [name.name for node in futures for name in node.names] == ["annotations"]
