"""Records as bytes: MessagePack by msgspec, equal for equal values in every process, and typed when they are read back.

Data only: nothing that is decoded can run code.
"""

from __future__ import annotations

import hashlib
from collections.abc import Hashable
from functools import cache
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")

DIGEST_SIZE = 16  # bytes
NOT_DECODED = (msgspec.MsgspecError, UnicodeDecodeError)
"""What is raised for bytes that are not what they should be."""


def _digest_of(value: object) -> bytes:
    """What stands for a value that the codec does not look into: the digest that it knows of itself."""
    known = getattr(value, "digest", None)
    if not isinstance(known, bytes):
        raise TypeError(f"no record: {type(value).__qualname__}")
    return known


_encoder = msgspec.msgpack.Encoder(order="deterministic", enc_hook=_digest_of)
encode = _encoder.encode
"""Structs, dataclasses, tuples, mappings, sets, dates and plain values as bytes."""


def decode(data: bytes, kind: type[T]) -> T:
    """The value of type `kind` that was encoded; NOT_DECODED where the bytes hold none."""
    return decoder(kind).decode(data)


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def decoder(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    """The decoder of a type, made once; for those who decode thousands of values."""
    found: msgspec.msgpack.Decoder[T] = _decoder(kind)  # type: ignore[arg-type]  # every type has a hash
    return found


def digest(value: object) -> bytes:
    """DIGEST_SIZE bytes that tell this value from any other that could stand in its place."""
    return digest_bytes(encode(value))


def digest_bytes(data: bytes) -> bytes:
    """The digest of bytes."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()
