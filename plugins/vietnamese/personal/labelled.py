"""Data named by a label: "Quê quán: xã Thử", "ông Mẫu sinh năm 1960 tại xã Thử"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from plugins.vietnamese.text import fold

from .ages import aged
from .beside import HOUSED, NEAR, begins, beside_birth, beside_name
from .expressions import expression
from .findings import AROUND, EDGES, PersonalData, finding
from .labels import AT, DATE, PATTERNS, Told
from .lexicon import UPPER, Hit, Lexicon, Strength, any_of
from .lines import Line
from .meanings import is_label, is_value
from .names import names_in, starts_with_name
from .places import home_end, place_end
from .tables import CELL_END
from .verdict import NUMBERS, PLACES, Claim, verdict

_MOST_IN_LINE = 100
"""The most labels of one kind judged in one line; a line with so many is reported anyway."""
_UNMARKED_LINES = expression(r"(?m)^(?:[ -~]{12,}(?:\n|$))+")
"""Matches successive lines of ASCII letters and signs alone, except short ones."""
_AFFLICTED = expression(any_of("before_illnesses"))
_TREATS = expression(any_of("doctors"))
_FAMILY = expression(any_of("family_before_at"))
_BORN_AT = expression(r"(?:,?\s+(?=tại)|\s+)(?P<words>tại|ở|Tại(?=:)):?\s+")
_BORN_ON = expression(rf",?\s+(?:vào\s+)?(?P<words>ngày|năm)\s+(?P<value>{DATE})")
_DATED = expression(rf"(?i)(?:ngày|tháng|năm)\s+(?P<value>{DATE}),?\s+(?P<whom>(?:(?!của\s)[^\W\d_]+\s+){{1,8}})\Z")
"""Matches a date and a person before a verb of birth: "Năm 1970, ông Mẫu sinh ra"."""


def labelled(text: str) -> Iterator[PersonalData]:
    """What the labels of a text name; lines typed without marks among others are read by themselves."""
    if not text.isascii():
        for lines in _UNMARKED_LINES.finditer(text):
            yield from labelled(lines[0])
    line = Line(text, 0)
    reached: defaultdict[str, int] = defaultdict(int)  # by kind, the end of the last value
    for hit in _lexicon(unmarked=text.isascii()).hits(text):
        line, kind = line.at(hit.start), hit.label.kind
        line.counts[kind] += 1
        if line.counts[kind] > _MOST_IN_LINE:
            continue
        if kind == "age":
            yield from aged(line, hit.start, hit.end)
        elif hit.label.tail and hit.label.strength is Strength.SHARED:
            if hit.end >= max(reached[place] for place in PLACES):  # unlike "quê của ông Mẫu ở xã Thử"
                yield from _beside(hit, line)
        elif (told := PATTERNS[kind].told(text, hit.end) or _dated(hit, line)) and told.start >= reached[kind]:
            found = [*_told(hit, told, line)]  # "bị thương tật 61%" is reported by its first label
            reached[kind] = told.end if found else reached[kind]
            yield from found


@cache
def _lexicon(*, unmarked: bool) -> Lexicon:
    """The labels of PATTERNS, with marks or without any."""
    return Lexicon(
        (name, strength, fold(pattern) if unmarked else pattern)
        for name, kind in PATTERNS.items()
        for strength, patterns in zip(Strength, (kind.labels, kind.turns, kind.shared), strict=True)
        for pattern in patterns
    )


def _beside(hit: Hit, line: Line) -> Iterator[PersonalData]:
    """The value that begins in a label without meaning of its own, if it stands beside a name: "ở thôn Thử"."""
    kind, words, text = hit.label.kind, hit.label.words, line.text
    near = line.before(hit.start, NEAR)
    if words == AT and not (begins(near) or _FAMILY.search(near) or HOUSED.search(near)):
        return
    before = line.before(hit.start, AROUND).rstrip()
    if kind == "health" and (_TREATS.search(before) or not _AFFLICTED.search(before)):
        return  # "Bác sĩ Mẫu: chấn thương sọ não …", "bà Mẫu, khoa ung thư"
    told = PATTERNS[kind].told(text, hit.end)
    end = home_end(text, hit.end) if kind == "home" else told.end if told else 0
    if end and (scope := beside_name(line, hit.start, (hit.end, end))):
        yield finding(kind, text[hit.end : end].strip(EDGES), words, sure=not scope.pseudonym)


def _told(hit: Hit, told: Told, line: Line) -> Iterator[PersonalData]:
    """The value after a label, if it is personal; for a birth, the day and the place."""
    kind, words, text = hit.label.kind, hit.label.words, line.text
    of_family = kind == "home" and hit.label.strength is Strength.FORM
    below_row = "\n" in told.gap and CELL_END in line.text[line.start : line.end]
    if below_row or (line.mourned and kind not in NUMBERS and not of_family):
        return
    value = told.value.strip(EDGES)
    before = line.before(hit.start, AROUND)
    rest = text[told.end : told.end + AROUND]
    if (
        not value
        or _ends_name(text[hit.start : hit.end].strip(), before)
        or not is_label(kind, words, before, rest.lstrip())
        or not is_value(kind, words, told, value)
    ):
        return
    value = _before_name(value) if kind == "birthplace" else value
    start = text.index(value, told.start)
    end = start + len(value)
    scope = line.scope(hit.start, end, (start, end) if kind in PLACES else None)
    sure = verdict(Claim(hit.label, told, value, rest, line, scope))
    if sure is None:
        return
    yield finding(kind, value, words, sure=sure)
    if kind == "birth" and (also := _BORN_AT.match(text, end)) and (last := place_end(text, also.end())):
        yield finding("birthplace", text[also.end() : last].strip(EDGES), also["words"], sure=sure)
    if kind == "birth":
        yield from beside_birth(text, end, "", sure=sure)
    if kind == "birthplace" and words.startswith("sinh") and (also := _BORN_ON.match(text, end)):
        yield finding("birth", also["value"], also["words"], sure=sure)


def _dated(hit: Hit, line: Line) -> Told | None:
    """The date of a birth that is told before the verb: "Năm 1970, ông Mẫu sinh ra tại làng Thử"."""
    if hit.label.kind != "birth" or not hit.label.words.startswith(("sinh ra", "chào đời", "được sinh")):
        return None
    match = _DATED.search(line.text, max(line.start, hit.start - NEAR), hit.start)
    return Told("", match["value"], *match.span("value")) if match and starts_with_name(match["whom"]) else None


def _ends_name(label: str, before: str) -> bool:
    """Whether a label is the last word of a person's name: "Lê Văn Quê (Chủ nhiệm …)"."""
    first, _, more = label.partition(" ")
    ends = first.istitle() and more in ("", "ở", "tại")
    return ends and bool(re.search(rf"(?<!\w)[{UPPER}]\w+\s*\Z", before))


def _before_name(place: str) -> str:
    """A place without the name of a person right after it: "quê Hải Hậu Mai Văn Mẫu"."""
    cuts = (name.start for name in names_in(place) if name.start and place.count(" ", name.start, name.end) > 1)
    return place[: next(cuts, None)].rstrip(EDGES)
