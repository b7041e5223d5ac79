"""Generates variants of declared values, and sources with them in every place for text. All people are invented."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Callable, Mapping
from urllib.parse import quote

from plugins.vietnamese.text import fold, slug

INVISIBLE = "\u00ad\u034f\u061c\u200b\u200d\u200e\u2060\ufe0f\ufeff\u180e"
SPACES = "\u00a0\u2009\u202f\u3000 "
HYPHENS = "-\u2010\u2011\u2012\u2013\u2014\u2212."
_TONE_PLACES = {"òa": "oà", "óa": "oá", "ủy": "uỷ", "úy": "uý", "ùy": "uỳ", "òe": "oè"}
Make = Callable[[str, random.Random], str]


def _sprinkled(text: str, draw: random.Random) -> str:
    places = sorted(draw.sample(range(1, len(text)), min(3, len(text) - 1)), reverse=True)
    for place in places:
        text = text[:place] + draw.choice(INVISIBLE) + text[place:]
    return text


def _other_tones(text: str, _: random.Random) -> str:
    for one, other in _TONE_PLACES.items():
        text = text.replace(one, other)
    return text


def _entities(text: str, draw: random.Random) -> str:
    return "".join(f"&#{ord(char)};" if draw.random() < 0.5 else char for char in text)


def _hex_entities(text: str, _: random.Random) -> str:
    return "".join(f"&#x{ord(char):X};" if ord(char) > 127 else char for char in text)


def _bold(text: str, draw: random.Random) -> str:
    start = draw.randrange(len(text) - 1)
    end = draw.randrange(start + 1, len(text))
    mark = draw.choice(("**", "*", "__", "_", "~~", "`"))
    return f"{text[:start]}{mark}{text[start:end]}{mark}{text[end:]}"


def _part_linked(text: str, draw: random.Random) -> str:
    start = draw.randrange(len(text) - 1)
    end = draw.randrange(start + 1, len(text))
    return f"{text[:start]}[{text[start:end]}](https://mau.gov.vn/x){text[end:]}"


def _noted(text: str, draw: random.Random) -> str:
    place = text.find(" ") if " " in text else len(text) // 2
    return f"{text[:place]}[^ghi]{text[place:]}"


def _spaced(text: str, draw: random.Random) -> str:
    return text.replace(" ", draw.choice(SPACES) * draw.randint(1, 2))


def _escaped(text: str, _: random.Random) -> str:
    return re.sub(r"[-./()+]", r"\\\g<0>", text)


WORD_FORMS: Mapping[str, Make] = {
    "as it is": lambda text, _: text,
    "upper": lambda text, _: text.upper(),
    "lower": lambda text, _: text.lower(),
    "decomposed": lambda text, _: unicodedata.normalize("NFD", text),
    "bare": lambda text, _: "".join(fold(char) for char in text),
    "tones elsewhere": _other_tones,
    "invisible": _sprinkled,
    "spaces": _spaced,
    "entities": _entities,
    "hexadecimal": _hex_entities,
    "wide": lambda text, _: "".join(
        chr(ord(char) + 0xFEE0) if "!" <= char <= "~" and char.isalnum() else char for char in text
    ),
    "broken": lambda text, draw: draw.choice(("\n", "  \n", " \n ")).join(text.split(" ", 1)),
}
MARKED_FORMS: Mapping[str, Make] = {"bold": _bold, "part linked": _part_linked, "noted": _noted, "escaped": _escaped}
"""Forms that exist only in Markdown."""


def phone_form(digits: str, draw: random.Random) -> str:
    """A telephone number as people write it."""
    rest = digits[1:]
    sign = draw.choice((" ", ".", "-", "", "\u2011", "\u00a0", "\u2013"))
    start = draw.choice(("0", "+84", "+84 ", "84", "0084 ", "(+84) ", "+84 (0)", "(0"))
    body = f"{rest[:3]}{')' if start == '(0' else ''}{sign}{rest[3:6]}{sign}{rest[6:]}"
    if start == "(0":
        body = f"{rest[:3]}) {rest[3:]}"
    return start + body


def date_form(value: str, draw: random.Random) -> str:
    """A date as people write it; value: dd/mm/yyyy."""
    day, month, year = value.split("/")
    short = draw.random() < 0.5
    one, other = (str(int(day)), str(int(month))) if short else (day, month)
    sign = draw.choice(("/", "-", ".", " / ", "\u2013", "\u2011"))
    return draw.choice(
        (
            f"{one}{sign}{other}{sign}{year}",
            f"{one}{sign}{other}{sign}{year[2:]}",
            f"ngày {one} tháng {other} năm {year}",
            f"{one} tháng {other}, {year}",
            f"{year}-{month}-{day}",
            f"{day}{month}{year}",
            f"{year}{month}{day}",
        )
    )


PLACES: Mapping[str, str] = {
    "paragraph": "Trước {} sau.",
    "start": "{} đứng đầu.",
    "heading": "## Về {} ở đây\n\nChữ.",
    "quote": "> Lời {} dẫn.",
    "list": "- một\n- hai {}\n- ba",
    "numbered": "1. một\n2. hai {}",
    "table": "| Mục | Nội dung |\n|---|---|\n| a | {} |\n| b | x |",
    "note": "Chữ[^n].\n\n[^n]: Ghi chú {} hết.",
    "definition": "Từ\n:   Nghĩa {} hết.",
    "bold": "Trước **đậm {} đậm** sau.",
    "italic": "Trước *{}* sau.",
    "underlined": "Trước _{}_ sau, __{}__ nữa.",
    "code": "Trước `{}` sau.",
    "link text": "Xem [nhà {} nhé](https://mau.gov.vn/a).",
    "title": 'Xem [chỗ này](https://mau.gov.vn/a "về {} đó").',
    "alternative": "![Ảnh {} cũ](lost:anh-cu.jpg)",
    "caption": '![Ảnh cũ](lost:anh-cu.jpg "Chú thích {} hết")',
    "autolink": "Xem {} rồi https://mau.gov.vn/b.",
}
ADDRESS_PLACES: Mapping[str, str] = {
    "query": "Xem [bản đồ](https://mau.gov.vn/?q={}).",
    "bare query": "Xem https://mau.gov.vn/?q={} nhé.",
    "angle": "Xem <https://mau.gov.vn/{}> nhé.",
    "path": "Xem [bản đồ](https://mau.gov.vn/{}/x).",
}
NAME_PLACES: Mapping[str, str] = {
    "lost": "![Ảnh cũ](lost:{}.jpg)",
    "label": "Chữ[^{0}].\n\n[^{0}]: Ghi chú.",
}


def in_address(text: str, draw: random.Random) -> str:
    """A value as it may appear in an address."""
    return draw.choice((quote(text), quote(text).replace("%20", "+"), slug(text), quote(slug(text))))


def in_name(text: str, draw: random.Random) -> str:
    """A value as it may appear in a name."""
    return draw.choice((slug(text), slug(text).replace("-", "_"), f"anh-{slug(text)}-2"))


def in_yaml(text: str, draw: random.Random) -> str:
    """A value as it may be written in front matter, on one line or several."""
    text = text.replace("\n", " ")
    double = text.replace("\\", "\\\\").replace('"', '\\"')
    escaped = "".join(f"\\u{ord(char):04X}" if ord(char) > 127 and ord(char) < 0x10000 else char for char in double)
    return draw.choice(
        (
            f"'{text}'".replace("\n", " "),
            f'"{double}"',
            f'"{escaped}"',
            f">-\n  trước\n  {text}\n  sau",
            f"|\n  {text}",
            f'"trước {double[:5]}\\\n  {double[5:]}"',
        )
    )
