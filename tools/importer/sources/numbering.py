"""Writes the automatic numbers of a Word file, such as "Điều 1." or "a)", into its text, where they are kept."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from string import ascii_lowercase
from typing import NamedTuple

from lxml import etree

WORDS = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PLACE = re.compile(r"%([1-9])")
_NO_NUMBERS = ("bullet", "none")
_ROMAN = (
    ("", "c", "cc", "ccc", "cd", "d", "dc", "dcc", "dccc", "cm"),
    ("", "x", "xx", "xxx", "xl", "l", "lx", "lxx", "lxxx", "xc"),
    ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix"),
)
_MOST = 999
"""The largest number that is shown in another format than figures."""


class Level(NamedTuple):
    """A level of a numbered list. format: Word's name of it; text: with %1 for the number of the first level."""

    format: str
    text: str
    start: int


class Numbering:
    """The numbered lists of a Word file, counted from its first paragraph on."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        """numbering, styles: the roots of the parts of these names."""
        abstract = by_id(numbering, "abstractNum")
        self._lists = {
            number: (name, _levels(abstract[name]), _starts(each))
            for number, each in by_id(numbering, "num").items()
            if (name := value(each, "abstractNumId")) in abstract
        }
        self._styles = {name: (each, value(each, "basedOn")) for name, each in by_id(styles, "style").items()}
        self._counts: defaultdict[str, dict[int, int]] = defaultdict(dict)
        self._begun: set[tuple[str, int]] = set()

    def write_into(self, paragraph: etree._Element) -> None:
        """Write a paragraph's number before its text, and take it out of its list; bullets stay."""
        number, level = self._of(paragraph)
        name, levels, starts = self._lists.get(number, ("", {}, {}))
        if level not in levels or levels[level].format in _NO_NUMBERS:
            return
        label = self._next(name, number, level, levels, starts)
        properties = paragraph.find(f"{WORDS}pPr")
        if properties is None:
            properties = etree.Element(f"{WORDS}pPr")
            paragraph.insert(0, properties)
        for old in properties.findall(f"{WORDS}numPr"):
            properties.remove(old)
        own = etree.SubElement(properties, f"{WORDS}numPr")
        for key in ("ilvl", "numId"):
            etree.SubElement(own, f"{WORDS}{key}", {f"{WORDS}val": "0"})
        if label and any((text.text or "").strip() for text in paragraph.iter(f"{WORDS}t")):
            paragraph.insert(1, run_of(f"{label} "))

    def _of(self, paragraph: etree._Element) -> tuple[str, int]:
        """The list and the level of a paragraph, by itself or by its style; "" if it is in none."""
        properties = paragraph.find(f"{WORDS}pPr")
        number, level = _place(properties)
        style, seen = value(properties, "pStyle"), set[str]()
        while not number and style in self._styles and style not in seen:
            seen.add(style)
            element, above = self._styles[style]
            number, level = _place(element.find(f"{WORDS}pPr"))
            style = above
        return number, level

    def _next(self, name: str, number: str, level: int, levels: Mapping[int, Level], starts: Mapping[int, int]) -> str:
        counts = self._counts[name]
        if level in starts and (number, level) not in self._begun:
            counts.pop(level, None)
        self._begun.add((number, level))
        counts[level] = counts.get(level, starts.get(level, levels[level].start) - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]

        def counted(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            above = levels.get(place)
            return shown(counts.setdefault(place, above.start), above.format) if above else ""

        return _PLACE.sub(counted, levels[level].text).strip()


def run_of(text: str) -> etree._Element:
    """A run of plain text."""
    run = etree.Element(f"{WORDS}r")
    etree.SubElement(run, f"{WORDS}t").text = text
    return run


def shown(number: int, form: str) -> str:
    """A number in one of Word's formats; letters are doubled after "z"."""
    if not 0 < number <= _MOST:
        return str(number)
    made = f"{number:02}" if form == "decimalZero" else str(number)
    if form.endswith("Letter"):
        times, place = divmod(number - 1, len(ascii_lowercase))
        made = ascii_lowercase[place] * (times + 1)
    elif form.endswith("Roman"):
        made = "".join(signs[digit] for signs, digit in zip(_ROMAN, map(int, f"{number:03}"), strict=True))
    return made.upper() if form.startswith("upper") else made


def by_id(root: etree._Element | None, tag: str) -> dict[str, etree._Element]:
    """The elements of one of three kinds by their identifiers: "abstractNum", "num" or "style"."""
    name = {"abstractNum": "abstractNumId", "num": "numId", "style": "styleId"}[tag]
    found = root.iterchildren(f"{WORDS}{tag}") if root is not None else ()
    return {each.get(f"{WORDS}{name}", ""): each for each in found}


def value(element: etree._Element | None, path: str) -> str:
    """The value of the element at a path of names, separated by slashes; "" if there is none."""
    found = element.find("/".join(f"{WORDS}{step}" for step in path.split("/"))) if element is not None else None
    return found.get(f"{WORDS}val", "") if found is not None else ""


def number_of(text: str) -> int:
    """The number that a value is; 0 if it is none."""
    return int(text) if text.isdecimal() and len(text) < 5 else 0


def _place(properties: etree._Element | None) -> tuple[str, int]:
    return value(properties, "numPr/numId"), number_of(value(properties, "numPr/ilvl"))


def _levels(abstract: etree._Element) -> dict[int, Level]:
    return {
        number_of(each.get(f"{WORDS}ilvl", "")): Level(
            value(each, "numFmt") or "decimal", value(each, "lvlText"), number_of(value(each, "start") or "1")
        )
        for each in abstract.iterchildren(f"{WORDS}lvl")
    }


def _starts(each: etree._Element) -> dict[int, int]:
    """The numbers with which a list begins anew, by level."""
    return {
        number_of(override.get(f"{WORDS}ilvl", "")): number_of(start)
        for override in each.iterchildren(f"{WORDS}lvlOverride")
        if (start := value(override, "startOverride"))
    }
