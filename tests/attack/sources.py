"""Generators of malicious content folders, with the expected diagnostics.

None is larger than a megabyte, and none may take 10 s or 1 GB.
"""

from __future__ import annotations

import os
import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from . import images

Files = Mapping[str, str | bytes]
ARTICLE = "bai-viet/2019/2019-09-05-giao-ban.md"
PIPE = "\0pipe"
"""Stands for a named pipe, reading from which blocks for ever."""


@dataclass(frozen=True, slots=True)
class Bomb:
    """A generator of a content folder.

    codes: of diagnostics, one of which must be reported; if empty, the folder must build. either: whether both are
    allowed, depending on the random input.
    """

    make: Callable[[random.Random], Files]
    codes: frozenset[str] = frozenset()
    either: bool = False


def article(body: str = "Nội dung.", *head: str) -> str:
    """The source of an article with further lines of front matter."""
    keys = ("title: Giao ban", "date: 05/09/2019", "category: giao-ban", "summary: Tóm tắt.", *head)
    return "\n".join(("---", *keys, "---", "", body, ""))


def write(folder: Path, files: Files) -> Path:
    """Write a content folder."""
    here = os.open(".", os.O_RDONLY)
    try:
        for name, content in files.items():
            *parents, last = (*folder.resolve().parts, *name.split("/"))
            for parent in parents:  # one by one: the whole path may be too long for the system
                with suppress(FileExistsError):
                    os.mkdir(parent)  # noqa: PTH102
                os.chdir(parent)
            if content == PIPE:
                os.mkfifo(last)
            else:
                Path(last).write_bytes(content.encode() if isinstance(content, str) else content)
    finally:
        os.fchdir(here)
        os.close(here)
    return folder


def _one(make: Callable[[random.Random], str], *codes: str) -> Bomb:
    return Bomb(lambda draw: {ARTICLE: make(draw)}, frozenset(codes))


def _body(make: Callable[[random.Random], str], *codes: str) -> Bomb:
    return _one(lambda draw: article(make(draw)), *codes)


def _any(make: Callable[[random.Random], str]) -> Bomb:
    return Bomb(lambda draw: {ARTICLE: article(make(draw))}, either=True)


def _head(make: Callable[[random.Random], str], *codes: str) -> Bomb:
    return _one(lambda draw: article("Nội dung.", make(draw)), *codes)


