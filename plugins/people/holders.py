"""Determines who holds the posts that a line names: a person named before or after them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from msgspec.structs import replace

from plugins.vietnamese.personal.lexicon import UPPER
from plugins.vietnamese.text import in_any_case

from .bodies import begins_body
from .chains import AND, body_in_bracket, chains_of, is_abroad
from .lexicon import words
from .names import (
    BEFORE_OWN,
    WORD,
    Name,
    bears_name,
    is_vietnamese,
    name_after,
    name_before,
    names_listed,
    names_listed_before,
)
from .phrases import Phrases, any_of
from .posts import Placed, Post

_CHOSEN = re.compile(r"(?<!\w)(?:được|làm|(?:trúng|đắc|tái) cử|giữ chức|nhận quyết định)(?!\w)")
_OF_PAIR = ("; ", ": ", "ông ", "bà ", "đồng chí ", "đ/c ", "Ông ", "Bà ", "Đồng chí ")
"""What may precede two persons with one post: "; Phan Tâm và Phạm Hồng Hải, Thứ trưởng"."""
_LINKS = Phrases(in_any_case(words("links")))
_IN_CELLS = ("Nam", "Nữ", "Kinh")
"""Facts in cells between those of a name and a post."""
_LEADS = re.compile(
    r"(?: ?\([^()]{1,60}\))?(?: ?[,(|:–-] ?| [/-] | ?, \(|[.;] (?=[Cc]hức (?:vụ|danh) ?:))? ?"
    r"(?:(?:\d{1,3} tuổi|sinh (?:năm|ngày) [\d/.-]+(?: (?:tháng|năm) \d+)*), ?)?"
    rf"(?:(?:[\d/.-]{{4,10}}|{'|'.join(_IN_CELLS)}) \| ){{0,4}}"
)
"""Matches what may stand between a name and its posts, before any linking words."""
_MADE = re.compile(
    r"(?: (?:vừa|đã|mới|sẽ))? được(?P<by> [A-ZĐ][^.,;:()]{2,50}?)?"
    r" (?:bổ nhiệm|phân công|cử|điều động|bầu|chỉ định|phê chuẩn|giao)(?:,? \w+){0,9} \Z"
    r"|(?:(?:, (?![^,]*(?:ông|bà|đồng chí) )[^,.;:()]{2,50}?){1,3}(?:,| và|(?= (?:được )?giữ))"
    r"| [–-] [^,.;:()–]{2,50} [–-]| (?:đến|về|sang) [^,.;:()]{2,50}?(?:,| và))"
    r" (?:(?:được|hiện|nay|đang) )*(?:giữ chức(?: vụ)?|làm|là) \Z"
)
"""Matches between name and posts in "ông Trần Văn Mẫu được Bộ Chính trị phân công giữ chức", "ông Mẫu, chuyên viên,
giữ chức", "ông Mẫu về nhận công tác tại Sở, giữ chức"."""
_IN_TURN = re.compile(r",? (?:(?:được|đã|vừa|hiện)(?: [^\W\d_]+){0,3} )?lần lượt (?:[^\W\d_]+ ){1,4}\Z")
"""Matches before posts of several persons, one each: "ông Mẫu và bà Thử lần lượt giữ chức Chủ tịch và Phó Chủ tịch"."""
_ASIDE = re.compile(
    r"(?:, \d{1,3} tuổi)?(?:,| [–-]) (?!(?:ông|bà|đồng chí|cùng|và|đại diện) )[^,.;:()–“”]{3,50}?(?:,| [–-]) \Z"
    r"| \| (?P<cell>[^|]{3,60}) \| \Z",
    re.IGNORECASE,
)
"""Matches an aside in "bà Trần Thị Mẫu, dân tộc Mông, Chủ tịch Hội", "Trần Thị Mẫu | Sở Nội vụ | Giám đốc"."""
_SUCCEEDS = re.compile(r"(?<!\w)thay(?: thế)?(?: cho)? (?:(?:ông|bà|đồng chí|đ/c) )?\Z")
"""Matches before the name of a predecessor: "ông Trần Văn Mẫu thay ông Lê Văn Thử làm Cục trưởng"."""
_ASIDE_ENDS = frozenset(",–-|")
_APPOINTS = Phrases(words("appoints"))
_SENTENCE_ENDS = re.compile(r"[;:“]|[.!?](?:\s|\Z)")
_LED = re.compile(
    r" ?(?:(?:của Bộ|chủ trì|(?:tham |cùng )?dự|gồm|nhà nước|(?:tái )?đắc cử|được bầu) ?)?"
    r"(?:(?:có|là) ?)?:? ?"
)
_OVER = re.compile(
    r"(?<!\w)(?:nguyên|từng|thôi|nghỉ|(?:không|khi|lúc|thời|hồi) còn|(?:khi|lúc|hồi) (?:đó|ấy|bấy giờ)(?= \w+ ))"
    r"(?: (?:được|bầu|cử|đang|là|làm|giữ|các|chức|vụ:?|danh|nhiệm|đảm|trên|cương|vị|hưu))* \Z",
    re.IGNORECASE,
)
"""Matches before posts of the past: "khi còn là Cục trưởng, ông Mẫu", "ông Mẫu (khi đó là Cục trưởng)"."""
_NOW = re.compile(r"(?<!\w)(?:hiện|nay|(?<!kiêm )giữ chức)(?!\w)")
"""Matches before the posts held now: "từng là Giám đốc, nay là Bí thư", "thôi giữ chức Giám đốc, giữ chức Bí thư"."""
_DECIDED = Phrases(in_any_case(words("decided")))
Ways = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
"""Pairs of patterns: what stands between posts and the name after them, and what must follow that name."""
_LEADING = frozenset((",", "(", "-", "–"))


