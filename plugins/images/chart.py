"""A bar chart as accessible inline SVG, drawn from the rows of a table.

All lengths are in em and per cent, none in a view box: the text keeps the reader's size on any screen, and only the
bars stretch. Colours come from the style sheet by class, so that dark and print follow.
"""

from __future__ import annotations

import re
import textwrap
from xml.etree import ElementTree

from msgspec import Struct

from plugins.vietnamese.messages import DEFAULT_LANGUAGE, messages_of

MESSAGES = messages_of(__package__)

_SIGNS = {"vi": (".", ","), "en": (",", ".")}
"""The thousands separator and the decimal mark of each language."""
_NUMBERS = {
    language: re.compile(rf"[-−]?(?:[0-9]{{1,3}}(?:\{thousands}[0-9]{{3}})+|[0-9]+)(?:\{decimal}[0-9]+)?")
    for language, (thousands, decimal) in _SIGNS.items()
}
NO_DATA = frozenset({"", "-", "–", "—", "…"})
LINE_CHARACTERS = 24
"""The most characters of a line: what fits the narrowest screen, 320 px, at the largest text size."""
LINE, BAR, GAP = 1.5, 0.9, 0.9
"""Heights in em: a line of text, a bar, the space below a row."""


class Row(Struct, frozen=True):
    """One bar: its label, its value as written, and the value as a number (None: no data)."""

    label: str
    text: str
    value: float | None


class Chart(Struct, frozen=True):
    """The contents of a chart. name_id, description_id: the ids of its <title> and <desc>.

    language: that of its article, for the words that the chart adds.
    """

    name_id: str
    description_id: str
    title: str
    unit: str
    rows: tuple[Row, ...]
    language: str = DEFAULT_LANGUAGE


def parse_number(text: str, language: str = DEFAULT_LANGUAGE) -> float | None:
    """The number written in a text (in Vietnamese "2.075" → 2075, "10,76" → 10.76); None for no data.

    ValueError for anything else, including "10.76" in Vietnamese, where the point separates thousands.
    """
    text = text.strip()
    if text in NO_DATA:
        return None
    if not _NUMBERS[language].fullmatch(text):
        raise ValueError(text)
    thousands, decimal = _SIGNS[language]
    return float(text.replace("−", "-").replace(thousands, "").replace(decimal, "."))


def read_row(label: str, text: str, unit: str, language: str = DEFAULT_LANGUAGE) -> Row:
    """A row of the table, whose value may repeat the unit ("10,76%"). ValueError as from parse_number."""
    bare = text.strip().removesuffix(unit).strip()
    value = parse_number(bare, language)
    if value is None:
        return Row(label.strip(), MESSAGES.in_language(language).say("chart-no-data"), None)
    return Row(label.strip(), bare + (unit if unit == "%" else ""), value)


def draw(chart: Chart) -> ElementTree.Element:
    """The <svg> of a chart."""
    top, groups, span = 0.0, [], _span(chart)
    for row in chart.rows:
        group, top = _row(row, top, span)
        groups.append(group)
    svg = ElementTree.Element(
        "svg",
        {"class": "chart__plot", "role": "img", "aria-labelledby": f"{chart.name_id} {chart.description_id}"}
        | {"width": "100%", "height": _em(top)},
    )
    ElementTree.SubElement(svg, "title", {"id": chart.name_id}).text = chart.title
    ElementTree.SubElement(svg, "desc", {"id": chart.description_id}).text = describe(chart)
    svg.extend(groups)
    return svg


def describe(chart: Chart) -> str:
    """The chart in words, for readers who cannot see it."""
    say = MESSAGES.in_language(chart.language).say
    rows = "; ".join(say("chart-row", label=row.label, value=row.text) for row in chart.rows)
    unit = say("chart-unit", unit=chart.unit) if chart.unit and chart.unit != "%" else ""
    return say("chart-description", rows=rows, unit=unit).strip()


def _span(chart: Chart) -> tuple[float, float]:
    """The ends of the scale, which always includes 0, and runs to 100 for percentages of a whole."""
    values = [0.0, *(row.value for row in chart.rows if row.value is not None)]
    low, high = min(values), max(values)
    if chart.unit == "%" and low == 0 and high <= 100:
        high = 100.0
    return low, high if high > low else low + 1


def _row(row: Row, top: float, span: tuple[float, float]) -> tuple[ElementTree.Element, float]:
    """The group of a row that starts at `top`, and the top of the next row."""
    group = ElementTree.Element("g", {"class": "chart__row"})
    lines, value_line = _layout(row.label, row.text)
    for number, line in enumerate(lines):
        _text(group, "chart__label", line, number, top, x="0")
    _text(group, "chart__value", row.text, value_line, top, **{"x": "100%", "text-anchor": "end"})
    top += LINE * max(len(lines), value_line + 1)
    _bar(group, "chart__track", span, top, span)
    if row.value is not None:
        _bar(group, "chart__bar", (min(row.value, 0.0), max(row.value, 0.0)), top, span)
    return group, top + BAR + GAP


def _layout(label: str, value: str) -> tuple[list[str], int]:
    """The wrapped lines of the label, and the line of the value: the first, beside the label, if there is room."""
    beside = "\0" * (len(value) + 2)
    longest = max(map(len, label.split()), default=0)
    if longest + len(beside) > LINE_CHARACTERS:
        lines = textwrap.wrap(label, LINE_CHARACTERS, break_on_hyphens=False)
        return lines, len(lines)
    lines = textwrap.wrap(label, LINE_CHARACTERS, initial_indent=beside, break_on_hyphens=False)
    return [line.removeprefix(beside) for line in lines], 0


def _text(parent: ElementTree.Element, name: str, text: str, line: int, top: float, **place: str) -> None:
    # 1.15 em below the line's top leaves room for the tallest stacks of marks (Ế, Ậ) above the letters.
    y = _em(top + LINE * line + 1.15)
    ElementTree.SubElement(parent, "text", {"class": name, "y": y} | place).text = text


def _bar(
    parent: ElementTree.Element, name: str, part: tuple[float, float], top: float, span: tuple[float, float]
) -> None:
    whole = span[1] - span[0]
    x, width = (part[0] - span[0]) / whole, (part[1] - part[0]) / whole
    place = {"x": f"{x:.2%}", "y": _em(top), "width": f"{width:.2%}", "height": _em(BAR)}
    ElementTree.SubElement(parent, "rect", {"class": name} | place)


def _em(length: float) -> str:
    return f"{round(length, 2):g}em"
