"""`new`: creates an article from a template, in the right folder and under the right name."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

import yaml

from plugins.content.data import read_data
from plugins.content.folder import LONGEST_NAME
from plugins.content.layout import ARTICLES, first_words
from plugins.content.model import SiteData
from plugins.content.source import one_line
from plugins.core.files import is_device
from plugins.vietnamese.dates import DateFault, find_dates, parse
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import slug
from tools import ROOT

from .exits import DONE, ENVIRONMENT, USAGE, fail

MESSAGES = messages_of(__package__)
TEMPLATE = Path(__file__).with_name("bai-moi.md")
"""The default template; a kind of category may have its own, such as bai-moi-notice.md."""
_LETTER = re.compile("[a-z]")


def new_article(kind: str, title: str, content: Path | None, *, day: datetime) -> int:
    """Write the draft of an article in a category, dated `day`.

    Returns 2 for an unknown category, an unusable title or a taken name, 3 if writing fails.
    """
    folder = content or ROOT / "content"
    data, _ = read_data(folder, fallback=ROOT / "content")
    if kind not in data.categories:
        nearest = next(iter(get_close_matches(slug(kind)[:LONGEST_NAME], data.categories, n=1, cutoff=0)), "")
        known = ", ".join(data.categories)
        return fail(USAGE, MESSAGES.say("unknown-category", kind=kind, nearest=nearest, known=known))
    title = one_line(title)
    if not _LETTER.search(slug(title)):
        return fail(USAGE, MESSAGES.say("no-title"))
    path = folder / "bai-viet" / f"{day.year:04}" / f"{file_name(title, day.date().isoformat())}.md"
    if path.exists():
        return fail(USAGE, MESSAGES.say("taken", path=path))
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    own = TEMPLATE.with_stem(f"{TEMPLATE.stem}-{data.categories[kind].kind}")
    template = (own if own.is_file() else TEMPLATE).read_text(encoding="utf-8")
    period = period_of(title, kind, data)
    text = template.format(title=quoted, date=short(day), category=kind, period=f"period: {period}\n" if period else "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        return fail(ENVIRONMENT, MESSAGES.say("not-written", path=path, error=error.strerror or error))
    print(MESSAGES.say("created", path=path))
    return DONE


class DraftError(Exception):
    """Explains to the editor what a requested article lacks."""


def draft_of(data: SiteData, form: Mapping[str, str], now: datetime) -> tuple[str, str]:
    """The content path and text of a new draft from a form's fields; raises DraftError if something is missing.

    form: title, date ("" for today), category, and optionally period, place, summary, authors and tags, the last two
    comma-separated.
    """
    said = cleaned(form)
    title, category = title_in(said), said.get("category", "")
    if category not in data.categories:
        raise DraftError(MESSAGES.say("no-category"))
    try:
        when = parse(said.get("date") or short(now), anchor=now.date())
    except DateFault as fault:
        raise DraftError(fault.message) from fault
    if when.precision not in ("minute", "day") or when.limit:
        raise DraftError(MESSAGES.say("no-day"))
    period = said.get("period") or period_of(title, category, data)
    head = {
        "title": title, "date": when.text, "category": category, "summary": said.get("summary", ""),
        "place": said.get("place", ""), "period": period,
    }  # fmt: skip
    rows = [f"{key}: {scalar(value)}" for key, value in head.items() if value]
    for key in ("authors", "tags"):
        if names := [name.strip() for name in said.get(key, "").split(",") if name.strip()]:
            rows.append(f"{key}: [{', '.join(map(flow_scalar, names))}]")
    text = "\n".join(["---", *rows, "status: draft", "---", "", ""])
    return f"{ARTICLES}/{when.start.year:04}/{file_name(title, when.start.date().isoformat())}.md", text


def cleaned(form: Mapping[str, str]) -> dict[str, str]:
    """The fields of a form, each as one line without control characters."""
    return {key: one_line(value) for key, value in form.items()}


def title_in(said: Mapping[str, str]) -> str:
    """The title in a form; raises DraftError if its slug would contain no letter."""
    title = said.get("title", "")
    if not _LETTER.search(slug(title)):
        raise DraftError(MESSAGES.say("no-title"))
    return title


def scalar(value: str) -> str:
    """A text as a one-line YAML scalar, quoted if necessary."""
    return yaml.safe_dump(value, allow_unicode=True, width=10**9).removesuffix("...\n").strip()


def flow_scalar(name: str) -> str:
    """A text as an element of a YAML flow sequence."""
    return scalar(name) if not set(name) & set("[]{},") else json.dumps(name, ensure_ascii=False)


def period_of(title: str, category: str, data: SiteData) -> str:
    """The month or quarter in a title, as written, if the category's series has that rhythm; else ""."""
    series = data.series.get(data.categories[category].series or "")
    found = find_dates(title) if series else ()
    return next((one.when.text for one in found if one.when and series and one.when.precision == series.rhythm), "")


def file_name(title: str, day: str = "") -> str:
    """The file name of a source: its day (YYYY-MM-DD, or a prefix) and the slug of its title, cut after whole words if
    too long."""
    name = slug(title)
    whole = f"{day}-{name}".strip("-") + ("-1" if is_device(name) else "")
    words = first_words(whole, LONGEST_NAME)
    return words if _LETTER.search(words) else whole[:LONGEST_NAME]
