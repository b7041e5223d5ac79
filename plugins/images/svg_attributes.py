"""The attributes of drawings that change how they look: those of SVG 2's shapes, texts, paints and clips."""

from __future__ import annotations

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
