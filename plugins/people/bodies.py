"""Names of public bodies in a line of text: finds the end of one that starts after the title of a post.

A name consists of parts and joints between them: "Sở Văn hóa, | Thể thao | và | Du lịch | tỉnh Thanh Hóa". A part is
    a head with its tails: "Ban Chỉ đạo quốc gia", or with an area: "Huyện ủy Ba Vì";
    an area: "tỉnh Thanh Hóa"; a known place, a number or an acronym: "Hà Nội", "7", "ĐHQG";
    a field, either listed or of a capitalised and a lowercase syllable: "Thông tin", "Biển";
and where the words that follow are unlisted, the person's name after them shows where the body ends.
"""

from __future__ import annotations

import re
from collections.abc import Collection

from plugins.vietnamese.personal.lexicon import UPPER
from plugins.vietnamese.text import in_any_case, is_syllable

from .lexicon import NOT_IN_BODIES, NOT_IN_FIELDS, words, words_by
from .names import DEGREES, OF_OTHERS, RUN, WORD, is_vietnamese, name_after, name_within, place_words, ranked
from .phrases import Phrases, any_of
from .titles import begins_title

# The start of a name

_HEADS = Phrases(
    words("bodies"),
    apart="&",
    unless=(" trưởng",),
    none=words("no_bodies"),
)
_OTHER_HEAD = re.compile(
    rf"{any_of(words('acronyms'))}[A-ZĐƯ]*(?![\w&-])|(?:báo|tạp chí|phòng)(?= [{UPPER}])"
    r"|sở(?= (?!(?:hữu|thích|tại|trường)\b))"
)
_JOINED = re.compile(r"-[A-ZĐ]{2,}(?![\w&-])")
"""Matches an acronym joined to the first words of a body: "Đội CSGT-TT"."""
_OF_FAMILY = re.compile(rf"Đoàn [{UPPER}][^\W\d{UPPER}]* [{UPPER}][^\W\d{UPPER}]")
"""Matches a person of the family Đoàn, each word of whose name is capitalised."""
_CAPITAL_HEADS = Phrases(map(str.upper, words("bodies")), apart="&-", unless=(" TRƯỞNG",))
_UNIONS = tuple(f"ĐOÀN {words}" for words in ("THANH NIÊN", "TNCS", "ĐẠI BIỂU", "THANH TRA", "KHỐI", "LUẬT SƯ"))
_PUBLIC_BANKS = ("Nhà nước", "Quốc gia", "Trung ương", "Thế giới", "Phát triển", "Đối ngoại")
_COMPANIES = Phrases(in_any_case(words("companies")), unless=[f" {which}" for which in _PUBLIC_BANKS])
_FIRMS = Phrases(in_any_case(words("firms")))
company_end = _COMPANIES.end
"""The end of the first words of a company at an offset; 0 if none start there."""

_LEADERS = {office: frozenset((*heads, *map(str.upper, heads))) for office, heads in words_by("leaders").items()}
_LED = Phrases(*_LEADERS.values(), none=[*in_any_case(("ban giám",))])
_LED_OR_COMPANY = Phrases(*_LEADERS.values(), in_any_case(words("companies")))
_LED_GOES_ON = re.compile(rf" ?:| (?:[{UPPER}]|(?:có|nhân dân|kiểm sát|{any_of(words('areas'))})(?!\w))")
"""Matches after the first words of a body that is really named: a colon, its field, its place or a predicate."""

# Parts

