"""Names of public bodies in a line of text: where one ends that begins behind the title of a post.

A name is made of parts, and of what joins them: "Sở Văn hóa, | Thể thao | và | Du lịch | tỉnh Thanh Hóa". A part is
    a head with its tails: "Ban Chỉ đạo quốc gia", or that of an area: "Huyện ủy Ba Vì";
    an area: "tỉnh Thanh Hóa"; a known place, a number or an acronym: "Hà Nội", "7", "ĐHQG";
    a field, of the list or a word of a capital and a small syllable: "Thông tin", "Biển";
and where no list knows the words that follow, the name of a person behind them tells where the body ends.
"""

from __future__ import annotations

import re

from plugins.vietnamese.personal.people import UPPER

from .lexicon import (
    ACRONYMS,
    AREAS,
    BODIES,
    COMPANIES,
    COUNTRIES,
    DEEDS,
    FIELDS,
    FIRMS,
    LEADERS,
    LONE_FIELDS,
    NAMESAKES,
    NOT_IN_BODIES,
    NOT_IN_FIELDS,
    NOUNS,
    PERSONS,
    PROVINCES,
    TAILS,
)  # fmt: skip
from .names import DEGREES, RANKED, RUN, WORD, is_syllable, is_vietnamese, name_after, name_within, place_words
from .phrases import any_of, beginnings, in_any_case
from .titles import begins_title

# What a name begins with

_HEAD = re.compile(
    rf"(?!Báo chí|Phòng không|Khoa học|Phòng,? chống|xã hội|nước ngoài|Trường Chinh|Đoàn [{UPPER}][^\W\d{UPPER}]* [{UPPER}][^\W\d{UPPER}])"
    rf"(?:{any_of(BODIES)}(?:-[A-ZĐ]{{2,}})?(?![\w&-]| trưởng(?!\w))"
    rf"|{any_of(ACRONYMS)}[A-ZĐƯ]*(?![\w&-])|(?:báo|tạp chí|phòng)(?= [{UPPER}])|sở(?= )(?! (?:hữu|thích|tại|trường)(?!\w)))"
)
"""No person of the family Đoàn, whose name has a capital in each word, is one."""
CAPITAL_HEAD = (
    rf"(?!ĐOÀN (?!THANH NIÊN|TNCS|ĐẠI BIỂU|THANH TRA|KHỐI|LUẬT SƯ))"
    rf"{any_of([body.upper() for body in BODIES])}(?![\w&-]| TRƯỞNG(?!\w))"
)
_CAPITAL_HEAD = re.compile(CAPITAL_HEAD)
_BEGINNINGS = beginnings(BODIES, FIELDS, LONE_FIELDS, PROVINCES, COUNTRIES, in_any_case(COMPANIES))
FIRM = rf"{any_of(in_any_case(COMPANIES))}(?!\w)(?! (?:Nhà nước|Thế giới|Phát triển|Đối ngoại))"
_FIRM = re.compile(rf"{any_of(in_any_case(FIRMS))}(?!\w)")

_LEADERS = {office: frozenset((*heads, *map(str.upper, heads))) for office, heads in LEADERS.items()}
_NAMED_BODY = re.compile(
    rf"(?<![\w-])(?!(?i:ban giám ))(?:(?P<firm>{FIRM})|{any_of(frozenset().union(*_LEADERS.values()))}"
    rf"(?= ?:| (?:[{UPPER}]|(?:có|nhân dân|kiểm sát|{any_of(AREAS)})(?!\w))))"
)
"""A body where it is named and goes on with what it does, where it is or who is of it; or a company."""

# Its parts

