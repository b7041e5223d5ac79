"""`bench images`: our figures beside pelican-image-process, on the same photographs, formats and widths, in one run.

As a program, `python -m tools.bench.images ours|peer FOLDER` makes the figures of a folder once.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from importlib import import_module
from pathlib import Path
from statistics import median

from msgspec.structs import replace
from PIL import Image

from plugins.content.capability import Workspace
from plugins.content.model import Archive, Article, Body, Ministry, SiteData
from plugins.content.model import Image as Figure
from plugins.content.pictures import SIZES
from plugins.core.cache import Cache
from plugins.core.files import files_below
from plugins.images.facts import examine
from plugins.images.images import find_images, image_files
from plugins.images.recipe import LARGEST, WIDTHS, picture
from plugins.images.usage import image_paths
from plugins.vietnamese.when import When
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
DAY = When(datetime(2021, 1, 4), datetime(2021, 1, 4), "day", "4/1/2021")
FORMATS = {"avif": WIDTHS, "webp": WIDTHS, "jpg": (*WIDTHS, LARGEST)}
"""The formats and widths that the peer makes: ours."""


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
    return measure(ROOT, "tools.bench.images", tool, root)


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


def ours(root: Path) -> None:
    """Examine every image, create missing renditions, and copy them to the output as a build would."""
    content, cache = root / "content", root / "cache"
    articles = tuple(
        Article(f"{number}.md", str(number), "", DAY, "", "", Body(f"{number}.md", (Figure(path, "Ảnh", 1),)))
        for number, path in enumerate(sorted(image_paths(content)))
    )
    archive = Archive(articles, (), SiteData({}, {}, (), Ministry("", "", "", "", "", ""), {}))
    workspace = Workspace(content, Cache(cache / "cache.sqlite"), cache / "images", None, lambda _done, _total: None)
    archive = replace(archive, pictures=find_images(archive, workspace).pictures)
    for file in image_files(archive, workspace):
        target = root / "ours" / file.address.lstrip("/")
        if not target.is_file() or target.stat().st_mtime_ns != file.path.stat().st_mtime_ns:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(file.path, target)


def peer(root: Path) -> None:
    """Write one page per image, as a theme would, then process each as the plugin does."""
    harvest_images = import_module("pelican.plugins.image_process.image_process").harvest_images
    for photograph in sorted((root / "content" / "anh").rglob("*.jpg")):
        page = root / "peer" / photograph.stem / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        source = "/" + photograph.relative_to(root / "content").as_posix()
        image = f'<picture><img class="image-process-figure" src="{source}" alt="Ảnh"></picture>'
        page.write_text(f"<!doctype html><title>Ảnh</title>{image}", encoding="utf-8")
        harvest_images(str(page), _peer_settings(root))


def _peer_settings(root: Path) -> dict[str, object]:
    """The peer's settings; those of its encoders are its defaults, since it offers none."""
    sources = [
        {
            "name": "default",
            "srcset": [(f"{width}w", [f"scale_in {width} None False"], kind) for width in widths],
            "sizes": SIZES,
        }
        for kind, widths in FORMATS.items()
    ]
    figure = {"type": "picture", "sources": sources, "default": ("default", f"{LARGEST}w", "jpg")}
    folders = {"PATH": str(root / "content"), "OUTPUT_PATH": str(root / "peer")}
    return {**folders, "IMAGE_PROCESS": {"figure": figure}}


if __name__ == "__main__":
    {"ours": ours, "peer": peer}[sys.argv[1]](Path(sys.argv[2]))
