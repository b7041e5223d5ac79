"""What can be wrong with an attached file."""

from __future__ import annotations

from plugins.core.diagnostics import Fault


class DocumentError(Exception):
    """A file that may not be published. fault: why; its code follows "file-" in messages.yaml."""

    def __init__(self, code: str, /, **values: str | int) -> None:
        super().__init__(code, values)
        self.fault = Fault(code, values)
