"""Finds the instruments that a whole text cites, by combining its mentions; each gets its fullest name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812
from functools import lru_cache
from typing import TypeVar

from msgspec.structs import replace

from ..sentences import single_spaced
from ..text import fold, slug
from .kinds import KINDS, is_party, kind_name
from .mentions import Citation, Mention, apart, key_of, written
from .rows import complete
from .scanning import mentions, repeats

_WITHIN = 1997
"""Since then the numbers of legal documents include the year (Law on the Promulgation of Legal Documents of 1996)."""
T = TypeVar("T")


def cite(blocks: Sequence[str], day: Date | None = None) -> list[list[Citation]]:
    """The citations in each block of a text.

    day: of the text, which completes dates without a year. The year of an instrument comes from its number, the date
    beside it, or another place in the same text; it is 0 if none of them gives it.
    """
    if "  " in "\n".join(blocks):
        plain, originals = zip(*map(single_spaced, blocks), strict=True)
        return [
            [replace(one, start=original(one.start), end=original(one.end)) for one in some]
            for some, original in zip(cite(plain, day), originals, strict=True)
        ]
    found = [*map(mentions, blocks)]
    if not any(found):
        return [[] for _ in blocks]
    complete(blocks, found)
    found = [[_dated(one, day) for one in some] for some in found]
    known = _Known(one for some in found for one in some)
    seen: defaultdict[str, dict[str, Citation]] = defaultdict(dict)  # by kind and key
    kinds: set[str] = set()  # the names of these kinds, without the first letter, which may be a capital
    cited: list[list[Citation]] = []
    for block, some in zip(blocks, found, strict=True):
        named = [known.citation(one) for one in some if not one.doubtful or known.tells(one)]
        for name in {kind_name(one.kind)[1:] for one in named}:
            kinds.update((name, name.upper()))
        again = apart(repeats(block), named) if any(map(block.__contains__, kinds)) else ()
        cited.append([])
        in_order: list[Citation | Mention] = [*named, *again]
        for one in sorted(in_order, key=lambda one: one.start) if again else named:
            alike = seen[one.kind]
            if isinstance(one, Citation):
                alike[one.key] = one
                cited[-1].append(one)
            elif len(alike) == 1:
                [meant] = alike.values()
                place = {"start": one.start, "end": one.end, "said": one.kind}
                cited[-1].append(replace(meant, date="", issuer_words="", again=True, **place))
    return cited


def _dated(one: Mention, day: Date | None) -> Mention:
    """The mention with a full date: one without a year is the last up to the day of the text, else dropped.

    If numbers of its kind include the year, that of a state body does so even where the year was not written there.
    """
    if one.date.startswith("-") and day is None:
        one = replace(one, date="")
    elif one.date.startswith("-") and day:
        year = day.year if one.date[2:] <= f"{day:%m-%d}" else day.year - 1
        one = replace(one, date=f"{year}{one.date[1:]}", year=one.year or year)
    kind = KINDS.get(one.kind)
    if kind and kind.within and not one.within and one.year >= _WITHIN and not is_party(one.issuer):
        return replace(one, within=True)
    return one


class _Known:
    """What all mentions in a text say together."""

    def __init__(self, all_places: Iterable[Mention]) -> None:
        self._numbered: defaultdict[str, dict[Mention, None]] = defaultdict(dict)  # each once, regardless of place
        self._laws: defaultdict[str, list[Mention]] = defaultdict(list)
        for one in all_places:
            facts = replace(one, start=0, end=0, tail=0, date="", issuer_words="", again=False, said="")
            if one.number and facts not in self._numbered[one.number]:
                self._numbered[one.number][facts] = None
                self._laws[fold(one.name)].append(one)

    def tells(self, one: Mention) -> bool:
        """Whether the text elsewhere names an instrument of this kind and number more fully."""
        return any(one.kind in ("", each.kind) and not each.doubtful for each in self._numbered[one.number])

    def citation(self, one: Mention) -> Citation:
        """The citation that a mention makes, completed from other mentions."""
        if not one.number:
            laws = {(each.number, each.symbol): each for each in self._laws[fold(one.name)] if each.year == one.year}
            if fuller := _only(laws.values()):
                one = replace(fuller, start=one.start, end=one.end, date=one.date, again=True)
        elif not one.coded:
            one = self._with_symbol(one)
        if one.number:
            one = self._with_place(self._with_year(one))
        return _citation(one)

    def _with_symbol(self, one: Mention) -> Mention:
        """Give a number without a symbol that of the only instrument of its kind and number in the text."""
        some = self._numbered[one.number]
        coded = {each.symbol for each in some if each.coded}
        alike = {
            (each.year, each.within, each.symbol, each.issuer, each.kind)
            for each in some
            if one.kind in ("", each.kind)
            and (each.coded or each.year)
            and (not one.year or each.year in (0, one.year))
            and (not one.issuer or each.issuer.rstrip("0123456789") in (one.issuer, ""))
        }
        alike = {entry for entry in alike if entry[2] in coded} or alike
        if len(alike) != 1 and len({(year, symbol) for year, _, symbol, *_ in alike if year}) != 1:
            return one
        year, within, symbol, issuer, kind = max(alike)
        return replace(
            one, kind=kind, symbol=symbol, year=year or one.year, within=within, issuer=issuer, again=not one.date,
            coded=symbol in coded,
        )  # fmt: skip

    def _with_year(self, one: Mention) -> Mention:
        """Give a number without a year that of the only instrument of its number and symbol whose year is known.

        A mention without a symbol may supply the year too.
        """
        year = _only(
            each.year
            for each in self._numbered[one.number]
            if each.year
            and not each.within
            and (each.symbol == one.symbol or (not each.coded and each.kind == one.kind == each.symbol))
        )
        return replace(one, year=year, within=False, again=True) if year and not one.year else one

    def _with_place(self, one: Mention) -> Mention:
        """Give a number the place of the only instrument of its number, symbol and year whose place is known."""
        place = one.place or _only(
            each.place
            for each in self._numbered[one.number]
            if each.place and each.symbol == one.symbol and each.year in (0, one.year)
        )
        return replace(one, place=place) if place else one


def _only(values: Iterable[T]) -> T | None:
    """The common value of all values; None if they differ, or there are none."""
    told = {*values}
    return told.pop() if len(told) == 1 else None


def _citation(one: Mention) -> Citation:
    place = one.place if one.issuer in one.symbol.split("-") else ""
    shown = one.symbol if one.coded else ""
    name = one.name if one.name or not one.number else kind_name(one.kind)
    key, title = _key_and_title(name, one.number, one.symbol, shown, one.year, place, within=one.within)
    return Citation(
        one.start, one.end, key, title, one.kind, one.number, one.symbol, one.year, one.within, one.issuer,
        one.date if _is_day(one.date) else "", one.issuer_words, one.again, one.said, one.place,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _key_and_title(
    name: str, number: str, symbol: str, shown: str, year: int, place: str, *, within: bool
) -> tuple[str, str]:
    """The key and the title of an instrument. shown: its symbol, "" if it was not written."""
    if not number:
        title = f"{name[:1].upper()}{name[1:]} năm {year}" if year else name
        return key_of("", "", year, within=False, name=name), title
    key = key_of(number, symbol, year, within=within)
    told = written(number, shown, year, within=within)
    return f"{key}-{slug(place)}" if place else key, f"{name} số {told}" if name else f"Số {told}"


def _is_day(text: str) -> bool:
    """Whether a date includes a day and exists, unlike "31/02/2019"."""
    try:
        return len(text) == len("YYYY-MM-DD") and Date.fromisoformat(text) is not None
    except ValueError:
        return False
