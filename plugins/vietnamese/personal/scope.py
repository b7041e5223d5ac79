"""What a sentence is about: a named person, an office, a body, the past, or anyone who meets a condition."""

from __future__ import annotations

from functools import cached_property
from itertools import chain

from msgspec import Struct

from .expressions import expression
from .lexicon import UPPER, WORDS, Cues, any_of
from .names import Name, names_in

OFFICE, _PAST, _CONDITION, _BODY = (
    Cues(WORDS[name], WORDS[f"no_{name}"]) for name in ("offices", "past", "conditions", "bodies")
)
_HOTLINE, _EXAMPLE = (Cues(WORDS[name]) for name in ("hotlines", "examples"))
GIVES = expression(any_of("giving"))
_NAMED_BODY = expression(any_of("named_body"))
_REPRESENTS = expression(any_of("represents"))
_OF_MARTYR = expression(any_of("of_martyr"))
_LONG_AGO = expression(any_of("long_ago"))
_MARTYR = expression(r"(?i)liệt\s+s[ĩỹ]\s+\Z")
_KIN = expression(r"(?i)(?<!\w)(?:vợ|chồng|con|cháu|em|anh|chị)(?:\s(?:trai|gái|ruột))?(?:\s(?:là|ông|bà))*\s+\Z")
_WHAT = (
    r"(?:\s(?:(?:đang|vốn)\s)?(?:(?:là|làm\s(?:nghề|thợ|công|thuê|ruộng|rẫy))\s[^\W\d_][^,;:.()–\n]{1,40}(?=,|(?<=\S)\Z)"
    r"|(?:bị|mắc)\s[^,;:.()–\n]{2,40}(?=,|\Z)))?"
)
_WHEN = (
    r"(?:năm\s+nay\s+)?\d{1,3}\s+(?:tuổi|(?:nhân\s+)?khẩu)"
    r"|(?:(?:sinh|sn|ns|s|s\.n|n\.s|ngày|năm)[.:]?\s+)*[\d/.]*\d{4}"
    r"|(?:(?:mst|cccd|cmnd|cc|stk|(?:s?đt|điện\s+thoại)(?:\s+di\s+động)?)(?:\s+số)?[:\s]\s*)?\d[\d .]{7,15}"
)
_ROLE = r"(?<=[,(–-]\s|.[,(–-])(?!\s)(?:\d{1,2}(?=[a-z]\d?\b))?[^\W\d_](?:(?!\s(?:ở|tại)\s)[^,;:.()–\n]){0,40}?"
ASIDE = expression(
    rf"(?i)\.?{_WHAT}(?:(?:\s\((?:{_WHEN}|[^\W\d_][^,;:.()–\n]{{0,40}})\)(?=,)|[\s,;:(–-]*(?:{_WHEN}|{_ROLE}(?=\s*[,)–-]|(?<=\S)\Z)))*|(?:[\s,;:(–-]*(?:{_WHEN}))*[\s,;:(–-]*{_ROLE}(?=\s+\Z))"
    r"[\s,):(–-]*(?:(?:hiện|(?:năm\s+)?nay|mới|đã|đang|ngay|nhà)\s+)*(?:ở\s+)?"
)
"""Matches what may come between a name and its details: ages, years, occupations, each after a comma."""
_LONGEST_ASIDE = 90
ALIAS = expression(rf"\s*\((?:tức|tên|biệt\s+danh|còn\s+gọi|tự(?=\s[“{UPPER}]))\s[^()]*\Z")
NOBODY = expression(rf"(?i)(?<!\w)(?:{any_of('unnamed')})(?!\w)")
"""Matches unnamed people who may be ill."""


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
        """Whether it names such a person, or the text before it does and it tells of no body itself."""
        return self.living or not (self.body or all(name.historic for name in self.earlier))

    def named_before(self, place: int) -> Name | None:
        """The person named right before a place, to whom a detail there belongs; None if there is none."""
        for name in reversed(self.names):
            aside = ALIAS.sub("", self.text[name.end : place])
            if name.end <= place <= name.end + _LONGEST_ASIDE:
                other = NOBODY.search(aside) or tells_of_body(aside) or OFFICE.stand_in(aside)
                told = ASIDE.fullmatch(aside) and not other
                return name if told else None
        return None

    @cached_property
    def earlier(self) -> tuple[Name, ...]:
        """The names in the text before it."""
        return tuple(names_in(self.before))

    @cached_property
    def nearest(self) -> Name | None:
        """The nearest name before the place, else the next one, else the last in the text before."""
        last = (name for name in reversed(self.names) if name.start < self.place)
        here = next(chain(last, self.names), None)
        return here or next(reversed(self.earlier), None)  # searched only if nobody is named here

    @property
    def named(self) -> str:
        """The nearest name, "" if there is none."""
        text = (self.spoken or self.text) if self.names else self.before
        return text[self.nearest.start : self.nearest.end] if self.nearest else ""

    @property
    def pseudonym(self) -> bool:
        """Whether the nearest name is only initials."""
        return self.nearest is not None and self.nearest.initials

    @property
    def patient(self) -> bool:
        """Whether a patient or another unnamed person is mentioned before the place."""
        return NOBODY.search(self.text, 0, self.place) is not None

    @property
    def office(self) -> bool:
        """Whether the person holds a public office, and does not just receive something or a visit from its holder."""
        text, place = self.before + self.text, len(self.before) + self.place
        if not OFFICE.stand_in(text):
            return False
        given = max((match.end() for match in GIVES.finditer(text, 0, place)), default=0)
        to_name = given and next(names_in(text[given:place]), None)
        return not to_name or OFFICE.stand_in(text[given:])

    @property
    def office_of_one(self) -> bool:
        """Whether the full sentence gives the public office of the only person it names."""
        whole = Scope(self.whole, place=self.whole.find(self.text) + self.place)
        longer = len(self.whole) > len(self.text)
        return (whole if longer else self).office and len([*names_in(self.whole)]) == 1

    @property
    def body(self) -> bool:
        """Whether it mentions an agency, a company or a fund."""
        return tells_of_body(self.text)

    @property
    def body_of_place(self) -> bool:
        """Whether it mentions a body after the last titled person named before the place, if there is one."""
        titled = (name.end for name in self.names if name.titled and name.end <= self.place)
        return tells_of_body(self.text[max(titled, default=0) :])

    @property
    def body_near(self) -> bool:
        """Whether the full sentence or the one before mentions a body."""
        return tells_of_body(self.before) or tells_of_body(self.whole)

    @cached_property
    def represents(self) -> bool:
        """Whether the person is named as the representative of a body, whose numbers and address these are."""
        return _REPRESENTS.search(self.whole) is not None and tells_of_body(self.whole)

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


def tells_of_body(text: str) -> bool:
    """Whether a text mentions an agency, a company or a fund."""
    return _BODY.stand_in(text) or _NAMED_BODY.search(text) is not None
