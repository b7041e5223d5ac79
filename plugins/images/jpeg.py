"""The number of scans of a JPEG: decoding each is a pass over all pixels, however few bytes it has."""

from __future__ import annotations

import re

MOST_SCANS = 100
"""A progressive photograph has about ten; the longest scan script that encoders write has 45."""
_END, _SCAN = 0xD9, 0xDA
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd8\x01])")
"""Matches a marker; not a stuffed 255 (FF 00), TEM (01), a restart marker (D0 to D7) or the start of an image (D8)."""


def scans(data: bytes) -> int:
    """The number of scans of the first picture in a file, without thumbnails in metadata; at most MOST_SCANS + 1."""
    number = place = 0
    while match := _MARKER.search(data, place):
        code, place = match[1][0], match.end()
        if code == _END:
            break
        number += code == _SCAN
        place += int.from_bytes(data[place : place + 2], "big")
        if number > MOST_SCANS:
            break
    return number
