"""Open data: the archive for programs, as one file per article and as compressed downloads of the whole.

There are no settings. The downloads are made for public sites only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from plugins.content.capability import ArticleContext, Capability
from plugins.content.model import Archive, Article, Site
from plugins.content.targets import Planned

from .articles import address_of, article_files, translation_files
from .catalogue import catalogue_pages
from .downloads import ADDRESS, download_files


def _context(article: Article, _shared: object, _own: object) -> Mapping[str, object]:
    return {"open_data": address_of(article)}


def _targets(archive: Archive, site: Site) -> Iterator[Planned]:
    yield from article_files(archive, site)
    yield from translation_files(archive, site)
    yield from catalogue_pages(archive, site)


CAPABILITY = Capability(
    name="open_data",
    spaces=(ADDRESS,),
    article_context=ArticleContext(("open_data",), _context),
    targets=_targets,
    background=download_files,
)

register = CAPABILITY.register
