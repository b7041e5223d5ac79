"""`bench publish`: what a build for a public host costs beyond one for a preview, where nothing changed, and what
compressing costs beside Brotli at its best, file by file."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli

from plugins.build.compression import TEXTS
from plugins.build.publish import files_below
from plugins.content.targets import UNSERVED

from .archive import write
from .measure import measure

ROOT = Path(__file__).resolve().parents[2]
BEYOND, COMPRESSING = 2.0, 0.5
"""Seconds; and of the peer's time."""
SAMPLE = 20
"""Of so many files one is given to the peer, in one process; its time is for all of them by their bytes."""
DONE, SLOW = 0, 1


def run_bench(count: int, rounds: int) -> int:
    """Print both; 1 where one is over its bar."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        write(place / "content", count)
        stages = place / "stages.json"
        _build(place, "public", f"stages={stages}")
        ours = json.loads(stages.read_text(encoding="utf-8"))["compress"]
        theirs = _peer(place / "public")
        _build(place, "preview")
        again = {kind: min(_build(place, kind) for _ in range(max(rounds, 2))) for kind in ("public", "preview")}
    beyond = again["public"] - again["preview"]
    print(f"{count} bài")
    print(f"  không đổi gì: công bố {again['public']:.2f} s, xem thử {again['preview']:.2f} s, hơn {beyond:.2f} s"
          f" (cần nhiều nhất {BEYOND:.0f} s)")  # fmt: skip
    print(f"  nén từ đầu: {ours:.1f} s; brotli -q 11 từng tệp {theirs:.1f} s (ước từ 1/{SAMPLE} số tệp);"
          f" tỷ số {ours / theirs:.3f} (cần nhiều nhất {COMPRESSING})")  # fmt: skip
    return DONE if beyond <= BEYOND and ours / theirs <= COMPRESSING else SLOW


def _build(place: Path, kind: str, *flags: str) -> float:
    """Seconds that a build takes. kind: public or preview."""
    command = [
        sys.executable, "-X", "utf8", "-m", "tools.bench.ours", str(place / "content"), str(place / kind),
        str(ROOT / "theme"), str(place / f"cache-{kind}"), *(["public"] if kind == "public" else []), *flags,
    ]  # fmt: skip
    return measure(command, ROOT).wall


def _peer(folder: Path) -> float:
    """Seconds for every text file of a published folder, from those that are looked at."""
    paths = [path for path in files_below(folder) if path.endswith(TEXTS) and not path.startswith(UNSERVED)]
    sizes = {path: (folder / path).stat().st_size for path in paths}
    looked = paths[::SAMPLE]
    began = time.perf_counter()
    for path in looked:
        brotli.compress((folder / path).read_bytes(), quality=11)
    return (time.perf_counter() - began) * sum(sizes.values()) / sum(sizes[path] for path in looked)
