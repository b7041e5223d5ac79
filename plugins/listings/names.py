"""The archive by author, sorted by given name, and by tag."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby, takewhile
from typing import Any

from msgspec import Struct

from plugins.content.grouping import collected
from plugins.content.model import Archive, Article, Count, Crumb
from plugins.content.names import AUTHORS, TAGS, NameIndex, author_index, tag_index
from plugins.content.targets import Page
from plugins.vietnamese.collation import letter_of, name_key, sort_key

from . import labels
from .collections import Collection, Item, collection_pages
from .directories import directory
from .views import NavGroup

LONG = 60
"""A directory with at least this many names is divided by first letter."""


class NameKind(Struct, frozen=True):
    """A kind of name. names: those of an article; key: the sort key; filed: the word by whose first letter a name is
    filed; index: all names."""

    folder: str
    heading: str
    names: Callable[[Article], tuple[str, ...]]
    key: Callable[[str], Any]
    filed: Callable[[str], str]
    index: Callable[[Archive], NameIndex]


AUTHOR = NameKind(
    AUTHORS, "authors", lambda article: article.authors, name_key, lambda name: name.rpartition(" ")[2], author_index
)
TAG = NameKind(TAGS, "tags", lambda article: article.tags, sort_key, lambda name: name, tag_index)


def name_pages(archive: Archive, listed: Sequence[tuple[Article, Item]], kind: NameKind) -> Iterator[Page]:
    """The pages of all names of a kind, their directory, and pages that disambiguate namesakes."""
    index = kind.index(archive)
    above = (Crumb(labels.text(kind.heading), kind.folder),)
    collections = _collections(listed, kind, index, above)
    groups = _by_letter(collections, kind)
    yield directory(kind.folder, labels.text(kind.heading), groups, total=len(collections), unit=kind.heading)
    for collection in collections:
        yield from collection_pages(collection)
    by_address = {collection.address: collection for collection in collections}
    for address, alike in index.namesakes.items():
        counts = tuple(by_address[crumb.address].count(crumb.title) for crumb in alike)
        title = labels.text("namesakes", names=", ".join(crumb.title for crumb in alike))
        yield directory(address, title, (NavGroup("", counts),), total=len(alike), unit=kind.heading, ancestors=above)


def _collections(
    listed: Sequence[tuple[Article, Item]], kind: NameKind, index: NameIndex, above: tuple[Crumb, ...]
) -> list[Collection]:
    found = collected((crumb, item) for article, item in listed for crumb in index.crumbs(kind.names(article)))
    ordered = sorted(found, key=lambda crumb: (kind.key(crumb.title), crumb.address))
    return [Collection(crumb.address, crumb.title, found[crumb], above) for crumb in ordered]


def _by_letter(collections: Sequence[Collection], kind: NameKind) -> tuple[NavGroup, ...]:
    counts = [_count(collection) for collection in collections]
    if len(counts) < LONG:
        return (NavGroup("", tuple(counts)),)
    by_letter = groupby(counts, key=lambda count: first_letter(kind.filed(count.title)))
    return tuple(NavGroup(letter, tuple(of_letter)) for letter, of_letter in by_letter)


def _count(collection: Collection) -> Count:
    newest, oldest = collection.items[0], collection.items[-1]
    return Count(collection.heading, collection.address, len(collection.items), labels.years(oldest.year, newest.year))


def first_letter(word: str) -> str:
    """The letter of the alphabet under which a word is filed, "Â" for "ấm"; "#" if it does not begin with a letter."""
    letters = unicodedata.normalize("NFD", word.upper()) or "#"
    marks = takewhile(unicodedata.combining, letters[1:])
    return letter_of("".join((letters[0], *marks))) if letters[0].isalpha() else "#"
