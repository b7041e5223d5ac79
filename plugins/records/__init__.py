"""Trustworthy records: corrections, withdrawals, changes, citations, checksums, and the ministry that made them.

There are no settings. Its data: du-lieu/ten-goi.yaml (the ministry's names), phong.yaml (the archive as a fonds).
"""

from __future__ import annotations

from collections.abc import Iterator

from plugins.content.capability import Capability, History, Proof, Workspace
from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic

from .corrections import CORRECTIONS, MESSAGES, check_corrections, check_marks
from .fonds import FONDS
from .history import head_of, history_fault, read_history
from .manifest import CHECKSUMS, MANIFEST, manifest_files
from .ministry import NAMES
from .pages import ARTICLE_CONTEXT, FEED, LIST, MINISTRY, record_targets
from .withdrawals import WITHDRAWN, check_withdrawals, hide_body


def _check(archive: Archive) -> Iterator[Diagnostic]:
    yield from check_corrections(archive)
    yield from check_withdrawals(archive)


def _history(workspace: Workspace, proof: Proof) -> History:
    changes = read_history(workspace.content, workspace.cache, proof)
    fault = None if changes else history_fault(workspace.content)
    return History(changes, (fault,) if fault else ())


CAPABILITY = Capability(
    name="records",
    keys=(CORRECTIONS, WITHDRAWN),
    data=(NAMES, FONDS),
    spaces=(LIST, FEED, MINISTRY, f"/{MANIFEST}", f"/{CHECKSUMS}"),
    markdown=("plugins.records.markdown",),
    redact=lambda _day: hide_body,
    inspect=check_marks,
    messages=MESSAGES,
    check=_check,
    article_context=ARTICLE_CONTEXT,
    targets=record_targets,
    seals=manifest_files,
    history=_history,
    condition=head_of,
)

register = CAPABILITY.register
