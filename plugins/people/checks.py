"""Checks what articles say of officials against the data."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from plugins.content.fields import near
from plugins.content.layout import ARTICLES, PAGES
from plugins.content.model import Archive
from plugins.core.diagnostics import Diagnostic, Diagnostics
from plugins.core.nearest import Nearest, bare_name
from plugins.vietnamese.formatting import short

from .data import AS_PRINTED, FILE, MESSAGES, PEOPLE
from .names import key_of
from .posts import post_name
from .roll import Doubt, read_roll, roll_digest


def check_people(archive: Archive) -> tuple[Diagnostic, ...]:
    """Warnings about posts not in the data, ambiguous names, missing sources and removed persons."""
    answers = [(one.file, one.extra[AS_PRINTED.name]) for one in archive.articles if AS_PRINTED.name in one.extra]
    files = [record.file for record in (*archive.articles, *archive.pages, *archive.waiting)]
    inputs = (roll_digest(archive), PEOPLE.of(archive.data), answers, files)
    return archive.memo.get("people checks", inputs, tuple[Diagnostic, ...], lambda: tuple(_check(archive, files)))


def _check(archive: Archive, files: Collection[str]) -> Iterator[Diagnostic]:
    for doubt in read_roll(archive).doubts:
        meant = {doubt.named.key, *(key_of(name) for one in doubt.people for name in one.names)}
        if meant.isdisjoint(map(key_of, AS_PRINTED.of(doubt.article) or ())):
            yield _warning(doubt)
    yield from _data_faults(archive, frozenset(files))


def _warning(doubt: Doubt) -> Diagnostic:
    file, line, post = doubt.article.file, doubt.named.line, doubt.post
    if len(doubt.people) > 1:
        number = len(doubt.people)
        return Diagnostic.of(MESSAGES, file, line, "person-twins", "warning", name=doubt.named.name, number=number)
    code = "person-former" if post.state == "former" else "person-post"
    day = (doubt.article.event_date or doubt.article.date).start.date()
    values = {"name": doubt.people[0].name, "post": post_name(post.title, post.body), "day": short(day)}
    return Diagnostic.of(MESSAGES, file, line, code, "warning", **values)


def _data_faults(archive: Archive, files: Collection[str]) -> Iterator[Diagnostic]:
    diagnostics = Diagnostics(FILE, MESSAGES)
    roll = read_roll(archive)
    nearest = Nearest(files, bare_name)
    for person in PEOPLE.of(archive.data):
        if any(map(archive.removed, person.names)):
            diagnostics.warning("person-removed", person.line)
        sources = ((post.line, source) for post in person.posts for source in post.sources)
        for line, source in sources if person.slug in roll.named else ():
            if source.startswith((f"{ARTICLES}/", f"{PAGES}/")) and source not in files:
                diagnostics.warning("person-source", line, source=source, near=near(nearest.to(source)))
    yield from diagnostics.all
