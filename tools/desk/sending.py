"""Sends articles: describes what will be published or removed, then commits, pulls and pushes, or defers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from plugins.content.layout import ARTICLES, DATA, IMAGES, PAGES
from plugins.content.yaml_text import Value
from plugins.core.files import patiently, write_whole
from plugins.records.history import WORDS
from plugins.vietnamese.messages import messages_of, read_yaml

from .git import LONG, Git, GitFailed
from .heads import values_if_any
from .texts import differences

MESSAGES = messages_of(__package__)
_GIT_ERRORS: Mapping[str, str] = read_yaml(Path(__file__).with_name("git_errors.yaml"))
"""Patterns of Git's error messages, by what went wrong."""
_TEXTS = (".md", ".yaml", ".txt")
_FOLDERS = {ARTICLES: "article", PAGES: "page", IMAGES: "image", DATA: "data"}


@dataclass(frozen=True, slots=True)
class Change:
    """A file changed since the last commit: its path, the kind of change, and its description."""

    path: str
    kind: str
    words: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """The result of sending.

    code: sent, review (sent for review), kept (to be sent later), nothing, conflict, or the obstacle.
    """

    code: str
    words: str
    conflicts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Conflict:
    """A file changed on both sides, with both texts ("" where deleted, and for binary files)."""

    path: str
    theirs: str
    ours: str

    @property
    def is_text(self) -> bool:
        """Whether it is a text file, which can be merged by hand."""
        return self.path.endswith(_TEXTS)

    @property
    def differences(self) -> list[tuple[str, str]]:
        """The differing blocks of lines, theirs and ours."""
        return differences(self.theirs, self.ours)


class Sending:
    """Sends local changes to the shared archive. review: push to a separate branch for review."""

    def __init__(self, content: Path, *, review: bool = False) -> None:
        self.content, self.review = content, review
        self._lock = Lock()

    @property
    def git(self) -> Git | None:
        """The work tree that contains the content; None if there is none, or if Git is not installed."""
        try:
            return self._opened()
        except (FileNotFoundError, GitFailed):
            return None

    def _opened(self) -> Git:
        git = Git(self.content)
        _ = git.top  # GitFailed if there is none, or if it belongs to another user
        return git

    def changes(self) -> list[Change]:
        """The changes to be sent, articles first."""
        git = self.git
        if git is None:
            return []
        found = [self._change(git, path, kind) for path, kind in git.changed(self.content).items()]
        order = {folder: place for place, folder in enumerate(_FOLDERS)}
        return sorted(found, key=lambda one: (order.get(_top(one.path), len(order)), one.path))

    def unsent(self) -> int:
        """The number of commits not yet pushed."""
        git = self.git
        return int(git.asks("rev-list", "--count", "@{upstream}..HEAD") or 0) if git and git.upstream else 0

    def send(self, note: str, colleagues: str) -> Outcome:
        """Commit all content changes, pull and push. note: for readers; colleagues: for other editors."""
        if not self._lock.acquire(blocking=False):
            return _outcome("busy")
        try:
            return self._send(note, colleagues)
        finally:
            self._lock.release()

    def conflicts(self) -> list[Conflict]:
        """The conflicts to be settled."""
        git = self.git
        if git is None or not _is_rebasing(git):
            return []
        return [
            Conflict(path, *(git.side(stage, path) if path.endswith(_TEXTS) else "" for stage in (2, 3)))
            for path in git.unstaged("U")
        ]

    def settle(self, texts: Mapping[str, str]) -> Outcome:
        """Resolve the conflicts with the chosen texts, continue the rebase, and push."""
        git = self.git
        if git is None or not _is_rebasing(git):
            return _outcome("nothing")
        with self._lock:
            top = git.top
            for conflict in self.conflicts():
                if conflict.is_text and conflict.path not in texts:
                    return _outcome("conflict", conflicts=(conflict.path,))
                self._settle_one(git, top / conflict.path, texts.get(conflict.path) if conflict.is_text else None)
            return self._go_on(git)

    def _go_on(self, git: Git) -> Outcome:
        """Finish a rebase without open conflicts, and push."""
        with _set_aside(git):
            try:
                git.run("rebase", "--continue", settings=_who(git), seconds=LONG)
            except GitFailed as failed:
                return self._told(git, failed)
        return self._push(git)

    @staticmethod
    def _settle_one(git: Git, file: Path, text: str | None) -> None:
        """Resolve one file: with a text, as deleted if it is blank, or with the local version if None."""
        if text is None:
            git.run("checkout", "--theirs", "--", str(file))  # while rebasing, "theirs" is Git's name for our version
        elif text.strip():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="\n")
        if text is not None and not text.strip():
            git.run("rm", "--quiet", "--force", "--", str(file))
        else:
            git.run("add", "--", str(file))

    def give_up(self) -> None:
        """Abort a rebase with conflicts; local commits stay unchanged."""
        git = self.git
        if git is not None and _is_rebasing(git):
            with self._lock, _set_aside(git):
                git.run("rebase", "--abort")

    def _send(self, note: str, colleagues: str) -> Outcome:
        try:
            git = self._opened()
        except FileNotFoundError:
            return _outcome("no-program")
        except GitFailed as failed:
            return _outcome("foreign" if "dubious ownership" in failed.words else "no-git", folder=self.content.parent)
        if _is_rebasing(git):
            paths = tuple(one.path for one in self.conflicts())
            return _outcome("conflict", conflicts=paths) if paths else self._go_on(git)
        if not git.branch:
            return _outcome("detached")
        try:
            if git.changed(self.content):
                self._commit(git, note, colleagues)
            elif not self.unsent():
                return _outcome("nothing")
            return self._exchange(git)
        except GitFailed as failed:
            return self._told(git, failed)

    def _commit(self, git: Git, note: str, colleagues: str) -> None:
        git.run("add", "--all", "--", str(self.content))
        subject = " ".join(note.split())
        message = "\n\n".join(part for part in (subject, colleagues.strip(), f"{WORDS}: {subject}") if part)
        git.run("commit", "--quiet", "--message", message, "--", str(self.content), settings=_who(git))

    def _exchange(self, git: Git) -> Outcome:
        remotes = git.asks("remote").split()
        if not remotes:
            return _outcome("kept-alone")
        git.run("fetch", "--quiet", remotes[0], seconds=LONG)
        if git.upstream:
            git.run("rebase", "--quiet", "--autostash", git.upstream, settings=_who(git), seconds=LONG)
        return self._push(git)

    def _push(self, git: Git) -> Outcome:
        remote = (git.asks("remote").split() or ["origin"])[0]
        target = f"bien-tap/{git.asks('rev-parse', '--short', 'HEAD')}" if self.review else git.branch
        follow = [] if self.review or git.upstream else ["--set-upstream"]
        try:
            git.run("push", "--quiet", *follow, remote, f"HEAD:refs/heads/{target}", seconds=LONG)
        except GitFailed as failed:
            return self._told(git, failed)
        return _outcome("review" if self.review else "sent", branch=target)

    def _told(self, git: Git, failed: GitFailed) -> Outcome:
        """Explain a failed Git command to the editor; aborts a rebase that stopped without a conflict."""
        if _is_rebasing(git):
            if paths := tuple(one.path for one in self.conflicts()):
                return _outcome("conflict", conflicts=paths)
            git.asks("rebase", "--abort")  # stopped for another reason: restore what was written
        code = next((code for code, sign in _GIT_ERRORS.items() if re.search(sign, failed.words)), "failed")
        if code == "denied" and not git.helpers:
            code = "denied-alone"
        return _outcome(code, words=failed.words[:300])

    def _change(self, git: Git, path: str, kind: str) -> Change:
        top = _top(path)
        if top not in (ARTICLES, PAGES):
            return Change(path, kind, MESSAGES.say(f"change-{_FOLDERS.get(top, 'other')}-{kind}", path=path))
        now, before = _head_of(self._now(path)), _head_of(git.at("HEAD", self.content / path) or b"")
        title = str(now.get("title") or before.get("title") or path)
        was, is_ = _is_shown(before), _is_shown(now)
        if kind == "conflict":
            word = "conflict"
        elif is_ and "withdrawn" in now and "withdrawn" not in before:
            word = "withdrawn"
        elif was and is_:
            word = "changed"
        elif is_:
            word = "published"
        elif was:
            word = "vanishes"
        else:
            word = "draft"
        return Change(path, word, MESSAGES.say(f"change-article-{word}", title=title))

    def _now(self, path: str) -> bytes:
        try:
            return (self.content / path).read_bytes()
        except OSError:
            return b""


