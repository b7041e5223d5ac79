"""The words of date expressions, by the part that they play, spelt with marks or wholly without."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from plugins.vietnamese.names import BRANCHES, STEMS
from plugins.vietnamese.text import fold, tone_key
from plugins.vietnamese.when import Limit

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


def _english(names: str, first: int) -> dict[str, int]:
    """English names and their first three letters, counted from `first`."""
    counted = list(enumerate(names.split(), start=first))
    return {name: number for number, name in counted} | {name[:3]: number for number, name in counted}


SANG, TRUA, CHIEU, TOI, DEM, MORNING_HALF, EVENING_HALF, AM, PM = range(1, 10)
"""Parts of a day; the last are the halves of a twelve-hour clock, Vietnamese (SA, CH) and English."""

_PARTS_OF_DAY = {"sáng": SANG, "trưa": TRUA, "chiều": CHIEU, "tối": TOI, "đêm": DEM}

UNTIL, FROM, BEFORE, AFTER = range(1, 5)
LIMITS: dict[int, Limit] = {UNTIL: "until", FROM: "from", BEFORE: "before", AFTER: "after"}
"""How a time bounds another."""

DASHES = "-–—‑−"
TO_SIGNS = DASHES + "~→÷"
"""What stands between the ends of an interval."""

AND_SIGNS = ",&+"
"""What stands between times that are listed."""

SIGNS = frozenset(":./|·•()[]'’′…_" + TO_SIGNS + AND_SIGNS)

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
        "sa": MORNING_HALF, "ch": EVENING_HALF, "am": AM, "pm": PM,
    } | {f"{part} {day}": value for part, value in _PARTS_OF_DAY.items() for day in ("nay", "qua", "mai")},
    "today": _all("hôm nay", "ngày hôm nay", "hôm qua", "ngày hôm qua", "hôm kia", "ngày mai", "ngày kia"),
    "english weekday": _english("monday tuesday wednesday thursday friday saturday sunday", 0) | {
        "tues": 1, "thur": 3, "thurs": 3,
    },
    "english month": _english(
        "january february march april may june july august september october november december", 1
    ) | {"sept": 9},
    "english of": _all("of"),
    "ordinal": _all("st", "nd", "rd", "th"),
    "at": _all(
        "lúc", "vào lúc", "hồi", "vào hồi", "vào", "từ lúc", "đúng", "vào đúng", "lúc đúng", "khoảng", "vào khoảng",
        "lúc khoảng", "đúng vào lúc",
    ),
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
    "year": _all("năm", "các năm", "cả năm"),
    "other year": {"năm nay": 0, "năm ngoái": -1, "năm trước": -1, "năm sau": 1, "năm tới": 1},
    "term": _all(
        "giai đoạn", "nhiệm kỳ", "thời kỳ", "kỳ hạn", "niên khóa", "khóa", "năm học", "niên độ", "chu kỳ", "thời gian",
        "mùa khô", "mùa mưa", "mùa lũ", "mùa bão", "mùa giải", "mùa đông", "mùa vụ", "vụ", "vụ mùa", "vụ đông",
        "vụ đông xuân",
    ),
    "several": _all("các"),
    "decade": _all("những năm", "thập niên", "thập kỷ"),
    "from": _all("từ", "kể từ", "trong thời gian từ"),
    "to": _all("đến", "tới", "đến hết", "tới hết", "cho đến", "cho tới"),
    "and": _all("và"),
    "century": _all("thế kỷ"),
    "twentieth century": _all("thế kỷ xx", "thế kỷ 20", "thế kỷ trước"),
    "same": _all("tức", "tức là", "tức ngày", "tức là ngày", "nhằm", "nhằm ngày", "nhằm vào ngày", "nhằm vào", "là ngày"),
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
    "sure month": _all("tư", "bảy", "tám", "chín", "giêng", "chạp"),
    "roman": {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10},
    "roman century": {f"{ten}{unit}": number for number, (ten, unit) in enumerate(
        ((ten, unit) for ten in ("", "x", "xx") for unit in ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"))
    ) if number},
    "quarter name": _count(4) | {"nhất": 1, "thứ nhất": 1, "thứ hai": 2, "thứ ba": 3, "thứ tư": 4},
    "times": _all("lần", "buổi", "kỳ", "phiên", "cuộc"),
    "amount": _all("tỷ đồng", "tỷ usd", "triệu", "nghìn", "ngàn", "đồng", "usd"),
    "each": _all("mỗi", "hằng", "hàng", "từng"),
    "letter": _all("t", "th", "z"),
}  # fmt: skip

_UNTIL = (
    "đến", "tới", "đến hết", "tới hết", "cho đến", "cho đến hết", "cho tới", "tính đến", "tính đến hết", "tính tới", "hết",
    "từ nay đến", "từ nay đến hết", "từ nay tới", "kéo dài đến", "kéo dài đến hết", "chậm nhất", "chậm nhất là",
    "chậm nhất đến", "chậm nhất vào", "muộn nhất", "muộn nhất là", "muộn nhất vào", "trễ nhất", "trễ nhất là", "không quá",
    "không muộn hơn", "không chậm hơn", "hạn", "hạn đến", "hạn cuối", "hạn cuối là", "hạn chót", "hạn chót là", "hết hạn",
    "hạn nộp", "hạn nộp hồ sơ", "hạn đăng ký", "thời hạn", "thời hạn đến", "thời hạn đến hết", "thời hạn chậm nhất",
)  # fmt: skip

BESIDE: dict[str, dict[str, int]] = {
    "limit": {
        phrase: limit
        for limit, phrases in (
            (UNTIL, _UNTIL), (FROM, ("từ", "kể từ", "tính từ", "bắt đầu từ", "bắt đầu")),
            (BEFORE, ("trước", "đến trước", "xong trước", "chậm nhất trước", "muộn nhất trước", "ngay trước")),
            (AFTER, ("sau", "từ sau", "kể từ sau", "ngay sau")),
        )
        for phrase in phrases
    },
    "limit after": {"trở về trước": UNTIL, "trở đi": FROM, "trở về sau": FROM, "về trước": UNTIL, "về sau": FROM},
    "feast": _all("dịp", "lễ", "dịp lễ", "nghỉ lễ", "dịp nghỉ lễ", "kỳ nghỉ", "ngày lễ", "kỷ niệm"),
    "deadline": _all(
        "trước", "đến hết", "tới hết", "cho đến hết", "chậm nhất", "chậm nhất là", "muộn nhất", "muộn nhất là", "hạn chót",
        "hạn chót là", "tính đến", "tính đến hết", "kể từ", "đến trước",
    ),
    "to or from": _all("đến", "tới", "từ", "vào", "qua", "sau", "và"),
    "uprising": _all("cách mạng", "khởi nghĩa"),
    "clause": _all("tại", "ở", "sẽ", "đã", "diễn ra", "của", "các", "toàn", "trên"),
    "recurring": _all(*(f"{of}{each} năm" for of in ("", "của ") for each in ("hằng", "hàng", "mỗi", "các"))),
    "ordered": _all(
        "số", "kỳ", "đợt", "lần", "phiên", "phiên họp", "tập", "bài", "phần", "vòng", "tuần", "thứ", "lượt", "quyển",
        "cuốn", "tờ", "khóa", "nhóm", "tổ", "bản tin số", "trang", "mục", "điều", "khoản", "chương", "đợt thứ", "kỳ thứ",
    ),
    "part": _all(
        "đầu", "giữa", "cuối", "thượng tuần", "trung tuần", "hạ tuần", "nửa đầu", "nửa cuối", "những ngày đầu",
        "những ngày cuối", "ngày đầu", "ngày cuối", "tuần đầu", "tuần cuối", "mùa xuân", "mùa hè", "mùa thu", "mùa khô",
        "mùa mưa", "mùa bão", "mùa lũ", "mùa đông", "vụ đông xuân", "dịp đầu", "dịp cuối",
    ),
    "label": _all(
        "ngày", "cập nhật", "cập nhật lúc", "cập nhật ngày", "cập nhật lần cuối", "cập nhật lần cuối lúc", "lần cập nhật cuối",
        "ngày cập nhật", "thời gian cập nhật", "đăng", "đăng lúc", "đăng ngày", "đăng tải", "đăng tải lúc", "được đăng",
        "được đăng lúc", "ngày đăng", "ngày đăng tải", "ngày đăng bài", "ngày đăng tin", "thời gian đăng", "xuất bản",
        "xuất bản lúc", "ngày xuất bản", "ngày phát hành", "ngày ban hành", "ban hành", "ban hành ngày", "ngày ký", "ký ngày",
        "ngày có hiệu lực", "ngày hiệu lực", "hiệu lực", "ngày hết hiệu lực", "ngày hết hạn", "ngày tạo", "ngày gửi",
        "ngày viết", "ngày sửa", "ngày đưa tin", "ngày đưa lên", "ngày tin", "ngày nhận", "ngày họp", "thời gian", "thời điểm",
        "tin ngày", "ngày post", "post", "posted", "posted on", "post date", "date", "date posted", "publish date",
        "publish", "published", "published on", "published date", "publication date", "update", "updated", "updated on",
        "last update", "last updated", "last updated on", "last modified", "modified", "modified date", "created",
        "created on", "created date", "create date", "release date", "issued", "issued on", "issue date",
    ),
    "occasion": _all(
        "vào", "trong", "nhân", "dịp", "vào dịp", "trong dịp", "nhân dịp", "lễ", "dịp lễ", "nghỉ lễ", "dịp nghỉ lễ",
        "kỳ nghỉ", "kỳ nghỉ lễ", "đợt nghỉ lễ", "ngày lễ", "kỷ niệm", "trong kỳ nghỉ lễ", "trong đợt nghỉ lễ",
        "trong thời gian", "diễn ra", "diễn ra vào",
    ),
    "counter": _all(
        "lượt xem", "lượt đọc", "lượt truy cập", "lượt", "số lượt xem", "số lần xem", "số lần đọc", "đã xem", "xem", "đọc",
        "views", "view", "hits", "read", "in bài viết", "in trang", "in bài", "bản in", "chia sẻ", "share", "print", "email",
        "gửi email", "gửi bài viết", "bình luận", "phản hồi", "ý kiến", "tác giả", "người đăng", "nguồn", "theo", "bởi",
        "xem với cỡ chữ", "cỡ chữ", "đọc bài viết", "nghe bài viết", "lưu bài viết", "by",
    ),
}  # fmt: skip
"""What stands around a date and is no part of it: what it bounds, that it comes back every year, that a number counts."""


GROUPS = {
    "lead": ("weekday", "english weekday", "today", "day part", "at"),
    "day": ("day", "early", "full moon", "new year", "festival", "eve", "tet", "english month", "month", "letter"),
    "period": ("month", "year", "quarter", "count", "half", "letter", "day", "decade", "century", "part"),
    "interval": ("from", "term", "month", "quarter", "roman", "day", "early", "day part"),
}
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
        """The value of the longest phrase of that role that ends right before text[end]."""
        words = text[max(0, end - _NEAR) : end].split()[-self.longest[role] :]
        if not words or self.key(words[-1]) not in self.last_words[role]:
            return None
        words = [self.key(word) for word in words]
        return next((value for at in range(len(words)) if (value := self.roles[role].get(tuple(words[at:])))), None)

    def after(self, role: str, text: str, start: int) -> int | None:
        """The value of the longest phrase of that role that begins right after text[:start]."""
        words = text[start : start + _NEAR].split()[: self.longest[role]] if text[start : start + 1] == " " else ()
        if not words or self.key(words[0]) not in self.first_words[role]:
            return None
        words = [self.key(word.strip(_CLOSING)) for word in words]
        lengths = range(self.longest[role], 0, -1)
        return next((value for length in lengths if (value := self.roles[role].get(tuple(words[:length])))), None)

    def _spellings(self, phrase: str, bare_too: bool) -> Iterator[Phrase]:
        forms = ({self.key(word), self.key(fold(word))} if bare_too else {self.key(word)} for word in phrase.split())
        return product(*forms)


MARKED = Lexicon(bare_too=False)
"""For prose with marks: "Việt Nam 2020" names no year."""

FREE = Lexicon(bare_too=True)
"""For what is given as a date, with marks or without: "thang 7 nam 2020"; but "thắng 7" is no month."""
