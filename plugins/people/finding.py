"""Holders of public office in running text, captions, lists of who attends, tables and signatures."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from msgspec import Struct

from .names import WORD, Name, bears_name, key_of, may_name, name_after, name_before, names_listed
from .posts import Placed, Post, all_places, begins_body, may_hold, posts_in

_JOINS = re.compile(r"\s*(?:[,–-]|và|kiêm|,?\s*đồng\s+thời\s+(?:là|giữ\s+chức)|,?\s*(?:hiện|nay)\s+là|,?\s*là)?\s*")
"""What stands between two posts of one person."""
_LINKS = re.compile(
    r"(?P<sign>\s*[,(|:–-]\s*|\s+-\s+|\s*,\s*\()?\s*"
    r"(?:(?:đồng\s+thời|hiện|nay|nguyên|từng|đang|vừa|mới|tiếp\s+tục|chính\s+thức|đã|sẽ|được|bầu|bổ\s+nhiệm|phân\s+công"
    r"|cử|điều\s+động|giữ\s+chức(?:\s+vụ)?|giữ|làm|đều\s+là|cùng\s+là|là|kiêm|trên\s+cương\s+vị|với\s+tư\s+cách|chức\s+vụ|chức\s+danh"
    r"|đảm\s+nhiệm|trở\s+thành|tái\s+cử|thôi|nghỉ|không\s+còn|cương\s+vị|phê\s+chuẩn)(?:\s*:\s*|\s+|\Z))*\Z",
    re.IGNORECASE,
)
"""What stands between a name and the posts after it."""
_LED = re.compile(r"\s*(?:(?:của\s+Bộ|chủ\s+trì|tham\s+dự|dự|gồm|cùng\s+dự|nhà\s+nước)\s*)?(?:có\s*)?:?\s*")
_OVER = re.compile(r"(?:nguyên|từng|thôi|không\s+còn|nghỉ|cựu)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"\(?(?:đã\s+ký|ký\s+tên|KT\.?|TM\.?|TL\.?|Q\.?|Người\s+\w+(?:\s+\w+){0,2}|Xác nhận)\)?\.?", re.IGNORECASE
)
_LABEL = re.compile(r"[-+*•\d.)\s]*(?:Họ\s+(?:và\s+)?tên|Họ,\s*tên)(?:\s+khai\s+sinh)?\s*[:|]\s*", re.IGNORECASE)
_POST_LABEL = re.compile(r"[-+*•\d.)\s]*(?:Chức\s+vụ|Chức\s+danh)[^:|]*[:|]\s*", re.IGNORECASE)
_APPOSED = re.compile(r",\s+(?=(?:ông|bà|đồng\s+chí|ngài)\s)")
_GOES_ON = re.compile(r",\s+(?!(?:ông|bà|đồng\s+chí|ngài|và|cùng|nhà|đại\s+diện|chuyên\s+gia)(?!\w))")
"""After a name between commas: what begins no further person."""
_ALL = re.compile(r"(?:đều|cùng)\s+là\s+\Z")
"""Before posts that all who were named hold."""
_OF_OTHERS = re.compile(
    r"(?<!\w)(?:của|thay\s+mặt|với|cho|trình|gửi|do|bởi|từ|trước|nhiệm|xin|cùng)\s+\Z", re.IGNORECASE
)
"""What stands before a post of somebody else: "Thừa ủy quyền của Thủ tướng, Phó Thủ tướng Vũ Đức Đam"."""
_BEGINS = re.compile(r"(?:^|[.!?;:…,“\"–-]|(?<!\w)theo)\s*\Z", re.IGNORECASE)
"""What stands before the first words of a clause."""
_BRACKET = re.compile(r"\s*\(([^()]+)\)")
_BEFORE_OWN = re.compile(r"\s*[,(–-]\s*")
_SIGNATURE = 4
"""Lines between a post and the name below it, at the most."""


class Official(Struct, frozen=True, array_like=True):
    """A holder of public office where a text names one.

    name: as it is written, "" where only the post stands; short: whether that is a given name alone. posts: said at
    this place; () where only the name stands. start, end: of the name in the text, or of the post.
    """

    name: str
    posts: tuple[Post, ...]
    start: int
    end: int
    short: bool = False


def find_officials(text: str) -> tuple[Official, ...]:
    """The holders of public office that a text names with a post, wherever it names them, in the order of their places.

    text: plain, a block a line, the cells of a row parted by " | ". Who is never named with a post is not among them.
    """
    if not may_hold(text):
        return ()
    found: dict[tuple[int, int], tuple[Name, list[Post]]] = {}
    lines = []
    offset = 0
    for line in text.split("\n"):
        lines.append((offset, line))
        for name, posts in _in_line(line) if may_name(line) else ():
            _note(found, name, offset, posts)
        offset += len(line) + 1
    for name, offset, posts in _across(lines):
        _note(found, name, offset, posts)
    _named_again(text, found)
    officials = [Official(name.text, tuple(posts), *place, name.short) for place, (name, posts) in found.items()]
    return tuple(sorted(officials, key=lambda one: one.start))


def _note(found: dict[tuple[int, int], tuple[Name, list[Post]]], name: Name, offset: int, posts: list[Post]) -> None:
    place = (offset + name.start, offset + name.end)
    known = found.setdefault(place, (name, []))[1]
    known += [post for post in posts if post not in known]


def _in_line(line: str) -> Iterator[tuple[Name, list[Post]]]:
    named: list[Name] = []
    for name, posts in _said(line, named):
        named.append(name)
        yield name, posts


def _said(line: str, named: list[Name]) -> Iterator[tuple[Name, list[Post]]]:
    """What a line says of persons. named: those whom it has named before."""
    for chain in _chains(line):
        many = any(placed.many for placed in chain)
        if bears_name(line, chain[0].start):
            continue
        if after := _after(line, chain[-1].end, many=many):
            while len(chain) > 1 and _OF_OTHERS.search(line, max(0, chain[0].start - 20), chain[0].start):
                chain = chain[1:]
            posts = [placed.post for placed in chain]
            yield after, _of_bracket(line, after, posts)
            if not after.short:
                for name in names_listed(line, after, many=many):
                    if not _own_post(line, name):
                        yield name, _of_bracket(line, name, posts)
        elif before := _before(line, chain[0].start):
            name, over = before
            posts = [placed.post for placed in chain]
            if _ALL.search(line, max(0, chain[0].start - 12), chain[0].start):
                yield from [(each, posts) for each in named if each != name]
            yield name, [Post(post.title, post.body, "former") for post in posts] if over else posts
        elif len(chain) == 1 and _tells_holder(line, chain[0]):
            yield Name("", chain[0].start, chain[0].end), [chain[0].post]


def _tells_holder(line: str, placed: Placed) -> bool:
    """Whether a post without a name stands for who holds it that day: "Bộ trưởng Bộ Y tế yêu cầu"."""
    post = placed.post
    if post.title != "Bộ trưởng" or post.state or not post.body.startswith("Bộ ") or placed.many:
        return False
    return _BEGINS.search(line, max(0, placed.start - 8), placed.start) is not None


def _of_bracket(line: str, name: Name, posts: list[Post]) -> list[Post]:
    """Posts with the body that stands in brackets after a name, where none was said before."""
    bracket = _BRACKET.match(line, name.end)
    if bracket is None or not begins_body(bracket[1]):
        return posts
    return [Post(post.title, post.body or bracket[1], post.state) for post in posts]


@lru_cache(maxsize=512)
def _chains(line: str) -> tuple[list[Placed], ...]:
    """Posts that stand one after the other, said of the same persons."""
    return tuple(_chained(line))


def _chained(line: str) -> Iterator[list[Placed]]:
    chain: list[Placed] = []
    for placed in posts_in(line):
        if chain and not _JOINS.fullmatch(line, chain[-1].end, placed.start):
            yield chain
            chain = []
        chain.append(placed)
    if chain:
        yield chain


def _after(line: str, place: int, *, many: bool) -> Name | None:
    """The name right after posts; of several persons also behind "chủ trì:"."""
    name = name_after(line, place) or _apposed(line, place)
    if name is not None or not many:
        return name
    led = _LED.match(line, place)
    return name_after(line, led.end()) if led and led.end() > place else None


def _apposed(line: str, place: int) -> Name | None:
    """The name between commas after posts: "Vụ trưởng Vụ Pháp chế, ông Trần Văn Mẫu, cho biết"."""
    found = _APPOSED.match(line, place)
    name = name_after(line, found.end()) if found else None
    goes_on = _GOES_ON.match(line, name.end) if name and not name.short else None
    return name if goes_on and not WORD.match(line, goes_on.end()) else None


def _before(line: str, place: int) -> tuple[Name, bool] | None:
    """The name right before posts, and whether the words between say that they are over."""
    link = _LINKS.search(line, _link_from(line, place), place)
    if link is None or not line[link.start() : place].strip():
        return None
    between = link[0]
    name = name_before(line, link.start())
    return (name, _OVER.search(between) is not None) if name else None


def _link_from(line: str, place: int) -> int:
    return max(0, place - 60)


def _own_post(line: str, name: Name) -> bool:
    """Whether a name in a list is followed by posts of its own."""
    following = _BEFORE_OWN.match(line, name.end)
    return following is not None and any(placed.start == following.end() for placed in posts_in(line[: name.end + 80]))


def _across(lines: list[tuple[int, str]]) -> Iterator[tuple[Name, int, list[Post]]]:
    """Names that stand alone on a line, with posts on the lines beside, as in signatures and forms."""
    labelled: tuple[Name, int, int] | None = None
    for number, (offset, line) in enumerate(lines):
        if label := _LABEL.match(line):
            name = name_after(line, label.end())
            labelled = (name, offset, number) if name and not name.short else None
            continue
        if labelled and number - labelled[2] <= 8 and (label := _POST_LABEL.match(line)):
            posts = [placed.post for placed in posts_in(line[label.end() :])]
            if posts:
                yield labelled[0], labelled[1], posts
            labelled = None
            continue
        stripped = line.strip()
        if not stripped or len(stripped) > 60 or not stripped[0].isupper():
            continue
        name = name_after(line, 0)
        if name is None or name.short or line[name.end :].strip(" .") or posts_alone(line):
            continue
        beside = posts_alone(lines[number + 1][1]) if number + 1 < len(lines) else []
        yield from ((name, offset, posts) for posts in [beside or _signed(lines, number)] if posts)


def posts_alone(line: str) -> list[Post]:
    """The posts of a line that holds nothing else."""
    chains = _chains(line) if len(line) < 200 else ()
    if len(chains) != 1 or not re.fullmatch(r"[\s\W\dKTQM.]*", line[: chains[0][0].start]):
        return []
    return [] if line[chains[0][-1].end :].strip(" .,;()") else [placed.post for placed in chains[0]]


def _signed(lines: list[tuple[int, str]], number: int) -> list[Post]:
    """The posts above a signature."""
    for _, above in reversed(lines[max(0, number - _SIGNATURE) : number]):
        if posts := posts_alone(above):
            return posts
        if above.strip() and not _SIGNED.fullmatch(above.strip()):
            return []
    return []


def _named_again(text: str, found: dict[tuple[int, int], tuple[Name, list[Post]]]) -> None:
    """Add the places where a name stands again, without a post."""
    names = {key_of(name.text): name for name, _ in found.values() if name.text and not name.short}
    for name in names.values():
        for start in all_places(text, name.text):
            span = start, start + len(name.text)
            whole = not (text[start - 1 : start].isalnum() or text[span[1] : span[1] + 1].isalnum())
            if span not in found and whole and not bears_name(text, start):
                found[span] = (Name(name.text, *span), [])
