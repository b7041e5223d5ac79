"""Names of persons in a line of text: their bounds, directly after or before a given place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import Literal, NamedTuple

from plugins.vietnamese.personal.lexicon import UPPER
from plugins.vietnamese.personal.names import FAMILY_NAMES, RARE_FAMILY_NAMES
from plugins.vietnamese.text import in_any_case, is_syllable
from plugins.vietnamese.text import tone_key as _tone_key

from .lexicon import NO_NAMES, words
from .phrases import Phrases, any_of

tone_key = lru_cache(maxsize=4096)(_tone_key)
"""Cached, since the same few words recur constantly."""
MOST_WORDS, _USUAL_WORDS = 5, 4
"""The most words of a Vietnamese name, as in "Công Tằng Tôn Nữ Mẫu"; and of nearly all of them."""
_FAMILIES = (*FAMILY_NAMES, *RARE_FAMILY_NAMES)
_SPELLED = frozenset(map(tone_key, _FAMILIES)) - {tone_key("Ông"), tone_key("Y")}  # "Y tế"; see _is_highland
_LESS_SURE = frozenset(map(tone_key, words("less_sure_families")))
_AMBIGUOUS = frozenset(words("ambiguous_families"))
_MIDDLE_NAMES = frozenset(("Thị", "Văn"))
"""Middle names that show the word before them to be a family name."""
_MIDDLE_WITHIN = _MIDDLE_NAMES | {"A"}
"""Those that also do so after a place: "huyện Bắc Hà Tráng A Mẫu"; "A" may itself begin a place: "xã A Bung"."""
OF_OTHERS = frozenset(("ÔNG", "BÀ", "EM", "CHÁU"))
"""Words before a name, in a line in capitals, of somebody else than the holder of a post named earlier."""
_COMMON = frozenset(map(tone_key, words("common_families")))
"""Common family names, which separate a person's name from a place before it: "huyện Hương Sơn Bùi Thị Mẫu"."""
_MOST_OF_PLACE = 3
"""The most words that a place name usually has."""
_FOREIGN_PLACE = re.compile(r"[A-Z][a-z]{4,}(?:-\w+)*")
"""Matches most place names abroad; those in the Central Highlands are shorter or have diacritics."""
_PLACE_AND_NAME = 5
"""The words of a commune's name, usually two, and of a person's, usually three, together."""
_POSTS = (*words("state_posts"), *words("common_posts"))
_OFFICE = any_of(in_any_case(("phó", "nguyên", "quyền", *(post.split()[0] for post in _POSTS))))
"""Matches the first word of a post, which a hyphen may join to a name: "ông Trần Văn Mẫu-Giám đốc"."""
_WORD = rf"[{UPPER}](?:[^\W\d_]|[’'](?=[^\W\d_])|-(?=[^\W\d_])(?![{UPPER}]{{2}}|{_OFFICE} ))*"
WORD = re.compile(_WORD)
_PARTICLES = "van|von|de|der|den|da|dos|del|di|la|le|bin|binti|ibn|al|el"
"""Lowercase particles within foreign names."""
_RANKS = words("ranks")
DEGREES = frozenset(rank for rank in _RANKS if " " not in rank)
_IN_WORDS = [rank.lower() for rank in _RANKS if rank not in DEGREES]
ranked = Phrases(_RANKS, _IN_WORDS).end
_TITLED = Phrases(_RANKS, _IN_WORDS, in_any_case(words("honorifics")))
_BEFORE_HONORS = re.compile(r"(?: ?\( ?(?:[A-ZĐ][^()\d:]{1,40}|mới|cũ) ?\))?[ :|]*")
_BEHIND_HONOR = ".,: "
_SEPARATOR = re.compile(r"(?: ?\([^()]*\)|, \d{1,3} tuổi)? ?(?:,|;|và|cùng|&|\|) (?:và )?")
"""Matches the separator between two names of a list; a bracket or an age after the first goes with it."""
BEFORE_OWN = re.compile(r" ?[,(–-] ?")
"""Matches the separator between a name and the posts of this person."""
_SEPARATORS = (", ", "; ", " và ", " cùng ")
_INITIAL = rf"(?:(?!T\.Ư)(?:[CGKNPT]h|Ng|Tr|Gi|Qu|[{UPPER}])\. ?)"
_SMALL_MIDDLE = r"(?<!Nhà )(?<!Ngữ )(?:văn|thị)"
"""Matches a middle name wrongly in lowercase, as in "Trần văn Mẫu"."""
_RUN = (
    rf"{_INITIAL}{{0,3}}{_WORD}"
    rf"(?: (?:(?:{_PARTICLES}|{_SMALL_MIDDLE}) ){{0,2}}{_INITIAL}{{0,2}}{_WORD})*"
)
RUN = re.compile(_RUN)
_RUN_AT_END = re.compile(rf"(?<!\w){_RUN}\Z")
_BEFORE_NAMESAKE = Phrases(("của", "đồng chí", "cố", "đại tướng", "giáo sư"))
"""What may stand between a thing and the name it bears: "đường Đại tướng Võ Nguyên Giáp"."""
_NAMED_AFTER = Phrases(map(str.lower, words("named_after")))
_QUOTES, _OPENING = " “\"'", frozenset("“\"'")
_CALLED = re.compile(r"\w .\Z")
"""Matches before the quoted name of something, which may begin like a title: "chương trình “Tổng Bí thư Trần Mẫu”"."""
_FAMILIAR = re.compile(r"(?<!\w)(?:anh|chị|em|cháu) \Z", re.IGNORECASE)
_OCCUPIED = re.compile(rf", [^\W\d_{UPPER}]")
"""Both together show a private namesake: "anh Trần Văn Mẫu, học sinh lớp 12"."""
_LONGEST_BEARER, _LONGEST_RUN = 40, 80
"""The most characters examined before a name, and of a name with the capitalised words around it."""
_PLACES = frozenset(map(tone_key, (*words("provinces"), *words("countries"))))
_NO_PERSONS = frozenset(words("no_persons"))
_STOPS, _GIVEN_STOPS = frozenset(words("stops")), frozenset(words("given_stops"))
_WHOLE = re.compile(r"[KH][’'][^\W\d_]")
"""Matches the start of a name whose one word is the whole name, as in the Central Highlands: "K'Mẫu", "H'Thử"."""
_PLACES_BEGIN = frozenset(place.split()[0] for place in _PLACES)
_BETWEEN = re.compile(r"[\s\u2010-\u2015-]+")
Family = Literal["known", "unlisted", "foreign"]
"""Which family names are accepted: known ones; any, if the name has three words or more; any."""


