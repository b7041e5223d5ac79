"""Posts in a line of text: what they are called, of which body, and whether they are held, acted for or over."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, Protocol

from msgspec import Struct

from plugins.vietnamese.personal.people import UPPER

from .bodies import FIRM, body_end, no_body_at, parents_end
from .lexicon import CENTRAL
from .names import tone_key
from .titles import State, small, stems_in, title_at, title_of, words_before

_COMPANY = re.compile(
    rf"\s*(?:của\s+)?(?:[Cc]hi\s+(?:đoàn|bộ)\s+)?{FIRM}"
    r"|\s+(?:(?:[Ll]iên\s+)?[Cc]hi\s+đoàn|[Đđ]oàn\s+trường)(?!\w)"
)
"""What follows a post that is none of a state: of a company, of the Youth Union in a class, a company or a school."""
_IN_CHARGE = re.compile(rf"\s+phụ\s+trách(?:,?\s+điều\s+hành)?(?=\s+[{UPPER}])")
"""As in "Phó Vụ trưởng phụ trách Vụ Pháp chế"."""
_TERM = re.compile(r",?\s+(?:khóa|khoá|nhiệm\s+kỳ)\s+(?:[IVXLC]+|\d{4}\s*[–-]\s*\d{4})(?!\w)")
"""As in "Chủ tịch HĐND tỉnh khóa XVII, nhiệm kỳ 2021 - 2026"."""
_PREPOSITION = re.compile(r"^(?:của|thuộc|tại|\|)\s+")


class Post(Struct, frozen=True, array_like=True):
    """A post as a text names it. title: "Thứ trưởng"; body: "Bộ Thông tin và Truyền thông", "" where none is named."""

    title: str
    body: str = ""
    state: State = ""


class Placed(NamedTuple):
    """A post and its place in a line. many: whether several hold it ("các Thứ trưởng").

    bare: whether companies have such a post, too, and no public body is named with it.
    """

    post: Post
    start: int
    end: int
    many: bool
    bare: bool


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


def posts_in(line: str) -> tuple[Placed, ...]:
    """The posts that a line names, in their order, each with the body that follows it."""
    letters = small(line)
    return tuple(posts_at(line, letters, stems_in(letters)))


def posts_at(line: str, letters: str, stems: Iterable[int]) -> Iterator[Placed]:
    """As posts_in, for a line of which the small letters and the stems of titles are known."""
    place = 0
    for stem in stems:
        found = title_at(letters, stem, place) if stem >= place else None
        if found is None:
            continue
        title, more = title_of(found["title"]), found["more"]
        before = words_before(letters, found.start(), place)
        place, body = found.end(), ""
        if title.tail or title.part or not no_body_at(line, place):
            charge = _IN_CHARGE.match(line, place)
            said = charge.end() if charge else place
            beside = line.startswith(" | ", said)  # behind the body of the next cell stands nothing of this post
            begin = said if charge or more or beside or title.part else said - title.tail
            end = body_end(line, begin, by_field=not title.generic, by_work=title.part)
            if _COMPANY.match(line, said) or (title.generic and _COMPANY.match(line, end)):
                continue
            body = _one_line(line[begin:end]) if end > said else ""
            if title.tail and body.islower():  # "trưởng ban giám khảo"
                body = ""
            place = parents_end(line, end) if body and not beside else said
            while term := _TERM.match(line, place):
                place = term.end()
        name = f"{title.name}{_qualifier(line[found.end('title') : found.end()])}" if more else title.name
        post = _post(name, body, before)
        start, many = (before.start(), before["many"] is not None) if before else (found.start(), False)
        yield Placed(post, start, place, many, title.generic and not body)


def _one_line(body: str) -> str:
    return _PREPOSITION.sub("", " ".join(body.split())).strip(" ,–-")


def _qualifier(more: str) -> str:
    """What follows a title and belongs to it, with a space before it."""
    return " ".join(["", *(more.lower() if more.isupper() else more).split()])


def _post(title: str, body: str, before: re.Match[str] | None) -> Post:
    if title in CENTRAL and body in ("", "Đảng"):
        title, body = "Ủy viên Trung ương Đảng", ""
    state: State = "" if before is None else "former" if before["former"] else "acting" if before["acting"] else ""
    return Post(title, body, state)
