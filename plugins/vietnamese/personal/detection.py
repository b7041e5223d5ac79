"""Finds what looks like personal data in Vietnamese text, and says why.

A finding is sure only if it is tied to a person: by a form's label for persons, or by a name in the item, row or
sentence. In a sentence about a condition or a body it is a guess; in one about the past or a hotline it is dropped.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from itertools import chain, islice
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.text import fold

from .expressions import expression
from .labels import (
    AGE,
    AGE_IN_WORDS,
    AT,
    COUNTRIES,
    DATE,
    ETHNIC,
    MOBILE,
    NO_AGE,
    PATTERNS,
    PLATE,
    TOWNS,
    TRADE,
    Told,
    is_label,
    is_value,
)
from .lexicon import Hit, Lexicon, Strength, any_of
from .people import (
    ALIAS,
    SPEAKS,
    UPPER,
    Name,
    Scope,
    ends_with_place,
    has_name_label,
    is_person_line,
    names_in,
    starts_with_name,
)
from .places import HOUSE_SPELLINGS, HOUSE_STARTS, HOUSE_WORD, home_end, place_end
from .tables import CELL_END, in_tables, may_be_birth


class PersonalData(Struct, frozen=True):
    """A passage of a text that looks personal.

    kind: a key of PATTERNS. text: the data themselves. why: a code (why-label, why-name, why-mobile,
    why-identity-shape, why-mailbox) with its value. sure: whether they are tied to a person. line: in the file, 0 if
    not known.
    """

    kind: str
    text: str
    why: str
    value: str
    sure: bool
    line: int = 0


_MOST_IN_LINE = 100
"""The most findings of one kind judged in one line; a line with so many is reported anyway."""
_MOST_IN_TEXT = 1000
"""The most candidates of one kind judged in one text."""
_SENTENCE = 500
"""How many characters on either side of a finding its sentence may extend."""
_BEFORE, _AFTER, _NEAR = 40, 24, 120  # characters examined before a finding and after it
_FORM_LINES = 12
_FORM_LETTERS = 1000
"""How far below a name the items of a form still belong to that person."""
_NO_ABBREVIATION = r"(?<![A-ZĐ].)(?<!\bTP.)(?<!\bTp.)(?<!\bMr.)(?<!\bMs.)(?<!\bMrs.)(?<!\bsố.)"
_FULL_STOP = rf"(?<=[.!?…])(?=\s+[^\sa-z0-9]){_NO_ABBREVIATION}"
_BRACKETED = r"(?<=\()[^()\n]*\)"
_BEFORE_ITEM = r"(?<=\s[–•+-])(?=\s(?![cC]hủ\s)[^|,:–(]*:)"
_SENTENCE_END = expression(
    rf"[.!?…;(–•+-](?:{_FULL_STOP}|(?<=;)(?!\s*[cC]hủ\s+(?:TK|tk|tài))|{_BRACKETED}|{_BEFORE_ITEM})"
)
"""Brackets match as a whole, so that nothing in them ends a sentence. Beginning with a character class is fast."""
_LABELLED = expression(
    r"(?i)\s*(?:(?:nơi|chỗ|số|ngày|năm)\s[^:.]{1,25}|địa\s+chỉ|đ/?c|quê(?:\s+quán)?|s?đt|điện\s+thoại|dân\s+tộc|tôn\s+giáo|hktt|cccd)\s*:"
)
"""Matches a sentence that is an item of a form: "Họ tên: Lê Mẫu. Địa chỉ: tổ 3. Điện thoại: 0912 345 678"."""
_MOURNED = expression(r"(?i)\n[^\w\n]*(?:đã\s+)?(?:từ\s+trần|tạ\s+thế|mãn\s+phần)(?!\w)")
"""Matches the start of a line of an obituary."""
_OLD = expression(r"(?<!\d)(?:1[0-8]\d\d|19[01]\d|192[0-4])\Z")
"""Matches a year of birth before 1925, which is a historical person's."""
_DEATH = expression(r"\s*[-–—]\s*(?:\d{1,2}[/.-]\d{1,2}[/.-])?\d{4}")
_PLACES = ("home", "birthplace")
_NUMBERS = ("identity", "insurance", "account", "tax", "plate")
_OF_SUBJECT = frozenset(("health", "home", "birth", "birthplace", "nationality", "ethnic", "religion"))
"""Kinds that are said of the subject, not of anyone named in the sentence."""
_PUBLIC_OF_OFFICIALS = frozenset(("party", "ethnic", "religion", "nationality", "sex", "family"))
"""Kinds that may be public for the holder of a public office, whose life is published with the post."""
_GUESSED = frozenset(("birth", "birthplace", "home", "account", "tax"))
"""Kinds that deserve a warning even if nobody is named."""
_EDGES = " ,.(–-"
"""Characters stripped from the ends of a value."""
_LONGEST_AGE = 5
"""The most characters of an age before the word "tuổi", including the space."""


