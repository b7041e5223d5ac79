"""Git, asked so that nothing that a user, a machine or a clone has set decides what it answers, and nothing is run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_LIMIT = 120  # seconds; a repository on a dead disk must not hold a build for ever
_PINNED = {
    "safe.directory": "*",  # whose the files are says nothing about them, and nothing of them is run
    "log.showRoot": "true",
    "log.follow": "false",
    "log.diffMerges": "off",
    "log.showSignature": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "core.quotePath": "false",
    "core.fsmonitor": "false",
    "core.commitGraph": "true",
    "core.attributesFile": os.devnull,
    "core.commentChar": "#",
    "trailer.separators": ":",
    "diff.ignoreSubmodules": "none",
    "protocol.allow": "never",
}
"""Settings of Git that have no option of their own, whatever a user or a clone has made of them."""
_ENVIRONMENT = {
    "LC_ALL": "C.UTF-8",
    "GIT_CONFIG_NOSYSTEM": "1",
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_GRAFT_FILE": os.devnull,
}


def git(folder: Path, *arguments: str, limit: int = _LIMIT, given: bytes = b"") -> bytes | None:
    """What Git prints for a folder, or None where it fails, is not there, or takes more than so many seconds.

    given: what it reads from its input.
    """
    pinned = (word for name, value in _PINNED.items() for word in ("-c", f"{name}={value}"))
    command = ["git", "-C", str(folder), "--no-optional-locks", "--no-pager", *pinned, *arguments]
    others = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    environment = {**others, **_ENVIRONMENT}
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=limit, check=False, env=environment)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
