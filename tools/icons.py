"""Draws the theme's icon in pixels, for what reads no SVG: `python -m tools.icons` after the SVG has changed."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw

from tools import ROOT

IMAGES = ROOT / "theme" / "static" / "images"
SIZES = (32, 180)
FINE = 4
"""Drawn so many times larger, then made smaller, so that edges come out smooth."""


def draw(svg: Path, size: int) -> Image.Image:
    """The rectangles of an SVG as a picture of size × size pixels; its view box is square and begins at 0."""
    root = ElementTree.parse(svg).getroot()
    scale = size * FINE / float(root.attrib["viewBox"].split()[2])
    picture = Image.new("RGBA", (size * FINE, size * FINE))
    pen = ImageDraw.Draw(picture)
    for shape in root:
        x, y, width, height, radius = (
            scale * float(shape.get(name, 0)) for name in ("x", "y", "width", "height", "rx")
        )
        pen.rounded_rectangle((x, y, x + width - 1, y + height - 1), radius, fill=shape.attrib["fill"])
    return picture.resize((size, size), Image.Resampling.LANCZOS)


if __name__ == "__main__":
    for size in SIZES:
        draw(IMAGES / "icon.svg", size).save(IMAGES / f"icon-{size}.png", optimize=True)
