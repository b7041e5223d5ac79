"""The places of one text that name an instrument, each with what stands beside it; nothing is concluded yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import takewhile
from typing import NamedTuple

from msgspec.structs import replace

from ..text import fold
from .kinds import JOINT, KINDS, LAWS, SAID, SECTION, Kind, code_of, is_issuer, is_kind, is_party, issuer_said
from .mentions import Mention

_DASH = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_SLASH = "/\u2044\u2215"
_SIGN = rf"\s{{0,2}}[{_SLASH}{_DASH}]\s{{0,2}}"
_LETTER = "A-ZĐÐƯa-zđðư"
_PART = (
    rf"(?:[{_LETTER}]{{1,16}}(?:(?<=QH)\s(?=1[0-9](?![0-9])))?[0-9]{{0,4}}(?![^\W_])(?<![A-ZĐ]quy)(?<![A-ZĐ]ban)"
    r"|[A-ZĐ][A-ZĐa-z]{1,11}?(?=(?:của|ngày|năm|về|quy|sửa|ban|hướng|và)(?![^\W_])))"
)
"""A part of a symbol; the word after it may lack its space: "NĐ-CPcủa"; "QH 14" has one too many."""
_NUMBER = re.compile(
    rf"(?P<number>[0-9](?<![0-9/.{_DASH}].)[0-9]{{0,4}}[a-dđA-DĐ]?)(?![0-9])"
    rf"(?P<code>(?:\s{{0,2}}(?P<sign>[{_SLASH}{_DASH}])\s{{0,2}}(?:(?P<year>(?:19|20)[0-9]{{2}}){_SIGN})?"
    rf"|\s(?=[A-ZĐ][A-ZĐa-z]{{1,3}}\s?[/{_DASH}]\s?[A-ZĐ]))(?P<first>{_PART}))?"
)
"""What stands before is looked at behind the first digit, since a pattern that begins with one is quick. A space may
stand for the sign: "04 KL/TW"."""
_NEXT = re.compile(
    rf"(?P<before>\s{{0,2}})(?P<sign>[{_SLASH}{_DASH}&._]|(?<=[A-ZĐ])\s(?=[A-ZĐ]{{2}}))(?P<after>\s{{0,2}})"
    rf"(?P<part>{SECTION}|{_PART})"
)
_SYMBOL_ENDS = re.compile(r"\s*(?:$|[,;.)|]|ngày(?!\w))")
_YEAR_ONLY = re.compile(rf"\s{{0,2}}/\s{{0,2}}(?P<year>(?:19|20)[0-9]{{2}})(?![\w/{_DASH}])")
_STUCK = re.compile(r"(?:[\w,]|[0-9]:)\Z")
"""Before a number that is the end of something else: an amount, "QCVN 117:2020/BTTTT"."""
_ANY_KIND = Kind("Văn bản")
_BARELY_SAID = {name.replace(" ", ""): code for name, code in [*SAID.items()][::-1]}
_TYPES = "|".join(sorted((name.replace(" ", r"\s*") for name in SAID), key=len, reverse=True))
_LEAD = re.compile(rf"(?:(?<![^\W_])(?P<type>{_TYPES}))?(?P<gap>\s*)(?:(?<![^\W_])(?P<so>so)\s*[:.]?\s*)?$")
_USUAL = {
    name: SAID[fold(name)]
    for kind in KINDS.values()
    if (name := kind.name.lower()).count(" ") == 1 and not any(said.endswith(f" {fold(name)}") for said in SAID)
}
_USUAL_LEAD = re.compile(r"(?<![^\s(“|])(?P<type>[^\W\d_]{3,6} [^\W\d_]{2,5}) số $")
_USUAL_BEFORE = 16
"""Types of two words as they are mostly written, so that nothing need be folded; "Thông báo kết luận" is another."""
_LEAD_OF = re.compile(
    rf"(?<![^\W_])(?P<type>{_TYPES})\s+(?:cua|do)\s+(?P<issuer>[^.;:,()0-9]{{2,70}}?)\s+so\s*[:.]?\s*$"
)
"""Who issued it may stand between: "Chỉ thị của Thủ tướng Chính phủ số 725"."""
_SHORT_TYPES = ("NĐ", "NQ", "QĐ", "CT", "TT", "TTLT", "KL", "TB", "KH", "CV", "CĐ")
_CITED_SHORTLY = ("KH", "TB", "HD")
"""Beside who issued it, one is meant by its capital and number: "Hướng dẫn 12 của Ban Tổ chức Trung ương"."""
_MANY_MEANINGS = frozenset(_SHORT_TYPES[2:])
"""An army corps or a chairman is called so, too."""
_SHORT = re.compile(rf"(?<!\w)(?P<type>{'|'.join(_SHORT_TYPES)})(?:(?<=N[ĐQ])|\s*số|[:.]|(?=\s))\s*[:.]?\s*$")
_LAW_WORD = re.compile(r"(?<![^\W_])(?:bo\s+luat|luat|phap\s+lenh)\s")
_LAW = re.compile(
    r"(?<![^\W_])(?P<type>(?:bo\s+)?luat|phap\s+lenh)\s+(?:[^\W\d_]+(?:/aids)?,?\s+){1,14}?so\s*[:.]?\s*$"
)
_SEVERAL = re.compile(r"(?<![^\W_])(?:các|những|hai|ba|bốn|năm|[0-9]+)\s+$", re.IGNORECASE)
_LIST = re.compile(r"\s*(?:,|;|và|hoặc|&)\s*(?:số\s+)?$")
_ALONE = frozenset({"so", *map(fold, _SHORT_TYPES), *(name for name in SAID if " " not in name)})
_LAST_PAIRS = frozenset(" ".join(name.split()[-2:]) for name in SAID)
_LAST_WORDS = _ALONE | {name.rpartition(" ")[2] for name in SAID}
_LAST_LETTERS = "".join(
    letter
    for letter in map(chr, (*range(0x250), *range(0x1E00, 0x1F00)))
    if fold(letter) in {word[-1] for word in _LAST_WORDS}
)
"""Those that such a word may end with, in any case and with any marks."""
_POSSIBLE = re.compile(
    rf"[0-9](?:(?<![0-9/.{_DASH}].)(?:(?<=[{_LAST_LETTERS}].)|(?<=[{_LAST_LETTERS} :.\n\t\xa0][ :\n\t\xa0].)"
    rf"|[0-9]{{0,4}}[a-dđA-DĐ]?{_SIGN}(?:(?:19|20)[0-9]{{2}}{_SIGN})?[{_LETTER}])"
    r"|(?:(?<=[\s(].)|(?<=[/.-][0-9][/.-].)|(?<=[/.-][0-9]{2}[/.-].))[09][0-9]{2}(?![\w/]|-[0-9]))"
)
"""Before this, no text names an instrument: a number with a code or after what may be the last word of a type, or the
year of a law."""
_LIST_GAP = 12
"""Characters between numbers in a row at the most."""
_BEFORE = 34
"""How far before a number its type is looked for; who issued it, or a law's name, may stand between."""
_ISSUER_BEFORE = 110
_LAW_BEFORE = 140
_WORD_BEFORE = re.compile(r"(\S+?)[:.]?\s*$")
_OPENS = "(“‘\"'[|>*_-–—/,;"
"""What may stand right before the first word of a type."""

