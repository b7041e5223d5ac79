"""Draws the illustrations: `python -m tools.illustrations.draw` writes them to content/anh/minh-hoa/.

They are drawings, not photographs, and their captions say so.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from tools import ROOT

from .paper import INK, ON_RED, PAPER, RED, RULE, SOFT, WASH, Sheet

FOLDER = ROOT / "content" / "anh" / "minh-hoa"
STEPS = (
    ("Trang tin trên cổng cũ", "chữ, số liệu, chú thích, tên tệp ảnh"),
    ("Viết lại thành bài", "giữ đủ số liệu, ghi rõ nguồn"),
    ("Máy kiểm tra từng bài", "ngày, thứ, bảng, liên kết, ảnh"),
    ("Đưa vào kho", "một địa chỉ, giữ mãi"),
)
BRANCH = ("Ảnh không còn tệp", "ghi là thất lạc,", "chờ người gửi lại")
ADDRESS = (("/2019", "năm"), ("/09", "tháng"), ("/giao-ban-quy-iii/", "tên bài"))


def journey() -> Image.Image:
    """How a page of an old portal becomes an article."""
    sheet = Sheet(1440, 1420)
    left, right, high, gap = 70, 900, 230, 110
    for number, (title, note) in enumerate(STEPS):
        top = 80 + number * (high + gap)
        last = number == len(STEPS) - 1
        sheet.box((left, top, right, top + high), RED if last else WASH, None if last else RULE)
        sheet.text(left + 48, top + 104, title, 62, colour=ON_RED if last else INK, weight="SemiBold")
        sheet.text(left + 48, top + 176, note, 42, colour=ON_RED if last else SOFT)
        if not last:
            sheet.arrow(left + 140, top + high + 14, top + high + gap - 14)
    _branch(sheet, right, 80 + high / 2)
    return sheet.finished()


def _branch(sheet: Sheet, x: float, y: float) -> None:
    """The branch to the right, for what cannot be kept."""
    title, *notes = BRANCH
    sheet.line((x + 14, y), (1190, y))
    sheet.arrow(1190, y, 420)
    sheet.box((950, 420, 1410, 720), PAPER, RED)
    sheet.text(1180, 506, title, 44, weight="SemiBold", colour=RED, anchor="ms")
    for number, note in enumerate(notes):
        sheet.text(1180, 588 + 68 * number, note, 42, colour=SOFT, anchor="ms")


def address() -> Image.Image:
    """The parts of an address, explained."""
    sheet = Sheet(1440, 560)
    size = 92
    x = (1440 - sum(sheet.width(part, size, "SemiBold") for part, _ in ADDRESS)) / 2
    for number, (part, name) in enumerate(ADDRESS):
        end = sheet.text(x, 240, part, size, weight="SemiBold", colour=(RED, INK)[number % 2])
        start, middle = x + sheet.width("/", size, "SemiBold"), (x + end) / 2 + 20
        sheet.line((start, 290), (start, 312), (end - 12, 312), (end - 12, 290), colour=RULE)
        sheet.line((middle, 312), (middle, 350), colour=RULE)
        sheet.text(middle, 430, name, 60, colour=SOFT, anchor="ms")
        x = end
    return sheet.finished()


def shelves() -> Image.Image:
    """Shelves of files in lamplight."""
    width, height, chance = 1440, 900, random.Random(1945)
    wood = Image.new("RGB", (width, height), (58, 42, 32))
    pen = ImageDraw.Draw(wood)
    for shelf in range(4):
        floor = 215 * (shelf + 1) + 10
        pen.rectangle((0, floor, width, floor + 22), (96, 70, 50))
        pen.rectangle((0, floor + 22, width, floor + 30), (30, 21, 16))
        _files(pen, floor, width, chance)
    lit = ImageChops.multiply(wood.filter(ImageFilter.GaussianBlur(0.8)), _light(width, height))
    grain = Image.frombytes("L", (width, height), random.Random(9).randbytes(width * height)).filter(
        ImageFilter.BoxBlur(1)
    )
    return ImageChops.soft_light(lit, Image.merge("RGB", (grain,) * 3).point(lambda value: 112 + value // 8))


def _files(pen: ImageDraw.ImageDraw, floor: int, width: int, chance: random.Random) -> None:
    x = chance.randrange(10, 40)
    while x < width - 60:
        thick, tall = chance.randrange(26, 58), chance.randrange(120, 172)
        base = chance.choice(
            ((173, 52, 38), (143, 29, 20), (201, 178, 136), (224, 209, 176), (92, 98, 84), (70, 84, 104))
        )
        for column in range(thick):  # a rounded spine is brightest in the middle
            shade = 0.62 + 0.38 * (1 - abs(2 * column / thick - 0.9) ** 1.6)
            colour = tuple(round(part * max(0.3, shade)) for part in base)
            pen.line((x + column, floor - tall, x + column, floor), colour)
        label = round(floor - tall * 0.62)
        pen.rectangle((x + 5, label, x + thick - 6, label + 34), (238, 231, 214))
        for row in range(3):
            pen.line(
                (x + 9, label + 8 + 9 * row, x + thick - chance.randrange(11, 16), label + 8 + 9 * row),
                (120, 108, 92),
                2,
            )
        x += thick + (chance.randrange(60, 150) if chance.random() < 0.07 else chance.randrange(1, 4))


def _light(width: int, height: int) -> Image.Image:
    """Warm light from the upper left, with dark corners."""
    lamp = ImageChops.invert(Image.radial_gradient("L")).resize((width * 2, height * 2), Image.Resampling.BICUBIC)
    lamp = lamp.crop((round(width * 0.62), round(height * 0.72), round(width * 1.62), round(height * 1.72)))
    return Image.merge(
        "RGB", [lamp.point(lambda value, top=top: min(255, top * value // 190)) for top in (255, 236, 200)]
    )


ILLUSTRATIONS: Mapping[str, Callable[[], Image.Image]] = {
    "duong-di-cua-mot-bai.png": journey,
    "dia-chi-cua-mot-bai.png": address,
    "ke-ho-so.jpg": shelves,
}


def main() -> None:
    """Draw all illustrations."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, draw in ILLUSTRATIONS.items():
        draw().save(FOLDER / name, **({"quality": 92} if name.endswith(".jpg") else {"optimize": True}))


if __name__ == "__main__":
    main()
