"""What stands where something was taken out of a source before it was read (Capability.redact)."""

from __future__ import annotations

from .messages import MESSAGES

REMOVED = MESSAGES.say("removed")
"""Means nothing to YAML or Markdown wherever it stands, and is told from what people write by its exact words."""
