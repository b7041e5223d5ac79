"""`check --people`: proposes entries for officials named in articles and attachments but missing in
du-lieu/nhan-vat.yaml."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from plugins.people.candidates import proposed
from plugins.vietnamese.messages import messages_of

from .exits import DONE, FAULTS
from .site.build import overrides, run
from .site.listing import listing

MESSAGES = messages_of(__package__)


def print_candidates(content: Path | None, now: datetime | None) -> int:
    """Print the entries as YAML, ready to paste, without anyone who asked to be removed.

    Returns 0, since missing entries are no error, or 1 with the errors that prevent reading the archive.
    """
    report = run({**overrides(content, now=now), "ARCHIVE_CHECK_ONLY": True})
    known = report.build.baseline if report.build else None
    if known is None:
        print(*listing(report.diagnostics), sep="\n")
        return FAULTS
    found = proposed(known.archive)
    print(found or MESSAGES.say("no-candidates"), end="" if found else "\n")
    return DONE
