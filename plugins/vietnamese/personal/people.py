"""Whom a sentence speaks of: a person by name, an office, a body, the past, or anyone who meets a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.text import fold
from plugins.vietnamese.words import phrases_of

from .expressions import expression
from .lexicon import WORDS, Cues, any_of, spelled

FAMILY_NAMES, RARE_FAMILY_NAMES = (phrases_of(WORDS[name]) for name in ("families", "rare_families"))
_PLACES, _COMMON_WORDS, _TITLES, _NO_NAME, _FIGURES, NATIONS, _BODY_WORDS = (
    spelled(WORDS[name])
    for name in (
        "places_called_as_families", "common_words", "titles", "no_names", "figures", "nations", "body_words"
    )
)  # fmt: skip
_OFFICE, _PAST, _CONDITION = (Cues(WORDS[name], WORDS[f"no_{name}"]) for name in ("offices", "past", "conditions"))
_BODY, _HOTLINE, _EXAMPLE = (Cues(WORDS[name]) for name in ("bodies", "hotlines", "examples"))
UPPER = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{UPPER}](?:[\w’'-]|\.(?=\w))*"
_RUN = expression(rf"{_WORD}(?: {_WORD})*")
"""Words with capitals in a row."""
_LINKS = frozenset(("là", "cho", "của", "trẻ"))
"""Words that may stand between a title and a name: "họ và tên là", "ca sĩ trẻ"."""
_MIDDLE_NAMES = frozenset(("văn", "thị", "a"))
"""Middle names that show a name whatever the family name."""
_NO_FIGURE = expression(r"(?<!\w)(?:ông|bà|anh|chị|em|cháu|bạn|tên|đường|phố|trường|thpt|thcs|quận|\d[\w/]*)[\s:|]+\Z")
"""Before who is alive and has the name of such a figure, or what is called after it."""
_LAND = frozenset(("hồ", "đèo"))
"""Families whose name also says what lies in a place."""
_INITIALS = expression(rf"[{UPPER}]\w{{0,2}}(?:(?:\.[{UPPER}]\w{{0,2}})+(?!\w)|\.(?=[\s,(]))")
"""Letters that stand for a name: "N.T.H", "B.T.Th", "H."."""
_UNMARKED = expression(
    r" (?:VAN|THI|Van|Thi) |^(?:NGUYEN|TRAN|PHAM|HOANG|HUYNH|DANG|BUI|DUONG|TRUONG)(?: [A-Z]{1,6}){2}"
)
"""What shows that a name was typed without marks."""
_SIGNS = ':：(“"•|'
_BEFORE = 40  # letters looked at before a name
_BESIDE = 35
"""Letters within which a name stands beside what is told before it without a comma."""
_LONGEST_TITLE = 5
_LEAST_AS_BODY = 3
"""This many words are a name even if the first also begins names of bodies: "chị Ngân Thị Mẫu"."""
_SHORT_NATIONS = frozenset(("anh", "pháp", "mỹ", "đức", "nga", "úc", "nhật", "hàn", "việt"))
_OF_NATIONS = (["sinh"], ["viên"], ["dân"], ["nhân"], ["khách"])
"""How words end after which these are nations and no names: "du học sinh Pháp", "bệnh nhân Việt kiều"."""
_RATED = ("hạng", "binh")
"""Before a number that is a degree: "thương binh 1/4 Mai Văn Mẫu"."""
_HOUSE_NUMBER = expression(r"\d{1,3}(?:/\d+)*[a-z]?")
_ALSO_GIVEN = frozenset(("công", "quốc", "trung", "văn", "chính", "liên", "ngân", "trường"))
_CALLED = frozenset(("ông", "bà", "anh", "chị", "em", "cháu", "cụ", "cô", "chú", "bác", "thầy", "bé", "sĩ", "sỹ"))
"""After which some of these words begin a given name: "anh Trung Kiên"."""
_GIVES = expression(
    r"(?<!\w)(?:trao(?!\s+đổi)|tặng|thăm|gặp|chúc\s+(?:mừng|thọ)|chia\s+buồn|động\s+viên)(?!\w)", re.IGNORECASE
)
"""Before whom the holder of an office gives something or visits."""
_NAMED_BODY = expression(
    rf"(?<!\w)(?:Cục|Vụ|Sở|Bộ|Trạm|Đồn)(?!\w)|(?<!\w)(?:Báo|Đài|Tạp\s+chí)\s+[{UPPER}]|(?<!\w)Hội\s+(?!An\b)[{UPPER}]|(?<!\w)(?:cục|vụ|sở|bộ)\s+[{UPPER}]"
)
_REPRESENTS = expression(
    rf"(?i)đại\s+diện(?:(?:\s+theo\s+pháp\s+luật)?(?:\s*[:(]|\s+(?:là\s+)?(?:ông|bà)\s+(?-i:[{UPPER}]))"
    r"|\s+(?:cho\s+)?(?:công|tập|tổng|doanh)\s)|giám\s+đốc\s*:|\bdo\s[^,;]{3,40}\sđại\s+diện"
)
_MARTYR = expression(r"(?i)liệt\s+s[ĩỹ]\s+\Z")
_KIN = expression(r"(?i)(?<!\w)(?:vợ|chồng|con|cháu|em|anh|chị)(?:\s(?:trai|gái|ruột))?(?:\s(?:là|ông|bà))*\s+\Z")
_OF_MARTYR = expression(rf"[lL]iệt\s+s[ĩỹ]\s+(?:(?:[{UPPER}]\w+\s?){{2,4}})")
"""A fallen soldier whose relatives are spoken of: "Bàn giao hài cốt liệt sĩ Thử cho em gái, bà Mẫu ở thôn Tạm"."""
_LONG_AGO = expression(
    r"s(?<!\ws)inh\s+(?:khoảng\s+)?(?:năm|ngày|vào)[\s\d/.-]*(?:1[0-8]\d\d|19[01]\d|192[0-4])(?!\d)"
    r"|đến\s+năm\s+(?:1[0-8]\d\d|19[0-4]\d)(?!\d)|[,;(–-]\s*mất\s+[\d/.]*\d{4}(?=\s*[),.;])"
    r"|\((?:[\d/.\s]*[/.])?\d{3,4}\s*[-–—]\s*(?:[\d/.\s]*[/.])?\d{3,4}\)"
)
"""A birth of before 1925, what ended before 1950, or the years of a life."""
_ASIDE = expression(
    r"\.?(?:[\s,;:(–-]*(?:(?:năm\s+nay\s+)?\d{1,3}\s+tuổi|(?:sinh\s+|sn\s+|ngày\s+|năm\s+)*[\d/.]*\d{4}"
    r"|(?<=[,(–-]\s|.[,(–-])(?!\s)(?:\d{1,2}(?=[a-z]\d?\b))?[^\W\d_][^,;:.()–\n]{0,40}?(?=\s*(?:[,)–-]|$))))*"
    r"[\s,):(–-]*(?:(?:hiện|(?:năm\s+)?nay|mới|đã|đang|ngay|nhà)\s+)*(?:ở\s+)?",
    re.IGNORECASE,
)
"""What may stand between a name and what is told of it: ages, years, what somebody does, each after a comma."""
_LONGEST_ASIDE = 90
ALIAS = expression(rf"\s*\((?:tức|tên|biệt\s+danh|còn\s+gọi|tự(?=\s[“{UPPER}]))\s[^()]*\Z")
"""An open bracket that begins with another name of a person: "Mai Văn Mẫu (tức Mẫu Lùn, 1987)"."""


class Name(NamedTuple):
    """A person's name in a text, or the initials that stand for it.

    start, end: its place, without the title that may stand before it; historic: whether it is a figure of history.
    """

    start: int
    end: int
    titled: bool
    initials: bool
    historic: bool

    def moved(self, offset: int) -> Name:
        """The name where so many letters are put before its text."""
        return self._replace(start=self.start + offset, end=self.end + offset)


class _Words(NamedTuple):
    """Words by which names are told."""

    families: frozenset[str]
    rare_families: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    title_ends: frozenset[str]
    """The last word of each: a quick look."""


@cache
def _words(*, unmarked: bool) -> _Words:
    """As they are typed with marks, or without any."""
    families, rare = (
        frozenset(fold(name) if unmarked else name.lower() for name in names)
        for names in (FAMILY_NAMES, RARE_FAMILY_NAMES)
    )
    titles, common = (frozenset(map(fold, some)) if unmarked else some for some in (_TITLES, _COMMON_WORDS))
    return _Words(families, rare, titles, common, frozenset(title.split()[-1] for title in titles))


_TOLD_OF = expression(
    r"\.?\s*[,(–-]\s*(?:sinh\s+(?:năm|ngày)|(?:nam|nữ)[,;]|(?i:sn)[\s:]|\d{1,3}\s+tuổi|quê\s)"
    r"|(?:\s*[,(–-])?\s*(?:người\s+\w+(?:\s+\w+)?,\s+)?(?:(?:mang|có|hai)\s+)*quốc\s+tịch(?:\s|:)"
)
"""What is told of persons only, after a name of any people."""


def names_in(text: str) -> Iterator[Name]:
    """Where persons are named: capitals after a title, after a family's name, or around a middle name."""
    usual = _words(unmarked=text.isascii())
    for run in _RUN.finditer(text):
        known = _words(unmarked=True) if run[0].isascii() and _UNMARKED.search(run[0]) else usual
        name = run[0].lower()
        words = name.split()
        before = text[max(0, run.start() - _BEFORE) : run.start()].lower()
        beside = before.split()
        titled, first = _ends_with_title(before, known), 0
        while first < len(words) - 1 and words[first] in known.titles and " ".join(words) not in _PLACES:
            if run[0].isupper() and " ".join(words[first : first + 2]) in known.common:
                break
            titled, first = True, first + 1
        named = words[first:]
        called = len(named) > 1 and named[0] in _ALSO_GIVEN and not _CALLED.isdisjoint([*beside, *words[:first]][-1:])
        of_body = (named[0] in _BODY_WORDS and len(named) < _LEAST_AS_BODY) and not called
        of_body = of_body or " ".join(named) in NATIONS
        of_body = of_body or (named[0] in _SHORT_NATIONS and len(named) == 1 and beside[-1:] in _OF_NATIONS)
        if not titled:
            first = _family_in(words, beside, known)
            if first < 0 and not of_body and (len(words) > 1 or "." in words[0]) and _TOLD_OF.match(text, run.end()):
                first = -1 if _leads_to_place(beside[-2:]) else 0
        elif of_body or (first > 0 and _leads_to_place(beside[-2:])):  # "cù lao Ông Hổ"
            first = -1
        person = first >= 0 and not any(map(str.isdigit, words[first]))  # unlike "bệnh nhân COVID-19"
        taught = name in _FIGURES
        if not (person or taught):
            continue
        first = 0 if taught else first
        start = run.start() + len(" ".join(words[:first])) + (first > 0)
        taught = taught or " ".join(words[first:]) in _FIGURES
        historic = taught and not _NO_FIGURE.search(text[max(0, start - _BEFORE) : start].lower())
        if person or historic:
            yield Name(start, run.end(), titled, _INITIALS.match(text, start) is not None, historic)


