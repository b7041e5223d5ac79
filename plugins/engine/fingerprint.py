"""Fingerprints of what a page is made from: equal inputs have equal ones, in every process and every build."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import fields
from datetime import datetime
from pathlib import Path

from plugins.articles.model import Card
from plugins.vietnamese.dates import When

from .bodies import stored_body
from .store import key_of


class Fingerprints:
    """Takes fingerprints; a card, which stands in many lists, is looked into once."""

    def __init__(self) -> None:
        self._cards: dict[int, tuple[Card, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """A digest of records, tuples, mappings, sets and plain values."""
        return self.look(*values)[0]

    def look(self, *values: object) -> tuple[bytes, frozenset[bytes]]:
        """The digest of some values, and the keys of the stored bodies among them."""
        file = io.BytesIO()
        writer = _Writer(file, self)
        writer.dump(values)
        return hashlib.blake2b(file.getbuffer(), digest_size=16).digest(), frozenset(writer.keys)

    def of_card(self, card: Card) -> bytes:
        """The digest of a card, which is kept so that its identity stays its own."""
        known = self._cards.get(id(card))
        if known is None:
            digest = self.of(tuple(getattr(card, field.name) for field in CARD_FIELDS))
            known = self._cards[id(card)] = card, digest
        return known[1]


CARD_FIELDS = fields(Card)
PLAIN = frozenset((str, int, bool, type(None), tuple, dict, datetime, When))
"""Most of what there is: written as it is, without a closer look."""


class _Writer(pickle.Pickler):
    """Writes values without memo, so that two equal values look the same whether or not they share their parts.

    A stored body, and the record that it was stored with, stand for themselves by the key of their source: nothing is
    loaded to see that a page has not changed.
    """

    def __init__(self, file: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(file, protocol=5)
        self.fast = True
        self.fingerprints = fingerprints
        self.keys: set[bytes] = set()

    def persistent_id(self, value: object) -> object:
        """What stands for a value: the key of a source, the digest of a card, a set's members; None: written as is."""
        kind = type(value)
        if kind in PLAIN:
            return None
        if kind is Card:
            return self.fingerprints.of_card(value)  # type: ignore[arg-type]
        if kind is frozenset or kind is set:
            return sorted(value, key=repr)  # type: ignore[call-overload]
        body = stored_body(value)
        if body is None:
            return None
        self.keys.add(body.key)
        return body.key, body is value


def fingerprint(*values: object) -> bytes:
    """The fingerprint of some values by themselves."""
    return Fingerprints().of(*values)


def templates_version(folder: Path) -> bytes:
    """A digest of every template of a theme, and of the code that fills them."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder).as_posix()}\0".encode() + path.read_bytes())
    return key_of(digest.digest())
