"""Mentions, what a text says of an instrument in one place; and citations, which identify the instrument."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from msgspec import Struct

from ..text import slug
from .kinds import is_party


class Mention(Struct, frozen=True):
    """A place of a text that names an instrument: text[start:end].

    kind, issuer: codes, "" if unknown. number: without leading zeros. year: 0 if unknown; within: whether the number
    includes it. symbol: what follows number and year, with parts joined by "-". date: ISO 8601, or "--MM-DD" without a
    year, or "". issuer_words: the issuer as written. name: of a law. again: whether it refers, in short or by "này", to
    one named before. said: the code of the kind that the words before the number name. coded: whether the symbol was
    written. place: of an issuer that every province has. tail: where the words that belong to it end. doubtful: whether
    it counts only if the text names the instrument more fully.
    """

    start: int
    end: int
    kind: str = ""
    number: str = ""
    year: int = 0
    within: bool = False
    symbol: str = ""
    issuer: str = ""
    date: str = ""
    issuer_words: str = ""
    name: str = ""
    again: bool = False
    said: str = ""
    coded: bool = False
    place: str = ""
    tail: int = 0
    doubtful: bool = False


class Citation(Struct, frozen=True, array_like=True):
    """An instrument as one place cites it. key: identifies it, and is the last part of its address.

    start, end: in the text. kind, issuer: codes; year: 0 if unknown. title: type and number in full, in correct form.
    date: ISO 8601 or "". issuer_words, again, said, place: see Mention.
    """

    start: int
    end: int
    key: str
    title: str
    kind: str
    number: str
    symbol: str
    year: int
    within: bool
    issuer: str
    date: str = ""
    issuer_words: str = ""
    again: bool = False
    said: str = ""
    place: str = ""


def apart(others: Iterable[Mention], some: Sequence[Mention | Citation]) -> list[Mention]:
    """The mentions in `others` that overlap none in `some`, which is sorted."""
    ends, free = [one.end for one in some], []
    for other in others:
        following = bisect_right(ends, other.start)
        if following == len(some) or some[following].start >= other.end:
            free.append(other)
    return free


_slug = lru_cache(maxsize=4096)(slug)


def key_of(number: str, symbol: str, year: int, *, within: bool, name: str = "") -> str:
    """The key of an instrument: "47-2020-nd-cp", "362-qd-ttg-2019", "17-nq-cp" if of unknown year, "luat-in-2016"."""
    parts = [slug(name)] if name else [slug(number), _slug(symbol)]
    parts.insert(1 if within else 2, str(year or ""))
    return "-".join(filter(None, parts))


def written(number: str, symbol: str, year: int, *, within: bool) -> str:
    """A number in its correct form: "47/2020/NĐ-CP", "362/QĐ-TTg", or "71-KL/TW" for the Party."""
    digits = number.zfill(2)
    parts = symbol.split("-")
    if len(parts) == 2 and is_party(parts[1]):
        return f"{digits}-{parts[0]}/{parts[1]}"
    if within and year:
        return f"{digits}/{year}/{symbol}" if symbol else f"{digits}/{year}"
    return f"{digits}/{symbol}" if symbol else digits
