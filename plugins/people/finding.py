"""Finds holders of public office in running text, captions, lists of participants, tables and signatures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.grouping import collected
from plugins.vietnamese.personal.lexicon import UPPER
from plugins.vietnamese.sentences import single_spaced

from .bodies import begins_body, capital_head_end
from .chains import JOINS, NEAR, chains_of, with_bodies
from .holders import holders_in
from .lexicon import NO_NAMES, NOT_IN_BODIES
from .names import Name, finds, is_vietnamese, key_of, name_after, place_words, places_of
from .posts import Placed, Post, posts_at, posts_in
from .titles import small, title_starts

_SIGNED = re.compile(
    r"[(\[][^()\[\]]{0,20}(?<!\w)(?:ký|daky)(?!\w)[^()\[\]]{0,30}[)\]]"
    r"|(?:đã ký|ký tên|KT\.?|TM\.?|TL\.?|Q\.?|Người \w+(?: \w+){0,2}|Xác nhận)\.?",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(r" ?(?:Ký (?:số )?bởi|Người ký|Đã ký|Ký thay) ?[:|] ?", re.IGNORECASE)
_FOR = re.compile(r" ?(?:K/?T|T/?M|T/?L|TUQ|Q)(?: ?\. ?| )\S")
"""Matches the marks of signing on behalf of others (Decree 30/2020/NĐ-CP, annex I, part II.7): "KT. CHỦ TỊCH"."""
_LABEL = re.compile(
    r"[-+*•\d.)\s]*(?:Họ (?:và )?tên|Họ, ?tên|Ký (?:số )?bởi|Người ký)(?: khai sinh)? ?[:|] ?",
    re.IGNORECASE,
)
_POST_LABEL = re.compile(r"[-+*•\d.)\s]*(?:Chức vụ|Chức danh)[^:|]*[:|] ?", re.IGNORECASE)
_SIGNATURE, _FORM = 4, 8
"""The most lines from a post down to its name, and up to a labelled name."""
_SHORT_LINE, _LONG_LINE = 60, 200
_REST = re.compile(r"(?: phụ trách)?[ .,;()]*", re.IGNORECASE)
_NOTHING_ELSE = re.compile(r"(?:[\s\W\d]|T/?M|Q)*")
"""Matches before a post alone in its cell; one after "KT." is not the signer's own."""
_STOPS = frozenset((*".!?…:;”)", ""))
_GOES_ON = re.compile(rf"\w|\s[{UPPER}]")
"""Matches after a given name that is part of a longer name."""
_BROKEN = re.compile(
    rf"\n(?<=\w\n)(?:(?:(?<=[ |](?:Văn|Thị|VĂN|THỊ)\n)|(?<=\WPhó\n))(?=[{UPPER}])"
    rf"|(?P<capital>(?:(?<=ƯỞNG\n)|(?<=TỊCH\n)|(?<=ĐỐC\n)|(?<=ÁN\n)|(?<=THƯ\n))(?=[{UPPER}]))"
    rf"|(?=(?:Văn|Thị|VĂN|THỊ) [{UPPER}]|(?:trưởng|tịch|thư|đốc|tướng|nhiệm|viên|sứ|lệnh|án)(?!\w)))"
)
"""Matches a line break within a title, between a title and its body in capitals, or beside a middle name."""
_NO_GIVEN = NO_NAMES | NOT_IN_BODIES
_CAPITALISED = rf"[{UPPER}][^\W\d_{UPPER}]+"
_NAME_AT_END = re.compile(rf"[^\W\d_{UPPER}] ({_CAPITALISED}(?: {_CAPITALISED})?)\Z")
_NAME_GOES_ON = re.compile(
    rf"\n(?<=[^\W\d_{UPPER}]\n)(?=({_CAPITALISED}(?: {_CAPITALISED}){{0,2}})(?:,| [–-]| ([^\W\d_{UPPER}]+)(?!\w)))"
)
"""Matches a line break that may lie within a name, after its first word or two: "Thứ trưởng Trần Mạnh\nMẫu nói"."""


class Official(Struct, frozen=True, array_like=True):
    """A holder of public office, where a text names one.

    name: in normal capitals, "" if only the post is given; short: a given name alone. posts: those given here, ()
    if only the name is. start, end: the span of the name in the text, or of the post.
    """

    name: str
    posts: tuple[Post, ...]
    start: int
    end: int
    short: bool = False


