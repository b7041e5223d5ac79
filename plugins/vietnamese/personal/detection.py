"""Finds what looks like personal data in Vietnamese text, and says why.

Sure is only what is tied to a person: by a label that forms have for persons, or by a name in the item, row or
sentence. Where a condition or a body is spoken of it is a guess, and of the past and of hotlines nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain, islice

from plugins.vietnamese.text import fold

from .hints import HINT, kinds_of
from .labels import AGE, NO_AGE, PATTERNS, is_label, is_of_forms, is_value, is_weak
from .people import UPPER, Scope, may_follow_name
from .tables import CELL_END, in_tables


@dataclass(frozen=True, slots=True)
class PersonalData:
    """A place in a text that looks personal.

    kind: a key of PATTERNS, or age. text: the data themselves. why: a code (why-label, why-name, why-mobile,
    why-identity-shape, why-mailbox) with its value. sure: whether they are tied to a person. line: in the file, 0
    where it is not known.
    """

    kind: str
    text: str
    why: str
    value: str
    sure: bool
    line: int = 0


_MOST_IN_LINE = 100
"""Finds of one kind that are judged in one line; with so many, what is wrong with it is told already."""
_MOST_IN_TEXT = 1000
"""Numbers and addresses of mail that are told of one text."""
_SENTENCE = 500
"""Letters on either side of a find that its sentence is looked for in."""
_BEFORE = 40  # letters looked at before a find
_FORM_LINES = 12
_FORM_LETTERS = 1000
"""So many lines below a name, the items of a form are still that person's."""
_SENTENCE_END = re.compile(
    r"(?<![A-ZĐ])(?<!\bTP)(?<!\bTp)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bsố)[.!?…](?=\s+[^\sa-z0-9])|;|(?<=\s)[-–•+](?=\s)(?=[^|]*:)"
)
_NAME_LINE = re.compile(rf"[\W\d]*(?i:ông|bà|anh|chị|đồng\s+chí|cụ)\s+[{UPPER}][^:]{{2,60}}[:.]?")
"""A line that is little but a person, above the items that tell of them."""
_NAME_LABEL = re.compile(r"(?:họ\s+(?:và\s+)?tên|tên\s+khai\s+sinh)(?:\s+\w+){0,3}\s*[:|]", re.IGNORECASE)
_OLD = 1925
"""Who was born before is history."""
_DEATH = re.compile(r"\s*[-–—]\s*(?:\d{1,2}[/.-]\d{1,2}[/.-])?\d{4}")
_LIMIT = re.compile(r"\s*(?:trở\s|và\s+sau|đến\s+(?:nay|ngày|hết)|hoặc\s+sau)", re.IGNORECASE)
_LONG_NUMBER = re.compile(r"[0-9][0-9 .-]{7,}[0-9]")
_PHONE = re.compile(r"(?<![\d/.,-])(?:\(?\+?84\)?|0)(?:[ .-]?\d){9}(?!\d|[/.,-]\d)")
_PRIVATE = re.compile(r"(?i)(?:di\s+động|đtdđ|điện\s+thoại\s+(?:riêng|cá\s+nhân|nhà)|zalo|viber)\W*$")
_OTHER_NUMBER = re.compile(
    r"(?i)(?<!\w)(?:mst|mã\s+số(?:\s+thuế|\s+doanh\s+nghiệp)?|mã|stk|tài\s+khoản|số\s+tk)(?:\W|số|là)*$"
)
"""Before a number of ten figures that is no telephone."""
_MOBILE = "35789"
_IDENTITY_SHAPE = re.compile(r"(?<![\d/.,-])0(?:0[1-9]|[1-8]\d|9[0-6])\d{3}[ .]?\d{3}[ .]?\d{3}(?!\d|[/.,-]\d)")
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]+@(?P<host>[\w-]+(?:\.[\w-]+)+)", re.ASCII)
_FREE = re.compile(
    r"(?:gmail|googlemail|outlook|hotmail|live|msn|icloud|me|proton|protonmail|zoho|aol|yandex)\.\w+(?:\.\w+)?"
    r"|(?:ymail|rocketmail)\.com|yahoo(?:\.\w+)+"
)
_HEALTH_LABELS = ("tình trạng sức khỏe", "nhóm máu")
_AFTER_NAMES = frozenset((",", "(", "ở"))
"""What tells of a home only right after a name."""
_WORD_START = re.compile(r"(?<!\w)(?=\w)|[,(]")
_LONGEST_LABEL, _LONGEST_HINT = 48, 24
"""Letters before a hint that its label may begin at, and after it."""
_SPACES = re.compile(r"\s+")
_OFFICE_KINDS = frozenset(("party", "ethnic", "religion", "nationality", "sex", "family"))
"""What may be known of the holder of a public office, whose life is published with the post."""
_FORM_KINDS = frozenset(("sex", "nationality"))
"""Told of a person in a form only; in a sentence these say little."""


