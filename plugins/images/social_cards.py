"""The image that represents an article on other sites: its lead image, or a card with its title, 1200 × 630.

A card is drawn in grey levels, whose two halves a palette then colours: from paper to ink, and from paper to red. That
is small, fast, and the same everywhere.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from itertools import chain
from pathlib import Path

from msgspec import Struct
from PIL import Image, ImageDraw, ImageFont

from plugins.content.model import HOME, Archive, Article, Picture, Rendition
from plugins.core.files import write_whole
from plugins.core.processes import Workers
from plugins.vietnamese.formatting import display, page_header, short
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import nfc

from .recipe import FOLDER
from .store import ImageStore
from .survey import FEW
from .version import FONTS, version_of

MESSAGES = messages_of(__package__)

WIDTH, HEIGHT = 1200, 630
MARGIN, BAR = 88, 20
HEAD, TITLE_TOP, TITLE_BOTTOM = 88, 122, 470
STAMP_TOP, STAMP_BOTTOM, STAMP_PAD, LABEL = 488, 590, 22, 22
TITLE_SIZES = (68, 60, 53, 46, 40, 35)
SMALL = 30
RISE, LEADING = 1.25, 1.5
"""Em from the top of a line to its baseline, and from line to line: marks stacked on a capital (Ễ, Ậ) rise 1.24 em, and
the lowest hang .25 em, which the font's own ascent and descent do not cover."""
PAPER, INK, RED = (251, 249, 244), (33, 28, 22), (143, 29, 20)
PAPER_TO_INK, PAPER_TO_RED, FULL, SOFT = 0, 128, 127, 95
"""The starts of the two ramps, their length, and the step of a softer colour on them."""
STAND_INS = {
    "\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2028": " ", "\u2029": " ", "′": "'", "″": '"',
    "→": "–", "←": "–", "↔": "–", "⇒": "–", "➔": "–", "➜": "–", "►": "•", "▪": "•", "●": "•", "■": "•", "◆": "•",
    "★": "•", "、": ",", "。": ".",
}  # fmt: skip
"""Substitutes for characters that the font lacks."""
_BEFORE_MARK = re.compile(r" (?=[,.;:!?])")
LEAST_LEAD = 600
"""The least width of a lead image; services show a narrower one small, beside the text."""


class SocialCard(Struct, frozen=True):
    """The texts of a card, from top to bottom.

    note: a line that is drawn no more but is part of the card's name, so that addresses never change. stamp: the cells
    of the registry's stamp, each a label and a value.
    """

    brand: str
    owner: str
    title: str
    note: str
    stamp: tuple[tuple[str, str], ...] = ()

    @property
    def rendition(self) -> Rendition:
        """Its rendition; the address is a digest of its texts, so that it outlives Pillow's versions."""
        return Rendition(f"{FOLDER}/the-{_name(self)}.png", "image/png", WIDTH, HEIGHT)

    @property
    def file(self) -> str:
        """Its name in the cache, which also depends on the stamp and on the version of the drawing code."""
        drawing = f"{version_of('social_cards')} {version(FONTS)}"
        return f"cards/{_name(self, *chain.from_iterable(self.stamp), drawing)}.png"


def _name(card: SocialCard, *more: str) -> str:
    said = (card.brand, card.owner, card.title, card.note, *more)
    return hashlib.sha256("\0".join(said).encode()).hexdigest()[:24]


def social(archive: Archive, pictures: Mapping[str, Picture], *, cards: bool) -> dict[str, Rendition]:
    """The image of each article by address: its lead image, else a card if `cards`; and the card of the home page."""
    chosen = {
        article.address: _lead(article, pictures) or (card_of(article, archive).rendition if cards else None)
        for article in archive.articles
    }
    if cards:
        chosen[HOME] = home_card(archive).rendition
    return {address: rendition for address, rendition in chosen.items() if rendition}


