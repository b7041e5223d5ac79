"""What can be wrong with an attached file."""

from __future__ import annotations


class DocumentError(Exception):
    """A file that may not be published. code: below "file-" in messages.yaml; values: what the message names."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values
