"""What records say to editors and readers (messages.yaml)."""

from __future__ import annotations

from pathlib import Path

from plugins.vietnamese.messages import Messages

MESSAGES = Messages(Path(__file__).with_name("messages.yaml"))