def find_personal(text: str) -> Iterator[PersonalData]:
    """All personal data found in a text; fast if nothing hints at any."""
    cells = (
        PersonalData(kind, value, "why-label" if label else "why-name", label, sure=True)
        for kind, value, label in in_tables(text)
    )
    found = dict.fromkeys(chain(_labelled(text), _apposed(text), cells))
    yield from found
    known = {data.text for data in found if data.kind != "family"}
    numbers = [*_LONG_NUMBER.finditer(text)]
    for data in chain(_accounts(numbers, known), _plates(text, known)):
        known.add(data.text)
        yield data
    if numbers:
        yield from _numbers(text, numbers, known)
    if "@" in text:
        yield from _emails(text, known)


@cache
def _lexicon(*, unmarked: bool) -> Lexicon:
    """The labels of PATTERNS, with marks or without any."""
    patterns = [
        (name, strength, fold(pattern) if unmarked else pattern)
        for name, kind in PATTERNS.items()
        for strength, patterns in zip(Strength, (kind.labels, kind.turns, kind.shared), strict=True)
        for pattern in patterns
    ]
    return Lexicon(patterns)


class _Line:
    """A line of a text, and what the lines around it are about."""

    def __init__(self, text: str, place: int) -> None:
        self.text = text
        self.start = text.rfind("\n", 0, place) + 1
        self.end = self._end_from(place)
        self.told: defaultdict[str, int] = defaultdict(int)
        self.told_to: defaultdict[str, int] = defaultdict(int)

    def _end_from(self, place: int) -> int:
        end = self.text.find("\n", place)
        return end if end >= 0 else len(self.text)

    @cached_property
    def in_form(self) -> bool:
        """Whether it is part of a form: it, one of a few lines above or the next begins a person's details."""
        above = self.text[max(0, self.start - _FORM_LETTERS) : self.start].split("\n")[-_FORM_LINES - 1 : -1]
        below = self.text[self.end + 1 : self._end_from(self.end + 1)]
        return has_name_label(self.text[self.start : self.end]) or any(map(is_person_line, (*reversed(above), below)))

    @cached_property
    def above(self) -> str:
        """The line above it."""
        return self.text[max(0, self.start - _SENTENCE) : max(0, self.start - 1)].rpartition("\n")[2]

    @cached_property
    def mourned(self) -> bool:
        """Whether a line near it belongs to an obituary."""
        near = self.text[max(0, self.start - _SENTENCE) : self.end + _SENTENCE]
        return _MOURNED.search(near) is not None

    def of_official(self, scope: Scope) -> bool:
        """Whether a sentence of it, or the line above or below, gives the public office of the person named there."""
        if scope.office:
            return True
        below = self.text[self.end + 1 : self.end + _SENTENCE].partition("\n")[0]
        ends = (
            (line, line.find(scope.named) + len(scope.named)) for line in (self.above, below) if scope.named in line
        )
        return any(Scope(line, place=end).office for line, end in ends)

    def scope(self, start: int, end: int, without: tuple[int, int] | None = None) -> Scope:
        """The sentence around text[start:end], and the one before; without: a span whose names are those of streets."""
        offset = max(self.start, start - _SENTENCE)
        line = self.text[offset : min(max(self.end, self._end_from(end)), end + _SENTENCE)]
        start, end = start - offset, end - offset
        ends = [match for match in _SENTENCE_END.finditer(line) if match[0][0] != "("]
        first = max((match.end() for match in ends if match.end() <= start), default=0)
        last = min((match.end() for match in ends if match.end() >= end), default=len(line))
        stops = [match.end() for match in ends if match[0] in ".!?…"]
        begin = max((place for place in stops if place <= start), default=0)
        stop = min((place for place in stops if place >= end), default=len(line))
        earlier = begin if begin < first else max((place for place in stops if place < first), default=0)
        while earlier and _LABELLED.match(line, earlier):
            earlier = max((place for place in stops if place < earlier), default=0)
        spoken = f"{line[first : without[0] - offset]}…{line[without[1] - offset : last]}" if without else ""
        return Scope(line[first:last], line[earlier:first], spoken, start - first, line[begin:stop])


def _labelled(text: str) -> Iterator[PersonalData]:
    line = _Line(text, 0)
    for hit in _lexicon(unmarked=text.isascii()).hits(text):
        if hit.start > line.end:
            line = _Line(text, hit.start)
        kind = hit.label.kind
        if line.told[kind] >= _MOST_IN_LINE:
            continue
        if kind == "age":
            line.told[kind] += 1
            match = AGE.search(text, max(line.start, hit.start - _LONGEST_AGE), hit.end + _AFTER)
            match = match or AGE_IN_WORDS.search(text, max(line.start, hit.start - _BEFORE), hit.end)
            if match and (sure := _is_aged(match, line)) is not None:
                yield PersonalData(kind, match[0], "why-name", "", sure)
        elif hit.label.tail and hit.label.strength is Strength.SHARED:
            line.told[kind] += 1
            if hit.end < max(line.told_to[place] for place in _PLACES):
                continue  # "quê của ông Mẫu ở xã Thử"
            near = text[max(line.start, hit.start - _NEAR) : hit.start]
            if hit.label.words == AT and not (_begins(near) or _FAMILY.search(near) or _HOUSED.search(near)):
                continue
            before = text[max(line.start, hit.start - _BEFORE) : hit.start].rstrip()
            if kind == "health" and (_TREATS.search(before) or not _AFFLICTED.search(before)):
                continue  # "Bác sĩ Mẫu: chấn thương sọ não …", "bà Mẫu, khoa ung thư"
            if kind == "home":
                end = home_end(text, hit.end)
            else:
                end = told.end if (told := PATTERNS[kind].told(text, hit.end)) else 0
            if end and (scope := _told_of_name(line, hit.start, end, (hit.end, end))):
                why = "why-label" if hit.label.words else "why-name"
                yield PersonalData(kind, text[hit.end : end].strip(_EDGES), why, hit.label.words, not scope.pseudonym)
        elif (told := PATTERNS[kind].told(text, hit.end)) and not _leaves_row(told, line):
            line.told[kind] += 1
            # "bị thương tật 61%" is reported by its first label
            if told.start >= line.told_to[kind] and (found := [*_judged(hit, told, line)]):
                line.told_to[kind] = told.end
                yield from found


