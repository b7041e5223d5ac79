"""What an output is made from, as bytes: equal inputs have equal ones, in every process and every build.

Their digest tells whether a file must be made again; stored, they are what it is made from again after an edit.
"""

from __future__ import annotations

import hashlib
import io
import pickle
from collections.abc import Mapping
from typing import Any

from plugins.content.model import Card
from plugins.content.reading import ReadResult

from .bodies import RECORD, load, stored_body
from .records import PLAIN, Named, named, revived
from .store import Store

Name = bytes | list[Any] | Named
"""What stands for a value: the bytes of a card; the members of a set, which comes back frozen; the key of a source and
whether its body is meant; a record's class and fields."""


class Inputs:
    """Writes inputs down; a card, which stands in many lists, is looked into once."""

    def __init__(self) -> None:
        self._cards: dict[int, tuple[Card, bytes]] = {}

    def dump(self, value: object) -> tuple[bytes, frozenset[bytes]]:
        """Records, tuples, mappings, sets and plain values as bytes, and the keys of the stored bodies among them."""
        file = io.BytesIO()
        writer = _Writer(file, self)
        writer.dump(value)
        return file.getvalue(), frozenset(writer.keys)

    def card(self, card: Card) -> bytes:
        """The bytes of a card, which is kept so that its identity stays its own."""
        known = self._cards.get(id(card))
        if known is None:
            known = self._cards[id(card)] = card, self.dump(named(card))[0]
        return known[1]


def digest_of(*inputs: bytes) -> str:
    """What tells some inputs from others."""
    digest = hashlib.sha256()
    for one in inputs:
        digest.update(b"%d " % len(one))
        digest.update(one)
    return digest.hexdigest()[:32]


class _Writer(pickle.Pickler):
    """Writes values without memo, so that two equal values look the same whether or not they share their parts.

    A stored body, and the record that it was stored with, stand for themselves by the key of their source: nothing is
    loaded to see that a page has not changed.
    """

    def __init__(self, file: io.BytesIO, inputs: Inputs) -> None:
        super().__init__(file, protocol=5)
        self.fast = True
        self.inputs = inputs
        self.keys: set[bytes] = set()

    def persistent_id(self, value: object) -> Name | None:
        kind = type(value)
        if kind in PLAIN:
            return None
        if kind is Card:
            return self.inputs.card(value)  # type: ignore[arg-type]
        if kind is frozenset or kind is set:
            return sorted(value, key=repr)  # type: ignore[call-overload, no-any-return]
        body = stored_body(value)
        if body is None:
            return named(value)
        self.keys.add(body.key)
        return body.key, body is value


class _Reader(pickle.Unpickler):
    """Puts records and bodies back, those of today where their sources have changed."""

    def __init__(self, inputs: bytes, store: Store, moved: Mapping[bytes, bytes]) -> None:
        super().__init__(io.BytesIO(inputs))
        self.store, self.moved = store, moved
        self.results: dict[bytes, ReadResult] = {}

    def persistent_load(self, name: Any) -> object:
        if isinstance(name, bytes):
            name = pickle.loads(name)  # of a card
        if isinstance(name, list):
            return frozenset(name)
        if isinstance(name[0], str):
            return revived(name, self.find_class)
        before, is_body = name
        key = self.moved.get(before, before)
        if key not in self.results:
            self.results[key] = load(self.store.one(RECORD + key), key, self.store)
        result = self.results[key]
        return result.body if is_body else result.record


def load_inputs(inputs: bytes, store: Store, moved: Mapping[bytes, bytes]) -> Any:
    """What was dumped, its records and bodies read from the store; moved: keys of sources before and after an edit."""
    return _Reader(inputs, store, moved).load()
