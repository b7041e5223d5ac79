"""The words of date expressions, by the part that they play, spelt with marks or wholly without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from plugins.vietnamese.expressions.beside import BESIDE, alike
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


def _english(names: str, first: int) -> dict[str, int]:
    """English names and their first three letters, counted from `first`."""
    counted = list(enumerate(names.split(), start=first))
    return {name: number for number, name in counted} | {name[:3]: number for number, name in counted}


SANG, TRUA, CHIEU, TOI, DEM, MORNING_HALF, EVENING_HALF, AM, PM = range(1, 10)
"""Parts of a day; the last are the halves of a twelve-hour clock, Vietnamese (SA, CH) and English."""

_PARTS_OF_DAY = {
    "sáng": SANG, "buổi sáng": SANG, "sáng sớm": SANG, "rạng sáng": SANG, "rạng": SANG,
    "trưa": TRUA, "buổi trưa": TRUA,
    "chiều": CHIEU, "buổi chiều": CHIEU, "chiều muộn": CHIEU, "chiều tối": TOI, "tối": TOI, "buổi tối": TOI,
    "đầu giờ sáng": SANG, "đầu giờ chiều": CHIEU, "cuối giờ chiều": CHIEU,
    "tối muộn": TOI, "đêm": DEM, "khuya": DEM, "đêm khuya": DEM, "nửa đêm": DEM,
}  # fmt: skip

DASHES = "-–—‑−"
TO_SIGNS = DASHES + "~→÷"
"""What stands between the ends of an interval."""

AND_SIGNS = ",;&+"
"""What stands between times that are listed."""

SIGNS = frozenset(":./|·•()[]'’′…_" + TO_SIGNS + AND_SIGNS)

SHORT_NAME = 2
"""The value of a name that is also a common word: Tết."""

_SEASONS = alike(*(f"mùa {of}" for of in ("xuân", "hè", "thu", "đông", "khô", "mưa", "mưa bão", "lũ", "bão", "giải")))

TRADITIONAL = 100
"""Added to a month whose name belongs first to the lunar calendar (Giêng, Chạp)."""

PHRASES: dict[str, dict[str, int]] = {
    "weekday": _weekdays(),
    "day part": {f"{part}{day}": value for part, value in _PARTS_OF_DAY.items() for day in ("", " nay", " qua", " mai")}
    | {"sa": MORNING_HALF, "ch": EVENING_HALF, "am": AM, "a . m": AM, "a . m .": AM}
    | {"pm": PM, "p . m": PM, "p . m .": PM},
    "today": alike("hôm nay", "ngày hôm nay", "hôm qua", "ngày hôm qua", "hôm kia", "ngày mai", "ngày kia"),
    "week": alike("tuần này", "tuần trước", "tuần qua", "tuần rồi", "tuần tới", "tuần sau", "đầu tuần", "cuối tuần"),
    "english weekday": _english("monday tuesday wednesday thursday friday saturday sunday", 0) | {
        "tues": 1, "thur": 3, "thurs": 3,
    },
    "english month": _english(
        "january february march april may june july august september october november december", 1
    ) | {"sept": 9},
    "english of": alike("of"),
    "ordinal": alike("st", "nd", "rd", "th"),
    "at": alike(
        "lúc", "vào lúc", "hồi", "vào hồi", "vào", "từ lúc", "đúng", "vào đúng", "lúc đúng", "khoảng", "vào khoảng",
        "lúc khoảng", "đúng vào lúc", "at",
    ),
    "hour": alike("giờ", "h", "g"),
    "minute": alike("phút", "ph", "p"),
    "second": alike("giây"),
    "half past": alike("rưỡi"),
    "exactly": alike("đúng"),
    "less": alike("kém"),
    "zone": alike("gmt", "utc"),
    "day": alike("ngày", "hôm", "cả ngày", "các ngày", "những ngày", "hai ngày", "ba ngày", "2 ngày", "3 ngày"),
    "early": alike("mùng", "mồng"),
    "full moon": alike("rằm"),
    "month": alike("tháng", "các tháng", "thg"),
    "quarter": alike("quý", "các quý", "q"),
    "year": alike(
        "năm", "các năm", "cả năm", "năm tài chính", "năm ngân sách", "năm liền", "năm liên tiếp", "năm liên tục",
    ),
    "spring": alike("xuân"),
    "year of": _SEASONS | alike("mùa", "cùng kỳ", "vụ mùa", "đông xuân", "hè thu", "thu đông"),
    "other year": {"năm nay": 0, "năm ngoái": -1, "năm trước": -1, "năm sau": 1, "năm tới": 1},
    "term": alike(
        "giai đoạn", "nhiệm kỳ", "thời kỳ", "kỳ hạn", "niên khóa", "niên học", "khóa", "năm học", "niên độ", "chu kỳ",
        "thời gian", "mùa vụ", "vụ", "vụ mùa", "vụ đông", "vụ đông xuân", "vụ hè thu", "vụ thu đông", "vụ xuân",
        "vụ hè", "niên vụ", "đông xuân", "hè thu", "thu đông",
    ) | _SEASONS,
    "several": alike("các"),
    "decade": alike("những năm", "thập niên", "thập kỷ"),
    "from": alike("từ", "kể từ", "trong thời gian từ"),
    "to": alike("đến", "tới", "đến hết", "tới hết", "cho đến", "cho tới", "cho đến hết", "cho tới hết"),
    "and": alike("và", "hoặc"),
    "century": alike("thế kỷ"),
    "twentieth century": alike("thế kỷ xx", "thế kỷ 20", "thế kỷ trước"),
    "same": alike(
        "tức", "tức là", "tức ngày", "tức là ngày", "nhằm", "nhằm ngày", "nhằm vào ngày", "nhằm vào", "là ngày",
    ),
    "first": {"đầu": 1, "đầu tiên": 1, "cuối": 2, "cuối cùng": 2},
    "half": alike("nửa"),
    "of": alike("của", "trong"),
    "leap": alike("nhuận"),
    "lunar": {"âm lịch": 1, "âl": 1, "dương lịch": 2, "dl": 2},
    "tet": {"tết": SHORT_NAME} | alike(
        "tết nguyên đán", "tết âm lịch", "tết cổ truyền", "tết cổ truyền dân tộc", "tết ta", "nguyên đán",
    ),
    "eve": alike("giao thừa", "đêm giao thừa"),
    "festival": {  # month and day: 8 15 → 815
        "tết trung thu": 815, "rằm trung thu": 815, "tết đoan ngọ": 505, "tết nguyên tiêu": 115, "lễ vu lan": 715,
        "giỗ tổ hùng vương": 310, "giỗ tổ": 310, "lễ phật đản": 415, "tết hàn thực": 303,
        "trung thu": 815, "vu lan": 715, "phật đản": 415,
    },
    "civil feast": {  # likewise
        "tết dương lịch": 101, "tết tây": 101, "quốc tế lao động": 501, "quốc tế thiếu nhi": 601, "quốc khánh": 902,
        "giáng sinh": 1225, "noel": 1225,
    },
    "cycle": {f"{STEMS[year % 10]} {BRANCHES[year % 12]}": year for year in range(60)},
    "stem": alike(*(stem.lower() for stem in STEMS), "kỉ", "quí"),
    "number": _count(31),
    "count": _count(12),
    "month name": _count(12) | {"giêng": TRADITIONAL + 1, "chạp": TRADITIONAL + 12},
    "sure month": alike("tư", "bảy", "tám", "chín", "giêng", "chạp"),
    "roman": {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10},
    "roman month": {
        "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
    },
    "roman century": {f"{ten}{unit}": number for number, (ten, unit) in enumerate(
        (ten, unit) for ten in ("", "x", "xx") for unit in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
    ) if number},
    "quarter code": {"qi": 1, "qii": 2, "qiii": 3, "qiv": 4},
    "quarter name": _count(4) | {"nhất": 1, "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4},
    "times": alike("lần", "buổi", "kỳ", "phiên", "cuộc", "tuần"),
    "amount": alike("tỷ đồng", "tỷ usd", "triệu", "nghìn", "ngàn", "đồng", "usd"),
    "each": alike("mỗi", "hằng", "hàng", "từng", "cứ"),
    "letter": alike("t", "th", "z"),
}  # fmt: skip

GROUPS = {
    "own lead": ("weekday", "day part", "at"),
    "lead": ("weekday", "english weekday", "today", "day part", "at"),
    "day": ("day", "early", "full moon", "civil feast", "festival", "eve", "tet", "english month", "month", "letter"),
    "period": (
        "month", "year", "spring", "year of", "quarter", "quarter code", "count", "half", "letter", "day", "decade",
        "century", "part", "english month",
    ),
    "interval": ("from", "term", "month", "quarter", "roman", "day", "early", "day part"),
}  # fmt: skip
GROUPS["expression"] = tuple(dict.fromkeys(role for roles in GROUPS.values() for role in roles))
"""With the words of which roles a part of an expression begins, so that it need not be looked for elsewhere."""

_NEAR = 32
"""How many characters beside a date are looked at."""
_CLOSING = ".,;:!?)"


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
            for role, phrases in (PHRASES | BESIDE).items()
        }
        self.parts = frozenset(word for role in PHRASES for phrase in self.roles[role] for word in phrase) | SIGNS
        """Every word and sign that a date may have."""
        self.longest = {role: max(map(len, phrases)) for role, phrases in self.roles.items()}
        self.first_words = {role: frozenset(phrase[0] for phrase in phrases) for role, phrases in self.roles.items()}
        for group, roles in GROUPS.items():
            self.first_words[group] = frozenset[str]().union(*(self.first_words[role] for role in roles))
        self.last_words = {role: frozenset(phrase[-1] for phrase in self.roles[role]) for role in BESIDE}

    def before(self, role: str, text: str, end: int) -> int | None:
        """The value of the longest phrase of that role that ends right before text[end], or before a colon there.

        A bracket may open with it: "(từ 20/10".
        """
        words = text[max(0, end - _NEAR) : end].rstrip(" :").split()[-self.longest[role] :]
        if not words or self.key(words[-1].lstrip("(")) not in self.last_words[role]:
            return None
        words = [self.key(word.lstrip("(")) for word in words]
        values = (self.roles[role].get(tuple(words[at:])) for at in range(len(words)))
        return next((value for value in values if value is not None), None)

    def after(self, role: str, text: str, start: int) -> int | None:
        """The value of the longest phrase of that role that begins right after text[:start]."""
        words = text[start : start + _NEAR].split()[: self.longest[role]] if text[start : start + 1] == " " else ()
        if not words or self.key(words[0].strip(_CLOSING)) not in self.first_words[role]:
            return None
        words = [self.key(word.strip(_CLOSING)) for word in words]
        values = (self.roles[role].get(tuple(words[:length])) for length in range(self.longest[role], 0, -1))
        return next((value for value in values if value is not None), None)

    def _spellings(self, phrase: str, bare_too: bool) -> Iterator[Phrase]:
        forms = ({self.key(word), self.key(fold(word))} if bare_too else {self.key(word)} for word in phrase.split())
        return product(*forms)


MARKED = Lexicon(bare_too=False)
"""For prose with marks: "Việt Nam 2020" names no year."""

FREE = Lexicon(bare_too=True)
"""For what is given as a date, with marks or without: "thang 7 nam 2020"; but "thắng 7" is no month."""
