"""Officials named in articles but missing from the data, as entries that an editor may accept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import yaml

from plugins.content.grouping import grouped
from plugins.content.model import Archive, Article
from plugins.vietnamese.collation import name_key
from plugins.vietnamese.formatting import display

from .data import MESSAGES
from .posts import Post
from .roll import unknown_officials
from .sentences import Named


def proposed(archive: Archive) -> str:
    """YAML entries for du-lieu/nhan-vat.yaml, sorted by given name; "" if nobody is missing.

    Each post comes with the articles that mention it; when it was held is for an editor to find out.
    """
    unknown = (each for each in unknown_officials(archive) if not each[1].short)
    found = grouped(unknown, lambda each: each[1].key)
    entries = [
        {"name": said[0][1].name, "posts": [*_posts(said)]}
        for said in sorted(found.values(), key=lambda said: name_key(said[0][1].name))
    ]
    dumped = (yaml.safe_dump([entry], allow_unicode=True, sort_keys=False, width=120) for entry in entries)
    return "\n".join(dumped)


def _posts(said: Iterable[tuple[Article, Named]]) -> Iterator[dict[str, object]]:
    """Each post once, with the fullest name of its body."""
    places = [(post, article) for article, named in said for post in named.posts]
    posts: dict[tuple[str, str, str], list[tuple[Post, Article]]] = {}
    for post, article in places:
        bodies = [other.body for other, _ in places if other.title == post.title and other.body]
        body = post.body or max(bodies, key=len, default="")
        posts.setdefault((post.title, body, post.state), []).append((post, article))
    for (title, body, state), where in posts.items():
        days = [article.event_date or article.date for _, article in where]
        note = MESSAGES.say(f"note-{state}", day=display(days[0])) if state else ""
        sources = [*dict.fromkeys(article.file for _, article in where)]
        found = {"title": title, "body": body, "note": note, "sources": sources}
        yield {key: value for key, value in found.items() if value}