def _ends_with_title(before: str, known: _Words) -> bool:
    for sign in _SIGNS:  # faster than str.translate
        before = before.replace(sign, " ")
    words = before.split()
    if words and words[-1] in _LINKS:
        words.pop()
    if not words or words[-1] not in known.title_ends:
        return False
    return any(" ".join(words[-number:]) in known.titles for number in range(1, _LONGEST_TITLE + 1))


def _family_in(words: list[str], before: list[str], known: _Words) -> int:
    """Which of some words in capitals begins a person's name without a title; -1 for none."""
    reached = 0
    for first, word in enumerate(words):
        given = words[first + 1 :]
        common = word in known.families and len(given) > (first > 0)
        rare = len(given) > 1 and (word in known.rare_families or given[0] in _MIDDLE_NAMES)
        if any(" ".join(words[first : first + number]) in known.common for number in (2, 3)):
            reached = first + 2
        elif first >= reached and (common or rare) and " ".join(words[first:]) not in _PLACES:
            return -1 if _leads_to_place([*before[-2:], *words[:first]][-2:]) else first
    return -1


def _leads_to_place(words: list[str]) -> bool:
    """Whether after these words a name is that of a street, a school or a prize."""
    if not words:
        return False
    of_house = _HOUSE_NUMBER.fullmatch(words[-1]) is not None and words[0] not in _RATED
    return of_house or words[-1] in _NO_NAME or " ".join(words) in _NO_NAME


