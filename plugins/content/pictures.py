"""Pictures on pages, once images are processed: their HTML in a body, and the thumbnails of lists."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import groupby
from operator import attrgetter
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from .model import Archive, Article, Image, Picture, Rendition, Thumbnail

# Must match the style sheet: the text column, half of it in a gallery; on narrow screens the width minus the gutters.
SIZES = "(min-width: 43.5rem) 40rem, (min-width: 25rem) 92vw, calc(100vw - 2rem)"
SIZES_BESIDE = "(min-width: 43.5rem) 19.5rem, (min-width: 33.75rem) calc(46vw - .5rem), " + SIZES.partition(", ")[2]

LoadingPriority = Literal["first", "soon", "late"]
"""first: high priority, for the lead image; soon: as parsed, for what may be visible at first; late: lazily."""
_PHOTOGRAPH = "image/jpeg"
"""The fallback type of a photograph; a drawing would be illegible in a list."""
_LOADING = {"first": {"fetchpriority": "high"}, "soon": {}, "late": {"loading": "lazy", "decoding": "async"}}


def picture_html(picture: Picture, image: Image, *, priority: LoadingPriority, url: Callable[[str], str]) -> str:
    """The picture with its renditions, linked to the whole image.

    url: site address → href.
    """
    frame = Element("a", {"class": "figure__link", "href": url(picture.full.address)}) if image.alt else Element("span")
    element = SubElement(frame, "picture")
    groups = _by_type(picture)
    sizes = SIZES_BESIDE if image.beside else SIZES
    for group in groups[:-1]:
        SubElement(element, "source", {"type": group[0].type, "srcset": _srcset(group, url), "sizes": sizes})
    SubElement(element, "img", _image(groups[-1], image, sizes, url) | _LOADING[priority])
    if picture.notes and image.alt:
        SubElement(frame, "span", {"class": "figure__note"}).text = picture.notes[image.language]
    return tostring(frame, encoding="unicode", method="html")


def _by_type(picture: Picture) -> list[list[Rendition]]:
    return [list(group) for _, group in groupby(picture.renditions, key=attrgetter("type"))]


def _image(group: list[Rendition], image: Image, sizes: str, url: Callable[[str], str]) -> dict[str, str]:
    widest = group[-1]
    attributes = {"class": "figure__image", "src": url(widest.address), "alt": image.alt}
    attributes |= {"width": str(widest.width), "height": str(widest.height)}
    return attributes | ({"srcset": _srcset(group, url), "sizes": sizes} if len(group) > 1 else {})


def _srcset(group: list[Rendition], url: Callable[[str], str]) -> str:
    return ", ".join(f"{url(rendition.address)} {rendition.width}w" for rendition in group)


def thumbnails(archive: Archive) -> Mapping[str, Thumbnail]:
    """The photographs shown for articles in lists, by the address of the article."""
    if not archive.pictures:
        return {}
    found = ((article.address, _thumbnail(article, archive.pictures)) for article in archive.listed)
    return {address: thumbnail for address, thumbnail in found if thumbnail}


def _thumbnail(article: Article, pictures: Mapping[str, Picture]) -> Thumbnail | None:
    """The lead image or, if it is no photograph, the first photograph with an alternative text."""
    shown = (article.lead_image, *(image.path for image in article.body.images if image.alt))
    for picture in filter(None, map(pictures.get, shown)):
        groups = _by_type(picture)
        if groups[-1][0].type == _PHOTOGRAPH:
            return Thumbnail(groups[0][0], groups[-1][0])
    return None
