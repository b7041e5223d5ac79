"""`bench publish`: the overhead of a public build over a preview when nothing changed; compression time beside brotli
at its best, file by file; and the files a deploy sends after one changed sentence."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

import brotli

from plugins.build.compression import TEXTS
from plugins.content.targets import UNSERVED
from plugins.core.files import files_below
from tools import ROOT
from tools.deploy.command import Options, deploy
from tools.exits import DONE, FAULTS

from .archive import Synthetic, write
from .measure import Failed, measure

BEYOND, COMPRESSING, TRAVELLING = 2.0, 0.5, 0.01
"""The bars: seconds of overhead; share of the peer's time; share of the files."""
SAMPLE = 20
"""One in so many files is compressed by the peer, in one process; its time is extrapolated by size."""


def run_bench(count: int, rounds: int) -> int:
    """Print the results; returns 1 if any misses its bar."""
    with TemporaryDirectory() as folder:
        place = Path(folder)
        articles = write(place / "content", count)
        stages = place / "stages.json"
        _build(place, "public", f"stages={stages}")
        ours = json.loads(stages.read_text(encoding="utf-8"))["compress"]
        theirs = _peer(place / "public")
        _build(place, "preview")
        again = {kind: min(_build(place, kind) for _ in range(max(rounds, 2))) for kind in ("public", "preview")}
        sent, files, size, whole = _travelling(place, articles)
    beyond = again["public"] - again["preview"]
    print(f"{count} bài")
    print(f"  không đổi gì: công bố {again['public']:.2f} s, xem thử {again['preview']:.2f} s, hơn {beyond:.2f} s"
          f" (cần nhiều nhất {BEYOND:.0f} s)")  # fmt: skip
    print(f"  nén từ đầu: {ours:.1f} s; brotli -q 11 từng tệp {theirs:.1f} s (ước từ 1/{SAMPLE} số tệp);"
          f" tỷ số {ours / theirs:.3f} (cần nhiều nhất {COMPRESSING})")  # fmt: skip
    print(f"  một câu đổi: gửi {sent} trong {files} tệp, tỷ số {sent / files:.4f} (cần nhiều nhất {TRAVELLING});"
          f" {size / 1e6:.1f} trong {whole / 1e6:.1f} MB")  # fmt: skip
    held = beyond <= BEYOND and ours / theirs <= COMPRESSING and sent / files <= TRAVELLING
    return DONE if held else FAULTS


def _build(place: Path, kind: str, *flags: str) -> float:
    """The seconds of one build. kind: public or preview."""
    folders = (place / "content", place / kind, ROOT / "theme", place / f"cache-{kind}")
    public = ["public"] if kind == "public" else []
    return measure(ROOT, "tools.bench.build_ours", *folders, *public, *flags).wall


def _peer(folder: Path) -> float:
    """Estimated seconds for every text file of a published folder, extrapolated from the sample."""
    paths = [path for path in files_below(folder) if path.endswith(TEXTS) and not path.startswith(UNSERVED)]
    sizes = {path: (folder / path).stat().st_size for path in paths}
    looked = paths[::SAMPLE]
    began = time.perf_counter()
    for path in looked:
        brotli.compress((folder / path).read_bytes(), quality=11)
    return (time.perf_counter() - began) * sum(sizes.values()) / sum(sizes[path] for path in looked)


def _travelling(place: Path, articles: Sequence[Synthetic]) -> tuple[int, int, int, int]:
    """Files sent after one sentence changed, files of the site, and the bytes of each.

    Files not sent are hard links to the previous release.
    """
    _deploy(place)
    before = {path.stat().st_ino for path in (place / "put/current").rglob("*")}
    article = articles[len(articles) // 2]
    sentence = next(line for line in articles[-1].text.splitlines() if line.endswith("."))
    with (place / "content" / article.file).open("a", encoding="utf-8") as file:
        file.write(f"\n{sentence}\n")
    _build(place, "public")
    _deploy(place)
    there = [path.stat() for path in (place / "put/current").rglob("*") if path.is_file()]
    sent = [file.st_size for file in there if file.st_ino not in before]
    return len(sent), len(there), sum(sent), sum(file.st_size for file in there)


def _deploy(place: Path) -> None:
    with redirect_stdout(StringIO()):
        code = deploy(str(place / "put"), place / "public", place / "content", Options())
    if code:
        raise Failed("deploy")
