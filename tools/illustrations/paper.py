"""What all illustrations share: the archive's colours, its typeface, a sheet drawn large and brought down smooth."""

from __future__ import annotations

from PIL import Image, ImageDraw

from plugins.images.social_cards import font

PAPER, WASH, RULE = (251, 249, 244), (241, 236, 225), (133, 122, 106)
INK, SOFT, RED, ON_RED = (33, 28, 22), (91, 82, 71), (143, 29, 20), (255, 254, 251)
SHARP = 2
"""Shapes are drawn so many times larger, since Pillow does not smooth them."""

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


class Sheet:
    """A sheet of paper; all lengths are in pixels of the finished image."""

    def __init__(self, width: int, height: int, ground: Colour = PAPER) -> None:
        self.size = width, height
        self.large = Image.new("RGB", (width * SHARP, height * SHARP), ground)
        self.pen = ImageDraw.Draw(self.large)

    def box(self, box: Box, fill: Colour, outline: Colour | None = None) -> None:
        """A rectangle with round corners."""
        scaled = tuple(side * SHARP for side in box)
        self.pen.rounded_rectangle(scaled, 18 * SHARP, fill, outline, 4 * SHARP)

    def arrow(self, x: float, top: float, bottom: float) -> None:
        """An arrow that points down."""
        head = 22.0
        self.pen.line([x * SHARP, top * SHARP, x * SHARP, (bottom - head) * SHARP], SOFT, 6 * SHARP)
        corners = [(x - head * 0.8, bottom - head), (x + head * 0.8, bottom - head), (x, bottom)]
        self.pen.polygon([(a * SHARP, b * SHARP) for a, b in corners], SOFT)

    def line(self, *points: tuple[float, float], colour: Colour = SOFT) -> None:
        """A line through points."""
        self.pen.line([(x * SHARP, y * SHARP) for x, y in points], colour, 6 * SHARP, joint="curve")

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float,
        *,
        colour: Colour = INK,
        weight: str = "Medium",
        anchor: str = "ls",
    ) -> float:
        """Text on a baseline; where it ends."""
        face = font(weight, round(size * SHARP))
        self.pen.text((x * SHARP, y * SHARP), text, colour, face, anchor=anchor)
        return x + face.getlength(text) / SHARP

    def width(self, text: str, size: float, weight: str = "Medium") -> float:
        """How wide a text is."""
        return font(weight, round(size * SHARP)).getlength(text) / SHARP

    def finished(self) -> Image.Image:
        """The sheet at its own size."""
        return self.large.resize(self.size, Image.Resampling.LANCZOS)
