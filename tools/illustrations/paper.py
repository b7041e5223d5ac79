"""Shared by all illustrations: colours, typeface, and a supersampled sheet."""

from __future__ import annotations

from PIL import Image, ImageDraw

from plugins.images.social_cards import font

PAPER, WASH, RULE = (251, 249, 244), (241, 236, 225), (133, 122, 106)
INK, SOFT, RED, ON_RED = (33, 28, 22), (91, 82, 71), (143, 29, 20), (255, 254, 251)
SHARP = 2
"""Supersampling factor, since Pillow does not antialias shapes."""

Colour = tuple[int, int, int]
Box = tuple[float, float, float, float]


class Sheet:
    """A drawing surface; all lengths are in pixels of the finished image."""

    def __init__(self, width: int, height: int) -> None:
        self.size = width, height
        self.large = Image.new("RGB", (width * SHARP, height * SHARP), PAPER)
        self.pen = ImageDraw.Draw(self.large)

    def box(self, box: Box, fill: Colour, outline: Colour | None = None) -> None:
        """Draw a rectangle with rounded corners."""
        scaled = tuple(side * SHARP for side in box)
        self.pen.rounded_rectangle(scaled, 18 * SHARP, fill, outline, 4 * SHARP)

    def arrow(self, x: float, top: float, bottom: float) -> None:
        """Draw an arrow pointing down."""
        head = 22.0
        self.pen.line([x * SHARP, top * SHARP, x * SHARP, (bottom - head) * SHARP], SOFT, 6 * SHARP)
        corners = [(x - head * 0.8, bottom - head), (x + head * 0.8, bottom - head), (x, bottom)]
        self.pen.polygon([(a * SHARP, b * SHARP) for a, b in corners], SOFT)

    def line(self, *points: tuple[float, float], colour: Colour = SOFT) -> None:
        """Draw a line through points."""
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
        """Draw text on a baseline; returns the x coordinate of its end."""
        face = font(weight, round(size * SHARP))
        self.pen.text((x * SHARP, y * SHARP), text, colour, face, anchor=anchor)
        return x + face.getlength(text) / SHARP

    def width(self, text: str, size: float, weight: str = "Medium") -> float:
        """The width of a text."""
        return font(weight, round(size * SHARP)).getlength(text) / SHARP

    def finished(self) -> Image.Image:
        """The sheet at its final size."""
        return self.large.resize(self.size, Image.Resampling.LANCZOS)
