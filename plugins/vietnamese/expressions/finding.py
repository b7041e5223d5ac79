"""Finds the dates in running prose and passes over look-alikes."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from plugins.vietnamese.text import fold
from plugins.vietnamese.when import DateFault, When

from .cycles import unknown_years
from .grammar import read, read_point
from .lexicon import AFTER, BEFORE, BEGINS_LIST, DASHES, FREE, LIMITS, MARKED, PHRASES, UNTIL, Lexicon
from .plain import plain
from .point import Listing, Point, Reading
from .resolving import resolve, with_years
from .tokens import NUMBER, WORD, Reader, tokenise_around

_NUMBERS = "|".join(phrase for role in ("number", "month name") for phrase in PHRASES[role])
_STEMS = "|".join(PHRASES["stem"])
_OF_YEAR = "|".join(
    sorted({rf"(?<={of}{'.' * (len(one) - len(of))} ....)" for one in PHRASES["year of"] for of in one.split()[:1]})
)
"""Lookbehinds from the end of a year to a word that a year may follow: "mùa hè 2022", "cùng kỳ 2022"."""
_ENGLISH = [month for month in PHRASES["english month"] if len(month) == 3]
_SO_FAR = "|".join(
    rf"(?<={word} {'.' * digits} tháng)" for word in ("kế", "chung", "dồn", "quả", "hình") for digits in (1, 2)
)
# Every date contains one of these signs, in lower case: figures joined as in a date, or a word. They are cheap to find,
# so the grammar reads few places of a text; each alternative begins with a letter or digit, not with a group or
# a boundary, since only then the regex engine quickly passes over places where none can begin.
_FIGURES = (
    rf"[0-9][0-9]{{0,3}}(?: ?[{DASHES}/÷] ?[0-9]{{1,4}}"
    r"|\.(?:[0-9]{1,2}(?:\.[0-9]{4}|[0-9]{2}\)|(?![0-9]))|(?:19|20)[0-9]{2}[ –-])"
    rf"|(?<= [0-9]{{4}})(?![0-9])(?:(?<=(?:đến|tới|\Wtừ) (?:19|20)..)|(?<=^từ (?:19|20)..)|{_OF_YEAR})"
    r"|(?<=(?:19|20)[0-9]{2}): "
    rf"|[{DASHES}./][ivx]{{1,4}}[{DASHES}./][0-9]{{4}}"
    rf"|(?:[snrt][tdh])?(?: of)?[ /-](?:{'|'.join(_ENGLISH)}|th[0-9])"
    r"|(?<=[0-9]{4}) (?:(?:đến|tới) (?:(?:hết )?[0-9]{4}|nay)|trở đi))"
)
_AFTER_UNIT = rf" ?(?:[0-9./…_]|tháng\b|năm\b|(?:{_NUMBERS})\b)"
_WORDS = "|".join(
    (
        *(unit + _AFTER_UNIT for unit in ("tháng", "ngày")),
        rf"năm (?:(?:tài chính |ngân sách |liền |liên \w+ )?[0-9]|(?:{_STEMS})\b)",
        rf"xuân (?:{_STEMS})\b",
        *(quarter + r" (?:[0-9iv]|một|hai|ba|tư|bốn|nhất|đầu|cuối)" for quarter in ("quý", "quí", "qúy")),
        *(letter + r"\.?[0-9]" for letter in "tq"), "t/[0-9]{4}",
        rf"tháng(?: đầu| cuối|/[0-9]{{4}}|{_SO_FAR})", r"nửa (?:năm )?(?:đầu|cuối)", "cuối năm", "thế kỷ", "thập niên",
        "thập kỷ", r"tết\b", r"rằm\b", "quốc khánh", "giáng sinh", "noel", "giao thừa", "giỗ tổ", "phật đản", "vu lan",
        *(month + r"[a-z]*\.? [0-9]{1,2}(?:[snrt][tdh])?,? [0-9]{4}" for month in _ENGLISH),
    )
)  # fmt: skip
_WITHIN = 120
"""The most characters before and after its sign in which an expression is read."""

_ANY_WORD = re.compile(r"\w+")


@cache
def _signs(*, unmarked: bool) -> tuple[re.Pattern[str], ...]:
    """The patterns of these signs, with marks or without any; compiled on first use."""
    return tuple(re.compile(fold(signs) if unmarked else signs) for signs in (_FIGURES, _WORDS))


_AFTER_CLOCK = re.compile(r"[0-9][hgHG:]|[hgHG:]/")
_NEAR = 80
"""How many characters before a date are searched for words about it."""
# What may come between a date and the words for its limit or recurrence.
_EQUAL = " là"
"""Cancels a "trước" or "sau" before it: "lần trước là ngày 2/12"."""
_LINKS = (_EQUAL, " vào", " lúc", " thời điểm")
# "Hạn nộp tờ khai:", "Hạn nộp tờ khai là" announce a deadline, whatever they name.
_DUE = re.compile(r"(?:^|[\n.;:|(/])\W*(?:thời\s+)?hạn\s(?!mặn|hán|chế)[^:,\n]{2,60}$", re.IGNORECASE)
_YEARLY = re.compile(r",?(?:\s+(?:vào|đến|từ|trước|dịp))*\s*$", re.IGNORECASE)
_EVERY = re.compile(
    r"(?i)(?<!\w)(?:giỗ|kỵ|(?:cứ|mỗi)(?:\s+(?:mỗi|khi|vào|đến|tới|dịp|độ|lần|mùa))+|\w+\s+năm\s+(?:một|1)\s+lần,?(?:\s+(?:vào|dịp))*)\s*$"
)
_COMING = re.compile(r"(?i)\s+(?:sắp\s+tới(?!\w)|tới\s*(?=[,.;:)\n]|$))")
_GONE = re.compile(r"(?i)\s+vừa\s+(?:qua|rồi)(?!\w)")
"""Match words that put a day or month without a year into the future (_COMING) or the past (_GONE)."""
_DEFINED = re.compile(r"(?i)\s+là\s[^,.;:!?\n]{,80}(?<!\w)(?:hằng|hàng|mỗi)\s+năm(?!\w)")
_JOINED = re.compile(r"(?:[0-9]{1,3} ?[+&-] ?)+$")
"""Matches the numbers joined to one after them: the "3+" of "số 3+4"."""
_OF_REIGN = re.compile(r"\s+năm\s+(\w)")
"""Matches the year of a reign after a day or month, if its name is capitalised: "ngày 4 tháng 3 năm Tự Đức thứ 5"."""

_IN_YEAR = re.compile(
    r"(?:^|[\n.:;|“\"(]\s?)(?i:(?:ngày|tháng|năm) )?(?:[0-9]{1,2}[/.-]){0,2}((?:1[0-9]|20)[0-9]{2})"
    r"(?::[^\n]*\s|,\s(?:vào )?)$"
)
"""Matches the year at the start of a sentence that its other days share: "Năm 1945, ngày 2/9", "8/1945: … ngày 2/9"."""
_SAME = re.compile(r"(?i)(?:,? cùng năm| năm (?:ấy|đó))(?!\w)")
_AFTER_THAT = re.compile(r"(?i)năm (?:sau|trước)$")
_SAME_YEAR = re.compile(r".*(?:[Nn]ăm |[/.-])((?:1[0-9]|20)[0-9]{2})(?![\w/])", re.DOTALL)
"""Match "14/7 cùng năm", the end of "tháng 7 năm sau", and the last year before them; not that of "15/2020/NĐ-CP"."""

_MARK = re.compile(r"[^\W\d_A-Za-z]")


class Found(Struct, frozen=True):
    """A date in running text: text[start:end] means `when`, or is an impossible date, with its `fault`."""

    start: int
    end: int
    when: When | None
    fault: DateFault | None = None


def find_dates(text: str, *, anchor: date | None = None) -> list[Found]:
    """The dates in running prose, in order; look-alikes (24/7, 47/2020/NĐ-CP, 80,2%) are ignored.

    anchor: the day of the text, which gives "ngày 5/9" its year. A text without any marks is taken to be typed so.
    """
    sought, starts, ends = plain(text)
    return [replace(one, start=starts[one.start], end=ends[one.end - 1]) for one in _find(sought, anchor)]


def _find(text: str, anchor: date | None) -> list[Found]:
    lexicon = MARKED if _MARK.search(text) else FREE
    found: list[Found] = []
    done = 0
    lower = text.lower()
    # Try every word, if lower-casing would shift the offsets of signs.
    exact = len(lower) == len(text)
    patterns, looked = (_signs(unmarked=lexicon is FREE), lower) if exact else ((_ANY_WORD,), text)
    for sign in sorted(match.start() for pattern in patterns for match in pattern.finditer(looked)):
        # A number joined to one before it ("1/1/1/1") was part of an earlier sign, or of no date.
        if sign < done or (text[sign].isdecimal() and _is_joined(text, sign)):
            continue
        start = _beginning(text, max(done, sign - _WITHIN), sign, lexicon)
        reader = Reader(text, tokenise_around(text, lexicon, start, sign, sign + _WITHIN), lexicon, prose=True)
        if found:
            reader.found_until, reader.found_before = found[-1].end, found[-1].when
        while not reader.done and reader.tokens[reader.at].start <= sign:
            at = reader.at
            here = _find_here(reader, anchor)
            found += here
            if here:
                done = reader.found_until = here[-1].end
                reader.found_before = here[-1].when
            else:
                reader.at = max(at + 1, reader.at)
                done = reader.tokens[reader.at - 1].end
    found += [Found(start, end, None, fault) for start, end, fault in unknown_years(text, lower)]
    return sorted(found, key=lambda one: one.start)


def _is_joined(text: str, at: int) -> bool:
    """Whether a number continues what precedes it; after a clock it does not: "09h15 - 12/10/2022", "7h/10/9"."""
    before = text[max(0, at - 2) : at]
    return not _AFTER_CLOCK.fullmatch(before) and _continues(before[::-1], NUMBER)


def _beginning(text: str, least: int, sign: int, lexicon: Lexicon) -> int:
    """The offset where the date of a sign may begin: back over numbers and words that dates contain."""
    start = sign
    for word in reversed(list(_ANY_WORD.finditer(text, least, sign))):
        if not word[0][0].isdecimal() and lexicon.key(word[0]) not in lexicon.parts:
            break
        start = word.start()
    return start - 1 if start > least and text[start - 1] == "(" else start


def _find_here(reader: Reader, anchor: date | None) -> list[Found]:
    """The date that begins at the current token, or several if it is a list; the reader is left after them, after a
    recurring date, or where it was."""
    at = reader.at
    for production in (read, read_point):
        reader.at = at
        reading = production(reader)
        if reading is None:
            break
        if not _stands_alone(reader, at, reading):
            continue
        if _recurs(reader, at, reading):
            return []  # and skip all of "hằng năm, từ ngày 1/12 đến ngày 31/12"
        end = reader.at
        found = _resolve_here(reader, reading, at, end, anchor)
        if found.fault and found.fault.code == "lunar-year":
            return []  # "mùng 5 tháng 3 năm Ất Dậu 1885" may well be right
        if isinstance(reading, Listing) and (found.fault or reading.mixed or reading.detailed):
            points = zip(with_years(reading, "", anchor), reading.tokens, strict=True)
            # Of a list, a bare "4/5" that its neighbours have not confirmed is dropped.
            return [_resolve_here(reader, point, *places, anchor) for point, places in points if not point.bare]
        if not found.fault or reading.firm:
            return [found]
    reader.at = at
    return []


def _resolve_here(reader: Reader, reading: Reading, first: int, end: int, anchor: date | None) -> Found:
    """What a reading of tokens first to end means."""
    start, stop = reader.tokens[first].start, reader.tokens[end - 1].end
    try:
        when = resolve(reading, reader.text[start:stop], anchor)
        if anchor and isinstance(reading, Point) and (not reading.has_year or _AFTER_THAT.search(when.text)):
            years = _years_on(reader.text, start, stop, when, anchor)
            shifted = replace(reading, years_on=(reading.years_on or 0) + years)
            when = resolve(shifted, when.text, anchor) if years else when
    except DateFault as fault:
        return Found(start, stop, None, fault)
    limit = _limit(reader, start, stop)
    if reader.tokens[first].key in reader.lexicon.first_words["from"]:
        limit = None  # "bắt đầu từ 14h đến 16h30 ngày 20/10" has both ends
    return Found(start, stop, replace(when, limit=LIMITS[limit]) if limit else when)


def _years_on(text: str, start: int, end: int, when: When, anchor: date) -> int:
    """By how many years to shift a time: to the year of its sentence, 1 for "tháng 3 tới" said in May, else 0."""
    is_relative = _SAME.match(text, end) or _AFTER_THAT.search(when.text)
    before = _SAME_YEAR.search(text, max(0, start - _WITHIN), start) if is_relative else None
    if year := before or _IN_YEAR.search(text, max(0, start - _WITHIN), start):
        return int(year[1]) - anchor.year
    if when.end.date() < anchor and _COMING.match(text, end):
        return 1
    return -1 if when.start.date() > anchor and _GONE.match(text, end) else 0


def _limit(reader: Reader, start: int, end: int) -> int | None:
    """The limit that the words around a time set: "chậm nhất là ngày 5/9", "từ ngày 5/9 trở về trước"; else None."""
    before = reader.text[max(0, start - _NEAR) : start].lower().rstrip(' \n“"')
    if before.endswith(BEGINS_LIST):
        return None
    cancelled, label = before.endswith(_EQUAL), before.removesuffix(_EQUAL).rstrip(" \n:")
    if label != before and _DUE.search(label):
        return UNTIL
    before = before.rstrip(" \n:")
    before = before.removesuffix(next(filter(before.endswith, _LINKS), ""))
    after = reader.lexicon.after("limit after", reader.text, end)
    limit = after or reader.lexicon.before("limit", before, len(before))
    return None if cancelled and limit in (BEFORE, AFTER) else limit


def _recurs(reader: Reader, first: int, reading: Reading) -> bool:
    """Whether a date recurs every year: "ngày 10-10 hằng năm", "Hằng năm, vào ngày 10/10", "cứ đến ngày 27/7"."""
    if _has_year(reading):
        return False
    text, start, end = reader.text, reader.tokens[first].start, reader.tokens[reader.at - 1].end
    if reader.lexicon.after("recurring", text, end) or _DEFINED.match(text, end):
        return True
    before = text[max(0, start - _NEAR) : start]
    if _EVERY.search(before):
        return True
    before = _YEARLY.sub("", before)
    return reader.lexicon.before("recurring", before, len(before)) is not None


def _has_year(reading: Reading) -> bool:
    return any(point.has_year for point in ((reading,) if isinstance(reading, Point) else reading.points))


def _stands_alone(reader: Reader, first: int, reading: Reading) -> bool:
    """Whether a reading is no part of a number, a name, a fraction or an address around it."""
    text, opening, closing = reader.text, reader.tokens[first], reader.tokens[reader.at - 1]
    brackets = text[opening.start - 1 : opening.start] + text[closing.end : closing.end + 1]
    is_padded = brackets == "()" and closing.end - opening.start == len("01/01")
    if isinstance(reading, Point) and reading.bare and not is_padded:
        return False  # but "(01/01)" is a day
    if opening.kind == NUMBER and _is_counted(reader, first, reading):
        return False  # "Kỳ 2 tháng 9/2022"
    reign = _OF_REIGN.match(text, closing.end)
    if reign and reign[1].isupper() and not _has_year(reading):
        return False
    first_words = reader.lexicon.first_words
    after_each = first and reader.tokens[first - 1].key in first_words["each"]
    after_each = after_each and not reader.lexicon.before("goods", text, opening.start)  # "khách hàng quý III/2022"
    if after_each and opening.key not in first_words["from"] and (isinstance(reading, Point) or not reading.firm):
        return False  # "mỗi năm 2000 tỷ đồng", "mỗi ngày 2/3 số cuộc gọi", "mỗi quý 1-2 kỳ"
    if reader.lexicon is FREE and text[max(0, opening.start - 9) : opening.start].rstrip().lower().endswith("viet"):
        return False  # "Viet Nam 2020"
    after = text[closing.end : closing.end + 2]
    if closing.kind == WORD and after.startswith("-") and after[1:].islower():
        return False  # "quý I-ốt"
    return not (
        _continues(text[max(0, opening.start - 2) : opening.start][::-1], opening.kind)
        or _continues(after, closing.kind)
    )


def _is_counted(reader: Reader, first: int, reading: Reading) -> bool:
    """Whether the first number belongs to a word before it: "Kỳ 2 tháng 9/2022", "firmware 12.4.2018"."""
    dotted = reader.is_sign(".", first + 1 - reader.at)
    if dotted and reader.lexicon.before("version", reader.text, reader.tokens[first].start):
        return True
    last = reading if isinstance(reading, Point) else reading.points[-1]
    is_month = first + 1 < len(reader.tokens) and reader.tokens[first + 1].key in reader.lexicon.first_words["month"]
    if not is_month and last.unit == "day" and last.short is None:
        return False  # but "số khung 12/8/19" is no day
    start = reader.tokens[first].start
    before = _JOINED.sub("", reader.text[max(0, start - _NEAR) : start])  # "số 3+4 tháng 9/2018"
    return bool(reader.lexicon.before("ordered", before, len(before)))


def _continues(beside: str, kind: int) -> bool:
    """Whether the characters beside a date, nearest first, continue its number or word."""
    near, following = beside[:1], beside[1:]
    if kind in (NUMBER, WORD) and (near.isalnum() or near in ("_", "@", "#", "%")):
        return True
    if kind != NUMBER or not following.isalnum():
        return False
    return near in "/-+=\\" or (near in ".,:" and following.isdecimal())
