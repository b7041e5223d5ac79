"""Vector drawings: only plain shapes and text are let through, so that a drawing can do nothing but be seen."""

from __future__ import annotations

import re
from xml.etree import ElementTree

from .errors import ImageError

LIMIT = 500_000
"""Bytes; a drawing larger than that is no drawing."""
ELEMENTS = frozenset((
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern",
    "marker", "switch",
))  # fmt: skip
"""No script, no style sheet, no link, nothing foreign; nor <metadata>, which tells of its maker."""
_NAMESPACE = re.compile(r"\{(?P<uri>[^}]*)\}(?P<name>.*)")
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_ATTRIBUTES = frozenset(("", _XLINK, "http://www.w3.org/XML/1998/namespace"))
"""The namespaces of attributes; those of drawing programs tell of folders and people."""
_LENGTH = re.compile(r"\s*([0-9]*\.?[0-9]+)\s*(?:px)?\s*")
_OUTSIDE = re.compile(r"url\(\s*['\"]?\s*[^#'\"\s]|image-set|\\", re.IGNORECASE)
"""What may load something; with a backslash the word "url" can be written so that it is not seen."""


class _Builder(ElementTree.TreeBuilder):
    """Refuses instructions to programs: one may name a style sheet that runs scripts."""

    def pi(self, target: str, _text: str | None = None) -> ElementTree.Element:
        raise ImageError("svg-unsafe", found=f"<?{target}>")


def examine_svg(data: bytes) -> tuple[int, int]:
    """Width and height of a drawing in CSS pixels; ImageError if it holds anything beyond shapes and text."""
    if len(data) > LIMIT:
        raise ImageError("svg-large", limit=LIMIT // 1000)
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise ImageError("svg-unsafe", found="<!DOCTYPE>")  # entities may grow without bound, or read other files
    try:
        root = ElementTree.fromstring(data, ElementTree.XMLParser(target=_Builder()))
    except ElementTree.ParseError as error:
        line, column = error.position
        raise ImageError("svg-broken", line=line, column=column + 1) from error
    for element in root.iter():
        _examine_element(element)
    return _size(root)


def _examine_element(element: ElementTree.Element) -> None:
    match = _NAMESPACE.fullmatch(str(element.tag))
    if not match or match["uri"] != _SVG or match["name"] not in ELEMENTS:
        raise ImageError("svg-unsafe", found=f"<{match['name'] if match else element.tag}>")
    for key, value in element.attrib.items():
        space, _, name = key.rpartition("}")
        outside = not value.startswith("#") if name == "href" else _OUTSIDE.search(value)
        forbidden = name in ("style", "base") or name.lower().startswith("on")
        if outside or forbidden or space.removeprefix("{") not in _ATTRIBUTES:
            raise ImageError("svg-unsafe", found=name)


def _size(root: ElementTree.Element) -> tuple[int, int]:
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    box = root.get("viewBox", "").replace(",", " ").split()
    try:
        size = (
            [float(length[1]) for length in lengths if length] if all(lengths) else [float(part) for part in box[2:4]]
        )
        width, height = (max(1, round(side)) for side in size)
    except (ValueError, OverflowError):
        raise ImageError("svg-size") from None
    return width, height