def card_files(
    archive: Archive, store: ImageStore, workers: Workers, progress: Callable[[int, int], object]
) -> Mapping[str, Path]:
    """The files of all cards that the archive shows, by address; those missing from the cache are drawn."""
    shown = frozenset(archive.social.values())
    every = [card_of(article, archive) for article in archive.articles if article.address in archive.social]
    every.append(home_card(archive))
    cards = {card.rendition: card for card in every if card.rendition in shown}
    missing = [card for card in cards.values() if card.file not in store]
    drawn = workers.spread(partial(_keep, store.folder), missing, len(missing), alone=FEW)
    for done, _ in enumerate(drawn, 1):
        progress(done, len(missing))
    return {rendition.address: store.folder / card.file for rendition, card in cards.items()}


def card_of(article: Article, archive: Archive) -> SocialCard:
    """The card of an article."""
    category = archive.data.categories[article.category].title
    owner = MESSAGES.say("card-owner", ministry=archive.data.ministry.name)
    stamp = [(MESSAGES.say("card-date"), short(article.date))]
    if article.period:
        stamp.append((MESSAGES.say("card-period"), display(article.period)))
    stamp.append((MESSAGES.say("card-category"), category))
    note = MESSAGES.say("card-note", category=category, date=page_header(article.date))
    return SocialCard(MESSAGES.say("card-brand"), owner, nfc(article.title), note, tuple(stamp))


def home_card(archive: Archive) -> SocialCard:
    """The card of the archive itself, for every page without a card of its own."""
    ministry = archive.data.ministry
    owner = MESSAGES.say("card-owner", ministry=ministry.name)
    stamp = ((MESSAGES.say("card-record"), f"{ministry.founded} – {ministry.dissolved}"),)
    return SocialCard(MESSAGES.say("card-brand"), owner, MESSAGES.say("card-home", ministry=ministry.name), "", stamp)


def drawable(text: str, weight: str) -> str:
    """The text in characters that the font of a weight has, so that no box is ever drawn.

    A character that it lacks is replaced by a substitute ("№" → "No"), or dropped, as an emoji is.
    """
    if all(has_glyph(char, weight) for char in text):
        return text
    signs = "".join(char if has_glyph(char, weight) else _stand_in(char, weight) for char in text)
    return _BEFORE_MARK.sub("", " ".join(signs.split()))


def _stand_in(char: str, weight: str) -> str:
    other = STAND_INS.get(char) or unicodedata.normalize("NFKC", char)
    return "".join(sign for sign in other if has_glyph(sign, weight))


@cache
def has_glyph(char: str, weight: str) -> bool:
    """Whether the font has a glyph for a character, other than the box for unknown ones."""
    face = font(weight, SMALL)
    return _glyph(face, char) != _glyph(face, "\uffff")


def _glyph(face: ImageFont.FreeTypeFont, char: str) -> tuple[float, bytes]:
    return face.getlength(char), bytes(face.getmask(char))


