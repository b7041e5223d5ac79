"""What the content model says to editors and readers (messages.yaml)."""

from __future__ import annotations

from functools import partial

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
diagnostic = partial(Diagnostic.of, MESSAGES)
"""One of the content model's own diagnostics."""
REMOVED = MESSAGES.say("removed")
"""Stands where something was taken out of a source before it was read (Capability.redact). It means nothing to YAML or
Markdown wherever it stands, and is told from what people write by its exact words."""