_SMALL = rf"[^\W\d_{UPPER}]"
_TAIL = re.compile(rf" {any_of(TAILS)}(?!\w)")
_CAPITAL_TAIL = re.compile(rf"{any_of(tail.upper() for tail in TAILS if ' ' in tail)}(?!\w)")
_AREA = re.compile(rf"(?!Tỉnh [Đđ]oàn(?!\w)){any_of(AREAS)}(?! [ủu][yỷ](?!\w))(?:(?<=[Tt][PpX])\. ?| |(?!\w))")
_AREAS = re.compile(rf" các {any_of(AREAS)} ")
_NAMED = (
    "THPT ", "THCS ", "Trường ", "Trường Tiểu học ", "Trường Mầm non ", "Trường Đại học ", "Bệnh viện ",
    "Nhà hát ", "Thư viện ", "Báo ", "báo ", "Báo điện tử ",
)  # fmt: skip
"""What stands nowhere without its own name, which may be that of a person: "Trường Nguyễn Du"."""
_OF_AREA = ("ủy", "uỷ")
"""How the bodies of the Party end that lead a province, a town, a district: "Tỉnh ủy"."""
_PLACE = re.compile(rf"{any_of([*PROVINCES, *COUNTRIES])}(?![\w-])(?! (?:chế|luật|lý|lệnh)(?!\w))")
_KNOWN = re.compile(rf"{any_of((*PROVINCES, *NAMESAKES))}(?![\w-])")
_PROVINCE = re.compile(rf"{any_of(PROVINCES)}(?![\w-])")
_NUMBER = re.compile(r"(?:số )?[0-9]{1,3}(?:\.[0-9])?(?![\w/]|\.[0-9])")
_ACRONYM = re.compile(rf"(?!{any_of(DEGREES)}\b)[A-ZĐƯ]{{2,}}[0-9]{{0,2}}(?:[&-][A-ZĐƯ]+)*(?!\w)")
_FIELD = re.compile(rf"{any_of(FIELDS)}(?!\w)")
_ANY_FIELD = re.compile(rf"{any_of([*FIELDS, *map(str.lower, FIELDS)])}(?!\w)")
_COMPOUND = re.compile(rf"(?P<first>[{UPPER}]\w*) (?P<second>{_SMALL}+)(?!\w)")
_LONE = re.compile(rf"{any_of(LONE_FIELDS)}(?= ?(?:,|và [{UPPER}]| [{UPPER}]))")
"""As in "Xuất bản, In và Phát hành"."""
_LONE_OF_PAIR = re.compile(rf" [{UPPER}][^\W\d_]*(?= và (?P<next>[{UPPER}])[^\W\d_]* {_SMALL})")
"""As in "Tổng cục Biển và Hải đảo"."""
_HONORIFICS = frozenset(("ông", "bà", "anh", "chị", "em", "cháu", "cô"))
_WHOLE = re.compile(r"UBND|HĐND|(?:Ủy ban|Hội đồng) nhân dân|(?:tỉnh|thành|huyện|quận|thị) [ủu][yỷ]|nhà trường", re.I)
"""With which no small words go on."""
_UNLISTED = re.compile(rf",? (?P<small>(?:{any_of((*NOUNS, *DEEDS))}|(?<=ương )Đoàn|{_SMALL}+(?:/{_SMALL}+)?)(?!\w))")
_LEADS_ON = {"của": _HEAD, "thuộc": _HEAD, "tại": _PLACE, "về": _FIELD}
"""What follows small words with which a body goes on: "tại Lào"; of these, a further body only behind other words."""
_OF_PERSON = re.compile(rf"(?<!\w)(?:và|(?!tác|hội|đoàn){_SMALL}+ {any_of(PERSONS)})\Z")
"""Small words behind which a name is of somebody else: "Hội Nông dân chăm sóc bệnh nhân Trần Thị Mẫu"."""
_UNLISTED_ENDS = re.compile(r" ?(?:[,.;)(]|$)| [–-] ")
_WITH_PLACE = re.compile(rf"(?<!\w){any_of([*AREAS, *PROVINCES, *COUNTRIES])}\Z")
_LONGEST_PLACE = 24  # letters
_MOST_UNLISTED, _LEAST_BEFORE_VERB, _MOST_OF_NAME = 12, 3, 4

# What joins them

