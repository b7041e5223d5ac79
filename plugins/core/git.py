"""Git, called so that no setting of the user, machine or clone changes its answer, and no hook or helper runs."""

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
"""Settings that have no command-line option, pinned against what a user or a clone has set."""
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
    """Git's output for a folder; None if it fails, is not installed, or times out.

    given: its standard input.
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
