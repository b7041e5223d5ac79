"""What commands end with."""

from __future__ import annotations

DONE, FAULTS, USAGE, ENVIRONMENT, SET_ASIDE = range(5)
"""All is well; what was looked at has faults; the command was called wrongly; the machine, the disk or a host refuses;
published, but not everything."""


class Refused(Exception):
    """A command cannot do what was asked of it; the message says why, exit_code is what it ends with."""

    def __init__(self, exit_code: int, message: str) -> None:
        super().__init__(message)
        self.exit_code = exit_code