def _ways(*pairs: tuple[str, str]) -> Ways:
    return tuple((re.compile(leads), re.compile(follows)) for leads, follows in pairs)


_HONORED = rf"(?={any_of(words('honorifics'))} )"
_NO_OTHER = r"(?!(?:ông|bà|đồng chí|ngài|và|cùng|với|là|kiêm|nhà|đại diện|chuyên gia|giữ chức|làm(?= [A-ZĐỦ]))(?!\w))"
_APPOSED = _ways(
    (rf", {_HONORED}", rf": |(?:, (?![{UPPER}])| (?=[^\W\d_{UPPER}])){_NO_OTHER}"),
    (rf" ?\( ?{_HONORED}", r"\)"),
)
"""A name in apposition: "Vụ trưởng Vụ Pháp chế, ông Trần Văn Mẫu, cho biết"."""
_CLOSING = _ways(
    (r" [–-] ", rf" (?:[–-] |[^\W\d_{UPPER}])|: "), (r", ", r"[.;]? ?\Z"), (r" ?\(", r"\)"),
    (rf" [–-] {_HONORED}", r"[,.;]"),
)  # fmt: skip
"""A name set off: "Vụ trưởng Vụ Pháp chế - Trần Văn Mẫu - nói", "Liên hệ: Vụ trưởng Vụ Pháp chế, Trần Văn Mẫu."."""
_FOR_WHOM = re.compile(
    r" (?:đối với|cho|của|(?P<held>(?:được (?:bầu|bổ nhiệm|chỉ định|phân công|giao) )?là)) "
    r"(?P<many>(?:các|hai|ba|\d{1,2}) )?(?=(?:ông|bà|đồng chí|đ/c) )"
)
"""As in "miễn nhiệm chức vụ Cục trưởng Cục Báo chí đối với ông Trần Văn Mẫu", "Cục trưởng là ông Trần Văn Mẫu"."""
_ALL = ("đều là ", "cùng là ")
"""Before posts that everyone named so far holds."""
_OF_OTHERS = Phrases(in_any_case(words("of_others")))
"""Words before a post of somebody else: "Thừa ủy quyền của Thủ tướng, Phó Thủ tướng Vũ Đức Đam"."""
_THEY = re.compile(r"[Cc]ác (?:đồng chí|ông(?:,? bà)?|bà|vị|đ/c)(?!\w)")
_BEGINS = re.compile(r"(?:^|[.!?;:…,“‘«\"'(\[|+*–-]|(?<!\w)(?:theo|\w\))) ?\Z", re.IGNORECASE)
"""Matches what stands before the first words of a clause."""
_NEAR_TO = Phrases(in_any_case(words("near_to")))
"""Words for people close to an official, who is then not the person named: "Vợ Giám đốc Sở, bà Trần Thị Mẫu"."""
_RECEIVES = re.compile(
    r"(?:\A|[^\w\s,] ?)(?:Tiếp|Đón|Gặp|Tiễn|Tạm biệt|Chúc mừng|Cảm ơn|Trả lời|(?:Làm việc|Trao đổi) với) [^.,;:]*\Z"
)
"""Matches before a person received by another, who is mentioned next: "Tiếp Đại sứ Peter Mau, Chủ tịch UBND tỉnh"."""
_CLAUSE = re.compile(rf", [^,]+ [^\W\d_{UPPER}]")
"""Matches a post after a comma, with the first lowercase letter after it."""
_OF_PLACE = ("ủy", "uỷ", "thành phố")
"""Endings of a body that the name of its place follows: "Huyện ủy Mai Sơn"."""
_OF_COMMUNE = ("xã", "phường", "thị trấn", "huyện", "quận", "đặc khu", "khu vực")
_BREAK_BEFORE = (",", "(", "–", "-", "giữ", "chức", "vụ", "nhiệm", "làm", "là")
_BREAK_AFTER = re.compile(r" ?(?:[,.;)–|-]|\Z)")
_LINK, _LAST = 90, 12
"""The most characters from a name to its posts, and those read for the last word before the posts."""
_RECENT = 20
"""How many of the persons mentioned last are considered."""
_LINKING = frozenset(word for link in words("links") for word in link.split())
Said = tuple[Name, list[Post]]
"""A person and the posts that a line gives them."""


