"""What is wrong with one image, wherever it is found."""

from __future__ import annotations

from msgspec import Struct


class Fault(Struct, frozen=True):
    """Why an image cannot be shown. code: of messages.yaml, after "image-"; values: what its message names."""

    code: str
    values: dict[str, str | int] = {}


class ImageError(ValueError):
    """An image that cannot be shown; processes pass on its fault, since not every exception crosses between them."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.fault = Fault(code, values)
