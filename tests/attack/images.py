"""Generators of malicious images, with the diagnostic of each."""

from __future__ import annotations

import io
import random
import struct
import zlib
from collections.abc import Callable

from PIL import Image

Maker = Callable[[random.Random], bytes]
_SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
_SIDES = 'width="90" height="60"'


def encoded(kind: str, size: tuple[int, int], mode: str = "RGB", **options: object) -> bytes:
    """A picture in one colour."""
    buffer = io.BytesIO()
    Image.new(mode, size).save(buffer, kind, **options)
    return buffer.getvalue()


def repeated_scans(draw: random.Random, size: tuple[int, int] = (3000, 3000), bytes_wanted: int = 900_000) -> bytes:
    """A JPEG that repeats its last scan many times."""
    data = encoded("JPEG", size, "L", progressive=True, quality=draw.randint(5, 30))
    scan = data[data.rindex(b"\xff\xda") : -2]
    return data[:-2] + scan * max(500, (bytes_wanted - len(data)) // len(scan)) + b"\xff\xd9"


def _png(width: int, height: int) -> bytes:
    """A PNG with one bit per pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer, row = zlib.compressobj(1), bytes(1 + (width + 7) // 8)
    rows = b"".join([*(packer.compress(row) for _ in range(height)), packer.flush()])
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def _frames(draw: random.Random, number: int) -> bytes:
    pictures = [Image.new("RGB", (4, 4), (draw.randrange(256), count % 256, 0)) for count in range(number)]
    buffer = io.BytesIO()
    pictures[0].save(buffer, "GIF", save_all=True, append_images=pictures[1:], duration=20)
    return buffer.getvalue()


def _svg(inside: str, sides: str = _SIDES) -> bytes:
    return _SVG.format(sides, inside).encode()


def _uses(draw: random.Random) -> bytes:
    """Groups that each use the previous one many times."""
    many, name = draw.randint(5, 20), f"n{draw.getrandbits(30)}"
    href = draw.choice(("href", "xlink:href"))
    groups = [f'<g id="{name}0"><path d="M0 0h9"/></g>']
    groups += [f'<g id="{name}{n}">' + f'<use {href}="#{name}{n - 1}"/>' * many + "</g>" for n in range(1, 9)]
    return _svg("".join(groups) + f'<use {href}="#{name}8"/>')


def _paints(draw: random.Random) -> bytes:
    """Patterns, masks or clips that each apply the previous one many times."""
    kind, key = draw.choice((("pattern", "fill"), ("mask", "mask"), ("clipPath", "clip-path")))
    many = draw.randint(8, 20)
    parts = [f'<{kind} id="p0"><path d="M0 0h9"/></{kind}>']
    parts += [
        f'<{kind} id="p{n}">' + f'<path {key}="url(#p{n - 1})" d="M0 0h9"/>' * many + f"</{kind}>" for n in range(1, 9)
    ]
    return _svg("".join(parts) + f'<path {key}="url(#p8)" d="M0 0h9"/>')


def _circle(draw: random.Random) -> bytes:
    many = draw.randint(1, 9)
    uses = "".join(f'<g id="c{n}"><use href="#c{(n + 1) % many}"/></g>' for n in range(many))
    return _svg(uses)


def _markers(draw: random.Random) -> bytes:
    marker = '<marker id="m">' + "<path/>" * draw.randint(100, 300) + "</marker>"
    return _svg(marker + f'<path marker-mid="url(#m)" d="M0 0{"h1" * draw.randint(2000, 9000)}"/>')


def _chain(draw: random.Random) -> bytes:
    return _svg(
        '<g id="g0"/>' + "".join(f'<use id="g{n}" href="#g{n - 1}"/>' for n in range(1, draw.randint(500, 9000)))
    )


def _spaces(draw: random.Random) -> bytes:
    space, key = draw.choice((" ", "\t", "\n")), draw.choice(("fill", "mask", "x", "clip-path"))
    quote = draw.choice(("", "'", "&quot;"))
    return _svg(f'<rect {key}="url({quote}{space * draw.randint(300_000, 490_000)}"/>')


def _figures(draw: random.Random) -> bytes:
    return _svg("", f'width="{"1" * draw.randint(200_000, 480_000)}x" height="5"')


def _side(draw: random.Random) -> bytes:
    side = draw.choice(("1e300", "9e15", "20001", "1e5", "123456789"))
    return _svg("", draw.choice((f'viewBox="0 0 {side} 5"', f'viewBox="0 0 5 {side}"')))


def _no_number(draw: random.Random) -> bytes:
    return _svg("", f'viewBox="0 0 {draw.choice(("nan", "inf", "1e999", "-", "٣x"))} 5"')


_SHAPES = ('<path d="M0 0h9"/>', "<rect width='5' height='5'/>", "<text>Chữ <tspan>nhỏ</tspan> nữa</text>")
_AROUND = ("<defs>{}</defs>", "<g>{}</g>", "<g display='none'>{}</g>", "{}", "<g><title>x</title>{}</g>")


def drawing(draw: random.Random) -> bytes:
    """A valid drawing with shapes, texts, definitions and invisible parts."""
    ids = [f"hình-{number}" for number in range(draw.randint(1, 6))]
    parts = []
    for name in ids:
        parts.append(draw.choice(_AROUND).format(f'<g id="{name}" data-n="1">{draw.choice(_SHAPES)}</g>'))
    for _ in range(draw.randint(0, 4)):
        use = f'<use href="#{draw.choice(ids)}" x="1"/>'
        parts.append(draw.choice((use, "<!-- lời -->", f'<rect fill="url(#{draw.choice(ids)}) red"/>', "<g>chữ</g>")))
    draw.shuffle(parts)
    return _svg("\n".join(parts))


def _attributes(draw: random.Random) -> bytes:
    return _svg("<g " + " ".join(f'a{number}=""' for number in range(draw.randint(201, 40_000))) + "/>")


def _foreign(draw: random.Random) -> bytes:
    return f'<?xml version="1.0" encoding="{draw.choice(("x", "utf-33", "shift"))}"?>'.encode() + _svg("")


def _pixels(kind: str, least: int, **options: object) -> Maker:
    return lambda draw: encoded(kind, (least + draw.randrange(900), least), "P" if kind == "GIF" else "RGB", **options)


BOMBS: dict[str, tuple[str, Maker]] = {
    "repeated scans": ("jpg", repeated_scans),
    "many pixels, WebP": ("webp", _pixels("WEBP", 8200, lossless=True, method=0)),
    "many pixels, AVIF": ("avif", _pixels("AVIF", 6400, speed=10)),
    "many pixels, PNG": ("png", lambda draw: _png(9000 + draw.randrange(9000), 9000)),
    "many pixels, GIF": ("gif", _pixels("GIF", 9000)),
    "many frames": ("gif", lambda draw: _frames(draw, 1001 + draw.randrange(500))),
    "uses": ("svg", _uses),
    "paints": ("svg", _paints),
    "circle": ("svg", _circle),
    "chain": ("svg", _chain),
    "markers": ("svg", _markers),
    "spaces": ("svg", _spaces),
    "figures": ("svg", _figures),
    "side": ("svg", _side),
    "no number": ("svg", _no_number),
    "attributes": ("svg", _attributes),
    "levels": ("svg", lambda draw: _svg("<g>" * (many := draw.randint(300, 60_000)) + "</g>" * many)),
    "encoding": ("svg", _foreign),
}  # fmt: skip
"""By name: the extension of the file, and its generator."""
CODES = {
    "repeated scans": "scans", "many pixels, WebP": "bomb", "many pixels, AVIF": "bomb", "many pixels, PNG": "bomb",
    "many pixels, GIF": "bomb", "many frames": "bomb", "uses": "svg-heavy", "paints": "svg-heavy",
    "circle": "svg-heavy", "chain": "svg-heavy", "markers": "svg-heavy", "spaces": "svg-unsafe", "figures": "svg-size",
    "side": "svg-side", "no number": "svg-size", "levels": "svg-broken",
    "attributes": "svg-crowded", "encoding": "svg-broken",
}  # fmt: skip
"""The diagnostic of each."""
