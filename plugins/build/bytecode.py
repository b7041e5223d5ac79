"""Templates compiled once: what Jinja makes of them is kept in the store, since making it takes longer than an edit."""

from __future__ import annotations

from jinja2.bccache import Bucket, BytecodeCache

from .store import Store, key_of


class StoredBytecode(BytecodeCache):
    """Keeps bytecode by the version of the templates and of the site, whose filters Jinja runs while it compiles."""

    def __init__(self, store: Store, version: bytes) -> None:
        self.store, self.version = store, version

    def load_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja before it compiles."""
        for bytecode in self.store.get([self._key(bucket)]).values():
            bucket.bytecode_from_string(bytecode)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Called by Jinja after it compiled."""
        self.store.put({self._key(bucket): bucket.bytecode_to_string()})

    def _key(self, bucket: Bucket) -> bytes:
        return b"bytecode" + key_of(self.version, bucket.key)
