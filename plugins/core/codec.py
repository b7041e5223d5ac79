"""Records as bytes: MessagePack by msgspec, the same bytes for equal values in every process, decoded to their types.

Data only: decoding runs no code.
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
"""Errors raised by decoding bytes that hold no such value."""


def _digest_of(value: object) -> bytes:
    """The stand-in for a value that the codec does not encode: its own `digest` attribute."""
    known = getattr(value, "digest", None)
    if not isinstance(known, bytes):
        raise TypeError(f"cannot be encoded, and has no digest: {type(value).__qualname__}")
    return known


_encoder = msgspec.msgpack.Encoder(order="deterministic", enc_hook=_digest_of)
encode = _encoder.encode
"""Structs, dataclasses, tuples, mappings, sets, dates and plain values as bytes."""


def decode(data: bytes, kind: type[T]) -> T:
    """The value of type `kind` in these bytes; raises NOT_DECODED if they hold none."""
    return decoder(kind).decode(data)


@cache
def _decoder(kind: Hashable) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def decoder(kind: type[T]) -> msgspec.msgpack.Decoder[T]:
    """The decoder of a type, made once; for decoding thousands of values."""
    found: msgspec.msgpack.Decoder[T] = _decoder(kind)  # type: ignore[arg-type]  # every type has a hash
    return found


def digest(value: object) -> bytes:
    """A digest of a value, DIGEST_SIZE bytes long."""
    return digest_bytes(encode(value))


def digest_bytes(data: bytes) -> bytes:
    """The digest of bytes."""
    return hashlib.blake2b(data, digest_size=DIGEST_SIZE).digest()