_AFFLICTED = expression(
    rf"(?:[,(–-]|tuổi\)?|\snhưng|(?<!\w)(?:[{UPPER}]\w*|\d{{4}}\)?|(?:ngã|té|tai\s+nạn|rơi|va|tông|đánh|chém)(?:\s[^\W\d_{UPPER}]+){{0,4}}))\Z"
)
"""Matches before an illness or injury of a person just named, or of one who fell."""
_TREATS = expression(r"(?i)(?<!\w)(?:bs|bác\s+s[ĩỹ]|ths|ts|pgs|gs|[td]\w+\s+s[ĩỹ]|chuyên\s+gia)[\w\s.:]*[,(–-]*\Z")
"""Matches a doctor before the illness that he speaks of: "TS Mẫu (suy tim)"."""
_FAMILY = expression(r"(?:gia\s+đình|hộ|nhà|vợ\s+chồng)\s[^,.;:]{1,60}\Z", re.IGNORECASE)
"""Matches before "tại" if a home follows, not the place where someone spoke."""


def _leaves_row(told: Told, line: _Line) -> bool:
    """Whether a value is below the table row that contains its label."""
    return "\n" in told.gap and CELL_END in line.text[line.start : line.end]


def _judged(hit: Hit, told: Told, line: _Line) -> Iterator[PersonalData]:
    """The value after a label, if it is personal; for a birth, the day and the place."""
    kind, words, text = hit.label.kind, hit.label.words, line.text
    if line.mourned and kind not in _NUMBERS and not (kind == "home" and hit.label.strength is Strength.FORM):
        return
    value = told.value.strip(_EDGES)
    form = any(sign in told.gap for sign in ":：")
    before = text[max(line.start, hit.start - _BEFORE) : hit.start]
    rest = text[told.end : told.end + _BEFORE].lstrip()
    if (
        _ends_name(text[hit.start : hit.end].strip(), before)
        or not is_label(kind, words, before, rest)
        or not is_value(kind, words, told.gap, value, form=form)
    ):
        return
    if kind == "birthplace":
        value = _before_name(value)
    start = text.index(value, told.start)
    end = start + len(value)
    scope = line.scope(hit.start, end, (start, end) if kind in _PLACES else None)
    sure = _verdict(hit, told, value, scope, line, form=form)
    if sure is None:
        return
    sure = sure and (kind in _NUMBERS or not _is_pseudonym(hit, scope))
    yield PersonalData(kind, value, "why-label" if words else "why-name", words, sure)
    if kind == "birth" and (also := _BORN_AT.match(text, end)) and (last := place_end(text, also.end())):
        yield PersonalData("birthplace", text[also.end() : last].strip(_EDGES), "why-label", also["words"], sure)
    if kind == "birth":
        yield from _beside_birth(text, end, "", sure)
    if kind == "birthplace" and words.startswith("sinh") and (also := _BORN_ON.match(text, end)):
        yield PersonalData("birth", also["value"], "why-label", also["words"], sure)


_BORN_AT = expression(r"(?:,?\s+(?=tại)|\s+)(?P<words>tại|ở|Tại(?=:)):?\s+")
_BORN_ON = expression(rf",?\s+(?:vào\s+)?(?P<words>ngày|năm)\s+(?P<value>{DATE})")


def _ends_name(label: str, before: str) -> bool:
    """Whether a label is the last word of a person's name: "Lê Văn Quê (Chủ nhiệm …)"."""
    first, _, more = label.partition(" ")
    ends = first.istitle() and more in ("", "ở", "tại")
    return ends and bool(re.search(rf"(?<!\w)[{UPPER}]\w+\s*\Z", before))


def _subject(hit: Hit, scope: Scope) -> Name | None:
    """The person to whom the value after a label belongs."""
    kind, words = hit.label.kind, hit.label.words
    told = scope.named_before(scope.place) if kind != "health" else None
    return told or scope.bearer(words)


def _is_tied(hit: Hit, scope: Scope) -> bool:
    """Whether the value after a label is attributed to a named person."""
    of_anyone = hit.label.kind not in _OF_SUBJECT and hit.label.words
    return scope.person and bool(of_anyone or _subject(hit, scope))


