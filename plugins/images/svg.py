"""SVG drawings: only plain shapes and text are accepted, and only what is visible is published."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from plugins.core.diagnostics import FileError

LIMIT = 500_000
"""The most bytes of a drawing."""
LONGEST_SIDE = 20_000
"""CSS pixels."""
MOST_COPIES = 10_000
"""The most elements that a browser adds to the written ones for `use`, patterns and markers."""
MOST_ATTRIBUTES = 200
"""The most attributes of an element; SVG itself defines no more."""
DEEPEST = 150
"""The deepest nesting of elements, with referenced elements counted at the place of the reference."""
ELEMENTS = frozenset((
    "svg", "g", "defs", "symbol", "use", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "pattern",
    "marker", "switch",
))  # fmt: skip
"""Elements that are accepted: no scripts, styles, links or foreign content; nor <metadata>, which reveals its maker."""
_GEOMETRY = """
    width height viewBox preserveAspectRatio x y x1 y1 x2 y2 cx cy r rx ry fx fy fr d points pathLength transform
    dx dy rotate textLength lengthAdjust startOffset method spacing side offset
    gradientUnits gradientTransform spreadMethod clipPathUnits maskUnits maskContentUnits
    patternUnits patternContentUnits patternTransform markerUnits markerWidth markerHeight orient refX refY
    systemLanguage requiredExtensions
"""
_PRESENTATION = """
    alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-rendering direction display
    dominant-baseline fill fill-opacity fill-rule font-family font-size font-size-adjust font-stretch font-style
    font-variant font-weight image-rendering letter-spacing marker-end marker-mid marker-start mask mask-type opacity
    overflow paint-order shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset
    stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration
    text-rendering transform-origin unicode-bidi vector-effect visibility white-space word-spacing writing-mode
"""
_XML = "{http://www.w3.org/XML/1998/namespace}"
ATTRIBUTES = frozenset((*_GEOMETRY.split(), *_PRESENTATION.split(), f"{_XML}space", f"{_XML}lang"))
"""Attributes that are published: those of SVG 2 that change how shapes, text, paint and clips look."""
_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_NAMESPACES = frozenset((None, _XLINK, "http://www.w3.org/XML/1998/namespace"))
"""Namespaces of attributes that are accepted; those of drawing programs reveal folders and people."""
_TEXTS = frozenset(("text", "tspan", "textPath"))
_VISIBLE = {"visible": True, "hidden": False, "collapse": False}
_NOT_SHOWN = frozenset(("title", "desc"))
_DEFINED = frozenset((
    "symbol", "linearGradient", "radialGradient", "clipPath", "mask", "pattern", "marker",
))  # fmt: skip
"""Elements that are visible only where something refers to them."""
_LONGEST_BOX = 200
"""The most characters of a viewBox that are read."""
_LENGTH = re.compile(r"([0-9]{0,9}\.?[0-9]{1,9})(?:px)?")
_REFERENCE = re.compile(r"url\(\s*['\"]?#([^'\"()\s]+)['\"]?\s*\)")


def examine_svg(data: bytes) -> tuple[int, int]:
    """The width and height of a drawing in CSS pixels; FileError if it holds anything but shapes and text."""
    root = _parse(data)
    for element in root.iter():
        _examine_element(element)
    _count(root)
    return _size(root)


def shown_svg(data: bytes) -> bytes:
    """The drawing reduced to what is visible: no comments, titles, names or notes of programs or people.

    data: of a drawing that was examined.
    """
    root = _parse(data)
    copy = etree.Element(f"{{{_SVG}}}svg", nsmap={None: _SVG})
    _Copier(root).copy(root, copy, visible=True)
    return bytes(etree.tostring(copy, encoding="UTF-8", xml_declaration=True))


def _parse(data: bytes) -> etree._Element:
    if len(data) > LIMIT:
        raise FileError("svg-large", limit=LIMIT // 1000)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
            raise FileError("svg-unsafe", found="<!DOCTYPE>") from error
        line, column = error.position
        raise FileError("svg-broken", line=line, column=column) from error
    except (ValueError, LookupError) as error:
        raise FileError("svg-broken", line=1, column=1) from error
    if root.getroottree().docinfo.doctype or b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise FileError("svg-unsafe", found="<!DOCTYPE>")  # entities may grow without bound, or read other files
    for beside in (*root.itersiblings(preceding=True), *root.itersiblings()):
        raise FileError("svg-unsafe", found=f"<?{beside.target}>")  # one may load a style sheet that runs scripts
    return root


def _examine_element(element: etree._Element) -> None:
    if not isinstance(element.tag, str):
        raise FileError("svg-unsafe", found=f"<?{element.target}>" if element.tag is etree.PI else "&")
    tag = etree.QName(element)
    if tag.namespace != _SVG or tag.localname not in ELEMENTS:
        raise FileError("svg-unsafe", found=f"<{tag.localname[:40]}>")
    if len(element.attrib) > MOST_ATTRIBUTES:
        raise FileError("svg-crowded", most=MOST_ATTRIBUTES)
    for key, value in element.attrib.items():
        name = etree.QName(key)
        outside = not value.startswith("#") if name.localname == "href" else _leads_outside(value)
        forbidden = name.localname in ("style", "base") or name.localname.lower().startswith("on")
        if outside or forbidden or name.namespace not in _NAMESPACES:
            raise FileError("svg-unsafe", found=name.localname[:40])


def _leads_outside(value: str) -> bool:
    """Whether a value may load a resource; a backslash could escape letters of "url" and hide it."""
    value = value.lower()
    if "\\" in value or "image-set" in value:
        return True
    return not all(part.lstrip().lstrip("'\"").lstrip().startswith("#") for part in value.split("url(")[1:])


def _references(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes that refer to other elements, each with the id that it names."""
    for key, value in element.attrib.items():
        if etree.QName(key).localname == "href":
            yield key, value[1:]
        elif "url(" in value and (match := _REFERENCE.match(value.strip())):
            yield key, match[1]


