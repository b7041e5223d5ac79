"""`bench images`: our figures beside pelican-image-process, on the same photographs, formats and widths, in one run."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from statistics import median

from PIL import Image

from plugins.core.files import files_below
from plugins.images.facts import examine
from plugins.images.recipe import WIDTHS, picture
from tools import ROOT

from .measure import Measure, measure, middle
from .photographs import write

SHOWN = 328
"""Width of a figure in CSS pixels on a phone 360 pixels wide."""
COLD, SAME = 0.6, 0.02
WEIGHT = 0.4
SAMPLE = 24
"""Number of photographs compared with the original."""
FEWER = 4
"""Peak memory is also measured with this fraction of the photographs."""
YEAR = Path("anh", "2021")


@dataclass(frozen=True, slots=True)
class File:
    """What a phone downloads: bytes, and SSIM to the photograph, compared at display width."""

    size: int
    likeness: float


def run_bench(count: int, rounds: int) -> int:
    """Benchmark `count` photographs of 12 megapixels, `rounds` times."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "all"
        photographs = write(root / "content" / YEAR, count)
        size = sum(path.stat().st_size for path in photographs) / 2**20
        print(f"{len(photographs)} photographs of 12 megapixels, {size:.0f} MiB", flush=True)
        _report_memory(Path(folder) / "few", photographs[::FEWER])
        times: dict[str, list[Measure]] = {}
        for _ in range(rounds):
            for name, taken in _round(root):
                times.setdefault(name, []).append(taken)
        _report_times({name: middle(taken) for name, taken in times.items()})
        print("files made:", *(f"{tool} {len(files_below(root / tool / 'anh'))}" for tool in ("ours", "peer")))
        _report_likeness(root, photographs[:: max(1, count // SAMPLE)][:SAMPLE])
    return 0


def _run(tool: str, root: Path) -> Measure:
    return measure(ROOT, f"tools.bench.images_{tool}", root)


def _report_memory(root: Path, photographs: Sequence[Path]) -> None:
    """Print the peak memory with fewer photographs; comparing it with the full run shows whether it grows."""
    (root / "content" / YEAR).mkdir(parents=True)
    for path in photographs:
        os.link(path, root / "content" / YEAR / path.name)
    _report(f"ours, {len(photographs)} of them", _run("ours", root))


def _round(root: Path) -> Iterator[tuple[str, Measure]]:
    for folder in ("cache", "ours", "peer"):
        shutil.rmtree(root / folder, ignore_errors=True)
    for tool in ("ours", "peer"):
        for case in ("cold", "same"):
            yield f"{tool} {case}", _run(tool, root)


def _report(name: str, taken: Measure) -> None:
    times = f"{taken.wall:8.1f} s{taken.cpu:8.1f} s of processors{taken.peak:8.0f} MiB at the peak"
    print(f"{name:<20}{times}", flush=True)


def _report_times(times: Mapping[str, Measure]) -> None:
    for name, taken in times.items():
        _report(name, taken)
    for case, bar in (("cold", COLD), ("same", SAME)):
        ratio = times[f"ours {case}"].wall / times["peer cold"].wall
        cpu = times[f"ours {case}"].cpu / times["peer cold"].cpu
        print(f"ours {case} / peer cold: {ratio:.3f} (bar {bar}), of processor time {cpu:.3f}")
    print(f"ours same / peer same: {times['ours same'].wall / times['peer same'].wall:.3f}")


def _report_likeness(root: Path, photographs: Sequence[Path]) -> None:
    """Print what phones of three pixel densities download, as medians over the photographs."""
    print(f"a figure on a telephone of 360 px, {len(photographs)} photographs: density, file, AVIF kB and SSIM,")
    print("JPEG kB and SSIM of the peer, bytes to bytes, photographs whose AVIF is at least as true")
    for density in (1, 2, 3):
        width = next(width for width in WIDTHS if width >= SHOWN * density)
        pairs = [_pair(root, path, width, SHOWN * density) for path in photographs]
        ours, peer = zip(*pairs, strict=True)
        ratio = median(one.size / other.size for one, other in pairs)
        truer = sum(one.likeness >= other.likeness for one, other in pairs) / len(pairs)
        files = " ".join(
            f"{median(one.size for one in files) / 1000:6.1f} {median(one.likeness for one in files):.4f}"
            for files in (ours, peer)
        )
        print(f"{density}  {width:>5}w  {files}   {ratio:.3f} (bar {WEIGHT})  {truer:.0%}")


def _pair(root: Path, path: Path, width: int, shown: int) -> tuple[File, File]:
    """Our file and the peer's for a photograph."""
    wanted = next(one for one in picture(examine(path)).renditions if one.width == width)
    derivatives = root / "peer" / YEAR / "derivatives" / "figure" / "default"
    original = _grey(path, shown, Image.Resampling.LANCZOS)
    files = root / "ours" / wanted.address.lstrip("/"), derivatives / f"{width}w" / path.name
    ours, peer = (File(file.stat().st_size, _likeness(file, original)) for file in files)
    return ours, peer


def _grey(path: Path, width: int, filtering: Image.Resampling) -> Image.Image:
    """The luminance of an image, resized to a width."""
    with Image.open(path) as image:
        return image.resize((width, round(image.height * width / image.width)), filtering).convert("L")


def _likeness(path: Path, original: Image.Image) -> float:
    """SSIM with its authors' 11-pixel Gaussian window, of a file scaled as a browser would."""
    compare = import_module("skimage.metrics").structural_similarity
    pixels = import_module("numpy").asarray
    how = {"gaussian_weights": True, "sigma": 1.5, "use_sample_covariance": False, "data_range": 255}
    shown = _grey(path, original.width, Image.Resampling.BICUBIC)
    return float(compare(pixels(original), pixels(shown), **how))
