"""Pages of officials: a list sorted by given name and a page for each official, both also as open data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import groupby

import orjson
from msgspec import Struct

from plugins.content.lookups import Lookup
from plugins.content.model import Archive, Article, Card, Crumb, Site
from plugins.content.targets import File, Section, Target, page
from plugins.vietnamese.collation import name_key
from plugins.vietnamese.formatting import display, iso

from .data import MESSAGES, PEOPLE, Person, Tenure
from .names import key_of
from .posts import post_name
from .roll import Places, Roll, naming, read_roll, roll_digest

LIST = "/nhan-vat/"
LIST_TEMPLATE, TEMPLATE = "officials.html", "official.html"


class ShownPost(Struct, frozen=True, array_like=True):
    """A post on an official's page. time: in words, "" if unknown. sources: with their addresses, if they have any."""

    title: str
    time: str
    sources: tuple[Crumb, ...]


class Sentence(Struct, frozen=True, array_like=True):
    """A sentence that names an official. elsewhere: see Named."""

    text: str
    elsewhere: Crumb | None = None


class Telling(Struct, frozen=True, array_like=True):
    """An article that names an official, with the sentences that do so, those in its attached files last."""

    card: Card
    sentences: tuple[Sentence, ...]


class Year(Struct, frozen=True, array_like=True):
    """The articles of a year, newest first."""

    title: str
    tellings: tuple[Telling, ...]


class Entry(Struct, frozen=True, array_like=True):
    """An official in the list of all. number: of articles."""

    name: str
    address: str
    posts: tuple[str, ...]
    number: int


def address_of(slug: str) -> str:
    """The address of an official's page."""
    return f"{LIST}{slug}/"


def official_pages(archive: Archive, site: Site) -> Iterator[Section]:
    """The list of officials named in listed articles, a page for each of them, and both as JSON."""
    titles = cache(partial(_titles, archive))
    yield Section(
        "officials",
        lambda: (roll_digest(archive), [one.listing_digest for one, _ in naming(archive)], titles(), site.url),
        lambda: _targets(read_roll(archive), titles(), site.url),
    )


def _titles(archive: Archive) -> Mapping[str, Crumb]:
    """The articles that are sources of posts, by content path."""
    sources = {source for one in PEOPLE.of(archive.data) for post in one.posts for source in post.sources}
    return {one.file: Crumb(one.title, one.address) for one in archive.articles if one.file in sources}


def _targets(roll: Roll, titles: Mapping[str, Crumb], url: str) -> Iterator[Target]:
    shown = sorted((one for one in roll.people if one.slug in roll.named), key=lambda one: name_key(one.name))
    entries = tuple(_entry(one, len(roll.named[one.slug])) for one in shown)
    context = {"title": MESSAGES.say("title"), "intro": MESSAGES.say("intro"), "breadcrumbs": (), "entries": entries}
    yield page(LIST, LIST_TEMPLATE, context, indexed=True)
    yield File(f"{LIST}index.json", list_json, (entries, url))
    for person in shown:
        found = roll.named[person.slug]
        posts = tuple(
            ShownPost(post_name(one.title, one.body), _time(one), _sources(one, titles))
            for one in _by_time(person.posts)
        )
        years = tuple(_years(found))
        changed = max(article.updated.start for article, _ in found)
        yield page(
            address_of(person.slug),
            TEMPLATE,
            {
                "title": person.name,
                "intro": MESSAGES.say("person-intro", name=person.name, number=len(found)),
                "breadcrumbs": (Crumb(MESSAGES.say("title"), LIST),),
                "also": person.also,
                "posts": posts,
                "years": years,
                "number": len(found),
                "open_data": f"{address_of(person.slug)}index.json",
            },
            modified=changed,
        )
        yield File(f"{address_of(person.slug)}index.json", person_json, (person, posts, years, url))


def official_mentions(archive: Archive) -> Mapping[str, Mapping[str, str]]:
    """By content path, the addresses that the names of officials link to."""
    kind = dict[str, dict[str, str]]
    memo = archive.memo
    return memo.of_facts(
        "officials by facts",
        kind,
        lambda: memo.get("official mentions", roll_digest(archive), kind, lambda: _mentions(read_roll(archive))),
    )


def _mentions(roll: Roll) -> dict[str, dict[str, str]]:
    return {
        file: {name: address_of(slug) for name, slug in meant.items() if slug in roll.named}
        for file, meant in roll.addressed.items()
        if meant
    }


