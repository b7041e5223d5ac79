"""The folder of what commands keep for the next time: in the project, or with the user where that is read-only."""

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
    """The folder; told, once, where it is not in the project."""
    if is_writable(ROOT) and (not HERE.exists() or is_writable(HERE)):
        return HERE
    folder = _of_user() / f"luu-tru-{sha256(str(ROOT).encode()).hexdigest()[:8]}"
    print(MESSAGES.say("read-only", root=ROOT, folder=folder), file=sys.stderr, flush=True)
    return folder


def is_elsewhere() -> bool:
    """Whether the folder is not in the project."""
    return work_folder() != HERE


def is_writable(folder: Path) -> bool:
    """Whether files can be made in a folder, found out by making one: no system tells it otherwise."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError as error:
        return error.errno not in _DENIED


def _of_user() -> Path:
    """The folder of the user's caches, by the custom of each system."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
