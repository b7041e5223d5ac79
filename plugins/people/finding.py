"""Holders of public office in running text, captions, lists of who attends, tables and signatures."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

from msgspec import Struct
from msgspec.structs import replace

from plugins.vietnamese.personal.people import UPPER

from .bodies import begins_body, capital_head_end, led_behind, led_by
from .lexicon import (
    AREAS,
    COMMON_POSTS,
    COUNTRIES,
    HONORIFICS,
    INTERNATIONAL,
    LINKS,
    NO_NAMES,
    NOT_IN_BODIES,
)
from .names import (
    WORD,
    Name,
    bears_name,
    finds,
    is_vietnamese,
    key_of,
    may_name,
    name_after,
    name_before,
    names_listed,
    names_listed_before,
    place_words,
    places_of,
)
from .phrases import Phrases, any_of, in_any_case
from .posts import Placed, Post, posts_at, posts_in
from .titles import small, stems_in

_JOINS = re.compile(
    r" ?(?:phụ trách ?)?(?:[,–-]|và|(?:[,–-] ?)?kiêm(?: nhiệm| giữ chức(?: vụ)?)?|,? ?đồng thời (?:là|giữ chức)|[,;]? ?(?:hiện|nay) là|,? ?là"
    r"|,? ?(?:được |tiếp tục )?(?:giữ chức(?: vụ)?|công nhận|làm))? ?"
)
"""What stands between two posts of one person."""
_SHARE = re.compile(
    r" ?[,–-]? ?(?:kiêm|và) | ?[,–-] |(?: phụ trách,?)? (?:được )?(?:giữ chức(?: vụ)?|công nhận|làm) "
)
"""Between two posts that are of the body named after the second."""
_CHOSEN = re.compile(r"(?<!\w)(?:được|(?:trúng|đắc|tái) cử|giữ chức|nhận quyết định)(?!\w)")
_OF_PAIR = ("; ", ": ", "ông ", "bà ", "đồng chí ", "đ/c ", "Ông ", "Bà ", "Đồng chí ")
"""What stands before two persons of one post: "; Phan Tâm và Phạm Hồng Hải, Thứ trưởng"."""
_AND = re.compile(r"\)?,? (?:và|cùng)(?= )")
_OFFICES = Phrases(COMMON_POSTS)
_LINKS = Phrases(in_any_case(LINKS))
_BEHIND_LINK = " :"
_LEADS = re.compile(
    r"(?: ?\([^()]{1,60}\))?(?: ?[,(|:–-] ?| - | ?, \()? ?"
    r"(?:(?:\d{1,3} tuổi|sinh (?:năm|ngày) [\d/.-]+(?: (?:tháng|năm) \d+)*), ?)?"
)
"""What stands between a name and the posts after it, before the words that link them."""
_MADE = re.compile(
    r"(?P<by>(?: (?:vừa|đã|mới|sẽ))? được [A-ZĐ][^.,;:()]{2,50}?)"
    r" (?:bổ nhiệm|phân công|cử|điều động|bầu|chỉ định|phê chuẩn|giao)(?:,? \w+){0,9} \Z"
    r"|(?:(?:, [^,.;:()]{2,50}?){1,3}(?:,| và|(?= (?:được )?giữ))| [–-] [^,.;:()–]{2,50} [–-]| (?:đến|về|sang) [^,.;:()]{2,50}?(?:,| và))"
    r" (?:(?:được|hiện|nay|đang) )*(?:giữ chức(?: vụ)?|làm|là) \Z"
)
"""As before posts in "ông Trần Văn Mẫu được Bộ Chính trị phân công giữ chức", "ông Mẫu, chuyên viên, giữ chức",
"ông Mẫu về nhận công tác tại Sở, giữ chức"."""
_ASIDE = re.compile(
    r"(?:,| [–-]) (?!(?:ông|bà|đồng chí|cùng|và|đại diện) )[^,.;:()–“”]{3,50}?(?:,| [–-]) \Z"
    r"| \| (?P<cell>[^|]{3,60}) \| \Z",
    re.IGNORECASE,
)
"""As before posts in "bà Trần Thị Mẫu, dân tộc Mông, Chủ tịch Hội", "Trần Thị Mẫu | Sở Nội vụ | Giám đốc"."""
_SUCCEEDS = re.compile(r"(?<!\w)thay(?: thế)?(?: cho)? (?:(?:ông|bà|đồng chí|đ/c) )?\Z")
"""Before the name of whose successor is told: "ông Trần Văn Mẫu thay ông Lê Văn Thử làm Cục trưởng"."""
_ASIDE_ENDS = frozenset(",–-|")
_APPOINTS = Phrases(
    ("giữ", "chức", "chức vụ", "chức danh"),
    (f"{deed} làm" for deed in ("bầu", "cử", "bổ nhiệm", "chỉ định", "điều động", "phân công", "luân chuyển")),
    (f"được {deed}" for deed in ("bầu", "cử", "bổ nhiệm", "chỉ định")),
)
_SENTENCE_ENDS = re.compile(r"[;:“]|[.!?](?:\s|\Z)")
_LED = re.compile(
    r" ?(?:(?:của Bộ|chủ trì|(?:tham |cùng )?dự|gồm|nhà nước|(?:tái )?đắc cử|được bầu) ?)?"
    r"(?:(?:có|là) ?)?:? ?"
)
_OVER = re.compile(r"(?:nguyên|từng|thôi|không còn|nghỉ|cựu)\b", re.IGNORECASE)
_SIGNED = re.compile(
    r"[(\[][^()\[\]]{0,20}(?<!\w)(?:ký|daky)(?!\w)[^()\[\]]{0,30}[)\]]"
    r"|(?:đã ký|ký tên|KT\.?|TM\.?|TL\.?|Q\.?|Người \w+(?: \w+){0,2}|Xác nhận)\.?",
    re.IGNORECASE,
)
_SIGNED_BY = re.compile(r" ?(?:Ký (?:số )?bởi|Người ký|Đã ký|Ký thay) ?[:|] ?", re.IGNORECASE)
_FOR = re.compile(r" ?(?:K/?T|T/?M|T/?L|TUQ|Q)(?: ?\. ?| )\S")
"""Marks by which an authority signs (Decree 30/2020/NĐ-CP, annex I, part II.7): "KT. CHỦ TỊCH"."""
_LABEL = re.compile(
    r"[-+*•\d.)\s]*(?:Họ (?:và )?tên|Họ, ?tên|Ký (?:số )?bởi|Người ký)(?: khai sinh)? ?[:|] ?",
    re.IGNORECASE,
)
_POST_LABEL = re.compile(r"[-+*•\d.)\s]*(?:Chức vụ|Chức danh)[^:|]*[:|] ?", re.IGNORECASE)
_DEEDS = ("nhiệm", "giao", "cách chức", "bầu", "bầu bổ sung", "chức", "chức vụ", "chức danh")
_DECIDED = Phrases(in_any_case(_DEEDS), in_any_case(f"{deed}:" for deed in _DEEDS))
Ways = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
"""What stands between posts and the name behind them, each with what stands behind that name."""


_LEADING = frozenset((",", "(", "-", "–"))


def _ways(*pairs: tuple[str, str]) -> Ways:
    return tuple((re.compile(leads), re.compile(follows)) for leads, follows in pairs)


_HONORED = rf"(?={any_of(HONORIFICS)} )"
_NO_OTHER = (
    r"(?!(?:ông|bà|đồng chí|ngài|và|cùng|với|là|kiêm|nhà|đại diện|chuyên gia|giữ chức|làm(?= [A-ZĐỦ]))(?!\w))"
)
_APPOSED = _ways(
    (rf", {_HONORED}", rf": |(?:, (?![{UPPER}])| (?=[^\W\d_{UPPER}])){_NO_OTHER}"),
    (rf" ?\( ?{_HONORED}", r"\)"),
)
"""As in "Vụ trưởng Vụ Pháp chế, ông Trần Văn Mẫu, cho biết"."""
_CLOSING = _ways((r" [–-] ", rf" (?:[–-] |[^\W\d_{UPPER}])|: "), (r", ", r"[.;]? ?\Z"), (r" ?\(", r"\)"))
"""As in "Vụ trưởng Vụ Pháp chế - Trần Văn Mẫu - nói", "Liên hệ: Vụ trưởng Vụ Pháp chế, Trần Văn Mẫu."."""
_FOR_WHOM = re.compile(
    r" (?:đối với|cho|của|(?P<held>(?:được (?:bầu|bổ nhiệm|chỉ định|phân công|giao) )?là)) "
    r"(?P<many>(?:các|hai|ba|\d{1,2}) )?(?=(?:ông|bà|đồng chí|đ/c) )"
)
"""As in "miễn nhiệm chức vụ Cục trưởng Cục Báo chí đối với ông Trần Văn Mẫu", "Cục trưởng là ông Trần Văn Mẫu"."""
_ALL = ("đều là ", "cùng là ")
"""Before posts that all who were named hold."""
_OF_OTHERS = Phrases(in_any_case((
    "của", "thay mặt", "với", "cho", "trình", "gửi", "từ", "trước", "nhiệm", "xin", "cùng", "ủy quyền",
)))  # fmt: skip
"""What stands before a post of somebody else: "Thừa ủy quyền của Thủ tướng, Phó Thủ tướng Vũ Đức Đam"."""
_THEY = re.compile(r"[Cc]ác (?:đồng chí|ông(?:,? bà)?|bà|vị|đ/c)(?!\w)")
_BEGINS = re.compile(r"(?:^|[.!?;:…,“\"–-]|(?<!\w)theo) ?\Z", re.IGNORECASE)
"""What stands before the first words of a clause."""
_NEAR_TO = Phrases(in_any_case(f"{person}{of}" for of in ("", " của") for person in (
    "vợ", "chồng", "con", "con trai", "con gái", "con rể", "con dâu", "bố", "mẹ", "cha", "thân phụ", "thân mẫu",
    "phu nhân", "tài xế", "lái xe", "thư ký", "phiên dịch", "bạn", "người nhà",
)))  # fmt: skip
"""Before whom another is near to: "Vợ Giám đốc Sở, bà Trần Thị Mẫu"."""
_RECEIVES = re.compile(
    r"(?:\A|[.!?;…”] ?)(?:Tiếp|Đón|Gặp|Tiễn|Tạm biệt|Chúc mừng|Cảm ơn|Trả lời|(?:Làm việc|Trao đổi) với) [^.,;:]*\Z"
)
"""Before whom somebody receives who is told of next: "Tiếp Đại sứ Peter Mau, Chủ tịch UBND tỉnh cho biết"."""
_CLAUSE = re.compile(rf", [^,]+ [^\W\d_{UPPER}]")
"""A post behind a comma, and the small letter of a word that goes on from it."""
_BRACKET = re.compile(r" ?\(([^()]+)\)")
_BEFORE_OWN = re.compile(r" ?[,(–-] ?")
_OF_PLACE = Phrases(AREAS)
_PARTY = ("ủy", "uỷ")
"""The ends of a body behind which the name of its place stands: "UBND huyện Mai Sơn", "Huyện ủy Mai Sơn"."""
_OF_COMMUNE = ("xã", "phường", "thị trấn", "huyện", "quận", "đặc khu", "khu vực")
_OF_LARGE_PLACE = ("tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã", *_PARTY)
_OF_FIRM = re.compile(rf" (?:[{UPPER}](?!\w* [{UPPER}])|điều hành|chi nhánh)")
_APART = re.compile(r"(?: phụ trách)?, ")
"""Between a post and its body, which a comma parts: "Hiệu trưởng, Trường THPT Chu Văn An"."""
_BREAK_BEFORE = (",", "(", "–", "-", "giữ", "chức", "vụ", "nhiệm", "làm", "là")
_BREAK_AFTER = re.compile(r" ?(?:[,.;)–|-]|\Z)")
_STATES = Phrases(COUNTRIES, INTERNATIONAL)
_NOT_OF_NAME = re.compile(rf"(?:[^\W\d_{UPPER}]+|[A-ZĐ]{{3,}}) \Z")
"""Before a state at the end of a body, where it is part of no name: "Mỹ Đức" is a commune."""
_ENVOYS = ("Đại sứ", "Tổng Lãnh sự", "Đại biện", "Công sứ")
"""Who hold no other post in the state that receives them: "Tiếp Đại sứ Đức, Thứ trưởng cho biết"."""
_LINK, _LAST, _NEAR = 90, 12, 300
"""Letters from a name to the posts after it, of the last word before these, and to a body named before, at the most."""
_RECENT = 20
"""Persons of a line."""
_LINKING = frozenset(word for link in LINKS for word in link.split())
_SIGNATURE, _FORM = 4, 8
"""Lines from a post to the name below it, and to the labelled one above it, at the most."""
_SHORT_LINE, _LONG_LINE = 60, 200
_REST = re.compile(r"(?: phụ trách)?[ .,;()]*", re.IGNORECASE)
_NOTHING_ELSE = re.compile(r"[\s\W\dKTQM.]*")
_STOPS = frozenset((*".!?…:;”)", ""))
_GOES_ON = re.compile(rf"\w|\s[{UPPER}]")
"""Behind a given name, where it is part of a longer name."""
_BROKEN = re.compile(
    rf"\n(?<=\w\n)(?:(?:(?<=[ |](?:Văn|Thị|VĂN|THỊ)\n)|(?<=\WPhó\n))(?=[{UPPER}])"
    rf"|(?P<capital>(?:(?<=ƯỞNG\n)|(?<=TỊCH\n)|(?<=ĐỐC\n)|(?<=ÁN\n)|(?<=THƯ\n))(?=[{UPPER}]))"
    rf"|(?=(?:Văn|Thị|VĂN|THỊ) [{UPPER}]|(?:trưởng|tịch|thư|đốc|tướng|nhiệm|viên|sứ|lệnh|án)(?!\w)))"
)
"""The end of a line within a title, before its body in capitals, or beside a middle name."""
_CAPITALISED = rf"[{UPPER}][^\W\d_{UPPER}]+"
_NAME_AT_END = re.compile(rf"[^\W\d_{UPPER}] ({_CAPITALISED}(?: {_CAPITALISED})?)\Z")
_NAME_GOES_ON = re.compile(
    rf"\n(?<=[^\W\d_{UPPER}]\n)(?=({_CAPITALISED}(?: {_CAPITALISED}){{0,2}})(?:,| [–-]| ([^\W\d_{UPPER}]+)(?!\w)))"
)
"""The end of a line within a name, behind one word of it or two: "Thứ trưởng Trần Mạnh\nMẫu nói"."""


_SPACES = re.compile(r"[^\S\n]{2,}|\t")


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
    if "  " in text or "\t" in text:
        return tuple(_at_home(text, find_officials(_SPACES.sub(" ", text))))
    found: dict[tuple[int, int], tuple[Name, list[Post]]] = {}
    text = _NAME_GOES_ON.sub(_joint, _BROKEN.sub(_mended, text))
    lines = _Lines(text)
    for number in lines.with_stems:
        start, line = lines[number]
        for name, posts in _in_line(line, lines.posts(number)) if may_name(line) else ():
            _note(found, name, start, posts)
        for name, start, posts in _across(lines, number):
            _note(found, name, start, posts)
    if found:
        _named_again(text, found)
    officials = [Official(name.text, tuple(posts), *place, name.short) for place, (name, posts) in found.items()]
    return tuple(sorted(officials, key=lambda one: one.start))


def _at_home(text: str, officials: Iterable[Official]) -> Iterator[Official]:
    """Officials of a text of which single spaces were made, where they stand in it."""
    gaps = [gap.span() for gap in _SPACES.finditer(text)]
    lost = [*accumulate((end - start - 1 for start, end in gaps), initial=0)]
    starts = [start + 1 - before for (start, _), before in zip(gaps, lost, strict=False)]
    for one in officials:
        start, end = (place + lost[bisect_right(starts, place)] for place in (one.start, one.end))
        yield replace(one, start=start, end=end)


def _mended(end: re.Match[str]) -> str:
    """A space for the end of a line within a title or a name, and before the body of a title in capitals."""
    return "\n" if end["capital"] is not None and not capital_head_end(end.string, end.end()) else " "


def _joint(end: re.Match[str]) -> str:
    """What stands for the end of a line before words that may go on with a name: a space where they do."""
    begun = _NAME_AT_END.search(end.string, max(0, end.start() - 24), end.start())
    words, verb = end[1].split(), end[2]
    verbal = verb in NOT_IN_BODIES if verb else not is_vietnamese(end[1])
    other = words[0].lower() in NO_NAMES | NOT_IN_BODIES if len(words) == 1 else place_words(words)
    return " " if verbal and not other and begun and is_vietnamese(begun[1]) else "\n"


class _Lines:
    """The lines of a text that are not blank, each with its place and its posts."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[tuple[int, str]] = []
        start = 0
        for line in text.split("\n"):
            if line and not line.isspace():
                self._lines.append((start, line))
            start += len(line) + 1
        self._starts = [start for start, _ in self._lines]
        self._letters = small(text)
        self._stems: dict[int, list[int]] = {}
        for stem in stems_in(self._letters):
            number = bisect_right(self._starts, stem) - 1
            self._stems.setdefault(number, []).append(stem - self._starts[number])
        self._posts: dict[int, Sequence[Placed]] = {}

    def __getitem__(self, number: int) -> tuple[int, str]:
        """The place and the text of a line; "" before the first and behind the last one."""
        return self._lines[number] if 0 <= number < len(self._lines) else (0, "")

    def last_cell(self, number: int) -> tuple[int, str]:
        """The place and the text of the last cell of a row, or of a line that is none."""
        start, line = self[number]
        before, bar, cell = line.rpartition(" | ")
        return start + len(before) + len(bar), cell

    def before(self, number: int) -> str:
        """What stands in the text shortly before a line."""
        start = self[number][0]
        return self._text[max(0, start - _NEAR) : start]

    @property
    def with_stems(self) -> Iterable[int]:
        """The numbers of the lines that may name a post, in their order."""
        return self._stems

    def posts(self, number: int) -> Sequence[Placed]:
        """The posts of a line."""
        if number not in self._stems:
            return ()
        if number not in self._posts:
            start, line = self[number]
            posts = [*posts_at(line, self._letters[start : start + len(line)], self._stems[number])]
            self._posts[number] = [*_public(line, posts, self.before(number))]
        return self._posts[number]


