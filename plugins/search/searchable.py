"""A text as it is searched: signs that only look alike made one, and numbers that are written apart joined, too."""

from __future__ import annotations

import re
import unicodedata

# Ligatures and Roman numerals out of PDF files, and full-width forms.
_LOOKALIKES = re.compile("[\u2160-\u217f\ufb00-\ufb06\uff01-\uff5e]")
_DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
# "47/2020/NĐ‑CP", "47/2020/NĐ – CP": the dashes of document numbers.
_ISSUER = re.compile(rf"([0-9]/[A-Za-zĐđ]{{1,8}}) ?[-{_DASHES}] ?(?=[A-ZĐa-zđ])")
# "0965 121 919", "02563.816341", "2.075"; not a date, not a decimal.
_APART = re.compile(
    r"(?<![0-9][.,/ -])(?<![0-9])(0[0-9]{1,4}(?:[ .][0-9]{3,6}){1,3}|[1-9][0-9]{0,2}(?:\.[0-9]{3})+)(?![.,/-]?[0-9])"
)


def searchable(text: str) -> str:
    """The text with signs that look alike made one."""
    if _LOOKALIKES.search(text):
        text = _LOOKALIKES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), text)
    return _ISSUER.sub(r"\1-", text)


def joined_numbers(text: str) -> str:
    """The numbers that a text writes apart, each as one: "0965 121 919" → "0965121919"."""
    return " ".join(dict.fromkeys(re.sub("[ .]", "", match) for match in _APART.findall(text)))