_BEFORE_BODY = re.compile(r" (?:của |thuộc |tại |(?P<cell>\|) )?")
_JOINT = re.compile(
    r" ?(?:,|-|–) ?(?=\w)| \([A-ZĐ&-]{2,12}\) (?=\w)"
    r"| (?:và|của|về|thuộc|tại(?! (?:Quốc hội|Hội|Văn phòng)(?!\w))|cho|trực thuộc) | (?!kiêm )"
)
_PARENT = re.compile(r"(?:,| [–-]) (?:thuộc )?")
_BRACKET = re.compile(r" \(([^()]{2,60})\)")
_PARENT_ENDS = re.compile(r" ?(?:[,.;:)|–-]|$)")


def no_body_at(line: str, place: int) -> bool:
    """Whether what follows a place of a line begins no body at all, but a name; cheap, since mostly one does."""
    end = line.find(" ", place + 1) + 1
    word = line[place + 1 : end - 1] if end and line[place] == " " else ""
    return word.istitle() and word.isalpha() and line[end : end + 1].isupper() and word not in _BEGINNINGS


def begins_body(line: str, place: int = 0, *, by_field: bool = False) -> bool:
    """Whether a public body begins at a place of a line. by_field: whether it may be called by a field of the list."""
    return _HEAD.match(line, place) is not None or (by_field and _ANY_FIELD.match(line, place) is not None)


def led_behind(office: str, line: str, place: int) -> tuple[str, int]:
    """The body at a place of a line and its end, where it is one that an office leads: "Hiệu trưởng, Trường THPT"."""
    found = _NAMED_BODY.match(line, place)
    if found is None or found["firm"] or found[0] not in _LEADERS.get(office, ()):
        return "", place
    end = body_end(line, place - 1)
    return line[place:end], end


def led_by(office: str, before: str) -> str:
    """The body that a text named last of those that an office leads; "" where none was, or a company since."""
    body, end = "", 0
    for found in _NAMED_BODY.finditer(before) if office in _LEADERS else ():
        if found["firm"]:
            body = ""
        elif found.start() >= end:
            end = body_end(f"    {before[found.start() :]}", 3) + found.start() - 4
            body = before[found.start() : end] if found[0] in _LEADERS[office] else body
    return " ".join(body.split())


def parents_end(line: str, end: int) -> int:
    """Where the bodies end that a body belongs to: "Phòng Tổng hợp, Văn phòng Bộ", "Cục Báo chí (Bộ Y tế)"."""
    bracket = _BRACKET.match(line, end) if line.startswith(" (", end) else None
    if bracket and begins_body(bracket[1]):
        return bracket.end()
    joint = _PARENT.match(line, end)
    state = _PLACE.match(line, joint.end()) if joint else None
    if state and name_after(line, state.end(), family="foreign"):  # "tỉnh Kanagawa, Nhật Bản Kenji Mau"
        return state.end()
    if joint is None or not _HEAD.match(line, joint.end()) or begins_title(line, joint.end()):
        return end
    parent = body_end(line, joint.end() - 1)
    if parent > joint.end() and (_PARENT_ENDS.match(line, parent) or name_after(line, parent)):
        return parent
    return end


def body_end(line: str, place: int, *, by_work: bool = False) -> int:
    """Where the name of the body ends that begins at a place of a line; the place itself where none does.

    by_work: whether it may begin without a word for a body, by what it does: "Bộ trưởng Y tế", "Trưởng phòng Tổng hợp".
    """
    end = place
    joint = _BEFORE_BODY.match(line, place)
    if joint is None:
        return place
    at = joint.end()
    if _CAPITAL_HEAD.match(line, at) and line[place - 3 : at + 12].replace(" ", "").isupper():
        return _capital_body_end(line, at)
    if joint["cell"] and (not _HEAD.match(line, at) or _AREA.match(line, at)):
        return place  # in a cell of its own, a place is rather an address
    if not _begins(line, at, by_work=by_work):
        return place
    joined, first, last = joint[0].strip(), at, at
    while True:
        part = _part_end(line, at)
        if part <= at and joined == "tại":  # a town that no list has
            part = _area_end(line, at)
        if part > at:
            end, last = max(end, part), at
        joint = _JOINT.match(line, part) if part > at else None
        if joint is None and _is_whole(line, first, last, at):
            return end
        if joint is None:
            end, at = _unlisted_end(line, end, at - 1 if part <= at and joined == "về" else end)
            if not at:
                return end
            joined = ""
            continue
        at, joined = joint.end(), joint[0].strip()
        if (joined in (",", "-", "–") and not _goes_on(line, at)) or (joined == "và" and begins_title(line, at)):
            return end


