"""The history of each content file, from Git: one `git log` for the whole folder, cached until the next commit.

Only the date, the kind of change and the words for readers are taken from a commit, never its author nor what editors
tell each other. Words for readers are a trailer of the message (git interpret-trailers):

    Sửa số liệu quý III

    Ban-doc: Sửa số thuê bao ở đoạn hai theo bản gốc.

Unless Git knows the whole history (there may be no Git, no repository, or a shallow clone), none is shown: a partial
one would be false and differ between clones. So builds of one commit are equal wherever its whole history is there: no
setting of a user, a machine or a clone affects the output of Git, and none of a clone is executed.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

from plugins.content.capability import NO_PROOF, Proof
from plugins.content.model import Change, ChangeKind
from plugins.content.source import one_line
from plugins.core.cache import Cache
from plugins.core.code import code_digest
from plugins.core.codec import digest, encode
from plugins.core.diagnostics import Diagnostic
from plugins.core.git import git
from plugins.vietnamese.dates import HANOI
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal import find_personal
from plugins.vietnamese.when import as_when

MESSAGES = messages_of(__package__)

WORDS = "Ban-doc"
"""The trailer with words for readers (bạn đọc); Git allows only ASCII letters in its name."""
_LOG = (
    "log", "--no-merges", "-M50%", "-l1000", "--name-status", "-z", "--relative",
    f"--format=%at%x00%(trailers:key={WORDS},valueonly=true,unfold=true,separator=%x20)%x00",
    "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-notes", "--no-decorate", "--no-color",
    "--no-mailmap", "--encoding=UTF-8", f"-O{os.devnull}",
)  # fmt: skip
_SECONDS = re.compile(r"-?[0-9]+")
_LONGEST_WORDS = 300
_KINDS: Mapping[str, ChangeKind] = {"A": "added", "R": "moved", "D": "removed"}
"""The kind of a change by Git's letter for it; any other letter is an edit."""
_FIRST, _LAST = 0, 4_102_444_800  # 1970 to 2100; what a clock says beyond is no date
Log = list[tuple[int, str, list[tuple[ChangeKind, str, str]]]]
"""Commits, newest first: seconds since 1970, words for readers, and of each changed file the kind of change, its path,
and its path before."""


def read_history(content: Path, cache: Cache, proof: Proof = NO_PROOF) -> Mapping[str, tuple[Change, ...]]:
    """The changes of every file by its content path, newest first; none if Git does not know all of them.

    The log is cached by its last commit, without words that the proof finds: none stay in the cache longer than on a
    page.
    """
    answer = head_of(content)
    if not answer.startswith("false\n"):
        return {}
    room, head = cache.room("history", code_digest(__name__)), digest((answer, proof.key))
    kept: Log | None = room.record("log", Log, head)
    if kept is not None:
        return _by_file(kept)
    told = _git(content, *_LOG, answer.rpartition("\n")[2], "--", ".")
    if told is None:
        return {}
    log = [(seconds, shown_words(words, proof), files) for seconds, words, files in _parse(told)]
    room.put({"log": (head, encode(log))})
    return _by_file(log)


def history_fault(content: Path) -> Diagnostic | None:
    """Why the history of a folder in a repository cannot be shown; None if it can, or there is no repository."""
    if not any((folder / ".git").exists() for folder in (content.resolve(), *content.resolve().parents)):
        return None
    answer = head_of(content)
    if answer.startswith("false\n"):
        return None
    if answer.startswith("true\n"):
        code = "history-shallow"
    elif _git(content, "--version") is None:
        code = "history-no-git"
    elif _git(content, "rev-parse", "--git-dir") is None:
        code = "history-unreadable"
    else:
        return None  # nothing is committed yet
    return Diagnostic.of(MESSAGES, "./", 1, code, "warning")


def head_of(content: Path) -> str:
    """Git's output on the state of the history: whether it is shallow, the folder's prefix, the last commit."""
    return _git(content, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD") or ""


def _parse(answer: str) -> Iterator[tuple[int, str, list[tuple[ChangeKind, str, str]]]]:
    """Parse Git's output: the seconds and words of a commit, then for each file a letter and a path, or "R" and two."""
    words = iter(answer.split("\0"))
    files: list[tuple[ChangeKind, str, str]] = []
    for word in map(str.strip, words):
        if _SECONDS.fullmatch(word):
            files = []
            yield int(word), clean_words(next(words, "")), files
        elif word:
            before = next(words, "")
            kind = _KINDS.get(word[0], "edited")
            files.append((kind, next(words, "") if kind == "moved" else before, before))


def clean_words(text: str) -> str:
    """Words of a commit as a page may show them: without invisible and bidirectional control characters."""
    return one_line(text[:_LONGEST_WORDS]).replace("\ufffd", "")


def shown_words(words: str, proof: Proof) -> str:
    """The words, or "" if they contain what must no longer be published, or look personal."""
    return "" if proof.holds(words) or any(find_personal(words)) else words


def _by_file(log: Log) -> Mapping[str, tuple[Change, ...]]:
    """The changes of each file under its present name."""
    names: dict[str, str] = {}
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for seconds, words, files in log:
        moment = datetime.fromtimestamp(min(max(seconds, _FIRST), _LAST), HANOI).replace(tzinfo=None)
        for kind, path, before in files:
            today = names.get(path, path)
            names[before] = today
            changes[today].append(Change(as_when(moment), kind, words))
    return {path: tuple(found) for path, found in changes.items()}


def _git(folder: Path, *arguments: str) -> str | None:
    """The output of Git; None if it fails or is not installed."""
    told = git(folder, *arguments)
    return None if told is None else told.decode("utf-8", "replace").rstrip("\n")