_MONTHS = (
    "một", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín", "mười", "mười một", "mười hai",
)  # fmt: skip
_MONTH_DAY = (
    rf"(?P<day>[0-9]{{1,2}})\s?(?:[{_SLASH}.{_DASH}]|\s+tháng\s+)\s?"
    rf"(?P<month>[0-9]{{1,2}}|(?<=\s)(?:{'|'.join(reversed(_MONTHS))}|giêng|chạp)(?=\s))"
)
_DATE = rf"{_MONTH_DAY}(?:\s?(?:[{_SLASH}.{_DASH}]|,?\s+năm\s+)\s?(?P<year>(?:19|20)[0-9]{{2}}))?(?![\d/])"
_UNNAMED_DATE = re.sub(r"\?P<\w+>", "?:", _DATE)
_IN_PLACE = r"[^\W\d_]+(?:\s[^\W\d_]+){0,3},\s+"
_OF = r"(?:\s*,?\s*(?:của|do)\s+(?P<issuer>[^;:()\n\d]{2,80}?))?"
_ADDED = (
    r"(?:(?:\s*\([^()\n\d]{2,40}\)|\s+khóa\s+[IVX]+|,?\s+[Kk]ỳ\s+họp\s+(?:thứ\s+)?\w{1,12}"
    r"|\s+(?:của\s+)?Hội\s+nghị\s+(?:lần\s+thứ|Trung\s+ương)[^.,;:()\n/]{2,60}?)"
    r"(?=,?\s+ngày))?"
)
"""As in "Nghị quyết số 29-NQ/TW (khóa XI) ngày", "29-NQ/TW của Hội nghị Trung ương 8 khóa XI ngày"."""
_DAYS = (
    r"(?:trong\s+)?các\s+ngày\s+(?=[^.;:()\n]{3,60}?/(?P<each>(?:19|20)[0-9]{2}))"
    r"(?:[0-9/]{3,5}(?:/(?P=each))?(?:,|,?\s+và)\s+)+[0-9/]{3,5}/(?P=each)(?!\d)"
)
"""Of several instruments in a row, all of one year: "các ngày 12/10 và 20/10/2020"."""
_TO_DATE = rf"(?:\s*[|\n]\s*(?:{_IN_PLACE})?|,\s+(?-i:(?=[A-ZĐ])){_IN_PLACE}(?=ngày)|\s*[\s,(”\"{_DASH}]{{0,3}})"
"""What stands between a number and its date: a new line or cell, the place of issue, signs."""
_DONE = (
    r"(?P<done>(?:(?:đã|cùng|đều|được(?:\s+[^.,;:()\d\n]{2,40}?)?)\s+)*(?:ký\s+ban\s+hành|ban\s+hành|ký|cấp|lập)\s+)?"
)
_HOUR = r"(?:(?:vào|hồi|lúc)\s+(?:[0-9][^.;()\n]{0,20}\s)?)?"
_DAY_SAID = rf"(?:cùng\s+)?ng[àa]y\s+(?:(?:ban\s+hành|ký|cấp)(?:\s*:)?\s*)?{_DATE}"
_DAY_SIGNED = rf"(?<=ký\s){_UNNAMED_DATE}(?<=\d{{4}})"
_DAY_IN_BRACKETS = rf"(?<=\(){_UNNAMED_DATE}"
_DAY_IN_CELL = rf"(?<=\|\s){_UNNAMED_DATE}(?=\s*(?:\||$))"
_DAY_AT_END = rf"(?<=,\s){_UNNAMED_DATE}(?<=\d{{4}})(?=\s*(?:[|);]|\.?$))"
_MONTH_BEFORE = r"(?:hồi\s+)?tháng\s+(?:0?[1-9]|1[0-2])\s?(?:/\s?|\s(?=năm))"
_YEAR_ALONE = (
    rf"(?:(?:(?:trong|cùng)\s+|{_MONTH_BEFORE})?năm\s+|{_MONTH_BEFORE}|(?<=\())"
    r"(?P<only>(?:19|20)[0-9]{2})(?![\w/.,]?\d)"
)
_DATED = re.compile(
    rf"{_ADDED}{_OF}{_TO_DATE}{_DONE}{_HOUR}"
    rf"(?:{_DAY_SAID}|{_DAY_SIGNED}|{_DAY_IN_BRACKETS}|{_DAY_IN_CELL}|{_DAY_AT_END}|{_YEAR_ALONE}|{_DAYS})",
    re.IGNORECASE,
)
_ISSUED_BY = re.compile(r"[\s,)]*(?:của|do)\s+(?:đồng\s+chí\s+)?|,\s+(?=[^().;]{3,60}\))", re.IGNORECASE)
_DATED_BEFORE = re.compile(
    rf"(?<!sau )(?<!trước )(?<!từ )(?<!đến )(?:ngày|hôm|sáng|chiều)\s+{_DATE}[,\s]+(?P<who>[^;:.()\n\d]{{0,70}}?)"
    r"(?:đã\s+|vừa\s+)*(?:ký\s+ban\s+hành|ban\s+hành|ký|có|ra)\s+$",
    re.IGNORECASE,
)
_ISSUING = re.compile(
    r"\s+(?:(?:đã|vừa|cũng)\s+)*(?:ký(?:\s+ban\s+hành)?|ban\s+hành|ra"
    r"|(?:giao|yêu\s+cầu|chỉ\s+đạo|quyết\s+nghị)(?:\s+\w+){0,4}?\s+tại)\s+(?:các\s+)?$"
)
_CAPITAL = re.compile(r"(?<!\w)[A-ZĐỦ]")
_ISSUES = ("hành", "ký", "có", "ra")
_OF_BEFORE = re.compile(r"\s(?:của|do)\s+")
_DAY_SPOKEN = re.compile(rf"\s+(?:hôm|sáng|chiều)\s+(?:ngày\s+)?{_DATE}")
_SAME_DAY_BEFORE = re.compile(r"cùng\s+ngày,?\s+(?:[^.,;:\d\n]{2,40}\s+)?(?:ký|ban\s+hành|có|ra)\s+\Z")
_SAME_DAY = re.compile(r"[\s,(]*(?:ký\s+|ban hành\s+)?cùng\s+ngày(?!\w)")
_PLACE = re.compile(
    r"\s+(?P<kind>tỉnh|thành phố|TP(?:\.\s?|(?=\s))|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)\s*"
    r"(?P<name>[^\W\d_]+(?:\s+"
    r"(?!(?:về|ban hành|quy định|quy chế|phê duyệt|sửa đổi|bãi bỏ|công bố|thông qua|ngày|khóa)(?!\w))[^\W\d_]+){0,3})",
    re.IGNORECASE,
)
_PREPARED = re.compile(r"(?<!\w)(?:trình|tham mưu|dự thảo|đề nghị|xây dựng)(?!\w)")
_FOLLOWS = re.compile(
    r"\s*(?:$|[.,;:)”\"’…(|]|(?:ngày(?=\s*[0-9:]|\s+(?:ký|ban)(?!\w))|năm(?=\s+(?:19|20)[0-9]{2})|của|về|do|và|cũng|đã|được|là|quy|ban"
    r"|có|trong|tại|theo|với|thì|khi|nêu|yêu|ra|còn|thay|sửa|hướng|vào|để|nhằm|sẽ|đang|cho|từ|đến|hoặc|nói|trên|này|đối"
    r"|như|giao|chỉ|không(?!\s*[:,])|vẫn|phê|mà|nên"
    r"|bổ|đề|hết|bị|lại|mới|gồm|đặt|phải|cần|giúp|tạo|bao|liên|xác|đưa|chưa|rất|hay|hiện|tới|sau|trước|nay|ở|mở|áp|đều"
    r"|thực|triển|bắt|vừa|dù|nếu|bởi|qua|quyết|góp|chậm|chia|hoàn|bằng|trở|chấm|gửi|diễn|xử|trả|kèm|nhắc|vì"
    r"|cùng|khác|giống|khóa|khoá|buộc|cấm|phạt|siết|nới|xóa|ghi|nhấn|dành)(?!\w))",
    re.IGNORECASE,
)
"""What may follow a number that stands without a code: "Nghị quyết 17 của", not "Nghị quyết 17 điểm"."""

