"""The messages of a build, and the faults of its settings."""

from __future__ import annotations

from plugins.core.diagnostics import Diagnostic, Level
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
SETTINGS = "pelicanconf.py"


def setting_fault(code: str, level: Level = "error", /, **values: object) -> Diagnostic:
    """A fault of the settings of a build rather than of its content."""
    return Diagnostic(SETTINGS, 1, code, MESSAGES.say(code, **values), level)
