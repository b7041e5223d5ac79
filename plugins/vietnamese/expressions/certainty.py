"""Whether figures in running text are dates, judged by what precedes, follows and accompanies them."""

from __future__ import annotations

import re

from . import lexicon
from .point import LAST_MONTH, Point
from .tokens import NUMBER, Reader

_NAMED_DAY = re.compile(
    r".*(?<!\w)(?i:ngày (?:thành lập |truyền thống |giải phóng )?)(?P<first>[^\W\d_])[^\d.,;:!?()\n]+\(?$", re.DOTALL
)
_LABELLED = re.compile(r"(?:^|[\n,;:.(|“\"])\s*(?i:ngày)(?: [^\W\d_]+){1,4}:?\s*$")
"""Matches the label of a day at the start of a clause: "Ngày đóng thầu 8/11, ngày mở thầu"."""
_LONGEST_NAME = 80
"""The most characters of a named day: "Ngày Doanh nhân Việt Nam"."""
_ROUNDS = (1, 2), (1, 4), (1, 8)
"""Fractions that name the last rounds of a contest: "bán kết 1/2"."""
_BADGES = (3, 2), (19, 5), (2, 9), (7, 11)
"""The days on which the Party awards its badges (Guidance 12-HD/BTCTW of 2022): "đợt 2/9"."""
_CONTEST = re.compile(
    r"(?i)(?<!\w)(?:tỷ số|tỉ số|(?<!chiến )thắng(?! lợi)|thua|ván|set|hiệp (?:một|hai|phụ|[0-9])|lượt (?:đi|về))(?!\w)"
)
"""Matches words that suggest a score nearby: "thắng ván đầu (21-9)"."""
_SAID = re.compile(r"(?<![0-9])([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2[0-9]{4})?$")
"""Matches the last day and month, in figures, at the end of a date."""
_JOINT = re.compile(r"\s*(?:,|;|và|hoặc|,\s+và)\s*")
_BEGINS_CLAUSE = re.compile(r"(?:^|[\n,;:(]|(?<!\w)(?:và|nhưng|thì|rồi|còn|mà))\s*$")
_LAST_DAY = 31
_FARTHEST, _NEAR, _LONGEST_DAY = 120, 40, 12
"""In characters: the most between days of a series, the window for a score or a next day, the longest day."""
_CLAUSE_ENDS = '\n.,;:!?()|“"'
_BULLETS = " -–+•*"


def is_announced(reader: Reader, first: int, point: Point) -> bool:
    """Whether the words before bare figures show that they are a day: "dịp 30/4", "trước 30/6", "đến hết 5/9", "từ
    20/10", "Ngày Doanh nhân Việt Nam 13/10".

    If they could be a fraction or a decimal, nothing that they could count may follow either.
    """
    by_dash = reader.is_sign("-", -2) and reader.glued(-1) and reader.glued(-2)
    if not _leads_to_a_day(reader, first, point, by_dash=by_dash):
        return False
    end = reader.tokens[reader.at - 1].end
    return not (by_dash and (is_contested(reader, first) or reader.lexicon.after("measure", reader.text, end)))


