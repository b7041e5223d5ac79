"""The published index: its manifest and words, and only those shards and cards that a question needs.

The twin of theme/static/js/search/{manifest,numbering,shards,rows,cards}.js; plugins/search/shards.py explains them.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice
from pathlib import Path
from typing import Any, NamedTuple

import orjson
from msgspec.structs import replace

from plugins.search.addresses import text_path
from plugins.search.analyzer import Analyzer
from plugins.search.cards import by_title, cards_path
from plugins.search.codes import code, decoded
from plugins.search.language import Language
from plugins.search.manifest import FORMAT, LETTERS, REST, analyzer_of, shard_path
from plugins.search.shards import WHOLE

from .interpreting import is_foreign
from .query import ANY_CASE, quietened

FAMILIES: Mapping[str, Sequence[tuple[str, int]]] = {
    "terms": (("title", 0), ("when", 4), ("body", 1)),
    "bodies": (("body", 1),),
    "pairs": (("title_pairs", 2), ("body_pairs", 3)),
    "apart": (("body_pairs", 3),),
}
"""The fields whose postings a family or a file of separate postings has, with their indices among lunr's fields."""
PLACES = {name: place for some in FAMILIES.values() for name, place in some}
_ENDS = {"shards": ",;", "syllables": "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
LAST = "\uffff"
PAIRS = ("title_pairs", "body_pairs")
"""The fields of pairs."""


class NotPublished(Exception):
    """A folder has no index that this version can read."""


@dataclass(slots=True)
class Row:
    """A term: its number of articles, summed over fields; the first article and its first field; counts by field."""

    term: str
    number: int
    first: tuple[int, int]
    postings: dict[str, dict[int, int]]


@dataclass(frozen=True, slots=True)
class Directory:
    """The first terms and the files of a family's shards; the files of long lines and of separate postings, by term."""

    starts: Sequence[str]
    names: Sequence[str]
    long: Mapping[str, str]
    apart: Mapping[str, str]

    def files(self, terms: Collection[str], prefixes: Sequence[str]) -> set[str]:
        """The files that would contain terms, and all that contain terms with a prefix."""
        places = {self._place(term) for term in terms if term not in self.long}
        for prefix in prefixes:
            places.update(range(self._place(prefix), self._place(prefix + LAST) + 1))
        short = {self.names[place] for place in places} if self.starts else set()
        return short | {name for term, name in self.long.items() if term in terms or term.startswith(tuple(prefixes))}

    def _place(self, term: str) -> int:
        return max(bisect_right(self.starts, term) - 1, 0)


class Published:
    """The index in a folder: tim-kiem/chi-muc of a built site."""

    def __init__(self, folder: Path, site: Path | None = None) -> None:
        """site: the folder of the whole site, if it is not two levels above."""
        self.folder = folder
        self.site = site or folder.parents[1]
        self.manifest = self._start("manifest.json")
        words = self._start("words.json")
        self.analyzer: Analyzer = analyzer_of(words["forms"])
        self.words = Language(**words["language"])
        self.learn("")
        self.fields: Mapping[str, int] = self.manifest["fields"]
        self.documents: int = self.manifest["documents"]
        self.directories = {family: _directory(family, *shards) for family, shards in self.manifest["shards"].items()}
        self.read: set[str] = set()
        """The files that were read."""

    def _start(self, name: str) -> dict[str, Any]:
        """A JSON file of the index; NotPublished if it cannot be read, or has another format."""
        try:
            found: dict[str, Any] = orjson.loads((self.folder / name).read_bytes())
        except (OSError, orjson.JSONDecodeError) as error:
            raise NotPublished(str(error)) from None
        if found.get("format") != FORMAT:
            raise NotPublished(str(found.get("format")))
        return found

    @cached_property
    def syllables(self) -> Mapping[str, str]:
        """The folded syllables of the archive, each with the magnitude of its frequency, A being the lowest."""
        return dict(_printable(self.manifest["syllables"], _ENDS["syllables"]))

    def learn(self, question: str) -> None:
        """Load the language data for a question, with English synonyms if it has foreign words.

        listed: words of the data, which are no typos though no article has them: abbreviations, foreign words.
        """
        foreign = any(map(is_foreign, ANY_CASE.findall(quietened(question))))
        english = self._start("english.json")["synonyms"] if foreign else []
        self.language = replace(self.words, synonyms=[*self.words.synonyms, *english])
        phrases = [phrase for typed, _ in self.language.synonyms for phrase in typed]
        short = (form for form, _ in self.analyzer.forms if " " not in form)
        self.listed = frozenset([*short, *(word for phrase in phrases for word in phrase.split())])

    def rows(self, family: str, terms: Iterable[str], prefixes: Sequence[str] = ()) -> dict[str, Row]:
        """The rows of a family by term: the given terms, and all with a prefix."""
        skip = 1 if family == "pairs" else 0
        wanted = set(terms)
        directory = self.directories[family]
        files = directory.files({term[skip:] for term in wanted}, [each[skip:] for each in prefixes])
        lines = (line for name in sorted(files) for line in _lines(family, self._text(name)))
        asked = (each for each in lines if each.term in wanted or each.term.startswith(tuple(prefixes)))
        return {each.term: self._row(each, directory.apart.get(each.term[skip:], "")) for each in asked}

    def _row(self, line: Line, apart: str) -> Row:
        """The row of a line. apart: the name of the file with its separate postings, or ""."""
        row = _row(line)
        if apart:
            ((rest,),) = (found.postings.values() for found in _lines("apart", self._text(apart)))
            row.postings["body_pairs"] = row.postings["body_pairs"] | rest  # a new mapping: the old one is the line's
        return row

    def card(self, number: int) -> dict[str, Any]:
        """The card that results show of an article."""
        file, place = divmod(number, self.manifest["together"])
        found: dict[str, Any] = orjson.loads(self._text(f"{self.manifest['cards']}/{cards_path(file)}"))[place]
        if isinstance(length := found["address"], int):
            found["address"] = f"{by_title(found['title'], found['date'])[:length]}/"
        return found

    def text(self, card: Mapping[str, Any]) -> str:
        """The plain text of an article; "" if it cannot be read."""
        name = text_path(card["address"])
        self.read.add(name)
        try:
            return str(orjson.loads((self.site / name).read_bytes()).get("text", ""))
        except (OSError, orjson.JSONDecodeError):
            return ""

    def taken(self) -> list[int]:
        """The numbers of all articles."""
        facets = orjson.loads(self._text(f"{self.manifest['cards']}/facets.json"))
        return [number for number, category in enumerate(facets["category"]) if category is not None]

    def _text(self, name: str) -> str:
        self.read.add(name)
        try:
            return (self.folder / name).read_bytes().decode()
        except OSError as error:
            raise NotPublished(str(error)) from None


def holders(alternatives: Iterable[Sequence[str]], rows: Mapping[str, Row], fields: Sequence[str]) -> set[int]:
    """The articles that have all the terms of any alternative."""
    found: set[int] = set()
    for terms in alternatives:
        held = [
            {ref for name in fields for ref in rows[term].postings.get(name, ())} if term in rows else set()
            for term in terms
        ]
        found |= set.intersection(*held) if held else set()
    return found


def _directory(family: str, letters: str, parted: str, long: str) -> Directory:
    remaining = ("".join(some) for some in zip(*[iter(letters)] * LETTERS, strict=True))
    starts = [start for start, _ in _printable(parted, _ENDS["shards"])]
    names = [shard_path(family, start, next(remaining)) for start in starts]
    terms, apart = {}, {}
    for term, end in _printable(long, _ENDS["shards"]):
        terms[term] = shard_path(family, term, next(remaining))
        if end == ",":
            apart[term] = shard_path(family, f"{term}{REST}", next(remaining))
    return Directory(starts, names, terms, apart)


def _printable(text: str, ends: str) -> Iterator[tuple[str, str]]:
    """The items of a list encoded by codes.printable, each with its end mark."""
    item, start = "", 0
    for place, char in enumerate(text):
        if char in ends:
            item = item[: int(text[start])] + text[start + 1 : place]
            yield item, char
            start = place + 1


class Line(NamedTuple):
    """The line of a term in a shard. body: the first article of separate postings; postings: by field."""

    term: str
    number: int
    body: int | None
    postings: dict[str, dict[int, int]]


def _lines(family: str, text: str) -> Iterator[Line]:
    """The lines of a shard."""
    numbers = iter(decoded(text))
    terms = [f"_{term}" if family in ("pairs", "apart") else term for term in [*terms_of(numbers)]]
    sizes = []
    for _ in terms:
        found = [next(numbers) for _ in FAMILIES[family]]
        elsewhere = (family == "terms" and found[2]) or (family == "pairs" and found[1] % 2)
        sizes.append((found, next(numbers) if elsewhere else None))
    for term, (found, body) in zip(terms, sizes, strict=True):
        if family == "pairs":
            yield _pair(term, found, body, numbers)
            continue
        here = FAMILIES[family][:2] if family == "terms" and term[0] not in WHOLE else FAMILIES[family]
        postings = {name: _postings(numbers, size) for (name, _), size in zip(here, found, strict=False)}
        yield Line(term, sum(found), body, postings)


def terms_of(numbers: Iterator[int]) -> Iterator[str]:
    """The terms with which the numbers of a shard begin."""
    term = ""
    for _ in range(next(numbers)):
        shared, length = next(numbers), next(numbers)
        term = term[:shared] + "".join(code(next(numbers)) for _ in range(length))
        yield term


def _pair(term: str, sizes: Sequence[int], first: int | None, numbers: Iterator[int]) -> Line:
    """The line of a pair: the postings of titles are followed by the counts in the bodies of the same articles."""
    title = _postings(numbers, sizes[0])
    own = {article: count for article, count in zip(title, islice(numbers, len(title)), strict=True) if count}
    rest = _postings(numbers, sizes[1] // 2) if first is None else {}
    return Line(term, len(title) + len(own) + sizes[1] // 2, first, {"title_pairs": title, "body_pairs": own | rest})


def _postings(numbers: Iterator[int], size: int) -> dict[int, int]:
    """Decode postings: a column of steps from article to article, and one of counts above 1."""
    steps = [*islice(numbers, size)]
    return {article: next(numbers) if step & 1 else 1 for article, step in zip(_sums(steps), steps, strict=True)}


def _sums(steps: Sequence[int]) -> list[int]:
    return [total - 1 for total in accumulate(step >> 1 for step in steps)]


def _row(line: Line) -> Row:
    """The row of a line."""
    body = PLACES["body_pairs" if "body_pairs" in line.postings else "body"]
    firsts = [] if line.body is None else [(line.body, body)]
    firsts += [(min(found), PLACES[name]) for name, found in line.postings.items() if found]
    return Row(line.term, line.number, min(firsts), {**line.postings})
