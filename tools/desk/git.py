"""Runs the Git commands the desk needs; Git's own messages are for engineers, the desk's are for editors."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_QUIET = {
    "GIT_TERMINAL_PROMPT": "0", "GIT_OPTIONAL_LOCKS": "0", "LC_ALL": "C", "GIT_PAGER": "cat", "GIT_EDITOR": "true",
    "GIT_LITERAL_PATHSPECS": "1",
}  # fmt: skip
"""Never prompt, page or open an editor, and print English messages that can be parsed."""
_PINNED = {
    "core.quotePath": "false", "core.fsmonitor": "false", "color.ui": "false", "http.lowSpeedLimit": "1",
    "http.lowSpeedTime": "30",
}  # fmt: skip
"""Parseable output, and a timeout for stalled transfers."""
_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_PREFIX",
              "GIT_TRACE", "GIT_CURL_VERBOSE")  # fmt: skip
"""Prefixes of variables that would redirect Git elsewhere, or log what it sends, passwords included."""
_SECRET = re.compile(r"(?<=://)[^/\s@]+@")
"""Credentials before the host in an address: a name, a password, a token."""
_LONGEST_NAME = 30
"""Longest user name, in characters; anything longer is a token."""
SHORT, LONG = 30.0, 300.0  # seconds; network commands may be slow


class GitFailed(Exception):
    """A Git command failed; words: its output, with credentials in addresses removed."""

    def __init__(self, words: str) -> None:
        self.words = _SECRET.sub("", words)
        super().__init__(self.words)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """One version of a file: commit, time (ISO 8601 with offset), author, and subject."""

    commit: str
    at: str
    author: str
    note: str


class Git:
    """Git commands in a work tree. folder: any folder inside it."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise FileNotFoundError("git")
        self._program, self.folder = program, folder

    def run(self, *arguments: str, seconds: float = SHORT, settings: Mapping[str, str] | None = None) -> str:
        """The output of a command; raises GitFailed if it fails or times out."""
        others = {name: value for name, value in os.environ.items() if not name.startswith(_INHERITED)}
        chosen = [part for name, value in {**_PINNED, **(settings or {})}.items() for part in ("-c", f"{name}={value}")]
        try:
            done = subprocess.run(
                [self._program, *chosen, *arguments], cwd=self.folder, env={**others, **_QUIET}, check=False,
                capture_output=True, timeout=seconds, stdin=subprocess.DEVNULL, start_new_session=True,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise GitFailed("timed out") from error
        if done.returncode:
            raise GitFailed((done.stderr + done.stdout).decode("utf-8", "replace").strip())
        return done.stdout.decode("utf-8", "replace")

    def asks(self, *arguments: str) -> str:
        """The output of a command without its final newline; "" if it fails."""
        try:
            return self.run(*arguments).rstrip("\n")
        except GitFailed:
            return ""

    @property
    def top(self) -> Path:
        """The top folder of the work tree; raises GitFailed if there is none."""
        return Path(self.run("rev-parse", "--show-toplevel").strip())

    @property
    def branch(self) -> str:
        """The current branch; "" if the head is detached."""
        return self.asks("symbolic-ref", "--quiet", "--short", "HEAD")

    @property
    def upstream(self) -> str:
        """The upstream of the current branch, as "origin/main"; "" if absent."""
        return self.asks("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")

    @property
    def helpers(self) -> list[str]:
        """The configured credential helpers."""
        return [name for name in self.asks("config", "--get-all", "credential.helper").splitlines() if name]

    @property
    def has_open_secret(self) -> bool:
        """Whether a password or token is stored in plain text: in the address of a remote, or by the credential helper
        "store"."""
        found = [match[0].rstrip("@") for match in _SECRET.finditer(self.asks("remote", "--verbose"))]
        in_address = any(":" in name or len(name) > _LONGEST_NAME for name in found)
        return in_address or any(name.split()[0] == "store" for name in self.helpers)

    def changed(self, below: Path) -> dict[str, str]:
        """Uncommitted changes below a folder: relative paths to "new", "changed", "deleted" or "conflict"."""
        kinds = {"?": "new", "A": "new", "D": "deleted"}
        listed = self.run("status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames", "--", str(below))
        prefix = below.resolve().relative_to(self.top.resolve()).as_posix()
        found: dict[str, str] = {}
        for entry in filter(None, listed.split("\0")):
            state, path = entry[:2].strip(), entry[3:]
            path = path.removeprefix(f"{prefix}/") if prefix != "." else path
            found[path] = "conflict" if "U" in state or state in ("AA", "DD") else kinds.get(state[-1:], "changed")
        return found

    def unstaged(self, kinds: str) -> list[str]:
        """Paths, relative to the top, that differ from the index. kinds: Git's diff filter letters, such as M, D, U."""
        listed = self.run("diff", "--name-only", "-z", "--no-renames", f"--diff-filter={kinds}")
        return [path for path in listed.split("\0") if path]

    def versions(self, file: Path, most: int = 50) -> list[LogEntry]:
        """The versions of a file, newest first."""
        form = "--format=%H%x1f%aI%x1f%an%x1f%s%x1e"
        listed = self.asks("log", f"-{most}", form, "--", str(file))
        rows = (row.strip("\n").split("\x1f") for row in listed.split("\x1e"))
        return [LogEntry(*row) for row in rows if len(row) == len(LogEntry.__slots__)]

    def at(self, commit: str, file: Path) -> bytes | None:
        """The content of a file in a commit; None if it was absent."""
        if not commit or not commit.isalnum():
            return None
        path = file.resolve().relative_to(self.top.resolve()).as_posix()
        try:
            return self.run("show", f"{commit}:{path}").encode()
        except GitFailed:
            return None

    def side(self, stage: int, path: str) -> str:
        """One side of a conflict while rebasing: stage 2 is the upstream version, 3 the local one; "" if deleted."""
        try:
            return self.run("show", f":{stage}:{path}")
        except GitFailed:
            return ""
