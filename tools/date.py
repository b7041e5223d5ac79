"""`date`: explains a date expression to an editor who is unsure."""

from __future__ import annotations

import json
from datetime import date, datetime

from plugins.vietnamese import formatting
from plugins.vietnamese.dates import DateFault, When, parse, warnings
from plugins.vietnamese.messages import messages_of

from .exits import DONE, FAULTS

MESSAGES = messages_of(__package__)


def run(texts: list[str], *, output_format: str, anchor: date | None) -> int:
    """Print the meaning of each text, or why it has none; returns 1 if any is invalid.

    output_format: "text" for people, "json" for one object a line, with null for unknown values. anchor: the date that
    completes forms without a year.
    """
    status = DONE
    for text in texts:
        meaning: When | DateFault
        try:
            meaning = parse(text, anchor=anchor)
        except DateFault as fault:
            meaning, status = fault, FAULTS
        print(json.dumps(_facts(text, meaning), ensure_ascii=False) if output_format == "json" else _say(text, meaning))
    return status


def _facts(text: str, meaning: When | DateFault) -> dict[str, str | None]:
    facts: dict[str, str | None] = dict.fromkeys(
        ("text", "start", "end", "precision", "limit", "weekday", "quarter", "lunar", "fault", "warning")
    )
    facts["text"] = text
    if isinstance(meaning, DateFault):
        return facts | {"fault": meaning.message}
    in_one_day = meaning.precision in ("minute", "day")
    in_one_quarter = in_one_day or meaning.precision in ("month", "quarter")
    return facts | {
        "start": _end(meaning, meaning.start),
        "end": _end(meaning, meaning.end),
        "precision": meaning.precision,
        "limit": meaning.limit or None,
        "weekday": formatting.weekday(meaning) if in_one_day else None,
        "quarter": formatting.quarter_name(meaning) if in_one_quarter else None,
        "lunar": formatting.lunar_date(meaning) or None,
        "warning": " · ".join(warnings(meaning)) or None,
    }


def _end(meaning: When, end: datetime) -> str:
    """Format one end of an interval: a time if the expression has one, else a day."""
    return formatting.rfc3339(end) if formatting.has_hours(meaning) else end.date().isoformat()


def _say(text: str, meaning: When | DateFault) -> str:
    """Format a date for people: the text, then what is known about it."""
    facts = _facts(text, meaning)
    if isinstance(meaning, DateFault):
        return MESSAGES.say("date-fault", text=text, fault=facts["fault"])
    lines = [MESSAGES.say("date-text", text=text, meaning=formatting.page_header(meaning))]
    if meaning.limit:
        lines.append(MESSAGES.say(f"date-{meaning.limit}"))
    if meaning.precision not in ("minute", "day"):
        first, last = (formatting.short(end.date()) for end in (meaning.start, meaning.end))
        lines.append(MESSAGES.say("date-days", first=first, last=last))
    if meaning.precision == "quarter":
        facts["quarter"] = None
    lines += [
        MESSAGES.say(f"date-{name}", value=facts[name]) for name in ("quarter", "lunar", "warning") if facts[name]
    ]
    return "\n".join(lines)
