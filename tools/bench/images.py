"""`bench images`: our figures beside pelican-image-process, on the same photographs, formats and widths, in one run.

It needs what the site does not: pelican-image-process, beautifulsoup4 and scikit-image, installed by hand beside it.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from statistics import fmean

from PIL import Image

from plugins.figures.facts import examine
from plugins.figures.recipe import WIDTHS, picture

from .measure import Measure, measure, middle
from .photographs import write

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("pelican.plugins.image_process", "bs4", "skimage")
MOST = 200
"""Photographs; more would only take longer."""
SHOWN = 328
"""CSS pixels: how wide a figure is on a telephone of 360."""
COLD, SAME = 0.6, 0.02
WEIGHT = 0.4
SAMPLE = 12
"""Photographs whose likeness to the original is measured."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What a telephone loads: bytes and likeness (SSIM), of ours and of the peer's; density: pixels to a CSS pixel."""

    density: int
    width: int
    ours: tuple[float, float]
    peer: tuple[float, float]


def run_bench(count: int, rounds: int) -> int:
    """Measure `count` photographs, 200 at the most; 3 where a library is missing, else 0."""
    missing = [name for name in NEEDED if not _is_there(name)]
    if missing:
        print(f"install pelican-image-process, beautifulsoup4 and scikit-image to measure ({', '.join(missing)})")
        return 3
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        photographs = write(root / "content" / "anh" / "2021", min(count, MOST))
        print(f"{len(photographs)} photographs of 12 megapixels, {_size(photographs) / 2**20:.0f} MiB")
        times: dict[str, list[Measure]] = {}
        for _ in range(rounds):
            for name, taken in _round(root):
                times.setdefault(name, []).append(taken)
        _tell_times({name: middle(taken) for name, taken in times.items()})
        _tell_likeness(list(_likeness(root, photographs[:SAMPLE])))
    return 0


def _is_there(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except ModuleNotFoundError:
        return False


def _size(paths: Sequence[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


def _round(root: Path) -> Iterator[tuple[str, Measure]]:
    for folder in ("cache", "peer"):
        shutil.rmtree(root / folder, ignore_errors=True)
    for tool in ("ours", "peer"):
        for case in ("cold", "same"):
            yield f"{tool} {case}", measure([sys.executable, "-m", f"tools.bench.images_{tool}", str(root)], ROOT)


def _tell_times(times: Mapping[str, Measure]) -> None:
    for name, taken in times.items():
        print(f"{name:<12}{taken.wall:8.1f} s{taken.cpu:8.1f} s of processors{taken.peak:8.0f} MiB at the peak")
    for case, bar in (("cold", COLD), ("same", SAME)):
        ratio = times[f"ours {case}"].wall / times["peer cold"].wall
        cpu = times[f"ours {case}"].cpu / times["peer cold"].cpu
        print(f"ours {case} / peer cold: {ratio:.3f} (bar {bar}), of processor time {cpu:.3f}")
    print(f"ours same / peer same: {times['ours same'].wall / times['peer same'].wall:.3f}")


def _likeness(root: Path, photographs: Sequence[Path]) -> Iterator[Likeness]:
    """What telephones of three densities load, compared with the photograph brought down by Lanczos alone."""
    for density in (1, 2, 3):
        width = next((width for width in WIDTHS if width >= SHOWN * density), WIDTHS[-1])
        ours, peer = [], []
        for path in photographs:
            original = _smaller(path, width)
            ours.append(_compare(_made(root, path, width), original))
            peer.append(
                _compare(
                    root / "peer" / "anh" / "2021" / "derivatives" / "figure" / "default" / f"{width}w" / path.name,
                    original,
                )
            )
        yield Likeness(density, width, _means(ours), _means(peer))


def _made(root: Path, path: Path, width: int) -> Path:
    wanted = next(one for one in picture(examine(path)).renditions if one.width == width)
    return root / "ours" / wanted.address.lstrip("/")


def _smaller(path: Path, width: int) -> Image.Image:
    with Image.open(path) as image:
        return image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS)


def _compare(path: Path, original: Image.Image) -> tuple[int, float]:
    likeness = import_module("skimage.metrics").structural_similarity
    pixels = import_module("numpy").asarray
    how = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": 255}
    with Image.open(path) as image:
        alike = likeness(pixels(original.convert("L")), pixels(image.convert("L")), **how)
    return path.stat().st_size, float(alike)


def _means(pairs: Sequence[tuple[int, float]]) -> tuple[float, float]:
    return fmean(size for size, _ in pairs), fmean(alike for _, alike in pairs)


def _tell_likeness(found: Sequence[Likeness]) -> None:
    print("telephone of 360 px: density, file, AVIF kB and SSIM, the peer's JPEG kB and SSIM, bytes to bytes")
    for one in found:
        row = [
            one.density,
            f"{one.width}w",
            *_figures(*one.ours),
            *_figures(*one.peer),
            f"{one.ours[0] / one.peer[0]:.3f}",
        ]
        print(*row, f"(bar {WEIGHT})")


def _figures(size: float, likeness: float) -> tuple[str, str]:
    return f"{size / 1000:.1f}", f"{likeness:.4f}"
