"""Finds the places in one text that name an instrument, with what stands beside them; conclusions are drawn later."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from .beside import told_beside
from .dating import day_before, year_of
from .kinds import AFTER_NUMBER, COUNTED, KINDS, OF_ABROAD, Kind, code_of, is_issuer, is_kind, is_party
from .laws import law_before, laws
from .leads import kind_before, lead_of, may_lead
from .mentions import Mention, apart
from .symbols import DASH, NUMBER, YEAR, Symbol, is_assembly, is_instrument, issuer_in, kind_like, symbol_of

_LIST_GAP = 12
"""The most characters between two numbers of a list."""
_LIST = re.compile(r"\s*(?:,|;|và|hoặc|&)\s*(?:số\s+)?", re.IGNORECASE)
_SEVERAL = ("các", "những", "hai", "ba", "bốn", "năm")
_YEAR_WITHIN = re.compile(rf"\s{{0,2}}/\s{{0,2}}(?P<year>{YEAR})(?![\w/{DASH}])")
_FRACTION = re.compile(r"(?:,(?![0-9]{1,5}/)|\.)[0-9]")
_AFTER = re.compile(r"\s*(?:(?P<end>$|[.,;:)\]”»\"’'…(|])|(?P<word>[^\W\d_]+|%))")
_TOLD_ON = {
    "ngày": re.compile(r"\s*[0-9:]|\s+(?:ký|ban)(?!\w)"), "năm": re.compile(r"\s+(?:19|20)[0-9]{2}"),
    "không": re.compile(r"(?!\s*[:,])"), "trong": re.compile(r"(?!\s+(?:số\s+)?[0-9])"),
}  # fmt: skip
"""For words that may follow a number without a code, what must come after them."""
_CITED_SHORTLY = ("KH", "TB", "HD")
"""Kinds cited by capitalised name, number and issuer: "Hướng dẫn 12 của Ban Tổ chức Trung ương"."""
_ANY_KIND = Kind("Văn bản")
_IN_SENTENCE = re.compile(r"[^\W\d_][,;]?\s(?=[^\W\d_a-zđ][a-zđà-ỹ]).{2}")
"""Matches a kind that is capitalised within a sentence; a number after it does not count anything."""
_SENTENCE = 160
"""The most characters before an instrument in which the day of its sentence is searched."""
_SAME_DAY = re.compile(r"[\s,(]*(?:ký\s+|ban hành\s+)?cùng\s+ngày(?!\w)", re.IGNORECASE)
_SAME_DAY_BEFORE = re.compile(r"cùng\s+ngày,?\s+(?:[^.,;:\d\n]{2,40}\s+)?(?:ký|ban\s+hành|có|ra)\s+\Z")
_NEVER_COMMON = frozenset(("NĐ", "NQ", "NQLT", "CT", "TT", "TTLT", "PL", "CV", "CĐ", "TTr"))
_MEANT = re.compile(
    r"(?:à(?<= nà)y|À(?<= NÀ)Y|ó(?<= đó)|Ó(?<= ĐÓ)|ấ(?<= ấ)y"
    r"|ê(?<= trê)n(?!\s+(?:cơ|địa|cả|các|toàn|không\s+gian|môi|mạng|báo|trang|thực)(?!\w)))(?!\w)"
)
"""Matches the end of "Nghị định này"; starts with a rare letter, so that it fails fast at most places."""
_TOLD_ABOVE = (" nói", " nêu", " kể")


def mentions(text: str) -> list[Mention]:
    """The mentions of instruments in a text, in order and without overlaps."""
    found, named = [*_numbered(text)], [*laws(text)]
    return sorted((*found, *apart(named, found)), key=lambda one: one.start) if named else found


def repeats(text: str) -> Iterator[Mention]:
    """Mentions such as "Nghị định này", which refer to an instrument named before."""
    for last in _MEANT.finditer(text):
        end = text.rindex(" ", 0, last.start())
        if text.endswith(_TOLD_ABOVE, 0, end):
            end = text.rindex(" ", 0, end)
        start, kind = kind_before(text, end) or (end, "")
        if kind and (kind in _NEVER_COMMON or text.startswith((KINDS[kind].name, KINDS[kind].name.upper()), start)):
            yield Mention(start, last.end(), kind, again=True)


def _numbered(text: str) -> Iterator[Mention]:
    before: Mention | None = None
    several = False
    may_say_same_day = "cùng" in text or "CÙNG" in text
    for match in NUMBER.finditer(text):
        start = match.start()
        if before and start < before.end:
            continue
        near = before if before and start - max(before.end, before.tail) < _LIST_GAP else None
        symbol = symbol_of(text, match) if match["first"] else None
        if not (symbol or near or may_lead(text, start)) or _is_stuck(text, start, symbol):
            continue
        if near and not symbol and any(_LIST.fullmatch(text, end, start) for end in (near.end, near.tail)):
            one = _listed(text, match, near) if several or not near.coded else None
        else:
            one = (symbol and _coded(text, match, symbol, near)) or _bare(text, match)
            if one and one.start < start:
                several = _are_several(text, one.start)
        if one:
            before = _of_same_day(text, one, before) if may_say_same_day and not one.date else one
            yield before


def _are_several(text: str, start: int) -> bool:
    """Whether the word before says that several instruments follow."""
    *_, word = "", *text[max(0, start - 12) : start].lower().split()
    return text[start - 1].isspace() and (word.lstrip('(“«‘["') in _SEVERAL or word.isdecimal())


def _is_stuck(text: str, start: int, symbol: Symbol | None) -> bool:
    """Whether a number is the end of something else, such as an amount or "QCVN 117:2020"; in "số47/2020/NĐ-CP" and
    "43,64/2007/NĐ-CP", only a space is missing."""
    last = text[start - 1 : start]
    if last == ",":
        return not (symbol and is_kind(symbol.parts[0]))
    stuck = last.isalnum() or last == "_" or (last == ":" and text[start - 2 : start - 1].isdecimal())
    return stuck and not may_lead(text, start)


def _of_same_day(text: str, one: Mention, before: Mention | None) -> Mention:
    """The mention; if it is "cùng ngày", with the date of the one before it, or else the one in its sentence."""
    if not (_SAME_DAY.match(text, one.end) or _SAME_DAY_BEFORE.search(text, max(0, one.start - 70), one.start)):
        return one
    if before and before.date:
        if one.symbol == one.kind == before.kind:
            one = replace(one, symbol=before.symbol, issuer=before.issuer)
        return replace(one, date=before.date, year=one.year or before.year)
    date, *_ = day_before(text, max(0, one.start - _SENTENCE), one.start)
    return replace(one, date=date, year=one.year or year_of(date))


def _number(match: re.Match[str]) -> str:
    return match["number"].lstrip("0").lower() or "0"


def _coded(text: str, match: re.Match[str], symbol: Symbol, before: Mention | None) -> Mention | None:
    """The mention of a number with a symbol; None if it is no instrument. before: the mention shortly before it."""
    lead = lead_of(text, match.start())
    start, said, parts = lead.start, lead.said, symbol.parts
    issued = code_of(parts[0][len(said) :]) if said and parts[0].startswith(said) and not is_kind(parts[0]) else ""
    if said and is_issuer(issued):
        parts = [said, issued, *parts[1:]]  # "NĐCP"
    like = kind_like(text, match.start(), parts)
    row = before if before and said is None and before.symbol == "-".join(parts) else None
    if not row and not is_instrument(symbol, parts, like, lead):
        return None
    name, issuer = "", issuer_in(parts) if like else parts[0]
    kind = row.kind if row else like if like == parts[0] else ""
    if said and kind and KINDS[said].party == kind and is_party(issuer):
        kind = said
    if is_assembly(parts[0]):
        kind = said or ""
        if lead.so and not said and (law := law_before(text, match.start())):
            start, kind, name = law
    elif kind == "L":
        kind = "LCT"  # laws have no code of their own; this one is that of the order which promulgates a law
    elif not kind:
        kind = said or like or "CV"
        if said and len(parts) == 1:  # "725/TTg", "64/CP": the form of numbers before 1997
            parts = [said, *parts]
    date, words, code, place, tail = told_beside(text, start, symbol.end)
    return Mention(
        start, symbol.end, kind, _number(match), symbol.year or year_of(date), symbol.year > 0, "-".join(parts),
        issuer or code, date, words, name, said=said or (row.said if row else ""), coded=True, place=place, tail=tail,
    )  # fmt: skip


def _bare(text: str, match: re.Match[str]) -> Mention | None:
    """The mention of a number without a symbol, if the words around it show that it is one; else None."""
    start, end = match.start(), match.end("number")
    if not may_lead(text, start):
        return None
    lead, said, so, short = lead_of(text, start)
    kind = KINDS.get(said or "", _ANY_KIND)
    small = not (so or (said and text[lead].isupper()) or said in ("NĐ", "CV", "CĐ") or _are_several(text, lead))
    if said is None or (small and not kind.bare) or "ngày" in text[lead:start]:
        return None
    inner = _YEAR_WITHIN.match(text, end)
    followed = inner is not None or _may_follow(text, end)
    if inner:
        end = inner.end()
    elif _FRACTION.match(text, end) or OF_ABROAD.match(text, end) or (not followed and _is_counted(text, end)):
        return None
    elif not so and _looks_like_a_year(match["number"]):
        return None  # "Nghị quyết 2020"
    date, words, code, _, tail = told_beside(text, lead, end, only_issuer=kind.issuer != "")
    if said:
        beside = bool(date or code) if so else code != "" and said in _CITED_SHORTLY
    else:
        beside = so and len(date) == len("YYYY-MM-DD")
    named = kind.within or said == "NQ" or _IN_SENTENCE.search(text, max(0, lead - 3), lead + 2) is not None
    doubtful = (
        (small and not (code and date[:4].isdigit()))
        or (short and not (inner and code))
        or not (followed or so or (named and len(match["number"]) > 1))
        or not (kind.bare or (beside and said not in ("HP", "L", "BL")))
    )
    issuer, year = code or kind.issuer, int(inner["year"]) if inner else 0
    symbol = "-".join(filter(None, ((is_party(issuer) and kind.party) or said, issuer)))
    return Mention(
        lead, end, said, _number(match), year or year_of(date), year > 0, symbol, issuer, date, words, said=said,
        tail=tail, doubtful=doubtful,
    )  # fmt: skip


def _may_follow(text: str, end: int) -> bool:
    """Whether the next word may follow a number without a symbol: "Nghị quyết 17 của", not "Nghị quyết 17 điểm"."""
    after = _AFTER.match(text, end)
    if after is None or after["end"] is not None:
        return after is not None
    word = after["word"].lower()
    return word in AFTER_NUMBER and (word not in _TOLD_ON or _TOLD_ON[word].match(text, after.end()) is not None)


def _is_counted(text: str, end: int) -> bool:
    """Whether a number counts something other than instruments: "Kế hoạch 5 năm"."""
    after = _AFTER.match(text, end)
    return after is not None and (after["word"] or "").lower() in COUNTED


def _looks_like_a_year(number: str) -> bool:
    return len(number) == 4 and number[:2] in ("19", "20")


def _listed(text: str, match: re.Match[str], before: Mention) -> Mention | None:
    """The mention of a number that continues a list: "các Nghị định số 43, 64 và 72"; None if it is not one."""
    inner = _YEAR_WITHIN.match(text, match.end("number")) if before.within else None
    end = inner.end() if inner else match.end("number")
    if not _may_follow(text, end) or _looks_like_a_year(match["number"]):
        return None
    date, words, code, _, tail = told_beside(text, match.start(), end)
    symbol = before.symbol if not code else f"{before.kind}-{code}"
    year = int(inner["year"]) if inner else 0
    return Mention(
        match.start(), end, before.kind, _number(match), year or year_of(date), year > 0, symbol, code or before.issuer,
        date, words, said=before.said, tail=tail, doubtful=before.doubtful,
    )  # fmt: skip
