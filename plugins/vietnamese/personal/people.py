"""What a sentence is about: a named person, an office, a body, the past, or anyone who meets a condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property, lru_cache
from itertools import chain, takewhile
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.text import fold
from plugins.vietnamese.words import phrases_of, spelled

from .expressions import expression
from .lexicon import WORDS, Cues, any_of

FAMILY_NAMES, RARE_FAMILY_NAMES = (phrases_of(WORDS[name]) for name in ("families", "rare_families"))
_PLACES, _COMMON_WORDS, _TITLES, _NO_NAME, _FIGURES, NATIONS, _BODY_WORDS = (
    frozenset(spelled(WORDS[name]))
    for name in (
        "places_called_as_families", "common_words", "titles", "no_names", "figures", "nations", "body_words"
    )
)  # fmt: skip
_OFFICE, _PAST, _CONDITION = (Cues(WORDS[name], WORDS[f"no_{name}"]) for name in ("offices", "past", "conditions"))
_BODY, _HOTLINE, _EXAMPLE = (Cues(WORDS[name]) for name in ("bodies", "hotlines", "examples"))
UPPER = "A-ZĐÀ-ÃÈ-ÊÌÍÒ-ÕÙÚÝĂĨŨƠƯẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸ"
_WORD = rf"[{UPPER}](?:[\w’'-]|\.(?=\w))*"
_RUN = expression(rf"{_WORD}(?: {_WORD})*")
"""Matches a run of capitalised words."""
_LINKS = frozenset(("là", "cho", "của", "trẻ"))
"""Words that may come between a title and a name: "họ và tên là", "ca sĩ trẻ"."""
_MIDDLE_NAMES = frozenset(("văn", "thị", "a"))
"""Middle names that mark a personal name whatever the family name."""
_NO_FIGURE = expression(r"(?<!\w)(?:ông|bà|anh|chị|em|cháu|bạn|tên|đường|phố|trường|thpt|thcs|quận|\d[\w/]*)[\s:|]+\Z")
"""Matches before a living namesake of such a figure, or something named after one."""
_LAND = frozenset(("hồ", "đèo"))
"""Family names that are also words for landforms."""
_INITIALS = expression(rf"[{UPPER}]\w{{0,2}}(?:(?:\.[{UPPER}]\w{{0,2}})+(?!\w)|\.(?=[\s,(]))")
"""Matches initials in place of a name: "N.T.H", "B.T.Th", "H."."""
_UNMARKED = expression(
    r" (?:VAN|THI|Van|Thi) |^(?:NGUYEN|TRAN|PHAM|HOANG|HUYNH|DANG|BUI|DUONG|TRUONG)(?: [A-Z]{1,6}){2}"
)
"""Matches a name typed without marks."""
_SIGNS = ':：(“"•|'
_BEFORE = 40  # characters examined before a name
_BESIDE = 35
"""The most characters between a state and the name after it if no comma separates them."""
_LONGEST_TITLE = 5
_LEAST_AS_BODY = 3
"""The fewest words of a name whose first word also begins names of bodies: "chị Ngân Thị Mẫu"."""
_SHORT_NATIONS = frozenset(("anh", "pháp", "mỹ", "đức", "nga", "úc", "nhật", "hàn", "việt"))
_OF_NATIONS = (["sinh"], ["viên"], ["dân"], ["nhân"], ["khách"])
"""Word endings after which these are nations, not names: "du học sinh Pháp", "bệnh nhân Việt kiều"."""
_RATED = ("hạng", "binh", "sbd", "danh", "stt")
"""Words before a number that is a degree or a rank: "thương binh 1/4 Mai Văn Mẫu", "SBD 07 Lê Mẫu"."""
_HOUSE_NUMBER = expression(r"\d{1,3}(?:/\d+)*[a-z]?")
_ALSO_GIVEN = frozenset(("công", "quốc", "trung", "văn", "chính", "liên", "ngân", "trường"))
_CALLED = frozenset(("ông", "bà", "anh", "chị", "em", "cháu", "cụ", "cô", "chú", "bác", "thầy", "bé", "sĩ", "sỹ"))
"""Titles after which one of these words begins a given name: "anh Trung Kiên"."""
_GOES_ON = expression(rf" [^\W\d_{UPPER}]")
"""Matches the rest of a body's or an office's name: "ông Hội đồng", unlike "cô Liên"."""
_GIVES = expression(
    r"(?<!\w)(?<!được\s)(?:trao(?!\s+đổi)|tặng|thăm|gặp|chúc\s+(?:mừng|thọ)|chia\s+buồn|động\s+viên)(?!\w)",
    re.IGNORECASE,
)
"""Matches before a person whom an official gives something or visits."""
_NAMED_BODY = expression(
    rf"(?<!\w)(?:Cục|Vụ|Sở|Bộ|Trạm|Đồn|Viện|Đại\s+học)(?!\w)|(?<!\w)(?:Báo|Đài|Tạp\s+chí)\s+[{UPPER}]|(?<!\w)Hội\s+(?!An\b)[{UPPER}]|(?<!\w)(?:cục|vụ|sở|bộ)\s+[{UPPER}]"
)
_REPRESENTS = expression(
    rf"(?i)đại\s+diện(?:(?:\s+theo\s+pháp\s+luật)?(?:\s*[:(]|\s+(?:là\s+)?(?:ông|bà)\s+(?-i:[{UPPER}]))"
    r"|\s+(?:cho\s+)?(?:công|tập|tổng|doanh)\s)|(?:giám\s+đốc|điều\s+phối(?:\s+viên)?|chủ\s+(?:dn|doanh\s+nghiệp|đầu\s+tư|sở\s+hữu))\s*:|\bdo\s[^,;]{3,40}\sđại\s+diện"
)
_MARTYR = expression(r"(?i)liệt\s+s[ĩỹ]\s+\Z")
_KIN = expression(r"(?i)(?<!\w)(?:vợ|chồng|con|cháu|em|anh|chị)(?:\s(?:trai|gái|ruột))?(?:\s(?:là|ông|bà))*\s+\Z")
_OF_MARTYR = expression(rf"[lL]iệt\s+s[ĩỹ]\s+(?:(?:[{UPPER}]\w+\s?){{2,4}})")
"""Matches a fallen soldier whose relatives are meant: "Bàn giao hài cốt liệt sĩ Thử cho em gái, bà Mẫu ở thôn Tạm"."""
_LONG_AGO = expression(
    r"s(?<!\ws)inh\s+(?:khoảng\s+)?(?:năm|ngày|vào)[\s\d/.-]*(?:1[0-8]\d\d|19[01]\d|192[0-4])(?!\d)"
    r"|đến\s+năm\s+(?:1[0-8]\d\d|19[0-4]\d)(?!\d)|[,;(–-]\s*mất\s+[\d/.]*\d{4}(?=\s*[),.;])"
    r"|\((?:[\d/.\s]*[/.])?\d{3,4}\s*[-–—]\s*(?:[\d/.\s]*[/.])?\d{3,4}\)"
)
"""Matches a birth before 1925, an end before 1950, or the years of a life."""
_WHAT = (
    r"(?:\s(?:(?:đang|vốn)\s)?(?:(?:là|làm\s(?:nghề|thợ|công|thuê|ruộng|rẫy))\s[^\W\d_][^,;:.()–\n]{1,40}(?=,|(?<=\S)\Z)"
    r"|(?:bị|mắc)\s[^,;:.()–\n]{2,40}(?=,|\Z)))?"
)
_WHEN = (
    r"(?:năm\s+nay\s+)?\d{1,3}\s+(?:tuổi|(?:nhân\s+)?khẩu)"
    r"|(?:(?:sinh|sn|ns|s|s\.n|n\.s|ngày|năm)[.:]?\s+)*[\d/.]*\d{4}"
)
_ROLE = r"(?<=[,(–-]\s|.[,(–-])(?!\s)(?:\d{1,2}(?=[a-z]\d?\b))?[^\W\d_](?:(?!\s(?:ở|tại)\s)[^,;:.()–\n]){0,40}?"
_ASIDE = expression(
    rf"\.?{_WHAT}(?:(?:[\s,;:(–-]*(?:{_WHEN}|{_ROLE}(?=\s*[,)–-]|(?<=\S)\Z)))*|(?:[\s,;:(–-]*(?:{_WHEN}))*[\s,;:(–-]*{_ROLE}(?=\s+\Z))"
    r"[\s,):(–-]*(?:(?:hiện|(?:năm\s+)?nay|mới|đã|đang|ngay|nhà)\s+)*(?:ở\s+)?",
    re.IGNORECASE,
)
"""Matches what may come between a name and its details: ages, years, occupations, each after a comma."""
_LONGEST_ASIDE = 90
ALIAS = expression(rf"\s*\((?:tức|tên|biệt\s+danh|còn\s+gọi|tự(?=\s[“{UPPER}]))\s[^()]*\Z")
"""Matches an open bracket that begins with another name of a person: "Mai Văn Mẫu (tức Mẫu Lùn, 1987)"."""


class Name(NamedTuple):
    """A person's name in a text, or the initials in its place.

    start, end: its span, without any title before it; historic: whether it is a historical figure's.
    """

    start: int
    end: int
    titled: bool
    initials: bool
    historic: bool

    def moved(self, offset: int) -> Name:
        """The name, shifted by so many characters."""
        return self._replace(start=self.start + offset, end=self.end + offset)


class _Words(NamedTuple):
    """The words by which names are recognised."""

    families: frozenset[str]
    rare_families: frozenset[str]
    titles: frozenset[str]
    common: frozenset[str]
    title_ends: frozenset[str]
    """The last word of each title, for a quick check."""


@cache
def _words(*, unmarked: bool) -> _Words:
    """These words, with marks or without any."""
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
"""Matches details that only persons have, after a name of any ethnic origin."""


def names_in(text: str) -> Iterator[Name]:
    """The names of persons: capitalised words after a title, from a family name on, or around a middle name."""
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
        called = named[0] in _ALSO_GIVEN and not _CALLED.isdisjoint([*beside, *words[:first]][-1:])
        called = called and (len(named) > 1 or not _GOES_ON.match(text, run.end()))
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
    """The index of the capitalised word that begins a person's name without a title; -1 if none does."""
    reached = 0
    for first, word in enumerate(words):
        given = words[first + 1 :]
        common = word in known.families and len(given) > (first > 0)
        several = len(given) > 1 or (given[:1] and given[0].startswith(("h'", "h’")))  # "Ksor H’Mẫu"
        rare = several and (word in known.rare_families or given[0] in _MIDDLE_NAMES)
        if any(" ".join(words[first : first + number]) in known.common for number in (2, 3)):
            reached = first + 2
        elif first >= reached and (common or rare) and " ".join(words[first:]) not in _PLACES:
            return -1 if _leads_to_place([*before[-2:], *words[:first]][-2:]) else first
    return -1


