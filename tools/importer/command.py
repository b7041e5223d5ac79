"""`import`: the command, its progress and its exit code."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from plugins.content.data import read_data
from plugins.core.files import write_whole
from plugins.core.processes import Workers, process_count
from tools import ROOT
from tools.exits import DONE, ENVIRONMENT, FAULTS, USAGE
from tools.progress import Progress

from . import profile as profiles
from .batch import ExistingArticles, Outcome, Settings, run
from .explaining import explain
from .profile import MESSAGES, ProfileError
from .reporting.documents import page_record, say, write
from .sources.handles import PageSource, find

LOCK = ".nhap-bai.lock"
_FEW = 24
"""Pages per worker; a smaller batch is faster in this process than spread over others."""


@dataclass(frozen=True, slots=True)
class Options:
    """Command-line options."""

    into: Path | None
    report: Path | None = None
    originals: Path | None = None
    profiles: tuple[Path, ...] = ()
    dry_run: bool = False
    processes: int | None = None


def import_command(paths: Sequence[Path], options: Options, explained: Path | None = None) -> int:
    """Import everything below the paths, or explain one page; returns the exit code."""
    try:
        profiles.load_all(options.profiles)
    except ProfileError as error:
        return _stop(str(error))
    if explained is not None:
        return explain(explained, options.profiles, _categories(options.into))
    if not paths:
        return _stop(MESSAGES.say("no-paths"))
    into = options.into or (ROOT / "content" if options.dry_run else None)
    if into is None:
        return _stop(MESSAGES.say("no-into"))
    for path in paths:
        if not path.exists():
            return _stop(MESSAGES.say("page-line", name=path, message=MESSAGES.say("refused-missing")))
        if path.resolve().is_relative_to(into.resolve()):
            return _stop(MESSAGES.say("into-same", path=path))
    try:
        return _import(paths, options, into)
    except Timeout:
        print(MESSAGES.say("locked", folder=into), file=sys.stderr)
    except OSError as error:
        print(MESSAGES.say("disk", path=error.filename or into, error=error.strerror or error), file=sys.stderr)
    return ENVIRONMENT


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return USAGE


def _categories(into: Path | None) -> frozenset[str]:
    data, _ = read_data(into or ROOT / "content", fallback=ROOT / "content")
    return frozenset(data.categories)


def _import(paths: Sequence[Path], options: Options, into: Path) -> int:
    found = list(find(paths))
    if not found:
        print(MESSAGES.say("nothing"), file=sys.stderr)
        return FAULTS
    with nullcontext() if options.dry_run else _alone(into):  # a dry run writes nothing
        existing = ExistingArticles.read(into)
        settings = Settings(
            options.profiles, _categories(into), frozenset(existing.digests), keep_data=options.originals is not None
        )
        counts, records = _each(found, existing, settings, options)
    for status, count in sorted(counts.items()):
        print(MESSAGES.say(f"count-{status}", count=count))
    if counts["written"]:
        print(MESSAGES.say("next", folder=into))
    if options.report:
        print(MESSAGES.say("report-written", path=write(records, options.report)))
    return FAULTS if counts["refused"] else DONE


@contextmanager
def _alone(into: Path) -> Iterator[None]:
    """Lock the folder against concurrent imports."""
    into.mkdir(parents=True, exist_ok=True)
    lock = into / LOCK
    with FileLock(lock, timeout=0):
        yield
    lock.unlink(missing_ok=True)


def _each(
    found: Sequence[PageSource], existing: ExistingArticles, settings: Settings, options: Options
) -> tuple[Counter[str], list[dict[str, Any]]]:
    """Settle every page and print each that was not simply written; returns the counts and the report's records."""
    counts: Counter[str] = Counter()
    records: list[dict[str, Any]] = []
    workers = Workers.here(min(process_count(options.processes), len(found) // _FEW + 1))
    progress = Progress()
    show = partial(progress.show, MESSAGES.say("progress"))
    for outcome in run(found, existing, settings, workers, write=not options.dry_run, progress=show):
        counts[outcome.status] += 1
        if outcome.status not in ("written", "known"):
            progress.end()
            print(MESSAGES.say("page-line", name=outcome.name, message=say(outcome)), file=sys.stderr)
        if options.report:
            records.append(page_record(outcome))
        if options.originals and not options.dry_run:
            _keep(outcome, options.originals)
    progress.end()
    return counts, records


def _keep(outcome: Outcome, folder: Path) -> None:
    """Keep the original page under the digest that its draft records."""
    if outcome.imported and outcome.data:
        path = folder / f"{outcome.imported.page.origin.sha256}{_ending(outcome.name)}"
        if not path.exists():
            write_whole(path, outcome.data)


def _ending(name: str) -> str:
    ending = Path(name.partition("#")[0]).suffix.lower()
    return ending if ending in (".html", ".htm", ".txt", ".docx", ".mht", ".mhtml") else ".html"
