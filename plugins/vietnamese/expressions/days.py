"""Days in figures, in words and in the lunar calendar."""

from __future__ import annotations

from .borrowed import take_month
from .certainty import may_count, names_or_numbers
from .lexicon import DASHES, DEADLINE, SHORT_NAME, SURE, TRADITIONAL
from .point import LAST_MONTH, Point
from .tokens import NUMBER, Reader, rewinding
from .years import is_likely, read_calendar, read_year, take_year

_SEPARATORS = "/." + DASHES
_BLANK = ".…_"
_NAMES_ARE_LUNAR = 1955
"""The first year whose "mùng 6 tháng Giêng" is lunar; before, January and December were also called Giêng and Chạp."""
_SERVICE_NUMBERS = "1800", "1900"
"""The prefixes of hotline numbers."""


def read_day(reader: Reader, *, told: bool = False) -> Point | None:
    """A day in any form; told: the words before it make clear that it is one.

    On failure the reader may be left anywhere.
    """
    if not reader.starts("day"):
        return None
    if reader.is_kind(NUMBER):
        return _read_year_first(reader) or _read_plain(reader, told=told)
    return _read_marked(reader) or _read_festival(reader) or _read_month_first(reader) or _read_in_words(reader)


@rewinding
def _read_year_first(reader: Reader) -> Point | None:
    """Read "2019-09-05", "2019/09/05": in the order of ISO 8601, never year, day, month."""
    year = reader.figures(4, 4)
    separator = reader.sign(_SEPARATORS, glued=True) if year else ""
    if reader.prose and separator == "." and (year in _SERVICE_NUMBERS or not is_likely(int(year))):
        return None  # "1900.10.12", "mã HS 8517.13.00"
    month = reader.figures() if separator and reader.glued() else ""
    if not (month and reader.sign(separator, glued=True) and reader.glued()):
        return None
    day = reader.figures()
    if not day:
        return None
    firm = separator in DASHES or len(month + day) == 4
    if reader.prose and separator == "." and not firm:
        return None  # "bản 2024.05.1"
    return Point("day", year=int(year), month=int(month), day=int(day), year_first=True, firm=firm)


@rewinding
def _read_festival(reader: Reader) -> Point | None:
    """Read "Tết Nguyên đán Tân Sửu 2021", "giao thừa", "Giỗ Tổ Hùng Vương năm 2021", "Tết Dương lịch 2021"."""
    civil = reader.phrase("civil feast")
    if feast := civil or reader.phrase("festival"):
        month, day = divmod(feast, 100)
        point = Point("day", month=month, day=day, lunar=None if civil else True, named=True)
    elif reader.has("eve"):
        point = Point("day", eve=True, tet=True, lunar=True, named=True)
        reader.has("tet")
    elif tet := reader.phrase("tet"):
        point = Point("day", day=1, tet=True, lunar=True, named=True)
        if reader.prose and tet == SHORT_NAME and reader.sees("year"):
            return None  # "tổ chức Tết năm 2021" means a season
    else:
        return None
    told = _read_own_day(reader, point)
    read_year(reader, point)
    point.firm = True
    return point if point.has_year or told or not reader.prose else None


@rewinding
def _read_own_day(reader: Reader, point: Point) -> bool:
    """Read the "10/3" or "mùng 10 tháng 3" of "Giỗ Tổ Hùng Vương 10/3", which repeats what the name says."""
    bracket = reader.sign("(")
    reader.has("early")
    day, month = reader.figures(), reader.figures() if reader.sign("/", glued=True) or reader.has("month") else ""
    known = bool(day and month) and (int(day), int(month)) == (point.day, point.month)
    if known and bracket:
        read_calendar(reader, point)
        known = bool(reader.sign(")"))
    return known


@rewinding
def _read_marked(reader: Reader) -> Point | None:
    """Read "ngày 05 tháng 9 năm 2019", "ngày 5/9", "mùng 4 tháng Giêng", "rằm tháng Bảy", "mùng 1 Tết"."""
    if (day_word := reader.has("day")) and not reader.prose:
        reader.sign(":")
    early = reader.has("early")
    if reader.has("full moon"):
        point = Point("day", day=15, lunar=True)
    elif day_word or early:
        digits = reader.figures()
        point = Point("day", day=int(digits) if digits else reader.phrase("number"))
    else:
        return None
    if point.day is None:
        return None
    if not _read_month(reader, point, marked=True, early=early) and (early or not take_month(reader, point)):
        return None
    is_range = point.bare and reader.is_sign(DASHES, -2) and point.day < (point.month or 0)
    if reader.prose and is_range and reader.sees("times"):
        return None  # "ngày 2-3 lần"
    point.firm, point.bare = True, False
    return point