def _leads_to_place(words: list[str]) -> bool:
    """Whether a name after these words is that of a street, a school or a prize."""
    if not words:
        return False
    of_house = _HOUSE_NUMBER.fullmatch(words[-1]) is not None and words[0] not in _RATED
    return of_house or words[-1] in _NO_NAME or " ".join(words) in _NO_NAME


def ends_with_place(text: str) -> bool:
    """Whether the capitalised words at the end of a text name a place; a quick check."""
    words = text.split()[-_LONGEST_TITLE - 1 :]
    capitals = [word.lower() for word in takewhile(lambda word: word[0].isupper() and word[-1] != ":", reversed(words))]
    before = words[: len(words) - len(capitals)]
    if capitals and capitals[-1] in _LAND and not _ends_with_title(" ".join(before).lower(), _words(unmarked=False)):
        return _MIDDLE_NAMES.isdisjoint(capitals)  # a lake, unlike "ông Hồ Mẫu"
    if not capitals:
        return bool(before) and before[-1] in _NO_NAME
    return before[-1:] != ["người"] and before[-2:] != ["dân", "tộc"] and _leads_to_place(before[-2:])


@lru_cache(maxsize=256)
def starts_with_name(text: str) -> bool:
    """Whether a text begins with a person's name; cached, since a line may be a cell of several tables."""
    name = next(names_in(text[:_BEFORE]), None)
    return name is not None and (
        name.start == 0 or (name.titled and not any(sign in text[: name.start] for sign in ",;)\n"))
    )


