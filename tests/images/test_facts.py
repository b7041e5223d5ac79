import io
import struct
import zlib
from pathlib import Path

import pytest
from PIL import Image

from plugins.core.diagnostics import FileError
from plugins.images.facts import MOST_PIXELS, Facts, examine

from .conftest import Save, animation, camera_metadata, drawing, photograph


def seen(facts: Facts) -> tuple[int, int, str, bool]:
    return facts.width, facts.height, facts.style, facts.moving


@pytest.mark.parametrize("name", ["a.jpg", "a.jpeg", "a.png", "a.webp", "a.avif"])
def test_photographs(save: Save, name: str) -> None:
    assert seen(examine(save(photograph(320, 240), name))) == (320, 240, "photo", False)


def test_metadata_that_cannot_be_read_are_no_fault(save: Save) -> None:
    path = save(photograph(320, 240), "a.jpg", exif=b"Exif\0\0" + b"II*\0" + b"\xff" * 40)
    assert seen(examine(path)) == (320, 240, "photo", False)


def test_a_turned_photograph_has_the_size_that_is_seen(save: Save) -> None:
    assert seen(examine(save(photograph(320, 240), "a.jpg", **camera_metadata()))) == (240, 320, "photo", False)


@pytest.mark.parametrize(
    ("mode", "name", "style"),
    [
        ("CMYK", "a.jpg", "photo"),
        ("L", "a.jpg", "photo"),
        ("L", "a.png", "drawing"),
        ("1", "a.png", "drawing"),
        ("P", "a.png", "drawing"),
        ("P", "a.gif", "drawing"),
        ("I;16", "a.png", "drawing"),
        ("LA", "a.png", "drawing"),
    ],
)
def test_every_mode_is_understood(save: Save, mode: str, name: str, style: str) -> None:
    assert (
        examine(save(photograph(64, 48).convert("RGB" if mode == "CMYK" else "L").convert(mode), name)).style == style
    )


def test_styles(save: Save) -> None:
    cutout = photograph(300, 200, "RGBA")
    cutout.putalpha(Image.linear_gradient("L").resize((300, 200)))
    assert examine(save(cutout, "cutout.png")).style == "cutout"
    assert examine(save(drawing(900, 500), "drawing.png")).style == "drawing"


@pytest.mark.parametrize("name", ["a.gif", "a.png", "a.webp", "a.avif"])
def test_animations(tmp_path: Path, name: str) -> None:
    animation(tmp_path / name)
    assert seen(examine(tmp_path / name)) == (120, 80, "drawing", True)


def test_one_pixel_is_an_image(save: Save) -> None:
    assert seen(examine(save(Image.new("RGB", (1, 1)), "a.png"))) == (1, 1, "drawing", False)


def bomb(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes that claims to be this large."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 1000))
        + chunk(b"IEND", b"")
    )


def encoded(kind: str, mode: str = "RGB") -> bytes:
    buffer = io.BytesIO()
    photograph(320, 240, mode).save(buffer, kind)
    return buffer.getvalue()


