"""Which instruments a whole text cites: what its places say is put together, and each is told by its fullest name."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date as Date  # noqa: N812
from functools import lru_cache
from itertools import pairwise

from msgspec.structs import replace

from ..text import fold, slug
from .kinds import KINDS, is_party, kind_name
from .mentions import Citation, Mention, key_of, written
from .scanning import cell_date, dates_in_turn, letterhead_date, mentions, repeats, year_of

_NEXT_IN_ROW = re.compile(r"^\D{0,8}[0-9/. -]{3,9}(?:,|;|và|hoặc)$")
"""What stands between two of a row, the first of them with its day: "ngày 27/3 và"."""
_SENTENCE_ENDS = re.compile(r"[.;!?]\s")
_FAR_OFF = re.compile(r"[.,;:!?]\s|.{100}", re.DOTALL), re.compile(r"[.!?]\s|.{100}", re.DOTALL)
"""Between an instrument, or several, and the date that their sentence tells later, where that is of another."""
_JOINED = re.compile(r"\s*(?:,|;|(?:,\s*|;\s*)?và|hoặc)\s*(?:\(?[0-9a-z]\)\s*)?(?:số\s*)?")
_TOGETHER = re.compile(r"[\s,(]*(?:được\s+|đều\s+)?(?:ký\s+|ban\s+hành\s+)?cùng\s+ngày\s+[0-9]")
"""What tells that a day is that of a whole row: "cùng ngày 15/6/2021"."""
_NEXT_CELL = " | "
_DAYS = re.compile(r"(?:thoi gian|ngay(?:,? thang)?(?:,? nam)?)(?: (?:ban hanh|ky|van ban|quyet dinh|cong van))*")
"""What stands above the days of instruments in a table, folded."""
_WITHIN = 1997
"""Since then the numbers of what makes law hold their year (Law on the Promulgation of Legal Documents of 1996)."""


def cite(blocks: Sequence[str], day: Date | None = None) -> list[list[Citation]]:
    """What each block of a text cites.

    day: of the text, by which a date without a year is read. The year of an instrument comes from its number, the date
    beside it, or another place of the same text; where none tells it, it is 0.
    """
    found = {place: some for place, block in enumerate(blocks) if (some := mentions(block))}
    cited: list[list[Citation]] = [[] for _ in blocks]
    columns: dict[int, int] = {}
    for place, some in found.items():
        if not some[0].date and _NEXT_CELL in blocks[place]:
            _date_by_column(blocks[place], some, _column_of_days(blocks, place, columns))
        _date_in_turn(blocks[place], some)
        _date_letterhead(blocks[place : place + 2], some)
        found[place] = [_dated(one, day) for one in _shared(blocks[place], some)]
    known = _Known(one for some in found.values() for one in some)
    before: defaultdict[str, dict[str, Citation]] = defaultdict(dict)  # by kind and key
    for place in range(min(found, default=len(blocks)), len(blocks)):
        named = cited[place]
        for one in found.get(place, ()):
            if not one.doubtful or known.tells(one):
                named.append(known.citation(one))
        passed, again = 0, []
        for one in repeats(blocks[place]):
            while passed < len(named) and named[passed].end <= one.start:
                before[named[passed].kind][named[passed].key] = named[passed]
                passed += 1
            alike = before[one.kind]
            if len(alike) == 1 and not (passed < len(named) and named[passed].start < one.end):
                again.append(_again(next(iter(alike.values())), one))
        for each in named[passed:]:
            before[each.kind][each.key] = each
        if again:
            cited[place] = sorted([*named, *again], key=lambda each: each.start)
    return cited


def _date_in_turn(block: str, some: list[Mention]) -> None:
    """Give instruments the dates that the rest of their sentence tells in their order."""
    for start, dates in dates_in_turn(block):
        before = bisect_left(some, start, key=lambda one: one.end)
        row = range(max(0, before - len(dates)), before)
        undated = not any(some[place].date for place in row[:-1]) and (len(dates) > 1 or not some[before - 1].date)
        if len(row) == len(dates) and undated and not _FAR_OFF[len(dates) > 1].search(block, some[row[-1]].end, start):
            for place, date in zip(row, dates, strict=True):
                one = some[place]
                some[place] = replace(one, date=date, year=one.year if one.within else year_of(date))


def _date_letterhead(blocks: Sequence[str], some: list[Mention]) -> None:
    """Give the number of a document itself its date, which its head has in the next block."""
    alone = len(some) == 1 and not some[0].date and some[0].end == len(blocks[0].rstrip())
    if alone and len(blocks) > 1 and (told := letterhead_date(blocks[1])):
        some[0] = replace(some[0], date=told, year=some[0].year or year_of(told))


def _column_of_days(blocks: Sequence[str], place: int, known: dict[int, int]) -> int:
    """Which column holds the days of the table that has a row at a place; none where its first row names none.

    known: those of rows above.
    """
    first = place
    while first not in known and first and _NEXT_CELL in blocks[first - 1]:
        first -= 1
    if first not in known:
        heads = enumerate(blocks[first].split(_NEXT_CELL))
        known[first] = next((column for column, head in heads if _DAYS.fullmatch(fold(head.strip()))), -1)
    known[place] = known[first]
    return known[place]


def _date_by_column(row: str, some: list[Mention], column: int) -> None:
    """Give the first instrument of a row the day that the row has in a column."""
    cells = row.split(_NEXT_CELL)
    if 0 <= column < len(cells) and (told := cell_date(cells[column])):
        some[0] = replace(some[0], date=told, year=some[0].year or year_of(told))


def _again(citation: Citation, place: Mention) -> Citation:
    return Citation(
        place.start, place.end, citation.key, citation.title, citation.kind, citation.number, citation.symbol,
        citation.year, citation.within, citation.issuer, "", "", True, place.kind, citation.place,
    )  # fmt: skip


def _dated(one: Mention, day: Date | None) -> Mention:
    """A mention whose date has its year: that of the text, or the one before where the day were still to come.

    A number of a state has its year inside, whether or not it was written there, where its kind has it so.
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