def holders_in(line: str, placed: Sequence[Placed]) -> list[Said]:
    """The persons whom a line with these posts names, with their posts."""
    said: list[Said] = []
    own = {one.start: one.end for one in placed}
    for chain in chains_of(line, placed):
        many = any(placed.many for placed in chain)
        if bears_name(line, chain[0].start):
            continue
        chain = _with_past(line, chain)
        after = _after(line, chain[0].start, chain[-1], many=many)
        between = line[chain[-1].end : after.start] if after else ""
        if after and after.short and (chain[-1].post.body or ":" in between or "|" in between):
            after = None  # a given name alone directly follows its post: "Bộ trưởng Mẫu"
        if between.startswith(",") and _follows_dash(line, chain[0].start):
            after = None  # "Thượng tướng Phan Tâm - Thứ trưởng, Trung tướng Trần Văn Mẫu"
        if after and (_is_of_commune(line, chain[-1], after) or _is_of_body(line, chain, after, said)):
            chain[-1], after = _with_name(chain[-1], line, after), None
        if after:
            while len(chain) > 1 and _OF_OTHERS.before(line, chain[0].start):
                chain = chain[1:]
            if len(chain) > 1 and line[chain[-2].end : chain[-1].start].strip(" ,") == "và":
                first = _before(line, chain[0].start, chain[-2].end)
                if first:
                    said.append((first, [placed.post for placed in chain[:-1]]))
                    chain = chain[-1:]
            posts = [placed.post for placed in chain]
            said.append((after, _of_bracket(line, after, posts)))
            if not after.short:
                many = many or (":" in between and chain[-1].post.title.startswith("Phó "))  # of whom there are several
                others = names_listed(line, after, many=many, own=own if many and ":" in between else {})
                said += [(name, _of_bracket(line, name, posts)) for name in others]
        elif in_turn := _in_turn(line, chain):
            said += in_turn
        elif name := _before(line, chain[0].start, chain[-1].end):
            if _tells_of_another(line, name, chain[-1], said):
                continue
            posts = [placed.post for placed in chain]
            together = _sharing(line, name, chain[0].start, many=many)
            if line.endswith(_ALL, 0, chain[0].start):
                together = [each for each, _ in said if each != name]
            elif chain[0].many and not together:
                continue
            said += [(each, posts) for each in together]
            said.append((name, posts))
        elif appointed := _appointed(line, chain[0].start, said):
            said.append((appointed, [placed.post for placed in chain]))
        elif later := _closing(line, chain):
            said += [(name, [placed.post for placed in chain]) for name in later]
        elif len(chain) == 1 and _tells_holder(line, chain[0]):
            said.append((Name("", chain[0].start, chain[0].end), [chain[0].post]))
    return said