_IN_SENTENCE = re.compile(r"[^\W\d_][,;]?\s(?=[^\W\d_a-zđ][a-zđà-ỹ]).{2}")
"""Where a type has its capital though no sentence begins, a number after it counts nothing."""
_COUNTED = re.compile(
    r"\s*(?:%|(?:năm|tháng|tuần|quý|ngày|giờ|giai|điểm|điều|bước|phút|giây|trang|người"
    r"|lần|hộ|suất|nhóm|nghìn|triệu|tỷ|tỉ|đồng)(?!\w))",
    re.IGNORECASE,
)
"""What a number counts that is none of an instrument: "Kế hoạch 5 năm"."""
_FRACTION = re.compile(r"(?:,(?![0-9]{1,5}/)|\.)[0-9]")
_NEVER_COMMON = frozenset(("NĐ", "NQ", "NQLT", "CT", "TT", "TTLT", "PL", "CV", "CĐ", "TTr"))
_THIS = re.compile(
    r"(?<!\w)(?P<type>"
    + "|".join(
        f"(?i:{kind.name})" if code in _NEVER_COMMON else kind.name
        for code, kind in sorted(KINDS.items(), key=lambda pair: -len(pair[1].name))
    )
    + r")\s+(?:này|đó|ấy|(?:(?:nói|nêu|kể)\s+)?trên)$"
)
"""What has other meanings, too, is one only with its capital: "ủng hộ quyết định này"."""
_MEANT = re.compile(
    r"à(?<=\snà)y(?!\w)|ó(?<=\sđó)(?!\w)|ấ(?<=\sấ)y(?!\w)"
    r"|ê(?<=\strê)n(?!\w|\s+(?:cơ|địa|cả|các|toàn|không\s+gian|môi|mạng|báo|trang|thực)(?!\w))"
)
"""What these end with; begins with a letter that is rare, so that most places need no look."""
_LONGEST_THIS = 36
_STOPS = (
    r"(?:này|đó|trong|từ|đến|vào|sau|trước|do|để|tại|cho|là|được|có(?!\s+công\s)|cuối|đầu(?!\s+tư)|hết|tháng|giai"
    r"|h[ằà]ng\s+(?:năm|quý|tháng)|mỗi|(?-i:các)"
    r"|những|của(?=\s+(?:(?-i:[^a-zđ])|nước|các|những|chúng|mình))"
    r"|dự\s+kiến|trình|thông\s+qua|ra\s+đời|(?<!và\s)vừa|sắp"
    r"|ban\s+hành(?=\s+năm)"
    r"|sửa\s+đổi|sẽ|đã|ngày|năm|khi|theo(?!\s+(?:hợp\s+đồng|phương\s+thức))"
    r"|pháp\s+lệnh|nghị\s+(?:định|quyết)|và\s+(?:các|những|luật|nghị|bộ\s+luật))(?!\w)"
)
_LAW_ITSELF = (
    r"(?:bộ\s+)?(?<!pháp )l[uụ][ậâ]t(?!\w)(?!\s+(?:gia|sư|pháp|(?:hóa|hoá)(?!\s+chất)|bất|bóng|chơi|thi\s+đấu|tục|lệ"
    r"|rừng|việt\s+vị|nhân\s+quả|hấp\s+dẫn|không|chưa|cũ|mới|nào|nên|cần|phải|vẫn|cũng)(?!\w))"
)
_INNER_LAW = re.compile(rf"(?<!\w){_LAW_ITSELF}", re.IGNORECASE)
_WHOLE_NAMES = "|".join(name.replace(" ", r"\s+") for name in LAWS)
_NAMED = re.compile(
    rf"(?<!\w)(?P<type>{_LAW_ITSELF}|Pháp\s+lệnh|Hiến\s+pháp)(?:\s+nước\s+Cộng\s+hòa\s+[^\d.,;:()]{{15,30}}?(?=\s+năm))?"
    rf"(?P<name>\s+(?:{_WHOLE_NAMES})|(?:,?\s+(?!{_STOPS})[^\W\d_][\w-]*(?:/AIDS)?){{0,16}})"
    r"(?P<gap>(?:\s+\(sửa\s+đổi\))?(?:,?\s+(?:do\s+Quốc\s+hội\s+)?ban\s+hành)?,?\s*\(?năm\s+|\s*\(|\s+"
    r"|\s+(?P<day>ngày)\s+[0-9]{1,2}(?:[/.-]|\s+tháng\s+)[0-9]{1,2}(?:[/.-]|\s+năm\s+))"
    rf"(?P<year>(?:19|20)[0-9]{{2}})(?![\w/]|\s?[{_DASH}]\s?\d)",
    re.IGNORECASE,
)
_LAW_IN_TEXT = re.compile(
    r"ật(?<=[lL][uụ]..)(?<!\w[lL]...)|ât(?<=[lL][uụ]..)(?<!\w[lL]...)|[ẬÂ]T(?<=L[UỤ]..)(?<!\wL...)"
    r"|ến(?<=[hH]i..)|Ế(?<=HI.)N|ệ(?<=[pP]háp.l.)nh|Ệ(?<=PHÁP.L.)NH"
)
"""What each name of a law has one of; begins with a letter that is rare, so that most places need no look."""
_CODE_BEFORE = re.compile(r"(?<!\w)bộ\s+\Z", re.IGNORECASE)
_UNDER = re.compile(r"(?<!\w)(?:theo|tại|của|cứ|điều\s+[0-9]{1,3})\s+\Z", re.IGNORECASE)
"""What a law is cited after, though it be in small letters: "theo luật đất đai 2013"."""
_BASED_ON = re.compile(r"(?:(?:^|[.;])\s*(?:[-–+]\s*)?|(?<!\w)(?:căn\s+cứ|theo|điều\s+[0-9]{1,3})\s+)\Z", re.IGNORECASE)
"""Before a law whose own date follows; elsewhere a day is rather that of what the sentence tells."""