def _is_pseudonym(hit: Hit, scope: Scope) -> bool:
    """Whether that person is given by initials only."""
    subject = _subject(hit, scope)
    return subject.initials if subject else scope.pseudonym


def _before_name(place: str) -> str:
    """A place without the name of a person right after it: "quê Hải Hậu Mai Văn Mẫu"."""
    cuts = (name.start for name in names_in(place) if name.start and place.count(" ", name.start, name.end) > 1)
    return place[: next(cuts, None)].rstrip(_EDGES)


_SOMEBODY = expression(r"(?i)(?<!\w)(?:ông|bà|anh|chị|em|cháu|cụ|cô|tôi|đồng\s+chí)(?!\w)")


def _verdict(hit: Hit, told: Told, value: str, scope: Scope, line: _Line, *, form: bool) -> bool | None:
    """Whether a finding is sure (True), a guess (False) or nothing (None)."""
    kind, strength = hit.label.kind, hit.label.strength
    rest = line.text[told.end : told.end + _BEFORE]
    if kind in ("identity", "insurance"):
        return None if (scope.hotline and not scope.names) or scope.example else True
    owner = f"{told.gap} {rest}" if rest.startswith(" của ") else told.gap
    if kind == "account" and (scope.hotline or Scope(owner).body):
        return None
    if kind not in _NUMBERS and scope.past and not (kind == "home" and strength is Strength.FORM and form):
        return None  # of the dead; but their registered address is a family's
    if kind == "birth" and (_OLD.search(value) or _DEATH.match(rest)):
        return None
    strong = strength is Strength.FORM or (strength is Strength.TURN and form)
    anyone = scope.condition and not (scope.person if form else scope.names)
    anyone = anyone and kind not in _NUMBERS and not line.in_form
    if anyone:
        return False if strong and kind != "health" else None
    official = scope.office if form else line.of_official(scope)
    if official and kind in _PUBLIC_OF_OFFICIALS:
        return None
    if "\n" in told.gap and not (scope.person or line.in_form):
        return None
    if kind == "birthplace" and not form and scope.office_of_one:
        return None
    if kind in ("birth", "birthplace") and official:
        return False
    tied = line.in_form or _is_tied(hit, scope)
    if kind == "sex":
        return tied
    if strong and (kind != "birth" or form or not value.isdigit()):
        begins = not scope.text[: scope.place].strip(_EDGES)
        return form or tied or (begins if kind in _PLACES else not scope.patient)
    shared = strength is Strength.SHARED and kind not in ("birth", "plate", "nationality")
    if shared and scope.represents:
        return None
    if scope.begins_with_body and (kind == "tax" or (kind == "account" and (not scope.living or scope.office))):
        return None
    if (
        kind == "birthplace"
        and hit.label.words.startswith(("sinh", "lớn"))
        and not (scope.person or _SOMEBODY.search(scope.whole))
    ):
        return None  # of a plant or a craft
    if kind == "tax" and not value.startswith("8") and (scope.body_of_place or not scope.person):
        return None  # of a body
    of_another = scope.body_near or (shared and scope.office)
    if tied and not (shared and (kind == "home" and scope.body_of_place if scope.names else of_another)):
        return True
    return False if kind in _GUESSED and not (of_another or scope.past) and (not shared or kind in _NUMBERS) else None


_APPOSITION_SIGN = r"[,;:(–ở-]\s?"
_APPOSED = expression(
    rf"{_APPOSITION_SIGN}(?=[{HOUSE_STARTS}\d])(?:(?<!ở\s){HOUSE_SPELLINGS}(?!\w)|người\s+[{UPPER}]|\d{{4}}"
    rf"|\d{{1,2}}(?:\s*[/.-]\s*\d|\s+tháng|[tT](?!\w))|K?\d[\dH/]*[A-Z]?\s+(?:[{UPPER}]|{HOUSE_SPELLINGS}(?!\w)))"
)
"""Matches the start of an apposition; a quick check."""


def _fact() -> str:
    """A pattern for details in apposition to a name, except homes: "Mai Văn Mẫu - 12/12/1995"."""
    birth = rf"(?P<birth>{DATE})(?=\s*(?:[,;)]|(?<=[/.-]\d{{4}})\.(?!\d)|\s[–-]|$))"
    named = rf"(?:\s+[{UPPER}][^\W\d_]+){{2,4}}"
    way = rf"(?:(?<=/\d)\s+{HOUSE_WORD}|\s+(?:đường|phố|ngõ|ngách|hẻm|kiệt)(?:\s+số)?)"
    parts = rf"(?:{way}(?:\s+[{UPPER}\d][\w/]*){{1,4}}){{1,3}}"
    age = r"(?P<age>\d{1,2}[tT])(?=\s*[,;)]|\s[–-]|$)"
    before_place = rf"(?=,\s+(?:[{UPPER}]|0\d|{HOUSE_WORD})|\s\(0\d|\s[–-]\s+(?:(?i:s?đt)|0\d|{HOUSE_WORD}))"
    street = rf"(?P<street>K?\d+(?P<slash>/)?[\dH/]*[A-Z]?(?:{named}|{parts}))"
    street += rf"(?(slash)(?:{before_place}|(?=\s*(?:[,.;)]|\s[–-]\s|$)))|{before_place})"
    origin = (
        rf"người\s+(?!(?i:{ETHNIC}|{COUNTRIES})\b)(?P<birthplace>[{UPPER}][^\W\d_]+(?:\s+[{UPPER}][^\W\d_]+){{1,2}})"
    )
    return rf"{_APPOSITION_SIGN}(?:{birth}|{age}|{street}|{origin}(?!\w))"


