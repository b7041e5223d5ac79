"""`new`: a new article from a template, in the right folder and under the right name."""

from __future__ import annotations

import sys
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path

from plugins.content.data import read_data
from plugins.vietnamese.formatting import short
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.text import nfc, slug

ROOT = Path(__file__).resolve().parents[1]
MESSAGES = messages_of(__package__)
TEMPLATE = Path(__file__).with_name("bai-moi.md")
"""Of any article; a kind of category may have one of its own, as bai-moi-notice.md."""
DONE, USAGE = 0, 2


def new_article(kind: str, title: str, content: Path | None, *, day: datetime) -> int:
    """Write the draft of an article of a category, dated `day`; 2 for an unknown category or a taken name."""
    folder = content or ROOT / "content"
    data, _ = read_data(folder, fallback=ROOT / "content")
    if kind not in data.categories:
        nearest = get_close_matches(slug(kind), data.categories, n=1, cutoff=0)
        known = ", ".join(data.categories)
        print(MESSAGES.say("unknown-category", kind=kind, nearest=nearest[0], known=known), file=sys.stderr)
        return USAGE
    title = nfc(" ".join(title.split()))
    if not slug(title):
        print(MESSAGES.say("no-title"), file=sys.stderr)
        return USAGE
    path = folder / "bai-viet" / f"{day:%Y}" / f"{day:%Y-%m-%d}-{slug(title)}.md"
    if path.exists():
        print(MESSAGES.say("taken", path=path), file=sys.stderr)
        return USAGE
    path.parent.mkdir(parents=True, exist_ok=True)
    quoted = title.replace("\\", "\\\\").replace('"', '\\"')
    own = TEMPLATE.with_stem(f"{TEMPLATE.stem}-{data.categories[kind].kind}")
    template = (own if own.is_file() else TEMPLATE).read_text(encoding="utf-8")
    text = template.format(title=quoted, date=short(day), category=kind)
    path.write_text(text, encoding="utf-8", newline="\n")
    print(MESSAGES.say("created", path=path))
    return DONE
