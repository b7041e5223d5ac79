"""How often a JPEG goes over its pixels: each scan costs a pass over all of them, however few bytes it has."""

from __future__ import annotations

import re

MOST_SCANS = 100
"""A progressive photograph has some ten; the most detailed script that encoders write has 45."""
_END, _SCAN = 0xD9, 0xDA
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd8\x01])")
"""Behind the pixels of a scan: 0 follows a plain 255, and D0 to D7 stand between pixels."""


def scans(data: bytes) -> int:
    """The number of scans of the first picture in a file; what stands in metadata does not count."""
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
