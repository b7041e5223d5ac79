"""`search QUESTION`: the results that the search page would show, for people and for programs."""

from __future__ import annotations

import json
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

from plugins.vietnamese.messages import Messages

from .published import Found, NotPublished, Published

MESSAGES = Messages(Path(__file__).with_name("messages.yaml"))
OUTPUT = Path(__file__).resolve().parents[2] / "output"
DONE, NOTHING, USAGE, ENVIRONMENT = 0, 1, 2, 3


def run(question: str, output: Path | None, *, output_format: str, most: int) -> int:
    """Print the results of a question in a built site; 1 if nothing fits, 2 if it is too short, 3 without an index."""
    folder = (output or OUTPUT).resolve()
    try:
        with closing(Published(folder)) as index:
            if not index.is_enough(question):
                print(MESSAGES.say("too-short"), file=sys.stderr)
                return USAGE
            found = index.search(question)
            results = [_result(index, found, place) for place in range(min(most, len(found.refs)))]
            period = _written(*index.period(found.period)) if found.period else None
    except NotPublished:
        print(MESSAGES.say("no-index", folder=folder), file=sys.stderr)
        return ENVIRONMENT
    if output_format == "json":
        print(json.dumps(_facts(question, found, period, results), ensure_ascii=False))
    else:
        print("\n".join([*_said(question, found, period), *map(_line, results)]))
    return DONE if found.refs else NOTHING


def _result(index: Published, found: Found, place: int) -> dict[str, Any]:
    complete = place < found.complete
    return {"complete": complete, "score": found.scores[place], **index.card(found.refs[place])}


def _facts(question: str, found: Found, period: str | None, results: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "question": question,
        "read": found.read,
        "corrected": found.corrected,
        "complete": found.complete,
        "near": len(found.refs) - found.complete,
        "nowhere": found.nowhere,
        "missing_period": period,
        "results": results,
    }


def _said(question: str, found: Found, period: str | None) -> list[str]:
    near = len(found.refs) - found.complete
    lines = []
    corrected = "; ".join(f"{typed} → {terms[0]}" for typed, terms in found.corrected.items())
    if found.read != question or corrected:
        lines.append(MESSAGES.say("read", read=found.read, corrected=f" ({corrected})" if corrected else ""))
    kind = "found" if found.complete and not near else "both" if found.complete else "near" if near else "none"
    if period:
        kind = "period" if near else "no-period"
    lines.append(MESSAGES.say(kind, number=found.complete, near=near, question=question, period=period))
    if found.nowhere:
        lines.append(MESSAGES.say("nowhere", words=", ".join(f"“{text}”" for text in found.nowhere)))
    return lines


def _written(kind: str, value: str) -> str:
    """A period in words: "Tháng 9/2019"."""
    return MESSAGES.say(f"period-{kind}", value=value)


def _line(result: dict[str, Any]) -> str:
    mark = " " if result["complete"] else "~"
    return f"{mark} {result['shown']}  {result['title']}\n    {result['address']}"
