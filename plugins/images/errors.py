"""What is wrong with one image, wherever it is found."""

from __future__ import annotations

from plugins.core.diagnostics import Fault


class ImageError(ValueError):
    """An image that cannot be shown. fault: why; its code follows "image-" in messages.yaml."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.fault = Fault(code, values)