def _shared(block: str, some: Sequence[Mention]) -> list[Mention]:
    """The mentions of a block; numbers in a row share the code and the date that only the last of them has."""
    shared = [*some]
    together = False
    for place in range(len(shared) - 2, -1, -1):
        one, following = shared[place], shared[place + 1]
        between = block[one.end : following.start].strip()
        joined = _JOINED.fullmatch(block, one.end, following.start) is not None or (
            one.tail > one.end and _JOINED.fullmatch(block, one.tail, following.start) is not None
        )
        if one.date.startswith("-") and len(following.date) == 10 and _NEXT_IN_ROW.search(between):
            said = following.date[:4]
            shared[place] = one = replace(one, date=f"{said}{one.date[1:]}", year=one.year or int(said))
        together = joined and (together or _TOGETHER.match(block, following.end) is not None)
        if together and not one.date and not one.year:
            shared[place] = one = replace(one, date=following.date, year=following.year)
        if not joined or one.kind != following.kind:
            continue
        shares = one.kind == "CV" or following.symbol.startswith(f"{one.kind}-")
        if not one.coded and (following.coded or not one.issuer) and shares:
            within = following.within
            year = one.year or (following.year if within else 0)
            one = replace(
                one, symbol=following.symbol, issuer=following.issuer, within=one.within or within, year=year,
                coded=following.coded,
            )  # fmt: skip
        if not one.date and not one.year and following.date and one.symbol == following.symbol:
            one = replace(one, date=following.date, year=following.year)
        shared[place] = one
    for place, after in pairwise(range(len(shared))):
        one, following = shared[place], shared[after]
        if not _SENTENCE_ENDS.search(block, one.end, following.start):
            shared[place], shared[after] = _with_issuer(one, following), _with_issuer(following, one)
    return shared


def _with_issuer(one: Mention, other: Mention) -> Mention:
    """A bare number as of who issued another of its sentence: "Chỉ thị 16 của Thủ tướng, Chỉ thị 15"."""
    if one.symbol == one.kind == other.kind and other.issuer and not other.coded:
        return replace(one, issuer=other.issuer, symbol=other.symbol)
    return one