def find_personal(text: str) -> Iterator[PersonalData]:
    """Everything in a text that looks like personal data; quick where nothing hints at any."""
    found: dict[PersonalData, None] = {}
    if lines := _hinted_lines(text):
        found.update(dict.fromkeys(_in_lines(lines, text)))
    if CELL_END in text:
        cells = (PersonalData(kind, value, "why-label", label, sure=True) for kind, value, label in in_tables(text))
        found.update(dict.fromkeys(cells))
    yield from found
    known = {data.text for data in found}
    places = ((match.start() - 7, match.end() + 2) for match in _LONG_NUMBER.finditer(text))
    yield from islice(chain.from_iterable(_in_number(text, *place, known) for place in places), _MOST_IN_TEXT)
    if "@" in text:
        yield from islice((data for data in _emails(text) if data.text not in known), _MOST_IN_TEXT)


@cache
def _expression(kind: str) -> re.Pattern[str]:
    return PATTERNS[kind].expression


def _hinted_lines(text: str) -> dict[int, dict[str, list[int]]]:
    """Where the lines begin that hint at labels; by the kinds of these, where in the line the hints stand."""
    lower = f"\n{text.lower()}"
    if len(lower) != len(text) + 1:  # letters such as "İ"
        lower = "\n" + "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    lines: dict[int, dict[str, list[int]]] = {}
    for match in HINT.finditer(lower):
        start = lower.rfind("\n", 0, match.start(1))
        kinds = lines.setdefault(start, {})
        for kind in kinds_of(match[1]):
            kinds.setdefault(kind, []).append(match.start(1) - 1 - start)
    return lines


def _in_lines(lines: Mapping[int, Mapping[str, Sequence[int]]], text: str) -> Iterator[PersonalData]:
    for start, kinds in lines.items():
        end = text.find("\n", start)
        line = text[start : end if end >= 0 else len(text)]
        in_form = cache(partial(_is_form, text, start, line))
        for kind, places in kinds.items():
            if kind == "age":
                yield from filter(None, map(_aged, islice(AGE.finditer(line), _MOST_IN_LINE)))
            else:
                for match in islice(_near(_expression(kind), line, places), _MOST_IN_LINE):
                    yield from _labelled(kind, match, in_form=in_form)


def _near(expression: re.Pattern[str], line: str, places: Iterable[int]) -> Iterator[re.Match[str]]:
    """What matches from a word or comma near any of some places on, in order, nothing twice.

    To try a label at every letter of a line takes as long as all else that is done with a text.
    """
    reached = 0
    for place in places:
        for start in _WORD_START.finditer(line, max(reached, place - _LONGEST_LABEL), place + _LONGEST_HINT):
            if start.start() >= reached and (match := expression.match(line, start.start())):
                reached = match.end()
                yield match
        reached = max(reached, place - _LONGEST_LABEL)


def _is_form(text: str, start: int, line: str) -> bool:
    """Whether a line, or one of a few above it, begins what is told of a person item by item."""
    above = text[max(0, start - _FORM_LETTERS) : start].split("\n")[-_FORM_LINES - 1 : -1]
    return any(_NAME_LABEL.search(other) or _NAME_LINE.fullmatch(other) for other in (line, *above))


