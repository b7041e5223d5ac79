"""Whose state a sentence tells of: its subject or a name in apposition, but nobody who only speaks of it."""

from __future__ import annotations

import re

from .expressions import expression
from .findings import AROUND
from .lexicon import any_of
from .names import Name
from .scope import ASIDE, GIVES, NOBODY, Scope

_BESIDE = 35
"""The most characters between a state and the name after it if no comma separates them."""
_PATIENT = "bệnh nhân"
_OF_BODY = expression(
    r"(?i)(?<!\w)(?<!tại\s)(?<!ở\s)(?<!vào\s)(?<!từ\s)(?<!đến\s)(?<!của\s)"
    rf"(?:{any_of('treating')})(?:\s+[^\W\d_]+){{0,3}}\s*\Z"
)
"""Matches what treats or combats an illness, right before the illness."""
_SPEECH = rf"(?i:{any_of('speech')})(?!\w)"
SPEAKS = expression(rf"(?:,\s*|\s+)(?:cũng\s+|vừa\s+[^,.;]{{2,25}}\s+vừa\s+)?{_SPEECH}")
_SAYS_OF_OTHERS = expression(
    rf"(?<!\w){_SPEECH}(?!.*?(?<!\w)(?:mình|bản\s+thân|tôi|ông|bà|anh|chị|em|cháu|cụ|cô)(?!\w))", re.DOTALL
)
_ACCORDING_TO = expression(r"(?<!\w)theo\s+(?!(?:bệnh|bản|cáo|hồ|kết|chẩn|giấy|đơn)\s)[^;.]{0,40}\Z", re.IGNORECASE)
_BEFALLS = ("bị", "mắc", "nhiễm")
"""Verbs that are also used of machines and trees."""
_FRONT = expression(rf"(?i)(?:\A|[,;.:!?(…“\"|+•–-])\s*(?:(?:{any_of('before_states')})\s+){{0,6}}\Z")
"""Matches before a state that begins its clause: "Dù bị tai biến, bà Mẫu …"."""
_RESULT = expression(any_of("before_result"))
_LIVESTOCK = expression(any_of("livestock"))
_IS = expression(r"(?:(?:cũng|chính|từng|vốn|là|một|làm)\s+)+\Z")
_IS_NAMED = expression(any_of("is_named"))
"""Matches between a patient and the name."""


def bearer(scope: Scope, label: str) -> Name | None:
    """The person whose state is told at the place of a sentence: the subject there, or a name in apposition to it.

    An unnamed patient, case or body yields None, as does someone who only speaks of one. label: the words at the place;
    "bệnh nhân" is such a head itself.
    """
    offset = len(scope.before)
    text, place = scope.before + (scope.spoken or scope.text), offset + scope.place
    is_head = label == _PATIENT
    names = (*scope.earlier, *(name._replace(start=name.start + offset, end=name.end + offset) for name in scope.names))
    body = None if is_head else _OF_BODY.search(text, max(0, place - AROUND), place)
    if body and not _within(body.start(), names):
        return None
    heads = [match.start() for match in NOBODY.finditer(text, 0, place) if not _within(match.start(), names)]
    heads += [place] * is_head
    following = next((name for name in names if name.start >= place), None)
    named = following and _IS_NAMED.search(text[place : following.start])
    for name in reversed(names):
        if name.start < place and not _is_quoted(text, name, place, label):
            owns = _LIVESTOCK.search(text, max(0, name.start - AROUND), name.start)
            told = not owns and all(_is_apposed(text[name.end : head]) for head in heads if head >= name.end)
            return name if told else following if named else None
    if following is None or named or _is_fronted(text, place, following, label, any(head >= offset for head in heads)):
        return following
    return None


def _within(place: int, names: tuple[Name, ...]) -> bool:
    return any(name.start <= place < name.end for name in names)


def _is_fronted(text: str, place: int, name: Name, label: str, headed: bool) -> bool:
    """Whether a state before a name is that person's: "Dù bị tai biến, bà Mẫu …"."""
    beside = "," in text[place : name.start] or name.start < place + _BESIDE
    if headed or not beside or NOBODY.search(text, place + 1, name.start):
        return False
    if label in _BEFALLS and not _FRONT.search(text, 0, place):
        return False
    speaks = SPEAKS.match(text, name.end) or _ACCORDING_TO.search(text[max(0, name.start - AROUND) : name.start])
    return not speaks


def _is_quoted(text: str, name: Name, place: int, label: str) -> bool:
    """Whether a named person merely speaks of what is told at a place."""
    before = text[max(0, name.start - AROUND) : name.start]
    says = _SAYS_OF_OTHERS.search(text, name.end, place + len(label) + 1) and not _RESULT.search(before)
    return bool(says or _ACCORDING_TO.search(before) or GIVES.search(text, name.end, place))


def _is_apposed(aside: str) -> bool:
    """Whether a noun after these words refers to the name before them: "bà Mẫu, 63 tuổi, bệnh nhân"."""
    told = _IS.sub("", aside)
    return ASIDE.fullmatch(told) is not None and (told != aside or aside.rstrip().endswith((",", "(", "-", "–")))
