"""What may go wrong on the way, as values that a person can read."""

from __future__ import annotations

from plugins.vietnamese.messages import messages_of
from tools.exits import ENVIRONMENT, FAULTS, USAGE

MESSAGES = messages_of(__package__)
_EXIT = {
    "target": USAGE, "target-unsafe": USAGE, "no-release": USAGE, "no-rollback": USAGE, "rollback-bucket": USAGE,
    "foreign": USAGE, "release-tampered": FAULTS, "release-link": FAULTS, "arrived-tampered": FAULTS,
    "earlier-tampered": FAULTS,
}  # fmt: skip
"""Exit codes of faults that do not lie in the environment."""


class Fault(Exception):
    """An expected fault: a code of messages.yaml and what fills it in. What readers see is as it was."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values

    @property
    def exit_code(self) -> int:
        """What the command ends with."""
        return _EXIT.get(self.code, ENVIRONMENT)

    def __str__(self) -> str:
        return MESSAGES.say(self.code, **self.values)