def _begins(line: str, at: int, *, by_work: bool) -> bool:
    if _HEAD.match(line, at) or _PLACE.match(line, at):
        return True
    if by_work and (word := _UNLISTED.match(line, at - 1)):
        return word["small"] not in NOT_IN_BODIES
    return by_work and bool(_acronym(line, at) or _FIELD.match(line, at) or _field_end(line, at))


def _unlisted_end(line: str, end: int, at: int) -> tuple[int, int]:
    """Where a body ends whose name goes on in small words that no list has, and where a further one begins, or 0.

    The name of a person or a place behind them tells, a sign, or a verb. at: where they begin.
    """
    comma = 0
    for number in range(_MOST_UNLISTED):
        word = _UNLISTED.match(line, at)
        if word is None or word["small"] in NOT_IN_BODIES or _AREAS.match(line, at):
            leads = _LEADS_ON.get(word["small"]) if word else None
            if word and leads and (at > end or leads is not _HEAD) and leads.match(line, word.end() + 1):
                return at, word.end() + 1
            if word is None and number and (joint := _PARENT.match(line, at)) and _goes_on(line, joint.end()):
                return at, joint.end()
            if word and word["small"] in _HONORIFICS:
                return end, 0
            of_firm = word and word["small"] == "của" and _FIRM.match(line, word.end() + 1)
            ends = number >= _LEAST_BEFORE_VERB or (number and (of_firm or _UNLISTED_ENDS.match(line, at)))
            return comma or at if ends and not _WITH_PLACE.search(line, max(0, end - _LONGEST_PLACE), end) else end, 0
        if at > end and line[at] == ",":
            comma = comma or at
        at = word.end()
        if line[at + 1 : at + 2].islower() and not line.startswith(AREAS, at + 1):
            continue
        if _FIRM.match(line, at + 1):
            break
        if _HEAD.match(line, at + 1) and not begins_title(line, at + 1):
            return at, at + 1
        if place := _PLACE.match(line, at + 1) or _number(line, at + 1):
            end, at, comma = place.end(), place.end(), 0
        run = RUN.match(line, at + 1) if line[at : at + 1] == " " else None
        if run is None:
            continue
        if begins_title(line, at + 1):
            break
        if place or (is_vietnamese(run[0]) and 2 <= len(run[0].split()) <= _MOST_OF_NAME):
            return end if not place and _OF_PERSON.search(line, max(0, at - _LONGEST_PLACE), at) else at, 0
        if (within := name_within(line, run.start(), run.end())) is not None:
            return len(line[:within].rstrip()), 0
        at = run.end()
    return end, 0


def _is_whole(line: str, start: int, part: int, at: int) -> bool:
    """Whether no small words, which begin at a place, go on with a body that has this start and this last part."""
    if _WHOLE.match(line, part) or _AREA.match(line, part) or _PLACE.match(line, part):
        return True
    if line.startswith("Sở ", start):
        return not _ANY_FIELD.match(line, at)
    return line.endswith(_NAMED, 0, part) and not (_ACRONYM.match(line, part) or _field_end(line, part))


def _goes_on(line: str, at: int) -> bool:
    """Whether what follows a comma or a dash goes on with the name of a body, as in "Xuất bản, In và Phát hành"."""
    goes = _field_end(line, at) or _FIELD.match(line, at) or _TAIL.match(line, at - 1) or _PROVINCE.match(line, at)
    return bool(goes) and not (_HEAD.match(line, at) or RANKED.match(line, at) or begins_title(line, at))