def _leads_to_a_day(reader: Reader, first: int, point: Point, *, by_dash: bool) -> bool:
    text, start = reader.text, reader.tokens[first].start
    day, month = point.day or 0, point.month or 0
    by_slash, by_dot = reader.is_sign("/", -2) and (day, month) != (24, 7), reader.is_sign(".", -2)
    is_no_round = by_slash and (day, month) not in _ROUNDS
    # A fraction never exceeds one and a range never descends; a score may, but seldom from above twelve.
    is_late = day > LAST_MONTH >= month
    is_sure = is_late and (by_slash or by_dash)
    is_more = is_sure or (by_slash and day > month)
    if (by_slash or by_dash or by_dot) and _goes_on_after(reader, first, point):
        return True
    if is_sure and by_slash and may_end(reader, first):
        return True
    if text[start - 1 : start] == "(" and reader.is_sign(")"):  # "lần 1 (11/8)", "sau lễ khai trương (1/6)"
        return is_more or (is_no_round and reader.lexicon.before("announcing", text, start - 1) == lexicon.OPENING)
    is_more = is_more or (by_dot and are_padded(reader, reader.at))
    if by_slash and _LABELLED.search(text, max(0, start - _NEAR), start) and not may_count(reader):
        return True
    if _numbers_title(reader, first):
        return False
    match reader.lexicon.before("announcing", text, start):
        case lexicon.SURE:
            return True
        case lexicon.DEADLINE:
            return is_sure or not (may_count(reader) or (by_dot and reader.sees("to")))
        case lexicon.OPENING:
            return is_more or not (by_dash or (day, month) in _ROUNDS or may_count(reader))
        case lexicon.EVENT:
            return is_more and not may_count(reader)
        case lexicon.TO_OR_FROM:
            return is_sure or (is_more and not may_count(reader))
    if (day, month) in _BADGES and reader.lexicon.before("round", text, start):
        return True
    may_head = is_more or (is_no_round and not reader.glued(1))
    if may_head and reader.is_sign(":") and reader.glued() and begins_item(reader, first):
        return True  # "5/9: khai giảng"
    if is_sure and not may_count(reader) and _begins_clause(reader, start):
        return True
    name = _NAMED_DAY.match(text[max(0, start - _LONGEST_NAME) : start])
    return bool(name and name["first"].isupper()) and (is_sure or not may_count(reader))


def names_or_numbers(reader: Reader, start: int) -> bool:
    """Whether figures from an offset on belong to a word before them: "phố 30/4", "số 20/5"."""
    before = reader.lexicon.before
    named = before("announcing", reader.text, start) == lexicon.NOTHING
    return named or bool(before("ordered", reader.text, start))


def may_end(reader: Reader, first: int) -> bool:
    """Whether figures may end a phrase, belonging to no word and counting nothing: "xong dự toán 20/5, trình tỉnh"."""
    start, words = reader.tokens[first].start, reader.lexicon
    text, _, word = reader.text[max(0, start - _NEAR) : start].replace(":\n", ":").rstrip(" ").rpartition(" ")
    if not word:
        follows = True
    elif word.isdecimal():
        follows = bool(words.before("ordered", text, len(text)))  # "đợt 2 5-12/2"
    elif word.endswith(":"):  # "lịch tiêm: 30/5 khu phố 1", but "set 3: 15/12"
        return not (is_contested(reader, first) or names_or_numbers(reader, start))
    else:
        follows = word.isalpha() and word.islower() and words.key(word) not in words.first_words["and"]
    return follows and not (names_or_numbers(reader, start) or may_count(reader))


def _numbers_title(reader: Reader, first: int) -> bool:
    """Whether dotted figures before a capital letter may number a title: "gồm:⏎2.1. Công tác"."""
    end = reader.tokens[reader.at - 1].end
    is_low = reader.is_kind(NUMBER, first - reader.at) and int(reader.tokens[first].key) <= LAST_MONTH
    is_dotted = is_low and reader.is_sign(".", first + 1 - reader.at)
    return is_dotted and reader.text[end : end + 3].lstrip(". ")[:1].isupper()


def _goes_on_after(reader: Reader, first: int, point: Point) -> bool:
    """Whether figures continue the sentence's last date with a later day in the same form: "ngày 16-4 ốm, 17-4 khỏi".

    Possible fractions or ranges need a word such as "đến" before them, or to begin an item: "30-4: …⏎5-6: …".
    """
    text, start, end = reader.text, reader.tokens[first].start, reader.tokens[reader.at - 1].end
    until = reader.found_until
    if not until or start - until > _FARTHEST:
        return False
    is_item = reader.is_sign(":") and begins_item(reader, first)
    if reader.is_sign(".", -2) and not is_item:
        return False
    said = _SAID.search(text[max(0, until - _LONGEST_DAY) : until])
    if said is None:
        return False
    day, month = point.day or 0, point.month or 0
    last, sign, last_month = int(said[1]), said[2], int(said[3])
    if sign != reader.tokens[reader.at - 2].key or not (last_month, last) < (month, day) <= (LAST_MONTH, _LAST_DAY):
        return False
    if names_or_numbers(reader, start):
        return False
    words = reader.lexicon.before("announcing", text, start)
    if is_item or (not may_count(reader) and (words or day > LAST_MONTH)):
        return True
    begins_clause = bool(words or _BEGINS_CLAUSE.search(text, until, start))
    # "6/12 - 9/12"
    is_range = reader.is_sign(lexicon.TO_SIGNS) and reader.is_kind(NUMBER, 1) and reader.is_sign(sign, 2)
    # "25/10 Trần Phú"
    return (day > month or is_range) and begins_clause and not text[end : end + 2].strip()[:1].isupper()