def _note(found: dict[tuple[int, int], tuple[Name, list[Post]]], name: Name, offset: int, posts: list[Post]) -> None:
    place = (offset + name.start, offset + name.end)
    known = found.setdefault(place, (name, []))[1]
    known += [post for post in posts if post not in known]


def _in_line(line: str, placed: Sequence[Placed]) -> list[tuple[Name, list[Post]]]:
    """What a line with these posts says of persons."""
    said: list[tuple[Name, list[Post]]] = []
    for chain in _chains(line, placed):
        many = any(placed.many for placed in chain)
        if bears_name(line, chain[0].start):
            continue
        after = _after(line, chain[0].start, chain[-1], many=many)
        between = line[chain[-1].end : after.start] if after else ""
        if after and after.short and (chain[-1].post.body or ":" in between or "|" in between):
            after = None  # a given name alone stands right behind a post: "Bộ trưởng Mẫu"
        if after and (_is_of_commune(line, chain[-1], after) or _is_of_body(line, chain, after, said)):
            chain[-1], after = _with_name(chain[-1], line, after), None
        if after:
            while len(chain) > 1 and _OF_OTHERS.before(line, chain[0].start):
                chain = chain[1:]
            if len(chain) > 1 and line[chain[-2].end : chain[-1].start].strip(" ,") == "và":
                first = _before(line, chain[0].start, chain[-2].end)
                if first:
                    said.append((first[0], [placed.post for placed in chain[:-1]]))
                    chain = chain[-1:]
            posts = [placed.post for placed in chain]
            said.append((after, _of_bracket(line, after, posts)))
            if not after.short:
                said += [(name, _of_bracket(line, name, posts)) for name in names_listed(line, after, many=many)]
        elif before := _before(line, chain[0].start, chain[-1].end):
            name, over = before
            if _tells_of_another(line, name, chain[-1], said):
                continue
            posts = [placed.post for placed in chain]
            together = _sharing(line, name, chain[0].start, many=many)
            if line.endswith(_ALL, 0, chain[0].start):
                together = [each for each, _ in said if each != name]
            elif chain[0].many and not together:
                continue
            said += [(each, posts) for each in together]
            said.append((name, [Post(post.title, post.body, "former") for post in posts] if over else posts))
        elif appointed := _appointed(line, chain[0].start, said):
            said.append((appointed, [placed.post for placed in chain]))
        elif later := _closing(line, chain):
            said += [(name, [placed.post for placed in chain]) for name in later]
        elif len(chain) == 1 and _tells_holder(line, chain[0]):
            said.append((Name("", chain[0].start, chain[0].end), [chain[0].post]))
    return said


