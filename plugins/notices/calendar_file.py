"""A deadline as a file for calendars: iCalendar, RFC 5545."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from plugins.vietnamese.dates import HANOI
from plugins.vietnamese.messages import messages_of

from .judging import JudgedNotice

MESSAGES = messages_of(__package__)

NAME = "han-gop-y.ics"
_WIDTH = 75  # octets a line
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def calendar_file(entry: JudgedNotice, url: str) -> bytes | None:
    """The deadline of a notice, with a reminder a day before; None if its exact day is not known.

    url: the absolute address of its page. The same notice gives the same bytes: its time stamp is the article's date.
    """
    ends = entry.life.ends
    if ends is None or not entry.deadline.exact:
        return None
    last = ends - timedelta(seconds=1)
    title = MESSAGES.say("calendar-title", award=entry.notice.award, candidate=entry.notice.candidate)
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(urlsplit(url).hostname or '')}//luu-tru//VI",
        "BEGIN:VEVENT",
        f"UID:{url}#han-gop-y",
        f"DTSTAMP:{_utc(entry.article.date.start)}",
        f"DTSTART:{_utc(last)}",
        f"SUMMARY:{_text(title)}",
        f"DESCRIPTION:{_text(entry.article.title)}",
        f"URL:{url}",
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        f"DESCRIPTION:{_text(title)}",
        "TRIGGER:-P1D",
        "END:VALARM",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{part}\r\n" for line in lines for part in _fold(line)).encode()


def _utc(moment: datetime) -> str:
    """A time in Hanoi as UTC, so that calendars need not know Hanoi's time zone."""
    return f"{moment - HANOI.utcoffset(None):%Y%m%dT%H%M%SZ}"


def _text(text: str) -> str:
    return text.translate(_ESCAPES)


def _fold(line: str) -> Iterator[str]:
    """A line folded into parts of at most 75 octets, never inside a character."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _WIDTH:
            yield part
            part, size = " ", 1
        part += letter
        size += octets
    yield part
