"""What became of each file of the content, from Git: one `git log` for the whole folder, kept until the next commit.

Of each commit only the date, the kind of the change and the words that were written for readers are taken, never who
made it nor what editors tell each other. Words for readers are a trailer of the message (git interpret-trailers):

    Sửa số liệu quý III

    Ban-doc: Sửa số thuê bao ở đoạn hai theo bản gốc.

Where Git cannot tell everything – no Git,
no repository, a shallow clone – nothing is told: half a history would be a false one, and would differ from clone to
clone. So two builds of one commit are alike wherever its whole history is there: nothing that a user, a machine or a
clone has set decides what Git answers, and nothing that a clone has set is run.
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
"""The trailer with words for readers (bạn đọc); Git takes no other letters in the name of one."""
_LOG = (
    "log", "--no-merges", "-M50%", "-l1000", "--name-status", "-z", "--relative",
    f"--format=%at%x00%(trailers:key={WORDS},valueonly=true,unfold=true,separator=%x20)%x00",
    "--no-show-signature", "--no-ext-diff", "--no-textconv", "--no-notes", "--no-decorate", "--no-color",
    "--no-mailmap", "--encoding=UTF-8", f"-O{os.devnull}",
)  # fmt: skip
_SECONDS = re.compile(r"-?[0-9]+")
_LONGEST_WORDS = 300
_KINDS: Mapping[str, ChangeKind] = {"A": "added", "R": "moved", "D": "removed"}
"""What became of a file, by the letter that Git has for it; any other letter is an edit."""
_FIRST, _LAST = 0, 4_102_444_800  # 1970 to 2100; what a clock says beyond is no date
Log = list[tuple[int, str, list[tuple[ChangeKind, str, str]]]]
"""Commits, newest first: seconds since 1970, words for readers, and for each file what became of it, its path and the
path it had before."""


def read_history(content: Path, cache: Cache, proof: Proof = NO_PROOF) -> Mapping[str, tuple[Change, ...]]:
    """The changes of every file by its content path, newest first; nothing where Git does not know all of them.

    The log is kept by the commit that it ends with, and without what the proof finds: no words stay in the cache longer
    than on a page.
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
    """Why the history of a folder that lies in a repository cannot be shown; None where it can, or there is none."""
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
    """Git's words for the state of the history: whether it is cut short, the folder's place in it, the last commit."""
    return _git(content, "rev-parse", "--is-shallow-repository", "--show-prefix", "HEAD") or ""


def _parse(answer: str) -> Iterator[tuple[int, str, list[tuple[ChangeKind, str, str]]]]:
    """What Git prints: the seconds and words of a commit, then for each file a letter and a path, or "R" and two."""
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
    """Words of a commit as a page may show them: nothing invisible, nothing that turns the text around."""
    return one_line(text[:_LONGEST_WORDS]).replace("\ufffd", "")


def shown_words(words: str, proof: Proof) -> str:
    """The words, or "" where they hold what must not be published any more, or look personal."""
    return "" if proof.holds(words) or any(find_personal(words)) else words


def _by_file(log: Log) -> Mapping[str, tuple[Change, ...]]:
    """The changes under the name that each file has now."""
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
    """What Git prints, or None where it fails or is not there."""
    told = git(folder, *arguments)
    return None if told is None else told.decode("utf-8", "replace").rstrip("\n")
