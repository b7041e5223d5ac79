"""Normalises text for search: unifies lookalike characters, and joins numbers that are written in groups."""

from __future__ import annotations

import re
import unicodedata

# Ligatures and Roman numerals from PDF files, and full-width forms.
_LOOKALIKES = re.compile("[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e]")
DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
# "47/2020/NĐ‑CP", "47/2020/NĐ – CP": the dashes of document numbers.
NUMBER_DASH = re.compile(rf"([0-9]/[A-Za-zĐđ]{{1,8}}) ?[-{DASHES}] ?(?=[A-ZĐa-zđ])")
# "3500đ" is found as "3500 đồng"; sums end in 0, a literal prefix that makes the search fast.
_GLUED_DONG = re.compile(r"0(?:[đĐ]|VNĐ|vnđ)(?!\w)")
# Numbers like "0965 121 919", "0965 12 19 19", "(04) 39436930", "02563.816341", "1800 6099", "2.075", "2.075,5"; not
# dates. _GROUPS is a quick prefilter for _APART.
_MOBILE = r"(?![0-9]{10}|[0-9]{2}[.-][0-9]{2}[.-])0[35789](?:[ .-]?[0-9]){8}"
_GROUPS = re.compile(rf"{_MOBILE}|[0-9]{{1,5}}(?:\)?[ .-][0-9]{{3,8}})+")
_SUM = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_APART = re.compile(rf"{_MOBILE}|0[0-9]{{1,4}}(?:\)?[ .-][0-9]{{3,8}}){{1,3}}|1[89]00[ .][0-9]{{4,6}}|{_SUM}")
_COUNTRY = re.compile(r"\+84(?<![0-9]...)[ .]?(?=[1-9])")
_GOES_ON_BEFORE, _GOES_ON_AFTER = re.compile(r"[0-9][.,/ -]?\Z"), re.compile("[./-]?[0-9]")


def searchable(text: str) -> str:
    """The text with lookalike characters unified, and sums of money written as in queries."""
    return NUMBER_DASH.sub(r"\1-", _GLUED_DONG.sub("0 đồng", unified(text)))


def unified(text: str) -> str:
    """The text with ordinary characters instead of lookalikes, and telephone numbers as dialled in the country."""
    return _COUNTRY.sub("0", _LOOKALIKES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text))


def joined_numbers(text: str) -> str:
    """The numbers that a text writes in groups, each joined: "0965 121 919" → "0965121919"."""
    found = (match for match in _GROUPS.finditer(text) if _is_number(match))
    return " ".join(dict.fromkeys(re.sub("[^0-9]", "", match[0]) for match in found))


def _is_number(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    alone = not _GOES_ON_BEFORE.search(text[max(start - 2, 0) : start]) and not _GOES_ON_AFTER.match(text, end)
    return alone and _APART.fullmatch(match[0]) is not None
