"""Posts in a line of text: what they are called, of which body, and whether they are held, acted for or over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple, Protocol

from msgspec import Struct

from plugins.vietnamese.personal.people import UPPER

from .lexicon import AREAS, BODIES, COMPANIES, COUNTRIES, FIELDS, GENERIC, POSTS, PROVINCES, QUALIFIED, TAILS, any_of, in_any_case
from .names import RUN, WORD, is_vietnamese, name_after, name_within, tone_key

State = Literal["", "former", "acting"]


class Post(Struct, frozen=True, array_like=True):
    """A post as a text names it. title: "Thứ trưởng"; body: "Bộ Thông tin và Truyền thông", "" where none is named."""

    title: str
    body: str = ""
    state: State = ""


class Placed(NamedTuple):
    """A post and its place in a line. many: whether several hold it ("các Thứ trưởng")."""

    post: Post
    start: int
    end: int
    many: bool


_POST = re.compile(
    r"(?<![\w-])(?P<before>(?:(?:các|hai|ba|bốn|nguyên|cựu|cố|quyền|(?:các|hai)\s+đồng\s+chí|các\s+vị|hàm|q\.)\s+)*)"
    rf"(?P<title>{any_of([post.lower() for post in POSTS])})(?![\w-])"
    rf"(?P<more>(?:\s+(?:{any_of([words.lower() for words in QUALIFIED])})(?!\w))*)",
)
"""For small letters: where case is told apart, a pattern of many words fails many times sooner."""
_STEM = re.compile(
    r"t(?:rưởng|rợ lý|hủ tướng|hống đốc|hư ký|hái tử|ổng thanh tra|ổng thống|ư lệnh)|ủ[yỷ] viên|u[yỷ] viên|giám đốc"
    r"|c(?:hủ (?:tịch|nhiệm)|hánh |hính [ủu][yỷ]|hưởng lý|ông sứ|ao ủy)|bí thư|biên tập|đại (?:sứ|biện|biểu quốc hội)"
    r"|kiểm toán|quốc vương|vụ khanh|lãnh sự"
)
"""What each post has one of, in small letters; each begins with one letter, so that most places need one look."""
_REACH = 48
"""How far from them a post begins or ends, at the most."""
_HEAD = re.compile(rf"(?!Báo\s+chí|Trường\s+Chinh)(?:{any_of(BODIES)})(?![\w&-])")
_CAPITAL_HEAD = re.compile(rf"(?:{any_of([body.upper() for body in BODIES])})(?![\w&-])")
_FIELD = re.compile(rf"(?:{any_of(FIELDS)})(?!\w)")
_AREA = re.compile(rf"(?:{any_of(AREAS)})(?!\s+[ủu][yỷ](?!\w))(?:\.\s*|\s+|(?!\w))")
_COMPANY = re.compile(rf"\s*(?:của\s+)?{any_of(in_any_case(COMPANIES))}(?!\w)(?!\s+Nhà\s+nước)")
_PLACE = re.compile(rf"(?:{any_of([*PROVINCES, *COUNTRIES])})(?![\w-])(?!\s+(?:chế|luật|lý|lệnh)(?!\w))")
_TAIL = re.compile(rf"\s+(?:{any_of(TAILS)})(?![\w-])")
_ANY_TAIL = re.compile(rf"\s+(?:{any_of(TAILS)})(?!\w)")
_COMPOUND = re.compile(rf"[{UPPER}]\w*(?:\s+(?P<second>[^\W\d_]+))?")
_NUMBER = re.compile(r"(?:số\s+)?[0-9]{1,3}(?![\w/.])")
_ACRONYM = re.compile(r"[A-ZĐƯ]{2,}(?:[&-][A-ZĐƯ]+)*(?!\w)")
_JOINT = re.compile(r"\s*(?:,|-|–)\s*(?=\w)|\s+(?:và|của|về|thuộc|tại|cho|trực\s+thuộc|kiêm)\s+|\s+")
_BEFORE_BODY = re.compile(r"\s+(?:của\s+|thuộc\s+|tại\s+)?")
_LONE = re.compile(rf"(?:In|Điện|Tem|Internet)(?=\s*(?:,|và\s+[{UPPER}]|\s[{UPPER}]))")
_NO_SECOND = frozenset((
    "và", "đã", "là", "của", "về", "tại", "trong", "cho", "với", "phát", "chủ", "dự", "nêu", "trao", "cùng", "yêu",
    "nhấn", "cho", "phụ", "đến", "có", "nói", "gửi", "sẽ", "thay", "được", "bày", "cũng", "đánh", "khẳng", "làm",
    "tham", "tiếp", "nhận", "ký", "giao", "chỉ", "đề", "các", "đồng", "ông", "bà", "khi", "để", "nghe", "báo",
    "phê", "trình", "không", "vừa", "từ", "theo", "hoặc", "do", "tuyên", "cảm", "ghi", "cắt", "thăm", "điều",
    "kiểm", "trực", "tặng", "đón", "chúc", "kết", "trả", "mong", "cần", "luôn", "nhiệm", "giai", "khóa", "khoá",
))  # fmt: skip
"""Small words that end the name of a body."""


class Titled(Protocol):
    """Whatever has the title of a post and the body that it is of."""

    @property
    def title(self) -> str:
        """As "Thứ trưởng"."""

    @property
    def body(self) -> str:
        """As "Bộ Y tế"; "" where none is known."""


def post_name(post: Titled) -> str:
    """A post in a line: "Thứ trưởng Bộ TT&TT", "Phó Trưởng Ban Tuyên giáo Trung ương"."""
    first, _, last = post.title.rpartition(" ")
    if first and tone_key(last) == tone_key(post.body.split(" ", 1)[0]):
        return f"{first} {post.body}"
    return f"{post.title} {post.body}".strip()


def all_places(text: str, words: str) -> Iterator[int]:
    """Where words begin in a text, each place that they stand at."""
    place = text.find(words)
    while place >= 0:
        yield place
        place = text.find(words, place + 1)


def may_hold(text: str) -> bool:
    """Whether a text may name a post at all; cheap, so that most texts need no closer look."""
    return _STEM.search(small(text)) is not None


def small(text: str) -> str:
    """The text in small letters, each in its place."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(one.lower()[:1] for one in text)