def _labelled(kind: str, match: re.Match[str], *, in_form: Callable[[], bool]) -> Iterator[PersonalData]:
    line, label = match.string, _SPACES.sub(" ", match["label"]).lower()
    form = any(sign in match["gap"] for sign in ":：") or CELL_END.strip() in match["gap"]
    value = _trimmed(kind, match["value"])
    before = line[max(0, match.start() - _BEFORE) : match.start()]
    if not value or not is_label(kind, before) or (label in _AFTER_NAMES and not may_follow_name(before)):
        return
    if not is_value(kind, label, value, form=form):
        return
    place = (match.start("value"), match.start("value") + len(value)) if kind in ("home", "birthplace") else None
    scope = _scope(line, match.start(), match.end(), place)
    sure = _verdict(kind, label, value, scope, match, form=form, in_form=in_form)
    if sure is not None:
        yield PersonalData(kind, value, "why-label" if label.strip(",(") else "why-name", label, sure)


def _trimmed(kind: str, value: str) -> str:
    """A value without what follows it in the sentence."""
    value = value.strip(" ,")
    if kind in ("home", "birthplace") and (match := _NEXT_LABEL.search(value)):
        value = value[: match.start()].strip(" ,–-")
    return value


_NEXT_LABEL = re.compile(
    r"[,–-]\s*(?:sinh|nguyên\s+quán|quê|nơi|chỗ\s+ở|hiện|trú|thường\s+trú|số\s+điện|điện\s+thoại|đt|sđt|cccd"
    r"|cmnd|nghề|chức\s+vụ"
    r"|dân\s+tộc|trình\s+độ|là|đã|cho\s+(?:biết|rằng)|chia\s+sẻ|kể|nói|được|bị|từng|nhận|vẫn|email"
    rf"|nguyên\s+là|(?:ông|bà|anh|chị|em|cô|cụ|cậu|đồng\s+chí)(?=\s+(?-i:[{UPPER}])))(?!\w)",
    re.IGNORECASE,
)


def _scope(line: str, start: int, end: int, without: tuple[int, int] | None = None) -> Scope:
    """The sentence that holds a place of a line, and the one before it; without: a part whose names are of streets."""
    offset = max(0, start - _SENTENCE)
    line, start, end = line[offset : end + _SENTENCE], start - offset, end - offset
    ends = [match.end() for match in _SENTENCE_END.finditer(line) if not start < match.start() < end]
    first = max((place for place in ends if place <= start), default=0)
    last = min((place for place in ends if place >= end), default=len(line))
    earlier = max((place for place in ends if place < first), default=0)
    spoken = f"{line[first : without[0] - offset]}…{line[without[1] - offset : last]}" if without else ""
    return Scope(line[first:last], line[earlier:first], spoken)


def _verdict(
    kind: str, label: str, value: str, scope: Scope, match: re.Match[str], *, form: bool, in_form: Callable[[], bool]
) -> bool | None:
    """Whether a find is sure, a guess, or (None) nothing."""
    person = scope.person or in_form()
    if kind == "birth":
        return _birth_verdict(label, value, scope, match, form=form, person=person)
    if kind in ("birthplace", "home"):
        if label in _AFTER_NAMES:
            start = scope.text.find(match["value"])
            before = scope.text[:start].rstrip().removesuffix("ở").rstrip(" ,(–-")
            return True if scope.names_end_at(len(before)) and not scope.body and not scope.past else None
        return _place_verdict(kind, label, scope, form=form, person=person)
    if kind in ("account", "tax", "plate"):
        if person and not (scope.body and kind != "plate" and not scope.names):
            return True
        return (
            True
            if "cá nhân" in f"{label} {match['gap']}".lower()
            else None
            if scope.body or scope.body_before
            else False
        )
    if kind in _OFFICE_KINDS and scope.office:
        return None
    if kind == "nationality" and not form and scope.names and not scope.body:
        return True
    if kind in _FORM_KINDS:
        return True if form and person else None if not form else False
    if kind in ("identity", "insurance"):
        return True
    if kind == "family" and not label:
        return True if scope.names and not scope.past and not scope.body else None
    if form and kind in ("party", "ethnic", "religion", "family"):
        return True
    if kind == "party":
        return None if scope.past else True
    if scope.past or kind != "health":
        return True if person and not scope.past and (scope.names or not scope.condition) else None
    return True if (form and label in _HEALTH_LABELS) or (person and (scope.names or not scope.condition)) else None


