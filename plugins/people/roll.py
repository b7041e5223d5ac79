"""Identifies the officials whom articles name: by name, by the posts given there, and by the day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import lru_cache
from itertools import chain

from msgspec import Struct
from msgspec.structs import replace

from plugins.content.attachment_data import place_in_file
from plugins.content.grouping import grouped
from plugins.content.model import Archive, Article, Attachment, notes_of
from plugins.core.codec import digest
from plugins.vietnamese.dates import When
from plugins.vietnamese.text import tone_key

from .data import PEOPLE, Person, Tenure
from .lexicon import words_by
from .names import key_of
from .phrases import any_of
from .posts import Post, post_name, posts_in
from .sentences import Named

Places = tuple[Named, ...]
"""The occurrences of one name in an article, or in a file attached to it."""


class Doubt(Struct, frozen=True):
    """An occurrence that fits several people, or has a post that the data do not give one person for that day.

    people: who may be meant; post: as given there.
    """

    article: Article
    named: Named
    post: Post
    people: tuple[Person, ...]


class Roll(Struct, frozen=True):
    """The officials of an archive. named: by slug, the articles that name each, with the occurrences.

    addressed: by content path, the slugs of those meant by the names in it.
    """

    people: tuple[Person, ...]
    named: Mapping[str, tuple[tuple[Article, Places], ...]]
    addressed: Mapping[str, Mapping[str, str]]
    doubts: tuple[Doubt, ...]


@lru_cache(maxsize=1)
def roll_digest(archive: Archive) -> bytes:
    """A digest of everything that determines the roll, computed without reading the roll."""
    name = Named.__name__
    named = [
        (one.file, one.date, one.event_date, one.listed, one.body.notes.get(name), files)
        for one, files in naming(archive)
    ]
    return digest((named, _people(archive), archive.data.abbreviations))


def naming(archive: Archive) -> Iterator[tuple[Article, Sequence[Attachment]]]:
    """The articles that name officials in their bodies or attached files, each with those files."""
    name = Named.__name__
    for one in archive.articles:
        files = [each for each in archive.attachments.get(one.file, ()) if each.file and name in each.file.notes]
        if files or name in one.body.notes:
            yield one, files


@lru_cache(maxsize=1)
def read_roll(archive: Archive) -> Roll:
    """The roll of an archive, without anyone who asked to be removed."""
    people = _people(archive)
    finder = _Finder(people, archive.data.abbreviations)
    named: defaultdict[str, list[tuple[Article, Places]]] = defaultdict(list)
    addressed: dict[str, Mapping[str, str]] = {}
    doubts: list[Doubt] = []
    for article in archive.articles:
        meant: dict[str, str] = {}
        for places in _in_body(article):
            if not places[0].name:
                for place in places:
                    holder = finder.holder(article, place.posts[0])
                    if holder and article.listed:
                        named[holder.slug].append((article, (place,)))
                continue
            person, found = finder.find(article, places)
            doubts += found
            if person:
                meant |= {place.name: person.slug for place in places}
                if article.listed:
                    named[person.slug].append((article, places))
        if meant:
            addressed[article.file] = meant
        for attachment in archive.attachments.get(article.file, ()) if article.listed else ():
            for places in _in_file(attachment):
                person, _ = finder.find(article, places, attachment.date)
                if person:
                    named[person.slug].append((article, places))
    shown = {slug: tuple(_merged(some)) for slug, some in named.items()}
    return Roll(people, shown, addressed, tuple(doubts))


def unknown_officials(archive: Archive) -> Iterator[tuple[Article, Named]]:
    """The occurrences of persons with a post who are not in the data."""
    finder = _Finder(_people(archive), archive.data.abbreviations)
    for article in archive.articles:
        attached = (_in_file(one) for one in archive.attachments.get(article.file, ()))
        for places in chain(_in_body(article), *attached):
            if places[0].name and finder.find(article, places) == (None, []):
                yield from ((article, place) for place in places if place.posts and not archive.removed(place.name))


def _people(archive: Archive) -> tuple[Person, ...]:
    everyone: tuple[Person, ...] = PEOPLE.of(archive.data)
    return tuple(one for one in everyone if not any(map(archive.removed, one.names)))


def _in_body(article: Article) -> Iterable[Places]:
    """The officials named in the body of an article."""
    return _by_name(notes_of(article.body, Named))


def _in_file(attachment: Attachment) -> Iterable[Places]:
    """The officials named in an attached file."""
    if (file := attachment.file) is None:
        return ()
    return _by_name(replace(one, elsewhere=place_in_file(attachment, file, one.line)) for one in notes_of(file, Named))


def _by_name(places: Iterable[Named]) -> Iterable[Places]:
    return map(tuple, grouped(places, lambda one: one.key).values())


def _merged(found: Sequence[tuple[Article, Places]]) -> Iterator[tuple[Article, Places]]:
    """The occurrences of one person in each article, under all names, those in attached files last."""
    for some in grouped(found, lambda each: each[0].file).values():
        places = (place for _, places in some for place in places)
        yield some[0][0], tuple(sorted(places, key=lambda place: (place.elsewhere is not None, place.line)))


class _Finder:
    """Finds persons by name or by post."""

    def __init__(self, people: Sequence[Person], abbreviations: Mapping[str, tuple[str, ...]]) -> None:
        self._named: defaultdict[str, list[Person]] = defaultdict(list)
        self._given: defaultdict[str, list[Person]] = defaultdict(list)
        self._holding: defaultdict[str, list[tuple[Person, Tenure]]] = defaultdict(list)
        for person in people:
            for name in dict.fromkeys(map(key_of, person.names)):
                self._named[name].append(person)
            self._given[key_of(person.name.split()[-1])].append(person)
            for held in person.posts:
                self._holding[_title_key(_as_said(held.title, held.body).title)].append((person, held))
        self._bodies = Bodies(abbreviations)

    def find(self, article: Article, places: Places, date: When | None = None) -> tuple[Person | None, list[Doubt]]:
        """The person meant by a name in an article, and the doubts about it; (None, []) if nobody known is meant.

        date: of the attached file, if known.
        """
        name = places[0].key
        people = self._given[name] if places[0].short and name not in self._named else self._named.get(name, [])
        if not people:
            return None, []
        said = [(place, post) for place in places for post in place.posts]
        likely = [one for one in people if any(self._bodies.same(held, post) for held in one.posts for _, post in said)]
        if not likely:
            return None, []
        day = date.start if date else _day_of(article)
        fitting = [one for one in likely if any(self._on(one, post, day) for _, post in said)]
        if len(fitting) > 1 or (not fitting and len(likely) > 1):
            place, post = said[0]
            return None, [] if places[0].short else [Doubt(article, place, post, tuple(fitting or likely))]
        person = (fitting or likely)[0]
        odd = [(place, post) for place, post in said if not self._on(person, post, day)]
        return person, [Doubt(article, place, post, (person,)) for place, post in _once(odd)]

    def holder(self, article: Article, post: Post) -> Person | None:
        """The one person who certainly held a post on the day of the article; None if the data leave any doubt."""
        day = _day_of(article)
        likely = [
            (person, held)
            for person, held in self._holding[_title_key(post.title)]
            if _as_said(held.title, held.body).body and self._bodies.same(held, post) and _fits(held, post, day)
        ]
        return likely[0][0] if len(likely) == 1 and _surely_fits(likely[0][1], day) else None

    def _on(self, person: Person, post: Post, day: datetime) -> bool:
        return any(self._bodies.same(held, post) and _fits(held, post, day) for held in person.posts)


def _once(odd: Sequence[tuple[Named, Post]]) -> list[tuple[Named, Post]]:
    """Each post once, at its first occurrence."""
    first: dict[tuple[str, str], tuple[Named, Post]] = {}
    for place, post in odd:
        first.setdefault((post.title, post.state), (place, post))
    return list(first.values())


def _day_of(article: Article) -> datetime:
    """The day that an article reports on."""
    return (article.event_date or article.date).start


def _fits(held: Tenure, post: Post, day: datetime) -> bool:
    """Whether a post may be called held on a day, or already over if it is called former."""
    begun = held.first is None or held.first.start.date() <= day.date()
    if post.state == "former":
        return begun and (held.last is None or held.last.start.date() <= day.date())
    return begun and (held.last is None or day <= held.last.end)


def _surely_fits(held: Tenure, day: datetime) -> bool:
    """Whether a post was certainly held on a day, even if its first and last time are known only roughly."""
    if held.first is None or held.last is None:
        return False
    return held.first.end.date() <= day.date() <= held.last.start.date()


class Bodies:
    """Compares posts, however their bodies are named. abbreviations: short form → long form, other short forms."""

    def __init__(self, abbreviations: Mapping[str, tuple[str, ...]]) -> None:
        self._long = {
            tone_key(short): tone_key(all_long[0])
            for name, all_long in {**words_by("short_bodies"), **abbreviations}.items()
            for short in (name, *all_long[1:])
            if all_long
        }

    def same(self, held: Tenure, post: Post) -> bool:
        """Whether a post of the data and one of a text are the same, as far as both are specific."""
        known = _as_said(held.title, held.body)
        if _title_key(known.title) != _title_key(post.title):
            return False
        one, other = self._key(known.body), self._key(post.body)
        return _within(one, other) or _within(other, one)

    def _key(self, body: str) -> Sequence[str]:
        known = self._long
        words = " ".join(known.get(word, word.replace("&", " ")) for word in _WORD.findall(tone_key(body))).split()
        return [word for part in words for word in known.get(part, part).split() if word not in _LINKS]


_WORD = re.compile(r"[^\s.,()–-]+")
_LINKS = frozenset(map(tone_key, ("của", "thuộc", "và", "bộ")))
_QUALIFIERS = ("thường trực", "chuyên trách", "đặc mệnh toàn quyền", "toàn quyền")
_QUALIFIED = re.compile(rf"\s+{any_of(map(tone_key, _QUALIFIERS))}\Z")


def _within(words: Sequence[str], others: Sequence[str]) -> bool:
    """Whether the words occur in this order among the others: "UBND tỉnh" in "UBND tỉnh Hà Giang"."""
    left = iter(others)
    return all(word in left for word in words)


@lru_cache(maxsize=1024)
def _as_said(title: str, body: str) -> Post:
    """A post of the data in the form in which texts yield it: "Quyền Bộ trưởng Bộ Y tế" has the title "Bộ trưởng"."""
    found = posts_in(post_name(title, body))
    return Post(found[0].post.title, body or found[0].post.body) if len(found) == 1 else Post(title, body)


@lru_cache(maxsize=1024)
def _title_key(title: str) -> str:
    return _QUALIFIED.sub("", tone_key(title))