class _Known:
    """What all the places of a text tell."""

    def __init__(self, all_places: Iterable[Mention]) -> None:
        self._numbered: defaultdict[str, dict[Mention, None]] = defaultdict(dict)  # each once, wherever it stands
        self._laws: list[Mention] = []
        for one in all_places:
            if one.number:
                facts = replace(one, start=0, end=0, tail=0, date="", issuer_words="", again=False, said="")
                self._laws += [one] if one.name and facts not in self._numbered[one.number] else []
                self._numbered[one.number][facts] = None

    def citation(self, one: Mention) -> Citation:
        """What a mention cites, with what other places tell of it."""
        if one.name and not one.number:
            fuller = self._one({each for each in self._laws if _same_law(each, one)})
            one = (fuller and replace(fuller, start=one.start, end=one.end, date=one.date, again=True)) or one
        elif not one.coded and one.number:
            one = self._of_full_number(one)
        if not one.year and one.number:
            one = self._of_known_year(one)
        return _made(one if one.place or not one.number else self._of_known_place(one))

    def tells(self, one: Mention) -> bool:
        """Whether the text names an instrument of this kind and number more fully."""
        return any(one.kind in ("", each.kind) and not each.doubtful for each in self._numbered[one.number])

    def _of_full_number(self, one: Mention) -> Mention:
        """A number without a code is that of the only one of its kind and number, if the text names one."""
        alike = {
            (each.symbol, each.year, each.within, each.issuer, each.kind)
            for each in self._numbered[one.number]
            if one.kind in ("", each.kind)
            and (each.coded or each.year)
            and (not one.year or each.year in (0, one.year))
            and (not one.issuer or each.issuer.rstrip("0123456789") in (one.issuer, ""))
        }
        named = {
            entry
            for entry in alike
            if any(each.coded and each.symbol == entry[0] for each in self._numbered[one.number])
        }
        alike = named or alike
        if len({entry[:2] for entry in alike if entry[1]}) == 1 or len(alike) == 1:
            symbol, year, within, issuer, kind = max(alike, key=lambda entry: (entry[1], entry[2]))
            coded = any(each.coded for each in self._numbered[one.number] if each.symbol == symbol)
            year = year or one.year
            return replace(
                one, kind=kind, symbol=symbol, year=year, within=within, issuer=issuer, again=not one.date, coded=coded
            )
        return one

    def _of_known_year(self, one: Mention) -> Mention:
        """A number without a year has that of the only one of its number and symbol whose year the text tells.

        One without a code may tell it, too.
        """
        alike = {
            (each.year, each.within)
            for each in self._numbered[one.number]
            if each.year
            and not each.within
            and (each.symbol == one.symbol or (not each.coded and each.kind == one.kind == each.symbol))
        }
        if len(alike) == 1:
            [(year, within)] = alike
            return replace(one, year=year, within=within, again=True)
        return one

    def _of_known_place(self, one: Mention) -> Mention:
        """A number has the place of the only one of its number, symbol and year whose place the text tells."""
        places = {
            each.place
            for each in self._numbered[one.number]
            if each.place and each.symbol == one.symbol and each.year in (0, one.year)
        }
        return replace(one, place=places.pop()) if len(places) == 1 else one

    @staticmethod
    def _one(some: set[Mention]) -> Mention | None:
        return next(iter(some)) if len({(each.number, each.symbol, each.year) for each in some}) == 1 else None


def _same_law(one: Mention, other: Mention) -> bool:
    return fold(one.name) == fold(other.name) and (not other.year or one.year == other.year)


def _made(one: Mention) -> Citation:
    place = one.place if one.issuer in one.symbol.split("-") else ""
    symbol = one.symbol if one.coded else ""
    name = one.name if one.name or not one.number else kind_name(one.kind)
    key, title = _key_and_title(name, one.number, one.symbol, symbol, one.year, place, within=one.within)
    return Citation(
        one.start, one.end, key, title, one.kind, one.number, one.symbol, one.year, one.within, one.issuer,
        one.date if _is_day(one.date) else "", one.issuer_words, one.again, one.said, one.place,
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _key_and_title(
    name: str, number: str, symbol: str, shown: str, year: int, place: str, *, within: bool
) -> tuple[str, str]:
    """The key and the title of an instrument. shown: its symbol, "" where it was not written."""
    if not number:
        title = f"{name[:1].upper()}{name[1:]} năm {year}" if year else name
        return key_of("", "", year, within=False, name=name), title
    key = key_of(number, symbol, year, within=within)
    told = written(number, shown, year, within=within)
    return f"{key}-{slug(place)}" if place else key, f"{name} số {told}" if name else f"Số {told}"


def _is_day(text: str) -> bool:
    """Whether a date has its day, and the calendar has it: no "31/02/2019"."""
    if len(text) != len("YYYY-MM-DD"):
        return False
    try:
        Date.fromisoformat(text)
    except ValueError:
        return False
    return True