HEIC = struct.pack(">I", 24) + b"ftypheic\0\0\0\0mif1heic" + b"\0" * 100


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.jpg", b"", "empty"),
        ("a.jpg", encoded("JPEG")[:-2000], "damaged"),
        ("a.png", encoded("PNG")[:-2000], "damaged"),
        ("a.webp", encoded("WEBP")[:-500], "damaged"),
        ("a.avif", encoded("AVIF")[:-500], "damaged"),
        ("a.gif", encoded("GIF", "P")[:-2000], "damaged"),
        ("a.jpg", b"\xff\xd8\xff" + b"\0" * 50, "damaged"),
        ("a.jpg", HEIC, "mislabelled"),
        ("a.avif", HEIC, "mislabelled"),
        ("a.jpg", b"<!DOCTYPE html><html><body>404</body></html>", "mislabelled"),
        ("a.jpg", b"\n <HTML><head>", "mislabelled"),
        ("a.jpg", encoded("PNG"), "mislabelled"),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "mislabelled"),
        ("a.jpg", b"%PDF-1.7", "mislabelled"),
        ("a.jpg", b"just words", "unknown"),
        ("a.png", bomb(30_000, 30_000), "bomb"),
        ("a.png", bomb(MOST_PIXELS // 1000 + 1, 1000), "bomb"),
        ("a.png", bomb(300, 300), "damaged"),
        ("a.png", bomb(0, 5), "damaged"),
    ],
)
def test_what_is_wrong(tmp_path: Path, name: str, data: bytes, code: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(FileError) as caught:
        examine(path)
    assert caught.value.fault.code == code


def test_damage_of_the_pixels_is_found_behind_sound_metadata(tmp_path: Path) -> None:
    data = bytearray(encoded("PNG"))
    data[data.index(b"IDAT") + 60] ^= 0xFF
    (tmp_path / "a.png").write_bytes(data)
    with pytest.raises(FileError) as caught:
        examine(tmp_path / "a.png")
    assert caught.value.fault.code == "damaged"


def test_an_endless_animation_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    animation(tmp_path / "a.gif", 5)
    monkeypatch.setattr("plugins.images.facts.MOST_FRAMES", 4)
    with pytest.raises(FileError) as caught:
        examine(tmp_path / "a.gif")
    assert caught.value.fault.code == "bomb"


SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 90 60">{}</svg>'


def svg(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.svg"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_plain_drawing_is_let_through(tmp_path: Path) -> None:
    inside = '<defs><path id="a" d="M0 0h9"/></defs><use xlink:href="#a" fill="url(#b)"/><text>Bước 1: đọc</text>'
    assert seen(examine(svg(tmp_path, SVG.format(inside)))) == (90, 60, "vector", False)


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<rect onload="alert(1)"/>',
        '<rect ONCLICK="alert(1)"/>',
        '<a href="javascript:alert(1)"><path/></a>',
        '<use href="https://example.vn/x.svg#a"/>',
        '<use xlink:href="data:image/svg+xml;base64,AAAA"/>',
        '<image href="https://example.vn/x.png"/>',
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml"/></foreignObject>',
        "<style>@import url(https://example.vn/x.css);</style>",
        '<rect style="background:url(https://example.vn)"/>',
        '<rect fill="url( https://example.vn/x.svg#a)"/>',
        "<rect filter=\"url('//example.vn')\"/>",
        "<metadata>who made it</metadata>",
        '<animate attributeName="href" to="javascript:alert(1)"/>',
        '<set attributeName="onload" to="alert(1)"/>',
        '<x xmlns="urn:else"/>',
        '<rect xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:export-filename="an/nhap.png"/>',
        '<g xml:base="https://example.vn/"><use href="#a"/></g>',
        r'<rect fill="u\72l(https://example.vn/x.svg#a)"/>',
        "<rect cursor=\"image-set('https://example.vn/a.png' 1x)\"/>",
        "<?php echo 1 ?>",
    ],
)
def test_a_drawing_that_could_do_something_is_refused(tmp_path: Path, inside: str) -> None:
    with pytest.raises(FileError) as caught:
        examine(svg(tmp_path, SVG.format(inside)))
    assert caught.value.fault.code == "svg-unsafe"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "aaaa">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
            "svg-unsafe",
        ),
        (SVG.format("<g>"), "svg-broken"),
        ('<?xml version="1.0"?><?xml-stylesheet href="data:,x" type="text/xsl"?>' + SVG.format(""), "svg-unsafe"),
        (SVG.format("") + '<?xml-stylesheet href="https://example.vn/x.css"?>', "svg-unsafe"),
        (
            '<?xml version="1.0"?>' + SVG.format("").replace("<svg", '<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg'),
            "svg-unsafe",
        ),
        ('<svg xmlns="http://www.w3.org/2000/svg"/>', "svg-size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 a b"/>', "svg-size"),
        ('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 nan inf"/>', "svg-size"),
        (SVG.format("<!-- " + "x" * 500_001 + " -->"), "svg-large"),
    ],
)
def test_other_faults_of_drawings(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(FileError) as caught:
        examine(svg(tmp_path, text))
    assert caught.value.fault.code == code