def _read_plain(reader: Reader, *, told: bool) -> Point | None:
    """Read "05/09/2019", "5 tháng 9 năm 2019", "5/9", "28 Tết", "12 October 2022", "12 Th10 2022"."""
    digits = reader.figures()
    if not digits:
        return None
    point = Point("day", day=int(digits))
    found = _read_foreign_month(reader, point) or _read_month(reader, point, marked=told, early=False)
    return point if found else None


@rewinding
def _read_in_words(reader: Reader) -> Point | None:
    """Read "hăm hai tháng chín"."""
    point = Point("day", day=reader.phrase("number"))
    is_day = (point.day or 0) > LAST_MONTH and reader.sees("month")  # "ba tháng chín ngày"
    return point if is_day and _read_month(reader, point, marked=False, early=False) else None


@rewinding
def _read_foreign_month(reader: Reader, point: Point) -> bool:
    """Read what follows the day in "12 October 2022", "12th of Oct. 2022", "12-Oct-2022", "12 Th10 2022"."""
    if reader.glued():
        reader.has("ordinal")
    reader.has("english of")
    separator = reader.sign("/" + DASHES)
    point.month = reader.phrase("english month")
    if point.month is None:
        return False
    reader.sign(".")
    reader.sign(separator or ",")
    if separator and len(reader.number) == 2 and not reader.prose:  # "12-Oct-22"
        take_year(reader, point)
        return True
    return _take_full_year(reader, point)


def _read_month_first(reader: Reader) -> Point | None:
    """Read "October 12, 2022", "Th10 12, 2022", and outside prose "Tháng Mười 12, 2022", as English software writes."""
    point = Point("day", month=reader.phrase("english month"))
    reader.sign(".")
    if point.month is None and not reader.prose and reader.has("month"):
        point.month = reader.phrase("month name") or int(reader.figures() or 0)
    digits = reader.figures() if point.month else ""
    if not digits:
        return None
    point.day = int(digits)
    if reader.glued():
        reader.has("ordinal")
    reader.sign(",")
    return point if _take_full_year(reader, point) else None


def _take_full_year(reader: Reader, point: Point) -> bool:
    if len(reader.number) != 4:
        return False
    take_year(reader, point)
    point.firm = True
    return True


def _read_month(reader: Reader, point: Point, *, marked: bool, early: bool) -> bool:
    """Read what follows the day; marked: the separator may change, as in "ngày 5-9/2019"."""
    if (marked or early) and reader.sign(",/") and not reader.sees("month"):  # "ngày 5, tháng 9, năm 2019"
        reader.at -= 1
    at = reader.at
    if reader.has("month"):
        if not (marked or early) and reader.sees("year") and not names_may(reader) and (point.day or 0) <= 12:
            return False  # "9 tháng năm 2020" is nine months
        if not read_month_number(reader, point):
            return False
        read_calendar(reader, point)
        read_year(reader, point)
        if early and point.traditional and point.lunar is None:
            point.lunar = (point.year or _NAMES_ARE_LUNAR) >= _NAMES_ARE_LUNAR
        point.firm = True
        sure = point.has_year or marked or early or bool(point.lunar) or point.traditional or not reader.prose
        return sure or _may_be_day(reader, point, at)
    if not reader.sees("civil feast") and (early or (point.day or 0) >= 23) and reader.has("tet"):
        point.tet = point.lunar = point.firm = True
        read_year(reader, point)
        return True
    if _read_figures(reader, point, marked=marked):
        if reader.has("leap"):  # "10/6 nhuận năm Ất Tỵ"
            point.leap = point.lunar = True
        read_calendar(reader, point)
        may_be_range = not marked and reader.is_sign(DASHES, -2) and (point.day or 0) < (point.month or 0)
        said = not point.has_year and read_year(reader, point, needs_word=not point.lunar)
        if reader.prose and said and may_be_range and point.year is None:
            return False  # "5-7 năm tới"
        read_calendar(reader, point)
        point.bare = not point.has_year and point.lunar is None and point.wrong is None
        return True
    return False


def _may_be_day(reader: Reader, point: Point, at: int) -> bool:
    """Whether a day is read in "từ 5 tháng 9 đến", "15 tháng 10", not in "đường 30 tháng 4", "18 tháng 6 ngày"."""
    counts = may_count(reader) if reader.is_kind(NUMBER, -1) else reader.sees("day")
    start = reader.tokens[at - 1].start
    announced = reader.lexicon.before("announcing", reader.text, start) in (SURE, DEADLINE)
    told = reader.sees("to") or (((point.day or 0) > LAST_MONTH or announced) and not counts)
    joined = reader.text[max(0, start - 2) : start].strip(" ").endswith(tuple(DASHES))
    return told and not (joined or names_or_numbers(reader, start))