class Name(NamedTuple):
    """A name and its span in a line. short: a given name alone, as in "Bộ trưởng Hùng"."""

    text: str
    start: int
    end: int
    short: bool = False


def name_after(line: str, place: int, *, whole: bool = False, family: Family = "known") -> Name | None:
    """The name that starts at `place`, after any honorifics, ranks and degrees; None if there is none.

    whole: whether all capitalised words there must belong to it.
    """
    start, honored = _behind_honors(line, place)
    run = RUN.match(line, start, start + _LONGEST_RUN)
    if run is None:
        return None
    words = [*WORD.finditer(line, start, run.end())]
    return _cut(line, words, honored=honored, whole=whole, family=family)


def _behind_honors(line: str, place: int) -> tuple[int, bool]:
    """The end of whatever may precede a name, from `place` on, and whether an honorific, rank or degree is in it."""
    before: re.Match[str] = _BEFORE_HONORS.match(line, place)  # type: ignore[assignment]  # matches "" too
    start = at = before.end()
    if line.startswith(", ", at) and ranked(line, at + 2):
        at += 2
    while (end := _TITLED.end(line, at)) and not (at > start and line.startswith("Ông ", at)):  # a family name, too
        at = end
        while line[at : at + 1] in _BEHIND_HONOR and at < len(line):
            at += 1
    return at, at > start


def _honor_start(line: str, end: int) -> int:
    """The start of the honorific, rank or degree that ends at `end`; `end` itself if there is none."""
    bare = end
    while bare and line[bare - 1] in _BEHIND_HONOR:
        bare -= 1
    start = _TITLED.start(line, bare) if bare < end else -1
    return end if start < 0 else start


