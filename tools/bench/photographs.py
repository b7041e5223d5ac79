"""Synthetic photographs to measure with: halls full of people, 12 megapixels, with the texture and grain of a camera.

Equal numbers give equal photographs on every machine. They imitate what matters for encoders: detail at every scale
(noise of many sizes, each fainter), soft and hard edges, light that falls off, and grain.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

from PIL import Image, ImageChops, ImageDraw, ImageFilter

SIZE = 4000, 3000
QUALITY = 92
OCTAVES = 8
"""Noise of 5, 10, 20 … 640 grains across."""
Colour = tuple[int, int, int]


def photograph(number: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """The photograph of that number."""
    chance = random.Random(number)
    small = size[0] // 2, size[1] // 2
    scene = _scene(chance, *small).filter(ImageFilter.GaussianBlur(0.9))
    image = rough = scene.resize(size, Image.Resampling.BICUBIC)
    for octave in range(OCTAVES):  # equally strong, as in nature
        rough = _textured(rough, chance, 5 * 2**octave)
    image.paste(rough, mask=_patches(chance, size))
    lit = ImageChops.multiply(image, _light(chance, size))
    return ImageChops.soft_light(lit, _grain(chance, size))


def write(folder: Path, count: int) -> Sequence[Path]:
    """Photographs 0 to count - 1 as JPEG files; those that are there already stay."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"anh-{number:03}.jpg" for number in range(count)]
    with ProcessPoolExecutor() as pool:
        list(pool.map(partial(_write, folder), [number for number in range(count) if not paths[number].is_file()]))
    return paths


def _write(folder: Path, number: int) -> None:
    path = folder / f"anh-{number:03}.jpg"
    photograph(number).save(path.with_suffix(".tmp"), "JPEG", quality=QUALITY)
    path.with_suffix(".tmp").replace(path)


def _colour(chance: random.Random, low: int, high: int) -> Colour:
    return chance.randint(low, high), chance.randint(low, high), chance.randint(low, high)


def _scene(chance: random.Random, width: int, height: int) -> Image.Image:
    """A wall with banners, and rows of people from the back of the hall to the front."""
    image = Image.linear_gradient("L").resize((width, height))
    image = Image.merge(
        "RGB", [image.point(lambda value, top=top: top - value // 3) for top in _colour(chance, 150, 230)]
    )
    pen = ImageDraw.Draw(image)
    for _ in range(6):
        x, y = chance.randrange(width), chance.randrange(height // 3)
        pen.rectangle((x, y, x + chance.randint(80, 500), y + chance.randint(40, 200)), _colour(chance, 30, 220))
    for row in range(7):
        tall = height * (0.05 + 0.022 * row)
        _people(pen, chance, round(height * (0.3 + 0.1 * row)), round(tall), width)
    return image


def _people(pen: ImageDraw.ImageDraw, chance: random.Random, y: int, tall: int, width: int) -> None:
    x = -tall
    while x < width:
        head = tall * chance.uniform(0.42, 0.52)
        top = y + chance.randint(-tall // 6, tall // 6)
        suit = _colour(chance, 20, 90) if chance.random() < 0.7 else _colour(chance, 120, 240)
        pen.rounded_rectangle((x - tall * 0.55, top + head, x + tall * 0.55, top + tall * 4), tall * 0.3, suit)
        pen.polygon(
            [(x - tall * 0.14, top + head), (x + tall * 0.14, top + head), (x, top + tall * 1.1)], (235, 232, 226)
        )
        tone = chance.randint(140, 225)
        pen.ellipse((x - head * 0.42, top, x + head * 0.42, top + head * 1.15), (tone, tone * 3 // 4, tone * 3 // 5))
        pen.chord(
            (x - head * 0.46, top - head * 0.1, x + head * 0.46, top + head * 0.8), 170, 370, _colour(chance, 8, 40)
        )
        for side in (-0.18, 0.18):
            eye = x + head * side
            pen.ellipse((eye - 2, top + head * 0.55, eye + 2, top + head * 0.55 + 4), (25, 20, 18))
        x += round(tall * chance.uniform(0.9, 1.4))


def _noise(chance: random.Random, across: int, size: tuple[int, int]) -> Image.Image:
    """Random greys, so many across."""
    down = max(2, across * size[1] // size[0])
    return Image.frombytes("L", (across, down), chance.randbytes(across * down)).resize(size, Image.Resampling.BICUBIC)


def _textured(image: Image.Image, chance: random.Random, across: int) -> Image.Image:
    """An image with noise of one size laid over it, lighter and darker around the middle grey."""
    grey = _noise(chance, across, image.size).point(lambda value: 128 + (value - 128) // 4)
    return ImageChops.soft_light(image, Image.merge("RGB", (grey, grey, grey)))


def _patches(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Where surfaces are rough: cloth and leaves beside walls and skin."""
    return _noise(chance, 9, size).point(lambda value: max(40, min(255, 128 + (value - 140) * 4)))


def _light(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    lamp = ImageChops.invert(Image.radial_gradient("L")).point(lambda value: 110 + value * 145 // 255)
    wide = lamp.resize((size[0] * 3 // 2, size[1] * 3 // 2), Image.Resampling.BICUBIC)
    x, y = chance.randrange(size[0] // 2), chance.randrange(size[1] // 2)
    grey = wide.crop((x, y, x + size[0], y + size[1]))
    return Image.merge("RGB", (grey, grey, grey))


def _grain(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """The grain of a sensor, a little coarser than a pixel."""
    channels = (Image.frombytes("L", size, chance.randbytes(size[0] * size[1])) for _ in range(3))
    fine = Image.merge("RGB", [channel.filter(ImageFilter.BoxBlur(0.7)) for channel in channels])
    return fine.point(lambda value: 128 + (value - 128) // 5)