def _part_end(line: str, at: int) -> int:
    """Where the part ends that begins at a place of a line; the place itself where none does."""
    if _FIRM.match(line, at) or (begins_title(line, at) and not _HEAD.match(line, at)):
        return at
    if area := _AREA.match(line, at):
        return _area_end(line, area.end())
    if head := _HEAD.match(line, at):
        end = _tails(line, head.end())
        if (field := _LONE_OF_PAIR.match(line, end)) and not begins_title(line, field.start("next")):
            return field.end()
        of_area = head[0].endswith(_OF_AREA) and line[end : end + 1] == " " and not _HEAD.match(line, end + 1)
        return _area_end(line, end + 1) if of_area else end
    if name := _number(line, at) or _PLACE.match(line, at) or _FIELD.match(line, at) or _acronym(line, at):
        return name.end() if name.re is not _FIELD else _tails(line, name.end())
    known = _field_end(line, at) or (_tails(line, at - 1) if at and _TAIL.match(line, at - 1) else at)
    return _area_end(line, at) if known == at and line.endswith(_NAMED, 0, at) else known


def _number(line: str, at: int) -> re.Match[str] | None:
    """A number that begins at a place of a line; none of those who hold a post is one."""
    found = _NUMBER.match(line, at)
    return found if found and not begins_title(line, found.end() + 1) else None


def _acronym(line: str, at: int) -> re.Match[str] | None:
    """An acronym that begins at a place of a line; no name in capitals is one."""
    found = _ACRONYM.match(line, at)
    return found if found and not is_vietnamese(" ".join(line[at : at + 24].split()[:2])) else None


def _field_end(line: str, at: int) -> int:
    """Where a field ends that no list needs to have, "Thông tin" or "In"; 0 where none begins."""
    found = _COMPOUND.match(line, at)
    if found and found["second"] not in NOT_IN_FIELDS:
        return _tails(line, found.end()) if is_syllable(found["first"]) else 0
    lone = _LONE.match(line, at)
    return lone.end() if lone else 0


def _tails(line: str, end: int) -> int:
    """Where the words end that go on with a part in small letters."""
    while tail := _TAIL.match(line, end):
        if tail[0].strip() == "và" and not _TAIL.match(line, tail.end()):
            return end
        end = tail.end()
    return end


def _area_end(line: str, end: int) -> int:
    """Where the name of a province, town or commune ends: a known one, or words in capitals up to a person's name."""
    if line.endswith("nước ", 0, end) and _HEAD.match(line, end):  # "nước Cộng hòa"
        return len(line[:end].rstrip())
    abroad = line.endswith("nước ", 0, end)  # a district may begin as a country does: "Mỹ Tú", "Đức Cơ"
    if known := (_PLACE if abroad else _KNOWN).match(line, end):
        return known.end()
    if line.startswith("Chuyên ", end):
        end += len("Chuyên ")
    run = RUN.match(line, end)
    if run and (within := name_within(line, end, run.end())):
        return len(line[:within].rstrip())
    named = line.endswith(_NAMED, 0, end)
    if run is None or (not named and name_after(line, end, whole=True)):
        return len(line[:end].rstrip())
    name = name_after(line, end)
    return run.end() if name is None or (named and name.start == end) else len(line[: name.start].rstrip())


def _capital_body_end(line: str, at: int) -> int:
    """Where the name of a body ends in a line in capitals: before the first family name that a name may follow."""
    head = _CAPITAL_HEAD.match(line, at)
    place = head.end() if head else at
    for word in WORD.finditer(line, place):
        if word.start() < place:
            continue
        if word.start() > place + 3 and not re.fullmatch(r"[\s,&-]+", line[place : word.start()]):
            return place
        if tail := _CAPITAL_TAIL.match(line, word.start()):
            place = tail.end()
            continue
        following = line[word.start() : word.start() + _LONGEST_PLACE].split()[:3]
        if known := place_words(following):
            place = word.start() + len(" ".join(following[:known]))
            continue
        named = len(following) > 1 and any(is_vietnamese(" ".join(following[:number])) for number in (2, 3))
        if word.start() > at and named:
            return place
        place = word.end()
    return place