def draw(card: SocialCard) -> Image.Image:
    """The picture of a card."""
    brand, owner = drawable(card.brand, "Bold"), drawable(card.owner, "Regular")
    image = Image.new("L", (WIDTH, HEIGHT), PAPER_TO_INK)
    pen = ImageDraw.Draw(image)
    beside = MARGIN + round(font("Bold", SMALL).getlength(brand)) + SMALL
    pen.rectangle((0, 0, beside - SMALL // 2, TITLE_TOP - SMALL), PAPER_TO_RED)
    pen.rectangle((0, 0, BAR, HEIGHT), PAPER_TO_RED + FULL)
    pen.text((MARGIN, HEAD), brand, PAPER_TO_RED + FULL, font("Bold", SMALL), anchor="ls")
    pen.text((beside, HEAD), owner, SOFT, font("Regular", SMALL), anchor="ls")
    size, lines = fit(drawable(card.title, "SemiBold"))
    top = (TITLE_TOP + TITLE_BOTTOM - LEADING * size * len(lines)) / 2
    for number, line in enumerate(lines):
        baseline = top + size * (LEADING * number + RISE)
        pen.text((MARGIN, baseline), line, FULL, font("SemiBold", size), anchor="ls")
    _draw_stamp(pen, card.stamp)
    image.putpalette(_palette())
    return image


def _draw_stamp(pen: ImageDraw.ImageDraw, cells: tuple[tuple[str, str], ...]) -> None:
    """Draw the registry's stamp, as on the page: a ruled row of cells, whose values are cut to the room left."""
    red, left, most = PAPER_TO_RED + FULL, MARGIN, WIDTH - MARGIN
    label_font, value_font = font("Regular", LABEL), font("SemiBold", SMALL)
    for label, value in cells:
        label, value = drawable(label, "Regular"), drawable(value, "SemiBold")
        room = most - left - 2 * STAMP_PAD
        while value and value_font.getlength(value) > room:
            value = value.removesuffix("…")[:-1].rstrip() + "…"
        right = left + 2 * STAMP_PAD + round(max(label_font.getlength(label), value_font.getlength(value)))
        pen.rectangle((left, STAMP_TOP, right, STAMP_BOTTOM), PAPER_TO_RED, red, 3)
        pen.text((left + STAMP_PAD, STAMP_TOP + 38), label, PAPER_TO_RED + SOFT, label_font, anchor="ls")
        pen.text((left + STAMP_PAD, STAMP_TOP + 80), value, red, value_font, anchor="ls")
        left = right - 2


def fit(title: str) -> tuple[int, list[str]]:
    """The largest size at which a title fits, and its lines; a title that never fits is cut and ends in "…"."""
    room = TITLE_BOTTOM - TITLE_TOP
    for size in TITLE_SIZES:
        lines = _wrap(title, font("SemiBold", size))
        if len(lines) * LEADING * size <= room:
            return size, lines
    most = int(room / (LEADING * size))
    return size, [*lines[: most - 1], lines[most - 1].rsplit(" ", 1)[0] + "…"]


def _wrap(text: str, font: ImageFont.FreeTypeFont) -> list[str]:
    lines = [""]
    for piece in (piece for word in text.split() for piece in _pieces(word, font)):
        longer = f"{lines[-1]} {piece}".strip()
        if font.getlength(longer) <= WIDTH - 2 * MARGIN or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


def _pieces(word: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """A word, cut into pieces no longer than a line."""
    while font.getlength(word) > WIDTH - 2 * MARGIN:
        most = next(count for count in range(len(word), 0, -1) if font.getlength(word[:count]) <= WIDTH - 2 * MARGIN)
        yield word[:most]
        word = word[most:]
    yield word


@cache
def font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    """The archive's typeface in a weight ("Regular") and a size in pixels."""
    path = files(FONTS) / "files" / f"BeVietnamPro-{weight}.ttf"
    # The text is composed (NFC), so each letter with its marks is one glyph, and no shaping is needed.
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


def _palette() -> list[int]:
    """Two ramps of 128 colours: from paper to ink, and from paper to red."""
    ends = ((PAPER, INK), (PAPER, RED))
    return [
        round(a + (b - a) * step / FULL)
        for start, end in ends
        for step in range(FULL + 1)
        for a, b in zip(start, end, strict=True)
    ]


def _keep(folder: Path, card: SocialCard) -> None:
    buffer = io.BytesIO()
    draw(card).save(buffer, "PNG", compress_level=6)
    write_whole(folder / card.file, buffer.getvalue())


def _lead(article: Article, pictures: Mapping[str, Picture]) -> Rendition | None:
    """The largest rendition of the lead image in its fallback type; None if neither JPEG nor PNG, or too small."""
    picture = pictures.get(article.lead_image)
    if picture is None or not article.listed:
        return None
    widest = picture.renditions[-1]
    return widest if widest.type in ("image/jpeg", "image/png") and widest.width >= LEAST_LEAD else None
