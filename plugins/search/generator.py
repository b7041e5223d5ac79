"""The search as a Pelican generator, for plain Pelican sites; in this archive, the build makes it."""

from __future__ import annotations

import logging
import re
from datetime import datetime, time
from hashlib import sha256
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from markupsafe import Markup
from pelican.generators import Generator

from plugins.content.model import Article, Body
from plugins.vietnamese.messages import messages_of
from plugins.vietnamese.when import HANOI, When, as_when

from .addresses import ADDRESS, ROOT
from .plain import Post, plain_text, search_files, search_form

MESSAGES = messages_of(__package__)
PAGE = Path(__file__).with_name("plain.html")
FILE = f"{ADDRESS[1:]}index.html"
_BASE = re.compile(r"<base\s[^>]*\bhref\b", re.IGNORECASE)
"""Matches an element that changes where relative addresses lead."""
_OWN = re.compile(r'(?<=")(?=(?:chi-muc/manifest\.json|js/search/main\.js)")')
"""Matches before the addresses of PAGE that are relative to it."""


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Writes a search page in the site's own theme, and the index of all published articles."""

    def generate_output(self, writer: Any) -> None:
        """Called by Pelican once all articles are known."""
        output, log = Path(self.output_path), logging.getLogger("pelican")
        if not self._write_page(writer):
            log.warning(MESSAGES.say("address-taken"))
            return
        page = (output / FILE).read_text(encoding="utf-8")
        if 'data-module="search"' not in page:
            log.warning(MESSAGES.say("theme-without-content"))
        if _BASE.search(page):
            folder = urlsplit(self.settings["SITEURL"]).path.rstrip("/") + ADDRESS
            (output / FILE).write_text(_OWN.sub(folder, page), encoding="utf-8")
        articles = (each for article in self.context["articles"] for each in (article, *article.translations))
        # Articles with the same slug and language are also translations of each other.
        by_url = {each.url: each for each in articles if _has_page(each)}
        stale = {*(output / ROOT[1:]).rglob("*.*")}  # changed shards get new names
        for path, content in search_files([*map(_post, by_url.values())], datetime.now()):
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (output / path).write_bytes(content)
            stale.discard(output / path)
        for file in stale:
            file.unlink()

    def _write_page(self, writer: Any) -> bool:
        """Write the search page, unless something else is or will be written there."""
        known = (self.context["generated_content"], self.context["static_content"])
        if any(each and each.save_as == FILE for some in known for each in some.values()):
            return False
        page = self.env.from_string(PAGE.read_text(encoding="utf-8"))
        values = {"url": ADDRESS[1:], "search": Markup(search_form())}
        try:
            writer.write_file(FILE, page, self.context, self.settings["RELATIVE_URLS"], **values)
        except RuntimeError as fault:
            if str(Path(FILE)) not in str(fault):  # Pelican's class for this is not in each of its versions
                raise
            return False
        return True


def _has_page(article: Any) -> bool:
    """Whether an article has a page on this site: its metadata may set any address, on another site, too, or none."""
    return bool(article.save_as) and not urlsplit(article.url).scheme and ".." not in article.url.split("/")


def _when(moment: datetime) -> When:
    """The day of an article, with the time only if it is in Hanoi time, which results show."""
    has_time = moment.utcoffset() == HANOI.utcoffset(None) and moment.time() != time.min
    return as_when(datetime.combine(moment.date(), moment.time()) if has_time else moment.date())


def _post(article: Any) -> Post:
    url, text = article.url.lstrip("/"), plain_text(article.content)
    category = getattr(article, "category", None)  # a site may have none
    record = Article(
        file=url,
        slug=url,
        title=plain_text(article.title),
        date=_when(article.date),
        category=category.slug if category else "",
        summary=plain_text(article.summary),
        body=Body(url, sha256=sha256(text.encode()).hexdigest()),
        authors=tuple(author.name for author in getattr(article, "authors", ()) if author.name),
        tags=tuple(tag.name for tag in getattr(article, "tags", ())),
        address=f"/{url}",
    )
    return Post(record, category.name if category else "", text)
