"""Publishes despite errors: faulty files are set aside, so that they hold back nothing that must change or go.

Each faulty file has a ladder of fallbacks and descends one step a round until a build succeeds. A source falls back to
its last good commits, or stays as it is if only links are broken; then to its title alone; then it is absent, and its
address says so. If its declarations of personal data or withdrawal differ from the last good version's, only the title
is kept. A data file falls back to earlier versions, then is unused; a photograph or stray file is absent.

Files that are faulty by themselves come first, since they cause many of the errors between files.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from itertools import islice
from math import inf
from pathlib import Path
from typing import NamedTuple

from plugins.build.report import Report
from plugins.content.data import OWN_LIMIT, read_data, read_plain
from plugins.content.layout import CATEGORIES, DATA, is_source
from plugins.content.reading import Rules, read_file
from plugins.content.source import SourceFile
from plugins.core.diagnostics import Diagnostic, errors
from plugins.ledger.ledger import NAME as LEDGER
from plugins.ledger.ledger import mended
from plugins.notices.rules import RULES
from plugins.vietnamese.messages import messages_of
from tools import ROOT
from tools.capabilities import capabilities

from .versions import Version, same_promises, title_only, versions

MESSAGES = messages_of(__package__)
LINKS = frozenset((
    "link-missing", "link-words", "link-leaves", "link-hidden", "anchor-missing", "image-missing", "image-attached",
    "document-missing",
))  # fmt: skip
"""Errors that readers can tolerate."""
CAUSES = {"unknown-category": CATEGORIES, "notice-rule": RULES.name, "notice-no-rule": RULES.name}
"""Errors in sources that a data file may have caused."""
TRIES = 3
"""Most earlier versions of a file to try."""
ROUNDS = 32
Attempt = Callable[[Mapping[str, bytes | None], frozenset[tuple[str, str]]], Report]
"""Builds with some files replaced, and some errors, by file and code, downgraded."""


class Step(NamedTuple):
    """A step of a ladder. code: of its message; data: replaces the file, None if nothing does."""

    code: str
    data: bytes | None = None
    version: Version | None = None
    number: int = 0

    def told(self, path: str) -> str:
        """The message for a file at this step."""
        commit, day = (self.version.commit, self.version.day) if self.version else ("", "")
        day = "/".join(reversed(day.split("-")))
        return MESSAGES.say(f"set-aside-{self.code}", path=path, commit=commit, day=day, number=self.number)


class SetAside:
    """Finds what to set aside so that the rest of a content folder can be published."""

    def __init__(self, content: Path, attempt: Attempt) -> None:
        self.content, self.attempt = content, attempt
        self.steps: dict[str, Step] = {}
        self.first: list[Diagnostic] = []
        """The errors of the unchanged content."""
        self._ladders: dict[str, Iterator[Step]] = {}
        self._lines: set[int] = set()
        self._own = capabilities()
        self._rules = Rules.of(self._own)

    def run(self, day: date) -> Report:
        """The report of the last build, without errors unless nothing more could be set aside.

        day: of the build, by which expired data must be gone.
        """
        self._day, self._redact = day, self._own.redactor(day)
        report = self.attempt({}, frozenset())
        self.first = errors(report.diagnostics)
        for _ in range(ROUNDS):
            found = errors(report.diagnostics)
            if not found or not self._descend(found, report):
                break
            tolerated = {
                (path, code) for path, step in self.steps.items() if step.code == "tolerated" for code in LINKS
            }
            report = self.attempt(self._instead, frozenset(tolerated))
        return report

    @property
    def _instead(self) -> Mapping[str, bytes | None]:
        return {path: step.data for path, step in self.steps.items() if step.code != "tolerated"}

    def _descend(self, found: Iterable[Diagnostic], report: Report) -> bool:
        """Take the next step for the first wave of faulty files; False if none has any left."""
        by_file: dict[str, set[str]] = {}
        for one in found:
            for path in self._at_fault(one, report, by_file):
                by_file.setdefault(path, set()).add(one.code)
            if one.file == LEDGER and one.code != "unreadable":
                self._lines.add(one.line)
        unsound = {one.file for one in self._data_faults()}
        waves = {path: self._wave(path, codes, path in unsound) for path, codes in by_file.items()}
        for wave in sorted(set(waves.values())):
            some = {path: codes for path, codes in by_file.items() if waves[path] == wave}
            steps = {path: step for path, codes in some.items() if (step := next(self._ladder(path, codes), None))}
            self.steps |= steps
            if steps:
                return True
        return False

    def _wave(self, path: str, codes: set[str], unsound: bool) -> int:
        """The order of a file: first those faulty by themselves, then those faulty with others: sources, data files,
        files with only broken links, the ledger.

        unsound: whether this is a data file that is faulty by itself.
        """
        if path == LEDGER:
            return 4
        if codes <= LINKS:
            return 3
        if is_source(path):
            return int(path in self.steps or self._is_good(path, self._current(path)))
        return 2 if _is_data(path) and not unsound else 0

    def _data_faults(self) -> list[Diagnostic]:
        return errors(read_data(self.content, ROOT / "content", self._own.data, self._instead)[1])

    def _at_fault(self, found: Diagnostic, report: Report, others: Collection[str]) -> set[str]:
        """The files to set aside for an error, given the others already faulty: the sources of pages that contain
        removed data, or the data file that may be the cause."""
        known = report.build.baseline if report.build else None
        if found.code == "personal-left" and known is not None:
            files = {f"{record.address[1:]}index.html": record.file for record in known.archive.records}
            return {files[path] for path in report.leaks if path in files} or {found.file}
        cause = f"{DATA}/{CAUSES[found.code]}" if found.code in CAUSES else ""
        is_cause = cause in others or (cause and self._changed_since(cause, found.file))
        return {cause if is_cause else found.file}

    def _changed_since(self, data: str, source: str) -> bool:
        """Whether a data file changed after a source, and has an earlier version."""
        if data in self.steps:
            return False
        current = self._current(data)
        is_new = all(one.data == current for one in versions(self.content, data))
        return not is_new and self._time_of(data) > self._time_of(source)

    def _time_of(self, path: str) -> float:
        """When the current version of a file was committed, in seconds since 1970; infinity if it is uncommitted."""
        newest = next(versions(self.content, path), None)
        return newest.time if newest and newest.data == self._current(path) else inf

    def _ladder(self, path: str, codes: set[str]) -> Iterator[Step]:
        if path not in self._ladders:
            if path == LEDGER:
                self._ladders[path] = self._ledger()
            elif is_source(path):
                self._ladders[path] = self._source(path, codes)
            elif _is_data(path):
                self._ladders[path] = self._data(path)
            else:
                self._ladders[path] = iter((Step("absent"),) if (self.content / path).exists() else ())
        return self._ladders[path]

    def _current(self, path: str) -> bytes:
        """The content of a file; b"" if it is not a regular one."""
        return read_plain(self.content / path, OWN_LIMIT) or b""

    def _ledger(self) -> Iterator[Step]:
        data = self._current(LEDGER)
        if not _is_text(data):
            version = next((one for one in versions(self.content, LEDGER) if _is_text(one.data)), None)
            data = version.data if version else b""
            yield Step("version" if version else "unused", data, version)
        told = 0
        while len(self._lines) > told:
            told = len(self._lines)
            yield Step("ledger", mended(data.decode("utf-8-sig"), self._lines).encode(), number=told)

    def _data(self, path: str) -> Iterator[Step]:
        current = self._current(path)
        others = (one for one in versions(self.content, path) if one.data != current)
        yield from (Step("version", one.data, one) for one in islice(others, TRIES))
        yield Step("unused")

    def _source(self, path: str, codes: set[str]) -> Iterator[Step]:
        current = self._current(path)
        good = [one for one in versions(self.content, path) if one.data != current and self._is_good(path, one.data)]
        if "personal-left" not in codes:
            if not good or same_promises(good[0].data, current):
                yield from (Step("version", one.data, one) for one in good[:TRIES] if same_promises(one.data, current))
            if codes <= LINKS:
                yield Step("tolerated")
        known = good[0].data if good else current
        if (titled := title_only(path, known, current, self._day)) is not None:
            yield Step("titled", titled)
        yield Step("absent")

    def _is_good(self, path: str, data: bytes) -> bool:
        """Whether a version of a source has no errors of its own."""
        file = self._redact(SourceFile(path, data))
        result, _ = read_file(file, self._rules)
        return result.record is not None and not errors(result.diagnostics)


def _is_data(path: str) -> bool:
    return path.startswith(f"{DATA}/") and path.endswith(".yaml")


def _is_text(data: bytes) -> bool:
    try:
        return bool(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return False