def _appointed(line: str, place: int, said: list[tuple[Name, list[Post]]]) -> Name | None:
    """Who was named last in a sentence that goes on to appoint: "ông Mẫu, Phó Vụ trưởng, giữ chức Vụ trưởng"."""
    if not said or not _APPOINTS.before(line, place):
        return None
    name = said[-1][0]
    return None if _SENTENCE_ENDS.search(line, name.end, place) else name


def _sharing(line: str, last: Name, place: int, *, many: bool) -> list[Name]:
    """Who hold posts, which begin at a place, with the last of their list.

    "các đồng chí Phan Tâm, Phạm Hồng Hải, Thứ trưởng Bộ", "ông Phan Tâm và ông Phạm Hồng Hải được bầu làm Thứ trưởng".
    """
    names = [*names_listed_before(line, last)]
    if many or not names:
        return names
    they = _THEY.search(line, max(0, last.start - 2 * _LINK), last.start)
    if they and not line[they.end() : names[-1].start].strip(" :"):
        return names
    if _AND.match(line, names[0].end) and _CHOSEN.search(line, last.end, place):
        return names
    first = names[0].start
    pair = line[names[0].end : last.start] == " và "
    return names[:1] if pair and line.endswith(_OF_PAIR, 0, first) else []


def _is_of_body(line: str, chain: list[Placed], after: Name, said: list[tuple[Name, list[Post]]]) -> bool:
    """Whether a name behind posts is that of their body, since they stand between commas behind whom they are of.

    "Ông Trần Văn Mẫu, Giám đốc Bệnh viện Bạch Mai, cho biết"; behind a name that is not Vietnamese none is needed: "Ông
    Trần Văn Mẫu, Bí thư Huyện ủy Ia Mơ cho biết". said: of whom posts were said before.
    """
    start = chain[0].start
    if not (chain[-1].post.body or after.short) or not line.endswith(_BREAK_BEFORE, 0, start - line.endswith(" ", 0, start)):
        return False
    if after.text.count(" ") > 1 and after.text[-2] != " " and chain[-1].post.body.endswith(_OF_LARGE_PLACE):
        return False  # "huyện Châu Thành A" apart, only wards and communes are called by a whole name
    if (
        not (after.short or _of_place(chain[-1], after))
        and not _BREAK_AFTER.match(line, after.end)
        and is_vietnamese(after.text)
    ):
        return False
    before = _before(line, start, chain[-1].end)
    return before is not None and not _is_told(before[0], said)


