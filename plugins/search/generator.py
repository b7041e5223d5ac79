"""The search of a plain Pelican site as a generator; in this archive the build itself makes it."""

from __future__ import annotations

import logging
from datetime import datetime
from pathlib import Path
from typing import Any

from pelican.generators import Generator

from plugins.vietnamese.messages import messages_of

from .addresses import ADDRESS
from .plain import Post, base_of, search_files, search_form

MESSAGES = messages_of(__package__)
PAGE = Path(__file__).with_name("plain.html")
FILE = f"{ADDRESS[1:]}index.html"


class SearchGenerator(Generator):  # type: ignore[misc]  # Pelican is untyped
    """Writes a search page in the site's own theme, and the index of all published articles."""

    def generate_output(self, writer: Any) -> None:
        """Called when all articles are known."""
        output = Path(self.output_path)
        articles = [*self.context["articles"], *self.context.get("translations", ())]
        for path, content in search_files([_post(article) for article in articles], datetime.now()):
            (output / path).parent.mkdir(parents=True, exist_ok=True)
            (output / path).write_bytes(content)
        site_url = self.settings["SITEURL"]
        page = self.env.from_string(PAGE.read_text(encoding="utf-8"))
        values = {"search": search_form(site_url), "search_base": base_of(site_url)}
        writer.write_file(FILE, page, self.context, self.settings["RELATIVE_URLS"], url=ADDRESS[1:], **values)
        if 'data-module="search"' not in (output / FILE).read_text(encoding="utf-8"):
            logging.getLogger("pelican").warning(MESSAGES.say("theme-without-content"))


def _post(article: Any) -> Post:
    return Post(
        source=article.relative_source_path,
        url=article.url,
        title=article.title,
        date=datetime(*article.date.timetuple()[:6]),
        category=article.category.name,
        authors=tuple(author.name for author in getattr(article, "authors", ())),
        tags=tuple(tag.name for tag in getattr(article, "tags", ())),
        summary=article.summary,
        html=article.content,
    )