def ends_with_place(text: str) -> bool:
    """Whether the capitals at the end of a text name a place; a quick look."""
    words = text.split()[-_LONGEST_TITLE - 1 :]
    capitals = [word.lower() for word in takewhile(lambda word: word[0].isupper() and word[-1] != ":", reversed(words))]
    before = words[: len(words) - len(capitals)]
    if capitals and capitals[-1] in _LAND and (not before or before[-1] not in _TITLES):
        return _MIDDLE_NAMES.isdisjoint(capitals)  # a lake, unlike "ông Hồ Mẫu"
    if not capitals:
        return bool(before) and before[-1] in _NO_NAME
    return before[-1:] != ["người"] and before[-2:] != ["dân", "tộc"] and _leads_to_place(before[-2:])


@lru_cache(maxsize=256)
def starts_with_name(text: str) -> bool:
    """Whether a text begins with a person's name; kept, since each line may be a cell of several tables."""
    name = next(names_in(text[:_BEFORE]), None)
    return name is not None and (
        name.start == 0 or (name.titled and not any(sign in text[: name.start] for sign in ",;)"))
    )


class Scope(Struct, frozen=True, dict=True):
    """A sentence, item or row, and what was said before it on its line."""

    text: str
    before: str = ""
    spoken: str = ""
    """The text without a value whose names are of streets and towns; "" for all of it."""
    place: int = 0
    """Where in the text it is asked about."""
    whole: str = ""
    """The full sentence, of which the text is one part between semicolons."""

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """Where persons are named in it."""
        return tuple(names_in(self.spoken or self.text))

    @property
    def living(self) -> bool:
        """Whether a person is named in it who is no figure of history."""
        return not all(name.historic for name in self.names)

    @property
    def person(self) -> bool:
        """Whether a person is named in it, or it goes on speaking of one who was."""
        return self.living or not all(name.historic for name in self._earlier)

    def named_before(self, place: int) -> Name | None:
        """The person named right before a place, of whom is told what stands there."""
        for name in reversed(self.names):
            aside = ALIAS.sub("", self.text[name.end : place])
            if name.end <= place <= name.end + _LONGEST_ASIDE:
                other = _NOBODY.search(aside) or _tells_of_body(aside) or _OFFICE.stand_in(aside)
                told = _ASIDE.fullmatch(aside) and not other
                return name if told else None
        return None

    @cached_property
    def _earlier(self) -> tuple[Name, ...]:
        """The names in the text before it."""
        return tuple(names_in(self.before))

    @cached_property
    def nearest(self) -> Name | None:
        """The name nearest before the place, else the next one."""
        last = (name for name in reversed(self.names) if name.start < self.place)
        here = next(chain(last, self.names), None)
        return here or next(reversed(self._earlier), None)  # which is looked for only where nobody is named here

    @property
    def pseudonym(self) -> bool:
        """Whether who is nearest is told by initials alone."""
        return self.nearest is not None and self.nearest.initials

    def bearer(self, label: str) -> Name | None:
        """Whose state stands at the place: that of the subject there, or of a name in apposition to it.

        A patient, a case or a body without a name is nobody, and so is who only speaks of them. label: the words at
        the place, of which "bệnh nhân" is such a head itself.
        """
        offset = len(self.before)
        text, place = self.before + (self.spoken or self.text), offset + self.place
        is_head = label == _PATIENT
        names = (*self._earlier, *(name.moved(offset) for name in self.names))
        body = None if is_head else _OF_BODY.search(text, max(0, place - _BEFORE), place)
        if body and not any(name.start <= body.start() < name.end for name in names):
            return None
        heads = [match.start() for match in _NOBODY.finditer(text, 0, place)]
        heads = [head for head in heads if not any(name.start <= head < name.end for name in names)]
        if is_head:
            heads.append(place)
        following = next((name for name in names if name.start >= place), None)
        named = following and _IS_NAMED.search(text[place : following.start])
        for name in reversed(names):
            if name.start < place and not _is_quoted(text, name, place, label):
                told = all(_is_apposed(text[name.end : head]) for head in heads if head >= name.end)
                return name if told else following if named else None
        if following is None or named:
            return following
        beside = "," in text[place : following.start] or following.start < place + _BESIDE
        fronted = beside and not any(head >= offset for head in heads)
        fronted = fronted and not _NOBODY.search(text, place + 1, following.start)
        fronted = fronted and (label not in _BEFALLS or _FRONT.search(text, 0, place) is not None)
        return following if fronted and not _speaks(text, following) else None

    @property
    def patient(self) -> bool:
        """Whether a patient or somebody else without a name is spoken of before the place."""
        return _NOBODY.search(self.text, 0, self.place) is not None

    @property
    def office(self) -> bool:
        """Whether the person holds a public office, and is nobody whom its holder gives something or visits."""
        if not (_OFFICE.stand_in(self.text) or _OFFICE.stand_in(self.before)):
            return False
        given = max((match.end() for match in _GIVES.finditer(self.text, 0, self.place)), default=0)
        to_name = given and next(names_in(self.text[given : self.place]), None)
        return not to_name or _OFFICE.stand_in(self.text[given:])

    @property
    def office_of_one(self) -> bool:
        """Whether the full sentence tells the public office of the one person whom it names."""
        longer = len(self.whole) > len(self.text)
        return (_OFFICE.stand_in(self.whole) if longer else self.office) and len([*names_in(self.whole)]) == 1

    @property
    def body(self) -> bool:
        """Whether it speaks of an agency, a company or a fund."""
        return _tells_of_body(self.text)

    @property
    def body_of_place(self) -> bool:
        """Whether it speaks of a body elsewhere than before a person with a title who is named before the place."""
        titled = (name.end for name in self.names if name.titled and name.end <= self.place)
        return _tells_of_body(self.text[max(titled, default=0) :])

    @property
    def body_near(self) -> bool:
        """Whether another part of the full sentence does, or the sentence before."""
        return _tells_of_body(self.before) or _tells_of_body(self.whole)

    @cached_property
    def represents(self) -> bool:
        """Whether the person is named as who represents a body, whose numbers and address are told."""
        return _REPRESENTS.search(self.whole) is not None and _tells_of_body(self.whole)

    @property
    def begins_with_body(self) -> bool:
        """Whether such a body is named before the place that is asked about, and no person."""
        named = any(name.start < self.place and not name.historic for name in self.names)
        return not named and _tells_of_body(self.text[: self.place])

    @property
    def hotline(self) -> bool:
        """Whether it gives a number that anyone may call."""
        return _HOTLINE.stand_in(self.text) or (not self.names and _HOTLINE.stand_in(self.before))

    @cached_property
    def past(self) -> bool:
        """Whether it speaks of history, the dead or an anniversary, or gives an example."""
        who = self.nearest
        lives = who is not None and who.titled and not _MARTYR.search(self.text[: who.start])
        kin = who in self.names and _KIN.search(self.text[: who.start])
        told = self.text if kin else self.whole
        told = _OF_MARTYR.sub("", told) if lives or kin else told
        if _PAST.stand_in(told) or _LONG_AGO.search(self.text.lower()):
            return True
        return who is not None and who.historic

    @property
    def example(self) -> bool:
        """Whether it gives an example."""
        return _EXAMPLE.stand_in(self.whole)

    @property
    def condition(self) -> bool:
        """Whether it speaks of anyone who meets a condition."""
        return _CONDITION.stand_in(self.text)


