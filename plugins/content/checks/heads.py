"""What the guide asks of a head, beyond what makes a record: short summaries, one author an entry, events before."""

from __future__ import annotations

import re

from ..fields import Fields
from ..model import Article

LONGEST_SUMMARY = 300
"""Letters and figures."""
_SEVERAL = re.compile(r"[,;]|\s(?:và|&)\s")


def check(article: Article, fields: Fields) -> None:
    """Tell what an editor should look at in the head of an article."""
    summary = article.summary
    if len(summary) > LONGEST_SUMMARY and (letters := sum(map(str.isalnum, summary))) > LONGEST_SUMMARY:
        fields.diagnostics.warning("summary-long", fields.line("summary"), found=letters, most=LONGEST_SUMMARY)
    if several := next((author for author in article.authors if _SEVERAL.search(author)), ""):
        right = ", ".join(filter(None, map(str.strip, _SEVERAL.split(several))))
        fields.diagnostics.warning("authors-together", fields.line("authors"), found=several, right=right)
    if article.event_date and article.event_date.start.date() > article.date.end.date():
        values = {"event": article.event_date.text, "date": article.date.text}
        fields.diagnostics.warning("event-later", fields.line("event_date"), **values)