def begins_body(text: str) -> bool:
    """Whether a text begins with the name of a public body."""
    return _HEAD.match(text) is not None


def posts_in(line: str) -> Iterator[Placed]:
    """The posts that a line names, in their order, each with the body that follows it."""
    place = 0
    letters = small(line)
    for stem in _STEM.finditer(letters):
        if stem.start() < place:
            continue
        match = _POST.search(letters, max(place, stem.start() - _REACH), stem.start() + _REACH)
        if match is None:
            continue
        title, generic = _titled(match["title"])
        begin = match.end() - _ending(match[0])
        end = _body_end(line, begin, direct=not generic)
        body = _PREPOSITION.sub("", " ".join(line[begin:end].split())).strip(" ,–-")
        if begin < match.end() and end <= match.end():
            body = ""
        place = end = max(end, match.end())
        if _COMPANY.match(line, match.end()) or (generic and not body):
            place = match.end()
            continue
        before, more = match["before"], " ".join(line[match.start("more") : match.end()].split())
        state: State = "former" if _FORMER.search(before) else "acting" if _ACTING.search(before) else ""
        title = f"{title} {more.lower() if more.isupper() else more}".strip()
        many = _MANY.search(before) is not None
        yield Placed(Post(*_one_name(title, body), state), match.start(), end if body else match.end(), many)


_FORMER, _ACTING, _MANY = re.compile("nguyên|cựu|cố"), re.compile("quyền|q"), re.compile("các|hai|ba|bốn")
_PREPOSITION = re.compile(r"^(?:của|thuộc|tại)\s+")
_OF_BODY = re.compile(r"(?<!văn)\s+(?:ban|tiểu\s+ban|phòng)\Z", re.IGNORECASE)
"""The end of a post that is the beginning of a body: "Phó Trưởng Ban Tuyên giáo"."""
_GENERIC_KEYS = frozenset(map(tone_key, GENERIC))
_CANONICAL = {tone_key(title): title for title in POSTS}


_CENTRAL = frozenset(map(tone_key, (
    "Ủy viên Trung ương", "Ủy viên TW", "Ủy viên TƯ", "Ủy viên BCHTW", "Ủy viên Ban Chấp hành Trung ương",
    "Ủy viên BCH Trung ương",
)))  # fmt: skip


def _one_name(title: str, body: str) -> tuple[str, str]:
    """A post that has many names by one of them."""
    if tone_key(title) in _CENTRAL and body in ("", "Đảng"):
        return "Ủy viên Trung ương Đảng", ""
    return title, body


def _ending(words: str) -> int:
    """How many letters at the end of a post begin a body."""
    found = _OF_BODY.search(words)
    return len(found[0]) if found else 0


