"""Everything that editors put into anh/ by mistake, and worse, run through the whole site check."""

from __future__ import annotations

import io
import re
import struct
import subprocess
import sys
import unicodedata
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PIL import Image

from plugins.core.cache import Cache
from plugins.core.diagnostics import Diagnostic, Fault
from plugins.images.images import find_images, image_files
from plugins.images.survey import survey
from tools.site.build import check, overrides, run

from .conftest import Save, photograph, workspace
from .test_images import archive, article

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = "---\ntitle: Lễ chào cờ\ndate: 04/01/2021\ncategory: chao-co\nperiod: tháng 1/2021\nsummary: Lễ.\n---\n\n{}\n"
LIBRARY_WORDS = re.compile(
    r"\b(?:truncated|cannot|identify|invalid|error|file is|denied|token|bytes|None)\b", re.IGNORECASE
)


def encoded(kind: str = "JPEG", mode: str = "RGB", size: tuple[int, int] = (320, 240)) -> bytes:
    buffer = io.BytesIO()
    photograph(*size, mode=mode).save(buffer, kind)
    return buffer.getvalue()


def png_bomb() -> bytes:
    """A valid PNG of 30,000 × 30,000 pixels with one bit each, all black."""
    width = height = 30_000

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer, row = zlib.compressobj(1), bytes(1 + width // 8)
    data = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


HEIC = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + bytes(100)
ENTITY = '<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6">{}</svg>'


def bad() -> dict[str, tuple[bytes, str]]:
    """Images that are refused, and the code of the fault of each."""
    return {
        "cut.jpg": (encoded()[:-3000], "image-damaged"),
        "cut.png": (encoded("PNG")[:-3000], "image-damaged"),
        "empty.jpg": (b"", "image-empty"),
        "heic.jpg": (HEIC, "image-mislabelled"),
        "html.jpg": (b"<!DOCTYPE html><title>404</title>", "image-mislabelled"),
        "words.webp": (b"words", "image-unknown"),
        "bomb.png": (png_bomb(), "image-bomb"),
        "script.svg": (SVG.format("<script>alert(1)</script>").encode(), "image-svg-unsafe"),
        "foreign.svg": (SVG.format("<foreignObject/>").encode(), "image-svg-unsafe"),
        "event.svg": (SVG.format('<g onclick="alert(1)"/>').encode(), "image-svg-unsafe"),
        "outside.svg": (SVG.format('<use href="https://example.vn/a.svg#b"/>').encode(), "image-svg-unsafe"),
        "entity.svg": (ENTITY.encode() + SVG.format("&a;").encode(), "image-svg-unsafe"),
        "open.svg": (SVG.format("<g>").encode(), "image-svg-broken"),
        "Toàn cảnh.jpg": (encoded(), "file-name"),
        unicodedata.normalize("NFD", "lễ.jpg"): (encoded(), "file-name"),
        "CO.jpg": (encoded(), "file-name"),
        "may-anh.heic": (HEIC, "file-stray"),
    }  # fmt: skip


def good() -> dict[str, bytes]:
    """Odd but sound images."""
    return {
        "co.jpg": encoded(),
        "cmyk.jpg": encoded(mode="CMYK"),
        "dot.png": encoded("PNG", size=(1, 1)),
        "xam.png": encoded("PNG", mode="I;16"),
    }


def content(folder: Path, files: dict[str, bytes], *shown: str) -> Path:
    """A content folder with these images and an article that shows some of them."""
    text = "\n\n".join(f"![Cờ trên sân](../../anh/2021/{name})" for name in shown)
    named = {f"anh/2021/{name}": data for name, data in files.items()}
    for path, data in {**named, "bai-viet/2021/2021-01-04-le.md": ARTICLE.format(text).encode()}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


def diagnostics(folder: Path) -> list[Diagnostic]:
    return run(
        {**overrides(folder), "ARCHIVE_CHECK_ONLY": True, "ARCHIVE_CACHE": str(folder.parent / "cache")}
    ).diagnostics


@pytest.mark.slow
def test_each_is_told_by_its_name_in_words_that_editors_know(tmp_path: Path) -> None:
    images = bad()
    files = {name: data for name, (data, _) in images.items()}
    found = diagnostics(content(tmp_path / "content", files | {"co.jpg": encoded()}, "lễ.jpg", "cut.jpg"))
    assert sorted((fault.file, fault.code) for fault in found if fault.level == "error") == sorted(
        (f"anh/2021/{name}", code) for name, (_, code) in images.items()
    )
    for fault in found:
        assert str(tmp_path) not in str(fault)
        assert not LIBRARY_WORDS.search(fault.message), fault.message
        assert ": " in fault.message  # "what is wrong: how to fix it"


@pytest.mark.slow
def test_odd_but_sound_images_are_shown(tmp_path: Path) -> None:
    images = good()
    folder = content(tmp_path / "content", images, *images)
    assert [str(fault) for fault in diagnostics(folder)] == []
    whole = archive(article("a", *(f"anh/2021/{name}" for name in images)))
    found = find_images(whole, workspace(folder, tmp_path / "cache"), cards=False)
    whole = replace(whole, pictures=found.pictures)
    for file in image_files(whole, workspace(folder, tmp_path / "cache")):
        with Image.open(file.path) as image:
            image.load()
            assert image.mode in ("L", "RGB", "P")
    assert whole.pictures.keys() == {f"anh/2021/{name}" for name in images}


@pytest.mark.slow
def test_the_unused_are_listed_when_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = content(tmp_path / "content", {"co.jpg": encoded(), "thua.jpg": encoded()}, "co.jpg")
    assert check(folder, "text", now=None, unused=True) == 0
    told = capsys.readouterr().out
    assert "anh/2021/thua.jpg:1: không bài nào dùng ảnh này" in told
    assert "anh/2021/co.jpg" not in told
    check(folder, "text", now=None)
    assert "thua.jpg" not in capsys.readouterr().out


MEASURED = """
import resource, sys
from pathlib import Path
from plugins.images.facts import examine
from plugins.core.diagnostics import FileError
scale = 2**20 if sys.platform == "darwin" else 2**10
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    examine(Path(sys.argv[1]))
except FileError as wrong:
    print(wrong.fault.code, (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // scale)
"""


def jpeg_bomb() -> bytes:
    """A JPEG whose header says 30,000 × 30,000."""
    data = encoded()
    start = data.index(b"\xff\xc0") + 5
    return data[:start] + struct.pack(">HH", 30_000, 30_000) + data[start + 4 :]


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="this system does not tell the peak of a process's memory")
@pytest.mark.parametrize(("name", "make"), [("a.png", png_bomb), ("a.jpg", jpeg_bomb)])
def test_a_bomb_is_refused_before_it_takes_memory(tmp_path: Path, name: str, make: Callable[[], bytes]) -> None:
    (tmp_path / name).write_bytes(make())
    command = [sys.executable, "-c", MEASURED, str(tmp_path / name)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    code, grown = done.stdout.split()
    assert code == "bomb"
    assert int(grown) < 30  # MiB; decoding would take 860 or more


def test_a_disk_that_fills_up_leaves_only_whole_files(tmp_path: Path, save: Save) -> None:
    """The operating system limits the size of files."""
    resource = pytest.importorskip("resource")
    save(photograph(900, 700), "2021/co.jpg")
    whole = archive(article("a", "anh/2021/co.jpg"))
    whole = replace(whole, pictures=find_images(whole, workspace(tmp_path, tmp_path / "cache"), cards=False).pictures)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, before[1]))
    try:
        with pytest.raises(OSError, match="too large"):
            list(image_files(whole, workspace(tmp_path, tmp_path / "cache")))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    for file in (tmp_path / "cache/files/encoded").rglob("*.*"):
        with Image.open(file) as image:
            image.load()
    assert all(file.path.is_file() for file in image_files(whole, workspace(tmp_path, tmp_path / "cache")))


def test_what_could_not_be_read_is_read_again(tmp_path: Path, save: Save, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("plugins.core.stamps.CLOCK_STEP", -1)
    save(photograph(320, 240), "a.jpg")
    cache = Cache.in_memory()
    with monkeypatch.context() as patch:
        patch.setattr("plugins.images.survey._key", lambda _path: "")  # as if the disk were detached
        found = survey(tmp_path, ["anh/a.jpg"], cache)["anh/a.jpg"]
        assert isinstance(found, Fault)
        assert found.code == "unreadable"
    assert not isinstance(survey(tmp_path, ["anh/a.jpg"], cache)["anh/a.jpg"], Fault)