def name_within(line: str, start: int, end: int) -> int | None:
    """Where in a run of words a full name starts after other words, such as a ward's name; None if nowhere."""
    words = list(WORD.finditer(line, start, end))
    texts = [word[0] for word in words]
    if len(words) == _USUAL_WORDS and is_common(texts[0]):  # with two family names: "Trần Lưu Quang Mẫu"
        return None
    highland = (word for place, word in enumerate(words) if _is_highland(texts[place:]))
    within = [word for word in words[1:-2][:_MOST_OF_PLACE] if word[0] not in _MIDDLE_NAMES]
    common = [word for word in within if is_common(word[0])]
    if len(common) > 1:  # "Bạch Mai Đào Xuân Mẫu"
        del common[0]
    middle = (word for word, following in pairwise(words[1:-1]) if following[0] in _MIDDLE_WITHIN)
    family = (word for word in reversed(within) if _is_family(word[0]))  # "Phúc Châu Mạc Quốc Thử"
    abroad = words[1:2] if len(words) > 2 and _FOREIGN_PLACE.fullmatch(texts[0]) and not is_syllable(texts[0]) else ()
    foreign = (word for word in words[2:-1] if not is_syllable(word[0]))  # "Tây Giang Pơloong Mẫu"
    halved = len(words) == _PLACE_AND_NAME and texts[1] not in _MIDDLE_NAMES and all(map(is_syllable, texts))
    halves = words[2:3] if halved else ()
    return next((word.start() for word in chain(highland, common, halves, middle, family, foreign, abroad)), None)


def name_before(line: str, place: int) -> Name | None:
    """The name that ends at `place`; None if there is none."""
    end = place
    while line[end - 1 : end].isspace():
        end -= 1
    run = _RUN_AT_END.search(line, max(0, end - _LONGEST_RUN), end)
    if run is None:
        return None
    words = [*WORD.finditer(line, _behind_honors(line, _honor_start(line, run.start()))[0], end)]
    honored = [
        _honor_start(line, word.start()) < word.start()
        and not (words[place - 1][0] == "Anh" and any(_is_family(each[0]) for each in words[: max(0, place - 1)]))
        for place, word in enumerate(words)
    ]
    texts = [word[0] for word in words]
    listed = line.endswith((", ", "; "), 0, run.start()) and any(map(_is_family, texts[:1]))  # so no place precedes it
    for skipped in range(0 if listed else _before_name(texts, honored), len(words)):
        name = _cut(line, words[skipped:], honored=honored[skipped], whole=True)
        if name is not None and not name.short:
            return None if bears_name(line, name.start) else name
    return None


def _before_name(words: Sequence[str], honored: Sequence[bool]) -> int:
    """How many capitalised words precede a name: those before an honorific, or those of a place."""
    if True in honored:
        return honored.index(True)
    places = place_words(words) if words else 0
    return places if places > 1 or not words else _after_place(words)


def names_listed(line: str, first: Name, *, many: bool, own: Mapping[int, int]) -> Iterator[Name]:
    """The names that continue a list after its first: "Hoàng Vĩnh Bảo, Phan Tâm và Phạm Hồng Hải".

    many: whether the text announced several persons, so that each may have an honorific. own: start → end of posts that
    may follow each name; used only if one follows the first: "các Phó Chủ nhiệm: Phan Tâm, Cục trưởng; …".
    """
    place = _behind_posts(line, first.end, own)
    own = own if place > first.end else {}
    while separator := _SEPARATOR.match(line, place):
        start = separator.end()
        if not many and line[start : _behind_honors(line, start)[0]].strip():
            return
        name = name_after(line, start)
        if name is None or name.short or (not many and not is_vietnamese(name.text)):
            return
        yield name
        place = _behind_posts(line, name.end, own)


def _behind_posts(line: str, place: int, posts: Mapping[int, int]) -> int:
    """The end of the posts that follow a name ending at `place`; `place` itself if there are none."""
    while posts and (joint := BEFORE_OWN.match(line, place)) and joint.end() in posts:
        place = posts[joint.end()]
    return place


