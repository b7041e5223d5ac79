"""Personal data: found, declared, and taken out of every page once its time is over. There are no settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from plugins.content.capability import Capability, Proof, Workspace
from plugins.content.model import Archive
from plugins.content.source import SourceFile

from .checks import PERSONAL, check_declarations, inspect
from .declarations import MESSAGES
from .expired import expired_of
from .proof import Proof as Traces
from .removal import Removal
from .requests import ADDRESS, TERMS, request_page


def _redact(today: date) -> Callable[[SourceFile], SourceFile]:
    return Removal(today)


def _proof(archive: Archive, workspace: Workspace) -> Proof:
    found = Traces(expired_of(archive, workspace.content))
    return Proof(found.key, found.holds, lambda path, data: [trace.diagnostic for trace in found.traces(path, data)])


CAPABILITY = Capability(
    name="privacy",
    keys=(PERSONAL,),
    data=(TERMS,),
    spaces=(ADDRESS,),
    markdown=("plugins.privacy.markdown",),
    redact=_redact,
    inspect=inspect,
    messages=MESSAGES,
    check=check_declarations,
    targets=request_page,
    proof=_proof,
)

register = CAPABILITY.register
