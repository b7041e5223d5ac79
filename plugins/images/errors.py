"""What is wrong with one image, wherever it is found."""

from __future__ import annotations


class ImageError(ValueError):
    """An image that cannot be shown. code: of messages.yaml, after "image-"; values: what its message names."""

    def __init__(self, code: str, **values: str | int) -> None:
        super().__init__(code, values)
        self.code, self.values = code, values

    def __reduce__(self) -> tuple[object, ...]:
        """Exceptions with keywords do not cross processes by themselves."""
        return _again, (self.code, self.values)


def _again(code: str, values: dict[str, str | int]) -> ImageError:
    return ImageError(code, **values)