_PATIENT = "bệnh nhân"
_NOBODY = expression(
    r"(?<!\w)(?:bệnh\s+nh(?:ân|i)|(?-i:ca|Ca\s+(?:bệnh|nhiễm|mắc|thứ|số))|trường\s+hợp|bn|(?:nữ|nam)\s+(?:tiếp|du|hành|sinh|điều|công|nhân|bệnh|giới)|tiếp\s+viên"
    r"|du\s+khách|hành\s+khách|phi\s+công|sản\s+phụ|thai\s+phụ|cô\s+gái|bé\s+(?:gái|trai)|cụ\s+(?:ông|bà)|phụ\s+nữ|trẻ"
    rf"|người(?!\s+(?:con|vợ|chồng|cha|bố|mẹ|em|anh|chị|thân|nhà|dân\s+tộc|(?-i:[{UPPER}])))|(?:một|hai|ba|\d+)\s+(?:hộ|em|cháu|bạn|học\s+sinh|công\s+nhân|cán\s+bộ))(?!\w)",
    re.IGNORECASE,
)
"""People who may be ill without being named."""
_OF_BODY = expression(
    r"(?<!\w)(?<!tại\s)(?<!ở\s)(?<!vào\s)(?<!từ\s)(?<!đến\s)(?<!của\s)"
    r"(?:hội\s+đồng|tiểu\s+ban|ban\s+chỉ\s+đạo|trung\s+tâm|khoa|đơn\s+vị|bệnh\s+viện|khu|cơ\s+sở|tổ|đội|phòng\s+chống|dịch"
    r"|phác\s+đồ|công\s+tác|nghiên\s+cứu|chuyên)(?:\s+[^\W\d_]+){0,3}\s*\Z",
    re.IGNORECASE,
)
"""What treats an illness or is against it, right before its name."""
_SPEECH = rf"(?:{any_of('speech')})(?!\w)"
SPEAKS = expression(rf",?\s+(?:cũng\s+|vừa\s+[^,.;]{{2,25}}\s+vừa\s+)?{_SPEECH}")
_SAYS_OF_OTHERS = expression(
    rf"(?<!\w){_SPEECH}(?!.*?(?<!\w)(?:mình|bản\s+thân|tôi|ông|bà|anh|chị|em|cháu|cụ|cô)(?!\w))", re.DOTALL
)
_ACCORDING_TO = expression(r"(?<!\w)theo\s+(?!(?:bệnh|bản|cáo|hồ|kết|chẩn|giấy|đơn)\s)[^;.]{0,40}\Z", re.IGNORECASE)
_BEFALLS = ("bị", "mắc", "nhiễm")
"""Verbs that are said of machines and trees as well."""
_FRONT = expression(
    r"(?i)(?:\A|[,;.:!?(…–-])\s*(?:(?:dù|tuy|mặc|do|vì|bởi|sau|khi|lúc|từ|nhỏ|bé|không|may|đã|từng|vừa|mới|nay"
    r"|hiện|đang|bản|thân|năm|tuổi|và|còn|ngày|trước|bố|mẹ|cha|vợ|chồng|con|cũng|bị|phải|\d+)\s+){0,6}\Z"
)
"""Before a state that begins its clause: "Dù bị tai biến, bà Mẫu …"."""
_RESULT = expression(r"(?<!\w)(?:kết\s+quả|xét\s+nghiệm)\s[^,;.]*\Z", re.IGNORECASE)
"""Before who is told of: "kết quả của bà Mẫu khẳng định"."""
_IS = expression(r"(?:(?:cũng|chính|từng|vốn|là|một|làm)\s+)+\Z")
_IS_NAMED = expression(
    rf"(?:^[^,;:()]{{0,80}}(?<!\w)(?:là|có|gồm)|(?<!\w)tên(?:\s+là)?)\s+(?:[^\W\d_{UPPER}]+\s+){{0,3}}\Z"
    r"|^\W*bệnh\s+nh(?:ân|i)(?:\s+[^\s,;:()]+){1,4}\s+\Z|\s[–-]\s+\Z|^[^,;:().…]{0,20}…\s\Z"
)
"""Between a patient and the name."""


