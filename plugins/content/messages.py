"""The content model's messages to editors and readers (messages.yaml)."""

from __future__ import annotations

from functools import partial

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
diagnostic = partial(Diagnostic.of, MESSAGES)
"""Creates one of the content model's own diagnostics."""
REMOVED = MESSAGES.say("removed")
"""Replaces what is redacted from a source before it is read (Capability.redact). It has no meaning in YAML or Markdown,
wherever it stands, and its exact wording distinguishes it from what people write."""
