"""`check --people`: officials whom articles name and du-lieu/nhan-vat.yaml does not know, as entries to accept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from plugins.content.archive import read_archive
from plugins.people.candidates import proposed
from plugins.privacy.expired import expired_of
from plugins.privacy.proof import Proof
from plugins.vietnamese.messages import messages_of

from .capabilities import capabilities
from .site.build import CONTENT

MESSAGES = messages_of(__package__)


def candidates(content: Path | None, now: datetime | None) -> str:
    """The entries as YAML, ready to be pasted; nobody who asked to be removed is among them."""
    folder = content or CONTENT
    archive, _, _ = read_archive(folder, now=now or datetime.now(), fallback=CONTENT, capabilities=capabilities())
    return proposed(replace(archive, removed=Proof(expired_of(archive, folder)).holds))


def print_candidates(content: Path | None, now: datetime | None) -> int:
    """Print them; always 0, since what is not known yet is no fault."""
    found = candidates(content, now)
    print(found or MESSAGES.say("no-candidates"), end="" if found else "\n")
    return 0
