"""Synthetic archives for benchmarks and demos: N articles in plausible Vietnamese, each marked as synthetic.

The words and sentences are in words.yaml. Output is deterministic: nothing here reads a clock, and all randomness comes
from one seed. `write` makes a content folder that the build can read.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from plugins.listings.labels import capital
from plugins.vietnamese.messages import read_yaml
from plugins.vietnamese.names import ROMAN
from plugins.vietnamese.text import slug

WORDS = Path(__file__).with_name("words.yaml")
FIRST_DAY, LAST_DAY = date(2008, 1, 2), date(2025, 2, 28)  # the ministry's lifetime
SYLLABLES = 620  # excluding markup and the last block; about 700 in all
TAG = "Bài mô phỏng"
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Synthetic:
    """A synthetic article. body: Markdown; instruments: the numbers of the documents it cites."""

    slug: str
    title: str
    day: date
    category: str
    summary: str
    author: str
    place: str
    period: str
    body: str
    instruments: tuple[str, ...]

    @property
    def file(self) -> str:
        """The path below a content folder."""
        return f"bai-viet/{self.day.year}/{self.day}-{self.slug}.md"

    @property
    def address(self) -> str:
        """The address on the site."""
        return f"/{self.day:%Y/%m}/{self.slug}/"

    @property
    def text(self) -> str:
        """The body without Markdown markup, one block per line."""
        return "\n".join(line.lstrip("#- ") for line in self.body.splitlines() if line)

    def markdown(self) -> str:
        """The article as an editor would write it, with front matter."""
        keys: dict[str, object] = {
            "title": self.title,
            "date": f"{self.day:%d/%m/%Y}",
            "category": self.category,
            "summary": self.summary,
            "authors": [self.author],
            "tags": [TAG],
            "place": self.place,
        }
        if self.period:
            keys["period"] = self.period
        keys["source"] = {"title": TAG, "note": all_words()["danh_dau"]}
        front = yaml.safe_dump(keys, allow_unicode=True, sort_keys=False, width=110)
        return f"---\n{front}---\n\n{self.body}"


@cache
def all_words() -> dict[str, Any]:
    """The words and sentences by their names in words.yaml: mostly lists of texts."""
    words: dict[str, Any] = read_yaml(WORDS)
    return words


class _Writer:
    """Generates text for one article at a time from the random generator, the day, and shared instruments."""

    def __init__(self, chance: random.Random, instruments: Sequence[str]) -> None:
        self.chance = chance
        self.pool = instruments
        self.words = all_words()
        self.cited: list[str] = []
        self.reporters = [self._nguoi() for _ in range(24)]
        self.day = FIRST_DAY
        self.subject = ""

    def pick(self, name: str) -> str:
        """A random word from a bank, favouring the first, since real news is skewed too."""
        bank: list[str] = self.words[name]
        return bank[int(len(bank) * self.chance.random() ** 1.3)]

    def fill(self, pattern: str) -> str:
        return _SLOT.sub(lambda slot: self.value(slot[1]), pattern)

    def value(self, name: str) -> str:
        special = getattr(self, f"_{name}", None)
        return str(special()) if special else self.pick(name)

    def _nguoi(self) -> str:
        return f"{self.pick('ho')} {self.pick('dem')} {self.pick('ten')}"

    def _so(self) -> str:
        return f"{self.chance.randint(3, 9999):,}".replace(",", ".")

    def _phan_tram(self) -> str:
        return f"{self.chance.uniform(1, 99):.1f}%".replace(".", ",")

    def _thang(self) -> str:
        month = self.day - timedelta(days=self.chance.randint(0, 150))
        return f"tháng {month.month}/{month.year}"

    def _ngay_dau(self) -> str:
        return f"Sáng ngày {self.day.day}/{self.day.month}"

    def _de_tai(self) -> str:
        return self.subject

    def _van_ban(self) -> str:
        number = self.chance.choice(self.pool)
        self.cited.append(number)
        kind = self.words["loai_van_ban"][re.split(r"[/-]", number.split("/")[-1])[0]]
        return f"{kind} số {number}"

    def body(self, size: int) -> str:
        sentence = self.words["cau"]
        blocks = [self.fill(self.chance.choice(self.words["mo_dau"]))]
        count = len(blocks[0].split())
        headings = self.chance.sample(self.words["muc"], 4)
        while count < size:
            if len(blocks) % 4 == 1 and headings:
                blocks.append(f"## {headings.pop()}")
            sentences = [self.fill(self.chance.choice(sentence)) for _ in range(self.chance.randint(2, 5))]
            listed = self.chance.random() < 0.12
            blocks.append("\n".join(f"- {each}" for each in sentences) if listed else " ".join(sentences))
            count += len(blocks[-1].split())
        last = self.fill(self.chance.choice(self.words["ket"]))
        return "\n\n".join([*blocks, last, str(self.words["danh_dau"])]) + "\n"


def _instruments(chance: random.Random, count: int) -> list[str]:
    numbers = []
    for _ in range(count):
        issuer = chance.choice(all_words()["ky_hieu"])
        year = chance.randint(FIRST_DAY.year, LAST_DAY.year)
        number = chance.randint(1, 2400) if issuer.startswith(("QĐ", "KH")) else chance.randint(1, 160)
        dated = issuer in ("NĐ-CP", "TT-BTTTT")
        numbers.append(f"{number:02}/{year}/{issuer}" if dated else f"{number:02}/{issuer}")
    return numbers


def _recurring(chance: random.Random, count: int) -> Iterator[tuple[date, str, str, str]]:
    """Days, titles, categories and periods of the series: monthly ceremonies and quarterly briefings, some missing."""
    months = [(y, m) for y in range(FIRST_DAY.year, LAST_DAY.year) for m in range(1, 13)]
    for year, month in sorted(chance.sample(months, min(len(months), count // 10))):
        title = f"Bộ TT&TT thực hiện nghi thức chào cờ và hát Quốc ca tháng {month}/{year}"
        yield date(year, month, chance.randint(1, 5)), title, "chao-co", f"tháng {month}/{year}"
    quarters = [(y, q) for y in range(FIRST_DAY.year, LAST_DAY.year) for q in range(4)]
    for year, quarter in sorted(chance.sample(quarters, min(len(quarters), count // 25))):
        period = f"Quý {ROMAN[quarter]}/{year}"
        day = date(year, quarter * 3 + 3, chance.randint(5, 25))
        yield day, f"Bộ TT&TT tổ chức Hội nghị giao ban quản lý nhà nước {period}", "giao-ban", period


def synthetic(count: int, *, seed: int = 1) -> Iterator[Synthetic]:
    """Generate `count` articles, oldest first, at distinct addresses."""
    chance = random.Random(seed)
    writer = _Writer(chance, _instruments(chance, max(8, count // 2)))
    days = (LAST_DAY - FIRST_DAY).days
    plan = list(_recurring(chance, count))
    while len(plan) < count:
        # More in later years, as in real archives.
        day = FIRST_DAY + timedelta(days=int(days * chance.random() ** 0.7))
        plan.append((day, "", chance.choice(("hoi-nghi", "tin-tuc", "tin-tuc")), ""))
    taken: set[str] = set()
    for number, (day, title, category, period) in enumerate(sorted(plan, key=lambda item: item[0]), 1):
        writer.day, writer.cited, writer.subject = day, [], writer.pick("viec")
        title = title or capital(writer.fill(chance.choice(writer.words["tieu_de"])))
        name = slug(title)[:80].strip("-")
        if f"{day:%Y/%m}/{name}" in taken:
            name = f"{name}-{number}"
        taken.add(f"{day:%Y/%m}/{name}")
        body = writer.body(int(chance.gauss(SYLLABLES, SYLLABLES / 6)))
        yield Synthetic(
            slug=name,
            title=title,
            day=day,
            category=category,
            author=chance.choice(writer.reporters),
            place=writer.pick("tinh"),
            summary=capital(writer.fill("{don_vi} {hanh_dong} việc {viec} tại {tinh}, kết quả {tinh_chat}.")),
            period=period,
            body=body,
            instruments=tuple(dict.fromkeys(writer.cited)),
        )


def write(folder: Path, count: int) -> list[Synthetic]:
    """Write `count` articles below `folder` as content files, without du-lieu/."""
    articles = list(synthetic(count))
    for article in articles:
        path = folder / article.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(article.markdown(), encoding="utf-8")
    return articles