_SMALL = rf"[^\W\d_{UPPER}]"
_TAILS = Phrases(f" {tail}" for tail in words("tails"))
_CAPITAL_TAILS = Phrases(tail.upper() for tail in words("tails") if " " in tail)
_AREA_WORDS = words("areas")
_AREAS = Phrases(_AREA_WORDS, unless=(" ủy",), none=("Tỉnh đoàn", "Tỉnh Đoàn"))
_NAMED = tuple(f"{word} " for word in words("named"))
"""Words always followed by a proper name, which may be a person's: "Trường Nguyễn Du"."""
_OF_AREA = ("ủy", "uỷ")
"""Endings of the Party committees of provinces, towns and districts: "Tỉnh ủy"."""
_PLACES = Phrases(words("provinces"), words("countries"), apart="-", unless=(" chế", " luật", " lý", " lệnh"))
_KNOWN = Phrases(words("provinces"), words("namesakes"), apart="-")
_PROVINCES = Phrases(words("provinces"), apart="-")
_WITH_PLACE = Phrases(words("areas"), words("provinces"), words("countries"))
_NUMBER = re.compile(r"(?:(?i:số) )?[0-9]{1,3}(?:\.[0-9])?(?![\w/]|\.[0-9])")
_ACRONYM = re.compile(r"([A-ZĐƯ]{2,}|[A-Z](?=[0-9]{2}))[0-9]{0,2}(?:[&-][A-ZĐƯ]+|, ?(?=[A-Z]+&)[A-Z]+)*(?!\w)")
_FIELDS = Phrases(words("fields"))
_ANY_FIELDS = Phrases(words("fields"), map(str.lower, words("fields")))
_COMPOUND = re.compile(rf"(?P<first>[{UPPER}]\w*) (?P<second>{_SMALL}+)(?!\w)")
_LONE = re.compile(rf"{any_of(words('lone_fields'))}(?= ?(?:,|và [{UPPER}]| [{UPPER}]))")
"""Matches a field of one syllable, as in "Xuất bản, In và Phát hành"."""
_LONE_OF_PAIR = re.compile(rf" [{UPPER}][^\W\d_]*(?= và [{UPPER}][^\W\d_]* {_SMALL})")
"""Matches a field of one syllable, as in "Tổng cục Biển và Hải đảo"."""
_HONORIFICS = frozenset(("ông", "bà", "anh", "chị", "em", "cháu", "cô"))
_WHOLE = re.compile(r"UBND|HĐND|(?:Ủy ban|Hội đồng) nhân dân|(?:tỉnh|thành|huyện|quận|thị) [ủu][yỷ]|nhà trường", re.I)
"""Matches parts that no lowercase words continue."""
_UNLISTED = Phrases(words("nouns"), words("deeds"))
_SMALL_WORD = re.compile(rf"(?:{_SMALL}+(?:/{_SMALL}+)?|(?<=ương )Đoàn)(?!\w)")
_PERSONS = Phrases(words("persons"))
_WITH_PERSON = re.compile(rf"(?<!\w)(?!tác|hội|đoàn){_SMALL}+ \Z")
_UNLISTED_ENDS = re.compile(r" ?(?:[,.;)(]|$)| [–-] ")
_LONGEST_PLACE = 24  # characters
_MOST_UNLISTED, _LEAST_BEFORE_VERB, _MOST_OF_NAME = 12, 3, 4

# Joints

_BEFORE_BODY = re.compile(r"(?: |\.(?=UBND|HĐND))(?:của |thuộc |tại |(?P<cell>\|) )?")
_SHORT_FORM = r"\([A-ZĐ][A-ZĐ0-9&-]{1,11}\)"
"""Matches the acronym of a body behind its name: "(VNNIC)", "(A05)"."""
_JOINT = re.compile(
    rf" ?(?:,|-|–) ?(?=\w)| {_SHORT_FORM} (?=\w)"
    r"| (?:và|&|của|về|thuộc|tại(?! (?:Quốc hội|Hội|Văn phòng)(?!\w))|cho|trực thuộc) | (?!kiêm )"
)
_PARENT = re.compile(r"(?:,| [–-]|(?<=\))) (?:thuộc |(?:phó )?(?:người )?phát ngôn (?:của )?)?", re.IGNORECASE)
"""Matches before a body that another belongs to, or that one speaks for: "Vụ Báo chí, Phó Phát ngôn Bộ Y tế"."""
_BRACKET = re.compile(rf" (?:(?P<short>{_SHORT_FORM})|\((?P<body>[^()]{{2,60}})\))")
_APPOSED = frozenset((",", "-", "–"))


def head_end(line: str, at: int) -> int:
    """The end of the first words of a public body that start at `at`; 0 if none do."""
    if end := _HEADS.end(line, at):
        if line[end : end + 1] == "-":
            joined = _JOINED.match(line, end)
            return joined.end() if joined else 0
        return 0 if line.startswith("Đoàn ", at) and _OF_FAMILY.match(line, at) else end
    other = _OTHER_HEAD.match(line, at)
    return other.end() if other else 0


