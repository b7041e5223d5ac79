"""Open data: what the archive holds, for programs. There are no settings."""

from __future__ import annotations

from collections.abc import Mapping

from plugins.content.capability import ArticleContext, Capability
from plugins.content.model import Archive, Article, Site

from .articles import address_of, article_files


def _nothing(_archive: Archive, _site: Site) -> Mapping[str, object]:
    return {}


def _context(article: Article, _shared: object, _own: object) -> Mapping[str, object]:
    return {"open_data": address_of(article)}


CAPABILITY = Capability(
    name="open_data",
    article_context=ArticleContext(("open_data",), _nothing, _nothing, _context),
    targets=article_files,
)

register = CAPABILITY.register
