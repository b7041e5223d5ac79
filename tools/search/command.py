"""`search QUESTION`: the results that the search page would show, for people and for programs."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from plugins.search.addresses import ROOT
from plugins.vietnamese.messages import Messages

from .periods import written
from .published import NotPublished, Published
from .query import is_enough
from .results import Found, search

MESSAGES = Messages(Path(__file__).with_name("messages.yaml"))
OUTPUT = Path(__file__).resolve().parents[2] / "output"
DONE, NOTHING, USAGE, ENVIRONMENT = 0, 1, 2, 3


def run(question: str, output: Path | None, *, output_format: str, most: int) -> int:
    """Print the results of a question in a built site; 1 if nothing fits, 2 if it is too short, 3 without an index."""
    if not is_enough(question):
        print(MESSAGES.say("too-short"), file=sys.stderr)
        return USAGE
    folder = (output or OUTPUT).resolve()
    try:
        index = Published(folder / ROOT.strip("/"))
        found = search(index, question)
        results = [_result(index, found, place) for place in range(min(most, len(found.refs)))]
    except NotPublished:
        print(MESSAGES.say("no-index", folder=folder), file=sys.stderr)
        return ENVIRONMENT
    if output_format == "json":
        print(json.dumps(_facts(question, found, results), ensure_ascii=False))
    else:
        print("\n".join([*_said(question, found), *map(_line, results)]))
    return DONE if found.refs else NOTHING


def _result(index: Published, found: Found, place: int) -> dict[str, Any]:
    number = found.refs[place]
    complete = place < found.complete
    return {"complete": complete, "score": found.scores[number], **index.card(number)}


def _facts(question: str, found: Found, results: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "question": question,
        "read": found.read,
        "corrected": found.corrected,
        "complete": found.complete,
        "near": len(found.refs) - found.complete,
        "nowhere": found.nowhere,
        "missing_period": written(found.period) if found.period else None,
        "results": results,
    }


def _said(question: str, found: Found) -> list[str]:
    near = len(found.refs) - found.complete
    lines = []
    corrected = "; ".join(f"{typed} → {terms[0]}" for typed, terms in found.corrected.items())
    if found.read != question or corrected:
        lines.append(MESSAGES.say("read", read=found.read, corrected=f" ({corrected})" if corrected else ""))
    kind = "found" if found.complete and not near else "both" if found.complete else "near" if near else "none"
    if found.period:
        kind = "period" if near else "no-period"
    period = written(found.period) if found.period else ""
    lines.append(MESSAGES.say(kind, number=found.complete, near=near, question=question, period=period))
    if found.nowhere:
        lines.append(MESSAGES.say("nowhere", words=", ".join(f"“{text}”" for text in found.nowhere)))
    return lines


def _line(result: dict[str, Any]) -> str:
    mark = " " if result["complete"] else "~"
    return f"{mark} {result['shown']}  {result['title']}\n    {result['address']}"
