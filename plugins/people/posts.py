"""Posts in a line of text: their titles, their bodies, and whether they are current, former or acting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from msgspec import Struct

from plugins.vietnamese.personal.lexicon import UPPER

from .bodies import begins_body, body_end, company_end, parents_end
from .lexicon import words
from .names import is_common, name_after, tone_key
from .phrases import Phrases
from .titles import State, Title, small, title_at, title_of, title_starts, words_before

_OF_COMPANY = re.compile(r" ?(?:của )?(?:[Cc]hi (?:đoàn|bộ) )?")
_UNION = re.compile(r" (?:(?:[Ll]iên )?[Cc]hi đoàn|[Đđ]oàn trường)(?!\w)")
"""Matches the Youth Union in a class, a company or a school, whose posts are not public."""
_IN_CHARGE = re.compile(
    rf",? (?:phụ trách(?:,? (?!làm |giữ |được )[^\W\d_{UPPER}]+){{0,3}}|[Nn]gười phát ngôn(?: của)?)(?= [{UPPER}])"
)
"""Matches in "Phó Vụ trưởng phụ trách Vụ Pháp chế", "Chánh Văn phòng, người phát ngôn của Bộ"."""
_BEHIND_NAME = re.compile(r"(?:[^\W\d][^\w\s]? ?[,(–-] ?|(?:chức|nguyên|cựu|làm|là|vụ) )\Z")
"""Matches before a post that follows a name, or that is not used as a form of address."""
_NO_POST = Phrases(
    ("ứng cử", "ứng cử viên", "ứng viên", "tranh cử", "ứng cử chức", "ứng cử viên chức", "ban"), none=("trưởng ban",)
)
"""Words before a post that nobody holds yet, or that names a group: "Ban Giám đốc Sở"."""
_TERM = re.compile(
    r",? (?:(?:khóa|khoá|nhiệm kỳ) (?:[IVXLC]+|\d{4} ?[–-] ?\d{4})"
    r"|(?P<then>(?:lúc|khi|thời|thời điểm) (?:bấy giờ|ấy|đó))|đương nhiệm)(?!\w)"
)
"""Matches a term of office: "Chủ tịch HĐND tỉnh khóa XVII, nhiệm kỳ 2021 - 2026", "Bộ trưởng Bộ Y tế khi đó"."""
_PREPOSITION = re.compile(r"^(?:của|thuộc|tại|\|) ")


class Post(Struct, frozen=True, array_like=True):
    """A post as a text gives it. title: "Thứ trưởng"; body: "Bộ Thông tin và Truyền thông", "" if none is named."""

    title: str
    body: str = ""
    state: State = ""


class Placed(NamedTuple):
    """A post and its span in a line. many: whether several persons hold it ("các Thứ trưởng").

    bare: whether companies have such posts too and no public body is named with it.
    """

    post: Post
    start: int
    end: int
    many: bool
    bare: bool


def post_name(title: str, body: str) -> str:
    """A post as one phrase: "Thứ trưởng Bộ TT&TT", "Phó Trưởng Ban Tuyên giáo Trung ương"."""
    first, _, last = title.rpartition(" ")
    if first and tone_key(last) == tone_key(body.split(" ", 1)[0]):
        return f"{first} {body}"
    return f"{title} {body}".strip()


def posts_in(line: str) -> tuple[Placed, ...]:
    """The posts that a line names, in order, each with the body that follows it."""
    letters = small(line)
    return tuple(posts_at(line, letters, title_starts(letters)))


def posts_at(line: str, letters: str, starts: Iterable[int]) -> Iterator[Placed]:
    """Like posts_in, for a line whose lowercase form and title_starts are known."""
    place = 0
    for first in starts:
        found = title_at(letters, first) if first >= place else None
        if found is None:
            continue
        first = found.start
        if _NO_POST.before(letters, first) or (
            line[first : found.end].istitle() and is_common(line[:first].rstrip().rpartition(" ")[2])
        ):  # "ông Trần Công Sứ"
            place = found.whole
            continue
        title, more = title_of(letters[first : found.end]), line[found.end : found.whole]
        before = words_before(letters, first, place)
        place, body = found.whole, ""
        charge = _IN_CHARGE.match(line, place)
        said = charge.end() if charge else place
        beside = line.startswith(" | ", said)  # the body is in the next cell; nothing after it belongs to this post
        begin = said if charge or more or beside else said - title.tail
        end = body_end(line, begin, by_work=title.work)
        if title.work and _tells_what_is_done(line, title, first, said, end):
            end = body_end(line, begin)
        if any(_is_private(line, at) for at in {said, begin, end}):
            continue
        parents = parents_end(line, end) if end > said and not beside else end
        public = not (title.tail and parents == end and line[said - title.tail : end].islower())
        body = _one_line(line[begin:end]) if end > said and public else ""  # not in "trưởng ban giám khảo"
        if body == "Hồ Chí Minh":  # the President, not a chairman of the city
            continue
        place = parents if body and not beside else said
        past = False
        while term := _TERM.match(line, place):
            place, past = term.end(), past or term["then"] is not None
        name = f"{title.name}{_qualifier(more)}" if more else title.name
        post = _post(name, body, before, past=past)
        start, many = (before.start(), before["many"] is not None) if before else (first, False)
        many = many or line.startswith(" các ", said)
        yield Placed(post, start, place, many, title.generic and not body)


def _is_private(line: str, at: int) -> bool:
    """Whether the words after a post show that it is not public."""
    of: re.Match[str] = _OF_COMPANY.match(line, at)  # type: ignore[assignment]  # matches "" too
    return bool(company_end(line, of.end()) or _UNION.match(line, at))


def _tells_what_is_done(line: str, title: Title, start: int, said: int, end: int) -> bool:
    """Whether the words after a post are no body: "Cục trưởng Mẫu lưu ý", "Bộ trưởng tuyên dương bà Trần Thị Mẫu"."""
    done = line[said + 1 : said + 2].islower()
    if end <= said or (title.generic and not done):
        return False
    if begins_body(line, said + 1, by_field=True) or _BEHIND_NAME.search(line, max(0, start - 8), start):
        return False
    return done or name_after(line, end) is None


def _one_line(body: str) -> str:
    return _PREPOSITION.sub("", " ".join(body.split())).strip(" ,–-")


def _qualifier(more: str) -> str:
    """The qualifier of a title in normal capitals, with a space before it."""
    return " ".join(["", *(more.lower() if more.isupper() else more).split()])


def _post(title: str, body: str, before: re.Match[str] | None, *, past: bool) -> Post:
    if title in words("central") and body in ("", "Đảng", "ĐẢNG"):
        title, body = "Ủy viên Trung ương Đảng", ""
    told = before.groupdict() if before else {}
    state: State = "former" if past or told.get("former") else "acting" if told.get("acting") else ""
    return Post(title, body, state)