def read_month_number(reader: Reader, point: Point) -> bool:
    """Read "9", "09", "chín", "Giêng", "tư nhuận"."""
    digits = reader.figures()
    if digits:
        point.month = int(digits)
    else:
        number = reader.phrase("month name")
        if number is None:
            return False
        point.traditional = number > TRADITIONAL
        point.named_one = number == 1
        point.month = number - TRADITIONAL if point.traditional else number
    if reader.has("leap"):
        point.leap = point.lunar = True
    return True


def _read_figures(reader: Reader, point: Point, *, marked: bool) -> bool:
    """Read "/9", "/09/2019", "-9-2019", and after "ngày" also "-9/2019"."""
    separator = _separator(reader)
    month = reader.figures() if separator else ""
    if not month:
        point.month = _roman_month(reader, separator) if separator else None
        return point.month is not None and _take_full_year(reader, point)
    point.month = int(month)
    start = reader.at
    signs = _SEPARATORS if marked else DASHES if separator in DASHES else separator
    second = _separator(reader, signs)
    if second and reader.is_kind(NUMBER):
        digits = reader.tokens[reader.at].key
        same = second == separator and reader.glued(-1) == reader.glued(-3)  # not "ngày 13 - 16-5"
        if len(digits) == 4 or (same and _is_short_year(reader, digits, separator, marked=marked)):
            take_year(reader, point)
            point.swaps = max(point.day or 0, point.month) <= 12
            point.firm = separator == "/" or marked or max(point.day or 0, point.month) <= 31
            return True
    reader.at = start
    return True


@rewinding
def _roman_month(reader: Reader, separator: str) -> int | None:
    """Read the "IX." of "26.IX.2022", if a year follows."""
    number = reader.phrase("roman month")
    return number if number and reader.sign(separator, glued=True) and len(reader.number) == 4 else None


def _is_short_year(reader: Reader, digits: str, separator: str, *, marked: bool) -> bool:
    """Whether digits other than four are a year by their position: "05/09/19", "05-09-19", "ngày 5/9/219"."""
    if not reader.prose or marked:
        return True
    day, month = (token.key for token in (reader.tokens[reader.at - 4], reader.tokens[reader.at - 2]))
    is_padded = "0" in (day[0], month[0])
    is_full = len(day + month) == 4
    is_joined = separator == "/" or (is_full and separator in DASHES and is_padded)
    if is_full and not is_joined:  # "lễ ký 15.10.21"
        is_joined = bool(reader.lexicon.before("announcing", reader.text, reader.tokens[reader.at - 4].start))
    is_date = is_padded or (not may_count(reader, reader.at + 1) and (is_full or int(digits) > LAST_MONTH))
    return is_joined and len(digits) == 2 and is_date and min(int(day), int(month)) <= LAST_MONTH


def _separator(reader: Reader, signs: str = _SEPARATORS) -> str:
    """Consume a separator inside a date; in prose, no full stop with a space on one side only."""
    start = reader.at
    separator = reader.sign(signs)
    if separator == "." and reader.prose and reader.glued() != reader.glued(-1):
        reader.at = start
        return ""
    return separator


def read_blank_day(reader: Reader) -> Point | None:
    """Read "   tháng 4 năm 2021", "…/4/2021" after "ngày": a month if the day is blank, a year if the month is too."""
    point = Point("month", firm=True)
    _skip_blank(reader)
    if reader.has("month"):
        is_open = _skip_blank(reader) or (reader.sees("year") and not names_may(reader))
        if not is_open and not read_month_number(reader, point):
            return None
        read_year(reader, point)
    elif reader.sign("/"):
        point.month = None if _skip_blank(reader) else int(reader.figures() or 0) or None
        if reader.sign("/") and reader.is_kind(NUMBER):
            take_year(reader, point)
    if not point.month:
        point.unit = "year"
    return point if point.has_year else None


def _skip_blank(reader: Reader) -> bool:
    start = reader.at
    while reader.sign(_BLANK):
        pass
    return reader.at > start


def names_may(reader: Reader) -> bool:
    """Whether the "Năm" here, after "tháng", means May: "9 tháng Năm 2021"."""
    month, name = reader.tokens[reader.at - 1 : reader.at + 1]
    return reader.text[month.start].islower() and reader.text[name.start].isupper()
