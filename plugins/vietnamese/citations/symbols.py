"""Numbers with the symbols that show kind and issuer: "47/2020/NĐ-CP", "71-KL/TW", "04 KL/TW"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from ..text import fold
from .kinds import JOINT, KINDS, SECTION, code_of, is_issuer, is_kind
from .leads import KIND_BEFORE, LAST_LETTERS, Lead

DASH = "\\-\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
SLASH = "/\u2044\u2215"
YEAR = "(?:19|20)[0-9]{2}"
_LETTER = "A-ZĐÐƯa-zđðư"
_PART = (
    rf"(?:(?:UBTV)?QH\s1[0-9](?![^\W_])|[{_LETTER}][{_LETTER}0-9]{{0,19}}?"
    r"(?=(?:của|ngày|năm|về|quy|sửa|ban|hướng|và)?(?![^\W_])))"
)
"""Matches a part of a symbol; "QH 14" has a space too many, and after a part one may be missing: "NĐ-CPcủa"."""
_SPACE = rf"\s(?=[A-ZĐ][A-ZĐa-z]{{1,3}}\s?[/{DASH}]\s?[A-ZĐ])"
"""Matches a space in place of the sign before a symbol: "04 KL/TW", "12/2019 TT-BTTTT"."""
NUMBER = re.compile(
    rf"(?P<number>[0-9](?<![0-9/.{DASH}].)(?P<led>(?<=[{LAST_LETTERS}].)"
    rf"|(?<=[{LAST_LETTERS}àcÀC,;&:.][\s:.].)|(?<=[{LAST_LETTERS}][\s:.]\s.))?+[0-9]{{0,4}}+[a-dđA-DĐ]?+)(?![0-9])"
    rf"(?:(?:\s{{0,2}}+(?P<sign>[{SLASH}{DASH}])\s{{0,2}}+(?:(?P<year>{YEAR})(?:\s{{0,2}}+[{SLASH}{DASH}]\s{{0,2}}+|{_SPACE}))?"
    rf"|{_SPACE})(?P<first>{_PART})|(?(led)|(?!)))"
)
"""Matches a number with a symbol; or one in a list, or after what may be the last letter of a kind or of "số". What
precedes is checked after the first digit, since starting with a digit is fast."""
_NEXT = re.compile(
    rf"(?P<before>\s{{0,2}})(?P<sign>[{SLASH}{DASH}&._]|(?<=[A-ZĐ])\s(?=[A-ZĐ]{{2}}))(?P<after>\s{{0,2}})"
    rf"(?P<part>{SECTION}|{_PART})"
)
_ENDS = re.compile(r"\s*(?:$|[,;.)|]|ngày(?!\w))")
_MOST_PARTS = 7


class Symbol(NamedTuple):
    """The symbol after a number. parts: in correct spelling, at least one; year: in the number, or 0; sign: before the
    parts, "" for a space; small: whether the first part is in lowercase; end: where the symbol ends."""

    parts: list[str]
    year: int
    sign: str
    small: bool
    end: int


def symbol_of(text: str, match: re.Match[str]) -> Symbol | None:
    """The symbol after a number; None if there is none."""
    first = code_of(match["first"])
    if not first:
        return None
    parts, end = [first], match.end()
    while len(parts) < _MOST_PARTS and (following := _NEXT.match(text, end)):
        part = code_of(following["part"])
        if not part or not _goes_on(text, parts, part, following):
            break
        parts.append(part)
        end = following.end()
    return Symbol(parts, int(match["year"] or 0), match["sign"] or "", match["first"].islower(), end)


def _goes_on(text: str, parts: Sequence[str], part: str, following: re.Match[str]) -> bool:
    """Whether a part that follows others belongs to the same symbol."""
    issued, sign, spaced = is_issuer(part), following["sign"], following["before"] and following["after"]
    ends = (spaced or sign == ".") and _ENDS.match(text, following.end()) is not None
    if sign in ". " and not issued and not (sign == "." and is_issuer(parts[-1]) and ends):
        return False
    if following["part"].islower() and not (issued or is_kind(part)):
        return False
    if not spaced:
        return True
    return (parts[0] in JOINT and issued) or (len(parts) == 1 and not is_kind(part) and (is_kind(parts[0]) or ends))


def issuer_in(parts: Sequence[str]) -> str:
    """The issuer's code among the parts of a symbol after the first; the last part if none is known."""
    return next(filter(is_issuer, parts[1:]), parts[-1]) if len(parts) > 1 else ""


def kind_like(text: str, start: int, parts: Sequence[str]) -> str:
    """The kind that a symbol starts with: "BC" in "BC", and in "BCTĐ" after "Báo cáo thẩm định số"; "" if none."""
    if is_kind(parts[0]):
        return parts[0]
    before = text[max(0, start - KIND_BEFORE) : start]
    codes = (code for code in KINDS if parts[0].startswith(code))
    if len(parts) > 1:
        return next((code for code in codes if fold(KINDS[code].name) in fold(before)), "")
    return next((code for code in codes if KINDS[code].name in before), "")  # "GPXD" after "Giấy phép xây dựng số"


def is_instrument(symbol: Symbol, parts: Sequence[str], kind: str, lead: Lead) -> bool:
    """Whether a symbol is that of an instrument. parts: as interpreted; kind: the one that they start with; lead: the
    words before the number."""
    first, second = parts[0], parts[1] if len(parts) > 1 else ""
    told = lead.so or lead.said is not None
    typed = lead.said is not None and (not lead.short or second != "" or is_issuer(first))
    if symbol.small and not is_kind(first):
        return False
    if is_assembly(first):
        return symbol.year > 0 or lead.said is not None or (told and first[-1].isdigit())
    if symbol.year:
        return typed or (kind != "" and (told or second != ""))
    if not symbol.sign:
        return told and kind != "" and is_issuer(second)
    if symbol.sign in SLASH:
        by_kind = kind != "" and (second != "" or kind != first) and "HĐ" not in parts
        by_issuer = lead.so and is_issuer(second) and not first.startswith(("HĐ", "PL"))
        return typed or by_kind or by_issuer or (is_issuer(first) and (told or second != ""))
    if kind and second:
        return told or is_issuer(second)
    old = typed and lead.so and second != ""  # "313-VH/VP", "10-VH/QĐ": a section or the kind behind the body
    return old or (told and (is_issuer(first) or first == lead.said))


def is_assembly(code: str) -> bool:
    """Whether a code is that of the National Assembly or its Standing Committee, of any term."""
    return code.startswith(("QH", "UBTVQH"))
