"""Renders the theme's icon as PNG, for programs without SVG; run `python -m tools.icons` after changing the SVG."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

from PIL import Image, ImageDraw

from tools import ROOT

IMAGES = ROOT / "theme" / "static" / "images"
SIZES = (32, 180)
FINE = 4
"""Supersampling factor for smooth edges."""


def draw(svg: Path, size: int) -> Image.Image:
    """Render an SVG's rectangles at size × size pixels; its view box must be square and start at 0."""
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