_LEADS_ON = {"của": head_end, "thuộc": head_end, "tại": _PLACES.end, "về": _FIELDS.end}
"""For small words that may continue a body, what must follow: "tại Lào"."""


def capital_head_end(line: str, at: int) -> int:
    """Like head_end, for text in capitals."""
    return 0 if line.startswith("ĐOÀN ", at) and not line.startswith(_UNIONS, at) else _CAPITAL_HEADS.end(line, at)


def begins_body(line: str, place: int = 0, *, by_field: bool = False) -> bool:
    """Whether a public body starts at `place`. by_field: whether a listed field alone counts as a body."""
    return bool(head_end(line, place) or (by_field and _ANY_FIELDS.end(line, place)))


def led_behind(office: str, line: str, place: int) -> tuple[str, int]:
    """The body at `place` and its end, if it is one that `office` leads: "Hiệu trưởng, Trường THPT"; else ""."""
    end = body_end(line, place - 1) if _led_end(line, place, _LEADERS.get(office, ())) else place
    return line[place:end], end


def _led_end(line: str, at: int, heads: Collection[str]) -> int:
    """The end of the first words at `at` of a body, if they are among `heads` and the name goes on; else 0."""
    end = _LED.end(line, at)
    return end if line[at:end] in heads and _LED_GOES_ON.match(line, end) else 0


def led_by(office: str, before: str) -> str:
    """The last body in a text that `office` leads; "" if there is none, or a company is named after it."""
    body, end = "", 0
    heads = _LEADERS.get(office, ())
    for start in _LED_OR_COMPANY.starts_in(before) if any(map(before.__contains__, heads)) else ():
        if company_end(before, start):
            body = ""
        elif start >= end and (head := _LED.end(before, start)) and _LED_GOES_ON.match(before, head):
            end = body_end(f"    {before[start:]}", 3) + start - 4
            body = before[start:end] if before[start:head] in heads else body
    return " ".join(body.split())


def parents_end(line: str, end: int) -> int:
    """The end of what belongs to a body: its acronym, and its parents, as in "Cục Báo chí (CBC), Bộ Y tế"."""
    bracket = _BRACKET.match(line, end)
    if bracket and (bracket["short"] or begins_body(bracket["body"])):
        end = bracket.end()
    joint = _PARENT.match(line, end)
    state = _PLACES.end(line, joint.end()) if joint else 0
    if state and name_after(line, state, family="foreign"):  # "tỉnh Kanagawa, Nhật Bản Kenji Mau"
        return state
    if joint is None or not head_end(line, joint.end()) or begins_title(line, joint.end()):
        return end
    return body_end(line, joint.end() - 1)


def body_end(line: str, place: int, *, by_work: bool = False) -> int:
    """The end of the name of the body that starts at `place`; `place` itself if there is none.

    by_work: whether its field alone may stand for the body: "Bộ trưởng Y tế", "Trưởng phòng Tổng hợp".
    """
    end = place
    joint = _BEFORE_BODY.match(line, place)
    if joint is None:
        return place
    at = joint.end()
    if line[place - 3 : at + 12].replace(" ", "").isupper() and capital_head_end(line, at):
        return _capital_body_end(line, at)
    if joint["cell"] and (not head_end(line, at) or _area(line, at)):
        return place  # in a cell of its own, a place is more likely an address
    if not _begins(line, at, by_work=by_work):
        return place
    joined, first, last = joint[0].strip(), at, at
    while True:
        part = _part_end(line, at)
        if part <= at and joined == "tại":  # an unlisted town
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
    if head_end(line, at) or _PLACES.end(line, at):
        return True
    if by_work and (end := _small_end(line, at)):
        return line[at:end] not in NOT_IN_BODIES
    return by_work and bool(_acronym(line, at) or _FIELDS.end(line, at) or _field_end(line, at))


def _small_end(line: str, at: int) -> int:
    """The end of the lowercase word or listed phrase at `at`; 0 if there is none."""
    if end := _UNLISTED.end(line, at):
        return end
    word = _SMALL_WORD.match(line, at)
    return word.end() if word else 0


