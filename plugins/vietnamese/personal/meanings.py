"""Whether words that are spelled like a label and a value are such: "sinh năm 1960", but not "học sinh năm 2020"."""

from __future__ import annotations

import re

from plugins.vietnamese.words import spelled

from .beside import begins
from .expressions import expression
from .labels import ETHNIC, ILLNESS, PEOPLE, Told
from .lexicon import UPPER, WORDS, any_of
from .names import NATIONS, names_in, starts_with_name
from .places import is_address

_WORDS_BEFORE = {
    kind: expression(rf"(?<!\w)(?:{any_of(f'before_{kind}')})\s*$", re.IGNORECASE)
    for kind in ("birth", "birthplace", "home", "health", "plate", "nationality", "family")
}
"""By kind, words before a label that change its meaning: "học sinh năm 2020", "phóng viên thường trú tại"."""
_APART = frozenset(spelled("; ".join(WORDS[name] for name in ("has_house", "field", "village_field"))))
"""Labels of a home only after a sign or a name: "bà Mẫu, nhà ở thôn Thử", but not "dự án nhà ở tại thôn Thử"."""
_BESIDE_NAME = ("gốc", "người gốc", "s", "tuổi", PEOPLE)
"""Labels only right after a name: "bà Mẫu, gốc Thái Thụy", "(s. 1934)", "tuổi Tân Mùi 1931"."""
_NAME_IS = expression(rf"[{UPPER}]\w*\s+(?:là|[{UPPER}]\w*)\s+\Z")
_IS_OF = expression(r"(?<!\w)(?:là|thuộc)\s+\Z")
_NAME_BEFORE = expression(rf"(?<!\w)(?:[{UPPER}]\w*|(?i:ông|bà|anh|chị|em|cháu|cụ|cô))\s+$")
_NO_HOME = expression(any_of("no_homes"))
COUNTRIES = "|".join(("Nước", "Cộng", "Úc Châu", *sorted(map(str.title, NATIONS))))
_COUNTRY = expression(rf"(?:{COUNTRIES}|Đảng|Đoàn)\b|(?:(?i:{ETHNIC})|Dân|Tôn|Giới|Trình|Nghề|Chức)\Z")
"""Matches a country, an organisation or the start of another label, which are nobody's home."""
_BIRTH_YEAR = expression(r"19[2-9]\d|20[0-3]\d")
_ASIDE = (",", "(", "-", "–")
_APART_SIGNS = (*_ASIDE, ";", ".", ":", "|", "+", "•", "*", "?", "!")
_SUFFERS = frozenset((*spelled(WORDS["suffer"]), *spelled(WORDS["treated"])))
_KIN, _WHOSE_ELDERS = (frozenset(spelled(WORDS[name])) for name in ("kin", "elders_of"))
_IS_COUPLE = expression(any_of("is_couple"))
_COMRADE = ("đ/c", "đc", "d/c", "dc")
""""Địa chỉ" before a place, "đồng chí" before anything else, with a colon or without."""
_IS_ILLNESS = expression(ILLNESS, re.IGNORECASE)


def is_label(kind: str, words: str, before: str, after: str) -> bool:
    """Whether a label has its meaning between these words and those after its value, unlike "học sinh năm 2020"."""
    begun = before.rstrip()
    if kind == "home" and begun.lower().endswith("tại"):
        return starts_with_name(after.lstrip(", "))  # "Tại nhà riêng ở ngõ 3 phố Thử, bà Mẫu kể"
    if words in _COMRADE and (other := re.search(r"(?i)đ/?c\W*", before)):
        return not starts_with_name(before[other.end() :])  # "đ/c: Trần Văn Mẫu, đ/c: Phố"
    if words in _BESIDE_NAME or (kind == "religion" and not words):
        named = starts_with_name(after.lstrip(", ") if begins(before) else after)  # "Gốc Thái Thụy, bà Mẫu …"
        return named or begun.endswith(_ASIDE) or _NAME_IS.search(before) is not None
    if words in _APART or kind == "ethnic":
        apart = not begun or begun.endswith(_APART_SIGNS) or _NAME_BEFORE.search(before) is not None
        named = not after.startswith(":") and starts_with_name(after)
        return apart or (kind == "ethnic" and (_IS_OF.search(before) is not None or named))
    if words.startswith("con") and begun.lower().endswith(("mẹ", "bố", "cha")):
        return False  # "mẹ con chị Mẫu"
    if kind == "health" and after.startswith("là ") and starts_with_name(after.removeprefix("là ")):
        return True  # "Người bị thương nặng là ông Mẫu"
    match = _WORDS_BEFORE[kind].search(before) if kind in _WORDS_BEFORE else None
    return match is None or _ends_name(before, match)


def _ends_name(before: str, word: re.Match[str]) -> bool:
    """Whether a word ends a person's name: "Nguyễn Văn Nam sinh năm 1960", "chị Trang trú tại"."""
    return bool(_NAME_BEFORE.search(before, 0, word.start())) and all(part[0].isupper() for part in word[0].split())


def is_value(kind: str, words: str, told: Told, value: str) -> bool:
    """Whether the text after a label can be its value: a place has a name and is no country."""
    form = told.in_form
    if not words:  # a state that needs no label, and no name that is spelled alike
        return any(word[0].islower() for word in value.split()[:2])
    if kind == "ethnic" and not form:
        return value[0].isupper()  # unlike "người kinh doanh"
    if kind == "health" and words in _SUFFERS:
        return _IS_ILLNESS.match(value) is not None
    if words.startswith("mẹ") and value.lower().startswith("mẹ "):
        return False  # "thăm hai mẹ: mẹ Lê Thị Mẫu"
    if words.endswith("hôn nhân") and not form:
        return False  # "giấy xác nhận tình trạng hôn nhân, CCCD"
    if words == "vợ chồng":
        return _IS_COUPLE.match(value) is not None  # "vợ chồng anh Mẫu, chị Thử"
    if words in _WHOSE_ELDERS and not form:
        name = next(names_in(value), None)
        called = name is not None and name.start == 0 and " " in value[: name.end]
        return called or starts_with_name(value.partition(" là ")[2])  # "bố em Huy là anh Mai Văn Thử"
    if kind == "family" and words in _KIN and not form:
        return starts_with_name(f"{told.gap}{value}".lstrip()) and not value.startswith(("vợ", "chồng"))
    if kind == "family":
        spelled = value[0].isupper() and len(value) > 1
        return (
            spelled
            or ((form or words.endswith(":")) and value[0].isalpha())
            or any(not name.initials for name in names_in(value))
        )
    if kind == "birthplace" and words.startswith("quê") and value.startswith(("nhà ", "hương ")):
        return False
    if words in _COMRADE and not is_address(value, 0):
        addresses = (is_address(value, word.start()) for word in re.finditer(r"\w+", value))
        return form and not starts_with_name(value) and any(addresses)
    if kind == "home" and form and value[0].islower() and (name := next(names_in(value), None)) and name.titled:
        return False  # "Sổ hộ khẩu số 12: chủ hộ Lê Mẫu"
    if kind in ("home", "birthplace"):
        named = any(char.isupper() or char.isdigit() for char in value) and (form or any(map(str.isalpha, value)))
        return named and not (_NO_HOME.match(value) or _COUNTRY.match(value))
    if kind == "birth" and value.isdigit():
        return form or _BIRTH_YEAR.fullmatch(value) is not None
    return True