def _count(root: etree._Element) -> None:
    """FileError if references are circular, or multiply the elements beyond MOST_COPIES."""
    named = {element.get("id"): element for element in root.iter() if "id" in element.attrib}
    counted: dict[str, int] = {}
    open_names: set[str] = set()

    def elements(element: etree._Element, depth: int) -> int:
        """The number of elements that a browser renders for one."""
        if depth > DEEPEST:
            raise FileError("svg-heavy", most=MOST_COPIES)
        number = 1 + sum(elements(child, depth + 1) for child in element)
        for key, name in _references(element):
            times = len(element.get("d") or element.get("points") or "") // 2 if key == "marker-mid" else 1
            number += times * of_name(name, depth + 1)
        if number > written + MOST_COPIES:
            raise FileError("svg-heavy", most=MOST_COPIES)
        return number

    def of_name(name: str, depth: int) -> int:
        if name in open_names:
            raise FileError("svg-heavy", most=MOST_COPIES)
        if name not in counted and name in named:
            open_names.add(name)
            counted[name] = elements(named[name], depth)
            open_names.remove(name)
        return counted.get(name, 0)

    written = sum(1 for _ in root.iter())
    elements(root, 0)


def _size(root: etree._Element) -> tuple[int, int]:
    lengths = [_LENGTH.fullmatch(root.get(name, "").strip()) for name in ("width", "height")]
    box = root.get("viewBox", "")[:_LONGEST_BOX].replace(",", " ").split()
    try:
        sides = (
            [float(length[1]) for length in lengths if length] if all(lengths) else [float(part) for part in box[2:4]]
        )
        width, height = (max(1, round(side)) for side in sides)
    except (ValueError, OverflowError):
        raise FileError("svg-size") from None
    if max(width, height) > LONGEST_SIDE:
        raise FileError("svg-side", most=LONGEST_SIDE)
    return width, height


class _Copier:
    """Copies the visible part of a drawing; ids that are referred to become meaningless ones."""

    def __init__(self, root: etree._Element) -> None:
        named = {element.get("id"): element for element in root.iter() if "id" in element.attrib}
        referred = dict.fromkeys(name for element in root.iter() for _, name in _references(element))
        self.names = {name: f"a{number}" for number, name in enumerate(referred, 1) if name in named}
        self.holders: set[etree._Element] = set()
        """The elements that are referred to, and all their ancestors."""
        for name in self.names:
            element = named[name]
            while element is not None and element not in self.holders:
                self.holders.add(element)
                element = element.getparent()

    def copy(self, element: etree._Element, copy: etree._Element, *, visible: bool) -> None:
        """Copy the visible part of an element into `copy`. visible: whether text around it is visible."""
        visible = _VISIBLE.get(element.get("visibility", "").strip(), visible)
        self._copy_attributes(element, copy)
        is_text = etree.QName(element).localname in _TEXTS and visible
        copy.text = element.text if is_text else None
        for child in element:
            if child in self.holders or _is_seen(child):
                made = etree.SubElement(copy, child.tag)
                self.copy(child, made, visible=visible)
                made.tail = child.tail if is_text else None
            elif is_text and child.tail:
                _append(copy, child.tail)

    def _copy_attributes(self, element: etree._Element, copy: etree._Element) -> None:
        references = dict(_references(element))
        for key, value in element.attrib.items():
            if key == "id":
                if value in self.names:
                    copy.set(key, self.names[value])
            elif key in references:
                name = self.names.get(references[key])
                if name and etree.QName(key).localname == "href":
                    copy.set("href", f"#{name}")
                elif name:
                    copy.set(key, f"url(#{name})")
            elif key in ATTRIBUTES and "url(" not in value.lower():
                copy.set(key, value)


def _append(element: etree._Element, text: str) -> None:
    """Append text to the contents of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _is_seen(element: etree._Element) -> bool:
    """Whether an element that nothing refers to is visible."""
    parent, name = element.getparent(), etree.QName(element).localname
    if name in _NOT_SHOWN or name in _DEFINED or etree.QName(parent).localname in ("defs", *_NOT_SHOWN):
        return False
    is_hidden = any(one.get("display", "").strip() == "none" for one in (element, parent))
    return not is_hidden and not _is_nought(element.get("opacity", ""))


def _is_nought(number: str) -> bool:
    try:
        return float(number.strip().removesuffix("%")) <= 0
    except ValueError:
        return False