def _top(path: str) -> str:
    return path.partition("/")[0]


def _head_of(data: bytes) -> Mapping[str, Value]:
    return values_if_any(data.decode("utf-8-sig", "replace").replace("\r\n", "\n"))


def _is_shown(head: Mapping[str, Value]) -> bool:
    return bool(head) and head.get("status") != "draft"


def _is_rebasing(git: Git) -> bool:
    folders = git.asks("rev-parse", "--git-path", "rebase-merge", "--git-path", "rebase-apply").splitlines()
    return any((git.folder / folder).is_dir() for folder in folders)


@contextmanager
def _set_aside(git: Git) -> Iterator[None]:
    """Set edits saved during the rebase aside: Git will not continue with them, and discards them when it aborts."""
    top = git.top
    files = [top / path for path in {*git.unstaged("MD")}.difference(git.unstaged("U"))]
    kept = {file: file.read_bytes() if file.is_file() else None for file in files}
    if files:
        git.run("checkout", "--quiet", "--", *map(str, files))
    try:
        yield
    finally:
        for file, data in kept.items():
            if data is None:
                patiently(file.unlink, missing_ok=True)
            else:
                write_whole(file, data, durable=True)


def _who(git: Git) -> Mapping[str, str]:
    """Fallback identity for commits if Git has none configured."""
    if git.asks("config", "user.email"):
        return {}
    return {"user.name": MESSAGES.say("nobody"), "user.email": "desk@localhost"}


def _outcome(code: str, *, conflicts: tuple[str, ...] = (), **values: object) -> Outcome:
    return Outcome(code, MESSAGES.say(f"sent-{code}", **values), conflicts)