@lru_cache(maxsize=256)
def _titled(words: str) -> tuple[str, bool]:
    """What a post is called, however a text writes it, and whether companies have such posts, too."""
    key = tone_key(" ".join(words.split()))
    return _CANONICAL[key], key in _GENERIC_KEYS


def _body_end(line: str, place: int, *, direct: bool) -> int:
    """Where the name of the body ends that begins at a place of a line; the place itself where none does.

    direct: whether it may begin without a word for a body: "Bộ trưởng Y tế".
    """
    end = place
    joint = _BEFORE_BODY.match(line, place)
    if joint is None:
        return place
    at = joint.end()
    if _CAPITAL_HEAD.match(line, at) and line[place - 3 : at + 12].replace(" ", "").isupper():
        return _capital_body_end(line, at)
    if not (
        _HEAD.match(line, at) or _PLACE.match(line, at) or _acronym(line, at) or (direct and _FIELD.match(line, at))
    ):
        return place
    while True:
        unit = _unit_end(line, at)
        if unit <= at and joint[0].strip() == "tại":  # a town that no list has
            unit = _area_end(line, at)
        if unit <= at:
            return end
        end = unit
        joint = _JOINT.match(line, end)
        if joint is None:
            return end
        at = joint.end()
        if joint[0].strip(" ") in (",", "-", "–") and not _goes_on(line, at):
            return end


def _goes_on(line: str, at: int) -> bool:
    """Whether what follows a comma or a dash goes on with the name of a body, as in "Xuất bản, In và Phát hành"."""
    goes = _compound(line, at) or _FIELD.match(line, at) or _TAIL.match(line, at - 1)
    return bool(goes) and not _HEAD.match(line, at) and not _begins_post(line, at)


def _begins_post(line: str, at: int) -> bool:
    return _POST.match(small(line[at - 1 : at + _REACH]), 1) is not None


def _unit_end(line: str, at: int) -> int:
    if _begins_post(line, at) and not _HEAD.match(line, at):
        return at
    if area := _AREA.match(line, at):
        return _area_end(line, area.end())
    if head := _HEAD.match(line, at):
        return _tails(line, head.end())
    if name := _PLACE.match(line, at) or _FIELD.match(line, at) or _NUMBER.match(line, at) or _acronym(line, at):
        return name.end() if name.re is not _FIELD else _tails(line, name.end())
    return _compound(line, at) or (_tails(line, at - 1) if at and _TAIL.match(line, at - 1) else at)


def _acronym(line: str, at: int) -> re.Match[str] | None:
    """An acronym that begins at a place of a line; no name in capitals is one."""
    found = _ACRONYM.match(line, at)
    return found if found and not is_vietnamese(" ".join(line[at : at + 24].split()[:2])) else None


def _compound(line: str, at: int) -> int:
    """Where a word of a capital and a small syllable ends, "Thông tin"; 0 where none begins."""
    found = _COMPOUND.match(line, at)
    if found is None or found["second"] is None or not found["second"].islower() or found["second"] in _NO_SECOND:
        return _lone(line, at)
    return _tails(line, found.end())


def _lone(line: str, at: int) -> int:
    """Where a lone word in a list of fields ends, as "In" of "Xuất bản, In và Phát hành"."""
    found = _LONE.match(line, at)
    return found.end() if found else 0


def _tails(line: str, end: int) -> int:
    while tail := _TAIL.match(line, end):
        if tail[0].strip() == "và" and not _ANY_TAIL.match(line, tail.end()):
            return end
        end = tail.end()
    return end


def _area_end(line: str, end: int) -> int:
    """Where the name of a province, town or commune ends: a known one, or words in capitals up to a person's name."""
    if known := _PLACE.match(line, end):
        return known.end()
    run = RUN.match(line, end)
    if run and (within := name_within(line, end, run.end())):
        return len(line[:within].rstrip())
    if run is None or name_after(line, end, whole=True):
        return len(line[:end].rstrip())
    name = name_after(line, end)
    return len(line[: name.start].rstrip()) if name else run.end()


def _capital_body_end(line: str, at: int) -> int:
    """Where the name of a body ends in a line in capitals: before the first family name that a name may follow."""
    place = at
    for word in WORD.finditer(line, at):
        if word.start() > place + 3 and not re.fullmatch(r"[\s,&-]+", line[place : word.start()]):
            return place
        following = line[word.start() :].split()
        if word.start() > at and len(following) > 1 and is_vietnamese(" ".join(following[:2])):
            return place
        place = word.end()
    return place