def _unlisted_end(line: str, end: int, at: int) -> tuple[int, int]:
    """The end of a body that may continue in unlisted lowercase words at `at`, and the start of its next part or 0.

    What follows them shows the end: a person's name, a place, a punctuation mark or a verb.
    """
    comma = 0
    for number in range(_MOST_UNLISTED):
        start = at + 2 if line.startswith(", ", at) else at + 1
        behind = _small_end(line, start) if line[start - 1 : start] == " " else 0
        word = line[start:behind]
        if not word or word in NOT_IN_BODIES or (word == "các" and _AREAS.end(line, behind + 1)):
            leads = _LEADS_ON.get(word)
            if leads and leads(line, behind + 1):
                return at, behind + 1
            if not word and number and (joint := _PARENT.match(line, at)) and _goes_on(line, joint.end()):
                return at, joint.end()
            if word in _HONORIFICS:
                return end, 0
            of_firm = word == "của" and _FIRMS.end(line, behind + 1)
            ends = number >= _LEAST_BEFORE_VERB or (number and (of_firm or _UNLISTED_ENDS.match(line, at)))
            return comma or at if ends and _WITH_PLACE.start(line, end) < 0 else end, 0
        if at > end and line[at] == ",":
            comma = comma or at
        at = behind
        if line[at + 1 : at + 2].islower() and not line.startswith(_AREA_WORDS, at + 1):
            continue
        if _FIRMS.end(line, at + 1):
            break
        if head_end(line, at + 1):
            return at, at + 1
        if place := _PLACES.end(line, at + 1) or _number(line, at + 1):
            end, at, comma = place, place, 0
        run = RUN.match(line, at + 1) if line[at : at + 1] == " " else None
        if run is None:
            continue
        if place or (is_vietnamese(run[0]) and 2 <= len(run[0].split()) <= _MOST_OF_NAME):
            return end if not place and _is_of_person(line, at) else at, 0
        if (within := name_within(line, run.start(), run.end())) is not None:
            return _trimmed(line, within), 0
        at = run.end()
    return end, 0


def _trimmed(line: str, end: int) -> int:
    """The end of the last word before `end`."""
    while line[end - 1 : end].isspace():
        end -= 1
    return end


def _is_of_person(line: str, at: int) -> bool:
    """Whether a name after lowercase words is another person's: "Hội Nông dân chăm sóc bệnh nhân Trần Thị Mẫu"."""
    start = _PERSONS.start(line, at)
    return line.endswith(" và", 0, at) or bool(
        start > 0 and _WITH_PERSON.search(line, max(0, start - _LONGEST_PLACE), start)
    )


def _is_whole(line: str, start: int, part: int, at: int) -> bool:
    """Whether the lowercase words at `at` cannot continue a body with this start and this last part."""
    if _WHOLE.match(line, part) or _area(line, part) or _PLACES.end(line, part):
        return True
    if line.startswith("Sở ", start):
        return not _ANY_FIELDS.end(line, at)
    return line.endswith(_NAMED, 0, part) and not (_ACRONYM.match(line, part) or _field_end(line, part))


def _goes_on(line: str, at: int) -> bool:
    """Whether the words after a comma or a dash continue the name of a body: "Xuất bản, In và Phát hành"."""
    goes = _field_end(line, at) or _FIELDS.end(line, at) or _TAILS.end(line, at - 1) or _PROVINCES.end(line, at)
    goes = goes or ((end := _acronym(line, at)) and line.startswith((" và ", " & "), end))
    return bool(goes) and not (head_end(line, at) or ranked(line, at) or begins_title(line, at))


def _part_end(line: str, at: int) -> int:
    """The end of the part that starts at `at`; `at` itself if there is none."""
    head = head_end(line, at)
    if _FIRMS.end(line, at) or (not head and begins_title(line, at)):
        return at
    if area := _area(line, at):
        return _area_end(line, area)
    if head:
        end = _tails(line, head)
        if field := _LONE_OF_PAIR.match(line, end):
            return field.end()
        of_area = line.endswith(_OF_AREA, at, head) and line[end : end + 1] == " "
        of_area = of_area and not (head_end(line, end + 1) or _FIRMS.end(line, end + 1))
        return _area_end(line, end + 1) if of_area else end
    if end := _number(line, at) or _PLACES.end(line, at):
        return end
    if end := _FIELDS.end(line, at):
        return _tails(line, end)
    known = _acronym(line, at) or _field_end(line, at) or max(at, _tails(line, at - 1))
    return _area_end(line, at) if known == at and line.endswith(_NAMED, 0, at) else known


