"""Checks of heads beyond their validity: short summaries, one name per entry, events no later than articles."""

from __future__ import annotations

import re

from ..fields import Fields
from ..model import Article

LONGEST_SUMMARY = 300
"""The most letters and digits of a summary."""
_AUTHORS = re.compile(r"[,;/]|\s(?:và|&|[-–])\s")
"""Matches what separates two names, but also the words of the name of a body: "Sở Thông tin và Truyền thông"."""
_ROLE = re.compile(r"\([^)]*\)|^\s*(?:PV|CTV|BTV)\s")
_TAGS = re.compile(r"[,;]")


def check(article: Article, fields: Fields) -> None:
    """Report what an editor should review in the head of an article."""
    summary = article.summary
    if len(summary) > LONGEST_SUMMARY and (letters := sum(map(str.isalnum, summary))) > LONGEST_SUMMARY:
        fields.diagnostics.warning("summary-long", fields.line("summary"), found=letters, most=LONGEST_SUMMARY)
    _report_several(tuple(filter(_are_names, article.authors)), _AUTHORS, fields, "authors", "authors-together")
    _report_several(article.tags, _TAGS, fields, "tags", "tags-together")
    if article.event_date and article.event_date.start.date() > article.date.end.date():
        values = {"event": article.event_date.text, "date": article.date.text}
        fields.diagnostics.warning("event-later", fields.line("event_date"), **values)


def _are_names(authors: str) -> bool:
    """Whether an entry consists of names of persons, or of the name of a body and a person's."""
    parts = [_ROLE.sub("", part).strip() for part in _AUTHORS.split(authors)]
    is_followed = any(" " in part and part.istitle() for part in parts[1:])
    return is_followed or all(map(str.istitle, parts)) or all(map(str.isupper, parts))


def _report_several(entries: tuple[str, ...], parting: re.Pattern[str], fields: Fields, key: str, code: str) -> None:
    """Report the first entry that consists of several."""
    if several := next(filter(parting.search, entries), ""):
        right = ", ".join(filter(None, map(str.strip, parting.split(several.strip("()[]")))))
        fields.diagnostics.warning(code, fields.line(key), found=several, right=right)
