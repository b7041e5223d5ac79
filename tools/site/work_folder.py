"""The folder for caches and other files kept between commands: in the project, or in the user's cache if read-only."""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from plugins.vietnamese.messages import messages_of
from tools import ROOT

HERE = ROOT / ".build"
MESSAGES = messages_of(__package__)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


@cache
def work_folder() -> Path:
    """The folder; reported once if it is outside the project."""
    if is_writable(ROOT) and (not HERE.exists() or is_writable(HERE)):
        return HERE
    folder = _of_user() / f"luu-tru-{sha256(str(ROOT).encode()).hexdigest()[:8]}"
    print(MESSAGES.say("read-only", root=ROOT, folder=folder), file=sys.stderr, flush=True)
    return folder


def is_elsewhere() -> bool:
    """Whether the folder is outside the project."""
    return work_folder() != HERE


def is_writable(folder: Path) -> bool:
    """Whether a folder is writable, tested by creating a file: permissions alone do not tell."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno not in _DENIED


def _of_user() -> Path:
    """The user's cache folder, by each system's convention."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
