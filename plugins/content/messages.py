"""What the content model says to editors and readers (messages.yaml)."""

from __future__ import annotations

from functools import partial

from plugins.core.diagnostics import Diagnostic
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
diagnostic = partial(Diagnostic.of, MESSAGES)
"""One of the content model's own diagnostics."""