class _Beside(NamedTuple):
    """What is told beside a number: the date, who issued it in words, their code, and their place."""

    date: str
    words: str
    code: str
    place: str
    end: int


@lru_cache(maxsize=4096)
def _folded_word(word: str) -> str:
    return fold(word)


def _folded(text: str) -> str:
    """The text folded, each letter in its place."""
    folded = fold(text)
    return folded if len(folded) == len(text) else text.lower()


def mentions(text: str) -> list[Mention]:
    """The places of a text that name an instrument, in their order; none overlaps another."""
    possible = _POSSIBLE.search(text)
    if possible is None:
        return []
    found = [*_numbered(text, possible.start())]
    if named := [*_named(text)]:
        taken = [(one.start, one.end) for one in found]
        found += (one for one in named if not any(one.start < end and start < one.end for start, end in taken))
        found.sort(key=lambda one: one.start)
    return found


def repeats(text: str) -> list[Mention]:
    """Where an instrument that was named before is meant by "Nghị định này"."""
    if not ("này" in text or "đó" in text or "trên" in text or "ấy" in text):
        return []  # told in less time than where
    ends = [meant.end() for meant in _MEANT.finditer(text)]
    places = [match for end in ends if (match := _THIS.search(text, max(0, end - _LONGEST_THIS), end))]
    return [Mention(one.start(), one.end(), SAID[fold(one["type"])], again=True) for one in places]


