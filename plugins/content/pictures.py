"""The HTML of a picture, put into a body once its image is known."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from operator import attrgetter
from typing import Literal
from xml.etree.ElementTree import Element, SubElement, tostring

from .model import Image, Picture, Rendition

# They follow the style sheet: the measure of text, and half of it in a gallery; on narrow screens all but the gutters.
SIZES = "(min-width: 43.5rem) 40rem, (min-width: 25rem) 92vw, calc(100vw - 2rem)"
SIZES_BESIDE = "(min-width: 43.5rem) 19.5rem, (min-width: 33.75rem) calc(46vw - .5rem), " + SIZES.partition(", ")[2]

LoadingPriority = Literal["first", "soon", "late"]
"""first: before all else, for a lead image; soon: as the page is read, for what may open it; late: once it is near."""
_LOADING = {"first": {"fetchpriority": "high"}, "soon": {}, "late": {"loading": "lazy", "decoding": "async"}}


def picture_html(picture: Picture, image: Image, *, priority: LoadingPriority, url: Callable[[str], str]) -> str:
    """The picture with its renditions, linked to the whole image.

    url: site address → href.
    """
    frame = Element("a", {"class": "figure__link", "href": url(picture.full.address)}) if image.alt else Element("span")
    element = SubElement(frame, "picture")
    groups = [list(group) for _, group in groupby(picture.renditions, key=attrgetter("type"))]
    sizes = SIZES_BESIDE if image.beside else SIZES
    for group in groups[:-1]:
        SubElement(element, "source", {"type": group[0].type, "srcset": _srcset(group, url), "sizes": sizes})
    SubElement(element, "img", _image(groups[-1], image, sizes, url) | _LOADING[priority])
    if picture.note and image.alt:
        SubElement(frame, "span", {"class": "figure__note"}).text = picture.note
    return tostring(frame, encoding="unicode", method="html")


def _image(group: list[Rendition], image: Image, sizes: str, url: Callable[[str], str]) -> dict[str, str]:
    widest = group[-1]
    attributes = {"class": "figure__image", "src": url(widest.address), "alt": image.alt}
    attributes |= {"width": str(widest.width), "height": str(widest.height)}
    return attributes | ({"srcset": _srcset(group, url), "sizes": sizes} if len(group) > 1 else {})


def _srcset(group: list[Rendition], url: Callable[[str], str]) -> str:
    return ", ".join(f"{url(rendition.address)} {rendition.width}w" for rendition in group)