def _birth_verdict(
    label: str, value: str, scope: Scope, match: re.Match[str], *, form: bool, person: bool
) -> bool | None:
    year = int(value[-4:])
    rest = match.string[match.end() : match.end() + _BEFORE]
    if scope.past or year < _OLD or _DEATH.match(rest):
        return None
    if _LIMIT.match(rest) or (scope.condition and not scope.names):
        return False
    if label in ("sinh", "ns", "sn", "s.n", "s.n.", "sinh vào") and not (person or form):
        return None
    if not value.isdigit():
        return True
    return form or (person and not scope.office)


def _place_verdict(kind: str, label: str, scope: Scope, *, form: bool, person: bool) -> bool | None:
    if scope.past:
        return None
    if is_weak(kind, label):
        return True if person and not scope.body else None
    if scope.condition and not scope.names:
        return False if form or is_of_forms(label) else None
    if kind == "birthplace" and not form and scope.office:
        return False
    if form or person or is_of_forms(label):
        return True
    return None if scope.body else False


def _aged(match: re.Match[str]) -> PersonalData | None:
    """An age that is told of someone by name."""
    line = match.string
    scope = _scope(line, match.start(), match.end())
    before = line[max(0, match.start() - 60) : match.start()]
    if not scope.names or scope.past or scope.condition:
        return None
    if match["value"][0].isdigit() and (NO_AGE.search(before) or not _AFTER_NAME.search(before)):
        return None
    return PersonalData("age", match["value"], "why-name", "", sure=True)


_AFTER_NAME = re.compile(r"[\w).](?:\s*[,(]|\s+năm\s+nay|\s*:)?\s*(?:\(|nay\s+|hiện\s+)?$")


def _in_number(text: str, start: int, end: int, known: Iterable[str]) -> Iterator[PersonalData]:
    """A telephone or identity number in a part of the text; not one that a label has told already."""
    start = max(0, start)
    for match in _PHONE.finditer(text, start, end):
        digits = re.sub(r"\D", "", match[0])
        national = digits.removeprefix("84") if digits.startswith("84") else digits[1:]
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if _OTHER_NUMBER.search(before):
            continue
        if len(national) == 9 and national[0] in _MOBILE and not any(match[0] in other for other in known):
            scope = _scope_in(text, match)
            if scope.hotline:
                continue
            sure = bool(scope.names) or _PRIVATE.search(before) is not None
            yield PersonalData("phone", match[0], "why-mobile", "", sure)
    for match in _IDENTITY_SHAPE.finditer(text, start, end):
        if not any(match[0] in other for other in known):
            sure = bool(_scope_in(text, match).names)
            yield PersonalData("identity", match[0], "why-identity-shape", "", sure)


def _scope_in(text: str, match: re.Match[str]) -> Scope:
    first = text.rfind("\n", 0, match.start()) + 1
    last = text.find("\n", match.end())
    line = text[first : last if last >= 0 else len(text)]
    return _scope(line, match.start() - first, match.end() - first)


def _emails(text: str) -> Iterator[PersonalData]:
    for match in _EMAIL.finditer(text):
        host = fold(match["host"])
        if _FREE.fullmatch(host):
            scope = _scope_in(text, match)
            yield PersonalData("email", match[0], "why-mailbox", host, bool(scope.names) or not scope.body)


KINDS: Mapping[str, None] = dict.fromkeys((*PATTERNS, "age"))
"""Every kind, for the messages that name them."""