def _is_of_commune(line: str, last: Placed, name: Name) -> bool:
    """Whether a name behind a post is that of its place: of two words, or the only one behind what several hold."""
    if not (line[last.end : name.start].isspace() and last.post.body.endswith(_OF_COMMUNE)):
        return False
    return name.text.count(" ") == 1 or last.many


def _of_place(last: Placed, name: Name) -> bool:
    """Whether a name behind a post may be that of the place of its body: "Huyện ủy Mai Sơn"."""
    body = last.post.body
    return name.text.count(" ") == 1 and (body.endswith(_PARTY) or _OF_PLACE.start(body, len(body)) >= 0)


def _with_name(last: Placed, line: str, name: Name) -> Placed:
    """A post with a name that goes on with its body: "Bí thư Huyện ủy Ia Mơ"."""
    title, body, state = last.post.title, last.post.body, last.post.state
    return last._replace(post=Post(title, f"{body} {name.text}", state), end=name.end) if body else last


def _is_told(name: Name, said: list[tuple[Name, list[Post]]]) -> bool:
    """Whether posts were said of who stands before others: if so, shortly before."""
    return any(name == other for other, _ in said[-_RECENT:])


def _tells_of_another(line: str, name: Name, last: Placed, said: list[tuple[Name, list[Post]]]) -> bool:
    """Whether a clause of its own begins with posts: "Tiếp Đại sứ Peter Mau, Bộ trưởng cho biết"."""
    if not _is_told(name, said) or not _CLAUSE.fullmatch(line, name.end, last.end + 2):
        return False
    return not last.post.body or _RECEIVES.search(line, max(0, name.start - _LINK), name.start) is not None


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


