"""The words of date expressions, by the part that they play, spelt with marks or wholly without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from plugins.vietnamese.names import BRANCHES, STEMS
from plugins.vietnamese.text import fold, tone_key

Phrase = tuple[str, ...]
Role = Mapping[Phrase, int]

_UNITS = ("một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def _count(most: int) -> dict[str, int]:
    """Numbers in words, with the other spellings in use: hai mươi mốt = hăm mốt = hai mốt."""
    words = {unit: number for number, unit in enumerate(_UNITS, start=1)} | {"tư": 4, "bẩy": 7, "mười": 10}
    endings = {unit: number for number, unit in enumerate(_UNITS, start=1)} | {
        "mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7,
    }  # fmt: skip
    for ending, number in endings.items():
        words[f"mười {ending}"] = 10 + number
        for tens in ("hai mươi", "hăm", "hai"):
            words[f"{tens} {ending}"] = 20 + number
        for tens in ("ba mươi", "ba"):
            words[f"{tens} {ending}"] = 30 + number
    words |= {"hai mươi": 20, "ba mươi": 30, "hai chục": 20, "ba chục": 30}
    return {phrase: number for phrase, number in words.items() if number <= most}


def _weekdays() -> dict[str, int]:
    names = ("hai", "ba", "tư", "năm", "sáu", "bảy")
    days = {f"thứ {name}": day for day, name in enumerate(names)}
    days |= {f"{thu} {day + 2}": day for day in range(6) for thu in ("thứ", "t")}
    return days | {"thứ bẩy": 5, "thứ bốn": 2, "chủ nhật": 6, "chúa nhật": 6, "cn": 6}


def _all(*phrases: str) -> dict[str, int]:
    return dict.fromkeys(phrases, 1)


SANG, TRUA, CHIEU, TOI, DEM, MORNING_HALF, EVENING_HALF = range(1, 8)
"""Parts of a day; the two halves are those of a twelve-hour clock (SA, CH)."""

DASHES = "-–—‑−"
SIGNS = frozenset(",.:/|·•()'’′…_&~→+" + DASHES)

SHORT_NAME = 2
"""The value of a name that is also a common word: Tết."""

TRADITIONAL = 100
"""Added to a month whose name belongs first to the lunar calendar (Giêng, Chạp)."""

PHRASES: dict[str, dict[str, int]] = {
    "weekday": _weekdays(),
    "day part": {
        "sáng": SANG, "buổi sáng": SANG, "sáng sớm": SANG, "rạng sáng": SANG, "trưa": TRUA, "buổi trưa": TRUA,
        "chiều": CHIEU, "buổi chiều": CHIEU, "chiều tối": TOI, "tối": TOI, "buổi tối": TOI,
        "đêm": DEM, "khuya": DEM, "nửa đêm": DEM,
        "sa": MORNING_HALF, "am": MORNING_HALF, "ch": EVENING_HALF, "pm": EVENING_HALF,
    },
    "at": _all("lúc", "vào lúc", "hồi", "vào hồi", "vào", "từ lúc"),
    "hour": _all("giờ", "h", "g"),
    "minute": _all("phút", "ph", "p"),
    "half past": _all("rưỡi"),
    "less": _all("kém"),
    "zone": _all("gmt", "utc"),
    "day": _all("ngày", "hôm", "các ngày", "những ngày", "hai ngày", "ba ngày", "2 ngày", "3 ngày"),
    "early": _all("mùng", "mồng"),
    "full moon": _all("rằm"),
    "month": _all("tháng", "các tháng", "thg"),
    "quarter": _all("quý", "các quý", "q"),
    "year": _all("năm", "các năm"),
    "other year": {"năm nay": 0, "năm ngoái": -1, "năm trước": -1, "năm sau": 1, "năm tới": 1},
    "term": _all(
        "giai đoạn", "nhiệm kỳ", "thời kỳ", "kỳ hạn", "niên khóa", "khóa", "năm học", "niên độ", "chu kỳ", "thời gian",
    ),
    "decade": _all("những năm", "thập niên", "thập kỷ"),
    "from": _all("từ", "kể từ", "trong thời gian từ"),
    "to": _all("đến", "tới", "đến hết", "tới hết", "cho đến", "cho tới"),
    "and": _all("và"),
    "first": {"đầu": 1, "cuối": 2},
    "half": _all("nửa"),
    "of": _all("của", "trong"),
    "leap": _all("nhuận"),
    "lunar": {"âm lịch": 1, "âl": 1, "dương lịch": 2, "dl": 2},
    "tet": {"tết": SHORT_NAME} | _all(
        "tết nguyên đán", "tết âm lịch", "tết cổ truyền", "tết cổ truyền dân tộc", "tết ta", "nguyên đán",
    ),
    "eve": _all("giao thừa", "đêm giao thừa"),
    "festival": {  # month and day: 8 15 → 815
        "tết trung thu": 815, "rằm trung thu": 815, "tết đoan ngọ": 505, "tết nguyên tiêu": 115, "lễ vu lan": 715,
        "giỗ tổ hùng vương": 310, "giỗ tổ": 310, "lễ phật đản": 415, "tết hàn thực": 303,
    },
    "new year": _all("tết dương lịch", "tết tây"),
    "cycle": {f"{STEMS[year % 10]} {BRANCHES[year % 12]}": year for year in range(60)},
    "stem": _all(*(stem.lower() for stem in STEMS), "kỉ", "quí"),
    "number": _count(31),
    "count": _count(12),
    "month name": _count(12) | {"giêng": TRADITIONAL + 1, "chạp": TRADITIONAL + 12},
    "roman": {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10},
    "quarter name": _count(4) | {"nhất": 1, "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4},
    "times": _all("lần", "buổi", "kỳ", "phiên", "cuộc"),
    "amount": _all("tỷ đồng", "tỷ usd", "triệu", "nghìn", "ngàn", "đồng", "usd"),
    "each": _all("mỗi", "hằng", "hàng", "từng"),
    "letter": _all("t", "th", "z"),
}  # fmt: skip


class Lexicon:
    """The roles, spelt in keys of words (`key`), which forgive case and where a tone stands.

    bare_too: every word may also be typed without its marks.
    """

    def __init__(self, *, bare_too: bool) -> None:
        self.key = lru_cache(maxsize=16384)(tone_key)
        self.roles: dict[str, Role] = {
            role: {
                spelling: value for phrase, value in phrases.items() for spelling in self._spellings(phrase, bare_too)
            }
            for role, phrases in PHRASES.items()
        }
        self.parts = frozenset(word for phrases in self.roles.values() for phrase in phrases for word in phrase) | SIGNS
        """Every word and sign that a date may have."""
        self.longest = {role: max(map(len, phrases)) for role, phrases in self.roles.items()}
        self.first_words = {role: frozenset(phrase[0] for phrase in phrases) for role, phrases in self.roles.items()}

    def _spellings(self, phrase: str, bare_too: bool) -> Iterator[Phrase]:
        forms = ({self.key(word), self.key(fold(word))} if bare_too else {self.key(word)} for word in phrase.split())
        return product(*forms)


MARKED = Lexicon(bare_too=False)
"""For prose with marks: "Việt Nam 2020" names no year."""

FREE = Lexicon(bare_too=True)
"""For what is given as a date, with marks or without: "thang 7 nam 2020"; but "thắng 7" is no month."""