_FACT = expression(_fact(), re.MULTILINE)

_AFTER_HOME = expression(
    rf"\s*(?:$|[,;.()–:|-])|(?<=[^\W\d_])\s+[^\W\d_{UPPER}]"
    r"|(?<=\d)\s+(?:đến|được|là|bị|vừa|nhận|hỏi|phản|kiến|đề|xin|đã|trình|tố)(?!\w)",
    re.MULTILINE,
)


_ITEM = expression(
    rf"(?i:\W*(?:{any_of('rolls')}|giải|học\s+bổng|thủ\s+khoa|tác\s+giả)[^:]{{0,40}}:)?[^\w(]*(?:(?i:sbd|stt)\W*)?(?:\d{{1,4}}\s?[.)/–-]\s*)?[{UPPER}][^\d:,;]{{3,30}}"
)
"""Matches a list item that begins with a name."""
_PERSONS_NEXT = expression(
    rf"(?m)\)?\s*[,;–-]\s*(?:{HOUSE_WORD}(?:\s+(?:phố|dân\s+\w+))?\s+[{UPPER}\d]|{TRADE}|(?i:nam|nữ|quê|lớp|(?:cư\s+)?(?:trú|ngụ)|hktt|vào\s+đảng|dân\s+tộc|s?tk|s?đt|cccd|cmnd|xe|căn\s+cước|mst|mã|thẻ|đạo|(?:người\s+)?(?:{ETHNIC}))(?!\w)|\d{{9,12}}(?!\d)|{TOWNS}\W*$)"
)
"""Matches after a year that is therefore one of birth, or after a street: "Mai Văn Mẫu - 1965 - thôn Thử"."""
_NEXT_ITEM = expression(
    rf"\)?\s*(?:[,.]?\s+|(?P<listed>[,;.]?\s*\d{{1,3}}\s?[.)/-]|;)\s*)(?:[^\W\d_{UPPER}]+\s+){{0,2}}[{UPPER}][^\d:,;()]{{3,40}}"
)
"""Matches between the births of two persons in a list; if only years, it must be numbered or use semicolons."""
_ROLL = expression(any_of("rolls"), re.IGNORECASE)
"""Matches before persons whose years are those of birth, though they are not listed one by one."""
_SCHEDULE = expression(
    r"(?i)(?<!\w)(?:lịch|trực|phân\s+công|tiếp\s+công\s+dân|quyết\s+định|bổ\s+nhiệm|thời\s+gian)(?!\w)"
)
"""Matches before persons whose days are those of their duties."""
_SEX = expression(
    rf"[,(–-]\s*(?:nam|nữ|(?:lớp\s+)?\d{{1,2}}[A-Z]\d?|(?:dân\s+tộc|người)\s[^,;]{{2,12}}|{ETHNIC}|{TRADE})\s*\Z",
    re.IGNORECASE,
)


_TOWNS = expression(rf"[,\s–-]+({TOWNS})\W*$", re.MULTILINE)
"""Matches a district and a province after a birth."""
_PEOPLE = expression(rf"\)?\s*[(,;–-]\s*((?=[{UPPER}])(?i:{ETHNIC}))(?=\s*(?:[,;.)–-]|$))")
"""Matches an ethnic group alone beside a birth: "Mai Văn Mẫu (Thái, 1998)"."""


def _beside_birth(text: str, end: int, before: str, sure: bool) -> Iterator[PersonalData]:
    """An ethnic group beside a birth, or a district and its province after it."""
    told = ("ethnic", _PEOPLE.match(text, end) or _PEOPLE.match(before)), ("birthplace", _TOWNS.match(text, end))
    yield from (PersonalData(kind, match[1], "why-name", "", sure) for kind, match in told if match)


_HANDED = expression(r"(?i)(?<!\w)(?:cho|gửi|giao|nhận|hộ)\W[^,.;\d]{2,40}\Z")
"""Matches a recipient before a colon and the home: "Ship cho bà Mẫu: tổ 3"."""


class _Apposition(NamedTuple):
    """A detail at text[start:end], after the sign at `sign`; numbered: its street number has a slash."""

    kind: str
    sign: int
    start: int
    end: int
    numbered: bool = False


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
        return _Apposition(match.lastgroup, sign, *match.span(match.lastgroup), numbered=match["slash"] is not None)
    return None