def find_officials(text: str) -> tuple[Official, ...]:
    """The holders of public office whom a text names with a post, at each occurrence of their names, in order.

    text: plain, one block per line, the cells of a row separated by " | ". Who is never named with a post is left out.
    """
    text = text.replace("—", "–")
    if "  " in text or "\t" in text:
        plain, original = single_spaced(text)
        return tuple([replace(one, start=original(one.start), end=original(one.end)) for one in find_officials(plain)])
    found: dict[tuple[int, int], tuple[Name, list[Post]]] = {}
    text = _NAME_GOES_ON.sub(_joint, _BROKEN.sub(_mended, text))
    lines = _Lines(text)
    for number in lines.starts:
        start, line = lines[number]
        for name, posts in holders_in(line, lines.posts(number)):
            _note(found, name, start, posts)
        for name, start, posts in _across(lines, number):
            _note(found, name, start, posts)
    if found:
        _named_again(text, found)
    officials = [Official(name.text, tuple(posts), *place, name.short) for place, (name, posts) in found.items()]
    return tuple(sorted(officials, key=lambda one: one.start))


def _mended(end: re.Match[str]) -> str:
    """A space for a line break within a title or a name; the break itself if no body follows a title in capitals."""
    return "\n" if end["capital"] is not None and not capital_head_end(end.string, end.end()) else " "


def _joint(end: re.Match[str]) -> str:
    """A space for a line break that may lie within a name, if the name goes on after it; else the break itself."""
    begun = _NAME_AT_END.search(end.string, max(0, end.start() - 24), end.start())
    words, verb = end[1].split(), end[2]
    verbal = verb in NOT_IN_BODIES if verb else not is_vietnamese(end[1])
    other = words[0].lower() in _NO_GIVEN if len(words) == 1 else place_words(words)
    return " " if verbal and not other and begun and is_vietnamese(begun[1]) else "\n"


class _Lines:
    """The non-blank lines of a text, with their offsets and posts. starts: title_starts of each line that has any."""

    def __init__(self, text: str) -> None:
        self._text, self._letters = text, small(text)
        starts = [*title_starts(self._letters)]
        self._lines: list[tuple[int, str]] = []
        start = 0
        for line in text.split("\n") if starts else ():
            if line and not line.isspace():
                self._lines.append((start, line))
            start += len(line) + 1
        firsts = [first for first, _ in self._lines]
        numbered = ((bisect_right(firsts, start) - 1, start) for start in starts)
        self.starts = collected((number, start - firsts[number]) for number, start in numbered)
        self._posts: dict[int, Sequence[Placed]] = {}

    def __getitem__(self, number: int) -> tuple[int, str]:
        """The offset and the text of a line; the text is "" before the first and after the last one."""
        return self._lines[number] if 0 <= number < len(self._lines) else (0, "")

    def cell(self, number: int, column: int) -> tuple[int, str]:
        """The offset and the text of a row's cell, the last one if it has fewer, or of the line if it is no row."""
        start, line = self[number]
        *before, cell = line.split(" | ")[: column + 1]
        return start + sum(len(each) + 3 for each in before), cell

    def before(self, number: int) -> str:
        """The text shortly before a line."""
        start = self[number][0]
        return self._text[max(0, start - NEAR) : start]

    def posts(self, number: int) -> Sequence[Placed]:
        """The posts of a line."""
        if number not in self.starts:
            return ()
        if number not in self._posts:
            start, line = self[number]
            posts = [*posts_at(line, self._letters[start : start + len(line)], self.starts[number])]
            self._posts[number] = [*with_bodies(line, posts, self.before(number))]
        return self._posts[number]


def _note(found: dict[tuple[int, int], tuple[Name, list[Post]]], name: Name, offset: int, posts: list[Post]) -> None:
    place = (offset + name.start, offset + name.end)
    known = found.setdefault(place, (name, []))[1]
    known += [post for post in posts if post not in known]


def _across(lines: _Lines, number: int) -> Iterator[tuple[Name, int, list[Post]]]:
    """Names on the lines around posts: in signatures and forms, or where a sentence continues over a line break."""
    _, line = lines[number]
    if label := _POST_LABEL.match(line):
        rest = line[label.end() :]
        placed = with_bodies(rest, posts_in(rest), lines.before(number))
        posts = [one.post for one in placed if not one.bare]
        if posts and (labelled := _labelled(lines, number)):
            yield *labelled, posts
        return
    found = False
    for column in range(line.count(" | ") + 1 if len(line) < _LONG_LINE else 0):
        alone = _alone(lines, number, column)
        public = alone and (not any(placed.bare for placed in alone) or _signs(lines, number, column))
        if public and (named := _name_beside(lines, number, column)):
            yield *named, [placed.post for placed in alone]
            found = True
    if not found:
        yield from _wrapped(lines, number)


def _labelled(lines: _Lines, number: int) -> tuple[Name, int] | None:
    """The name in the nearest line above that has a label: "Họ và tên: Trần Văn Mẫu"."""
    for above in range(number - 1, number - _FORM - 1, -1):
        offset, line = lines[above]
        if label := _LABEL.match(line):
            name = name_after(line, label.end())
            return (name, offset) if name else None
    return None


