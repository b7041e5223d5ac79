"""Synthetic photographs for benchmarks: crowded halls, 12 megapixels, with the texture and grain of a camera.

Deterministic for each number. They imitate what matters to encoders (detail at every scale, soft and hard edges, light
fall-off, grain) and vary as photographs do, from smooth to full of leaves. Compared with 75 photographs from about 60
cameras and phones, 5 to 22 megapixels, each scaled to 720 pixels (medians; the interquartile range of the real ones in
parentheses):

| | real | these |
|---|---|---|
| JPEG at quality 75, bits per pixel | 1.13 (.86–1.58) | 1.28 |
| quartiles of the deviation in 8 × 8 blocks | 2.8, 7.4, 16 | 3.1, 8.2, 16 |
| gradients below 3, above 25 | .41, .09 | .29, .08 |
| amplitude at .32–.5 cycles per pixel relative to .01–.02, octaves | −6.1 (−6.8–−5.5) | −6.6 |
| kurtosis of gradients | 25 (12–41) | 23 |
| AVIF to JPEG, bytes at equal SSIM, 688 and 1,000 pixels wide (not fitted) | .61, .62 | .62, .62 |
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
OCTAVES, COARSE = 9, 7
"""Noise from 5 to 1,280 grains across, doubling each octave; the coarse octaves are applied at half size."""
Colour = tuple[int, int, int]


def photograph(number: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """The photograph with this number."""
    chance = random.Random(number)
    small = size[0] // 2, size[1] // 2
    scene = _scene(chance, *small).filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.6)))
    strength, growth = chance.uniform(0.1, 0.4), chance.uniform(1, 1.15)
    image, rough = scene, scene
    for octave in range(OCTAVES):  # about equal in strength, as in nature
        if octave == COARSE:
            image, rough = (each.resize(size, Image.Resampling.BICUBIC) for each in (image, rough))
        rough = _textured(rough, chance, 5 * 2**octave, strength * growth**octave)
    image.paste(rough, mask=_patches(chance, size))
    lit = ImageChops.multiply(image, _light(chance, size))
    grey = Image.new("RGB", size, (chance.randint(90, 130),) * 3)
    return ImageChops.soft_light(Image.blend(grey, lit, chance.uniform(0.6, 1)), _grain(chance, size))


def write(folder: Path, count: int) -> Sequence[Path]:
    """Write photographs 0 to count - 1 as JPEG files; existing files are kept."""
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
    """Random grey noise with so many grains across."""
    down = max(2, across * size[1] // size[0])
    return Image.frombytes("L", (across, down), chance.randbytes(across * down)).resize(size, Image.Resampling.BICUBIC)


def _weaker(image: Image.Image, strength: float) -> Image.Image:
    """An image with its contrast scaled around middle grey."""
    return image.point([max(0, min(255, round(128 + (value - 128) * strength))) for value in range(256)])


def _textured(image: Image.Image, chance: random.Random, across: int, strength: float) -> Image.Image:
    """An image overlaid with noise of one size."""
    grey = _weaker(_noise(chance, across, image.size), strength)
    return ImageChops.soft_light(image, Image.merge("RGB", (grey, grey, grey)))


def _patches(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """A mask of rough surfaces, such as cloth and leaves, covering little of the image or nearly all."""
    smooth = chance.randint(60, 190)
    return _noise(chance, chance.randint(6, 14), size).point(
        lambda value: max(30, min(255, 128 + (value - smooth) * 4))
    )


def _light(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    lamp = ImageChops.invert(Image.radial_gradient("L")).point(lambda value: 110 + value * 145 // 255)
    wide = lamp.resize((size[0] * 3 // 2, size[1] * 3 // 2), Image.Resampling.BICUBIC)
    x, y = chance.randrange(size[0] // 2), chance.randrange(size[1] // 2)
    grey = wide.crop((x, y, x + size[0], y + size[1]))
    return Image.merge("RGB", (grey, grey, grey))


def _grain(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Sensor grain, slightly coarser than a pixel."""
    strength = chance.uniform(0.15, 0.5)
    channels = (Image.frombytes("L", size, chance.randbytes(size[0] * size[1])) for _ in range(3))
    return Image.merge("RGB", [_weaker(channel.filter(ImageFilter.BoxBlur(0.7)), strength) for channel in channels])
