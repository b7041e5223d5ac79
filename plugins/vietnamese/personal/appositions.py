"""Details without a label in apposition to a person's name: "Mai Văn Mẫu (1/2/1995)", "bà Mẫu, thôn Thử"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .beside import NEAR, beside_birth, beside_name
from .expressions import expression
from .findings import AROUND, EDGES, MOST_IN_TEXT, PersonalData, finding
from .labels import DATE, ETHNIC, TOWNS, TRADE
from .lexicon import UPPER, any_of
from .lines import SENTENCE, Line
from .meanings import COUNTRIES
from .names import FAMILY_NAMES, starts_with_name
from .places import FLAT_START, HOUSE_SPELLINGS, HOUSE_STARTS, HOUSE_WORD, home_end
from .scope import ALIAS, Scope
from .tables import may_be_birth
from .verdict import OLD

_APPOSITION_SIGN = r"[,;:(–ở-]\s?"
_APPOSED = expression(
    rf"{_APPOSITION_SIGN}(?=[{HOUSE_STARTS}\d])(?:(?<!ở\s){HOUSE_SPELLINGS}(?!\w)|{FLAT_START}|người\s+[{UPPER}]|\d{{4}}"
    rf"|\d{{1,2}}(?:\s*[/.-]\s*\d|\s+tháng|[tT](?!\w))|K?\d[\dH/]*[A-Z]?\s+(?:[{UPPER}]|{HOUSE_SPELLINGS}(?!\w)))"
)
"""Matches the start of an apposition; a quick check."""


def _fact() -> str:
    """A pattern for details in apposition to a name, except homes: "Mai Văn Mẫu - 12/12/1995"."""
    birth = rf"(?P<birth>{DATE})(?=\s*(?:[,;)”]|(?<=[/.-]\d{{4}})\.(?!\d)|\s[–-]|$))"
    named = rf"(?:\s+[{UPPER}][^\W\d_]+){{2,4}}(?:\s\d{{1,2}}(?=,))?"
    way = rf"(?:(?<=/\d)\s+{HOUSE_WORD}|\s+(?:đường|phố|ngõ|ngách|hẻm|kiệt|ấp|tổ|khóm|thôn|xóm)(?:\s+số)?)"
    parts = rf"(?:{way}(?:\s+[{UPPER}\d][\w/]*){{1,4}}){{1,3}}"
    age = r"(?P<age>\d{1,2}[tT])(?=\s*[,;)”]|\s[–-]|$)"
    before_place = rf"(?=,\s+(?:[{UPPER}]|0\d|{HOUSE_WORD})|\s\(0\d|\s[–-]\s+(?:(?i:s?đt)|0\d|{HOUSE_WORD}))"
    street = r"(?P<exact>(?=K?\d+(?:/\d|[A-Z]?\s+(?:ngõ|ngách|hẻm|kiệt)\s)))?"
    street += rf"(?P<of_person>(?=(?:1[3-9]|[2-9]\d|\d{{3}})[A-Z]?\s+(?:{'|'.join(FAMILY_NAMES)})\s))?"
    street += rf"(?P<street>K?\d[\dH/]*[A-Z]?(?:{named}|{parts}))"
    street += rf"(?:{before_place}|(?(exact)(?=\s*(?:[,.;)”]|\s[–-]\s|$)|\s[^\W\d_{UPPER}])"
    street += r"|(?(of_person)(?=\s*(?:[.;)”]|$))|(?!))))"
    origin = rf"(?P<birthplace>[{UPPER}][^\W\d_]+(?:\s+[{UPPER}][^\W\d_]+){{1,2}})(?!\w)"
    origin = rf"người\s+(?!(?i:{ETHNIC}|{COUNTRIES})\b){origin}"
    return rf"{_APPOSITION_SIGN}(?:{birth}|{age}|{street}|{origin})"


_FACT = expression(_fact(), re.MULTILINE)
_AFTER_HOME = expression(
    rf"(?m)\s*(?:$|[,;.…()–:”\"|!?-])|(?<=[^\W\d_])\s+[^\W\d_{UPPER}]"
    r"|(?<=\d)\s+(?:đến|được|là|bị|vừa|nhận|hỏi|phản|kiến|đề|xin|đã|trình|tố)(?!\w)"
)
_ITEM = expression(
    rf"(?i:\W*(?:{any_of('rolls')}|giải|học\s+bổng|thủ\s+khoa|tác\s+giả)[^:]{{0,40}}:)?[^\w(]*(?:(?i:sbd|stt)\W*)?(?:\d{{1,4}}\s?[.)/–-]\s*)?[{UPPER}][^\d:,;]{{3,30}}"
)
"""Matches a list item that begins with a name."""
_PERSONS_NEXT = expression(
    rf"(?m)\)?\s*[,;–-]\s*(?:{HOUSE_WORD}(?:\s+(?:phố|dân\s+\w+))?\s+[{UPPER}\d]|{TRADE}"
    rf"|(?i:{any_of('after_births')}|(?:người\s+)?(?:{ETHNIC}))(?!\w)|\d{{9,12}}(?!\d)|{TOWNS}\W*$)"
)
"""Matches after a year that is therefore one of birth, or after a street: "Mai Văn Mẫu - 1965 - thôn Thử"."""
_NEXT_ITEM = expression(any_of("next_item"))
_HANDED = expression(any_of("recipients"))
_ROLL = expression(any_of("rolls"), re.IGNORECASE)
"""Matches before persons whose years are those of birth, though they are not listed one by one."""
_SEX = expression(
    rf"(?i)[,(–-]\s*(?:nam|nữ|(?:lớp\s+)?\d{{1,2}}[A-Z]\d?|(?:dân\s+tộc|người)\s[^,;]{{2,12}}|{ETHNIC}|{TRADE})\s*\Z"
)


class _Apposition(NamedTuple):
    """A detail at text[start:end], after the sign at `sign`; exact: its street number has a slash or an alley."""

    kind: str
    sign: int
    start: int
    end: int
    exact: bool = False


def _appositions(text: str) -> Iterator[_Apposition]:
    reached = 0
    for begins in _APPOSED.finditer(text):
        if begins.start() >= reached and (found := _apposition(text, begins.start())):
            reached = found.end
            yield found


def _apposition(text: str, sign: int) -> _Apposition | None:
    start = sign + 1 + text[sign + 1].isspace()
    if (end := home_end(text, start)) and _AFTER_HOME.match(text, end):
        return _Apposition("home", sign, start, end)
    if (match := _FACT.match(text, sign)) and match.lastgroup:
        return _Apposition(match.lastgroup, sign, *match.span(match.lastgroup), exact=match["exact"] is not None)
    return None


def apposed(text: str) -> Iterator[PersonalData]:
    """Details of persons without a label; births also in a row of them, each right after a name."""
    line = Line(text, 0)
    row: list[_Apposition] = []
    for told in islice(_appositions(text), MOST_IN_TEXT):
        line, value = line.at(told.sign), text[told.start : told.end]
        before = line.before(told.sign, NEAR)
        if not _may_be(told, before, line) or (told.kind == "birth" and OLD.search(value)):
            continue
        if (scope := beside_name(line, told.sign, (told.start, told.end))) is None:
            continue
        if _is_certain(told, before, line, scope):
            kind, sure = "home" if told.kind == "street" else told.kind, not scope.pseudonym
            yield finding(kind, value.strip(EDGES), sure=sure)
            if kind == "birth":
                yield from beside_birth(text, told.end, before[before.rfind("(") :], sure=sure)
        elif told.kind == "birth":
            row = [*row, told] if row and _is_next(text, told, row) else [told]
            found = [] if len(row) == 1 else row if len(row) == 2 else row[-1:]
            yield from (finding("birth", text[one.start : one.end]) for one in found)


def _may_be(told: _Apposition, before: str, line: Line) -> bool:
    """Whether a detail may be in apposition by its sign, what follows, and, for a birth, its context."""
    text, sign = line.text, line.text[told.sign]
    if (sign in "-–ở" and before[-1:] not in " (") or (sign == "ở" and told.kind != "street"):
        return False
    rest = text[told.end : told.end + AROUND]
    if sign == ";" and rest.lstrip()[:1].islower():
        return False  # the subject of another clause: "bà Mẫu; thôn Thử là …"
    lead = rest.lstrip()[1:].lstrip()
    if rest.lstrip().startswith(":") and (lead[:1].isupper() or starts_with_name(lead)):
        return False  # who has charge of it: "thôn Thử: ông Mẫu"
    if sign == ":":
        return told.kind in ("home", "street") and _HANDED.search(before) is not None
    around = f"{line.before(told.sign, SENTENCE)}{text[told.sign : told.end]}{rest}"
    return told.kind != "birth" or may_be_birth(text[told.start : told.end], around)


def _is_certain(told: _Apposition, before: str, line: Line, scope: Scope) -> bool:
    """Whether a detail is the named person's by itself, without others in a row."""
    text, sign = line.text, line.text[told.sign]
    if told.kind in ("home", "birthplace", "age") or told.exact or sign == ":":
        return True
    titled = any(name.titled and name.end >= scope.place - 1 for name in scope.names)
    if titled or _SEX.search(before) or ALIAS.search(before) or _PERSONS_NEXT.match(text, told.end):
        return True
    dated = told.kind == "birth" and not text[told.start : told.end].isdigit()
    return dated and (sign == "(" or _ITEM.fullmatch(text[line.start : told.sign]) is not None)


def _is_next(text: str, told: _Apposition, row: Sequence[_Apposition]) -> bool:
    """Whether a birth continues a row of births, each right after a name: "Mai Mẫu (2/1/2014); Lê Thử (3/4/2014)"."""
    first, end = row[0].sign, row[-1].end
    if not text[told.start : told.end].isdigit():
        return told.sign < end + NEAR
    lead = text[max(text.rfind("\n", 0, first) + 1, first - SENTENCE) : first]
    item = _NEXT_ITEM.fullmatch(text, end, told.sign)
    return item is not None and (item["listed"] is not None or _ROLL.search(lead) is not None)