def follows_a_date(reader: Reader, at: int) -> bool:
    """Whether only a comma or "và" lies between the sentence's last date and a token."""
    return _JOINT.fullmatch(reader.text, reader.found_until, reader.tokens[at].start) is not None


def _begins_clause(reader: Reader, start: int) -> bool:
    """Whether a sentence, a line or a part after a semicolon begins here, or a clause: "Theo lịch, 21/8 là"."""
    before = reader.text[max(0, start - 3) : start].rstrip(" ")
    if before[-1:] == ",":
        return before[-2:-1].isalpha() and says_more(reader, reader.at)
    return not before or before[-1] in '\n;|.!?(“"'


def is_contested(reader: Reader, at: int) -> bool:
    """Whether words near a token suggest a contest, so that figures may be its score."""
    start = reader.tokens[at].start
    return _CONTEST.search(reader.text, max(0, start - _NEAR), start + _NEAR) is not None


def begins_item(reader: Reader, at: int) -> bool:
    """Whether only a bullet precedes a token in its line, cell or sentence, or in its part of "a: …; b: …"."""
    start = reader.tokens[at].start
    return not reader.text[max(reader.text.rfind(sign, 0, start) for sign in '\n:;.|“"') + 1 : start].strip(_BULLETS)


def are_padded(reader: Reader, end: int) -> bool:
    """Whether a dotted day and month before a token are written "05.9" or "30.11", as decimals seldom are."""
    day, dot, month = (token.key for token in reader.tokens[end - 3 : end])
    return dot == "." and (day[0] == "0" or (len(month) == 2 and int(day) > LAST_MONTH >= int(month)))


def are_shares(first: Point, last: Point, *, told: bool) -> bool:
    """Whether bare points may be fractions: "1/3 - 1/2", "từ 1/3 đến 1/2"; not "30/4 - 1/5", nor "từ 5/9 đến 7/9"."""
    in_order = (first.month or 0, first.day or 0) < (last.month or 0, last.day or 0)
    return max(first.day or 0, last.day or 0) <= LAST_MONTH and not (told and in_order)


def are_decimals(reader: Reader, begin: int, figures: int) -> bool:
    """Whether "từ 3.4" at a token is a lower bound, as in "hệ số từ 3.4", and no day.

    Days begin a clause, follow the word for an event or are zero-padded: "Từ 1.9", "diễn ra từ 1.9", "nghỉ từ 01.9".
    """
    text, start = reader.text, reader.tokens[begin].start
    before = text[max(0, start - 2) : start].rstrip(" ")
    begins_clause = not before or before[-1] in _CLAUSE_ENDS
    is_padded = reader.tokens[figures].key.startswith("0")
    return not (begins_clause or is_padded or reader.lexicon.before("announcing", text, start))


def may_count(reader: Reader, at: int | None = None) -> bool:
    """Whether the figures just read, or those before token `at`, may count what follows them."""
    at = reader.at if at is None else at
    end = reader.tokens[at - 1].end
    goes_on = any(reader.lexicon.after(role, reader.text, end) for role in ("clause", "limit after"))
    return says_more(reader, at) and not goes_on


def says_more(reader: Reader, at: int) -> bool:
    """Whether a word or "%" follows directly, as after a quantity."""
    end = reader.tokens[at - 1].end
    following = reader.text[end : end + 2].strip(" ")[:1]
    return following.isalpha() or following == "%"