def names_listed_before(line: str, last: Name) -> Iterator[Name]:
    """The names of a list before its last one, from the end backwards: "Phan Tâm và Phạm Hồng Hải, các Thứ trưởng"."""
    name: Name | None = last
    while name:
        place = name.start
        while (start := _honor_start(line, place)) < place:
            place = start
        separator = next((sign for sign in _SEPARATORS if line.endswith(sign, 0, place)), "")
        name = name_before(line, place - len(separator)) if separator else None
        if name:
            yield name


def is_vietnamese(name: str) -> bool:
    """Whether a name starts with a Vietnamese family name and consists of Vietnamese syllables."""
    words = name.split()
    return (_is_family(words[0]) or _family_first(words)) and all(map(is_syllable, words))


def bears_name(line: str, place: int) -> bool:
    """Whether the words before `place` show that a street, an award, a film or the like bears the name there."""
    if line[place - 1 : place] in _OPENING and _CALLED.search(line, max(0, place - 3), place):
        return True
    before = line[max(0, place - _LONGEST_BEARER) : place].lower().rstrip(_QUOTES)
    while (start := _BEFORE_NAMESAKE.start(before, len(before))) >= 0:
        before = before[:start].rstrip()
    start = _NAMED_AFTER.start(before, len(before))
    return start >= 0 and not before.endswith(("già ", "trưởng "), 0, start)  # "già làng", "trưởng thôn"


def finds(words: str, text: str) -> Iterator[int]:
    """The offsets of `words` in a text."""
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def places_of(name: str, text: str) -> Iterator[int]:
    """The offsets at which a text has an official's full name and does not mean a thing or a namesake."""
    for start in finds(name, text):
        end = start + len(name)
        whole = not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
        namesake = _OCCUPIED.match(text, end) and _FAMILIAR.search(text, max(0, start - 6), start)
        if whole and not bears_name(text, start) and not namesake:
            yield start


def untitled(name: str) -> str:
    """A Vietnamese name without the honorifics before it ("ông Trần Văn Mẫu"); "" if there are none."""
    start, honored = _behind_honors(name, 0)
    return name[start:] if honored and is_vietnamese(name[start:]) else ""


def shown(name: str) -> str:
    """A name with single spaces and normal capitals: "PHAN TÂM" → "Phan Tâm"."""
    name = " ".join(name.split())
    return name.title() if name.isupper() else name


@lru_cache(maxsize=4096)
def key_of(name: str) -> str:
    """A key that ignores differences of case, spaces, hyphens and the placement of tone marks."""
    return " ".join(map(tone_key, _BETWEEN.split(name.strip())))


def _cut(
    line: str, words: Sequence[re.Match[str]], *, honored: bool, whole: bool = False, family: Family = "known"
) -> Name | None:
    """The name that capitalised words start with; None if there is none. whole: see name_after."""
    cut = _cut_words(tuple([word[0] for word in words]), honored=honored, whole=whole, family=family)
    if cut is None:
        return None
    start, end = words[cut[0]].start(), words[cut[1] - 1].end()
    return Name(shown(line[start:end]), start, end, cut[1] - cut[0] == 1 and not _WHOLE.match(line, start))


@lru_cache(maxsize=4096)
def _cut_words(words: tuple[str, ...], *, honored: bool, whole: bool, family: Family) -> tuple[int, int] | None:
    """The span of the name within the words, as the index of the first word and the index after the last."""
    skipped = 0 if whole or honored else _after_place(words)
    words = words[skipped:]
    if place_words(words):
        return None
    lowered = not words[0].isupper()  # in a line in capitals, what follows may be any words
    abroad = lowered and family == "foreign"
    known = _family_first(words) or ((honored or abroad) and len(words) > 2)
    if (words[0].lower() in NO_NAMES and not known) or (not lowered and " ".join(words[:2]).lower() in _NO_PERSONS):
        return None
    kept = words[: next((number for number in range(2, len(words)) if _ends_name(*words[number : number + 2])), None)]
    if not whole and len(kept) > _USUAL_WORDS and kept[-1].isupper():
        kept = kept[: _USUAL_WORDS if kept[1] == "THỊ" else _USUAL_WORDS - 1]  # what follows is in capitals too
    listed = _family_first(kept)
    foreign = not all(map(is_syllable, kept[:MOST_WORDS]))
    unlisted = lowered and family == "unlisted" and len(kept) > 2
    if not (listed or foreign or honored or abroad or unlisted) and len(kept) > 1:
        return None
    if len(kept) > MOST_WORDS or (whole and len(kept) != len(words)) or (foreign and not listed and _acronym(kept)):
        return None
    if len(kept) == 1 and not _WHOLE.match(kept[0]) and (foreign or kept[0].isupper()):
        return None
    return skipped, skipped + len(kept)