def _numbered(text: str, first: int) -> Iterator[Mention]:
    before: Mention | None = None
    several = False
    for match in _NUMBER.finditer(text, first):
        start = match.start()
        if before and start < before.end:
            continue
        near = before is not None and start - max(before.end, before.tail) < _LIST_GAP
        if not match["code"] and not near and not _may_be_bare(text, start):
            continue
        if start and _is_stuck(text, match):
            continue
        if (
            before
            and near
            and not match["code"]
            and (_LIST.fullmatch(text, before.end, start) or _LIST.fullmatch(text, before.tail, start))
        ):
            one = _listed(text, match, before) if several or not before.coded else None
        else:
            one = _coded(text, match, before if near else None) if match["code"] else _bare(text, match)
            if one and one.start < start:
                several = _are_several(text, one.start)
        if one:
            said = _SAME_DAY.match(text, one.end) or _SAME_DAY_BEFORE.search(text, max(0, one.start - 70), one.start)
            if said and not one.date:
                one = _of_same_day(text, one, before)
            yield one
            before = one


def _are_several(text: str, start: int) -> bool:
    """Whether the word before says that several instruments follow."""
    return _SEVERAL.search(text, max(0, start - 12), start) is not None


def _of_same_day(text: str, one: Mention, before: Mention | None) -> Mention:
    """An instrument "cùng ngày": of the day of the one before it, or of the day that its sentence has told."""
    if before and before.date:
        if one.symbol == one.kind == before.kind:
            one = replace(one, symbol=before.symbol, issuer=before.issuer)
        return replace(one, date=before.date, year=one.year or before.year)
    days = [*_DAY.finditer(text, max(0, one.start - _SENTENCE), one.start)]
    date = _iso(days[-1]["day"], days[-1]["month"], days[-1]["year"]) if days else ""
    return replace(one, date=date, year=one.year or year_of(date))


def _may_be_bare(text: str, start: int) -> bool:
    """Whether the words before a number may be the last of its type, or "số"; most numbers are told apart by them."""
    rest = text[max(0, start - 20) : start].rstrip(" :.\n\t\xa0")
    if not rest or rest[-1] not in _LAST_LETTERS:
        return False
    *_, before, word = "", *rest.rsplit(None, 2)
    last = _folded_word(word.lstrip(_OPENS))
    return last in _ALONE or (last in _LAST_WORDS and f"{_folded_word(before.lstrip(_OPENS))} {last}" in _LAST_PAIRS)


def _is_stuck(text: str, match: re.Match[str]) -> bool:
    """Whether a number is the end of something else; "số47/2020/NĐ-CP" only lacks its space."""
    start = match.start()
    if not _STUCK.search(text, max(0, start - 2), start):
        return False
    if text[start - 1] == "," and match["code"] and is_kind(code_of(match["first"])):
        return False  # "43,64/2007/NĐ-CP"
    word = _WORD_BEFORE.search(text, max(0, start - 14), start)
    return word is None or word.end(1) != start or _folded_word(word[1]) not in _LAST_WORDS


def _lead(text: str, start: int) -> tuple[int, str | None, bool]:
    """Where the words that belong to a number begin, the code of the kind that they say (None: they say none), and
    whether "số" is among them."""
    begin = max(0, start - _BEFORE)
    usual = _USUAL_LEAD.search(text, max(0, start - _USUAL_BEFORE), start)
    if usual and (kind := _USUAL.get(usual["type"].lower())):
        return usual.start(), kind, True
    match = _LEAD.search(_folded(text[begin:start]))
    if match is None or not match["type"]:
        if short := _SHORT.search(text, begin, start):
            return short.start(), short["type"], "số" in short[0]
        if match and match["so"] and (of := _lead_of(text, start)):
            return of
    if match is None or not (match["type"] or match["so"]):
        return start, None, False
    if match["type"]:
        return begin + match.start("type"), _kind_said(match["type"]), bool(match["so"])
    return begin + match.start("so"), None, True


