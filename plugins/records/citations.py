"""Citations of an article: in words, BibTeX, RIS and CSL-JSON, each made only when a template uses it."""

from __future__ import annotations

import hashlib
import json
import re

from msgspec import Struct

from plugins.content.model import Archive, Article, Site
from plugins.content.source import CONTROL
from plugins.vietnamese.dates import When
from plugins.vietnamese.formatting import display
from plugins.vietnamese.messages import messages_of

MESSAGES = messages_of(__package__)
_TEX = {"\\": r"\textbackslash{}", "^": r"\textasciicircum{}", "~": r"\textasciitilde{}"}
_LONE_BRACES = {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"}
"""BibTeX counts braces even after a backslash, and an entry ends where they balance."""
_URL_SIGNS = str.maketrans({"{": "%7B", "}": "%7D", "\\": "%5C", " ": "%20"})
_TEX_SIGN = re.compile(r"[\\{}$&#%_^~]")
_KEY_LENGTH = 60
_json = json.JSONEncoder(ensure_ascii=False).encode
_PARTS = {"minute": 3, "day": 3, "month": 2}
"""The number of known parts of a date: day, month and year, or fewer."""


class Citation(Struct, frozen=True, array_like=True):
    """The data of a citation. archive: the site's name; sha256: of the plain text."""

    title: str
    authors: tuple[str, ...]
    publisher: str
    archive: str
    date: When
    url: str
    sha256: str

    @property
    def text(self) -> str:
        """The citation in words, for a list of sources."""
        values = {"title": self.title, "publisher": self.publisher, "archive": self.archive, "url": self.url}
        names = MESSAGES.say("cite-and").join(self.authors)
        if not names:
            return MESSAGES.say("cite-no-author", date=display(self.date), **values)
        year = self.date.start.year
        return MESSAGES.say("cite", authors=names, year=year, date=display(self.date), **values)

    @property
    def key(self) -> str:
        """A permanent key for databases: letters a–z, digits and hyphens, unique within its month."""
        key = f"{self._day[:7]}-{self.url.rstrip('/').rpartition('/')[2]}"
        if len(key) <= _KEY_LENGTH:
            return key
        return f"{key[: _KEY_LENGTH - 9].strip('-')}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"

    @property
    def hash_note(self) -> str:
        """A note with the digest of the text."""
        return MESSAGES.say("cite-hash", sha256=self.sha256)

    @property
    def bibtex(self) -> str:
        """A BibTeX entry, also readable by biblatex."""
        authors = " and ".join(f"{{{_tex(name)}}}" for name in self.authors or (self.publisher,))
        fields = {"author": authors, "title": f"{{{_tex(self.title)}}}", "year": self._day[:4]}
        if self._parts > 1:
            fields["month"] = f"{self.date.start.month}"
        fields["date"] = self._day[: (4, 7, 10)[self._parts - 1]]
        fields["publisher"] = f"{{{_tex(self.publisher)}}}"
        fields["howpublished"] = f"{{{_tex(self.archive)}}}"
        fields["url"] = _line(self.url).translate(_URL_SIGNS)
        fields["language"] = "vietnamese"
        fields["note"] = _tex(self.hash_note)
        lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items())
        return f"@misc{{{self.key},\n{lines}\n}}\n"

    @property
    def ris(self) -> str:
        """An RIS record."""
        year, month, day = self._day.split("-")
        known = (year, month if self._parts > 1 else "", day if self._parts > 2 else "", "")
        lines = [("TY", "ELEC"), *(("AU", name) for name in self.authors or (self.publisher,))]
        lines += [("TI", self.title), ("PY", year), ("DA", "/".join(known)), ("PB", self.publisher)]
        lines += [("T2", self.archive), ("UR", self.url), ("LA", "vi"), ("N1", self.hash_note), ("ER", "")]
        return "".join(f"{tag}  - {_line(value)}\n" for tag, value in lines)

    @property
    def csl(self) -> str:
        """A CSL-JSON list of one item."""
        names = self.authors or (self.publisher,)
        date = self.date.start
        item = {
            "id": self.key,
            "type": "webpage",
            "title": self.title,
            "author": [{"literal": name} for name in names],
            "issued": {"date-parts": [[date.year, date.month, date.day][: self._parts]]},
            "container-title": self.archive,
            "publisher": self.publisher,
            "URL": self.url,
            "language": "vi",
            "note": self.hash_note,
        }
        lines = ",\n".join(f"    {_json(name)}: {_json(value)}" for name, value in item.items())  # as people read it
        return f"[\n  {{\n{lines}\n  }}\n]\n"

    @property
    def _parts(self) -> int:
        return _PARTS.get(self.date.precision, 1)

    @property
    def _day(self) -> str:
        """The first day in ISO 8601."""
        return self.date.start.date().isoformat()


class Publisher(Struct, frozen=True, array_like=True):
    """The publisher of the articles, the name of the site, and its URL."""

    ministry: str
    site: str
    url: str


def publisher_of(_archive: Archive, site: Site) -> Publisher:
    """The publisher of a site."""
    return Publisher(site.data.ministry.name, site.name, site.url)


def citation_of(article: Article, publisher: Publisher) -> Citation:
    """The citation of an article; the ministry replaces unknown authors."""
    return Citation(
        article.title, article.authors, publisher.ministry, publisher.site, article.date,
        publisher.url + article.address, article.body.sha256,
    )  # fmt: skip


def _tex(text: str) -> str:
    signs = _TEX if _is_balanced(text) else _TEX | _LONE_BRACES
    return _TEX_SIGN.sub(lambda sign: signs.get(sign[0], rf"\{sign[0]}"), _line(text))


def _is_balanced(text: str) -> bool:
    """Whether braces are balanced: each is closed, and none before it is opened."""
    depth = 0
    for char in text:
        depth += (char == "{") - (char == "}")
        if depth < 0:
            return False
    return depth == 0


def _line(text: str) -> str:
    """A value on one line; a line break would end the field and start another."""
    return " ".join(CONTROL.sub(" ", text).split())