def _ends_name(word: str, following: str = "") -> bool:
    """Whether a word in capitals, after the first two of a name, does not belong to it."""
    given = word.lower() in _GIVEN_STOPS and (not following or following.lower() in _STOPS)
    return len(word) > 1 and word.isupper() and word.lower() in _STOPS and not given


def _family_first(words: Sequence[str]) -> bool:
    """Whether words start with a family name: a listed one, or any word shown to be one by a middle name."""
    if _is_highland(words) or (len(words) == 2 and words[0] == "Y" and words[1].istitle()):  # "Y Mẫu" is a woman's
        return True
    middle = len(words) > 2 and words[1] in _MIDDLE_NAMES
    if _is_daughter(words) or (middle and (words[0].lower() not in NO_NAMES or words[1] == "Thị")):
        return True
    return len(words) > 1 and (_is_family(words[0]) or _is_ambiguous_family(words))


def _is_ambiguous_family(words: Sequence[str]) -> bool:
    """Whether three words start with a family name that mostly is another word: "Hạ Văn Mẫu", not "Phó Hiệu Trưởng"."""
    middle = len(words) == 3 and (words[1].lower() not in NO_NAMES or (words[1] == "Văn" and words[2] != "Phòng"))
    return middle and words[0] in _AMBIGUOUS


def _is_daughter(words: Sequence[str]) -> bool:
    """Whether words in capitals start like a woman's name: "MẪU THỊ THỬ", but not "DÂN THỊ XÃ"."""
    return len(words) > 2 and words[1] == "THỊ" and words[2] not in ("XÃ", "TRẤN", "ỦY", "UỶ", "TRƯỜNG", "SÁT")


def _is_highland(words: Sequence[str]) -> bool:
    """Whether words start like a man's name in the Central Highlands: "Y Mẫu Niê", but not "Y Hà Nội"."""
    others = words[1:] if words[0] == "Y" else ()
    return any(word == "Niê" or not (is_syllable(word) or word.isupper()) for word in others)


def _is_family(word: str) -> bool:
    key = tone_key(word)
    return key in _SPELLED or (key in _LESS_SURE and not word.isupper())


def is_common(word: str) -> bool:
    """Whether a word is a common family name."""
    return tone_key(word) in _COMMON


def _acronym(words: Sequence[str]) -> bool:
    return any(word.isupper() and len(word) > 1 for word in words) and not "".join(words).isupper()


def place_words(words: Sequence[str]) -> int:
    """How many of the first words name a known place."""
    if tone_key(words[0]) not in _PLACES_BEGIN:
        return 0
    keys = [tone_key(word) for word in words[:3]]
    return next((number for number in range(len(keys), 0, -1) if " ".join(keys[:number]) in _PLACES), 0)


def _after_place(words: Sequence[str]) -> int:
    """How many of the first words name an unknown place, judged by the person's name that starts after them."""
    if is_common(words[0]) or _is_highland(words):
        return 0
    if len(words) > 1 and _is_family(words[0]) and words[1].title() in _MIDDLE_WITHIN:  # "SÙNG A HỒ MẪU"
        return 0
    least = 3 if _family_first(words) else 2
    foreign = not is_syllable(words[0])
    for number in range(1, min(4, len(words))):
        left = len(words) - number
        if words[number] in OF_OTHERS:
            return 0  # "THỦ TƯỚNG BỔ NHIỆM ÔNG TRẦN VĂN MẪU"
        if (is_common(words[number]) and left >= least) or (foreign and left > 2 and _is_family(words[number])):
            return number
    return 0