def _apposed(text: str) -> Iterator[PersonalData]:
    line = _Line(text, 0)
    row: list[_Apposition] = []
    for told in islice(_appositions(text), _MOST_IN_TEXT):
        if told.sign > line.end:
            line = _Line(text, told.sign)
        kind, value, sign = told.kind, text[told.start : told.end], text[told.sign]
        before = text[max(line.start, told.sign - _NEAR) : told.sign]
        if (sign in "-–ở" and not before[-1:].isspace()) or (sign == "ở" and kind != "street"):
            continue
        rest = text[told.end : told.end + _BEFORE]
        lead = rest[1:].lstrip()
        if rest.startswith(":") and (lead[:1].isupper() or starts_with_name(lead)):
            continue  # who has charge of it: "thôn Thử: ông Mẫu"
        around = text[max(line.start, told.sign - _SENTENCE) : told.end + _BEFORE]
        if kind == "birth" and not may_be_birth(value, around):
            continue
        if sign == ":" and (kind not in ("home", "street") or not _HANDED.search(before)):
            continue
        scope = _told_of_name(line, told.sign, told.end, (told.start, told.end))
        if scope is None or (kind == "birth" and _OLD.search(value)) or (kind == "age" and scope.office):
            continue
        titled = any(name.titled and name.end >= scope.place - 1 for name in scope.names)
        listed = sign == "(" or _ITEM.fullmatch(text[line.start : told.sign])
        dated = kind == "birth" and not value.isdigit() and listed
        of_person = _SEX.search(before) or ALIAS.search(before) or _PERSONS_NEXT.match(text, told.end)
        if kind in (*_PLACES, "age") or titled or of_person or dated or told.numbered or sign == ":":
            kind = "home" if kind == "street" else kind
            yield PersonalData(kind, value.strip(_EDGES), "why-name", "", not scope.pseudonym)
            if kind == "birth":
                yield from _beside_birth(text, told.end, before[before.rfind("(") :], not scope.pseudonym)
        elif kind == "birth":
            row = [*row, told] if row and _is_next(text, told, row) else [told]
            if len(row) > 1:
                found = row if len(row) == 2 else row[-1:]
                yield from (
                    PersonalData("birth", text[one.start : one.end], "why-name", "", sure=True) for one in found
                )


def _is_next(text: str, told: _Apposition, row: Sequence[_Apposition]) -> bool:
    """Whether a birth continues a row of births, each right after a name: "Mai Mẫu (2/1/2014); Lê Thử (3/4/2014)"."""
    first, end = row[0].sign, row[-1].end
    lead = text[max(text.rfind("\n", 0, first) + 1, first - _SENTENCE) : first]
    if not text[told.start : told.end].isdigit():
        return told.sign < end + _NEAR and not _SCHEDULE.search(lead)
    item = _NEXT_ITEM.fullmatch(text, end, told.sign)
    return item is not None and (item["listed"] is not None or _ROLL.search(lead) is not None)


_ASKED = expression(r"(?i)(?<!\w)theo\s+[^,(]{2,40},?\s*$")
_AREA = expression(r"(?i)(thôn|xóm|ấp|bản|buôn|làng|tổ|khu|khối|khóm)\s[^,;]+(?:,|\s+và)\s+(?:\1|\d+\Z)(?!\w)")
"""Matches several places, of which somebody is in charge: nobody lives in two."""
_HOUSED = expression(r"(?i)(?<!\w)(?:sống|(?:căn|ngôi|mái)\s+nhà)\s[^,.;:]{0,40}\Z")
"""Matches before the home of a person named anywhere in the sentence: "Sống một mình ở xóm Thử, bà Mẫu …"."""
_FAMILY_NEXT = expression(r",\s[^.;:]{0,60}?(?<!\w)(?:gia\s+đình|hộ|nhà|hoàn\s+cảnh)\s")
"""Matches between a home that begins a sentence and its owner: "Ở ấp Thử, ai cũng thương hoàn cảnh bà Mẫu"."""
_NUMBERED = expression(r"(?i)(?:nhà\s+số|số\s+nhà)\s+\d")
"""Matches a home right after which its residents may be named: "nhà số 18 ngõ 4, ông Mẫu"."""
_PREMISES = expression(rf"(?i)(?<!\w)(?<!chủ\s)(?:{any_of('premises')})\s[^,.;:()]{{0,40}}(?:\([^()]*\))?[,\s]*\Z")
"""Matches business premises before their address: "quán cơm của bà Mẫu, đường Thử"."""
_EXACT = expression(r"(?i)(?:(?:số|nhà)\s+)*\d[\w/]*\s")
"""Matches the number of a house, which the press does not give with a village's name."""
_SERVES = expression(r",?\s+(?:tư\s+vấn|khám|mở\s+cửa|phục\s+vụ)(?!\w)")
"""Matches after the address at which somebody serves the public: "luật sư Mẫu, số 8 phố Thử, tư vấn"."""
_AGE_AT_END = expression(r"(?:tuổi|\d{4})\W*$")


def _begins(before: str) -> bool:
    """Whether a new sentence or item begins after this text."""
    return before.rstrip()[-1:] in ("", ".", ":", ";", "!", "?")


def _is_fronted(line: _Line, start: int, place: tuple[int, int], near: str) -> bool:
    """Whether the resident of a place is named after it."""
    rest = line.text[place[1] : place[1] + _NEAR]
    if _begins(near) and (family := _FAMILY_NEXT.match(rest)):
        return starts_with_name(rest[family.end() :][:_BEFORE])
    numbered = _NUMBERED.match(line.text, *place) is not None and not near.rstrip().endswith(",")
    lives = numbered or (_begins(near) and line.text.startswith("Ở", start))
    return lives and starts_with_name(rest.lstrip(" ,:")[:_BEFORE])


