"""Authors and tags: which spellings are the same name, and the address of its list."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import sha256

from msgspec import Struct

from plugins.core.files import is_device
from plugins.vietnamese.text import slug, tone_key

from .model import Archive, Crumb

AUTHORS = "/tac-gia/"
TAGS = "/the/"

_LONGEST = 100
"""The longest name in an address, in letters; file systems allow 255 bytes, and an address should be legible."""
_BREAKS = re.compile(r"[\s\u2010-\u2015-]+")
# The digits that VNI keyboards use for the marks: they distinguish "Đăng" from "Đặng" in an ASCII address.
_VNI = str.maketrans({
    "\u0301": "1", "\u0300": "2", "\u0309": "3", "\u0303": "4", "\u0323": "5",
    "\u0302": "6", "\u031b": "7", "\u0306": "8", "đ": "d9", " ": "-",
})  # fmt: skip
_NOT_PLAIN = re.compile(r"[^a-z0-9-]")


class NameIndex(Struct, frozen=True):
    """The names of one kind. spellings: each spelling found, with the usual spelling and the address of its list.

    namesakes: address → names that differ only in their marks; none of them owns the address, so that none loses it
    when another appears.
    """

    spellings: Mapping[str, Crumb]
    namesakes: Mapping[str, tuple[Crumb, ...]]

    def crumbs(self, names: Iterable[str]) -> tuple[Crumb, ...]:
        """Title and address of each name, in order, without duplicates; KeyError for a name not in the index."""
        return tuple(dict.fromkeys([self.spellings[name] for name in names]))


def name_index(names: Iterable[str] | Counter[str], folder: str) -> NameIndex:
    """The index of names, given once per use or as a Counter; `folder` is AUTHORS or TAGS.

    Spellings that differ in case, spaces, hyphens or the place of a tone are one name, shown in the commonest spelling.
    """
    uses = Counter(names)
    spelled: defaultdict[str, defaultdict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name in sorted(uses, key=lambda name: (-uses[name], name)):
        spelled[_short(slug(name))][_identity(name)].append(name)
    spellings: dict[str, Crumb] = {}
    namesakes: dict[str, tuple[Crumb, ...]] = {}
    for plain, alike in sorted(spelled.items()):
        crumbs = []
        for identity, names_of_one in sorted(alike.items()):
            address = _address(folder, plain, identity, shared=len(alike) > 1)
            crumbs.append(Crumb(names_of_one[0], address))
            spellings.update(dict.fromkeys(names_of_one, crumbs[-1]))
        if plain and len(alike) > 1:
            namesakes[_address(folder, plain, "", shared=False)] = tuple(crumbs)
    return NameIndex(spellings, namesakes)


@lru_cache(maxsize=1)
def author_index(archive: Archive) -> NameIndex:
    """The authors of all listed articles."""
    return name_index((name for article in archive.listed for name in article.authors), AUTHORS)


@lru_cache(maxsize=1)
def tag_index(archive: Archive) -> NameIndex:
    """The tags of all listed articles."""
    return name_index((name for article in archive.listed for name in article.tags), TAGS)


def _identity(name: str) -> str:
    return _BREAKS.sub(" ", tone_key(name)).strip()


def _address(folder: str, plain: str, identity: str, *, shared: bool) -> str:
    if is_device(plain) and not shared:
        return f"{folder}{plain}_/"
    return f"{folder}{plain}_{_short(_spelled(identity))}/" if shared or not plain else f"{folder}{plain}/"


def _spelled(identity: str) -> str:
    """A name in ASCII, different for all names with the same slug: "đăng quí" → "d9a8ng-qui1"."""
    letters = unicodedata.normalize("NFD", identity).translate(_VNI)
    return _NOT_PLAIN.sub(lambda match: f"_{ord(match[0]):x}_", letters)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 9]}-{sha256(name.encode()).hexdigest()[:8]}"