def _is_abroad(body: str) -> bool:
    """Whether a body is of other states, as in "Thủ tướng Nhật Bản"."""
    start = _STATES.start(body, len(body))
    return start == 0 or bool(start > 0 and _NOT_OF_NAME.search(body, 0, start))


def _chains(line: str, placed: Sequence[Placed]) -> list[list[Placed]]:
    """Posts that stand one after the other, said of the same persons."""
    if len(placed) == 1:
        return [] if placed[0].bare else [[*placed]]
    chains: list[list[Placed]] = []
    for one in placed:
        last = chains[-1][-1] if chains else None
        envoy = last and last.post.body and last.post.title.startswith(_ENVOYS) and not _is_abroad(one.post.body)
        of_others = one.many  # "Viện trưởng và các Phó Viện trưởng"
        successor = last and one.post.title == last.post.title and line[last.end : one.start].strip() == "và"
        if last and not (envoy or of_others or successor) and _JOINS.fullmatch(line, last.end, one.start):
            chains[-1].append(one)
        else:
            chains.append([one])
    public = ([one for one in chain if not one.bare] for chain in chains)
    return [chain for chain in public if chain]


def _public(line: str, placed: Sequence[Placed], before: str = "") -> Iterator[Placed]:
    """The posts, bare where they are not public. before: the text before the line.

    One may have its body from the next, from an earlier one of the same office, or be that of a body named before:
    "Phó Chủ tịch kiêm Tổng Thư ký", "Giám đốc Sở Y tế Phan Tâm, Phó Giám đốc Phạm Hồng Hải".
    """
    bodies: dict[str, str] = {}
    for number, one in enumerate(placed):
        title, body = one.post.title, one.post.body
        office = title[4 * title.startswith("Phó ") : _OFFICES.end(title, 4 * title.startswith("Phó "))]
        if office and one.bare:
            following = placed[number + 1] if number + 1 < len(placed) else None
            if following and _shares(line, one.end, following.start):
                body = following.post.body
            if not body and (apart := _APART.match(line, one.end)):
                body, end = led_behind(office, line, apart.end())
                one = one._replace(end=end if body else one.end)
            if not body and not _OF_FIRM.match(line, one.end):
                body = bodies.get(office) or led_by(office, before + line[: one.start][-_NEAR:])
        elif office and body:
            bodies[office] = body
        yield one._replace(post=Post(one.post.title, body, one.post.state), bare=False) if one.bare and body else one


