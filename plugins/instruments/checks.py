"""Checks citations for likely mistakes; each warning says how to fix it, and `instruments_as_printed` silences it."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import islice, pairwise

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.capability import Key, Subject
from plugins.content.grouping import grouped
from plugins.content.layout import DATA
from plugins.content.model import Archive, Article, notes_of
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.vietnamese.citations import Citation, is_local, is_party, kind_name
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.personal.lexicon import UPPER
from plugins.vietnamese.text import fold

from .data import KNOWN
from .model import Cited
from .sentences import subject_of

MESSAGES = messages_of(__package__)
_FULL_SINCE = date(2020, 3, 5)
"""Decree 30/2020/NĐ-CP, annex I, part II.5.b: an instrument is cited in full the first time."""
_NEW = timedelta(days=30)
"""How long an article is new: advice on wording helps only while somebody still works on it."""
_NEIGHBOURS = 3
"""The greatest difference between numbers issued at about the same time."""
_FEW = 30
"""Close numbers up to this one may well be of different years: "01/NQ-CP" and "02/NQ-CP"."""
_SEASON = 31
"""The most days between two dates, ignoring their years, for one of the years to be likely wrong."""
_CONGRESS_YEARS = (0, 1)
"""Years, modulo 5, of congresses and elections, in which the Party and the People's Councils restart their numbers."""
_ENOUGH = 5
"""How many places are read, of perhaps very many, to learn what an instrument is about."""
_OF = re.compile(rf"(?<!\w)(?:của|do)\s+(?:liên\s+)?[{UPPER}]")
"""Matches before the issuer of an instrument, known or not: "của Hiệu trưởng Đại học …"."""
_SIGNED = re.compile(r"\s(?:ký(?:\s+ban\s+hành)?|ban\s+hành|ra|thông\s+qua)\s\Z")
"""Matches after the issuer of an instrument, known or not: "Bộ trưởng ký Quyết định …"."""
_NAME_SUFFICES = ("L", "BL", "PL", "HP")
_SAID_OTHERWISE = {
    ("TBKL", "TB"), ("CTPH", "CTr"), ("CTHĐ", "CTr"), ("QĐi", "QĐ"), ("QĐi", "QyĐ"), ("BL", "L"), ("L", "BL"),
    ("ĐA", "QĐ"), ("CTr", "QĐ"), ("QC", "QĐ"),
}  # fmt: skip
"""Pairs of the kind named in words and the kind of the code that may rightly differ."""


