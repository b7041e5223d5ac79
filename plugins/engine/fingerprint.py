"""Fingerprints of what a page is made from: equal inputs have equal ones, in every process and every build."""

from __future__ import annotations

import hashlib
import io
import pickle
from dataclasses import fields
from pathlib import Path

from plugins.articles.model import Card

from .bodies import StoredBody
from .store import key_of


class Fingerprints:
    """Takes fingerprints; a card, which stands in many lists, is looked into once."""

    def __init__(self) -> None:
        self._cards: dict[int, tuple[Card, bytes]] = {}

    def of(self, *values: object) -> bytes:
        """A digest of records, tuples, mappings, sets and plain values."""
        file = io.BytesIO()
        _Writer(file, self).dump(values)
        return hashlib.blake2b(file.getbuffer(), digest_size=16).digest()

    def of_card(self, card: Card) -> bytes:
        """The digest of a card, which is kept so that its identity stays its own."""
        known = self._cards.get(id(card))
        if known is None:
            digest = self.of(tuple(getattr(card, field.name) for field in CARD_FIELDS))
            known = self._cards[id(card)] = card, digest
        return known[1]


CARD_FIELDS = fields(Card)


class _Writer(pickle.Pickler):
    """Writes values without memo, so that two equal values look the same whether or not they share their parts.

    A stored body stands for itself by its digest: nothing is loaded to see that a page has not changed.
    """

    def __init__(self, file: io.BytesIO, fingerprints: Fingerprints) -> None:
        super().__init__(file, protocol=5)
        self.fast = True
        self.fingerprints = fingerprints

    def persistent_id(self, value: object) -> object:
        """What stands for a value: the digest of a body or card, a set's members in order; None: written as it is."""
        kind = type(value)
        if kind is Card:
            return self.fingerprints.of_card(value)  # type: ignore[arg-type]
        if kind is StoredBody:
            return value.digest  # type: ignore[attr-defined]
        if kind is frozenset or kind is set:
            return sorted(value, key=repr)  # type: ignore[call-overload]
        return None


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