def _name_beside(lines: _Lines, number: int, column: int) -> tuple[Name, int] | None:
    """The name for posts alone in a cell: below in a signature in capitals or if none is above, otherwise above."""
    above, below = _name_alone(lines, number - 1, column), None
    if above is None or lines.cell(number, column)[1].isupper():
        below = _name_below(lines, number, column)
    return below or above


def _name_below(lines: _Lines, number: int, column: int) -> tuple[Name, int] | None:
    """The name below a post; after a signature mark, other lines, such as another post, may precede the name."""
    signed = False
    for place in range(number + 1, number + _SIGNATURE + 1):
        if named := _name_alone(lines, place, column):
            return named
        stripped = lines.cell(place, column)[1].strip()
        if stripped and not _SIGNED.fullmatch(stripped) and not signed:
            return None
        signed = True
    return None


def _name_alone(lines: _Lines, number: int, column: int) -> tuple[Name, int] | None:
    """The full name that is all a cell or a line holds, apart from "signed by"."""
    start, line = lines.cell(number, column)
    stripped = line.strip()
    if not stripped or len(stripped) > _SHORT_LINE or not stripped[0].isupper():
        return None
    signed = _SIGNED_BY.match(line)
    name = name_after(line, signed.end() if signed else 0, family="known" if begins_body(line) else "foreign")
    if name is None or name.short or line[name.end :].strip(" .") or _alone(lines, number, column):
        return None
    return name, start


def _alone(lines: _Lines, number: int, column: int) -> Sequence[Placed]:
    """The posts of a line, or of a signature in a row's cell, if there is nothing else in it."""
    start, line = lines[number]
    posts = lines.posts(number) if len(line) < _LONG_LINE else ()
    cell, words = lines.cell(number, column)
    begin, end = cell - start, cell - start + len(words)
    posts = [one for one in posts if begin <= one.start < end]
    rest = _REST.fullmatch(line, posts[-1].end, end) if posts else None
    if rest is None or not _NOTHING_ELSE.fullmatch(line, begin, posts[0].start):
        return ()
    joined = all(JOINS.fullmatch(line, one.end, other.start) for one, other in pairwise(posts))
    return posts if joined else ()


def _signs(lines: _Lines, number: int, column: int) -> bool:
    """Whether a line belongs to a signature on behalf of others, where a post is public without a body."""
    return any(_FOR.match(lines.cell(above, column)[1]) for above in range(number, number - _SIGNATURE, -1))


def _wrapped(lines: _Lines, number: int) -> Iterator[tuple[Name, int, list[Post]]]:
    """Names and posts in a sentence that continues over the line break before or after a line with posts."""
    for upper in (number, number - 1):
        start, first = lines[upper]
        if first[-1:] not in _STOPS and _goes_on(first, (second := lines[upper + 1][1]), lines.posts(upper)):
            line = f"{first} {second}"
            for name, posts in holders_in(line, [*with_bodies(line, posts_in(line), lines.before(upper))]):
                if name.text and posts:
                    yield name, start, posts


def _goes_on(first: str, second: str, posts: Sequence[Placed]) -> bool:
    """Whether a sentence with these posts continues over the line break."""
    last = first.rstrip()[-1:]
    if not second[:1].isalpha() or last in _STOPS or " | " in first:
        return False
    if second[0].islower() or last in (",", "-", "–", "("):
        return True
    if last.isalpha() and (chains := chains_of(first, posts)) and not first[chains[-1][-1].end :].strip():
        name = name_after(second, 0)
        return name is not None and not name.short and second[name.end : name.end + 2].strip().islower()
    return False


def _named_again(text: str, found: dict[tuple[int, int], tuple[Name, list[Post]]]) -> None:
    """Add the places where a name recurs without a post, or its last word after a title: "Chủ tịch Mẫu"."""
    names = {key_of(name.text): name for name, _ in found.values() if name.text and not name.short}
    known = Counter(name.text for name, _ in found.values())
    for name in names.values():
        for start in places_of(name.text, text) if text.count(name.text) > known[name.text] else ():
            span = start, start + len(name.text)
            found.setdefault(span, (Name(name.text, *span), []))
    full = [(name, post) for name, posts in found.values() for post in posts if " " in name.text and not post.state]
    titled = {f"{post.title} {name.text.split()[-1]}": post for name, post in full}
    for words, post in titled.items():
        for start in finds(words, text):
            end, given = start + len(words), start + len(post.title) + 1
            other = _GOES_ON.match(text, end) or text.endswith("Phó ", 0, start)
            if not (other or begins_body(text, given, by_field=True)):  # "Thủ tướng Chính phủ"
                found.setdefault((given, end), (Name(text[given:end], given, end, short=True), [post]))