def _read_printed(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> tuple[str, ...]:
    values = (raw.value,) if isinstance(raw.value, str) else raw.value
    if not isinstance(values, tuple) or not all(isinstance(value, str) and value for value in values):
        diagnostics.error("as-printed-form", raw.line)
        return ()
    printed = tuple(map(str, values))
    cited = notes_of(subject.record.body, Cited)
    for number in printed:
        if not any(_names(number, each.words, each.citation.title) for each in cited):
            diagnostics.warning("as-printed-nothing", raw.line, found=number)
    return printed


AS_PRINTED: Key[tuple[str, ...]] = Key("instruments_as_printed", tuple[str, ...], _read_printed, MESSAGES)
"""Numbers that stay in a text as printed, however doubtful they are."""


class _Place(Struct, frozen=True):
    """A citation and its article."""

    article: Article
    cited: Cited

    @property
    def citation(self) -> Citation:
        return self.cited.citation

    @property
    def day(self) -> date | None:
        return date.fromisoformat(self.citation.date) if self.citation.date else None

    @property
    def whose(self) -> str:
        """What tells local bodies apart: their place, or else the article, which likely means only one; else ""."""
        return (self.citation.place or self.article.file) if is_local(self.citation.issuer) else ""


def check_instruments(archive: Archive) -> tuple[Diagnostic, ...]:
    """Warnings about doubtful citations in shown and in waiting articles."""
    articles = [*archive.articles, *(record for record in archive.waiting if isinstance(record, Article))]
    answers = [(one.file, one.extra[AS_PRINTED.name]) for one in articles if AS_PRINTED.name in one.extra]
    cited = [(one.file, one.date.start, one.body.notes.get(Cited.__name__)) for one in articles]
    inputs = (cited, answers, KNOWN.of(archive.data), archive.now.date())
    kind = tuple[Diagnostic, ...]
    return archive.memo.get("instrument checks", inputs, kind, lambda: tuple(_check(archive, articles)))


def _check(archive: Archive, articles: Sequence[Article]) -> Iterator[Diagnostic]:
    same: dict[Citation, Citation] = {}
    places = [_Place(article, _slim(each, same)) for article in articles for each in notes_of(article.body, Cited)]
    by_key = grouped(places, lambda place: place.citation.key)
    known = {each.key: each.date for each in KNOWN.of(archive.data)}
    answered = {article.file: AS_PRINTED.of(article) or () for article in articles if AS_PRINTED.name in article.extra}
    found = (
        *_dates(by_key, known), *_later(places), *_kinds(places), *_order(by_key), *_neighbours(places),
        *_slips(by_key, known), *_incomplete(places, archive.now.date()),
    )  # fmt: skip
    told: set[tuple[object, ...]] = set()
    for place, code, values in found:
        file, words = place.article.file, place.cited.words
        this = (file, place.citation.key, code, *values.values())
        named = words, place.citation.title, str(values.get("other", ""))
        if this not in told and not any(_names(number, *named) for number in answered.get(file, ())):
            told.add(this)
            yield Diagnostic.of(MESSAGES, file, place.cited.line, code, "warning", found=words, **values)


def _slim(cited: Cited, same: dict[Citation, Citation]) -> Cited:
    """A citation without its sentence, and with a shared Citation, since all of them are in memory at once."""
    citation = replace(cited.citation, start=0, end=0)
    return replace(cited, citation=same.setdefault(citation, citation), before="", after="")


_Found = tuple[_Place, str, Mapping[str, object]]


def _dates(by_key: Mapping[str, list[_Place]], known: Mapping[str, str]) -> Iterator[_Found]:
    """Dates that differ from the data, or else from the date that most articles give."""
    for key, places in by_key.items():
        dated = [place for place in places if place.day]
        for of_one in grouped(dated, lambda place: place.whose).values():
            in_data = known.get(key, "")
            given = dict.fromkeys((place.article.file, place.citation.date) for place in of_one)
            right = in_data or Counter(day for _, day in given).most_common(1)[0][0]
            same = (place.article.file for place in of_one if place.citation.date == right)
            where = f"{DATA}/{KNOWN.name}" if in_data else next(same)
            for place in of_one:
                if place.citation.date != right:
                    values = {"date": _shown(place.citation.date), "right": _shown(right), "where": where}
                    yield place, "date-differs", values


def _later(places: Iterable[_Place]) -> Iterator[_Found]:
    """Years in numbers that are later than the article."""
    for place in places:
        if place.citation.within and place.citation.year > place.article.date.start.year:
            yield place, "number-later", {"year": place.citation.year}


def _kinds(places: Iterable[_Place]) -> Iterator[_Found]:
    """Words that name another kind than the number does."""
    for place in places:
        said, kind = place.citation.said, place.citation.kind
        if said and kind and said != kind and (said, kind) not in _SAID_OTHERWISE:
            yield place, "kind-differs", {"said": kind_name(said).lower(), "kind": kind_name(kind).lower()}


def _order(by_key: Mapping[str, list[_Place]]) -> Iterator[_Found]:
    """Numbers of one issuer and year whose order differs from that of their dates."""
    series: dict[tuple[str, str, int, bool], dict[int, _Place]] = defaultdict(dict)
    for place in [place for places in by_key.values() for place in places[::-1] if place.day]:
        cited = place.citation
        if cited.number.isdigit() and "-" in cited.symbol:
            series[place.whose, cited.symbol, cited.year, cited.within][int(cited.number)] = place
    for numbered in series.values():
        for (_, lower), (_, higher) in pairwise(sorted(numbered.items(), key=lambda pair: pair[0])):
            if lower.day and higher.day and lower.day > higher.day and not _may_count_anew(higher):
                yield higher, "out-of-order", _beside(higher, lower)


def _may_count_anew(place: _Place) -> bool:
    """Whether an issuer may restart its numbers within the year of a citation."""
    cited = place.citation
    return cited.year % 5 in _CONGRESS_YEARS and (is_party(cited.issuer) or cited.issuer == "HĐND")


def _neighbours(places: Iterable[_Place]) -> Iterator[_Found]:
    """Close numbers of one article whose dates are years apart: "265 … 4/3/2020", "266 … 4/3/2021".

    Numbers of the Party are exempt, since they run through a term of five years.
    """
    of_article: dict[tuple[str, str, str], dict[int, _Place]] = defaultdict(dict)
    for place in places:
        cited = place.citation
        if place.day and cited.number.isdigit() and not cited.within and not is_party(cited.issuer):
            of_article[place.article.file, place.whose, cited.symbol].setdefault(int(cited.number), place)
    for numbered in of_article.values():
        for (low, first), (high, second) in pairwise(sorted(numbered.items(), key=lambda pair: pair[0])):
            if not (first.day and second.day and _FEW < low >= high - _NEIGHBOURS):
                continue
            season = abs(first.day.timetuple().tm_yday - second.day.timetuple().tm_yday)
            if first.day.year != second.day.year and season <= _SEASON:
                yield second, "neighbours-apart", _beside(second, first)


def _beside(place: _Place, other: _Place) -> Mapping[str, object]:
    mine, others = place.citation, other.citation
    return {"date": _shown(mine.date), "other": others.title, "other_date": _shown(others.date)}


def _slips(by_key: Mapping[str, list[_Place]], known: Mapping[str, str]) -> Iterator[_Found]:
    """A number that a single article gives without a date, if the same number of another year is better attested."""
    first = {key: places[0].citation for key, places in by_key.items()}
    dated = (key for key, cited in first.items() if cited.within and cited.year)
    alike = grouped(dated, lambda key: (first[key].number, first[key].symbol))
    for keys in alike.values():
        for key in keys if len(keys) > 1 else ():
            files = {place.article.file for place in by_key[key]}
            if key in known or len(files) > 1 or any(place.day for place in by_key[key]):
                continue
            others = [other for other in keys if other != key and _is_sure(by_key[other], known=other in known)]
            others = [other for other in others if _may_be_one(by_key[key], by_key[other])]
            if others:
                yield by_key[key][0], "likely-slip", {"other": by_key[others[0]][0].citation.title}


def _may_be_one(some: Iterable[_Place], others: Iterable[_Place]) -> bool:
    """Whether two instruments seem to be about the same thing, or one of them has no known subject."""
    first, second = (set().union(*map(_about, islice(places, _ENOUGH))) for places in (some, others))
    return not (first and second) or not first.isdisjoint(second)


def _about(place: _Place) -> set[tuple[str, ...]]:
    """All sequences of three words in what the article says that the instrument is about."""
    rows = [fold(subject_of(each.after)).split() for each in _whole(place)]
    return {words for row in rows for words in zip(row, row[1:], row[2:], strict=False)}


def _is_sure(places: Sequence[_Place], *, known: bool) -> bool:
    return known or any(place.day for place in places) or len({place.article.file for place in places}) > 1


def _incomplete(places: Iterable[_Place], today: date) -> Iterator[_Found]:
    """First citations in new articles that do not name the instrument in full."""
    seen: set[tuple[str, str]] = set()
    for place in places:
        cited, day = place.citation, place.article.date.start.date()
        here = (place.article.file, cited.key)
        if here in seen or day < max(_FULL_SINCE, today - _NEW):
            continue
        seen.add(here)
        whole = _whole(place)[0]
        lacking = [
            MESSAGES.say(f"lacks-{name}")
            for name, told in (
                ("kind", cited.said), ("number", cited.number), ("date", cited.date),
                ("issuer", cited.issuer_words or _SIGNED.search(whole.before) or _OF.search(whole.after)),
                ("subject", place.cited.subject),
            )
            if not told
        ]  # fmt: skip
        if lacking and cited.kind not in _NAME_SUFFICES:
            yield place, "incomplete", {"lacking": ", ".join(lacking)}


def _whole(place: _Place) -> list[Cited]:
    """All citations of the instrument in the article of a place, with their sentences."""
    return [each for each in notes_of(place.article.body, Cited) if each.citation.key == place.citation.key]


def _names(number: str, *told: str) -> bool:
    """Whether one of the texts contains this number, and not just as part of a longer one."""
    wanted = re.compile(rf"(?<!\d){re.escape(_bare(number))}(?!\w)")
    return any(wanted.search(_bare(text)) for text in told)


def _bare(text: str) -> str:
    """The text without spaces, case and leading zeros of numbers."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", "".join(text.split()).casefold())


def _shown(day: str) -> str:
    year, month, number = day.split("-")
    return f"{int(number)}/{int(month)}/{year}"