def _shares(line: str, end: int, start: int) -> bool:
    """Whether a post that ends and one that starts at these places are of one body, named after the second.

    "Phó Chủ tịch kiêm Tổng Thư ký Hội", "ông Phan Tâm, Đồn trưởng và ông Phạm Hồng Hải, Chính trị viên Đồn".
    """
    if _SHARE.fullmatch(line, end, start):
        return True
    joint = _AND.match(line, end)
    name = name_after(line, joint.end()) if joint else None
    return name is not None and _BEFORE_OWN.fullmatch(line, name.end, start) is not None


def _after(line: str, start: int, last: Placed, *, many: bool) -> Name | None:
    """The name right after the last of some posts, which start at a place; of several also behind "chủ trì:"."""
    place = last.end
    name = name_after(line, place, family="unlisted")
    if name is None or not is_vietnamese(name.text) or _of_place(last, name):  # "Thị trưởng Villa, ông Marco Mauri"
        apposed = not _NEAR_TO.before(line, start)
        name = (apposed and _led_to(line, name.end if name else place, _APPOSED)) or name
    if name is None and line[place + 1 : place + 2].isupper() and _is_abroad(last.post.body):
        name = name_after(line, place, family="foreign")
    if name is not None or not many:
        return name
    led = _LED.match(line, place)
    return name_after(line, led.end()) if led and led.end() > place else None