def _lead_of(text: str, start: int) -> tuple[int, str, bool] | None:
    """What _lead tells where who issued an instrument stands between its type and its number."""
    begin = max(0, start - _ISSUER_BEFORE)
    match = _LEAD_OF.search(_folded(text[begin:start]))
    if match and issuer_said(match["issuer"])[0]:
        return begin + match.start(), _kind_said(match["type"]), True
    return None


def _kind_said(words: str) -> str:
    """The code of a kind by its folded words, whatever space is between them or left out."""
    return _BARELY_SAID["".join(words.split())]


def _law_lead(text: str, start: int) -> tuple[int, str, str]:
    """Where the name of a law before its number begins, the code of its kind, and the name."""
    begin = max(0, start - _LAW_BEFORE)
    folded = _folded(text[begin:start])
    match = next((match for at in _LAW_WORD.finditer(folded) if (match := _LAW.match(folded, at.start()))), None)
    if match is None:
        return start, "", ""
    name = text[begin + match.start() : start].rstrip(" :.\n\t")
    return begin + match.start(), _kind_said(match["type"]), name[: -len("số")].strip()


def _coded(text: str, match: re.Match[str], before: Mention | None) -> Mention | None:
    """A number with its code, where it is one. before: the mention that stands near before it."""
    start = match.start()
    first = code_of(match["first"])
    parts, end = _parts(text, match, first)
    lead, said, so = _lead(text, start)
    name = ""
    year = int(match["year"] or 0)
    if said and not is_kind(first) and first.startswith(said) and is_issuer(issued := code_of(first[len(said) :])):
        first, parts = said, [said, issued, *parts[1:]]  # "NĐCP"
    like = _kind_like(text, start, parts)
    row = before if before and said is None and before.symbol == "-".join(parts) else None
    told, short = so or said is not None, text[lead:start].strip() in _MANY_MEANINGS
    if not first or not (row or _is_symbol(parts, match, like, told=told, said=said, short=short)):
        return _bare(text, match)
    issuer = _issuer_in(parts) if like else parts[0]
    kind = like if like == first else ""
    if row:
        kind = row.kind
    if said and kind and KINDS[said].party == kind and is_party(issuer):
        kind = said
    if first.startswith(("QH", "UBTVQH")):
        kind = said or ""
        if so and not said:
            lead, kind, name = _law_lead(text, start)
            if not name:
                lead = _lead(text, start)[0]
    elif kind == "L":
        kind = "LCT"  # laws have no code: theirs is that of the order which promulgates one
    elif not kind:
        kind = said or like or "CV"
        if said and len(parts) == 1:  # "725/TTg", "64/CP", as numbers were written before 1997
            parts = [said, *parts]
    number = match["number"].lstrip("0").lower() or "0"
    date, words, code, place, tail = _beside(text, lead, end)
    return Mention(
        lead, end, kind, number, year or year_of(date), year > 0, "-".join(parts), issuer or code, date, words, name,
        said=said or (row.said if row else ""), coded=True, place=place, tail=tail,
    )  # fmt: skip


def _issuer_in(parts: Sequence[str]) -> str:
    """The code of who issued an instrument, among the parts of a symbol after that of its kind."""
    return next(filter(is_issuer, parts[1:]), parts[-1]) if len(parts) > 1 else ""


def _parts(text: str, match: re.Match[str], first: str) -> tuple[list[str], int]:
    """The parts of a symbol as they are rightly written, and where it ends."""
    parts, end = [first], match.end()
    while len(parts) < 7 and (following := _NEXT.match(text, end)):
        spaced = following["before"] and following["after"]
        part = code_of(following["part"])
        joint = first in JOINT and is_issuer(part)
        second = len(parts) == 1 and not is_kind(part) and (is_kind(first) or _SYMBOL_ENDS.match(text, following.end()))
        dotted = following[0][0] == "." and is_issuer(parts[-1]) and _SYMBOL_ENDS.match(text, following.end())
        apart = following["sign"] in ". " and not (dotted or is_issuer(part))
        if not part or apart or (spaced and not joint and not second):
            break
        if following["part"].islower() and not (is_issuer(part) or is_kind(part)):
            break
        parts.append(part)
        end = following.end()
    return parts, end


def _kind_like(text: str, start: int, parts: Sequence[str]) -> str:
    """The code of the kind that a symbol begins with: "BC" of "BC", and of "BCTĐ-BTP" after "Báo cáo thẩm định số"."""
    if is_kind(parts[0]):
        return parts[0]
    if len(parts) == 1:
        return ""
    before = _folded(text[max(0, start - _BEFORE) : start])
    like = (code for code, kind in KINDS.items() if parts[0].startswith(code) and fold(kind.name) in before)
    return next(like, "")


def _is_symbol(parts: list[str], match: re.Match[str], kind: str, *, told: bool, said: str | None, short: bool) -> bool:
    """Whether parts after a number are those of an instrument. kind: that they begin with; told: "số" or a type is
    before it; said: the type; short: by letters that mean other things, too."""
    first, second = parts[0], parts[1] if len(parts) > 1 else ""
    typed = said is not None and (not short or second != "" or is_issuer(first))
    if match["first"].islower() and not is_kind(first):
        return False
    if first.startswith(("QH", "UBTVQH")):
        return bool(match["year"]) or told
    if match["year"]:
        return typed or (kind != "" and (told or second != ""))
    if not match["sign"]:
        return told and kind != "" and is_issuer(second)
    if match["sign"] in _SLASH:
        return (
            typed
            or (kind != "" and second != "" and "HĐ" not in parts)
            or (is_issuer(first) and (told or second != ""))
        )
    if kind and second:
        return told or is_issuer(second)
    return told and (is_issuer(first) or first == said)