def _area(line: str, at: int) -> int:
    """The end of the word for an area at `at`, with the space after it; 0 if there is none."""
    end = _AREAS.end(line, at)
    if end and line[end : end + 1] == "." and line[end - 1] in "PpX":
        end += 1
    return end + (line[end : end + 1] == " ") if end else 0


def _number(line: str, at: int) -> int:
    """The end of the number at `at`; 0 if there is none, or it counts the holders of a post."""
    found = _NUMBER.match(line, at)
    return found.end() if found and not begins_title(line, found.end() + 1) else 0


def _acronym(line: str, at: int) -> int:
    """The end of the acronym at `at`; 0 if there is none, or it is a degree or a name in capitals."""
    found = _ACRONYM.match(line, at)
    if found is None or found[1] in DEGREES or is_vietnamese(" ".join(line[at : at + 24].split()[:2])):
        return 0
    return found.end()


def _field_end(line: str, at: int) -> int:
    """The end of the field at `at`, listed or not, such as "Thông tin" or "In"; 0 if there is none."""
    found = _COMPOUND.match(line, at)
    if found and found["second"] not in NOT_IN_FIELDS:
        return _tails(line, found.end()) if is_syllable(found["first"]) else 0
    lone = _LONE.match(line, at)
    return lone.end() if lone else 0


def _tails(line: str, end: int) -> int:
    """The end of the lowercase words that continue a part."""
    while tail := _TAILS.end(line, end):
        if line[end:tail] == " và" and not _TAILS.end(line, tail):
            return end
        end = tail
    return end


def _area_end(line: str, end: int) -> int:
    """The end of a province, town or commune: a known name, or capitalised words up to a person's name."""
    if line.endswith("nước ", 0, end) and head_end(line, end):  # "nước Cộng hòa"
        return _trimmed(line, end)
    abroad = line.endswith("nước ", 0, end)  # a district's name may start like a country's: "Mỹ Tú", "Đức Cơ"
    if known := (_PLACES if abroad else _KNOWN).end(line, end):
        return known
    if line.startswith("Chuyên ", end):
        end += len("Chuyên ")
    run = RUN.match(line, end)
    if run and (within := name_within(line, end, run.end())):
        return _trimmed(line, within)
    named = line.endswith(_NAMED, 0, end)
    if run is None or (not named and name_after(line, end, whole=True)):
        return _trimmed(line, end)
    name = name_after(line, end)
    return run.end() if name is None or (named and name.start == end) else _trimmed(line, name.start)


def _capital_body_end(line: str, at: int) -> int:
    """The end of the name of a body in a line in capitals: before the first words that may be a person's name."""
    place = sure = capital_head_end(line, at)
    for word in WORD.finditer(line, place):
        place = _number(line, place + 1) or place  # "KHU VỰC 3"
        if word.start() < place:
            continue
        if word.start() > place + 3 or line.startswith(" |", place):
            return place
        if line[place : word.start()].strip() in _APPOSED and begins_title(line, word.start()):
            return place
        following = line[word.start() : word.start() + _LONGEST_PLACE].split()[:3]
        known = word.start() + len(" ".join(following[: place_words(following)]))
        if (tail := _CAPITAL_TAILS.end(line, word.start()) or known) > word.start():
            place = sure = tail
            continue
        if word[0] in OF_OTHERS and word.start() == place + 1 and is_vietnamese(" ".join(following[1:]) or "-"):
            return sure  # "CHỦ TỊCH UBND TỈNH KHEN THƯỞNG EM TRẦN VĂN MẪU"
        if len(following) > 1 and any(is_vietnamese(" ".join(following[:number])) for number in (2, 3)):
            return place
        place = word.end()
    return _number(line, place + 1) or place