def _led_to(line: str, place: int, ways: Ways) -> Name | None:
    """The full name behind posts that one of some ways leads to."""
    for leads, follows in ways if line[place : place + 2].strip() in _LEADING else ():
        led = leads.match(line, place)
        name = name_after(line, led.end()) if led else None
        if name and not name.short and follows.match(line, name.end):
            return name
    return None


def _closing(line: str, chain: list[Placed]) -> list[Name]:
    """The names that posts stand before, though not right before them: of whom they are, or whom a decision is for."""
    start, last = chain[0].start, chain[-1]
    if name := _led_to(line, last.end, _CLOSING):
        return [name]
    whom = _FOR_WHOM.match(line, last.end)
    begins = whom and whom["held"] and _BEGINS.search(line, max(0, start - 8), start)
    if whom is None or not (begins or _DECIDED.before(line, start)):
        return []
    name = name_after(line, whom.end())
    return [name, *(names_listed(line, name, many=True) if whom["many"] else ())] if name else []


def _before(line: str, place: int, end: int) -> tuple[Name, bool] | None:
    """The name right before posts that end at a place, and whether the words between say that they are over."""
    last = "".join(line[max(0, place - _LAST) : place].split()[-1:]).lower()
    former = line.startswith("nguyên ", place)  # "ông Trần Văn Mẫu nguyên Giám đốc Sở"
    if last == "được" or (last.isalpha() and last not in _LINKING and not former):
        return None
    name_end = _name_end(line, place)
    link = line[name_end:place] if _links(line, name_end, place) else None
    if link is not None and not (link.strip() or former):
        return None
    name = name_before(line, name_end) if link is not None else None
    made = _MADE.search(line, max(0, place - _LINK), place) if last in _LINKING else None
    if made and (name is None or made["by"]):
        link, name = made[0], name_before(line, made.start())
    elif name is None and line[place - 2 : place - 1] in _ASIDE_ENDS and _BREAK_AFTER.match(line, end):
        aside = _ASIDE.search(line, max(0, place - _LINK), place)
        if aside is None or (aside["cell"] and not begins_body(aside["cell"])):
            return None
        link, name = aside[0], name_before(line, aside.start())
    if name and last == "làm" and (succeeds := _SUCCEEDS.search(line, max(0, name.start - 24), name.start)):
        name = name_before(line, succeeds.start())
    if name is None or link is None or (":" in link and not _BREAK_AFTER.match(line, end)):
        return None  # "trả lời bà Trần Thị Mẫu (Hà Nội): Giám đốc Sở có thẩm quyền"
    return name, _OVER.search(link) is not None


def _links(line: str, start: int, end: int) -> bool:
    """Whether what stands between a name and posts links them."""
    leads: re.Match[str] = _LEADS.match(line, start, end)  # type: ignore[assignment]  # matches nothing, too
    at = leads.end()
    while at < end and (word := _LINKS.end(line, at)):
        comma = line.startswith(", ", word) and _LINKS.end(line, word + 2)
        behind = word + 2 if comma else word
        while not comma and line[behind : behind + 1] in _BEHIND_LINK and behind < end:
            behind += 1
        if behind == word < end:
            return False
        at = behind
    return at == end


def _name_end(line: str, place: int) -> int:
    """Where the last word in capitals before a place ends, but for one in brackets, or one of a link in capitals."""
    first = max(0, place - _LINK)
    closed = line.rfind(")", first, place)
    words = [*WORD.finditer(line, closed + 1 if closed >= 0 else first, place)]
    if closed >= 0 and not words:
        words = [*WORD.finditer(line, first, max(first, line.rfind("(", first, closed)))]
    for word in reversed(words):
        if not (word[0].isupper() and word[0].lower() in _LINKING) or _BEFORE_OWN.match(line, word.end()):
            return word.end()
    return place


