"""Deployment errors, with readable messages."""

from __future__ import annotations

from plugins.vietnamese.messages import messages_of
from tools.exits import ENVIRONMENT, FAULTS, USAGE, CommandError

MESSAGES = messages_of(__package__)
_EXIT = {
    "target": USAGE, "target-unsafe": USAGE, "site": USAGE, "no-release": USAGE, "release-preview": USAGE,
    "no-rollback": USAGE, "rollback-bucket": USAGE, "foreign": USAGE, "release-tampered": FAULTS,
    "release-link": FAULTS, "arrived-tampered": FAULTS,
}  # fmt: skip
"""Exit codes of errors that are not the environment's."""


class DeployError(CommandError):
    """An expected error: a code of messages.yaml and its values."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(_EXIT.get(code, ENVIRONMENT), MESSAGES.say(code, **values))
        self.code, self.values = code, values
