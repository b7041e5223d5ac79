"""Officials confirmed by editors (du-lieu/nhan-vat.yaml): their posts, each with its period and sources."""

from __future__ import annotations

from msgspec import Struct

from plugins.content.capability import DataFile, Key, Subject
from plugins.content.fields import Fields
from plugins.content.layout import DATA
from plugins.content.model import notes_of
from plugins.content.raw import Raw
from plugins.core.diagnostics import Diagnostics
from plugins.vietnamese.dates import When
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import slug

from .names import key_of, untitled
from .sentences import Named

MESSAGES = messages_of(__package__)
NAME = "nhan-vat.yaml"
FILE = f"{DATA}/{NAME}"
_KEYS = ("name", "slug", "also", "posts")
_POST_KEYS = ("title", "body", "from", "until", "note", "sources")


class Tenure(Struct, frozen=True, array_like=True):
    """A post that an official held. first, last: its first and last day, month or year; None if no source gives it.

    note: a few words for readers. sources: content paths of articles, web addresses, or titles of documents.
    """

    title: str
    body: str
    first: When | None
    last: When | None
    sources: tuple[str, ...]
    note: str = ""
    line: int = 0


class Person(Struct, frozen=True, array_like=True):
    """An official. also: other spellings of the name, and other names. line: in the data file."""

    slug: str
    name: str
    also: tuple[str, ...]
    posts: tuple[Tenure, ...]
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """All names of the official."""
        return self.name, *self.also


def read_people(raw: Raw, diagnostics: Diagnostics) -> tuple[Person, ...]:
    """The officials in the order of the file; errors are reported, and incomplete or duplicate entries are left out."""
    people: dict[str, Person] = {}
    for fields, entry in raw.entries(diagnostics, _KEYS):
        person = _person(fields, entry)
        if person is None:
            continue
        if person.slug in people:
            first = people[person.slug]
            diagnostics.error("person-twice", person.line, name=person.name, slug=person.slug, line=first.line)
        else:
            people[person.slug] = person
    return tuple(people.values())


def _person(fields: Fields, entry: Raw) -> Person | None:
    diagnostics = fields.diagnostics
    name = fields.text("name", required=True)
    if name and len(name.split()) < 2:
        diagnostics.error("person-name", fields.line("name"), name=name)
    if bare := untitled(name):
        diagnostics.error("person-titled", fields.line("name"), name=name, bare=bare)
    proposed = slug(name)
    if name and not proposed and not fields.text("slug"):
        diagnostics.error("person-slug", fields.line("name"), name=name)
        return None
    address = fields.slug(proposed)
    if not address:
        return None
    found = entry.get("posts") or Raw(())
    posts = tuple(filter(None, (_tenure(post, name) for post, _ in found.entries(diagnostics, _POST_KEYS))))
    if name and not found.value:
        diagnostics.error("person-no-post", fields.first_line, name=name)
    also = tuple(one for one in fields.texts("also") if key_of(one) != key_of(name))
    return Person(address, name, also, posts, fields.first_line) if name and posts and address else None


def _tenure(fields: Fields, name: str) -> Tenure | None:
    title, sources = fields.text("title", required=True), fields.texts("sources")
    first, last = fields.when("from"), fields.when("until")
    if title and not fields.values.get("sources"):
        fields.diagnostics.error("person-no-source", fields.line("title"), name=name, title=title)
    if first and last and last.end < first.start:
        fields.diagnostics.error("person-backwards", fields.line("until"), name=name, title=title)
        return None
    if not (title and sources):
        return None
    return Tenure(title, fields.text("body"), first, last, sources, fields.text("note"), fields.first_line)


def _read_as_printed(raw: Raw, subject: Subject, diagnostics: Diagnostics) -> tuple[str, ...]:
    names = Fields({AS_PRINTED.name: raw.value}, {AS_PRINTED.name: raw.line}, diagnostics).texts(AS_PRINTED.name)
    for name in names:
        if key_of(name) not in {named.key for named in notes_of(subject.record.body, Named)}:
            diagnostics.warning("as-printed-nobody", raw.line, name=name)
    return names


AS_PRINTED: Key[tuple[str, ...]] = Key("people_as_printed", tuple[str, ...], _read_as_printed, MESSAGES)
"""The officials whose posts stay as the source prints them, although the data say otherwise."""
PEOPLE = DataFile(NAME, read_people, MESSAGES, shown=True)
"""The officials whom editors have confirmed."""