class Scope(Struct, frozen=True, dict=True):
    """A sentence, item or row, and the text before it on its line."""

    text: str
    before: str = ""
    spoken: str = ""
    """The text without a value whose names are those of streets and towns; "" if it is the same."""
    place: int = 0
    """The offset in the text that is in question."""
    whole: str = ""
    """The full sentence, of which the text is one part between semicolons."""

    @cached_property
    def names(self) -> tuple[Name, ...]:
        """The names of persons in it."""
        return tuple(names_in(self.spoken or self.text))

    @property
    def living(self) -> bool:
        """Whether it names a person who is not a historical figure."""
        return not all(name.historic for name in self.names)

    @property
    def person(self) -> bool:
        """Whether it names such a person, or the text before it does."""
        return self.living or not all(name.historic for name in self._earlier)

    def named_before(self, place: int) -> Name | None:
        """The person named right before a place, to whom a detail there belongs; None if there is none."""
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
        """The nearest name before the place, else the next one, else the last in the text before."""
        last = (name for name in reversed(self.names) if name.start < self.place)
        here = next(chain(last, self.names), None)
        return here or next(reversed(self._earlier), None)  # searched only if nobody is named here

    @property
    def named(self) -> str:
        """The nearest name, "" if there is none."""
        text = (self.spoken or self.text) if self.names else self.before
        return text[self.nearest.start : self.nearest.end] if self.nearest else ""

    @property
    def pseudonym(self) -> bool:
        """Whether the nearest name is only initials."""
        return self.nearest is not None and self.nearest.initials

    def bearer(self, label: str) -> Name | None:
        """The person whose state is told at the place: the subject there, or a name in apposition to it.

        An unnamed patient, case or body yields None, as does someone who only speaks of one. label: the words at the
        place; "bệnh nhân" is such a head itself.
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
        """Whether a patient or another unnamed person is mentioned before the place."""
        return _NOBODY.search(self.text, 0, self.place) is not None

    @property
    def office(self) -> bool:
        """Whether the person holds a public office, and does not just receive something or a visit from its holder."""
        text, place = self.before + self.text, len(self.before) + self.place
        if not _OFFICE.stand_in(text):
            return False
        given = max((match.end() for match in _GIVES.finditer(text, 0, place)), default=0)
        to_name = given and next(names_in(text[given:place]), None)
        return not to_name or _OFFICE.stand_in(text[given:])

    @property
    def office_of_one(self) -> bool:
        """Whether the full sentence gives the public office of the only person it names."""
        whole = Scope(self.whole, place=self.whole.find(self.text) + self.place)
        longer = len(self.whole) > len(self.text)
        return (whole if longer else self).office and len([*names_in(self.whole)]) == 1

    @property
    def body(self) -> bool:
        """Whether it mentions an agency, a company or a fund."""
        return _tells_of_body(self.text)

    @property
    def body_of_place(self) -> bool:
        """Whether it mentions a body after the last titled person named before the place, if there is one."""
        titled = (name.end for name in self.names if name.titled and name.end <= self.place)
        return _tells_of_body(self.text[max(titled, default=0) :])

    @property
    def body_near(self) -> bool:
        """Whether the full sentence or the one before mentions a body."""
        return _tells_of_body(self.before) or _tells_of_body(self.whole)

    @cached_property
    def represents(self) -> bool:
        """Whether the person is named as the representative of a body, whose numbers and address these are."""
        return _REPRESENTS.search(self.whole) is not None and _tells_of_body(self.whole)

    @property
    def begins_with_body(self) -> bool:
        """Whether a body, but no person, is named before the place."""
        named = any(name.start < self.place and not name.historic for name in self.names)
        return not named and _tells_of_body(self.text[: self.place])

    @property
    def hotline(self) -> bool:
        """Whether it gives a number that anyone may call."""
        return _HOTLINE.stand_in(self.text) or (not self.names and _HOTLINE.stand_in(self.before))

    @cached_property
    def past(self) -> bool:
        """Whether it is about history, the dead or an anniversary, or gives an example."""
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
        """Whether it is about anyone who meets a condition."""
        return _CONDITION.stand_in(self.text)


_PATIENT = "bệnh nhân"
_NOBODY = expression(
    r"(?<!\w)(?:bệnh\s+nh(?:ân|i)|(?-i:ca|Ca\s+(?:bệnh|nhiễm|mắc|thứ|số))|trường\s+hợp|bn|(?:nữ|nam)\s+(?:tiếp|du|hành|sinh|điều|công|nhân|bệnh|giới)|tiếp\s+viên"
    r"|khách(?!\s+hàng)|nhân\s+chứng|phi\s+công|sản\s+phụ|thai\s+phụ|cô\s+gái|bé\s+(?:gái|trai)|cụ\s+(?:ông|bà)|phụ\s+nữ|bà\s+con|đồng\s+bào|(?:các|những|nhiều|mọi)\s+(?:hộ|gia\s+đình|cặp|cụ|em|cháu)|trẻ"
    rf"|(?<!nửa\s)(?<!con\s)người(?!\s+(?:con|vợ|chồng|cha|bố|mẹ|em|anh|chị|thân|nhà|dân\s+tộc|(?-i:[{UPPER}])))|(?<!có\s)(?:một|hai|ba|\d+)\s+(?:hộ|em|anh\s+em|chị\s+em|cháu|bạn|học\s+sinh|công\s+nhân|cán\s+bộ))(?!\w)",
    re.IGNORECASE,
)
"""Matches unnamed people who may be ill."""
_OF_BODY = expression(
    r"(?<!\w)(?<!tại\s)(?<!ở\s)(?<!vào\s)(?<!từ\s)(?<!đến\s)(?<!của\s)"
    r"(?:hội\s+đồng|tiểu\s+ban|ban\s+chỉ\s+đạo|trung\s+tâm|khoa|đơn\s+vị|bệnh\s+viện|khu|cơ\s+sở|tổ|đội|phòng\s+chống|dịch"
    r"|phác\s+đồ|công\s+tác|nghiên\s+cứu|chuyên)(?:\s+[^\W\d_]+){0,3}\s*\Z",
    re.IGNORECASE,
)
"""Matches what treats or combats an illness, right before the illness."""
_SPEECH = rf"(?:{any_of('speech')})(?!\w)"
SPEAKS = expression(rf",?\s+(?:cũng\s+|vừa\s+[^,.;]{{2,25}}\s+vừa\s+)?{_SPEECH}")
_SAYS_OF_OTHERS = expression(
    rf"(?<!\w){_SPEECH}(?!.*?(?<!\w)(?:mình|bản\s+thân|tôi|ông|bà|anh|chị|em|cháu|cụ|cô)(?!\w))", re.DOTALL
)
_ACCORDING_TO = expression(r"(?<!\w)theo\s+(?!(?:bệnh|bản|cáo|hồ|kết|chẩn|giấy|đơn)\s)[^;.]{0,40}\Z", re.IGNORECASE)
_BEFALLS = ("bị", "mắc", "nhiễm")
"""Verbs that are also used of machines and trees."""
_FRONT = expression(
    r"(?i)(?:\A|[,;.:!?(…–-])\s*(?:(?:dù|tuy|mặc|do|vì|bởi|sau|khi|lúc|từ|nhỏ|bé|không|may|đã|từng|vừa|mới|nay"
    r"|hiện|đang|bản|thân|năm|tuổi|và|còn|ngày|trước|bố|mẹ|cha|vợ|chồng|con|cũng|bị|phải|\d+)\s+){0,6}\Z"
)
"""Matches before a state that begins its clause: "Dù bị tai biến, bà Mẫu …"."""
_RESULT = expression(r"(?<!\w)(?:kết\s+quả|xét\s+nghiệm)\s[^,;.]*\Z", re.IGNORECASE)
"""Matches before the person whom a result concerns: "kết quả của bà Mẫu khẳng định"."""
_IS = expression(r"(?:(?:cũng|chính|từng|vốn|là|một|làm)\s+)+\Z")
_IS_NAMED = expression(
    rf"(?:^[^,;:()]{{0,80}}(?<!\w)(?:là|có|gồm)|(?<!\w)tên(?:\s+là)?)\s+(?:[^\W\d_{UPPER}]+\s+){{0,3}}\Z"
    r"|^\W*bệnh\s+nh(?:ân|i)(?:\s+[^\s,;:()]+){1,4}\s+\Z|\s[–-]\s+\Z|^[^,;:().…]{0,20}…\s\Z"
)
"""Matches between a patient and the name."""


def _is_quoted(text: str, name: Name, place: int, label: str) -> bool:
    """Whether a named person merely speaks of what is told at a place."""
    before = text[max(0, name.start - _BEFORE) : name.start]
    says = _SAYS_OF_OTHERS.search(text, name.end, place + len(label) + 1) and not _RESULT.search(before)
    return bool(says or _ACCORDING_TO.search(before) or _GIVES.search(text, name.end, place))


def _speaks(text: str, name: Name) -> bool:
    return bool(SPEAKS.match(text, name.end) or _ACCORDING_TO.search(text[max(0, name.start - _BEFORE) : name.start]))


def _is_apposed(aside: str) -> bool:
    """Whether a noun after these words refers to the name before them: "bà Mẫu, 63 tuổi, bệnh nhân"."""
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
    """Whether a line contains a form's label for a person's name."""
    return _NAME_LABEL.search(line) is not None


def is_person_line(line: str) -> bool:
    """Whether a line begins a person's details: little but a name, or a label for one."""
    if has_name_label(line):
        return True
    match = _NAME_LINE.fullmatch(line)
    if match is None or _OFFICE.stand_in(line) or _tells_of_body(line):
        return False
    start = match.start("name")
    return any(3 * (name.end - start) >= 2 * len(match["name"]) for name in names_in(line))