def _bare(text: str, match: re.Match[str]) -> Mention | None:
    """A number without a code, where the words around it tell that it is one."""
    start = match.start()
    word = _WORD_BEFORE.search(text, max(0, start - 14), start)
    if word is None or _folded_word(word[1].lstrip(_OPENS)) not in _LAST_WORDS:
        return None
    lead, said, so = _lead(text, start)
    small = not (so or (said and text[lead].isupper()) or said in ("NĐ", "CV", "CĐ") or _are_several(text, lead))
    if said is None or (small and not KINDS.get(said, _ANY_KIND).bare):
        return None
    end = match.end("number")
    inner = _YEAR_ONLY.match(text, end)
    year = int(inner["year"]) if inner else 0
    followed = inner is not None or _FOLLOWS.match(text, end) is not None
    if inner:
        end = inner.end()
    elif _FRACTION.match(text, end) or (not followed and _COUNTED.match(text, end)):
        return None
    elif not so and _looks_like_a_year(match["number"]):
        return None  # "Nghị quyết 2020"
    date, words, code, _, tail = _beside(text, lead, end)
    kind = KINDS.get(said, _ANY_KIND)
    if said:
        beside = bool(date or code) if so else code != "" and said in _CITED_SHORTLY
    else:
        beside = so and len(date) == len("YYYY-MM-DD")
    named = kind.within or said == "NQ" or _IN_SENTENCE.search(text, max(0, lead - 3), lead + 2) is not None
    doubtful = (
        small
        or not (followed or so or (named and len(match["number"]) > 1))
        or not (kind.bare or (beside and said not in ("HP", "L", "BL")))
        or (not so and text[lead:start].strip() in _MANY_MEANINGS)
    )
    number = match["number"].lstrip("0").lower() or "0"
    if not code and not kind.issuer:
        code, words = _issued_before(text, lead)
    issuer = code or kind.issuer
    party = kind.party if is_party(issuer) else ""
    symbol = "-".join(filter(None, (party or said, issuer)))
    return Mention(
        lead, end, said, number, year or year_of(date), year > 0, symbol, issuer, date, words, said=said,
        tail=tail, doubtful=doubtful,
    )  # fmt: skip


def _issued_before(text: str, lead: int) -> tuple[str, str]:
    """The code and the words of who issues what stands at a place: "Chính phủ ban hành Nghị quyết số 01"."""
    begin = max(0, lead - _ISSUER_BEFORE)
    if verb := _ISSUING.search(text, begin, lead):
        for capital in _CAPITAL.finditer(text, begin, verb.start()):
            code, words = issuer_said(text[capital.start() : verb.start()])
            if words and capital.start() + len(words) == verb.start():
                return code, words
    return "", ""


def _law_start(text: str, place: int) -> int:
    """Where the words for a law begin that have a certain letter at a place: "Luật", "Bộ luật", "Pháp lệnh"."""
    begin = place - (len("pháp l") if text[place + 1] in "nN" and text[place - 1] in "lL" else len("lu"))
    code = _CODE_BEFORE.search(text, max(0, begin - 8), begin)
    return code.start() if code else begin


def _looks_like_a_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _listed(text: str, match: re.Match[str], before: Mention) -> Mention | None:
    """A number after others of its kind: "các Nghị định số 43, 64 và 72"."""
    inner = _YEAR_ONLY.match(text, match.end("number")) if before.within else None
    end = inner.end() if inner else match.end("number")
    if not _FOLLOWS.match(text, end) or _looks_like_a_year(match["number"]):
        return None
    number = match["number"].lstrip("0").lower() or "0"
    date, words, code, _, tail = _beside(text, match.start(), end)
    symbol = before.symbol if not code else f"{before.kind}-{code}"
    year = int(inner["year"]) if inner else 0
    return Mention(
        match.start(), end, before.kind, number, year or year_of(date), year > 0, symbol, code or before.issuer, date,
        words, said=before.said, tail=tail, doubtful=before.doubtful,
    )  # fmt: skip


def _beside(text: str, start: int, end: int) -> _Beside:
    """What stands beside the name of an instrument."""
    date = words = code = place = ""
    dated = _DATED.match(text, end)
    if dated and dated["issuer"] and (found := issuer_said(dated["issuer"]))[0]:
        code, words = found[0], dated["issuer"].strip()
    elif dated and dated["issuer"] and not dated["done"]:
        dated = None
    after = end
    if dated:
        after = dated.end()
        date = _iso(dated["day"], dated["month"], dated["year"]) if dated["day"] else ""
        date = date or dated["only"] or dated["each"] or _inside(dated[0])
    if not words and (by := _ISSUED_BY.match(text, after)):
        code, words = issuer_said(text[by.end() : by.end() + 80])
        if words and (local := _PLACE.match(text, by.end() + len(words))):
            place = _place(local)
    if not words and (of := _OF_BEFORE.search(text, start, end)):
        code, words = issuer_said(text[of.end() : end])
    if not date and text[max(0, start - 5) : start].rstrip().lower().endswith(_ISSUES):
        earlier = _DATED_BEFORE.search(text, max(0, start - 130), start)
        if said := _DAY_SPOKEN.match(text, end):
            date = _iso(said["day"], said["month"], said["year"])
        elif earlier and not _PREPARED.search(earlier["who"].lower()):
            date = _iso(earlier["day"], earlier["month"], earlier["year"])
            if not code:
                code, words = issuer_said(earlier["who"].strip())
    return _Beside(date, words, code, place, after)


