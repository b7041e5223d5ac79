"""Laws cited by name and year, "Luật Báo chí năm 2016", or by name before a number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..text import is_syllable
from .kinds import LAWS, OF_ABROAD
from .leads import kind_of
from .mentions import Mention
from .symbols import DASH, YEAR

_CALLED = ("uật", "UẬT", "uât", "háp l", "HÁP L", "n pháp", "N PHÁP")
"""The words for every kind of law contain one of these."""
_BEFORE_YEAR, _BEFORE_NUMBER = 190, 140
"""The most characters from the start of a law to its year, and to its number."""
_YEAR = re.compile(rf"{YEAR}(?![\w/]|\s?[{DASH}]\s?\d)")
_LAW = re.compile(
    r"(?<!\w)(?P<kind>(?:bộ\s+)?(?<!pháp )(?<!định )(?<!thảo )(?<!dự án )l[uụ][ậâ]t(?!\w)"
    r"(?!\s+(?:gia|sư|pháp|(?:hóa|hoá)(?!\s+chất)|bất"
    r"|bóng|chơi|thi\s+đấu|tục|lệ|rừng|việt\s+vị|nhân\s+(?:quả|đạo)|hấp\s+dẫn|không|chưa|cũ|mới|nào|nên|cần|phải|vẫn|cũng)(?!\w))"
    r"|pháp\s+lệnh|hiến\s+pháp)(?:\s+nước\s+cộng\s+hòa\s+[^\d.,;:()]{15,30}?(?=\s+năm))?",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?P<name>(?:,?\s+[^\W\d_][\w-]*(?:/AIDS)?){0,20}?)(?P<gap>(?:\s+\(sửa\s+đổi\))?"
    r"(?:(?:,?\s+(?:do\s+Quốc\s+hội\s+)?ban\s+hành)?,?\s*\(?năm\s+|\s*\((?:(?:ngày\s+)?(?:[0-9]{1,2}[/.-]){1,2})?|\s+"
    r"|\s+(?P<day>ngày)\s+[0-9]{1,2}(?:[/.-]|\s+tháng\s+)[0-9]{1,2}(?:[/.-]|\s+năm\s+)))",
    re.IGNORECASE,
)
"""Matches between "Luật" and the year."""
_NO_NAME = re.compile(
    r"(?<!\w)(?:này|đó|trong|từ|đến|vào|sau|trước|do|để|tại|cho|là|được|có(?!\s+công\s)|cuối|đầu(?!\s+tư)|hết|tháng|giai"
    r"|h[ằà]ng\s+(?:năm|quý|tháng)|mỗi|(?-i:các)|những|của(?=\s+(?:(?-i:[^a-zđ])|nước|các|những|chúng|mình))"
    r"|dự\s+kiến|trình|thông\s+qua|ra\s+đời|(?<!và\s)vừa|sắp|sửa\s+đổi|sẽ|đã|ngày|năm|khi"
    r"|theo(?!\s+(?:hợp\s+đồng|phương\s+thức))|nghị\s+(?:định|quyết)|và\s+(?:các|những|nghị))(?!\w)",
    re.IGNORECASE,
)
"""Matches words that do not occur in names of laws."""
_WHOLE_NAMES = frozenset(name.lower() for name in LAWS)
_UNDER = re.compile(
    r"(?<!\w)(?:theo|tại|ở|của|cứ|trong|với|giữa|từ|thay|sửa|hỏi|gì|hơn|như|điều\s+\d{1,3}|(?:19|20)\d\d(?:,|\s+và))\s+\Z",
    re.IGNORECASE,
)
"""Matches before a law that is cited even if in lowercase: "theo luật đất đai 2013, luật nhà ở 2014"."""
_TREATY = re.compile(r"ông ước [^.,;:()]{0,40}\Z")
"""Matches before a subject that is capitalised like a law: "Công ước Liên hợp quốc về Luật Biển năm 1982"."""
_BASED_ON = re.compile(
    r"(?i)(?:(?:^|[.;:|(“«‘\[\"])\s*(?:(?:[-–+*•]|\w+[.)])\s*)?|(?<!\w)(?:căn\s+cứ|theo|điều\s+\d{1,3}|(?:19|20)\d\d(?:,|\s+và))\s+)\Z"
)
"""Matches before a law whose own date follows; elsewhere a day rather dates what the sentence reports."""
_AMENDS = re.compile(
    r"(?<!\w)luật\s+sửa\s+đổi,?\s+bổ\s+sung\s+một\s+số\s+điều\s+(?:của\s+)?(?:(?:bộ\s+)?luật\s[^;.:()\d]{3,120}\s)?\Z",
    re.IGNORECASE,
)
"""Matches before the last of the laws that a law amends."""
_NUMBERED = re.compile(
    r"(?<!\w)(?P<law>(?P<kind>(?:bộ\s+)?l[uụ][ậâa]t|pháp\s+lệnh)(?:\s+[^\W\d_]+(?:/AIDS)?,?){1,14}?)\s+"
    r"s[oôố]\s*[:.]?\s*\Z",
    re.IGNORECASE,
)


def law_before(text: str, start: int) -> tuple[int, str, str] | None:
    """The start, the code of the kind, and the name of a law before its number; None if there is none."""
    match = _NUMBERED.search(text, max(0, start - _BEFORE_NUMBER), start)
    return (match.start(), kind_of(match["kind"]), match["law"]) if match else None


def laws(text: str) -> Iterator[Mention]:
    """The laws that a text cites by name and year."""
    end = 0
    for year in _YEAR.finditer(text) if any(map(text.__contains__, _CALLED)) else ():
        *_, law = None, *_LAW.finditer(text, max(end, year.start() - _BEFORE_YEAR), year.start())
        named = law and _NAMED.fullmatch(text, law.end(), year.start())
        if not (law and named):
            continue
        amends = _AMENDS.search(text, max(end, law.start() - _BEFORE_YEAR), law.start()) if named["day"] else None
        start = (amends or law).start()
        kind, words = kind_of(law["kind"]), named["name"].strip(" ,(").split()
        if not _is_cited(text, start, named) or bool(words) == (kind == "HP") or OF_ABROAD.match(text, year.end()):
            continue  # a law has a name besides its kind, a constitution has none
        end = year.end() + ("(" in named["gap"] and text.startswith(")", year.end()))
        name = " ".join((*text[start : law.end("kind")].split(), *words))
        yield Mention(start, end, kind, "", int(year[0]), False, "", "QH", year[0], "", name, said=kind)


def _is_cited(text: str, start: int, named: re.Match[str]) -> bool:
    """Whether the words between "Luật" and a year are a name, and the year is that of the law. start: of "Luật"."""
    name = " ".join(named["name"].split())
    if name.lower() not in _WHOLE_NAMES and _NO_NAME.search(text, named.start("name"), named.end("name")):
        return False
    unlike = any(word.istitle() and not is_syllable(word) for word in name.replace(",", "").split())
    if unlike or _TREATY.search(text, max(0, start - 50), start):
        return False  # "Luật Moore năm 1965"
    if named["day"]:
        return _BASED_ON.search(text, max(0, start - 12), start) is not None
    spelled = text[start].isupper() or name[:1].isupper()
    return "năm" in named["gap"].lower() or spelled or _UNDER.search(text, max(0, start - 12), start) is not None