def _across(lines: _Lines, number: int) -> Iterator[tuple[Name, int, list[Post]]]:
    """Names on lines beside that of posts, as in signatures and forms, and where a line ends within a sentence."""
    _, line = lines[number]
    if label := _POST_LABEL.match(line):
        rest = line[label.end() :]
        placed = _public(rest, posts_in(rest), lines.before(number))
        posts = [one.post for one in placed if not one.bare]
        if posts and (labelled := _labelled(lines, number)):
            yield *labelled, posts
        return
    alone = _alone(lines, number)
    public = alone and (not any(placed.bare for placed in alone) or _signs(lines, number))
    if public and (named := _name_beside(lines, number)):
        yield *named, [placed.post for placed in alone]
    else:
        yield from _wrapped(lines, number)


def _labelled(lines: _Lines, number: int) -> tuple[Name, int] | None:
    """The name in the nearest line above that is labelled as one: "Họ và tên: Trần Văn Mẫu"."""
    for above in range(number - 1, number - _FORM - 1, -1):
        offset, line = lines[above]
        if label := _LABEL.match(line):
            name = name_after(line, label.end())
            return (name, offset) if name else None
    return None


def _name_beside(lines: _Lines, number: int) -> tuple[Name, int] | None:
    """Whose posts stand alone on a line: the name below in a signature, in capitals, and the one above elsewhere."""
    above, below = _name_alone(lines, number - 1), None
    if above is None or lines.last_cell(number)[1].isupper():
        below = _name_below(lines, number)
    return below or above


def _name_below(lines: _Lines, number: int) -> tuple[Name, int] | None:
    """The name below a post; another post of the person may stand between a signature and the name."""
    signed = False
    for place in range(number + 1, number + _SIGNATURE + 1):
        if named := _name_alone(lines, place):
            return named
        stripped = lines.last_cell(place)[1].strip()
        if stripped and not _SIGNED.fullmatch(stripped) and not signed:
            return None
        signed = True
    return None


def _name_alone(lines: _Lines, number: int) -> tuple[Name, int] | None:
    """The full name that a line holds and nothing else, but who signed it."""
    start, line = lines.last_cell(number)
    stripped = line.strip()
    if not stripped or len(stripped) > _SHORT_LINE or not stripped[0].isupper():
        return None
    signed = _SIGNED_BY.match(line)
    name = name_after(line, signed.end() if signed else 0, family="known" if begins_body(line) else "foreign")
    if name is None or name.short or line[name.end :].strip(" .") or _alone(lines, number):
        return None
    return name, start


def _alone(lines: _Lines, number: int) -> Sequence[Placed]:
    """The posts of a line, or of a signature in the last cell of a row, that holds nothing else."""
    start, line = lines[number]
    posts = lines.posts(number) if len(line) < _LONG_LINE else ()
    if not posts:
        return ()
    cell, words = lines.last_cell(number)
    begin = cell - start if words.isupper() else 0
    posts = [one for one in posts if one.start >= begin]
    rest = _REST.fullmatch(line, posts[-1].end) if posts else None
    if rest is None or not _NOTHING_ELSE.fullmatch(line, begin, posts[0].start):
        return ()
    joined = all(_JOINS.fullmatch(line, one.end, other.start) for one, other in pairwise(posts))
    return posts if joined else ()


def _signs(lines: _Lines, number: int) -> bool:
    """Whether a line is of a signature for an authority, so that a post is public without a body."""
    return any(_FOR.match(lines.last_cell(above)[1]) for above in range(number, number - _SIGNATURE, -1))


def _wrapped(lines: _Lines, number: int) -> Iterator[tuple[Name, int, list[Post]]]:
    """What a sentence says that goes on over the end of a line before or behind one with posts."""
    for upper in (number, number - 1):
        start, first = lines[upper]
        if first[-1:] not in _STOPS and _goes_on(first, (second := lines[upper + 1][1]), lines.posts(upper)):
            line = f"{first} {second}"
            for name, posts in _in_line(line, [*_public(line, posts_in(line), lines.before(upper))]):
                if name.text and posts:
                    yield name, start, posts


def _goes_on(first: str, second: str, posts: Sequence[Placed]) -> bool:
    """Whether a sentence goes on over the end of a line with these posts."""
    last = first.rstrip()[-1:]
    if not second[:1].isalpha() or last in _STOPS or " | " in first:
        return False
    if second[0].islower() or last in (",", "-", "–", "("):
        return True
    if last.isalpha() and (chains := _chains(first, posts)) and not first[chains[-1][-1].end :].strip():
        name = name_after(second, 0)
        return name is not None and not name.short and second[name.end : name.end + 2].strip().islower()
    return False


def _named_again(text: str, found: dict[tuple[int, int], tuple[Name, list[Post]]]) -> None:
    """Add the places where a name stands again, without a post, or its last word behind one: "Chủ tịch Mẫu"."""
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