def _is_quoted(text: str, name: Name, place: int, label: str) -> bool:
    """Whether somebody who is named only speaks of what is told at a place."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    says = _SAYS_OF_OTHERS.search(text, name.end, place + len(label) + 1) and not _RESULT.search(before)
    return bool(says or _ACCORDING_TO.search(before))


def _speaks(text: str, name: Name) -> bool:
    return bool(SPEAKS.match(text, name.end) or _ACCORDING_TO.search(text[max(0, name.start - _BEFORE) : name.start]))


def _is_apposed(aside: str) -> bool:
    """Whether what follows some words after a name is who is named: "bà Mẫu, 63 tuổi, bệnh nhân"."""
    told = _IS.sub("", aside)
    return _ASIDE.fullmatch(told) is not None and (told != aside or aside.rstrip().endswith((",", "(", "-", "–")))


def _tells_of_body(text: str) -> bool:
    return _BODY.stand_in(text) or _NAMED_BODY.search(text) is not None


_NAME_LABEL = expression(
    r"(?:(?:họ\s+(?:và\s+)?tên|tên\s+khai\s+sinh)(?:[,/]?\s+\w+){0,4}|ho\s+(?:va\s+)?ten|(?<!\w\s)name|full\s+name)\s*[:|]"
    r"|(?:người\s+(?:nhận|gửi|khai|nộp)|chủ\s+hộ)\s*:\s*(?:ông|bà|anh|chị)\s",
    re.IGNORECASE,
)
_NAME_LINE = expression(
    r"[\W\d]*(?:[^:\d]{2,30}:\s*)?(?P<name>[^:]{4,60}?)"
    r"(?:[\s,(–-]+(?:sinh|SN|sn|NS)(?:\s+(?:năm|ngày))?[\s:]*[\d/.-]{4,10}\)?)?[:.]?"
)


def has_name_label(line: str) -> bool:
    """Whether a line has a form's label for the name of a person."""
    return _NAME_LABEL.search(line) is not None


def is_person_line(line: str) -> bool:
    """Whether a line begins what is told of a person item by item: little but a name, or a label for one."""
    if has_name_label(line):
        return True
    match = _NAME_LINE.fullmatch(line)
    if match is None or _OFFICE.stand_in(line) or _tells_of_body(line):
        return False
    start = match.start("name")
    return any(3 * (name.end - start) >= 2 * len(match["name"]) for name in names_in(line))