def _with_past(line: str, chain: list[Placed]) -> list[Placed]:
    """A chain in which the posts after words of the past are former ones, up to those held now."""
    if not _OVER.search(line, max(0, chain[0].start - _LINK), chain[0].start):
        return chain
    held = (one.start for last, one in pairwise(chain) if _NOW.search(line, last.end, one.start))
    now = next(held, len(line))
    return [one._replace(post=replace(one.post, state="former")) if one.start < now else one for one in chain]


def _in_turn(line: str, chain: Sequence[Placed]) -> list[Said]:
    """Each person listed before "lần lượt" and as many posts, with one post; none for other lists."""
    turn = _IN_TURN.search(line, max(0, chain[0].start - _LINK), chain[0].start)
    last = name_before(line, turn.start()) if turn else None
    names = [last, *names_listed_before(line, last)][::-1] if last else []
    return [(name, [one.post]) for name, one in zip(names, chain, strict=True)] if len(names) == len(chain) else []


def _follows_dash(line: str, place: int) -> bool:
    """Whether a name and a dash stand right before `place`."""
    return line.endswith((" - ", " – "), 0, place) and name_before(line, place - 3) is not None


def _appointed(line: str, place: int, said: list[Said]) -> Name | None:
    """The person named last, if the sentence then appoints them: "ông Mẫu, Phó Vụ trưởng, giữ chức Vụ trưởng"."""
    if not said or not _APPOINTS.before(line, place):
        return None
    name = said[-1][0]
    return None if _SENTENCE_ENDS.search(line, name.end, place) else name


def _sharing(line: str, last: Name, place: int, *, many: bool) -> list[Name]:
    """The other persons of a list who share the posts, starting at `place`, of the last one.

    "các đồng chí Phan Tâm, Phạm Hồng Hải, Thứ trưởng Bộ", "ông Phan Tâm và ông Phạm Hồng Hải được bầu làm Thứ trưởng".
    """
    names = [*names_listed_before(line, last)]
    if many or not names:
        return names
    they = _THEY.search(line, max(0, last.start - 2 * _LINK), last.start)
    if they and not line[they.end() : names[-1].start].strip(" :"):
        return names
    if AND.match(line, names[0].end) and _CHOSEN.search(line, last.end, place):
        return names
    first = names[0].start
    pair = line[names[0].end : last.start] == " và "
    return names[:1] if pair and line.endswith(_OF_PAIR, 0, first) else []


def _is_of_body(line: str, chain: list[Placed], after: Name, said: list[Said]) -> bool:
    """Whether a name after posts belongs to their body, since the posts stand in apposition to a person before them.

    "Ông Trần Văn Mẫu, Giám đốc Bệnh viện Bạch Mai, cho biết"; after a name that is not Vietnamese, no comma is needed:
    "Ông Trần Văn Mẫu, Bí thư Huyện ủy Ia Mơ cho biết". said: the persons with posts so far.
    """
    start, last = chain[0].start, chain[-1]
    apposed = line.endswith(_BREAK_BEFORE, 0, start - line.endswith(" ", 0, start))
    ends = _of_place(last, after) or _BREAK_AFTER.match(line, after.end) or not is_vietnamese(after.text)
    if not (apposed and (after.short or (last.post.body and ends))):
        return False
    before = _before(line, start, last.end)
    return before is not None and not _is_told(before, said)


def _is_of_commune(line: str, last: Placed, name: Name) -> bool:
    """Whether a name after a post is its commune's or district's: of two words, or if several persons hold the post."""
    if not (line[last.end : name.start].isspace() and last.post.body.endswith(_OF_COMMUNE)):
        return False
    return name.text.count(" ") == 1 or last.many


def _of_place(last: Placed, name: Name) -> bool:
    """Whether a name after a post may be the place of its body: "Huyện ủy Mai Sơn"."""
    return name.text.count(" ") == 1 and last.post.body.endswith(_OF_PLACE)


def _with_name(last: Placed, line: str, name: Name) -> Placed:
    """The post with a name added to its body, if it has one: "Bí thư Huyện ủy Ia Mơ"."""
    title, body, state = last.post.title, last.post.body, last.post.state
    return last._replace(post=Post(title, f"{body} {name.text}", state), end=name.end) if body else last


def _is_told(name: Name, said: list[Said]) -> bool:
    """Whether a person was among the last to be given posts."""
    return any(name == other for other, _ in said[-_RECENT:])


