"""What tests of images share: pictures of every kind, made on the spot."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

Save = Callable[..., Path]


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Noise made large: as many colours as a photograph has, and as smooth."""
    chance = random.Random(7)
    small = Image.frombytes("RGB", (16, 12), chance.randbytes(16 * 12 * 3))
    return small.resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def drawing(width: int, height: int) -> Image.Image:
    """Two colours on a transparent ground."""
    image = Image.new("RGBA", (width, height))
    image.paste((143, 29, 20, 255), (0, 0, width // 2, height))
    image.paste((20, 20, 20, 255), (width // 2, 0, width * 3 // 4, height // 2))
    return image


def animation(path: Path, frames: int = 4) -> None:
    """Frames of one colour each."""
    pictures = [Image.new("RGB", (120, 80), (number * 40, 90, 30)) for number in range(frames)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=90, loop=0)


def camera_metadata() -> dict[str, object]:
    """What a telephone writes into its files: maker, owner, place, turned by a quarter."""
    exif = Image.Exif()
    exif[0x010F], exif[0x8298], exif[0x0112] = "SECRET-CAMERA", "SECRET-OWNER", 6
    exif.get_ifd(0x8825).update({1: "N", 2: (21.0, 1.0, 1.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return {
        "exif": exif,
        "xmp": b"<x:xmpmeta>SECRET-XMP</x:xmpmeta>",
        "comment": b"SECRET-COMMENT",
        "icc_profile": profile,
    }


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Saves an image below the test's folder as content paths are laid out, and gives its path."""

    def saved(image: Image.Image, name: str, **options: object) -> Path:
        path = tmp_path / "anh" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, **options)
        return path

    return saved