def _told_of_name(line: _Line, start: int, end: int, without: tuple[int, int]) -> Scope | None:
    """The sentence of a value that belongs to a person named right before it; None if there is no such person.

    If someone only speaks, as in "Theo ông Mẫu, ở xã Thử …", the press gives the village as it gives the name.
    """
    near = line.text[max(line.start, start - _NEAR) : start]
    speaks = SPEAKS.match(line.text, end) or _ASKED.search(near)
    speaks_of_others = speaks and not (_AGE_AT_END.search(near) or _EXACT.match(line.text, *without))
    if speaks_of_others or ends_with_place(near) or _AREA.match(line.text, *without):
        return None
    fronted = _is_fronted(line, start, without, near)
    housed = _HOUSED.search(near) is not None
    names, premises = [*names_in(near)], _PREMISES.search(near)
    of_business = premises and not any(name.start <= premises.start() < name.end for name in names)
    if not (housed or fronted or names) or of_business or _SERVES.match(line.text, end):
        return None
    scope = line.scope(start, end, without)
    lives = (fronted and not scope.office) or (housed and scope.names and not (scope.condition or scope.patient))
    told = scope.named_before(scope.place) or (lives and not scope.body)
    return scope if told and not (scope.past or scope.represents) else None


def _is_aged(match: re.Match[str], line: _Line) -> bool | None:
    """Whether an age is that of a named person; a guess (False) for initials, None if nobody's."""
    if ":" in match[0]:
        return line.in_form or line.scope(*match.span()).person or None
    scope = line.scope(match.start(), match.end())
    if not scope.names or scope.past or scope.office_of_one or line.of_official(scope):
        return None
    before = match.string[max(line.start, match.start() - _BEFORE) : match.start()]
    about = _ABOUT.search(before)
    rest = match.string[match.end() + 1 : match.end() + _BEFORE].lstrip()
    fronted = starts_with_name(rest)
    told = scope.named_before(scope.place - (len(about[0]) if about else 0))
    if (about or scope.condition) and not (told or fronted):
        return None
    before = before[: about.start()] if about else before
    beside_name = _AFTER_NAME.search(before) or fronted
    if not match[0].startswith(("t", "T")) and (NO_AGE.search(before) or not beside_name):
        return None
    bearer = scope.named_before(scope.place) or (next(names_in(rest)) if fronted else scope.bearer(""))
    return None if bearer is None else not bearer.initials


_ABOUT = expression(
    r"(?:(?<=[,(])\s*|\A(?=(?:dù\s+)?(?:năm|nay|hiện|đã|ngoài|gần|hơn|xấp)\s))(?:(?:dù|năm\s+nay|nay|hiện|đã|mới)\s+)*"
    r"(?:gần|ngoài|hơn|trên|khoảng|xấp\s+xỉ|tròn)\s+$",
    re.IGNORECASE,
)
"""Matches before an approximate age: "ông Mẫu, đã ngoài 70 tuổi"."""
_AFTER_NAME = expression(r"[\w).](?:\s*[,(]|\s+[–-]|\s+năm\s+nay|\s*:)?\s*(?:\(|nay\s+|hiện\s+)?$")

_PRIVATE = expression(r"(?i)(?:di\s+động|đtdđ|điện\s+thoại\s+(?:riêng|cá\s+nhân|nhà)|zalo|viber)\W*$")
_PHONE_FIELD = expression(r"(?i)\W*(?:s?đt|số\s+điện\s+thoại|điện\s+thoại|di\s+động|tel|phone)\W*")
"""Matches a line's label before the telephone number of the person named in the line above."""
_CALLED = expression(
    rf"(?<!\w)(?:(?:[AaCc]\.|(?<!\w\s)A)\s?[{UPPER}]\w+(?:\s*\([^()]*\))?"
    rf"|(?i:liên\s+hệ|lh|gọi|gặp)(?:\s[^:.;\d]{{1,40}}:)?\s+(?!Zalo|Viber|Sở|Cục|Bộ|Ban|Hội|Trạm|Nhà|Taxi|Tổng|Công|Phòng|Đội|Tổ|Quán|Shop)[{UPPER}][^\W\d_{UPPER}]{{1,5}}(?:\s[{UPPER}][^\W\d_{UPPER}]{{1,5}})?)\W*\Z"
)
"""Matches the owner of a telephone number, after a one-letter title or "gọi": "A. Mẫu (lái xe): 0912 345 678"."""
_OTHER_NUMBER = expression(rf"(?i)(?<!\w)(?:{any_of('other_numbers')})(?:\W|số|là)*$")
"""Matches before a ten-digit number that is not a telephone's."""
_OWNER = expression(r"[\d .,;–-]{0,60}(?<=\s)của\s[^,.;]{2,40}")
"""Matches the owner after the last of several numbers: "0912 345 678, 0913 456 789 của UBND xã"."""
_IDENTITY_SHAPE = expression(r"(?<![\d/.,-])0(?:0[1-9]|[1-8]\d|9[0-6])[ .]?\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[/.,-]\d)")
_EMAIL = expression(r"(?<![\w.+-])[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_FREE = expression(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|icloud|me|proton|protonmail|zoho|aol|yandex)\.\w+(?:\.\w+)?"
    r"|(?:ymail|rocketmail)\.com|yahoo(?:\.\w+)+"
)
_SHARED_MAILBOX = expression(any_of("shared_mailboxes"), re.IGNORECASE)
_OF_EVENT = expression(
    r"(?<!\w)(?:dự\s+thi|cuộc\s+thi|hội\s+thi|hội\s+thảo|liên\s+hoan|giải\s+thưởng)(?!\w)", re.IGNORECASE
)
"""Matches, before a mailbox, an event whose organisers may own it."""
_BANK = rf"(?i:{any_of('banks')})(?!\w)"
_BANK_AFTER = expression(rf"[\s,(–-]+(?:tại\s+)?{_BANK}")
_BANK_BEFORE = expression(rf"(?<!\w){_BANK}(?:[\s:,.(–-]|stk|số|tk)*\Z", re.IGNORECASE)
_OF_MANY = expression(r"(?i)(?<!\w)(?:các|những|nhiều|đoàn|\d+)\s+(?:chiếc\s+)?xe(?!\w)")
"""Matches before the plates of several vehicles, whose drivers are others than the person named."""
_LONG_NUMBER = expression(r"[0-9][0-9 .-]{7,}[0-9]")


