"""Git as the desk needs it, by the program where it is; its words are for engineers, ours for editors."""

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
"""Nothing waits for a question that nobody sees, and what Git says can be told apart."""
_PINNED = {
    "core.quotePath": "false", "core.fsmonitor": "false", "color.ui": "false", "http.lowSpeedLimit": "1",
    "http.lowSpeedTime": "30",
}  # fmt: skip
"""Output that can be read, and an end to what has stopped coming."""
_INHERITED = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_NAMESPACE", "GIT_PREFIX",
              "GIT_TRACE", "GIT_CURL_VERBOSE")  # fmt: skip
"""How variables begin that would have Git work elsewhere, or print what it sends, passwords included."""
_SECRET = re.compile(r"(?<=://)[^/\s@]+@")
"""What an address may hold in front of its host: a name, a password, a token."""
_LONGEST_NAME = 30
"""Letters of a name; what is longer is a token in its place."""
SHORT, LONG = 30.0, 300.0  # seconds; what asks the network may take long


class GitFailed(Exception):
    """A command that Git did not carry out; words: what it printed, without the secrets that addresses may hold."""

    def __init__(self, words: str) -> None:
        self.words = _SECRET.sub("", words)
        super().__init__(self.words)


@dataclass(frozen=True, slots=True)
class LogEntry:
    """A version of a file: the commit, when it was made (ISO 8601, with its zone), by whom, and the note."""

    commit: str
    at: str
    author: str
    note: str


class Git:
    """A work tree, and the commands on it. folder: any folder inside."""

    def __init__(self, folder: Path) -> None:
        program = shutil.which("git")
        if program is None:
            raise FileNotFoundError("git")
        self._program, self.folder = program, folder

    def run(self, *arguments: str, seconds: float = SHORT, settings: Mapping[str, str] | None = None) -> str:
        """What a command prints; GitFailed where it fails or takes too long."""
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
        """What a command prints without the last line end; "" where it fails."""
        try:
            return self.run(*arguments).rstrip("\n")
        except GitFailed:
            return ""

    @property
    def top(self) -> Path:
        """The top folder of the work tree; GitFailed where there is none."""
        return Path(self.run("rev-parse", "--show-toplevel").strip())

    @property
    def branch(self) -> str:
        """The branch that is checked out; "" for none (a detached head)."""
        return self.asks("symbolic-ref", "--quiet", "--short", "HEAD")

    @property
    def upstream(self) -> str:
        """The branch that ours follows, as "origin/main"; "" for none."""
        return self.asks("rev-parse", "--abbrev-ref", "--symbolic-full-name", "@{upstream}")

    @property
    def helpers(self) -> list[str]:
        """The credential helpers, which Git asks for names and passwords and gives them to keep."""
        return [name for name in self.asks("config", "--get-all", "credential.helper").splitlines() if name]

    @property
    def has_open_secret(self) -> bool:
        """Whether a password or a token lies in a file that anybody may read: in the address of a remote, or by the
        helper that has no keyring."""
        found = [match[0].rstrip("@") for match in _SECRET.finditer(self.asks("remote", "--verbose"))]
        in_address = any(":" in name or len(name) > _LONGEST_NAME for name in found)
        return in_address or any(name.split()[0] == "store" for name in self.helpers)

    def changed(self, below: Path) -> dict[str, str]:
        """What differs from the last commit below a folder: by path from the folder, "new", "changed" or "deleted"."""
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
        """The paths, from the top, of what differs from the index. kinds: M, D, U, as Git calls them."""
        listed = self.run("diff", "--name-only", "-z", "--no-renames", f"--diff-filter={kinds}")
        return [path for path in listed.split("\0") if path]

    def versions(self, file: Path, most: int = 50) -> list[LogEntry]:
        """The versions of a file, newest first."""
        form = "--format=%H%x1f%aI%x1f%an%x1f%s%x1e"
        listed = self.asks("log", f"-{most}", form, "--", str(file))
        rows = (row.strip("\n").split("\x1f") for row in listed.split("\x1e"))
        return [LogEntry(*row) for row in rows if len(row) == len(LogEntry.__slots__)]

    def at(self, commit: str, file: Path) -> bytes | None:
        """What a file held in a commit; None where it was not there."""
        if not commit or not commit.isalnum():
            return None
        path = file.resolve().relative_to(self.top.resolve()).as_posix()
        try:
            return self.run("show", f"{commit}:{path}").encode()
        except GitFailed:
            return None

    def side(self, stage: int, path: str) -> str:
        """One side of a conflict: 2 what is there, 3 what was written here while rebasing."""
        try:
            return self.run("show", f":{stage}:{path}")
        except GitFailed:
            return ""