def _again(text: str, letters: int = 850_000) -> str:
    return text * (letters // len(text.encode()))


def _words(draw: random.Random, *choices: str, letters: int = 850_000) -> str:
    """Pieces in random order, of about `letters` bytes in all."""
    return _again(" ".join(draw.choices(choices, k=200)) + " ", letters)


def _paragraphs(draw: random.Random, make: Callable[[int], str], most: int) -> str:
    return "\n\n".join(map(make, range(draw.randint(most * 3 // 4, most))))


def _marks(draw: random.Random, many: int = 60_000) -> str:
    """A letter with many marks in random order."""
    return draw.choice("aeiouđ") + "".join(draw.choices("\u0301\u0316\u0323\u0302\u0327\u031b\u0338", k=many))


def _list(draw: random.Random, key: str, most: int) -> str:
    return f"{key}: [" + ", ".join(f"t{draw.getrandbits(20):x}x{number}" for number in range(most)) + "]"


def _corrections(draw: random.Random) -> str:
    many = draw.randint(5_000, 9_000)
    return "corrections:\n" + "\n".join(
        f"- date: 06/09/2019\n  wrong: a{number}b\n  right: c{number}d" for number in range(many)
    )


def _dead_links(draw: random.Random) -> Files:
    many, name = draw.randint(200, 300), f"b{draw.getrandbits(20):x}"
    return {
        f"bai-viet/2019/2019-09-05-a{number}.md": article(
            "\n\n".join(" ".join(f"[a]({name}-{number}-{part}-{n}.md)" for n in range(100)) for part in range(1))
        )
        for number in range(many)
    }


def _notes(draw: random.Random) -> str:
    each, name = draw.randint(50, 100), draw.choice(("1", "a", "ghi-chu"))
    return _paragraphs(draw, lambda _: f"a[^{name}]" * each, 60) + f"\n\n[^{name}]: x"


def _chart(draw: random.Random) -> str:
    rows = "\n".join(f"| r{number} | {draw.choice(('x', '1.1', 'khoảng 3'))} |" for number in range(18_000))
    return f"/// bieu-do | Tên\n\n| a | b |\n|---|---|\n{rows}\n///"


def _data(name: str, entry: Callable[[int], str], many: int) -> Callable[[random.Random], Files]:
    return lambda draw: {
        ARTICLE: article(), f"du-lieu/{name}": "".join(map(entry, range(draw.randint(many * 3 // 4, many)))),
    }  # fmt: skip


def _running(draw: random.Random) -> Files:
    """An address that runs code, in some data file."""
    letters = [draw.choice((letter, letter.upper())) for letter in draw.choice(("javascript", "vbscript", "data"))]
    address = "".join(letters) + ":" + draw.choice(("alert(1)", "text/html,<script>x</script>", "//a%0Aalert(1)"))
    if draw.random() < 0.4:
        address = address[:3] + draw.choice(("\\t", "\\n", "\\u200b")) + address[3:]
    key = draw.choice(("url", "note", "title"))
    place = {"title": "Nguồn", "url": "https://a.vn/", "note": "x", key: address}
    entry = "".join(f'\n    {name}: "{value}"' for name, value in place.items()).replace("\n    ", "\n  - ", 1)
    rule = "- slug: a\n  instrument: Luật\n  provision: x\n  requirement: y\n  from: 01/01/2010\n  sources:" + entry
    return {ARTICLE: article(), "du-lieu/quy-dinh.yaml": rule.replace("\n    ", "\n      ").replace("\n  -", "\n    -")}


def _alias(draw: random.Random) -> str:
    return "aliases: " + draw.choice((
        "/404.html", "/404", "/.git/config", "/.htaccess", "/CNAME", "/cname", "/_headers", "/_redirects",
        "/index.html", "/INDEX.HTML", "/web.config", "/theme/x.css", "//evil/", "/a//", "/a/../b", "/%2e%2e/x",
        "/a/.git/b", "/a%00b",
        "/a%7fb", "/a%ffb", "/a%e2%80%aeb", "/.well-known/x", "/sha256sums", "/manifest.json", "/robots.txt",
        "/favicon.ico",
    ))  # fmt: skip


def _deep(draw: random.Random) -> Files:
    top, name = draw.choice((("bai-viet", "b.md"), ("anh", "a.jpg"), ("du-lieu", "a.yaml"), ("trang", "b.md")))
    return {ARTICLE: article(), f"{top}/" + "a/" * draw.randint(100, 400) + name: "x"}


def _image(name: str) -> Bomb:
    suffix, make = images.BOMBS[name]
    return Bomb(
        lambda draw: {ARTICLE: article(f"![Cờ](../../anh/2019/co.{suffix})"), f"anh/2019/co.{suffix}": make(draw)},
        frozenset({f"image-{images.CODES[name]}"}),
    )


_DATES = ("1/1/1 ", "ngày 31/2/2019 ", "ngày tháng năm ", "từ ngày 1 đến ", "thứ năm ngày ", "quý III ")
_CITATIONS = (
    "47/2020/NĐ-CP, ", "Nghị định này ", "Luật ban hành năm 2016 ", "số\n4/QĐ-TTg ", "Bộ trưởng Trần Văn Mẫu dự. ",
    "đường Trần Văn Mẫu, Bộ trưởng Trần Văn Mẫu ",
)  # fmt: skip
BOMBS: Mapping[str, Bomb] = {
    "notes": _body(_notes, "note-many"),
    "marks": _body(_marks, "marks-many"),
    "marks as escapes": _head(
        lambda draw: 'place: "' + _marks(draw, 30_000).encode("unicode-escape").decode() + '"', "marks-many"
    ),
    "tags": _head(lambda draw: _list(draw, "tags", 40_000), "list-long"),
    "authors": _head(lambda draw: _list(draw, "authors", 10_000), "list-long"),
    "old addresses": _head(lambda draw: _list(draw, "aliases", 40_000), "list-long"),
    "corrections": _head(_corrections, "corrections-many"),
    "unknown keys": _head(
        lambda draw: "\n".join(f"k{number}i: x" for number in range(draw.randint(9_000, 30_000))), "unknown-key"
    ),
    "dead links": Bomb(_dead_links, frozenset({"link-missing"})),
    "dead links in one": _body(
        lambda draw: _paragraphs(draw, lambda part: " ".join(f"[a](b{part}-{n}.md)" for n in range(100)), 190),
        "link-missing",
    ),
    "dead anchors": _body(
        lambda draw: _paragraphs(draw, lambda part: " ".join(f"[a](#b{part}-{n})" for n in range(100)), 190)
        + "\n\n" + _paragraphs(draw, "## Mục {}".format, 2_000), "anchor-missing",
    ),
    "far links": _body(
        lambda draw: _again("x x x x x x x x\n\n", 140_000)
        + _paragraphs(draw, lambda part: " ".join(f"[a](b{part}-{n}.md)" for n in range(100)), 190), "link-missing",
    ),
    "lost photographs": _body(lambda draw: _paragraphs(draw, '![a](lost:a{}.jpg "b")'.format, 9_000)),
    "missing images": _body(lambda draw: _paragraphs(draw, "![a](../../anh/a{}.jpg)".format, 9_000), "image-missing"),
    "blocks": _body(lambda draw: _paragraphs(draw, lambda _: "/// chu-ky\n    trai: a\n///", 4_500), "too-dense"),
    "web addresses": _body(
        lambda draw: _paragraphs(draw, lambda part: " ".join(f"<https://a.vn/{part}/{n}>" for n in range(100)), 190)
    ),
    "chart": _body(_chart, "chart-rows"),
    "dates": _body(lambda draw: _again(draw.choice(_DATES))),
    "days ahead": _one(lambda draw: article(
        _again("5/9/2029 ", 200_000), "notice:", *map("  opens{}: a".format, range(draw.randint(9_000, 30_000)))
    ), "unknown-key"),
    "citations": _any(lambda draw: _again(draw.choice(_CITATIONS))),
    "citations in a row": _body(lambda _: "\n".join("|" + cell * 20_000 for cell in ("a|", "-|", "47/2020/NĐ-CP|"))),
    "dates in paragraphs": _body(lambda draw: _paragraphs(draw, lambda _: "31/2/2019 " * 80, 1_000)),
    "figures": _any(lambda draw: _again(draw.choice(("1", "1 ", "0912345678 ", "012345678901 ", "1-", "1.")))),
    "mailboxes": _any(lambda draw: _again(draw.choice(("a.a", "@a", "a@", "a@a.", "a-", "a+a"))) + "@gmail.com"),
    "labels": _any(lambda draw: _words(draw, "sinh ngày", "quê quán:", "địa chỉ: a,", "số cccd", "đtdđ")),
    "captions": _any(lambda draw: f'![a](lost:a.jpg "{_again(draw.choice(("Ảnh: a. ", "Ảnh ", ". ", "Nguồn: ")))}")'),
    "one word": _any(lambda draw: _again(draw.choice("ăệ1a-_"))),
    "many words": _body(lambda draw: " ".join(f"w{draw.getrandbits(40):x}" for _ in range(70_000))),
    "bidirectional": _body(lambda draw: _again(draw.choice("\u202e\u200b\u2066\ufeff")), "empty-body"),
    "signs": _any(lambda draw: _words(draw, "*", "_", "[", "](", "`", "<", "&", "\\", "> ", "![", "[^", "|")),
    "mojibake": _any(lambda draw: _words(draw, "Ã¡ÂºÂ", "Hoäi nghò", "Héi nghÞ", "Há»™i nghá»‹")),
    "deep YAML": _head(
        lambda draw: "tags: " + _again(draw.choice("[{"), 300_000), "yaml-depth", "yaml", "yaml-sign", "yaml-key"
    ),
    "long YAML": _head(lambda draw: "place: [" + _again("a,", 700_000) + "]", "not-text"),
    "long title": _one(lambda draw: article().replace("Giao ban", _again(draw.choice(("Giao ban ", "ă")), 700_000))),
    "long date": _one(
        lambda draw: article().replace("05/09/2019", _again(draw.choice(("5/9/", *_DATES)), 700_000)),
        "date", "date-vague",
    ),
    "rules": Bomb(_data("quy-dinh.yaml", lambda n: (
        f"- slug: s{n}\n  instrument: x\n  provision: y\n  requirement: z\n  from: 1/1/2019\n  sources:\n"
        "  - title: a\n    url: https://a.vn\n"
    ), 8_000), frozenset({"rules-overlap"})),
    "links": Bomb(_data("lien-ket.yaml", lambda n: (
        f"- slug: s{n}\n  title: x\n  links:\n  - title: a\n    url: https://a.vn\n"
    ), 14_000)),
    "abbreviations": Bomb(_data("viet-tat.yaml", "AB{0}: xin chào {0}\n".format, 35_000)),
    "an address that runs": Bomb(_running, frozenset({"data-url"})),
    "old address": _head(_alias, "address-reserved", "alias-malformed", "alias-own"),
    "long old address": _head(lambda draw: f"aliases: /cu/{'ă' * draw.randint(101, 900)}.html", "alias-long"),
    "deep folders": Bomb(_deep, frozenset({"folder-deep"})),
    "pipe": Bomb(lambda draw: {ARTICLE: article(), draw.choice((
        "du-lieu/chuyen-muc.yaml", "du-lieu/viet-tat.yaml", "bai-viet/2019/2019-09-06-b.md", "anh/2019/a.jpg",
        "trang/a.md",
    )): PIPE}, frozenset({"not-a-file"})),
    "folder for a file": Bomb(lambda draw: {ARTICLE: article(), draw.choice((
        "du-lieu/chuyen-muc.yaml/a", "bai-viet/2019/2019-09-06-b.md/a", "anh/2019/a.jpg/a",
    )): "x"}, frozenset({"folder-name"})),
    **{f"image: {name}": _image(name) for name in images.BOMBS},
}  # fmt: skip


def _part(draw: random.Random) -> str:
    return "".join(draw.choices("aB1-_.~%20ệ'&;=+,", k=draw.randint(1, 12)))


def agreeing(draw: random.Random) -> Files:
    """A folder of small oddities, on which `check` and `build` must agree."""
    aliases: Iterable[str] = (
        "/" + "/".join(_part(draw) for _ in range(draw.randint(1, 4)))
        + draw.choice(("", "/", ".html", ".aspx", "/index.html"))
        for _ in range(draw.randint(0, 6))
    )  # fmt: skip
    files: dict[str, str | bytes] = {
        ARTICLE: article(
            "Nội dung.", "aliases:", *(f'- "{alias}"' for alias in aliases), f"tags: [a, 'b{draw.random()}']"
        )
    }
    if draw.random() < 0.5:
        sides = draw.choice(
            ("0 0 1e300 5", "0 0 5 5e9", "0 0 0 0", "0 0 -5 5", "0 0 1e-300 5", "0 0 20000 1", "1 2 3 4")
        )
        drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{sides}"><path d="M0 0h9"/></svg>'
        files |= {"anh/2019/hinh.svg": drawing, ARTICLE: article("![Hình](../../anh/2019/hinh.svg)")}
    if draw.random() < 0.5:
        suffix, mode = draw.choice(
            (("png", "LA"), ("png", "I;16"), ("png", "1"), ("jpg", "CMYK"), ("gif", "P"), ("webp", "RGBA"))
        )
        kind = {"jpg": "JPEG"}.get(suffix, suffix.upper())
        size = draw.choice(((1, 1), (1, 9000), (9000, 1), (3, 2), (700, 500)))
        files |= {
            f"anh/2019/anh.{suffix}": images.encoded(kind, size, mode),
            "bai-viet/2019/2019-09-06-anh.md": article(f"![Ảnh](../../anh/2019/anh.{suffix})").replace(
                "05/09", "06/09"
            ),
        }
    return files