def _place(local: re.Match[str]) -> str:
    """The name of a place: as many words as have their capital, the kind of place in full before them."""
    words = [*takewhile(lambda word: word[0].isupper(), local["name"].split())]
    kind = "thành phố" if local["kind"].upper().startswith("TP") else local["kind"]
    return " ".join([kind, *words]).replace(" HCM", " Hồ Chí Minh") if words else ""


_IN_TURN = re.compile(
    rf"(?:lần\s+lượt\s+|,\s+(?=(?:được\s+)?(?:ban\s+hành|(?:ngày\s+)?ký)\s))(?:được\s+)?(?:(?:ký\s+)?ban\s+hành\s+|ký\s+)?"
    rf"(?:vào\s+|là\s+)?(?:các\s+)?(?:(?:ngày\s+)?(?:ký\s+)?{_UNNAMED_DATE}(?:(?:,|,?\s+và)\s+(?:ngày\s+)?{_UNNAMED_DATE})*"
    r"|năm\s+(?:19|20)[0-9]{2}(?:(?:,|,?\s+và)\s+(?:năm\s+)?(?:19|20)[0-9]{2})+)"
)
"""As in "lần lượt ngày 12/10/2020 và 3/2/2021", or later in a sentence ", ký ngày 12/10/2020"."""


def dates_in_turn(text: str) -> Iterator[tuple[int, list[str]]]:
    """The places where a text tells one date or more of the instruments before, in their order."""
    for told in _IN_TURN.finditer(text):
        dates = [_iso(one["day"], one["month"], one["year"]) for one in _PLAIN_DATE.finditer(told[0])]
        dates = dates or re.findall("[0-9]{4}", told[0])
        last = dates[-1][:4]
        yield told.start(), [f"{last}{date[1:]}" if date.startswith("-") and last.isdigit() else date for date in dates]


_SENTENCE = 160
"""Letters of a sentence before a number in which its day is looked for."""
_DAY = re.compile(rf"(?<!\w)ngày\s+{_DATE}", re.IGNORECASE)
_PLAIN_DATE = re.compile(rf"{_DATE}")
_LETTERHEAD = re.compile(rf"\s*[^\W\d_][\w. -]{{1,30}},\s+ngày\s+{_DATE}\s*", re.IGNORECASE)


def letterhead_date(text: str) -> str:
    """The date that a text is, with a place before it: "Hà Nội, ngày 30 tháng 5 năm 2022"; "" where it is none."""
    match = _LETTERHEAD.fullmatch(text)
    return _iso(match["day"], match["month"], match["year"]) if match and match["year"] else ""


def cell_date(text: str) -> str:
    """The date that a cell of a table holds and nothing else; "" where it does not."""
    match = _PLAIN_DATE.fullmatch(text.strip())
    return _iso(match["day"], match["month"], match["year"]) if match else ""


def _inside(text: str) -> str:
    """The date in brackets."""
    match = _PLAIN_DATE.search(text)
    return _iso(match["day"], match["month"], match["year"]) if match else ""


def _iso(day: str, month: str, year: str | None) -> str:
    number = int(month) if month.isdigit() else _month_said(month.lower())
    if not (1 <= number <= 12 and 1 <= int(day) <= 31):
        return year or ""
    return f"{year or '-'}-{number:02}-{int(day):02}"


def _month_said(month: str) -> int:
    return {"giêng": 1, "chạp": 12}.get(month) or _MONTHS.index(month) + 1


def year_of(date: str) -> int:
    """The year of a date, 0 where it has none."""
    return int(date[:4]) if date and not date.startswith("-") else 0


def _named(text: str) -> Iterator[Mention]:
    """Laws by name and year: "Luật Báo chí năm 2016"."""
    end = 0
    for word in _LAW_IN_TEXT.finditer(text):
        match = _NAMED.match(text, _law_start(text, word.start())) if word.start() >= end else None
        if match is None:
            continue
        end = match.end()
        said = _kind_said(_folded(match["type"]))
        inner = [*_INNER_LAW.finditer(match["name"])]
        start = match.start("name") + inner[-1].start() if inner else match.start()
        spelled = text[start].isupper() or match["name"].strip()[:1].isupper()
        if "n" not in match["gap"].lower() and not (spelled or _UNDER.search(text, max(0, start - 12), start)):
            continue
        if match["day"] and not _BASED_ON.search(text, max(0, start - 12), start):
            continue
        name = " ".join((text[start : match.end("type")] + match["name"]).split()).strip(" ,(")
        if (len(name.split()) > len(KINDS[said].name.split())) == (said == "HP"):
            continue  # a law is named beside its kind, a constitution is not
        year, last = int(match["year"]), match.end("year")
        last += "(" in match["gap"] and text[last : last + 1] == ")"
        yield Mention(start, last, said, "", year, False, "", "QH", match["year"], "", name, said=said)
