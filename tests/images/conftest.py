"""Helpers for image tests: generated pictures of every kind."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageCms

from plugins.content.capability import Workspace
from plugins.core.cache import Cache
from plugins.images import recipe
from plugins.images.facts import Style

Save = Callable[..., Path]


@pytest.fixture(autouse=True)
def fast_encoder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """In quick tests, encode AVIF at the highest speed, which changes only size and quality."""
    options_of = recipe.options_of

    def fast(style: Style, media: str, width: int) -> recipe.Options:
        options = options_of(style, media, width)
        return {**options, "speed": 10} if "speed" in options else options

    if not request.node.get_closest_marker("slow"):
        monkeypatch.setattr(recipe, "options_of", fast)


def workspace(content: Path, kept: Path) -> Workspace:
    """The workspace that a build would provide. kept: the cache folder."""
    return Workspace(content, Cache(kept / "cache.sqlite"), kept / "files", 1, lambda _done, _total: None)


def photograph(width: int, height: int, mode: str = "RGB") -> Image.Image:
    """Enlarged noise, with as many colours as a photograph, and as smooth."""
    chance = random.Random(7)
    small = Image.frombytes("RGB", (16, 12), chance.randbytes(16 * 12 * 3))
    return small.resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def drawing(width: int, height: int) -> Image.Image:
    """A drawing in two colours on a transparent background."""
    image = Image.new("RGBA", (width, height))
    image.paste((143, 29, 20, 255), (0, 0, width // 2, height))
    image.paste((20, 20, 20, 255), (width // 2, 0, width * 3 // 4, height // 2))
    return image


def animation(path: Path, frames: int = 4) -> None:
    """Save an animation with one colour per frame."""
    pictures = [Image.new("RGB", (120, 80), (number * 40, 90, 30)) for number in range(frames)]
    pictures[0].save(path, save_all=True, append_images=pictures[1:], duration=90, loop=0)


def camera_metadata() -> dict[str, object]:
    """The metadata that a phone writes: maker, owner, location, a rotation by 90°."""
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


def swapped_profile() -> bytes:
    """sRGB with red and blue swapped, so that it is obvious whether the profile was applied."""

    def fixed(*numbers: float) -> bytes:
        return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)

    tags = {
        b"desc": b"desc" + bytes(4) + struct.pack(">I", 8) + b"swapped\0" + bytes(78),
        b"wtpt": b"XYZ " + bytes(4) + fixed(0.9642, 1, 0.8249),
        b"rXYZ": b"XYZ " + bytes(4) + fixed(0.1431, 0.0606, 0.7141),
        b"gXYZ": b"XYZ " + bytes(4) + fixed(0.3851, 0.7169, 0.0971),
        b"bXYZ": b"XYZ " + bytes(4) + fixed(0.4361, 0.2225, 0.0139),
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), b"curv" + bytes(4) + struct.pack(">IH", 1, round(2.2 * 256))),
    }
    table, data, start = struct.pack(">I", len(tags)), b"", 132 + 12 * len(tags)
    for name, content in tags.items():
        table += name + struct.pack(">II", start + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    header = struct.pack(">I4sI4s4s4s", start + len(data), b"lcms", 0x02400000, b"mntr", b"RGB ", b"XYZ ")
    header += bytes(12) + b"acsp" + bytes(28) + fixed(0.9642, 1, 0.8249)
    return header.ljust(128, b"\0") + table + data


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """A function that saves an image at its content path below the test's folder and returns the path."""

    def saved(image: Image.Image, name: str, **options: object) -> Path:
        path = tmp_path / "anh" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        image.save(path, **options)
        return path

    return saved