def _accounts(numbers: Sequence[re.Match[str]], known: Iterable[str]) -> Iterator[PersonalData]:
    """Account numbers of persons, recognised by the bank beside them."""
    told = "\n".join(known)
    for match in numbers[:_MOST_IN_TEXT]:
        before = match.string[max(0, match.start() - _BEFORE) : match.start()]
        of_bank = _BANK_AFTER.match(match.string, match.end()) or _BANK_BEFORE.search(before)
        if of_bank and match[0] not in told:
            scope = _scope_of(match)
            if scope.living and not (scope.body or scope.hotline):
                yield PersonalData("account", match[0], "why-name", "", sure=True)


def _plates(text: str, known: Iterable[str]) -> Iterator[PersonalData]:
    """Number plates of persons, recognised by their shape."""
    for match in islice(PLATE.finditer(text), _MOST_IN_TEXT):
        scope = _scope_of(match)
        many = _OF_MANY.search(text, max(0, match.start() - _BEFORE), match.start())
        if match[0] not in known and scope.living and not (scope.body or many):
            yield PersonalData("plate", match[0], "why-name", "", sure=True)


def _numbers(text: str, numbers: Iterable[re.Match[str]], known: Iterable[str]) -> Iterator[PersonalData]:
    """Mobile telephone numbers and identity numbers, except those already found by a label."""
    told = "\n".join(known)
    places = [(max(0, number.start() - 7), number.end() + 2) for number in numbers]
    shapes = ("phone", MOBILE, "why-mobile"), ("identity", _IDENTITY_SHAPE, "why-identity-shape")
    for kind, shape, why in shapes:
        line = _Line(text, 0)
        for match in islice(chain.from_iterable(shape.finditer(text, *place) for place in places), _MOST_IN_TEXT):
            before = text[max(0, match.start() - _BEFORE) : match.start()]
            if match[0] in told or _OTHER_NUMBER.search(before):
                continue
            line = _Line(text, match.start()) if match.start() > line.end else line
            scope = line.scope(*match.span())
            sure = scope.person or line.in_form
            if kind == "phone":
                sure = sure or _is_private(match, before, line)
                if _is_public(match, scope, sure=sure):
                    continue
            yield PersonalData(kind, match[0], why, "", sure)


def _is_private(phone: re.Match[str], before: str, line: _Line) -> bool:
    """Whether the words before a telephone number, or a name alone in the line above, make it a person's."""
    alone = _PHONE_FIELD.fullmatch(phone.string, line.start, phone.start()) is not None
    named = alone and next(names_in(line.above), None) is not None
    return bool(named or _PRIVATE.search(before) or _CALLED.search(before))


def _is_public(phone: re.Match[str], scope: Scope, *, sure: bool) -> bool:
    """Whether a telephone number is a body's or an example. sure: whether it seems to be a person's."""
    owner = _OWNER.match(phone.string, phone.end())
    of_body = owner is not None and Scope(owner[0]).body
    return bool(of_body or scope.hotline or scope.represents or scope.example or (scope.body and not sure))


def _emails(text: str, known: Iterable[str]) -> Iterator[PersonalData]:
    """Personal addresses at free mail providers."""
    for match in islice(_EMAIL.finditer(text), _MOST_IN_TEXT):
        host = fold(match["host"])
        if match[0] not in known and _FREE.fullmatch(host) and not _SHARED_MAILBOX.match(match[0]):
            scope = _scope_of(match)
            of_body = (
                scope.body or scope.body_near or _OF_EVENT.search(text, max(0, match.start() - _BEFORE), match.start())
            )
            yield PersonalData("email", match[0], "why-mailbox", host, bool(scope.names) or not of_body)


def _scope_of(match: re.Match[str]) -> Scope:
    return _Line(match.string, match.start()).scope(match.start(), match.end())
