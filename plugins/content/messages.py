"""What the content model says to editors and readers (messages.yaml)."""

from __future__ import annotations

from plugins.core.diagnostics import Diagnostic, Level
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)


def diagnostic(file: str, line: int, code: str, level: Level = "error", /, **values: object) -> Diagnostic:
    """A diagnostic that says the text of `code` with its values; KeyError for an unknown code."""
    return Diagnostic(file, line, code, MESSAGES.say(code, **values), level)
