"""Groups the posts of a line: which body each has, and which of them one person holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from plugins.vietnamese.personal.lexicon import UPPER

from .bodies import begins_body, led_behind, led_by
from .lexicon import words
from .names import BEFORE_OWN, Name, name_after
from .phrases import Phrases
from .posts import Placed, Post

JOINS = re.compile(
    r" ?(?:phụ trách ?)?(?:[,–-]|và|(?:[,–-] ?)?kiêm(?: nhiệm| giữ chức(?: vụ)?)?|,? ?đồng thời (?:là|giữ chức)"
    r"|[,;]? ?(?:hiện|nay) là|,? ?là|,? ?(?:được |tiếp tục )?(?:giữ chức(?: vụ)?|công nhận|làm))? ?"
)
"""Matches the words between two posts of one person."""
_SHARE = re.compile(r" ?[,–-]? ?(?:kiêm|và) | ?[,–-] |(?: phụ trách,?)? (?:được )?(?:giữ chức(?: vụ)?|công nhận|làm) ")
"""Matches the words between two posts whose common body is named after the second."""
_BRACKET = re.compile(r" ?\(([^()]+)\)")
AND = re.compile(r"\)?,? (?:và|cùng)(?= )")
_ANOTHER = re.compile(r"[,;](?= )")
"""Matches before another person with a post of the same body: "ông Phan Tâm là Chủ tịch, ông Phạm Hồng Hải là Phó"."""
_OWN = re.compile(rf"{BEFORE_OWN.pattern}| (?:là|làm) ")
_SHARING = 5
"""The most posts that share a body named after the last of them."""
_OFFICES = Phrases(words("common_posts"))
_OF_FIRM = re.compile(rf" (?:[{UPPER}](?!\w* [{UPPER}])|điều hành|chi nhánh)")
_APART = re.compile(r"(?: phụ trách)?, ")
"""Matches the comma between a post and its body: "Hiệu trưởng, Trường THPT Chu Văn An"."""
_STATES = Phrases(words("countries"), words("international"))
_NOT_OF_NAME = re.compile(rf"(?:[^\W\d_{UPPER}]+|[A-ZĐ]{{3,}}) \Z")
"""Matches before a state at the end of a body unless it is part of a longer name: "Mỹ Đức" is a commune."""
_ENVOYS = ("Đại sứ", "Tổng Lãnh sự", "Đại biện", "Công sứ")
"""Envoys, who hold no other post in the receiving state: "Tiếp Đại sứ Đức, Thứ trưởng cho biết"."""
NEAR = 300
"""The most characters back to a body named earlier."""


def chains_of(line: str, placed: Sequence[Placed]) -> list[list[Placed]]:
    """Successive posts that are said of the same persons; those that are not public are left out."""
    if len(placed) == 1:
        return [] if placed[0].bare else [[*placed]]
    chains: list[list[Placed]] = []
    for one in placed:
        last = chains[-1][-1] if chains else None
        envoy = last and last.post.body and last.post.title.startswith(_ENVOYS) and not is_abroad(one.post.body)
        of_others = one.many  # "Viện trưởng và các Phó Viện trưởng"
        successor = last and one.post.title == last.post.title and line[last.end : one.start].strip() == "và"
        if last and not (envoy or of_others or successor) and JOINS.fullmatch(line, last.end, one.start):
            chains[-1].append(one)
        else:
            chains.append([one])
    public = []
    for chain in chains:
        if kept := [one for one in chain if not one.bare]:
            kept[0] = kept[0]._replace(start=chain[0].start)  # "Phó Trưởng đoàn ĐBQH tỉnh"
            public.append(kept)
    return public


def with_bodies(line: str, placed: Sequence[Placed], before: str = "") -> Iterator[Placed]:
    """The posts, with bodies inferred where none follows. before: the text before the line.

    A body may come from the next post, from an earlier one of the same office, or from an earlier mention of the body:
    "Phó Chủ tịch kiêm Tổng Thư ký", "Giám đốc Sở Y tế Phan Tâm, Phó Giám đốc Phạm Hồng Hải".
    """
    bodies: dict[str, str] = {}
    for number, one in enumerate(placed):
        title, body = one.post.title, one.post.body
        office = title[4 * title.startswith("Phó ") : _OFFICES.end(title, 4 * title.startswith("Phó "))]
        if office and one.bare:
            for each, other in pairwise(placed[number : number + _SHARING]):
                if body or not _shares(line, each, other):
                    break
                body = other.post.body
            if not body and (apart := _APART.match(line, one.end)):
                body, end = led_behind(office, line, apart.end())
                one = one._replace(end=end if body else one.end)
            if not body and not _OF_FIRM.match(line, one.end):
                name = name_after(line, one.end) if "(" in line[one.end : one.end + NEAR] else None
                body = (name and body_in_bracket(line, name)) or bodies.get(office, "")
                body = body or led_by(office, before + line[max(0, one.start - NEAR) : one.start])
        elif office and body:
            bodies[office] = body
        yield one._replace(post=Post(one.post.title, body, one.post.state), bare=False) if one.bare and body else one


def body_in_bracket(line: str, name: Name) -> str:
    """The body in brackets after a name: "Phó Chủ tịch Phan Tâm (UBND tỉnh Hòa Bình)"; "" if there is none."""
    bracket = _BRACKET.match(line, name.end)
    return bracket[1] if bracket and begins_body(bracket[1]) else ""


def _shares(line: str, one: Placed, other: Placed) -> bool:
    """Whether a post and the next one share the body named after the second.

    "Phó Chủ tịch kiêm Tổng Thư ký Hội", "ông Phan Tâm, Đồn trưởng và ông Phạm Hồng Hải, Chính trị viên Đồn".
    """
    if _SHARE.fullmatch(line, one.end, other.start):
        return True
    alike = other.post.title.endswith(one.post.title)
    joint = AND.match(line, one.end) or (_ANOTHER.match(line, one.end) if alike else None)
    while joint and (name := name_after(line, joint.end())):
        if _OWN.fullmatch(line, name.end, other.start):
            return True
        joint = AND.match(line, name.end)
    return False


def is_abroad(body: str) -> bool:
    """Whether a body belongs to another state or an international organisation, as in "Thủ tướng Nhật Bản"."""
    start = _STATES.start(body, len(body))
    return start == 0 or bool(start > 0 and _NOT_OF_NAME.search(body, 0, start))