def official_lookups(archive: Archive) -> Iterator[Lookup]:
    """What search offers by name: each official under every name."""
    roll = read_roll(archive)
    for person in sorted(roll.people, key=lambda one: name_key(one.name)):
        if person.slug in roll.named:
            note = "; ".join(dict.fromkeys(map(_held, person.posts)))
            files = tuple([article.file for article, _ in roll.named[person.slug]])
            address = address_of(person.slug)
            yield Lookup(MESSAGES.say("card"), person.names, person.name, note, address, len(files), files)


def list_json(entries: Sequence[Entry], url: str) -> bytes:
    """The list as JSON: name, address (absolute), posts, articles (how many)."""
    rows = [
        {"name": one.name, "address": f"{url}{one.address}", "posts": one.posts, "articles": one.number}
        for one in entries
    ]
    return orjson.dumps(rows)


def person_json(person: Person, posts: Sequence[ShownPost], years: Sequence[Year], url: str) -> bytes:
    """An official as JSON; keys without a value are left out.

    name, other_names, address (absolute), posts (title, body, from, until: ISO 8601, as precise as known; sources),
    articles (title, address, date, sentences).
    """
    held = [
        {
            "title": one.title,
            "body": one.body,
            "from": iso(one.first) if one.first else "",
            "until": iso(one.last) if one.last else "",
            "sources": [f"{url}{each.address}" if each.address.startswith("/") else each.address or each.title
                        for each in shown.sources],
        }
        for one, shown in zip(_by_time(person.posts), posts, strict=True)
    ]  # fmt: skip
    articles = [
        {
            "title": telling.card.title,
            "address": f"{url}{telling.card.address}",
            "date": iso(telling.card.date),
            "sentences": [one.text for one in telling.sentences],
        }
        for year in years
        for telling in year.tellings
    ]
    found = {
        "name": person.name,
        "other_names": person.also,
        "address": f"{url}{address_of(person.slug)}",
        "posts": [{key: value for key, value in post.items() if value} for post in held],
        "articles": articles,
    }
    return orjson.dumps({key: value for key, value in found.items() if value})


def _entry(person: Person, number: int) -> Entry:
    posts = tuple(dict.fromkeys(map(_held, _by_time(person.posts))))
    return Entry(person.name, address_of(person.slug), posts, number)


def _by_time(posts: Sequence[Tenure]) -> list[Tenure]:
    """The posts, latest first; those without any date stay in the order of the file, at the end."""
    return sorted(posts, key=_begun, reverse=True)


def _begun(post: Tenure) -> datetime:
    known = post.first or post.last
    return known.start if known else datetime.min


def _held(post: Tenure) -> str:
    """A post with its years in brackets, since a list would otherwise suggest that it is held now."""
    first, last = str(post.first.start.year) if post.first else "", str(post.last.start.year) if post.last else ""
    years = first if first == last else _span(first, last, "years")
    name = post_name(post.title, post.body)
    return f"{name} ({years or post.note})" if years or post.note else name


def _time(post: Tenure) -> str:
    first, last = display(post.first) if post.first else "", display(post.last) if post.last else ""
    return _span(first, last, "from-until") or post.note


def _span(first: str, last: str, both: str) -> str:
    """A period in words; "" if neither end is known. both: the message if both are."""
    message = both if first and last else "since" if first else "until"
    return MESSAGES.say(message, first=first, last=last) if first or last else ""


def _sources(post: Tenure, titles: Mapping[str, Crumb]) -> tuple[Crumb, ...]:
    others = (Crumb(source, source if source.startswith(("https://", "http://")) else "") for source in post.sources)
    return tuple(titles.get(one.title, one) for one in others)


def _years(found: Sequence[tuple[Article, Places]]) -> Iterator[Year]:
    newest = sorted(found, key=lambda each: (each[0].date.start, each[0].address), reverse=True)
    for year, some in groupby(newest, key=lambda each: each[0].date.start.year):
        tellings = tuple(Telling(article.card, _sentences(places)) for article, places in some)
        yield Year(MESSAGES.say("year", year=year), tellings)


def _sentences(places: Places) -> tuple[Sentence, ...]:
    """Each sentence once; one that is only the name, as in a signature, counts only in an attached file."""
    told = (place for place in places if place.elsewhere or key_of(place.sentence) != place.key)
    return tuple(dict.fromkeys(Sentence(place.sentence, place.elsewhere) for place in told))
