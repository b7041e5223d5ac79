"""The loss report of an import: JSON for programs, and an HTML page to read beside the sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import orjson
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.core.files import write_whole
from plugins.privacy.declarations import MESSAGES as PERSONAL
from plugins.vietnamese.formatting import interval, page_header
from plugins.vietnamese.messages import messages_of

from ..batch import Outcome
from ..classification.chrome import BLANK, HIDDEN
from ..classification.dating import CLOCK
from ..classification.deciding import BEFORE_TITLE, OUTSIDE
from ..completing import documents_of
from ..pipeline import Imported
from ..writing.front_matter import undecided
from .line_outcomes import KINDS, totals

MESSAGES = messages_of("tools.importer")


def page_record(outcome: Outcome) -> dict[str, Any]:
    """The report's record of one page."""
    record: dict[str, Any] = {
        "name": outcome.name, "status": outcome.status, "reason": outcome.code, "file": outcome.file,
        "message": say(outcome),
    }  # fmt: skip
    return record | _details(outcome.imported) if outcome.imported else record


def _details(imported: Imported) -> dict[str, Any]:
    page, article, head = imported.page, imported.article, imported.head
    origin = page.origin
    details: dict[str, Any] = {
        "sha256": origin.sha256, "address": origin.address, "captured": origin.captured, "archive": origin.archive,
        "kind": page.kind, "encoding": page.encoding, "profile": imported.profile,
        "notes": [MESSAGES.say(code, encoding=encoding) for code, encoding in page.notes],
        "totals": totals(imported.outcomes), "blank": sum(line.rule == BLANK for line in imported.outcomes),
        "reasons": _reasons(imported),
        "lines": [asdict(line) for line in imported.outcomes],
        "suspicions": [asdict(found) for found in imported.suspicions],
    }  # fmt: skip
    if article is None or head is None:
        return details
    facts = article.facts
    details["facts"] = {
        "title": {"value": facts.title, "reason": facts.reasons.get("title", "")},
        "date": {
            "value": interval(facts.date) if facts.date else None,
            "shown": page_header(facts.date) if facts.date else None,
            "reason": facts.reasons.get("date", ""),
        },
        "placed": {"value": interval(head.date), "shown": page_header(head.date), "reason": head.date_reason},
        "section": {"value": facts.section},
        "authors": {"value": list(facts.authors), "reason": facts.reasons.get("authors", "")},
        "category": asdict(head.category),
        "period": asdict(head.period) if head.period else None,
        "personal": [asdict(removal) for removal in article.removals],
    }
    details["documents"] = list(documents_of(article))
    details["undecided"] = undecided(head)
    return details


def _reasons(imported: Imported) -> dict[str, str]:
    """The reasons, in words, why lines were dropped, by rule."""
    refusal = imported.refusal
    words = {
        **{rule: MESSAGES.say(f"rule-{rule}") for rule in (BLANK, HIDDEN, CLOCK, BEFORE_TITLE, OUTSIDE)},
        **{line.rule: PERSONAL.say(f"personal-{line.rule}") for line in imported.outcomes if line.kind == "personal"},
        **imported.rules,
    }
    used = {line.rule for line in imported.outcomes if not line.where}
    return {rule: words.get(rule) or (MESSAGES.say(f"refused-{refusal}") if refusal else rule) for rule in sorted(used)}


def say(outcome: Outcome) -> str:
    """The message for a page's outcome."""
    if outcome.status == "refused":
        return MESSAGES.say(f"refused-{outcome.code}")
    if outcome.status == "duplicate":
        return MESSAGES.say(f"duplicate-{outcome.code}", file=outcome.file)
    return MESSAGES.say(f"status-{outcome.status}", file=outcome.file)


def whole(records: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """The report of all pages, with totals."""
    lines: Counter[str] = Counter()
    for record in records:
        lines.update(record.get("totals", {}))
    return {
        "pages": dict(sorted(Counter(record["status"] for record in records).items())),
        "lines": {kind: lines[kind] for kind in (*KINDS, "all")},
        "articles": list(records),
    }


def write(records: Sequence[dict[str, Any]], path: Path) -> Path:
    """Write the report as JSON and as HTML beside it; returns the path of the HTML, raises OSError."""
    report = whole(records)
    stem = path.with_suffix("") if path.suffix in (".json", ".html") else path
    page = stem.with_name(f"{stem.name}.html")
    write_whole(stem.with_name(f"{stem.name}.json"), orjson.dumps(report, option=orjson.OPT_INDENT_2))
    write_whole(page, render(report).encode())
    return page


def render(report: dict[str, Any]) -> str:
    """Render the report as HTML."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    names = {code: MESSAGES.say(f"outcome-{code}") for code in KINDS}
    template = environment.get_template("report.html")
    return template.render(report=report, say=MESSAGES.say, names=names, blank=BLANK)
