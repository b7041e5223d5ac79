"""Recordings: a copy without metadata on persons, places or machines; sound and pictures stay unchanged."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from plugins.core.diagnostics import FileError

from .findings import Findings

_ABOUT = (b"udta", b"meta", b"uuid")
"""Boxes of an MP4 (ISO/IEC 14496-12) with metadata: who made it, with what, and where a telephone was."""
_HOLD = (b"moov", b"trak")
"""Boxes that may contain such boxes."""
_TAG_HEADER, _OLD_TAG, _APE_FOOTER = 10, 128, 32
"""Bytes of the header of an ID3v2 tag, of a whole ID3v1 tag, of the footer of an APE tag."""
_HAS_FOOTER = 0x10
"""The flag of an ID3v2 tag that ends in a footer, which is as long as its header."""


def examine_recording(path: Path, copy: Path, kind: str) -> Findings:
    """The findings of a recording, cleaned if it has such metadata; FileError if it is truncated.

    copy: where the cleaned copy is written, if anything had to be removed.
    """
    data = path.read_bytes()
    cleaned = _without_boxes(data) if kind == "mp4" else _without_tags(data)
    if cleaned == data:
        return Findings()
    copy.write_bytes(cleaned)
    return Findings(cleaned=True)


def told_by(data: bytes, kind: str) -> Iterator[bytes]:
    """The metadata of a recording, as far as they can be read."""
    if kind == "mp4":
        yield from (data[box.contents : box.end] for box in _boxes_about(data))
    else:
        sound = _sound(data)
        yield from (data[: sound.start], data[sound.stop :])


class _Box(NamedTuple):
    """A box of an MP4: its type, and the offsets of its start, of its contents and of its end."""

    type: bytes
    start: int
    contents: int
    end: int


def _without_boxes(data: bytes) -> bytes:
    """An MP4 whose metadata became free space, so that the offsets of sound and pictures stay valid."""
    if not {b"moov", b"mdat"} <= {box.type for box in _boxes(data, 0, len(data))}:
        raise FileError("damaged")
    cleaned = bytearray(data)
    for box in _boxes_about(data):
        cleaned[box.start + 4 : box.start + 8] = b"free"
        cleaned[box.contents : box.end] = bytes(box.end - box.contents)
    return bytes(cleaned)


def _boxes_about(data: bytes) -> Iterator[_Box]:
    waiting = [*_boxes(data, 0, len(data))]
    while waiting:
        box = waiting.pop()
        if box.type in _ABOUT:
            yield box
        elif box.type in _HOLD:
            waiting += _boxes(data, box.contents, box.end)


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    """The boxes between two offsets, up to one that is truncated."""
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        contents = start + 8
        if size == 1 and start + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, contents)
            contents += 8
        size = size or end - start
        if start + size > end or start + size < contents:
            return
        yield _Box(kind, start, contents, start + size)
        start += size


def _without_tags(data: bytes) -> bytes:
    cleaned = data[_sound(data)]
    if not cleaned:
        raise FileError("damaged")
    return cleaned


def _sound(data: bytes) -> slice:
    """The span of the sound of an MP3, between the tags at its start and at its end."""
    start, end = 0, len(data)
    while data.startswith(b"ID3", start) and start + _TAG_HEADER <= end:
        flags, *sizes = data[start + 5 : start + _TAG_HEADER]
        size = sum(each << shift for each, shift in zip(sizes, (21, 14, 7, 0), strict=True))
        start += _TAG_HEADER * (2 if flags & _HAS_FOOTER else 1) + size
    if data.startswith(b"TAG", end - _OLD_TAG):
        end -= _OLD_TAG
    if data.startswith(b"APETAGEX", end - _APE_FOOTER):
        size, _, flags = struct.unpack_from("<III", data, end - _APE_FOOTER + 12)
        end -= size + (_APE_FOOTER if flags >> 31 else 0)
    return slice(start, max(start, end))
