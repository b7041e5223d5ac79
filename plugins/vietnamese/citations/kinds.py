"""Kinds and issuers of instruments: their codes in numbers and their words in texts (kinds.yaml)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from ..messages import read_yaml
from ..text import fold
from ..words import spelled


class Kind(Struct, frozen=True):
    """A kind of instrument. within: whether its numbers include the year; bare: whether a number alone may be one.

    issuer: the code of its only issuer, "" if there are several. party: its code in numbers of the Party, if the same
    code means another kind in those of the state.
    """

    name: str
    within: bool = False
    bare: bool = False
    issuer: str = ""
    party: str = ""


_TABLES = read_yaml(Path(__file__).with_name("kinds.yaml"))
KINDS: Mapping[str, Kind] = {code: Kind(**facts) for code, facts in _TABLES["kinds"].items()}
"""Kinds by code."""
ISSUERS: Mapping[str, tuple[str, ...]] = {code: tuple(names) for code, names in _TABLES["issuers"].items()}
"""The names of issuers by code, the displayed one first."""
LAWS: Sequence[str] = tuple(_TABLES["laws"])
"""Names of laws with a word that usually ends a name."""
OF_ABROAD = re.compile(rf"(?:/[0-9]+)? của (?:nước )?(?:{'|'.join(spelled(_TABLES['abroad']))})(?!\w| [A-ZĐ])")
"""Matches after a law or a resolution that is not Vietnam's: "Luật Bản quyền 1976 của Hoa Kỳ", not "của Lào Cai"."""
AFTER_NUMBER, COUNTED = (frozenset(_TABLES[name].split()) for name in ("after_number", "counted"))
"""Words that may follow a number without a code, and words for what a number counts instead of instruments."""
_CODES = {fold(code): code for code in (*ISSUERS, *KINDS)}
"""Codes in correct spelling, by their folded form."""
_OF_NATIONAL_ASSEMBLY = re.compile(r"(QH|UBTVQH)[0-9]{0,2}")
SAID = {fold(kind.name): code for code, kind in [*KINDS.items()][::-1]} | {"van ban": ""}
"""Codes by their folded words; "" if these name no particular kind."""
_ABBREVIATED = re.compile("[A-ZĐƯ]{2,}[0-9]*(?:[a-z]{1,4}[A-ZĐƯ]{0,3})?|[A-ZĐ][0-9]{1,2}")
"""Matches "BTTTT", "VX1", "TTra", "VNPost", "GDTrH", "C06"."""
SECTION = r"(?:[A-ZĐ]{1,4}\.|Vụ\s)(?:[IVX]{1,4}|[0-9]{1,2})(?![\w.])"
"""Matches a section of an office, which may end an issuer's code: "BTĐKT-P.I", "BTĐKT-Vụ I"."""
_SECTION = re.compile(SECTION)
_NAMED = ("HP", "BL")
"""Kinds that are cited by name, so that their codes stand in no symbol."""
JOINT = ("TTLT", "NQLT")
"""Kinds that several bodies issue jointly; the symbol names all of them."""
_LOCAL = re.compile(r"(?:UBND|HĐ(?!BT|TP)|BCĐ|BCSĐ|BCH|BQL).*|S[A-ZĐ]{2,}|.*[THQĐ]U")
_HEAD = re.compile(
    "(?:bo truong|chu tich|(?:tong )?giam doc|cuc truong|thong doc|chanh an|vien truong|tong thanh tra|chu nhiem)\\s+"
)
"""Matches the title of the head who signs for a body."""
_ISSUED_BY = {fold(name): code for code, names in ISSUERS.items() for name in (*names, code)}
"""Codes of issuers by folded name."""
_BY_FIRST_WORD: defaultdict[str, list[str]] = defaultdict(list)
"""These folded names by first word, the longest first."""
for _name in sorted(_ISSUED_BY, key=len, reverse=True):
    _BY_FIRST_WORD[_name.partition(" ")[0]].append(_name)
_FIRST_WORD = re.compile(r"\w*")
_SHORT_MINISTRY = re.compile(r"[Bb][ộỘ]\s+(?P<letters>[A-ZĐ](?:[&,.-]?[A-ZĐ])+)(?!\w)")
"""Matches a ministry named by the letters of its code: "Bộ GD&ĐT", "Bộ LĐ-TB&XH"."""
_ISSUER_NAMES = {fold(name): name for names in ISSUERS.values() for name in names}
"""Names of issuers by their folded form."""


def kind_name(code: str) -> str:
    """The full name of a kind; the code itself if it is unknown."""
    kind = KINDS.get(code)
    return kind.name if kind else code


def spelled_issuer(words: str) -> str:
    """The name of an issuer in correct spelling, whatever its case and diacritics; the words themselves if unknown."""
    return _ISSUER_NAMES.get(fold(words), words)


def issuer_name(code: str) -> str:
    """The full name of an issuer, "Quốc hội" for each of its terms; the code itself if it is unknown."""
    assembly = _OF_NATIONAL_ASSEMBLY.fullmatch(code)
    names = ISSUERS.get(assembly[1] if assembly else code)
    return names[0] if names else code


@lru_cache(maxsize=4096)
def code_of(written: str) -> str:
    """A part of a symbol in correct spelling: "ND" → "NĐ", "TTG" → "TTg"; "" if it cannot be one."""
    if _SECTION.fullmatch(written):
        return written
    plain = "".join(written.split()).replace("Ð", "Đ").replace("ð", "đ")  # eth, which old fonts use for đ
    if plain.endswith("TƯ"):  # Trung ương, like TW
        plain = f"{plain[:-1]}W"
    upper = plain.upper()
    known = _CODES.get(fold(plain))
    if known and (known.upper() == upper or "Đ" not in upper):  # "HĐ" is a contract, not "HD"
        return known
    if _OF_NATIONAL_ASSEMBLY.fullmatch(upper):
        return upper
    return plain if _ABBREVIATED.fullmatch(plain) else ""


def is_kind(code: str) -> bool:
    """Whether a code is that of a kind."""
    return code in KINDS and code not in _NAMED


def is_issuer(code: str) -> bool:
    """Whether a code is that of a known issuer."""
    if code[:1] == "S":  # a department has the letters of its ministry: "SNNMT"
        return code in ISSUERS or f"B{code[1:]}" in ISSUERS
    return code in ISSUERS or _OF_NATIONAL_ASSEMBLY.fullmatch(code) is not None or is_party(code)


def is_party(code: str) -> bool:
    """Whether the code of an issuer is that of a Party body, judged by its ending."""
    return code.endswith(("TW", "TU", "ĐU"))


def is_local(code: str) -> bool:
    """Whether each province, ministry or school may have a body with this code: "UBND", "TU", "BCĐ", "HĐT"."""
    return _LOCAL.fullmatch(code) is not None


def issuer_said(text: str) -> tuple[str, str]:
    """The code and the words of the issuer, or of its head, that a text starts with; "" and "" if there is none."""
    folded = fold(text)
    head = _HEAD.match(folded)
    for start in (0, head.end()) if head else (0,):
        word = _FIRST_WORD.match(folded, start)
        for name in _BY_FIRST_WORD.get(word[0], ()) if word else ():
            end = start + len(name)
            if folded.startswith(name, start) and not folded[end : end + 1].isalnum():
                return _ISSUED_BY[name], text[:end]
    short = _SHORT_MINISTRY.match(text, head.end() if head else 0)
    code = f"B{re.sub('[&,.-]', '', short['letters'])}" if short else ""
    return (code, text[: short.end()]) if short and code in ISSUERS else ("", "")