def _tells_of_another(line: str, name: Name, last: Placed, said: list[Said]) -> bool:
    """Whether posts begin a clause about somebody else: "Tiếp Đại sứ Peter Mau, Bộ trưởng cho biết"."""
    if not _is_told(name, said) or not _CLAUSE.fullmatch(line, name.end, last.end + 2):
        return False
    return not last.post.body or _RECEIVES.search(line, max(0, name.start - _LINK), name.start) is not None


def _tells_holder(line: str, placed: Placed) -> bool:
    """Whether a post without a name stands for whoever holds it that day: "Bộ trưởng Bộ Y tế yêu cầu"."""
    post = placed.post
    if post.title != "Bộ trưởng" or post.state or not post.body.startswith("Bộ ") or placed.many:
        return False
    return _BEGINS.search(line, max(0, placed.start - 8), placed.start) is not None


def _of_bracket(line: str, name: Name, posts: list[Post]) -> list[Post]:
    """The posts; those without a body get the one in brackets after the name."""
    body = body_in_bracket(line, name)
    return [Post(post.title, post.body or body, post.state) for post in posts] if body else posts


def _after(line: str, start: int, last: Placed, *, many: bool) -> Name | None:
    """The name after posts, which start at `start`; if several persons hold them, also after "chủ trì:"."""
    place = last.end
    name = name_after(line, place, family="unlisted")
    if name is None or not is_vietnamese(name.text) or _of_place(last, name):  # "Thị trưởng Villa, ông Marco Mauri"
        apposed = not _NEAR_TO.before(line, start)
        name = (apposed and _led_to(line, name.end if name else place, _APPOSED)) or name
    if name is None and line[place + 1 : place + 2].isupper() and is_abroad(last.post.body):
        name = name_after(line, place, family="foreign")
    if name is not None or not many:
        return name
    led = _LED.match(line, place)
    return name_after(line, led.end()) if led and led.end() > place else None


def _led_to(line: str, place: int, ways: Ways) -> Name | None:
    """The full name that one of the ways leads to from `place`; None if there is none."""
    for leads, follows in ways if line[place : place + 2].strip() in _LEADING else ():
        led = leads.match(line, place)
        name = name_after(line, led.end()) if led else None
        if name and not name.short and follows.match(line, name.end):
            return name
    return None


def _closing(line: str, chain: list[Placed]) -> list[Name]:
    """The names set off after posts, or of those whom a decision on the posts concerns."""
    start, last = chain[0].start, chain[-1]
    if name := _led_to(line, last.end, _CLOSING):
        return [name]
    whom = _FOR_WHOM.match(line, last.end)
    begins = whom and whom["held"] and _BEGINS.search(line, max(0, start - 8), start)
    if whom is None or not (begins or _DECIDED.before(line, start)):
        return []
    name = name_after(line, whom.end())
    return [name, *(names_listed(line, name, many=True, own={}) if whom["many"] else ())] if name else []


def _before(line: str, place: int, end: int) -> Name | None:
    """The name before posts from `place` to `end`; None if there is none."""
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
    if link and ":" in link and not _BREAK_AFTER.match(line, end):
        return None  # "trả lời bà Trần Thị Mẫu (Hà Nội): Giám đốc Sở có thẩm quyền"
    return name


def _links(line: str, start: int, end: int) -> bool:
    """Whether the text between a name and posts consists of linking words."""
    leads: re.Match[str] = _LEADS.match(line, start, end)  # type: ignore[assignment]  # matches "" too
    at = leads.end()
    while at < end and (at := _LINKS.end(line, at)):
        at += len(line[at:end]) - len(line[at:end].lstrip(" :,"))
        if at == end and line.endswith(", ", 0, end):
            return False
    return at == end


def _name_end(line: str, place: int) -> int:
    """The end of the last capitalised word before `place`, apart from brackets and linking words in capitals."""
    first = max(0, place - _LINK)
    closed = line.rfind(")", first, place)
    words = [*WORD.finditer(line, closed + 1 if closed >= 0 else first, place)]
    if closed >= 0 and not words:
        words = [*WORD.finditer(line, first, max(first, line.rfind("(", first, closed)))]
    for word in reversed(words):
        begins = line.endswith(("| ", ". ", "; "), 0, word.start())
        links = (word[0].isupper() or begins) and word[0].lower() in _LINKING
        if not (links or (begins and word[0] in _IN_CELLS)) or BEFORE_OWN.match(line, word.end()):
            return word.end()
    return place
